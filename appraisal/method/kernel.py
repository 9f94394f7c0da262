"""Counting over a chunk of weightings drawn evenly: who is ahead, at which rank, with what weights.

Single precision, or double where options lie close. Draws stand last, so that each option's values
lie side by side in memory.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.random import SFC64, Generator, SeedSequence
from numpy.typing import DTypeLike, NDArray

from appraisal.method.values import TIE

Floats = NDArray[np.float64]
Reals = NDArray[np.floating[Any]]
"""In single precision or in double."""

CLOSE = 0.05
"""Points: two options that no weighting parts by as many are too close for single precision."""

BLOCK = 4_096
"""Draws of ranged scores made at a time: an option's cells then stay in the processor's cache."""

_LARGEST_PRODUCT = 262_144
"""The size up to which OpenBLAS multiplies matrices in the calling thread; the threads are ours."""

_STEP = 2.0**-32
"""Between two draws of 32 bits, put between 0 and 1."""


@dataclass(frozen=True)
class Chunk:
    """Draws worked on at a time, and the seed that is theirs alone."""

    start: int
    size: int
    seed: SeedSequence

    def stream(self) -> Generator:
        """The chunk's own draws, from the first one on."""
        return Generator(SFC64(self.seed))


@dataclass(frozen=True, eq=False)
class Tally:
    """Counts over draws: options x ranks, options x options, and summed weights where first."""

    places: Floats
    ahead: Floats
    central: Floats

    @staticmethod
    def sum(tallies: Sequence[Tally]) -> Tally:
        """All the counts together."""
        return Tally(
            np.sum([one.places for one in tallies], axis=0),
            np.sum([one.ahead for one in tallies], axis=0),
            np.sum([one.central for one in tallies], axis=0),
        )


@dataclass(frozen=True, eq=False)
class OptionRanges:
    """One option's ranged cells, as what is added to the middle of their ranges.

    A cell of a straight range adds an even draw between -1/2 and 1/2 times its `widths`. A bent
    one, by its place among the cells, is read off its two rows: shares of the range from 0 to 1,
    and what is added there.
    """

    option: int
    criteria: NDArray[np.intp]
    widths: Floats
    bent: tuple[tuple[int, Floats], ...] = ()

    def factors(self) -> Floats:
        """What a draw from `fill` counts in points, for each cell."""
        found = self.widths * _STEP
        found[[place for place, _ in self.bent]] = 1.0
        return found

    def fill(self, drawn: Generator, out: Reals) -> None:
        """Fill cells x draws, each to be multiplied by its cell's factor."""
        bits = drawn.bit_generator.random_raw((out.size + 1) // 2).view(np.int32)[: out.size]
        # Signed bits lie evenly about nought, and become floats several times as fast.
        np.copyto(out, bits.reshape(out.shape), casting="same_kind")
        for place, (shares, added) in self.bent:
            out[place] = np.interp(out[place] * _STEP + 0.5, shares, added)


def add_ranges(
    ranges: Sequence[OptionRanges], drawn: Generator, weights: Reals, values: Reals
) -> None:
    """Add drawn scores to `values` (options x draws), by the weights (criteria x draws)."""
    if not ranges:
        return
    cells = max(len(one.criteria) for one in ranges)
    factors = [one.factors().astype(values.dtype)[:, None] for one in ranges]
    whole = np.empty((cells, BLOCK), dtype=values.dtype)
    for start in range(0, values.shape[1], BLOCK):
        beside = weights[:, start : start + BLOCK]
        for one, factor in zip(ranges, factors, strict=True):
            added = whole[: len(one.criteria), : beside.shape[1]]
            one.fill(drawn, added)
            added *= factor
            added *= beside if len(added) == len(beside) else beside[one.criteria]
            values[one.option, start : start + BLOCK] += added.sum(axis=0)


def reach(ranges: Sequence[OptionRanges], shape: tuple[int, ...]) -> Floats:
    """How far either way each cell may lie from the middle of its range: options x criteria."""
    found = np.zeros(shape)
    for one in ranges:
        found[one.option, one.criteria] = one.widths / 2
    return found


def precision(values: Floats, either_way: Floats) -> DTypeLike:
    """Double where two options that do not always tie are nowhere `CLOSE` points apart.

    Both tables are options x weightings: overall values and how far drawn scores may move them.
    """
    one, other = np.triu_indices(len(values), 1)
    apart = np.abs(values[one] - values[other]) + either_way[one] + either_way[other]
    widest = apart.max(axis=1)
    return np.float64 if ((widest > TIE) & (widest < CLOSE)).any() else np.float32


class _Workspace:
    """The arrays that one thread works in, made once: fresh memory costs more than filling it."""

    def __init__(self, corners: int, options: int, draws: int, real: DTypeLike) -> None:
        self.shares = np.empty((corners, draws), dtype=real)
        self.values = np.empty((options, draws), dtype=real)
        self.behind = np.empty((options, draws), dtype=np.bool_)
        self.above = np.empty((options, draws), dtype=np.uint8)
        self.first = np.empty((options, draws), dtype=real)


class Kernel:
    """The tally of a chunk of continuous weightings.

    `values` (options x criteria) hold the middle of each range. Options that always tie are worked
    out once, as one option that takes as many places.
    """

    def __init__(self, values: Floats, corners: Floats, ranges: Sequence[OptionRanges]) -> None:
        at_corners = values @ corners
        self._group_of, members = _best_first(
            at_corners, *_always_tied(at_corners, {one.option for one in ranges})
        )
        self._sizes = np.array([len(options) for options in members], dtype=np.uint8)
        rows = [options[0] for options in members]
        self.real = precision(at_corners[rows], (reach(ranges, values.shape) @ corners)[rows])
        self._at_corners = at_corners[rows].astype(self.real)
        self._bounds = corners
        self._corners = corners.astype(self.real)
        self._plain = np.array_equal(corners, np.eye(len(corners)))
        self._ranges = [replace(one, option=self._group_of[one.option]) for one in ranges]
        self._own = threading.local()

    def tally(self, chunk: Chunk) -> Tally:
        """Counts over one chunk, by group of options that always tie and by corner."""
        space = self._workspace(chunk.size)
        drawn = chunk.stream()
        exponentials(drawn, space.shares)
        product(self._at_corners, space.shares, space.values)
        if self._ranges:
            add_ranges(self._ranges, drawn, self._weights(space.shares), space.values)
        ahead = self._compare(space)
        return Tally(
            np.array([self._at_each_rank(row) for row in space.above], dtype=float),
            ahead,
            _sums_where_first(space),
        )

    def by_option(self, total: Tally) -> Tally:
        """The same counts by option and by criterion."""
        central = total.central / self._sizes[:, None] @ self._bounds.T
        return Tally(
            self._ranks_shared(total.places)[self._group_of],
            # Options that always tie are never ahead of one another.
            total.ahead[np.ix_(self._group_of, self._group_of)],
            central[self._group_of],
        )

    def _workspace(self, draws: int) -> _Workspace:
        space: _Workspace | None = getattr(self._own, "space", None)
        if space is None or space.shares.shape[1] != draws:
            space = _Workspace(self._corners.shape[1], len(self._sizes), draws, self.real)
            self._own.space = space
        return space

    def _weights(self, shares: Reals) -> Reals:
        """The weights, criteria x draws; like the shares of the corners not yet on a sum of 1."""
        if self._plain:
            return shares
        weights = np.empty((len(self._corners), shares.shape[1]), dtype=self.real)
        product(self._corners, shares, weights)
        return weights

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

    def _ranks_shared(self, places: Floats) -> Floats:
        """Groups x ranks, each group's place spread evenly over the places that it covers."""
        shared = np.zeros_like(places)
        for group, size in enumerate(self._sizes):
            for step in range(size):
                shared[group, step:] += places[group, : places.shape[1] - step] / size
        return shared


def _always_tied(at_corners: Floats, drawn: set[int]) -> tuple[list[int], list[list[int]]]:
    """The group of each option, and each group's options: those level at every corner."""
    group_of: list[int] = []
    members: list[list[int]] = []
    for option, row in enumerate(at_corners):
        same = [
            group
            for group, others in enumerate(members)
            if not drawn & {option, others[0]} and np.abs(at_corners[others[0]] - row).max() <= TIE
        ]
        if not same:
            same = [len(members)]
            members.append([])
        members[same[0]].append(option)
        group_of.append(same[0])
    return group_of, members


def _best_first(
    at_corners: Floats, group_of: list[int], members: list[list[int]]
) -> tuple[list[int], list[list[int]]]:
    """The groups with the highest mean value over the corners first.

    Where the precision cannot part two options, the one that stands first counts as ahead.
    One that is never better than another must then stand after it, or it would seem to win.
    """
    order = sorted(range(len(members)), key=lambda group: -at_corners[members[group][0]].sum())
    place = {group: row for row, group in enumerate(order)}
    return [place[group] for group in group_of], [members[group] for group in order]


def exponentials(drawn: Generator, out: Reals) -> None:
    """Fill with exponential draws: logarithms of 32 random bits put between 0 and 1.

    They take less than half the time of `standard_exponential`, and none of them is nought: with
    one criterion, that would be a weighting without weight.
    """
    bits = drawn.bit_generator.random_raw((out.size + 1) // 2).view(np.uint32)[: out.size]
    np.copyto(out, bits.reshape(out.shape), casting="unsafe")
    real = out.dtype.type
    # Neither end is reached: just under 2**-32, and half a step up.
    out *= np.nextafter(real(_STEP), real(0))
    out += real(_STEP / 2)
    np.log(out, out=out)
    np.negative(out, out=out)


def _times(flags: NDArray[np.uint8], sizes: NDArray[np.uint8] | np.uint8) -> NDArray[np.uint8]:
    return flags if np.all(sizes == 1) else flags * sizes


def product(left: Reals, right: Reals, out: Reals) -> None:
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


def _in_pieces(table: Reals, piece: int) -> Reals:
    """rows x draws as pieces x rows x draws, without a copy."""
    rows, draws = table.shape
    return np.lib.stride_tricks.as_strided(
        table,
        (draws // piece, rows, piece),
        (piece * table.strides[1], table.strides[0], table.strides[1]),
    )
