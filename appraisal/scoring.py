"""An option set and a weighting in, overall values, ranks and contributions out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from appraisal.errors import AppraisalError
from appraisal.method import (
    ValueTree,
    WeightError,
    competition_ranks,
    contributions,
    local_scale,
    overall_values,
    piecewise_linear,
    tied_with,
)
from appraisal.option_sets import Criterion, Option, OptionSet
from appraisal.wording import as_points, listed

EQUAL = "equal"
"""The weighting under which every leaf criterion weighs the same."""


@dataclass(frozen=True)
class ScoredOption:
    """One option's result.

    `value` is None where a score is missing; `rank` is None where the option takes no rank, and
    `why_unranked` then says why. `values` are on the scale used: None where the score is
    missing, or where the criterion was dropped. `contributions` are points out of 100 that add
    up to `value`: None where the score is missing, 0 where the criterion was dropped.
    """

    id: str
    label: str
    name: str
    value: float | None
    rank: int | None
    tied_with: tuple[str, ...]
    status: str
    why_unranked: str | None
    contributions: dict[str, float | None]
    values: dict[str, float | None]


@dataclass(frozen=True)
class Scores:
    """The results of one option set under one weighting, options in file order.

    `weights` holds each leaf criterion's overall weight; `dropped` names the criteria that a
    local scale leaves out because every option ties on them.
    """

    option_set: str
    scale: str
    weights: dict[str, float]
    options: tuple[ScoredOption, ...]
    dropped: tuple[str, ...] = ()

    @property
    def leaders(self) -> tuple[ScoredOption, ...]:
        """The options in first place: several where they tie, none where nothing is ranked."""
        return tuple(option for option in self.options if option.rank == 1)

    @property
    def ordered(self) -> tuple[ScoredOption, ...]:
        """The ranked options from the highest value down, then the others in file order."""
        ranked = [option for option in self.options if option.rank is not None]
        others = [option for option in self.options if option.rank is None]
        return (*sorted(ranked, key=lambda option: (option.rank, -(option.value or 0))), *others)


def score(option_set: OptionSet, weights: Mapping[str, object] | str | None = None) -> Scores:
    """Overall values, ranks and contributions under a weighting.

    `weights` is None or "equal" (every leaf the same), the id of a perspective, or a weight for
    any branches and leaves. Raises WeightError, with every problem, where they cannot be used,
    and AppraisalError where there is no such perspective.
    """
    values, counts = values_on_scale(option_set)
    weight = _overall_weights(option_set, weights, counts)
    return Scores(
        option_set=option_set.id,
        scale=option_set.scale,
        weights=dict(zip(_leaf_ids(option_set), weight.tolist(), strict=True)),
        options=_scored(option_set, values, counts, weight),
        dropped=_dropped(option_set, counts),
    )


@lru_cache(maxsize=256)
def value_tree(option_set: OptionSet) -> ValueTree:
    """The criteria of an option set as the tree that weights are shared down."""
    parents: dict[str, str | None] = dict.fromkeys(node.id for node in option_set.nodes)
    for node in option_set.nodes:
        parents.update((child.id, node.id) for child in node.criteria)
    return ValueTree(parents)


@lru_cache(maxsize=256)
def values_on_scale(option_set: OptionSet) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Every option's values, options x leaf criteria, and which criteria count.

    Measures go through their value functions. On a local scale each criterion runs from the
    worst to the best of all the options in the file that have a score, parked and rejected ones
    too, so that parking an option moves nobody else's figures; a criterion on which they all
    tie does not count. A blank is NaN. Both arrays are read-only: they are kept for later calls.
    """
    columns = [_column(criterion, option_set.options) for criterion in option_set.leaves]
    values = np.array(columns, dtype=float).T.reshape(len(option_set.options), len(columns))
    counts = np.ones(len(columns), dtype=bool)
    if option_set.scale == "local":
        values, counts = local_scale(values)
    values.setflags(write=False)
    counts.setflags(write=False)
    return values, counts


@dataclass(frozen=True)
class RangedValue:
    """A cell with a range: its values from the low score to the high one, on the scale used.

    `at` runs from 0 at the low to 1 at the high, with a point wherever the value function bends
    between them; `values` holds the value there. On a local scale 0 and 100 stay where the stated
    scores put them, so a value may lie outside.
    """

    option: str
    criterion: str
    at: tuple[float, ...]
    values: tuple[float, ...]


@lru_cache(maxsize=256)
def ranged_values(option_set: OptionSet) -> tuple[RangedValue, ...]:
    """Every cell whose score has a low below its high, on a criterion that counts."""
    _, counts = values_on_scale(option_set)
    return tuple(
        cell
        for criterion, counted in zip(option_set.leaves, counts, strict=True)
        if counted
        for cell in _ranged_column(option_set, criterion)
    )


def _ranged_column(option_set: OptionSet, criterion: Criterion) -> Iterator[RangedValue]:
    known = _column(criterion, option_set.options)
    worst, best = 0.0, 100.0
    if option_set.scale == "local":
        worst, best = float(np.nanmin(known)), float(np.nanmax(known))
    for option in option_set.options:
        given = option.scores[criterion.id]
        if given.value is None or given.low is None or given.high is None:
            continue
        if given.high > given.low:
            at, values = _along(criterion, given.low, given.high)
            scaled = tuple(100 * (value - worst) / (best - worst) for value in values)
            yield RangedValue(option.id, criterion.id, at, scaled)


def _along(
    criterion: Criterion, low: float, high: float
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Points from a low score to a high one, 0 to 1, and the values there."""
    if criterion.measure is None:
        return (0.0, 1.0), (low, high)
    bends = [measure for measure, _ in criterion.measure.points if low < measure < high]
    scores = [low, *bends, high]
    values = piecewise_linear(scores, criterion.measure.points)
    return tuple((one - low) / (high - low) for one in scores), tuple(values.tolist())


def swing_criteria(option_set: OptionSet) -> tuple[Criterion, ...]:
    """The criteria that a ballot weights: the leaves, less those a local scale drops."""
    _, counts = values_on_scale(option_set)
    return tuple(leaf for leaf, counted in zip(option_set.leaves, counts, strict=True) if counted)


def leading_sentence(option_set: OptionSet, scores: Scores) -> str:
    """Who leads and at what value, in a sentence; ties are said as joint first."""
    leaders = scores.leaders
    if not leaders:
        return "No option can be ranked: each is incomplete, fails a hurdle, or is set aside."
    value = f"{as_points(leaders[0].value)} of 100"
    if len(leaders) > 1:
        return f"{listed([option.label for option in leaders])} are joint first at {value}."
    leader = option_set.option(leaders[0].id)
    who = leader.label if leader.name == leader.label else f"{leader.label}, {leader.name},"
    if sum(option.rank is not None for option in scores.options) == 1:
        return f"{who} is the only option that can be ranked, at {value}."
    return f"{who} leads at {value}."


def _leaf_ids(option_set: OptionSet) -> tuple[str, ...]:
    return tuple(leaf.id for leaf in option_set.leaves)


def _column(criterion: Criterion, options: tuple[Option, ...]) -> NDArray[np.float64]:
    given = [option.scores[criterion.id].value for option in options]
    column = np.array([np.nan if one is None else one for one in given], dtype=float)
    if criterion.measure is None:
        return column
    return piecewise_linear(column, criterion.measure.points)


def _dropped(option_set: OptionSet, counts: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(
        leaf for leaf, count in zip(_leaf_ids(option_set), counts, strict=True) if not count
    )


def _overall_weights(
    option_set: OptionSet,
    weights: Mapping[str, object] | str | None,
    counts: NDArray[np.bool_],
) -> NDArray[np.float64]:
    if isinstance(weights, str):
        weights = _named_weights(option_set, weights)
    overall = value_tree(option_set).overall_weights(weights)
    given = np.array([overall[leaf] for leaf in _leaf_ids(option_set)], dtype=float)
    kept = np.where(counts, given, 0.0)
    if not counts.any():
        raise WeightError(
            "Every option has the same score on every criterion, so a local scale cannot tell "
            "them apart. Check the scores, or use the global scale."
        )
    if not kept.any():
        names = listed([f"'{leaf.name}'" for leaf in option_set.leaves if overall[leaf.id]])
        raise WeightError(
            f"All the weight is on {names}, where every option ties, so a local scale cannot "
            "tell them apart. Give weight to another criterion, or use the global scale."
        )
    return kept if counts.all() else np.asarray(kept / kept.sum(), dtype=float)


def _named_weights(option_set: OptionSet, name: str) -> Mapping[str, object] | None:
    """The weights of a perspective, or None for `equal`."""
    if name == EQUAL:
        return None
    try:
        return option_set.perspective(name).weights
    except AppraisalError as error:
        raise AppraisalError(f"{error} For every criterion the same, use '{EQUAL}'.") from error


@lru_cache(maxsize=256)
def _why_unranked(option_set: OptionSet) -> tuple[str | None, ...]:
    return tuple(_why_not(option_set, option) for option in option_set.options)


def _why_not(option_set: OptionSet, option: Option) -> str | None:
    reasons = []
    missing = [leaf.name for leaf in option_set.leaves if option.scores[leaf.id].value is None]
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        reasons.append(f"It has no score for {missing[0]}{more}.")
    failed = [
        f"'{hurdle.name}'"
        for hurdle in option_set.hurdles
        if hurdle.id in option.hurdles and not option.hurdles[hurdle.id].passed
    ]
    if failed:
        reasons.append(f"It fails the hurdle{'s' * (len(failed) > 1)} {listed(failed)}.")
    if option.status in ("parked", "rejected"):
        because = f": {option.status_because.rstrip('. ')}" if option.status_because else ""
        reasons.append(f"It is {option.status}{because}.")
    return " ".join(reasons) or None


def _scored(
    option_set: OptionSet,
    values: NDArray[np.float64],
    counts: NDArray[np.bool_],
    weight: NDArray[np.float64],
) -> tuple[ScoredOption, ...]:
    overall = overall_values(values, weight)
    reasons = _why_unranked(option_set)
    ranked = np.array([reason is None for reason in reasons], dtype=bool)
    places = competition_ranks(overall, ranked)
    ties = tied_with(overall, ranked)
    parts = contributions(values, weight)
    leaves = _leaf_ids(option_set)
    return tuple(
        ScoredOption(
            id=option.id,
            label=option.label,
            name=option.name,
            value=_known(overall[row]),
            rank=int(places[row]) or None,
            tied_with=tuple(option_set.options[other].id for other in ties[row]),
            status=option.status,
            why_unranked=reasons[row],
            contributions=_by_leaf(leaves, parts[row]),
            values=_by_leaf(leaves, np.where(counts, values[row], np.nan)),
        )
        for row, option in enumerate(option_set.options)
    )


def _by_leaf(leaves: tuple[str, ...], row: NDArray[np.float64]) -> dict[str, float | None]:
    return {leaf: _known(number) for leaf, number in zip(leaves, row.tolist(), strict=True)}


def _known(number: float) -> float | None:
    return None if np.isnan(number) else float(number)
