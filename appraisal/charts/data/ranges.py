"""Figures against the ranges that they are expected in, such as unit costs and references."""

from __future__ import annotations

from appraisal.charts.data.drawing import Box, Dot, Drawing, Mark, Symbol, Words
from appraisal.charts.data.looks import HIDDEN_LOOK, RANGE
from appraisal.charts.data.rows import (
    Scale,
    Sheet,
    caption,
    end_font,
    legend,
    rows_of,
    rules,
    scale_for,
    sheet_of,
)
from appraisal.charts.data.series import HIDDEN
from appraisal.charts.data.specs import DotRanges
from appraisal.charts.frame import Size, lines_height
from appraisal.charts.palette import ACCENT, CHANGE, INK, MUTED


def dot_ranges(spec: DotRanges, size: Size) -> Drawing:
    """A dot for each figure on the bar of its range; one outside is a diamond, and says so."""
    sheet = sheet_of(spec.labels, size)
    marks, top = caption(spec.unit, sheet)
    keys, top = legend([(spec.expected, RANGE)], sheet, top)
    height = lines_height(1, size.name) + lines_height(1, size.small)
    rows = rows_of(spec.labels, sheet, height, top + size.small * 0.3)
    ends = _ends(spec)
    font = end_font([text for _, text in ends], sheet, size.small)
    scale = scale_for(ends, sheet, font)
    marks += [*keys, *rules(rows)[:-1], *rows.names]
    for place, middle in enumerate(rows.middles):
        marks += _row(spec, place, middle, scale, sheet, font)
    return sheet.finished(spec, marks, rows.bottom)


def against_range(spec: DotRanges, place: int) -> str:
    """Where a figure lies outside its range, "above" or "below"; within or not known, ""."""
    value, low, high = (one.values[place] for one in spec.series_held)
    if value is None:
        return ""
    if high is not None and value > high:
        return "above"
    return "below" if low is not None and value < low else ""


def range_said(spec: DotRanges, place: int) -> str:
    """The range, such as "£1,300 to £1,700"."""
    low, high = spec.low.texts[place], spec.high.texts[place]
    return low if low == high else f"{low} to {high}"


def _said(spec: DotRanges, place: int) -> str:
    outside = against_range(spec, place)
    return f"{spec.values.texts[place]}, {outside}" if outside else spec.values.texts[place]


def _ends(spec: DotRanges) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    for place in range(len(spec.labels)):
        # The figure is in larger type than its range, and its mark takes room too.
        said = max(f"{_said(spec, place)}    ", f"{range_said(spec, place)} ", key=len)
        held = (one.values[place] or 0.0 for one in spec.series_held)
        found.append((max(held), said))
    return found


def _row(
    spec: DotRanges, place: int, y: float, scale: Scale, sheet: Sheet, font: float
) -> list[Mark]:
    size = sheet.size
    says = (spec.labels[place], _said(spec, place), f"{spec.expected}: {range_said(spec, place)}")
    low, high = spec.low.values[place], spec.high.values[place]
    marks: list[Mark] = []
    end = scale(0.0)
    if low is not None and high is not None:
        half = size.bar * 0.22
        marks.append(Box("expected", scale(low), scale(high), y - half, y + half, RANGE, says))
        end = scale(high)
    drawn, end = _figure(spec, place, y, end, scale, sheet, says)
    return [*marks, *drawn, *_words(spec, place, y, end + sheet.aside, sheet, font)]


def _figure(
    spec: DotRanges,
    place: int,
    y: float,
    end: float,
    scale: Scale,
    sheet: Sheet,
    says: tuple[str, ...],
) -> tuple[list[Mark], float]:
    """The mark of a figure, and where the words after it and its range may begin."""
    size, value = sheet.size, spec.values.values[place]
    if value is not None:
        outside = bool(against_range(spec, place))
        symbol: Symbol = "diamond" if outside else "circle"
        colour, across = (CHANGE, size.name * 1.1) if outside else (ACCENT, size.name)
        dot = Dot(symbol, scale(value), y, across, colour, symbol, says)
        return [dot], max(end, scale(value) + sheet.across(across / 2))
    if spec.values.texts[place] != HIDDEN:
        return [], end
    half = size.bar * 0.35
    stub = Box("hidden", end, end + sheet.stub, y - half, y + half, HIDDEN_LOOK, says)
    return [stub], end + sheet.stub


def _words(
    spec: DotRanges, place: int, y: float, x: float, sheet: Sheet, small: float
) -> list[Mark]:
    """The figure above its range, in type as small as the longest of them needs."""
    size, text = sheet.size, _said(spec, place)
    known = spec.values.values[place] is not None or text == HIDDEN
    font = size.name * small / size.small if known else small
    colour = CHANGE if against_range(spec, place) else INK if known else MUTED
    up = lines_height(1, size.small) / 2
    under = (range_said(spec, place),)
    return [
        Words("ends", x, y - up, (text,), font, colour=colour, bold=known),
        Words("expected", x, y + up, under, small, colour=MUTED),
    ]
