"""Amounts against what is tolerated, such as an overspend against a pool's tolerance."""

from __future__ import annotations

from dataclasses import replace

from appraisal.charts.data.drawing import Box, Drawing, Line, Mark, Words, broken, width_of
from appraisal.charts.data.looks import OVER, RANGE, STRESSED
from appraisal.charts.data.rows import (
    Scale,
    Sheet,
    bar_with_end,
    caption,
    end_font,
    rows_of,
    scale_for,
    sheet_of,
)
from appraisal.charts.data.specs import Tolerance
from appraisal.charts.frame import Size, lines_height
from appraisal.charts.palette import INK, MUTED


def tolerance(spec: Tolerance, size: Size) -> Drawing:
    """A bar for each amount over the zone that is tolerated, and whether it stays within."""
    sheet = sheet_of(spec.labels, size)
    marks, top = caption(spec.unit, sheet)
    rows = rows_of(spec.labels, sheet, size.bar, top, under=lines_height(1, size.small))
    ends = _ends(spec)
    font = end_font([text for _, text in ends], sheet, size.name)
    scale = scale_for(ends, sheet, font)
    marks += rows.names
    for place, y in enumerate(rows.tops):
        marks += _gauge(spec, place, y, scale, sheet, font)
    return sheet.finished(spec, marks, rows.bottom)


def status(spec: Tolerance, place: int) -> str:
    """The amount with "within" or "beyond" where both it and what is tolerated are known."""
    amount, most = spec.amounts.values[place], spec.tolerated.values[place]
    text = spec.amounts.texts[place]
    if amount is None or most is None:
        return text
    return f"{text}: {'beyond' if amount > most else 'within'}"


def _ends(spec: Tolerance) -> list[tuple[float, str]]:
    ends = [(value, "") for value in (*spec.tolerated.shown, *spec.amounts.shown)]
    for place, value in enumerate(spec.amounts.values):
        if value is not None:
            reach = max(value, spec.tolerated.values[place] or 0.0, 0.0)
            ends.append((reach, status(spec, place)))
    return ends


def _gauge(
    spec: Tolerance, place: int, top: float, scale: Scale, sheet: Sheet, font: float
) -> list[Mark]:
    size = sheet.size
    amount, most = spec.amounts.values[place], spec.tolerated.values[place]
    inset = size.bar * 0.22
    says = (
        spec.labels[place],
        f"{spec.amounts.name}: {status(spec, place)}",
        f"{spec.tolerated.name}: {spec.tolerated.texts[place]}",
    )
    drawn = bar_with_end(
        "amounts",
        amount,
        status(spec, place),
        top + inset,
        top + size.bar - inset,
        look=OVER if amount is not None and most is not None and amount > most else STRESSED,
        scale=scale,
        sheet=sheet,
        font=font,
        says=says,
    )
    if most is None:
        return drawn
    zone = Box("tolerated", scale(0.0), scale(most), top, top + size.bar, RANGE, says)
    past = _after(drawn, scale(most) + sheet.aside)
    return [zone, *past, *_limit(spec, place, top, scale(most), sheet)]


def _after(drawn: list[Mark], x: float) -> list[Mark]:
    """The marks with their words behind the zone, on the right of a bar below 0 too."""
    placed: list[Mark] = [
        replace(mark, align="left", x=max(mark.x, x)) if isinstance(mark, Words) else mark
        for mark in drawn
    ]
    return placed


def _limit(spec: Tolerance, place: int, top: float, x: float, sheet: Sheet) -> list[Mark]:
    size, bottom = sheet.size, top + sheet.size.bar
    text = f"{spec.tolerated.name} {spec.tolerated.texts[place]}"
    lines = tuple(broken(text, sheet.plot, size.small, 1))
    half = sheet.across(width_of(lines[0], size.small)) / 2
    middle, y = min(max(x, half), 1 - half), bottom + lines_height(1, size.small) / 2 + 2
    return [
        Line("tolerated", ((x, top - 3), (x, bottom + 3)), INK, size.small / 5),
        Words("tolerated", middle, y, lines, size.small, "centre", MUTED),
    ]
