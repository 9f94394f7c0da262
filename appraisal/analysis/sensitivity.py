"""What would change the answer: weights, scores, criteria left out, ranges and dominance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
    ScoredOption,
    Scores,
    UncertainValue,
    as_percent,
    as_points,
    leading_sentence,
    listed,
    score,
    uncertain_values,
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
    if assumed_range is not None and not 0 <= assumed_range <= 100:
        raise AppraisalError(
            f"The range to assume is {assumed_range:g} points. Use a number from 0 to 100."
        )
    scores = score(option_set, weights)
    model = _Model(option_set, scores)
    return Sensitivity(
        scores=scores,
        weights=tuple(model.weight_switches()),
        cells=tuple(model.score_switches()),
        without=tuple(model.leave_each_out()),
        equal=score(option_set),
        ranges=tuple(model.range_effects(assumed_range)),
        dominated=tuple(model.dominances()),
    )


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
    ) -> Iterator[tuple[UncertainValue, bool]]:
        known = {
            cell.criterion: cell
            for cell in uncertain_values(self.option_set)
            if cell.option == option.id
        }
        for name in self.columns:
            value = option.values[name]
            if name in known:
                yield known[name], True
            elif assumed and value is not None:
                ends = (max(value - assumed, 0.0), min(value + assumed, 100.0))
                yield UncertainValue(option.id, name, (0.0, 1.0), ends), False

    def _effect(self, row: int, cell: UncertainValue, given: bool) -> RangeEffect:
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


def change_sentence(option_set: OptionSet, result: Sensitivity) -> str:
    """What would change the leader, in a sentence or two, with the weight that is nearest to it."""
    scores = result.scores
    still = _why_nothing_moves(option_set, result)
    if still or len(scores.leaders) != 1 or sum(bool(one.rank) for one in scores.options) == 1:
        more = still or _parting(result)
        return leading_sentence(option_set, scores) + more + _ahead_without_rank(scores)
    leader = scores.leaders[0]
    nearest = nearest_switch(result)
    if nearest is None:
        whole = f"{leader.label} leads whatever weight any one criterion carries."
    else:
        node, switch = nearest
        bound = "or more" if switch.at >= node.weight else "or less"
        whole = (
            f"{leader.label} leads unless “{node.name}” carries "
            f"{as_percent(switch.at, node.weight)} {bound}; "
            f"it carries {as_percent(node.weight, switch.at)}. "
            f"Then {option_set.option(switch.to).label} leads."
        )
        whole += _others_too(result, node)
    return whole + _ahead_without_rank(scores) + _would_be_ahead(option_set, result)


def _why_nothing_moves(option_set: OptionSet, result: Sensitivity) -> str:
    """Why no weight can change who leads, where there is too little to choose from or between."""
    scores = result.scores
    ranked = sum(one.rank is not None for one in scores.options)
    if not ranked:
        return ""
    if len(scores.options) == 1:
        return " There is only one option, so nothing can overtake it."
    if ranked == 1:
        return ""
    if len(scores.leaders) == ranked and _level_everywhere(result):
        which = (
            "Every option" if ranked == len(scores.options) else "Every option that takes a rank"
        )
        return f" {which} has the same overall value whatever the weights."
    if len(option_set.leaves) == 1:
        return " There is only one criterion, so no weight can move."
    if len(option_set.leaves) - len(scores.dropped) == 1:
        return " The options differ on one criterion only, so no weight can move."
    return ""


def fragility_sentence(result: Sensitivity, whose: str) -> str:
    """The nearest weight that would change a single leader, or that none would, in a sentence.

    `whose` is who gives the weights: "the room".
    """
    if len(result.scores.leaders) != 1:
        return ""
    nearest = nearest_switch(result)
    if nearest is None:
        return "No weight on any one criterion would change that."
    node, switch = nearest
    bound = "or more" if switch.at >= node.weight else "or less"
    return (
        f"It leads unless “{node.name}” carries {as_percent(switch.at, node.weight)} {bound}; "
        f"{whose} gives it {as_percent(node.weight, switch.at)}."
    )


def _others_too(result: Sensitivity, nearest: WeightSwitch) -> str:
    """That the nearest criterion is not the only one, where it is not."""
    others = [
        node.name
        for node in result.weights
        if node is not nearest and not node.branch and (node.ranked_down or node.ranked_up)
    ]
    if not others:
        return ""
    if len(others) > 2:
        return f" The weight on {len(others)} other criteria could change it too."
    return f" The weight on {listed([f'“{name}”' for name in others])} could change it too."


def nearest_switch(result: Sensitivity) -> tuple[WeightSwitch, Switch] | None:
    """The criterion whose weight needs the smallest move to change the leader; branches aside."""
    found = [
        (abs(switch.at - node.weight), node, switch)
        for node in result.weights
        if not node.branch
        for switch in (node.ranked_down, node.ranked_up)
        if switch
    ]
    return min(found, key=lambda one: one[0])[1:] if found else None


def _parting(result: Sensitivity) -> str:
    """Whether any weight parts the options that lead together; nothing where one leads alone."""
    if len(result.scores.leaders) < 2:
        return ""
    if _level_everywhere(result):
        return " They have the same score on every criterion, so no weight parts them."
    return " Any weight that favours one of them parts them."


def _level_everywhere(result: Sensitivity) -> bool:
    """Whether the options that lead together have the same value on every criterion."""
    lines = [
        tuple(node.ends[leader.id] for leader in result.scores.leaders) for node in result.weights
    ]
    return all(abs(one[1] - line[0][1]) <= TIE for line in lines for one in line)


def _ahead_without_rank(scores: Scores) -> str:
    """The options that have as many points as the leader, or more, and yet take no rank."""
    if not scores.leaders:
        return ""
    best = max(one.value or 0.0 for one in scores.leaders)
    return "".join(
        f" {one.label} has {'more' if one.value > best + TIE else 'as many'} points "
        f"({as_points(one.value)}) but takes no rank. {one.why_unranked}"
        for one in scores.options
        if one.rank is None and one.value is not None and one.value >= best - TIE
    )


def _would_be_ahead(option_set: OptionSet, result: Sensitivity) -> str:
    """The nearest weight that would put an option without a rank ahead on points."""
    found = [
        (abs(switch.at - node.weight), node, switch)
        for node in result.weights
        if not node.branch
        for switch in (node.down, node.up)
        if switch and switch.why_unranked
    ]
    if not found:
        return ""
    _, node, switch = min(found, key=lambda one: one[0])
    bound = "or more" if switch.at >= node.weight else "or less"
    return (
        f" With {as_percent(switch.at, node.weight)} {bound} on “{node.name}”, "
        f"{option_set.option(switch.to).label} would have most points but take no rank. "
        f"{switch.why_unranked}"
    )


def leaders_said(option_set: OptionSet, ids: tuple[str, ...]) -> str:
    """The labels of options in first place, as a sentence names them."""
    return listed([option_set.option(one).label for one in ids]) if ids else "no option"
