"""Where the labels of points go, so that none lies on another label or on a point."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

# What makes a place bad, beside the share of the label that is covered.
_TOUCHES = 0.5  # for each label and point that a label, or the thin line to it, touches
_MISTAKEN = 0.6  # where another point is no further from the label than its own
_CROSSES = 0.15  # for the line: a label can still be read with a line through it
_OUTSIDE = 20.0  # leaving the figure is worse than anything
_FURTHER = 0.001  # for every place that would have been nearer

Corner = tuple[float, float]


@dataclass(frozen=True)
class Point:
    """A point and the size of its label, in pixels from the top left; `radius` is the mark's."""

    x: float
    y: float
    radius: float
    width: float
    height: float


@dataclass(frozen=True)
class Place:
    """Where a label is held, and by which side: "middle right" means that it runs to the right.

    `leader` is the corner to which a thin line goes from a point whose label stands away from it.
    """

    x: float
    y: float
    side: Literal["middle right", "middle left", "middle center"]
    leader: Corner | None = None


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "_Box") -> float:
        wide = min(self.right, other.right) - max(self.left, other.left)
        if wide <= 0:
            return 0.0
        return wide * max(min(self.bottom, other.bottom) - max(self.top, other.top), 0.0)

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)

    def distance(self, point: Point) -> float:
        """How far the middle of a point is from the box; 0 inside."""
        across = max(self.left - point.x, point.x - self.right, 0.0)
        return math.hypot(across, max(self.top - point.y, point.y - self.bottom, 0.0))

    def is_crossed(self, start: Corner, end: Corner) -> bool:
        """Whether a straight line from start to end meets the box (Liang and Barsky 1984)."""
        (x0, y0), (x1, y1) = start, end
        first, last = 0.0, 1.0
        for at, step, low, high in (
            (x0, x1 - x0, self.left, self.right),
            (y0, y1 - y0, self.top, self.bottom),
        ):
            if step == 0:
                if not low < at < high:
                    return False
                continue
            enters, leaves = sorted(((low - at) / step, (high - at) / step))
            first, last = max(first, enters), min(last, leaves)
        return first < last


def placed_labels(
    points: Sequence[Point], width: float, height: float, line: Sequence[Corner] = ()
) -> list[Place]:
    """A place for each point's label, the first points choosing first.

    A label goes beside, above or below its point, then further off, wherever it covers least of
    the other labels and points, of the `line` through the given corners, and of what is outside
    `width` x `height`.
    """
    page = _Page(_Box(0, 0, width, height), tuple(itertools.pairwise(line)))
    marks = [_around(point.x, point.y, 2 * point.radius, 2 * point.radius) for point in points]
    labels: list[_Box] = []
    places = []
    for number, point in enumerate(points):
        others = [*points[:number], *points[number + 1 :]]
        taken = [*marks[:number], *marks[number + 1 :], *labels]
        best, least = None, math.inf
        for further, place in enumerate(_candidates(point)):
            bad = page.badness(place, point, others, taken)
            if bad + _FURTHER * further < least:
                best, least = place, bad + _FURTHER * further
            if bad == 0:
                break  # what comes after is only further away
        if best is not None:
            places.append(best)
            labels.append(_box(best, point))
    return places


@dataclass(frozen=True)
class _Page:
    """What stays where it is: the edges, and the pieces of the line."""

    edges: _Box
    line: tuple[tuple[Corner, Corner], ...]

    def badness(
        self, place: Place, point: Point, others: Sequence[Point], taken: Sequence[_Box]
    ) -> float:
        """How bad a place is for a point's label; 0 where nothing is against it."""
        box = _box(place, point)
        covered = [area for other in taken if (area := box.overlap(other))]
        bad = sum(covered) / box.area + _TOUCHES * len(covered)
        bad += _OUTSIDE * (1 - box.overlap(self.edges) / box.area)
        bad += _CROSSES * any(box.is_crossed(*piece) for piece in self.line)
        if place.leader is None:
            own = box.distance(point)
            return bad + _MISTAKEN * any(box.distance(other) <= own for other in others)
        start = (point.x, point.y)
        return bad + _TOUCHES * sum(other.is_crossed(start, place.leader) for other in taken)


def _candidates(point: Point) -> Iterator[Place]:
    aside = point.radius + 5
    above = point.radius + 2 + point.height / 2
    yield Place(point.x + aside, point.y, "middle right")
    yield Place(point.x, point.y - above, "middle center")
    yield Place(point.x, point.y + above, "middle center")
    yield Place(point.x - aside, point.y, "middle left")
    for up in (-0.7, 0.7):
        yield Place(point.x + aside, point.y + up * above, "middle right")
        yield Place(point.x - aside, point.y + up * above, "middle left")
    for lines, up, across in itertools.product((1, 2, 3), (-1, 1), (0.0, 0.6, -0.6, 1.1, -1.1)):
        x, y = point.x + across * point.width, point.y + up * (above + lines * point.height)
        yield Place(x, y, "middle center", leader=(x, y - up * point.height * 0.45))


def _box(place: Place, point: Point) -> _Box:
    shift = {"middle right": 0.5, "middle left": -0.5, "middle center": 0.0}[place.side]
    return _around(place.x + shift * point.width, place.y, point.width, point.height)


def _around(x: float, y: float, width: float, height: float) -> _Box:
    return _Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def kept_apart(wanted: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Places at least `gap` apart, in the order of those wanted and as near to them as may be.

    The squares of the moves are least; all places lie from `top` to `bottom` if they fit there.

    >>> kept_apart([10.0, 11.0, 40.0], 5.0, 0.0, 100.0)
    [8.0, 13.0, 40.0]
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    pools: list[tuple[float, int]] = []  # mean of the places less their gaps, how many
    for place, index in enumerate(order):
        mean, many = wanted[index] - place * gap, 1
        while pools and pools[-1][0] >= mean:
            before, count = pools.pop()
            mean, many = (mean * many + before * count) / (many + count), many + count
        pools.append((mean, many))
    least, most = top, max(bottom - (len(wanted) - 1) * gap, top)
    means = [min(max(mean, least), most) for mean, many in pools for _ in range(many)]
    found = [0.0] * len(wanted)
    for place, (index, mean) in enumerate(zip(order, means, strict=True)):
        found[index] = mean + place * gap
    return found
