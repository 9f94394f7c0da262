"""Bars of parts end to end: amounts, and how people fall into bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from appraisal.charts.data.drawing import Box, Drawing, Mark, Words, width_of
from appraisal.charts.data.looks import HIDDEN_LOOK, SERIES, UNKNOWN_LOOK, Look, band_looks
from appraisal.charts.data.rows import SPARE, Sheet, caption, legend, rows_of, sheet_of
from appraisal.charts.data.series import HIDDEN, Series
from appraisal.charts.data.specs import Distribution, StackedBars
from appraisal.charts.frame import Size

_UNKNOWN = "?"
_UNKNOWN_NOTE = "? not known; the size of its mark says nothing."


def stacked_bars(spec: StackedBars, size: Size) -> Drawing:
    """A bar for each label, as long as its parts together, with the figures that fit in it."""
    longest = max(
        sum(one.values[place] or 0.0 for one in spec.series) for place in range(len(spec.labels))
    )
    return _drawn(spec, _Stack(spec.series, SERIES, spec.totals, longest), size)


def distribution(spec: Distribution, size: Size) -> Drawing:
    """A bar of the same length for each label, divided as its figures that are shown are."""
    return _drawn(spec, _Stack(spec.bands, band_looks(len(spec.bands)), spec.totals, None), size)


@dataclass(frozen=True)
class _Stack:
    parts: tuple[Series, ...]
    looks: Sequence[Look]
    totals: Series | None
    longest: float | None  # the longest bar's value; None where all are as long

    def stubs(self, place: int) -> int:
        """How many parts a bar has that are hidden or not known."""
        return sum(part.values[place] is None for part in self.parts)

    @property
    def key(self) -> str:
        """What "?" means, where a part is not known."""
        unknown = any(
            value is None and text != HIDDEN
            for part in self.parts
            for value, text in zip(part.values, part.texts, strict=True)
        )
        return _UNKNOWN_NOTE if unknown else ""

    def per_unit(self, place: int, room: float, stub: float) -> float:
        """How much of the plot's width one unit of a bar takes."""
        if self.longest is not None:
            most = max(self.stubs(row) for row in range(len(self.parts[0])))
            return (room - most * stub) / (self.longest or 1.0)
        whole = sum(part.values[place] or 0.0 for part in self.parts)
        return (room - self.stubs(place) * stub) / (whole or 1.0)


def _drawn(spec: StackedBars | Distribution, stack: _Stack, size: Size) -> Drawing:
    sheet = sheet_of(spec.labels, size)
    marks, top = caption(spec.unit, sheet)
    keys, top = legend(
        [(part.name, look) for part, look in zip(stack.parts, stack.looks, strict=False)],
        sheet,
        top,
    )
    rows = rows_of(spec.labels, sheet, size.bar, top + size.small * 0.4)
    marks += [*keys, *rows.names]
    totals = stack.totals.texts if stack.totals else ()
    widest = max((width_of(text, size.name, bold=True) for text in totals), default=0.0)
    room = 1 - (sheet.across(widest * SPARE) + 2 * sheet.aside if totals else 0.0)
    for place, label in enumerate(spec.labels):
        y = rows.tops[place]
        parts, end = _parts(stack, place, label, sheet, room, y, y + rows.marks)
        marks += parts
        if totals:
            middle, text = y + rows.marks / 2, (totals[place],)
            marks.append(Words("totals", end + sheet.aside, middle, text, size.name, bold=True))
    return sheet.finished(spec, marks, rows.bottom, stack.key)


def _parts(
    stack: _Stack, place: int, label: str, sheet: Sheet, room: float, top: float, bottom: float
) -> tuple[list[Mark], float]:
    size, middle = sheet.size, (top + bottom) / 2
    marks: list[Mark] = []
    x = 0.0
    per_unit = stack.per_unit(place, room, sheet.stub)
    for number, (part, look) in enumerate(zip(stack.parts, stack.looks, strict=False)):
        value, text = part.values[place], part.texts[place]
        says = (label, f"{part.name}: {text}")
        if value == 0:
            continue
        if value is None:
            width, hidden = sheet.stub, text == HIDDEN
            look, text = (HIDDEN_LOOK, text) if hidden else (UNKNOWN_LOOK, _UNKNOWN)
            marks.append(
                Box("hidden" if hidden else "unknown", x, x + width, top, bottom, look, says)
            )
        else:
            width = value * per_unit
            marks.append(Box(f"part-{number}", x, x + width, top, bottom, look, says))
        if width_of(text, size.small, bold=True) + size.small * 0.5 <= width * sheet.plot:
            at, colour = x + width / 2, look.ink
            bold = Words("figures", at, middle, (text,), size.small, "centre", colour, bold=True)
            marks.append(bold)
        x += width
    return marks, x
