"""Ages back to back, with another year as outlines."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.charts.data.drawing import Box, Drawing, Line, Mark, Words, broken, width_of
from appraisal.charts.data.looks import HIDDEN_LOOK, OUTLINE, SERIES, STRESSED, Look
from appraisal.charts.data.rows import Sheet, caption, legend
from appraisal.charts.data.series import HIDDEN, Series
from appraisal.charts.data.specs import Pyramid
from appraisal.charts.frame import Size, lines_height
from appraisal.charts.palette import GREY, INK, MUTED, PAPER
from appraisal.wording import listed

_MOST_AGE = 0.28  # of the width, for the names of the ages
_MOST_FIGURE = 0.18  # of the width, for the figures on either side
_LEAST_FONT = 10.0


def pyramid(spec: Pyramid, size: Size) -> Drawing:
    """The ages down the middle, one group to the left of them and one to the right."""
    sheet = Sheet(size, 0.0)
    marks, top = caption(spec.unit, sheet)
    keys, top = legend(_entries(spec), sheet, top)
    marks += keys
    height = max(lines_height(1, size.small), size.bar * 0.7)
    named = [broken(label, size.width * _MOST_AGE, size.small, 1) for label in spec.labels]
    ages = max(width_of(line, size.small) for (line,) in named) + size.small
    middle = sheet.across(ages) / 2
    font, room = _figures(spec, sheet)
    per_unit = max(0.5 - middle - room, sheet.stub) / (_most(spec) or 1.0)
    y = top + size.small * 0.3
    outlines: list[Mark] = []  # over every bar
    for place, label in enumerate(spec.labels):
        marks.append(Words("ages", 0.5, y + height / 2, tuple(named[place]), size.small, "centre"))
        for side, one, later, look in _sides(spec):
            bar = _Bar(
                side, place, y + 1, y + height - 1, 0.5 + side * middle, per_unit, font, sheet
            )
            said = _said(label, place, one, later)
            marks += [bar.bar(one, look, said), bar.figure(one, later)]
            outlines += bar.outline(later, said)
        y += height
    return sheet.finished(spec, [*marks, *outlines], y)


def _said(label: str, place: int, one: Series, later: Series | None) -> tuple[str, ...]:
    held = [one] if later is None else [one, later]
    return (label, *(f"{series.name}: {series.texts[place]}" for series in held))


def _entries(spec: Pyramid) -> list[tuple[str, Look]]:
    entries = [(spec.left.name, STRESSED), (spec.right.name, SERIES[2])]
    if spec.left_later is not None and spec.right_later is not None:
        entries.append((listed([spec.left_later.name, spec.right_later.name]), OUTLINE))
    return entries


def _sides(spec: Pyramid) -> list[tuple[int, Series, Series | None, Look]]:
    return [
        (-1, spec.left, spec.left_later, STRESSED),
        (1, spec.right, spec.right_later, SERIES[2]),
    ]


def _most(spec: Pyramid) -> float:
    return max((value for one in spec.series_held for value in one.shown), default=1.0)


def _figures(spec: Pyramid, sheet: Sheet) -> tuple[float, float]:
    """The font of the figures, and how much of the width they need on either side."""
    texts, small = [*spec.left.texts, *spec.right.texts], sheet.size.small
    widest = max(width_of(text, small, bold=True) for text in texts)
    font = max(min(small, small * _MOST_FIGURE * sheet.plot / widest), _LEAST_FONT)
    return font, sheet.across(widest * font / small + small * 0.9)


@dataclass(frozen=True)
class _Bar:
    """One side of one age: where its bar begins, and which way and how far it goes."""

    side: int  # -1 to the left, 1 to the right
    place: int
    top: float
    bottom: float
    foot: float
    per_unit: float
    font: float
    sheet: Sheet

    def bar(self, one: Series, look: Look, said: tuple[str, ...]) -> Mark:
        """The bar; a thin line for 0, and a short hatched mark where the figure is hidden."""
        value = one.values[self.place]
        if one.texts[self.place] == HIDDEN:
            return self._box("hidden", self.sheet.stub, HIDDEN_LOOK, said)
        if not value:
            colour = GREY if value == 0 else PAPER
            return Line("zeros", ((self.foot, self.top), (self.foot, self.bottom)), colour, 2)
        layer = "left" if self.side < 0 else "right"
        return self._box(layer, value * self.per_unit, look, said)

    def outline(self, later: Series | None, said: tuple[str, ...]) -> list[Mark]:
        """The outline of the later year, where there is one to show."""
        value = None if later is None else later.values[self.place]
        return [self._box("later", value * self.per_unit, OUTLINE, said)] if value else []

    def figure(self, one: Series, later: Series | None) -> Words:
        """The figure, beyond the bar and the outline."""
        value, text = one.values[self.place], one.texts[self.place]
        reach = self.sheet.stub if text == HIDDEN else (value or 0.0) * self.per_unit
        if later is not None:
            reach = max(reach, (later.values[self.place] or 0.0) * self.per_unit)
        known = value is not None or text == HIDDEN
        colour, font = INK if known else MUTED, self.font
        x, y = self.foot + self.side * reach, (self.top + self.bottom) / 2
        if self.side < 0:
            return Words("left", x, y, (text,), font, "right", colour, bold=known)
        return Words("right", x + self.sheet.aside, y, (text,), font, "left", colour, bold=known)

    def _box(self, layer: str, width: float, look: Look, said: tuple[str, ...]) -> Box:
        start, end = sorted((self.foot, self.foot + self.side * width))
        return Box(layer, start, end, self.top, self.bottom, look, said)
