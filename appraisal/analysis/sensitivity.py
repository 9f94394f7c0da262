"""What would change the answer: weights, scores, criteria left out, ranges and dominance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from appraisal.errors import AppraisalError
from appraisal.method import (
    TIE,
    Crossing,
    dominated,
    overall_values,
    switching_score,
    switching_weights,
    weight_ends,
    without_each,
)
from appraisal.option_sets import Criterion, OptionSet
from appraisal.scoring import (
    RangedValue,
    ScoredOption,
    Scores,
    ranged_values,
    score,
    values_on_scale,
)

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Switch:
    """Where the leader changes: `at` is an overall weight from 0 to 1, or a value from 0 to 100.

    `to` has most points beyond it. `why_unranked` is a sentence where that option takes no rank.
    """

    at: float
    to: str
    why_unranked: str | None = None


@dataclass(frozen=True)
class WeightSwitch:
    """One node of the value tree, and where raising or lowering its weight changes the leader.

    `up` and `down` go to whichever option first has as many points, whether or not it takes a
    rank; `ranked_up` and `ranked_down` heed only those that do. `joint_at_all` names the options
    that only draw level, with all the weight on this node. `ends` holds each complete option's
    overall value with none and with all of the weight here: a straight line lies between.
    """

    criterion: str
    name: str
    branch: bool
    weight: float
    up: Switch | None
    down: Switch | None
    ranked_up: Switch | None
    ranked_down: Switch | None
    joint_at_all: tuple[str, ...]
    ends: Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class ScoreSwitch:
    """One cell, and the value from 0 to 100 at which it would change the leader."""

    option: str
    criterion: str
    value: float | None
    switch: Switch | None


@dataclass(frozen=True)
class Without:
    """Overall values and leaders with one criterion left out, the others in proportion."""

    criterion: str
    values: Mapping[str, float | None]
    leaders: tuple[str, ...]


@dataclass(frozen=True)
class RangeEffect:
    """What one cell's range does: the option's overall value with the cell at its low and high.

    `low_score` and `high_score` are the cell's own values from 0 to 100. `assumed` marks a range
    that the file does not give.
    """

    option: str
    criterion: str
    low: float
    high: float
    low_score: float
    high_score: float
    assumed: bool
    leaders_low: tuple[str, ...]
    leaders_high: tuple[str, ...]


@dataclass(frozen=True)
class Dominance:
    """An option that another beats whatever the weights: on every criterion if `strictly`."""

    option: str
    by: str
    strictly: bool


@dataclass(frozen=True)
class Sensitivity:
    """Everything that could change the answer under one weighting."""

    scores: Scores
    weights: tuple[WeightSwitch, ...]
    cells: tuple[ScoreSwitch, ...]
    without: tuple[Without, ...]
    equal: Scores
    ranges: tuple[RangeEffect, ...]
    dominated: tuple[Dominance, ...]


def sensitivity(
    option_set: OptionSet,
    weights: Mapping[str, object] | str | None = None,
    *,
    assumed_range: float | None = None,
) -> Sensitivity:
    """What would change the answer under a weighting, given as for `score`.

    Switching weights and scores are in closed form. With `assumed_range`, a cell without a range
    of its own is tried at so many points below and above its value, within 0 to 100. Raises
    WeightError and AppraisalError as `score` does, and for an `assumed_range` outside 0 to 100.
    """
    scores = score(option_set, weights)
    model = _Model(option_set, scores)
    return Sensitivity(
        scores=scores,
        weights=tuple(model.weight_switches()),
        cells=tuple(model.score_switches()),
        without=tuple(model.leave_each_out()),
        equal=score(option_set),
        ranges=tuple(model.range_effects(_points(assumed_range))),
        dominated=tuple(model.dominances()),
    )


def with_assumed_ranges(option_set: OptionSet, result: Sensitivity, points: float) -> Sensitivity:
    """The same, each cell without a range of its own tried at so many points below and above."""
    model = _Model(option_set, result.scores)
    return replace(result, ranges=tuple(model.range_effects(_points(points))))


def _points(assumed_range: float | None) -> float | None:
    if assumed_range is not None and not 0 <= assumed_range <= 100:
        raise AppraisalError(
            f"The range to assume is {assumed_range:g} points. Use a number from 0 to 100."
        )
    return assumed_range


class _Model:
    """An option set under one weighting, as arrays: its complete options x the criteria that count.

    `ranked` flags the options that take a rank. `contenders` flags those and whichever others
    have fewer points than the leader now: a weight may put them ahead on points, and then people
    must be told that they take no rank.
    """

    def __init__(self, option_set: OptionSet, scores: Scores) -> None:
        values, counts = values_on_scale(option_set)
        complete = [one.value is not None for one in scores.options]
        self.option_set = option_set
        self.scores = scores
        self.options: list[ScoredOption] = [one for one in scores.options if one.value is not None]
        self.values: Floats = values[complete][:, counts]
        self.columns: dict[str, int] = {
            leaf.id: column
            for column, leaf in enumerate(
                leaf for leaf, counted in zip(option_set.leaves, counts, strict=True) if counted
            )
        }
        self.weights: Floats = np.array([scores.weights[name] for name in self.columns])
        self.ranked: Flags = np.array([one.rank is not None for one in self.options], dtype=bool)

    @cached_property
    def overall(self) -> Floats:
        return self.values @ self.weights

    @cached_property
    def contenders(self) -> Flags:
        if not self.ranked.any():
            return self.ranked
        behind: Flags = self.overall < self.overall[self.ranked].max() - TIE
        return self.ranked | behind

    def weight_switches(self) -> Iterator[WeightSwitch]:
        """Every node of the value tree that has criteria which count."""
        for node in self.option_set.nodes:
            inside = np.zeros(len(self.columns), dtype=bool)
            inside[[self.columns[leaf] for leaf in _leaves(node) if leaf in self.columns]] = True
            if inside.any():
                yield self._weight_switch(node, inside)

    def _weight_switch(self, node: Criterion, inside: Flags) -> WeightSwitch:
        weight = float(self.weights[inside].sum())
        ends = weight_ends(self.values, self.weights, inside)
        if ends is None:
            return WeightSwitch(
                criterion=node.id,
                name=node.name,
                branch=not node.is_leaf,
                weight=weight,
                up=None,
                down=None,
                ranked_up=None,
                ranked_down=None,
                joint_at_all=(),
                ends={one.id: (one.value or 0.0, one.value or 0.0) for one in self.options},
            )
        none, all_ = ends
        down, up = switching_weights(none, all_, weight, self.contenders)
        ranked_down, ranked_up = switching_weights(none, all_, weight, self.ranked)
        lines = zip(none.tolist(), all_.tolist(), strict=True)
        return WeightSwitch(
            criterion=node.id,
            name=node.name,
            branch=not node.is_leaf,
            weight=weight,
            up=self._switch(up),
            down=self._switch(down),
            ranked_up=self._switch(ranked_up),
            ranked_down=self._switch(ranked_down),
            joint_at_all=() if ranked_up else self._level_at(all_),
            ends={one.id: line for one, line in zip(self.options, lines, strict=True)},
        )

    def _level_at(self, overall: Floats) -> tuple[str, ...]:
        """The options that share the lead there with one that leads now, and do not now."""
        there = {self.options[row].id for row in self._leading(overall)}
        return tuple(
            one.id for one in self.options if one.id in there and one.rank not in (1, None)
        )

    def _switch(self, crossing: Crossing | None) -> Switch | None:
        if crossing is None:
            return None
        option = self.options[crossing.to]
        return Switch(crossing.at, option.id, option.why_unranked)

    def score_switches(self) -> Iterator[ScoreSwitch]:
        """Every cell; one of an option that takes no rank cannot change the leader."""
        rows = {option.id: row for row, option in enumerate(self.options)}
        for option in self.scores.options:
            for leaf in self.option_set.leaves:
                switch = None
                if option.id in rows and leaf.id in self.columns:
                    cell = (rows[option.id], self.columns[leaf.id])
                    found = switching_score(self.values, self.weights, *cell, self.ranked)
                    switch = self._switch(found)
                yield ScoreSwitch(option.id, leaf.id, option.values[leaf.id], switch)

    def leave_each_out(self) -> Iterator[Without]:
        """Every criterion that counts, left out in turn; none where there is only one."""
        if len(self.columns) < 2:
            return
        for name, weights in zip(self.columns, without_each(self.weights), strict=True):
            overall = overall_values(self.values, weights)
            found = dict(zip((one.id for one in self.options), overall.tolist(), strict=True))
            yield Without(
                criterion=name,
                values={one.id: found.get(one.id) for one in self.scores.options},
                leaders=tuple(self.options[row].id for row in self._leading(overall)),
            )

    def _leading(self, overall: Floats) -> list[int]:
        """The rows in first place among the options that take a rank."""
        if not self.ranked.any():
            return []
        best = overall[self.ranked].max()
        return np.flatnonzero(self.ranked & (overall >= best - TIE)).tolist()

    def range_effects(self, assumed: float | None) -> list[RangeEffect]:
        """Every cell with a range that weighs something, the widest effect first."""
        effects = [
            self._effect(row, cell, given)
            for row, option in enumerate(self.options)
            for cell, given in self._ranges(option, assumed)
            if self.weights[self.columns[cell.criterion]] > 0
        ]
        return sorted(effects, key=lambda one: -abs(one.high - one.low))

    def _ranges(
        self, option: ScoredOption, assumed: float | None
    ) -> Iterator[tuple[RangedValue, bool]]:
        known = {
            cell.criterion: cell
            for cell in ranged_values(self.option_set)
            if cell.option == option.id
        }
        for name in self.columns:
            value = option.values[name]
            if name in known:
                yield known[name], True
            elif assumed and value is not None:
                ends = (max(value - assumed, 0.0), min(value + assumed, 100.0))
                yield RangedValue(option.id, name, (0.0, 1.0), ends), False

    def _effect(self, row: int, cell: RangedValue, given: bool) -> RangeEffect:
        column = self.columns[cell.criterion]
        overall, leaders = [], []
        for value in (cell.values[0], cell.values[-1]):
            moved = self.overall.copy()
            moved[row] += self.weights[column] * (value - self.values[row, column])
            overall.append(float(moved[row]))
            leaders.append(tuple(self.options[one].id for one in self._leading(moved)))
        return RangeEffect(
            option=cell.option,
            criterion=cell.criterion,
            low=overall[0],
            high=overall[1],
            low_score=cell.values[0],
            high_score=cell.values[-1],
            assumed=not given,
            leaders_low=leaders[0],
            leaders_high=leaders[1],
        )

    def dominances(self) -> Iterator[Dominance]:
        """Every pair in which one option beats the other whatever the weights."""
        for option, by, strictly in dominated(self.values, self.ranked):
            yield Dominance(self.options[option].id, self.options[by].id, strictly)


def _leaves(node: Criterion) -> list[str]:
    return [one.id for one in node.nodes if one.is_leaf]
