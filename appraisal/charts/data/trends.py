"""Lines over time, each named at its end, with a band round the first and a level limit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from appraisal.charts.data.drawing import (
    Area,
    Box,
    Dash,
    Dot,
    Drawing,
    Line,
    Mark,
    Words,
    broken,
    width_of,
)
from appraisal.charts.data.looks import HIDDEN_LOOK
from appraisal.charts.data.rows import Sheet, caption
from appraisal.charts.data.series import HIDDEN, Series
from appraisal.charts.data.specs import Trends
from appraisal.charts.data.ticks import tick_text, ticks_for
from appraisal.charts.frame import Size, lines_height
from appraisal.charts.palette import ACCENT, CHANGE, FAINT, GREY, MUTED, OPTION_COLOURS
from appraisal.charts.placing import kept_apart

_COLOURS = (ACCENT, *OPTION_COLOURS)
_DASHES: tuple[Dash, ...] = ("solid", "dash", "dot", "dash", "dot")
_BAND = "#d9e6f4"
_HEIGHT = 0.42  # of the width of the figure
_LEAST_HEIGHT = 230.0
_MOST_LABEL = 0.3  # of the width


def trends(spec: Trends, size: Size) -> Drawing:
    """Lines from left to right; the figures at both ends are written, all others in the table."""
    ticks = ticks_for(_values(spec))
    sheet = _Trend(spec, size, ticks)
    marks, top = caption(spec.unit, Sheet(size, sheet.side))
    plot = sheet.placed(top + size.small * 0.8)
    marks += _frame(plot)
    if spec.low is not None and spec.high is not None:
        marks += _band(plot, spec.low, spec.high)
    if spec.limit is not None:
        marks += _line("limit", plot, spec.limit, CHANGE, "dash", size.small / 6)
    for number, one in enumerate(spec.lines):
        colour = _COLOURS[number]
        marks += _line(f"line-{number}", plot, one, colour, _DASHES[number], size.small / 4)
        marks += _points(f"line-{number}", plot, one, colour)
    marks += _ends(plot)
    marks += _starts(plot)
    bottom = plot.bottom + lines_height(1, size.small) + 8
    key = f"The scale begins at {tick_text(ticks[0])}, not at 0." if ticks[0] > 0 else ""
    return Sheet(size, sheet.side).finished(spec, marks, bottom, key)


def _values(spec: Trends) -> list[float]:
    return [value for one in spec.series_held for value in one.shown]


def name_height(names: Mapping[str, Sequence[str]], size: Size) -> float:
    """The pixels that keep the names of any two lines apart."""
    return lines_height(max(map(len, names.values())), size.small) * 1.02


class _Trend:
    """How the width is shared out between the scale, the plot and the names of the lines."""

    def __init__(self, spec: Trends, size: Size, ticks: tuple[float, ...]) -> None:
        self.spec, self.size, self.ticks = spec, size, ticks
        self.side = max(width_of(tick_text(tick), size.small) for tick in ticks) + size.small
        room = size.side * (0.85 if size.narrow else 1.0)
        self.names = {one.name: self._name(one, room) for one in _named(spec)}
        lines = [line for held in self.names.values() for line in held]
        wide = max(width_of(line, size.small, bold=True) for line in lines)
        self.share = 1 - (wide + size.small * 1.2) / (size.width - self.side)

    def _name(self, one: Series, room: float) -> list[str]:
        last = _last(one)
        text = "" if last is None else one.texts[last]
        lines = broken(one.name, room, self.size.small, 2, bold=True)
        joined = f"{lines[-1]} {text}".strip()
        if width_of(joined, self.size.small, bold=True) <= room:
            return [*lines[:-1], joined]
        return [*lines, text]  # a name may be cut short, its figure never

    def placed(self, top: float) -> _Plot:
        named = len(self.names) * name_height(self.names, self.size)
        height = max(self.size.width * _HEIGHT, _LEAST_HEIGHT, named)
        return _Plot(self.spec, self.size, self.ticks, self.names, self.share, top, top + height)


@dataclass(frozen=True)
class _Plot:
    spec: Trends
    size: Size
    ticks: tuple[float, ...]
    names: dict[str, list[str]]
    share: float  # of the width that the lines take; their names take the rest
    top: float
    bottom: float

    def x(self, place: int) -> float:
        at = self.spec.places
        if len(at) == 1:
            return self.share / 2
        start = self.stub
        return start + (at[place] - at[0]) / (at[-1] - at[0]) * (self.share - start)

    @property
    def stub(self) -> float:
        """Half the width of the mark of a hidden figure."""
        return self.size.small * 0.8 / self.size.width

    def y(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom - (value - low) / (high - low) * (self.bottom - self.top)

    def points(self, one: Series) -> list[tuple[float, float]]:
        return [
            (self.x(place), self.y(value))
            for place, value in enumerate(one.values)
            if value is not None
        ]


def _named(spec: Trends) -> list[Series]:
    return list(spec.series_held)


def _last(one: Series) -> int | None:
    known = [place for place, value in enumerate(one.values) if value is not None]
    return known[-1] if known else None


def _frame(plot: _Plot) -> list[Mark]:
    size = plot.size
    marks: list[Mark] = [
        Line("grid", ((0, plot.y(tick)), (plot.share, plot.y(tick))), FAINT, 1.5)
        for tick in plot.ticks
    ]
    marks += [
        Words("scale", 0, plot.y(tick), (tick_text(tick),), size.small, "right", MUTED)
        for tick in plot.ticks
    ]
    y = plot.bottom + lines_height(1, size.small) / 2 + 6
    return [*marks, *_years(plot, y)]


def _years(plot: _Plot, y: float) -> list[Mark]:
    """The labels under the plot: the first and the last, and those between that have room."""
    size, labels = plot.size, plot.spec.labels
    pixels = size.width - max(width_of(tick_text(tick), size.small) for tick in plot.ticks)
    taken: list[tuple[float, float]] = []
    marks: list[Mark] = []
    order = [0, len(labels) - 1, *range(1, len(labels) - 1)] if len(labels) > 1 else [0]
    for place in order:
        line = broken(labels[place], pixels * _MOST_LABEL, size.small, 1)[0]
        half = width_of(line, size.small) / 2 / pixels
        middle = max(plot.x(place), half)
        start, end = middle - half - 0.01, middle + half + 0.01
        if all(end <= other[0] or start >= other[1] for other in taken):
            taken.append((start, end))
            marks.append(Words("years", middle, y, (line,), size.small, "centre", MUTED))
    return marks


def _band(plot: _Plot, low: Series, high: Series) -> list[Mark]:
    """A strip for every run of places at which both edges are known."""
    marks: list[Mark] = []
    run: list[int] = []
    for place in range(len(plot.spec.labels) + 1):
        known = (
            place < len(low) and low.values[place] is not None and high.values[place] is not None
        )
        if known:
            run.append(place)
            continue
        if len(run) > 1:
            above = [(plot.x(p), plot.y(high.values[p] or 0.0)) for p in run]
            under = [(plot.x(p), plot.y(low.values[p] or 0.0)) for p in reversed(run)]
            marks.append(Area("band", (*above, *under), _BAND))
        run = []
    return marks


def _line(
    layer: str, plot: _Plot, one: Series, colour: str, dash: Dash, width: float
) -> list[Mark]:
    """The pieces of a line; where a figure is missing the line is broken, never drawn through."""
    pieces: list[Mark] = []
    for place in range(len(one) - 1):
        start, end = one.values[place], one.values[place + 1]
        if start is not None and end is not None:
            ends = ((plot.x(place), plot.y(start)), (plot.x(place + 1), plot.y(end)))
            pieces.append(Line(layer, ends, colour, width, dash))
    return _joined(pieces)


def _joined(pieces: Sequence[Mark]) -> list[Mark]:
    joined: list[Mark] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if (
            isinstance(piece, Line)
            and isinstance(before, Line)
            and before.points[-1] == piece.points[0]
        ):
            points = (*before.points, piece.points[-1])
            joined[-1] = Line(piece.layer, points, piece.colour, piece.width, piece.dash)
        else:
            joined.append(piece)
    return joined


def _points(layer: str, plot: _Plot, one: Series, colour: str) -> list[Mark]:
    marks: list[Mark] = []
    for place, (value, text) in enumerate(zip(one.values, one.texts, strict=True)):
        says = (plot.spec.labels[place], f"{one.name}: {text}")
        x = plot.x(place)
        if value is not None:
            marks.append(Dot(layer, x, plot.y(value), plot.size.small * 0.65, colour, says=says))
        elif text == HIDDEN:
            marks += _hidden(plot, x, says)
    return marks


def _hidden(plot: _Plot, x: float, says: tuple[str, ...]) -> list[Mark]:
    """A hatched mark at the foot of the plot, so that its height says nothing."""
    half = plot.stub
    top = plot.bottom - plot.size.small * 1.5
    middle = (top + plot.bottom) / 2
    return [
        Box("hidden", x - half, x + half, top, plot.bottom, HIDDEN_LOOK, says),
        Words("hidden", x, middle, (HIDDEN,), plot.size.small, "centre", bold=True),
    ]


def _ends(plot: _Plot) -> list[Mark]:
    """The names with the last figures, kept apart, and a thin line where one had to move."""
    size = plot.size
    held = [(one, last) for one in _named(plot.spec) if (last := _last(one)) is not None]
    wanted = [plot.y(one.values[last] or 0.0) for one, last in held]
    gap = name_height(plot.names, size)
    found = kept_apart(wanted, gap, plot.top + gap / 2, plot.bottom - gap / 2)
    marks: list[Mark] = []
    x = plot.share + size.small / size.width
    for (one, last), y, from_y in zip(held, found, wanted, strict=True):
        lines = tuple(plot.names[one.name])
        marks.append(Line("leaders", ((plot.x(last) + 0.004, from_y), (x - 0.003, y)), GREY, 1))
        colour = _colour(plot.spec, one)
        marks.append(Words("line-names", x, y, lines, size.small, colour=colour, bold=True))
    return marks


def _colour(spec: Trends, one: Series) -> str:
    for number, line in enumerate(spec.lines):
        if line is one:
            return _COLOURS[number]
    return CHANGE if one is spec.limit else MUTED


def _starts(plot: _Plot) -> list[Mark]:
    """The first figure of the first line, above its point or below it, where there is more room."""
    one = plot.spec.lines[0]
    if len(one) < 2 or one.values[0] is None:
        return []
    size, own = plot.size, plot.y(one.values[0])
    half = width_of(one.texts[0], size.small, bold=True) / 2 / size.width
    away = size.small * 1.15
    others = [plot.y(s.values[0]) for s in plot.spec.series_held[1:] if s.values[0] is not None]
    above = sum(own - 2 * away < other < own - 1 for other in others)
    below = sum(own + 1 < other < own + 2 * away for other in others)
    y = own + away if above > below and own + 1.6 * away < plot.bottom else own - away
    x = max(plot.x(0), half)
    return [Words("starts", x, y, (one.texts[0],), size.small, "centre", ACCENT, bold=True)]
