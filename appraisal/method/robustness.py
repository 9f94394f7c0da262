"""Rank acceptability under many weightings: SMAA-2 (Lahdelma and Salminen 2001).

Axes: options x criteria as everywhere; draws stand last here, so that each option's values lie
side by side in memory. A chunk of draws has a seed of its own, spawned from the one given, and
chunks are added up in order: the answer does not depend on how many threads worked on it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.random import SFC64, Generator, SeedSequence
from numpy.typing import NDArray

from appraisal.method.checks import WeightError
from appraisal.method.values import TIE

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Result = TypeVar("Result")

CHUNK = 65_536
"""Draws worked on at a time: so many that threads seldom wait for the interpreter."""

_LARGEST_PRODUCT = 262_144
"""The size up to which OpenBLAS multiplies matrices in the calling thread; the threads are ours."""


@dataclass(frozen=True)
class UncertainScore:
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
    do so: NaN where the option is never first. `pairwise` is options x options, the share of draws
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
    uncertain: Sequence[UncertainScore] = (),
    threads: int | None = None,
) -> Acceptability:
    """Rank acceptability over weightings drawn evenly from all that are possible.

    `values` is options x criteria, with no blanks. `corners` (criteria x corners) bounds the
    weightings, as from `order_corners`; without it every weighting on the simplex is as likely.
    Scores are drawn within `uncertain`, independently of one another and of the weights.

    Exponential draws over their sum are even on the simplex (Rubinstein 1982). Ranks do not
    need the sum, and comparing options two by two finds them without sorting. Single precision
    serves: two options' values that lie too close for it turn up less than once in a million
    draws, and options that always tie are found beforehand and share their ranks.

    >>> found = rank_acceptability(np.array([[100.0, 0.0], [0.0, 50.0]]), draws=200_000, seed=1)
    >>> found.rank_acceptability.round(2).tolist()
    [[0.67, 0.33], [0.33, 0.67]]
    """
    table = _complete(values)
    _some_draws(draws, seed)
    bounds = np.eye(table.shape[1]) if corners is None else np.asarray(corners, dtype=float)
    kernel = _Kernel(table, bounds, uncertain)
    tallies = _in_threads(kernel.tally, _chunks(draws, seed), threads)
    total = _Tally.sum(tallies)
    first = total.places[:, 0]
    with np.errstate(invalid="ignore", divide="ignore"):
        central = np.where(first[:, None] > 0, total.central / first[:, None], np.nan)
    central = kernel.for_each_option(central @ bounds.T)
    return Acceptability(
        kernel.ranks_shared(total.places / draws),
        central,
        _confidence(table, central, uncertain, draws, seed, threads),
        kernel.pairs_shared(total.ahead / draws),
    )


def ballot_acceptability(
    values: Floats,
    ballots: Floats,
    *,
    draws: int,
    seed: int,
    uncertain: Sequence[UncertainScore] = (),
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
    order = Generator(SFC64(seed)).permutation(len(votes))
    if not uncertain:
        turns = np.bincount(np.arange(draws % len(votes)), minlength=len(votes))
        counts = np.empty(len(votes))
        counts[order] = draws // len(votes) + turns
        total = _careful_tally(table @ votes.T, votes.T, counts)
    else:

        def tally(chunk: _Chunk) -> _Tally:
            whose = order[np.arange(chunk.start, chunk.start + chunk.size) % len(votes)]
            weights = votes[whose].T
            drawn = Generator(SFC64(chunk.seed))
            found = table @ weights
            for cell in uncertain:
                change = _drawn(cell, drawn, chunk.size) - table[cell.option, cell.criterion]
                found[cell.option] += weights[cell.criterion] * change
            return _careful_tally(found, weights, np.ones(chunk.size))

        total = _Tally.sum(_in_threads(tally, _chunks(draws, seed), threads))
    first = total.places[:, 0]
    with np.errstate(invalid="ignore", divide="ignore"):
        central = np.where(first[:, None] > 0, total.central / first[:, None], np.nan)
    return Acceptability(
        total.places / draws,
        central,
        _confidence(table, central, uncertain, draws, seed, threads),
        total.ahead / draws,
    )


def usable_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class _Chunk:
    start: int
    size: int
    seed: SeedSequence


@dataclass(frozen=True, eq=False)
class _Tally:
    """Counts over a chunk: options x ranks, options x options, and summed weights where first."""

    places: Floats
    ahead: Floats
    central: Floats

    @staticmethod
    def sum(tallies: Sequence[_Tally]) -> _Tally:
        return _Tally(
            np.sum([one.places for one in tallies], axis=0),
            np.sum([one.ahead for one in tallies], axis=0),
            np.sum([one.central for one in tallies], axis=0),
        )


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


def _chunks(draws: int, *seed: int) -> list[_Chunk]:
    starts = range(0, draws, CHUNK)
    seeds = SeedSequence(seed).spawn(len(starts))
    return [
        _Chunk(start, min(CHUNK, draws - start), own)
        for start, own in zip(starts, seeds, strict=True)
    ]


def _in_threads(
    work: Callable[[_Chunk], Result], chunks: Sequence[_Chunk], threads: int | None
) -> list[Result]:
    """What the work makes of each chunk, in the order of the chunks."""
    wanted = min(threads or usable_processors(), len(chunks))
    if wanted == 1:
        return [work(chunk) for chunk in chunks]
    with ThreadPoolExecutor(wanted) as pool:
        return list(pool.map(work, chunks))


class _Workspace:
    """The arrays that one thread works in, made once: fresh memory costs more than filling it."""

    def __init__(self, corners: int, options: int, draws: int) -> None:
        self.shares = np.empty((corners, draws), dtype=np.float32)
        self.values = np.empty((options, draws), dtype=np.float32)
        self.behind = np.empty((options, draws), dtype=np.bool_)
        self.above = np.empty((options, draws), dtype=np.uint8)
        self.first = np.empty((options, draws), dtype=np.float32)


class _Kernel:
    """The tally of a chunk of continuous weightings, in single precision.

    Options that always tie are worked out once, as one option that takes as many places.
    """

    def __init__(
        self, values: Floats, corners: Floats, uncertain: Sequence[UncertainScore]
    ) -> None:
        self._uncertain = uncertain
        self._group_of, self._members = _best_first(
            values, *_always_tied(values, {cell.option for cell in uncertain})
        )
        self._sizes = np.array([len(members) for members in self._members], dtype=np.uint8)
        rows = values[[members[0] for members in self._members]]
        self._values = rows
        self._at_corners = (rows @ corners).astype(np.float32)
        self._corners = corners.astype(np.float32)
        self._plain = np.array_equal(corners, np.eye(len(corners)))
        self._own = threading.local()

    def tally(self, chunk: _Chunk) -> _Tally:
        """Counts over one chunk; `central` is by corner, not yet by criterion."""
        space = self._workspace(chunk.size)
        drawn = Generator(SFC64(chunk.seed))
        _exponentials(drawn, space.shares)
        _product(self._at_corners, space.shares, space.values)
        for cell in self._uncertain:
            self._redraw(cell, drawn, space.shares, space.values)
        ahead = self._compare(space)
        return _Tally(
            np.array([self._at_each_rank(row) for row in space.above], dtype=float),
            ahead,
            _sums_where_first(space),
        )

    def _workspace(self, draws: int) -> _Workspace:
        space: _Workspace | None = getattr(self._own, "space", None)
        if space is None or space.shares.shape[1] != draws:
            space = _Workspace(self._corners.shape[1], len(self._sizes), draws)
            self._own.space = space
        return space

    def _redraw(
        self, cell: UncertainScore, drawn: Generator, shares: Singles, values: Singles
    ) -> None:
        row, criterion = self._group_of[cell.option], cell.criterion
        weight = shares[criterion] if self._plain else self._corners[criterion] @ shares
        change = _drawn(cell, drawn, shares.shape[1]) - np.float32(self._values[row, criterion])
        values[row] += weight * change

    def _compare(self, space: _Workspace) -> Floats:
        """Who is ahead of whom; leaves in `above` how many places each option has above it."""
        options, draws = space.values.shape
        ahead = np.zeros((options, options))
        # Every option begins as if behind all that stand before it.
        space.above[:] = (np.cumsum(self._sizes) - self._sizes)[:, None]
        for one in range(options - 1):
            later = slice(one + 1, None)
            behind = np.less(space.values[one], space.values[later], out=space.behind[later])
            ahead[later, one] = [np.count_nonzero(row) for row in behind]
            ahead[one, later] = draws - ahead[later, one]
            places = behind.view(np.uint8)
            space.above[one] += _times(places, self._sizes[later, None]).sum(axis=0, dtype=np.uint8)
            space.above[later] -= _times(places, self._sizes[one])
        return ahead

    def _at_each_rank(self, above: NDArray[np.uint8]) -> list[int]:
        ranks = len(self._group_of)
        if ranks > 8:
            return [int(count) for count in np.bincount(above, minlength=ranks)]
        counts = [int(np.count_nonzero(above == rank)) for rank in range(ranks - 1)]
        return [*counts, above.size - sum(counts)]

    def ranks_shared(self, places: Floats) -> Floats:
        """Options x ranks, each group's place spread evenly over the places that it covers."""
        shared = np.zeros_like(places)
        for group, size in enumerate(self._sizes):
            for step in range(size):
                shared[group, step:] += places[group, : places.shape[1] - step] / size
        return self.for_each_option(shared)

    def pairs_shared(self, ahead: Floats) -> Floats:
        """Options x options; options that always tie are never ahead of one another."""
        return np.asarray(ahead[np.ix_(self._group_of, self._group_of)], dtype=float)

    def for_each_option(self, rows: Floats) -> Floats:
        """The row of its group for every option."""
        return np.asarray(rows[self._group_of], dtype=float)


def _always_tied(values: Floats, drawn: set[int]) -> tuple[list[int], list[list[int]]]:
    """The group of each option, and each group's options: those whose values are all the same."""
    group_of: list[int] = []
    members: list[list[int]] = []
    for option, row in enumerate(values):
        same = [
            group
            for group, others in enumerate(members)
            if not drawn & {option, others[0]} and np.abs(values[others[0]] - row).max() <= TIE
        ]
        if not same:
            same = [len(members)]
            members.append([])
        members[same[0]].append(option)
        group_of.append(same[0])
    return group_of, members


def _best_first(
    values: Floats, group_of: list[int], members: list[list[int]]
) -> tuple[list[int], list[list[int]]]:
    """The groups with the highest mean value first.

    Where single precision cannot part two options, the one that stands first counts as ahead.
    One that is never better than another must then stand after it, or it would seem to win.
    """
    order = sorted(range(len(members)), key=lambda group: -values[members[group][0]].sum())
    place = {group: row for row, group in enumerate(order)}
    return [place[group] for group in group_of], [members[group] for group in order]


def _exponentials(drawn: Generator, out: Singles) -> None:
    """Fill with exponential draws: logarithms of 32 random bits put between 0 and 1.

    They take less than half the time of `standard_exponential`, and none of them is nought: with
    one criterion, that would be a weighting without weight.
    """
    bits = drawn.bit_generator.random_raw((out.size + 1) // 2).view(np.uint32)[: out.size]
    np.copyto(out, bits.reshape(out.shape), casting="unsafe")
    # Neither end is reached: just under 2**-32, and half a step up.
    out *= np.nextafter(np.float32(2**-32), np.float32(0))
    out += np.float32(2**-33)
    np.log(out, out=out)
    np.negative(out, out=out)


def _times(flags: NDArray[np.uint8], sizes: NDArray[np.uint8] | np.uint8) -> NDArray[np.uint8]:
    return flags if np.all(sizes == 1) else flags * sizes


def _product(left: Singles, right: Singles, out: Singles) -> None:
    """left @ right, in pieces so small that the matrix library starts no threads of its own."""
    rows, inner = left.shape
    draws = right.shape[1]
    piece = _piece(rows * inner, draws)
    whole = draws // piece * piece
    np.matmul(left, _in_pieces(right[:, :whole], piece), out=_in_pieces(out[:, :whole], piece))
    if whole < draws:
        np.matmul(left, right[:, whole:], out=out[:, whole:])


def _sums_where_first(space: _Workspace) -> Floats:
    """The sum of the weightings, put on a sum of 1, that put an option first: options x corners."""
    shares, first = space.shares, space.first
    draws = shares.shape[1]
    scale = np.reciprocal(shares.sum(axis=0))
    np.multiply(np.equal(space.above, 0, out=space.behind), scale, out=first)
    piece = _piece(len(first) * len(shares), draws)
    whole = draws // piece * piece
    turned = _in_pieces(shares[:, :whole], piece).transpose(0, 2, 1)
    sums = np.matmul(_in_pieces(first[:, :whole], piece), turned).sum(axis=0, dtype=float)
    return np.asarray(sums + first[:, whole:] @ shares[:, whole:].T, dtype=float)


def _piece(product: int, draws: int) -> int:
    """The largest power of two of draws whose product stays within one thread."""
    most = max(_LARGEST_PRODUCT // product, 1)
    return min(1 << (most.bit_length() - 1), max(draws, 1))


def _in_pieces(table: Singles, piece: int) -> Singles:
    """rows x draws as pieces x rows x draws, without a copy."""
    rows, draws = table.shape
    return np.lib.stride_tricks.as_strided(
        table,
        (draws // piece, rows, piece),
        (piece * table.strides[1], table.strides[0], table.strides[1]),
    )


def _drawn(cell: UncertainScore, drawn: Generator, size: int) -> Singles:
    """So many values of an uncertain cell."""
    even = drawn.random(size, dtype=np.float32)
    if len(cell.at) == 2:
        low, high = cell.values
        even *= np.float32(high - low)
        even += np.float32(low)
        return even
    return np.interp(even, cell.at, cell.values).astype(np.float32)


def _careful_tally(values: Floats, weights: Floats, counts: Floats) -> _Tally:
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
    return _Tally(places, ahead, first @ weights.T)


def _confidence(
    values: Floats,
    central: Floats,
    uncertain: Sequence[UncertainScore],
    draws: int,
    seed: int,
    threads: int | None,
) -> Floats:
    """The share of draws of the scores in which each option's central weights put it first."""
    asked = [option for option, row in enumerate(central) if not np.isnan(row).any()]
    found = np.full(len(values), np.nan)

    def firsts(chunk: _Chunk) -> Floats:
        drawn = Generator(SFC64(chunk.seed))
        changes = np.empty((len(uncertain), chunk.size))
        for row, cell in zip(changes, uncertain, strict=True):
            row[:] = _drawn(cell, drawn, chunk.size) - values[cell.option, cell.criterion]
        return np.array([_times_first(values, central[o], uncertain, changes, o) for o in asked])

    # With scores fixed every draw is the same; drawn ones come from a stream of their own.
    chunks = _chunks(draws if uncertain else 1, seed, 1)
    total = np.sum(_in_threads(firsts, chunks, threads), axis=0)
    found[asked] = total / (draws if uncertain else 1)
    return found


def _times_first(
    values: Floats,
    weights: Floats,
    uncertain: Sequence[UncertainScore],
    changes: Floats,
    option: int,
) -> float:
    drawn = np.repeat((values @ weights)[:, None], changes.shape[1], axis=1)
    for cell, change in zip(uncertain, changes, strict=True):
        drawn[cell.option] += weights[cell.criterion] * change
    level = drawn >= drawn.max(axis=0) - TIE
    return float((level[option] / level.sum(axis=0)).sum())
