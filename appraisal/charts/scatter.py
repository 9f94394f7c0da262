"""The figure of cost against value: points with labels, the frontier, and its axes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import plotly.graph_objects as go

from appraisal.analysis.money_words import in_pounds
from appraisal.charts.frame import Size, Trace, characters, figure, lines_height, words
from appraisal.charts.legend import marks_legend
from appraisal.charts.palette import ACCENT, FAINT, GREY, INK, LINE, MUTED
from appraisal.charts.placing import Place, Point, placed_labels
from appraisal.charts.rows import line_pieces
from appraisal.charts.text import bold, stacked, wrapped
from appraisal.wording import fixed

_BOLD = 0.61  # mean width of a bold character in ems
_LEAST_SPAN = 30  # points of value on the axis: a small difference must not look large

LOOKS: dict[str, dict[str, Any]] = {
    "On the frontier": {"symbol": "circle", "color": ACCENT},
    "Worth less than a mix of two others": {"symbol": "diamond-open", "color": ACCENT},
    "Dominated by another option": {"symbol": "circle-open", "color": MUTED},
    "Takes no rank: not compared": {"symbol": "x-thin-open", "color": MUTED},
}
"""How each kind of option is marked; the keys are the legend's words."""

EFFICIENT, MIXED, DOMINATED, UNRANKED = LOOKS


@dataclass(frozen=True)
class Spot:
    """What stands at one place of the chart; `label` is not escaped, `hover` is."""

    ids: tuple[str, ...]
    label: str
    kind: str
    cost: float
    value: float
    hover: str


def money(amount: float) -> str:
    """Pounds as an axis or a sentence writes them: millions from a million up.

    >>> money(180000), money(1_200_000), money(2_000_000), money(-1_250_000), money(1_999_999)
    ('£180,000', '£1.2m', '£2m', '-£1.25m', '£2m')
    """
    if abs(amount) < 999_999.5:
        return in_pounds(amount)
    millions = fixed(abs(amount) / 1_000_000, 2).rstrip("0").rstrip(".")
    return f"{'-' if amount < 0 else ''}£{millions}m"


def axis_ticks(low: float, high: float, most: int) -> list[float]:
    """At most so many round numbers that hold `low` and `high` between the first and the last.

    >>> axis_ticks(180000, 455000, 6)
    [100000.0, 200000.0, 300000.0, 400000.0, 500000.0]
    """
    span = max(high - low, 1e-9)
    size = 10 ** math.floor(math.log10(span / most))
    for step in (size * factor for factor in (1, 2, 2.5, 5, 10, 20, 50)):
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first < most:
            break
    return [round(float(step * n), 9) for n in range(first, max(last, first + 1) + 1)]


def cost_ticks(costs: Sequence[float], most: int) -> list[float]:
    """The ticks of the cost axis; it begins at nought unless costs are far from it and close."""
    low, high = min(costs), max(costs)
    if low == high:
        low, high = (0.0, high) if high > 0 else (high, max(high + 1.0, 0.0))
    return axis_ticks(min(low, 0.0) if low < 0.5 * high else low, high, most)


def value_ticks(values: Sequence[float]) -> list[float]:
    """The ticks of the value axis, within 0 to 100 and at least thirty points long.

    >>> value_ticks([48.0, 50.6])
    [30.0, 40.0, 50.0, 60.0]
    """
    low, high = math.floor(min(values) / 10) * 10, math.ceil(max(values) / 10) * 10
    while high - low < _LEAST_SPAN:
        low, high = max(low - 10, 0), min(high + (10 if high - low < 20 or low == 0 else 0), 100)
    step = 20 if high - low > 60 else 10
    return [float(tick) for tick in range(low - low % step, high + step, step) if tick <= 100]


@dataclass(frozen=True)
class _Axes:
    """Pounds and points to pixels, at the width that the figure is laid out for."""

    size: Size
    costs: Sequence[float]
    values: Sequence[float]
    top: float
    height: float
    width: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def pound(self) -> float:
        return self.width / self.x_span

    @property
    def pad(self) -> float:
        # Room beyond the outermost ticks for half of a tick's words.
        longest = max(len(money(tick)) for tick in self.costs)
        room = longest * self.size.small * 0.55 / 2 + 4
        return (self.costs[-1] - self.costs[0]) * room / (self.width - 2 * room)

    @property
    def x_range(self) -> tuple[float, float]:
        return self.costs[0] - self.pad, self.costs[-1] + self.pad

    @property
    def x_span(self) -> float:
        return self.x_range[1] - self.x_range[0]

    def across(self, cost: float) -> float:
        return (cost - self.x_range[0]) * self.pound

    def back(self, pixels: float) -> float:
        return pixels / self.pound + self.x_range[0]

    def down(self, value: float) -> float:
        share = (value - self.values[0]) / (self.values[-1] - self.values[0])
        return self.bottom - share * self.height


def scatter_figure(
    spots: Sequence[Spot],
    line: Sequence[tuple[float, float]],
    cost_words: str,
    notes: Sequence[str],
    size: Size,
) -> go.Figure:
    """Points of cost (across) and value (up), a line through `line`, and notes underneath."""
    side = size.small * 3
    kinds = [kind for kind in LOOKS if any(spot.kind == kind for spot in spots)]
    inner = size.without(side)
    legend = marks_legend(kinds, lambda place: _marker(kinds[place], size), inner, 0.0)
    top = legend.height + lines_height(1, size.small) + size.small
    height = size.width * (0.85 if size.narrow else 0.4)
    axes = _Axes(
        size,
        cost_ticks([spot.cost for spot in spots], 4 if size.narrow else 6),
        value_ticks([spot.value for spot in spots]),
        top,
        height,
        inner.width,
    )
    places = _placed(spots, line, axes)
    y = axes.bottom + lines_height(2, size.small) + size.small * 0.8
    note_traces, end = _notes(notes, inner, y)
    traces = [
        *_scales(axes, legend.height, cost_words),
        _frontier(line, axes),
        _leaders(spots, places, axes),
        *(_points(kind, spots, axes) for kind in kinds),
        _labels(spots, places, axes),
        *legend.traces,
        *note_traces,
    ]
    return figure(traces, end, axes.x_range, {"l": round(side)}, size.small)


def _marker(kind: str, size: Size) -> dict[str, Any]:
    return {**LOOKS[kind], "size": size.small * 0.85}


def _lines(label: str) -> tuple[str, ...]:
    return wrapped(label, 22, 2)


def _placed(spots: Sequence[Spot], line: Sequence[tuple[float, float]], axes: _Axes) -> list[Place]:
    font = axes.size.small
    points = [
        Point(
            axes.across(spot.cost),
            axes.down(spot.value) - axes.top + font,
            font * 0.5,
            max(len(text) for text in _lines(spot.label)) * font * _BOLD + 2,
            lines_height(len(_lines(spot.label)), font),
        )
        for spot in spots
    ]
    corners = [(axes.across(cost), axes.down(value) - axes.top + font) for cost, value in line]
    places = placed_labels(points, axes.width, axes.height + font, corners)
    lower = axes.top - font
    return [
        replace(
            place,
            y=place.y + lower,
            leader=place.leader and (place.leader[0], place.leader[1] + lower),
        )
        for place in places
    ]


def _scales(axes: _Axes, above: float, cost_words: str) -> list[Trace]:
    size = axes.size
    start, end = axes.x_range
    under = axes.bottom + lines_height(1, size.small) * 0.7
    values = [f"{tick:g}\u2002" for tick in axes.values]
    names_y = [above + lines_height(1, size.small) / 2, under + lines_height(1, size.small)]
    y = [axes.down(tick) for tick in axes.values]
    return [
        line_pieces("levels", [(start, end, at) for at in y], FAINT, 1),
        line_pieces("floor", [(start, end, axes.bottom)], LINE, 1),
        words(
            "value-scale", [start] * len(y), y, values, size.small, side="middle left", colour=MUTED
        ),
        words(
            "cost-scale",
            axes.costs,
            [under] * len(axes.costs),
            [money(tick) for tick in axes.costs],
            size.small,
            side="middle center",
            colour=MUTED,
        ),
        words(
            "value-words", [start], names_y[:1], ["Overall value, of 100"], size.small, colour=MUTED
        ),
        words(
            "cost-words",
            [end],
            names_y[1:],
            [cost_words],
            size.small,
            side="middle left",
            colour=MUTED,
        ),
    ]


def _frontier(line: Sequence[tuple[float, float]], axes: _Axes) -> Trace:
    return line_pieces("frontier", [], ACCENT, axes.size.small / 6) | {
        "x": [cost for cost, _ in line],
        "y": [axes.down(value) for _, value in line],
    }


def _leaders(spots: Sequence[Spot], places: Sequence[Place], axes: _Axes) -> Trace:
    """A thin line from each label that stands away from its point."""
    x: list[float | None] = []
    y: list[float | None] = []
    for spot, place in zip(spots, places, strict=True):
        if place.leader:
            x += [spot.cost, axes.back(place.leader[0]), None]
            y += [axes.down(spot.value), place.leader[1], None]
    return line_pieces("leaders", [], GREY, 1) | {"x": x, "y": y}


def _points(kind: str, spots: Sequence[Spot], axes: _Axes) -> Trace:
    held = [spot for spot in spots if spot.kind == kind]
    marker = _marker(kind, axes.size)
    return {
        "type": "scatter",
        "uid": f"options-{list(LOOKS).index(kind)}",
        "mode": "markers",
        "ids": [" ".join(spot.ids) for spot in held],
        "x": [spot.cost for spot in held],
        "y": [axes.down(spot.value) for spot in held],
        "marker": marker | {"line": {"width": axes.size.small / 6, "color": marker["color"]}},
        "hoverinfo": "text",
        "hovertext": [spot.hover for spot in held],
        "cliponaxis": False,
        "showlegend": False,
    }


def _labels(spots: Sequence[Spot], places: Sequence[Place], axes: _Axes) -> Trace:
    return words(
        "labels",
        [axes.back(place.x) for place in places],
        [place.y for place in places],
        [bold(stacked(_lines(spot.label))) for spot in spots],
        axes.size.small,
        colour=[INK if spot.kind in (EFFICIENT, MIXED) else MUTED for spot in spots],
    ) | {"textposition": [place.side for place in places]}


def _notes(notes: Sequence[str], size: Size, top: float) -> tuple[list[Trace], float]:
    y = top
    placed = []
    for note in notes:
        lines = wrapped(note, characters(size.width, size.small), 6)
        height = lines_height(len(lines), size.small)
        placed.append((y + height / 2, stacked(lines)))
        y += height
    if not placed:
        return [], y
    at, texts = [one for one, _ in placed], [text for _, text in placed]
    x = [0.0] * len(placed)
    return [words("notes", x, at, texts, size.small, colour=MUTED, xaxis="x2")], y
