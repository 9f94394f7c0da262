"""The quick look at single lines, a total and its parts, before anything is proved.

Most of what would give a small figure away is one subtraction: a total less the parts that are
shown. Covering those first leaves few secrets to the search over everything at once.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from appraisal.disclosure.knowledge import Bounds
from appraisal.disclosure.lattice import Lattice

SHUTTLES = 20
"""How often the quick look goes over all lines: enough to settle all but the oddest tables."""

Mask = NDArray[np.bool_]
Places = NDArray[np.intp]


def cover_lines(
    lattice: Lattice,
    hidden: Mask,
    known: Callable[[Mask], Bounds],
    room: NDArray[np.float64],
    sizes: NDArray[np.float64],
) -> Mask:
    """What is hidden, and enough beside it that no line alone pins a hidden figure down.

    `room` is how wide each figure's range must stay (0 where it need not), and `sizes` orders
    those that may be hidden, the smallest first; infinite where one may not.
    """
    found = hidden.copy()
    blocks = list(lattice.lines())
    changed = True
    while changed:
        before = int(found.sum())
        for totals, parts in blocks:
            _cover(totals, parts, found, known(found), room, sizes)
        changed = int(found.sum()) > before
    return found


def tightened(lattice: Lattice, known: Bounds) -> Bounds:
    """What a reader knows of each figure after subtracting within lines, again and again.

    The shuttle algorithm (Buzzigoli and Giusti 1999): no true figure lies outside what it finds,
    though all tables at once may narrow it further.
    """
    least, most = known.least.copy(), known.most.copy()
    for _ in range(SHUTTLES):
        before = least.sum(), np.isinf(most).sum(), most[np.isfinite(most)].sum()
        for totals, parts in lattice.lines():
            down, up = _by_line(totals, parts, Bounds(least, most))
            np.maximum.at(least, parts, down)
            np.minimum.at(most, parts, up)
            least[totals] = np.maximum(least[totals], least[parts].sum(axis=1))
            most[totals] = np.minimum(most[totals], most[parts].sum(axis=1))
        if before == (least.sum(), np.isinf(most).sum(), most[np.isfinite(most)].sum()):
            break
    return Bounds(least, most)


def _cover(
    totals: Places,
    parts: Places,
    hidden: Mask,
    known: Bounds,
    room: NDArray[np.float64],
    sizes: NDArray[np.float64],
) -> None:
    """Hide the smallest other figure of every line that pins a hidden one down."""
    down, up = _by_line(totals, parts, known)
    thin = (hidden[parts] & (up - down < room[parts])).any(axis=1)
    most = np.minimum(known.most[totals], known.most[parts].sum(axis=1))
    least = np.maximum(known.least[totals], known.least[parts].sum(axis=1))
    thin |= hidden[totals] & (most - least < room[totals])
    for line in np.flatnonzero(thin):
        places = np.append(parts[line], totals[line])
        size = np.where(hidden[places], np.inf, sizes[places])
        if np.isfinite(size.min()):
            hidden[places[int(np.argmin(size))]] = True


def _by_line(
    totals: Places, parts: Places, known: Bounds
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The least and the most that each part may be, from its total and the other parts."""
    least, most = known.least[parts], known.most[parts]
    rest_least = least.sum(axis=1, keepdims=True) - least
    up = np.minimum(most, known.most[totals][:, None] - rest_least)
    return np.maximum(least, known.least[totals][:, None] - _less(most)), up


def _less(most: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each line's sum without the part itself, where parts may be without limit."""
    limited = np.where(np.isinf(most), 0.0, most)
    endless = np.isinf(most)
    others = endless.sum(axis=1, keepdims=True) - endless
    return np.where(others > 0, np.inf, limited.sum(axis=1, keepdims=True) - limited)
