"""How sure the answer is: rank acceptability under many weightings (SMAA-2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from threading import Lock
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from appraisal.errors import AppraisalError
from appraisal.method import (
    Acceptability,
    RangedScore,
    WeightError,
    ballot_acceptability,
    order_corners,
    rank_acceptability,
)
from appraisal.option_sets import Criterion, OptionSet
from appraisal.scoring import ranged_values, score, swing_criteria, values_on_scale

Source = Literal["uniform", "order", "ballots"]
Order = Sequence[Sequence[str]]

DRAWS = 1_000_000
"""Draws unless asked otherwise: any share of them is then known to within 0.1 points."""

SEED = 20_261_122
"""The seed unless asked otherwise, so that anybody gets the same figures again."""


@dataclass(frozen=True)
class OptionRobustness:
    """One ranked option: the share of draws at each rank, and what puts it first.

    `central_weights` are the mean of the weightings that put it first, None where none does;
    `confidence` is the share of draws of the scores in which those weights do put it first, over
    at most 100,000 of them: a standard error of 0.16 points at most.
    """

    id: str
    label: str
    name: str
    rank_acceptability: tuple[float, ...]
    central_weights: Mapping[str, float] | None
    confidence: float | None


@dataclass(frozen=True)
class Unranked:
    """An option that takes no rank under any weighting, and why."""

    id: str
    label: str
    name: str
    why: str


@dataclass(frozen=True)
class Robustness:
    """Rank acceptability of the options that take a rank, in file order.

    `pairwise` holds the share of draws in which one option is ahead of another; a tie is
    neither's. `standard_error` is that of a rank's or a pair's share of draws, at most.
    """

    source: Source
    scores: Literal["fixed", "ranges"]
    draws: int
    seed: int
    options: tuple[OptionRobustness, ...]
    unranked: tuple[Unranked, ...]
    pairwise: Mapping[str, Mapping[str, float]]
    standard_error: float
    ballots: int | None


def robustness(
    option_set: OptionSet,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    order: Order | None = None,
    ballots: Sequence[Mapping[str, float]] | None = None,
    ranges: bool = False,
    threads: int | None = None,
) -> Robustness:
    """Rank acceptability of an option set (Lahdelma and Salminen 2001), the options by id.

    The weightings are drawn evenly from all there are; with `order`, criteria in groups with the
    most valued first, from those that agree with it (a criterion that the order leaves out is
    free); with `ballots`, weights by criterion that sum to 1, from the room's own. With `ranges`,
    scores are drawn evenly between their low and high. Options that take no rank are left out.
    Raises WeightError and AppraisalError, with every problem at once.
    """
    if order is not None and ballots is not None:
        raise AppraisalError("Draw from an order or from ballots, not from both.")
    columns, values, places = _ranked_values(option_set)
    cells = _ranged(option_set, columns, places) if ranges else ()
    source: Source = "uniform"
    if ballots is not None:
        source = "ballots"
        table = _ballot_table(ballots, columns)
        found = ballot_acceptability(
            values, table, draws=draws, seed=seed, ranged=cells, threads=threads
        )
    else:
        corners = None
        if order is not None:
            source = "order"
            corners = order_corners(_places(order, option_set, columns))
        found = rank_acceptability(
            values, draws=draws, seed=seed, corners=corners, ranged=cells, threads=threads
        )
    return Robustness(
        source=source,
        scores="ranges" if ranges else "fixed",
        draws=draws,
        seed=seed,
        options=_options(option_set, columns, places, found),
        unranked=tuple(
            Unranked(option.id, option.label, option.name, option.why_unranked)
            for option in score(option_set).options
            if option.why_unranked
        ),
        pairwise=_pairwise(option_set, places, found),
        # Ballots come round in turn: only the last round, where it is not whole, is chance.
        standard_error=0.5 * sqrt(draws % len(ballots) if ballots and not cells else draws) / draws,
        ballots=None if ballots is None else len(ballots),
    )


def _ranked_values(
    option_set: OptionSet,
) -> tuple[tuple[Criterion, ...], NDArray[np.float64], list[int]]:
    """The criteria that count, ranked options x those criteria, and the options' places."""
    values, counts = values_on_scale(option_set)
    places = [
        place for place, option in enumerate(score(option_set).options) if not option.why_unranked
    ]
    if not places:
        raise AppraisalError(
            "No option can be ranked: each is incomplete, fails a hurdle, or is set aside. "
            "Give at least one option a score on every criterion and a pass on every hurdle."
        )
    return swing_criteria(option_set), values[np.array(places)][:, counts], places


def _ranged(
    option_set: OptionSet, columns: Sequence[Criterion], places: Sequence[int]
) -> tuple[RangedScore, ...]:
    row_of = {option_set.options[place].id: row for row, place in enumerate(places)}
    column_of = {criterion.id: column for column, criterion in enumerate(columns)}
    cells = tuple(
        RangedScore(row_of[cell.option], column_of[cell.criterion], cell.at, cell.values)
        for cell in ranged_values(option_set)
        if cell.option in row_of and cell.criterion in column_of
    )
    if not cells:
        raise AppraisalError(
            "No score has a range, so scores cannot be drawn within theirs. Give 'low' and 'high' "
            "beside the value of those that may differ, or keep the scores fixed."
        )
    return cells


def _places(order: Order, option_set: OptionSet, columns: Sequence[Criterion]) -> list[int | None]:
    names = [name for group in order for name in group]
    problems = [
        f"'{name}' is in the order more than once. Name it once."
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]
    if not names:
        problems.append("The order names no criterion. Write it as A>B>C.")
    known = {criterion.id for criterion in columns}
    for name in dict.fromkeys(names):
        if name not in known:
            problems.append(_not_in_order(name, option_set))
    if not problems and len(names) == 1:
        problems.append(
            f"The order names one criterion, '{names[0]}'. Name two or more, as in A>B>C."
        )
    if problems:
        raise WeightError(*problems)
    place_of = {name: place for place, group in enumerate(order, start=1) for name in group}
    return [place_of.get(criterion.id) for criterion in columns]


def _not_in_order(name: str, option_set: OptionSet) -> str:
    try:
        criterion = option_set.criterion(name)
    except AppraisalError as error:
        return str(error)
    if criterion.is_leaf:
        return f"'{name}' takes no part: every option ties on it. Leave it out of the order."
    leaves = ", ".join(node.id for node in criterion.nodes if node.is_leaf)
    return f"'{name}' is a branch, and has no scores of its own. Name what it holds: {leaves}."


def _ballot_table(
    ballots: Sequence[Mapping[str, float]], columns: Sequence[Criterion]
) -> NDArray[np.float64]:
    if not ballots:
        raise AppraisalError("There are no ballots to draw from. Use a round that has some.")
    missing = [one.name for one in columns if any(one.id not in ballot for ballot in ballots)]
    if missing:
        raise AppraisalError(
            f"A ballot has no weight for '{missing[0]}'. Use ballots on this option set's criteria."
        )
    table = np.array([[ballot[criterion.id] for criterion in columns] for ballot in ballots])
    total = table.sum(axis=1, keepdims=True)
    if not total.all():
        raise AppraisalError(
            "A ballot gives all its weight to criteria on which every option ties. "
            "Take that ballot out, or use the global scale."
        )
    return np.asarray(table / total, dtype=float)


def _options(
    option_set: OptionSet,
    columns: Sequence[Criterion],
    places: Sequence[int],
    found: Acceptability,
) -> tuple[OptionRobustness, ...]:
    made = []
    for row, place in enumerate(places):
        option = option_set.options[place]
        central = found.central_weights[row]
        never_first = bool(np.isnan(central).any())
        weights = dict.fromkeys((leaf.id for leaf in option_set.leaves), 0.0)
        weights |= {one.id: float(w) for one, w in zip(columns, central, strict=True)}
        made.append(
            OptionRobustness(
                id=option.id,
                label=option.label,
                name=option.name,
                rank_acceptability=tuple(found.rank_acceptability[row].tolist()),
                central_weights=None if never_first else weights,
                confidence=None if never_first else float(found.confidence[row]),
            )
        )
    return tuple(made)


def _pairwise(
    option_set: OptionSet, places: Sequence[int], found: Acceptability
) -> dict[str, dict[str, float]]:
    names = [option_set.options[place].id for place in places]
    return {
        one: {
            other: float(found.pairwise[row, column])
            for column, other in enumerate(names)
            if other != one
        }
        for row, one in enumerate(names)
    }


_ONE_AT_A_TIME = Lock()


def every_weighting(
    option_set: OptionSet, order: tuple[str, ...] = (), ranges: bool = False
) -> Robustness:
    """Rank acceptability over every possible weighting, or those that agree with an order.

    `order` names criteria with the most valued first. Kept for each option set, so that a page may
    ask again, and worked out by one thread while the others wait for it. Raises as `robustness`.
    """
    with _ONE_AT_A_TIME:
        return _every_weighting(option_set, order, ranges)


@lru_cache(maxsize=64)
def _every_weighting(option_set: OptionSet, order: tuple[str, ...], ranges: bool) -> Robustness:
    groups = tuple((name,) for name in order) or None
    return robustness(option_set, order=groups, ranges=ranges)
