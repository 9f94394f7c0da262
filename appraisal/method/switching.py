"""Where the leader changes, in closed form: switching weights, switching scores and dominance.

An overall value is a straight line in the weight of one criterion while the others keep their
proportions, so lines are met, not searched for (Hyde and Maier 2006; Belton and Stewart 2002,
section 5.5; the "switching value" of the Green Book, HM Treasury).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from appraisal.method.values import TIE

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Crossing:
    """Where the leader changes, and the position of the option that leads beyond it."""

    at: float
    to: int


def weight_ends(values: Floats, weights: Floats, inside: Flags) -> tuple[Floats, Floats] | None:
    """Overall values with none, and with all, of the weight on the criteria `inside`.

    `values` is options x criteria without blanks, `weights` one a criterion. On either side the
    criteria keep their proportions; where all of a side weigh nothing they share equally. None
    where there is no other side: nothing can be moved there.

    >>> table = np.array([[30.0, 70.0, 90.0], [60.0, 40.0, 20.0]])
    >>> none, all_ = weight_ends(table, np.array([0.5, 0.25, 0.25]), np.array([True, False, False]))
    >>> none.tolist(), all_.tolist()
    ([80.0, 30.0], [30.0, 60.0])
    """
    if inside.all() or not inside.any():
        return None
    return values @ _shares(weights, ~inside), values @ _shares(weights, inside)


def switching_weights(
    none: Floats, all_: Floats, weight: float, contenders: Flags
) -> tuple[Crossing | None, Crossing | None]:
    """The weights below and above the present one at which the leader changes.

    `none` and `all_` come from `weight_ends`; `contenders` says which options may lead. The
    leader must be overtaken, not only met: lines that meet at the very end, at 0 or at 1, do not
    count. Where options lead together now, the leader changes at the present weight itself,
    unless their lines are the same.

    >>> down, up = switching_weights(
    ...     np.array([80.0, 30.0]), np.array([30.0, 60.0]), 0.5, np.array([True, True])
    ... )
    >>> down, up
    (None, Crossing(at=0.625, to=1))
    """
    above = _first_crossing(none, all_, weight, contenders)
    below = _first_crossing(all_, none, 1.0 - weight, contenders)
    return (below and Crossing(1.0 - below.at, below.to)), above


def switching_score(
    values: Floats, weights: Floats, option: int, criterion: int, contenders: Flags
) -> Crossing | None:
    """The value, 0 to 100, of one cell at which the leader changes.

    Lowering the leader's score lets the next one lead, raising another's lets that one lead; None
    where no value from 0 to 100 does so. `weights` sum to 1. Options that lead together are parted
    by any change: the present value is then where the leader changes.
    """
    weight, now = float(weights[criterion]), float(values[option, criterion])
    overall = np.where(contenders, values @ weights, -np.inf)
    rest = np.delete(np.arange(len(overall)), option)
    best = float(overall[rest].max(initial=-np.inf))
    if weight == 0 or not contenders[option] or best == -np.inf:
        return None
    lead = float(overall[option]) - best
    at = now - lead / weight
    if abs(lead) <= TIE:
        return Crossing(now, option if now < 100 else int(rest[overall[rest].argmax()]))
    if lead > 0:
        return Crossing(at, int(rest[overall[rest].argmax()])) if at > 0 else None
    return Crossing(at, option) if at < 100 else None


def dominated(values: Floats, contenders: Flags) -> list[tuple[int, int, bool]]:
    """Options that another beats under any weighting: (option, by, strictly).

    `by` is at least as good on every criterion and better on one; strictly where it is better on
    all. Only `contenders` dominate. `values` is options x criteria; an option with a blank
    neither dominates nor is dominated.

    >>> dominated(np.array([[40.0, 50.0], [60.0, 50.0], [30.0, 40.0]]), np.array([True] * 3))
    [(0, 1, False), (2, 0, True), (2, 1, True)]
    """
    found = []
    for option, row in enumerate(values):
        for by in np.flatnonzero(contenders):
            gap = values[by] - row
            if by != option and (gap >= -TIE).all() and (gap > TIE).any():
                found.append((option, int(by), bool((gap > TIE).all())))
    return found


def without_each(weights: Floats) -> Floats:
    """The weights with each criterion left out in turn: row k leaves out criterion k.

    The others keep their proportions, or share equally where they all weigh nothing.

    >>> without_each(np.array([0.5, 0.25, 0.25])).tolist()
    [[0.0, 0.5, 0.5], [0.6666666666666666, 0.0, 0.3333333333333333], \
[0.6666666666666666, 0.3333333333333333, 0.0]]
    """
    others = ~np.eye(len(weights), dtype=bool)
    return np.array([_shares(weights, kept) for kept in others if kept.any()], dtype=float)


def _shares(weights: Floats, among: Flags) -> Floats:
    """The weights of some criteria put on a sum of 1, the others nothing."""
    kept = np.where(among, weights, 0.0)
    if kept.sum() <= TIE:
        kept = among.astype(float)
    return np.asarray(kept / kept.sum(), dtype=float)


def _first_crossing(start: Floats, end: Floats, at: float, contenders: Flags) -> Crossing | None:
    """The first place beyond `at`, from 0 to 1, where another option takes the lead."""
    if at >= 1 or not contenders.any():
        return None
    now = np.where(contenders, start + (end - start) * at, -np.inf)
    level = np.flatnonzero(now >= now.max() - TIE)
    leader = int(level[end[level].argmax()])
    if (end[level] < end[leader] - TIE).any():
        return Crossing(at, leader)
    gap_start, gap_end = start[leader] - start, end[leader] - end
    overtaken = contenders & (gap_end < -TIE)
    overtaken[level] = False
    rivals = np.flatnonzero(overtaken)
    if not len(rivals):
        return None
    places = gap_start[rivals] / (gap_start[rivals] - gap_end[rivals])
    first = rivals[places <= places.min() + TIE]
    # Of several that meet the leader at once, the steepest leads from there on.
    return Crossing(float(places.min()), int(first[gap_end[first].argmin()]))
