"""Rates, with the range of each, against one rate that all are compared with."""

from __future__ import annotations

from appraisal.charts.data.drawing import Drawing, Line, Mark, Words, broken, width_of
from appraisal.charts.data.looks import PLAIN, STRESSED, Look
from appraisal.charts.data.rows import (
    Scale,
    Sheet,
    bar_with_end,
    caption,
    end_font,
    pushed,
    rows_of,
    scale_for,
    sheet_of,
    whisker,
)
from appraisal.charts.data.specs import Rates
from appraisal.charts.frame import Size, lines_height
from appraisal.charts.palette import INK


def rates(spec: Rates, size: Size) -> Drawing:
    """A bar for each rate, its range as a thin line, and an upright line to compare with.

    Where the ranges are known, a rate whose range lies wholly on one side of the comparison is
    stressed.
    """
    sheet = sheet_of(spec.labels, size)
    marks, top = caption(spec.unit, sheet)
    other = spec.comparison.values[0]
    head = lines_height(1, size.small) + 4 if other is not None else 0.0
    rows = rows_of(spec.labels, sheet, size.bar * 0.8, top + head)
    scale = _scale(spec, sheet)
    marks += rows.names
    for place, y in enumerate(rows.tops):
        marks += _rate(spec, place, (y, y + rows.marks), scale, sheet)
    if other is not None:
        marks += _comparison(spec, scale(other), (top, rows.bottom), sheet)
    return sheet.finished(spec, marks, rows.bottom, _key(spec))


def differs(spec: Rates, place: int) -> bool:
    """Whether the range of a rate lies wholly above or below the rate it is compared with."""
    other, held = spec.comparison.values[0], _range(spec, place)
    return other is not None and held is not None and not held[0] <= other <= held[1]


def _range(spec: Rates, place: int) -> tuple[float, float] | None:
    if spec.low is None or spec.high is None or spec.rates.values[place] is None:
        return None
    low, high = spec.low.values[place], spec.high.values[place]
    return None if low is None or high is None else (low, high)


def _key(spec: Rates) -> str:
    if spec.low is None or spec.high is None:
        return ""
    said = f"Thin lines: from {spec.low.name.lower()} to {spec.high.name.lower()}."
    if any(differs(spec, place) for place in range(len(spec.labels))):
        return f"{said} Blue: wholly on one side of {spec.comparison.name}."
    return said


def _scale(spec: Rates, sheet: Sheet) -> Scale:
    reaches = [_reach(spec, place) for place in range(len(spec.labels))]
    ends = [
        (reach, text)
        for reach, text in zip(reaches, spec.rates.texts, strict=True)
        if reach is not None
    ]
    font = end_font(spec.rates.texts, sheet, sheet.size.name)
    return scale_for([*ends, *((v, "") for v in spec.comparison.shown)], sheet, font)


def _reach(spec: Rates, place: int) -> float | None:
    """How far the marks of a rate reach, with those of the comparison."""
    value, held = spec.rates.values[place], _range(spec, place)
    if value is None:
        return None
    return max(value, spec.comparison.values[0] or 0.0, held[1] if held else 0.0)


def _rate(
    spec: Rates, place: int, reach: tuple[float, float], scale: Scale, sheet: Sheet
) -> list[Mark]:
    label, text = spec.labels[place], spec.rates.texts[place]
    held = _range(spec, place)
    says = [label, f"{spec.rates.name}: {text}"]
    if held and spec.low is not None and spec.high is not None:
        says.append(f"{spec.low.texts[place]} to {spec.high.texts[place]}")
    drawn = bar_with_end(
        "rates",
        spec.rates.values[place],
        text,
        *reach,
        look=_look(spec, place),
        scale=scale,
        sheet=sheet,
        font=end_font(spec.rates.texts, sheet, sheet.size.name),
        says=tuple(says),
    )
    if held is not None:
        drawn = pushed(drawn, scale(held[1]) + sheet.aside)
        drawn += whisker(scale(held[0]), scale(held[1]), sum(reach) / 2, sheet)
    return _past_the_line(drawn, spec, scale, sheet)


def _look(spec: Rates, place: int) -> Look:
    return STRESSED if spec.low is None or differs(spec, place) else PLAIN


def _past_the_line(drawn: list[Mark], spec: Rates, scale: Scale, sheet: Sheet) -> list[Mark]:
    """The marks, with words that the line of the comparison would cross moved past it."""
    other = spec.comparison.values[0]
    if other is None:
        return drawn
    x = scale(other)
    for mark in drawn:
        if not isinstance(mark, Words):
            continue
        end = mark.x + sheet.across(width_of(mark.lines[0], mark.font, mark.bold))
        if mark.x - sheet.aside < x < end + sheet.aside:
            return pushed(drawn, x + sheet.aside)
    return drawn


def _comparison(spec: Rates, x: float, reach: tuple[float, float], sheet: Sheet) -> list[Mark]:
    size = sheet.size
    said = f"{spec.comparison.name}: {spec.comparison.texts[0]}"
    text = broken(said, sheet.plot, size.small, 1, bold=True)[0]
    half = sheet.across(width_of(text, size.small, bold=True)) / 2
    middle = min(max(x, half), 1 - half)
    top, bottom = reach
    line = lines_height(1, size.small)
    points = ((x, top + line), (x, bottom))
    return [
        Line("comparison", points, INK, size.small / 8, "dash"),
        Words("comparison", middle, top + line / 2, (text,), size.small, "centre", bold=True),
    ]
