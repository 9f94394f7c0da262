"""Rank acceptability under many weightings: SMAA-2 (Lahdelma and Salminen 2001).

Axes: options x criteria as everywhere; draws stand last. A chunk of draws has a seed of its own,
spawned from the one given, and chunks are added up in order: the answer does not depend on how
many threads worked on it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.random import SFC64, Generator, SeedSequence
from numpy.typing import NDArray

from appraisal.method.checks import WeightError
from appraisal.method.kernel import (
    BLOCK,
    Chunk,
    Kernel,
    OptionRanges,
    Tally,
    add_ranges,
    precision,
    product,
    reach,
)
from appraisal.method.values import TIE

Floats = NDArray[np.float64]
Result = TypeVar("Result")

CHUNK = 65_536
"""Draws worked on at a time: so many that threads seldom wait for the interpreter."""

CONFIDENCE_DRAWS = 100_000
"""Draws of the scores, at most, behind a confidence factor: known to within 0.16 points, which
is its standard error at most."""


@dataclass(frozen=True)
class RangedScore:
    """A cell whose value is drawn: uniform along `at`, from 0 to 1, and read off `values`.

    Both are as long; two points make a straight line between the values of its low and its high.
    """

    option: int
    criterion: int
    at: tuple[float, ...]
    values: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Acceptability:
    """What many weightings make of the options.

    `rank_acceptability` is options x ranks, the share of draws at each rank, a tie sharing the
    ranks that it covers. `central_weights` is options x criteria, the mean of the weightings that
    put an option first, and `confidence` the share of draws of the scores in which those weights
    do so: NaN where the option is never first. It rests on at most 100,000 draws of the scores,
    a standard error of 0.16 points at most. `pairwise` is options x options, the share of draws
    in which the row is ahead of the column; a tie is neither's.
    """

    rank_acceptability: Floats
    central_weights: Floats
    confidence: Floats
    pairwise: Floats


def order_corners(places: Sequence[int | None]) -> Floats:
    """The corners of all weightings that agree with an order of importance, criteria x corners.

    `places` holds 1 for the criterion with most weight, equal places for criteria that weigh the
    same, None for one that the order leaves out, whose weight is then free. Every weighting that
    agrees is a mean of the corners in one way only, so weightings drawn evenly from them are even
    over the whole region; their mean for a full order is the rank order centroid (Barron and
    Barrett 1996).

    >>> order_corners([1, 2]).tolist()
    [[1.0, 0.5], [0.0, 0.5]]
    >>> order_corners([1, 2, 3]).mean(axis=1).round(4).tolist()
    [0.6111, 0.2778, 0.1111]
    """
    given = np.array([np.inf if place is None else place for place in places], dtype=float)
    free = np.flatnonzero(np.isinf(given))
    corners = [given <= place for place in np.unique(given[np.isfinite(given)])]
    corners += [np.arange(len(given)) == criterion for criterion in free]
    table = np.array(corners, dtype=float).T
    return np.asarray(table / table.sum(axis=0), dtype=float)


def rank_acceptability(
    values: Floats,
    *,
    draws: int,
    seed: int,
    corners: Floats | None = None,
    ranged: Sequence[RangedScore] = (),
    threads: int | None = None,
) -> Acceptability:
    """Rank acceptability over weightings drawn evenly from all that are possible.

    `values` is options x criteria, with no blanks. `corners` (criteria x corners) bounds the
    weightings, as from `order_corners`; without it every weighting on the simplex is as likely.
    Scores are drawn within `ranged`, independently of one another and of the weights.

    Exponential draws over their sum are even on the simplex (Rubinstein 1982). Ranks do not
    need the sum, and comparing options two by two finds them without sorting. Single precision
    serves: the draws that it misjudges are far fewer than the standard error. Where two options
    are nowhere as much as 0.05 points apart (`kernel.CLOSE`) it would not, and all is done in
    double. Options that tie under every weighting are found beforehand and share their ranks.

    >>> found = rank_acceptability(np.array([[100.0, 0.0], [0.0, 50.0]]), draws=200_000, seed=1)
    >>> found.rank_acceptability.round(2).tolist()
    [[0.67, 0.33], [0.33, 0.67]]
    """
    table = _complete(values)
    _some_draws(draws, seed)
    bounds = np.eye(table.shape[1]) if corners is None else np.asarray(corners, dtype=float)
    middle, ranges = _by_option(table, ranged)
    kernel = Kernel(middle, bounds, ranges)
    # Double precision takes twice the memory.
    most = CHUNK if kernel.real == np.float32 else CHUNK // 2
    tallies = _in_threads(kernel.tally, _chunks(most, draws, seed), threads)
    total = kernel.by_option(Tally.sum(tallies))
    return _acceptability(total, middle, ranges, draws, seed, threads)


def ballot_acceptability(
    values: Floats,
    ballots: Floats,
    *,
    draws: int,
    seed: int,
    ranged: Sequence[RangedScore] = (),
    threads: int | None = None,
) -> Acceptability:
    """Rank acceptability over a room's own weightings, resampled.

    `values` is options x criteria, `ballots` is ballots x criteria, each row summing to 1. Every
    ballot is drawn as often as every other, to within one, in an order that the seed decides
    (stratified resampling), so the shares are the room's own to within ballots / draws. Two
    values within 1e-9 tie.

    >>> votes = np.array([[0.9, 0.1], [0.8, 0.2], [0.2, 0.8]])
    >>> found = ballot_acceptability(np.array([[100.0, 0.0], [0.0, 100.0]]), votes, draws=3, seed=1)
    >>> found.rank_acceptability.round(3).tolist()
    [[0.667, 0.333], [0.333, 0.667]]
    """
    table, votes = _complete(values), np.asarray(ballots, dtype=float)
    _some_draws(draws, seed)
    if not len(votes):
        raise WeightError("There are no ballots to draw from. Give at least one.")
    middle, ranges = _by_option(table, ranged)
    order = Generator(SFC64(seed)).permutation(len(votes))
    if not ranges:
        turns = np.bincount(np.arange(draws % len(votes)), minlength=len(votes))
        counts = np.empty(len(votes))
        counts[order] = draws // len(votes) + turns
        total = _careful_tally(table @ votes.T, votes.T, counts)
    else:

        def tally(chunk: Chunk) -> Tally:
            whose = order[np.arange(chunk.start, chunk.start + chunk.size) % len(votes)]
            weights = votes[whose].T
            found = middle @ weights
            add_ranges(ranges, chunk.stream(), weights, found)
            return _careful_tally(found, weights, np.ones(chunk.size))

        total = Tally.sum(_in_threads(tally, _chunks(CHUNK, draws, seed), threads))
    return _acceptability(total, middle, ranges, draws, seed, threads)


def usable_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _complete(values: Floats) -> Floats:
    table = np.asarray(values, dtype=float)
    if table.ndim != 2 or not table.shape[0] or not table.shape[1]:
        raise WeightError("There is nothing to rank. Give at least one option and one criterion.")
    if not np.isfinite(table).all():
        raise WeightError("A score is missing or not a number. Leave out incomplete options.")
    return table


def _some_draws(draws: int, seed: int) -> None:
    problems = []
    if draws < 1:
        problems.append(f"The number of draws is {draws}. Use a whole number above 0.")
    if seed < 0:
        problems.append(f"The seed is {seed}. Use a whole number of 0 or more.")
    if problems:
        raise WeightError(*problems)


def _by_option(values: Floats, ranged: Sequence[RangedScore]) -> tuple[Floats, list[OptionRanges]]:
    """The values with each drawn cell in the middle of its range, and the ranges about that."""
    middle = values.copy()
    by_cell = {(cell.option, cell.criterion): cell for cell in ranged}
    ranges = []
    for option in sorted({option for option, _ in by_cell}):
        cells = [by_cell[key] for key in sorted(by_cell) if key[0] == option]
        criteria = np.array([cell.criterion for cell in cells])
        # Read off at its points, a range is widest between the lowest and the highest of them.
        lowest = np.array([min(cell.values) for cell in cells], dtype=float)
        highest = np.array([max(cell.values) for cell in cells], dtype=float)
        middle[option, criteria] = (lowest + highest) / 2
        bent = tuple(
            (place, np.array([cell.at, np.array(cell.values) - middle[option, cell.criterion]]))
            for place, cell in enumerate(cells)
            if len(cell.at) > 2
        )
        ranges.append(OptionRanges(option, criteria, highest - lowest, bent))
    return middle, ranges


def _chunks(most: int, draws: int, *seed: int) -> list[Chunk]:
    starts = range(0, draws, most)
    seeds = SeedSequence(seed).spawn(len(starts))
    return [
        Chunk(start, min(most, draws - start), own)
        for start, own in zip(starts, seeds, strict=True)
    ]


def _in_threads(
    work: Callable[[Chunk], Result], chunks: Sequence[Chunk], threads: int | None
) -> list[Result]:
    """What the work makes of each chunk, in the order of the chunks."""
    wanted = min(threads or usable_processors(), len(chunks))
    if wanted == 1:
        return [work(chunk) for chunk in chunks]
    with ThreadPoolExecutor(wanted) as pool:
        return list(pool.map(work, chunks))


def _careful_tally(values: Floats, weights: Floats, counts: Floats) -> Tally:
    """A tally that heeds ties: `values` options x draws, `counts` how often each was drawn."""
    options = len(values)
    places = np.zeros((options, options))
    ahead = np.zeros((options, options))
    first = np.zeros_like(values)
    above = np.zeros(values.shape, dtype=np.int64)
    level = np.zeros(values.shape, dtype=np.int64)
    for one in range(options):
        for other in range(options):
            if one != other:
                gap = values[one] - values[other]
                ahead[one, other] = counts @ (gap > TIE)
                above[one] += gap < -TIE
                level[one] += np.abs(gap) <= TIE
        kinds = np.bincount(above[one] * options + level[one], counts, options * options)
        for kind in np.flatnonzero(kinds):
            place, sharing = divmod(int(kind), options)
            places[one, place : place + sharing + 1] += kinds[kind] / (sharing + 1)
        first[one] = np.where(above[one] == 0, counts / (level[one] + 1), 0.0)
    return Tally(places, ahead, first @ weights.T)


def _acceptability(
    total: Tally,
    middle: Floats,
    ranges: Sequence[OptionRanges],
    draws: int,
    seed: int,
    threads: int | None,
) -> Acceptability:
    """What the counts over all draws come to, by option and by criterion."""
    first = total.places[:, :1]
    with np.errstate(invalid="ignore", divide="ignore"):
        central = np.where(first > 0, total.central / first, np.nan)
    return Acceptability(
        total.places / draws,
        central,
        _confidence(middle, central, ranges, draws, seed, threads),
        total.ahead / draws,
    )


def _confidence(
    middle: Floats,
    central: Floats,
    ranges: Sequence[OptionRanges],
    draws: int,
    seed: int,
    threads: int | None,
) -> Floats:
    """The share of draws of the scores in which each option's central weights put it first.

    Scores are drawn `CONFIDENCE_DRAWS` times at most, from a stream of their own.
    """
    found = np.full(len(middle), np.nan)
    asked = np.flatnonzero(np.isfinite(central).all(axis=1))
    weights = central[asked]
    overall = weights @ middle.T
    if not ranges:
        level = overall >= overall.max(axis=1, keepdims=True) - TIE
        found[asked] = level[np.arange(len(asked)), asked] / level.sum(axis=1)
        return found
    real = precision(overall.T, reach(ranges, middle.shape) @ weights.T)
    # Options that tie are to be equal to the last bit.
    base = overall.round(9).astype(real)[:, :, None]
    factors = [(weights[:, one.criteria] * one.factors()).astype(real) for one in ranges]

    def firsts(chunk: Chunk) -> Floats:
        drawn = chunk.stream()
        # Asked x options x draws: what every option comes to under each one's central weights.
        values = np.repeat(base, chunk.size, axis=2)
        changes = np.empty((len(asked), chunk.size), dtype=real)
        for one, factor in zip(ranges, factors, strict=True):
            offsets = np.empty((len(one.criteria), chunk.size), dtype=real)
            one.fill(drawn, offsets)
            product(factor, offsets, changes)
            values[:, one.option] += changes
        return np.array([_times_first(*pair) for pair in zip(values, asked.tolist(), strict=True)])

    times = min(draws, CONFIDENCE_DRAWS)
    chunks = _chunks(BLOCK, times, seed, 1)
    found[asked] = np.sum(_in_threads(firsts, chunks, threads), axis=0) / times
    return found


def _times_first(values: Floats, option: int) -> float:
    """In how many draws the option is first among options x draws; a tie counts in part."""
    level = values == values.max(axis=0)
    return float((level[option] / level.sum(axis=0, dtype=np.uint8)).sum())
