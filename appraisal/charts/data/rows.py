"""What the charts of data share across: rows with names, bars to a scale, legends and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from appraisal.charts.data.drawing import (
    Box,
    Drawing,
    Line,
    Mark,
    Words,
    broken,
    note_marks,
    width_of,
)
from appraisal.charts.data.looks import HIDDEN_LOOK, Look
from appraisal.charts.data.series import HIDDEN
from appraisal.charts.data.specs import DataSpec
from appraisal.charts.frame import Size, lines_height
from appraisal.charts.palette import FAINT, GREY, INK, MUTED, PAPER

HIDDEN_NOTE = "* hidden to protect people; the size of its mark says nothing."
_LEAST_SIDE = 3.5  # ems
_MOST_END = 0.6  # of the plot, for the words at the ends of bars
_LEAST_FONT = 10.0
SPARE = 1.15  # for words at ends: a page may be narrower than the one laid out


@dataclass(frozen=True)
class Sheet:
    """A drawing in the making: how much of it is names, and how much is plot."""

    size: Size
    side: float

    @property
    def plot(self) -> float:
        """The width of the plot in pixels."""
        return self.size.width - self.side

    def across(self, pixels: float) -> float:
        """Pixels as a part of the plot's width."""
        return pixels / self.plot

    @property
    def aside(self) -> float:
        """The space between a mark and the words beside it."""
        return self.across(self.size.small * 0.4)

    @property
    def stub(self) -> float:
        """The width of the mark of a hidden figure."""
        return self.across(self.size.name * 1.3)

    def finished(
        self, spec: DataSpec, marks: Sequence[Mark], bottom: float, key: str = ""
    ) -> Drawing:
        """The drawing, with the `key` to its marks, to hidden ones, and its note under it."""
        texts = [key, HIDDEN_NOTE if spec.hidden else "", spec.note]
        texts = [text for text in texts if text]
        notes, end = note_marks(texts, self.size, bottom + self.size.small * 0.5)
        height = end if texts else bottom
        return Drawing(height + 2, self.side, 0, self.size.small, (*marks, *notes))


def sheet_of(labels: Sequence[str], size: Size) -> Sheet:
    """A sheet whose side is as wide as the names need; on a phone they go above their marks."""
    if size.narrow:
        return Sheet(size, 0.0)
    longest = max(width_of(label, size.small) for label in labels) + size.small
    return Sheet(size, min(max(longest, _LEAST_SIDE * size.small), size.side * 1.15))


@dataclass(frozen=True)
class Rows:
    """Where each row lies: the tops and bottoms of its marks, and the names beside or above."""

    tops: tuple[float, ...]
    marks: float  # the height of the marks of each row
    names: tuple[Mark, ...]
    edges: tuple[float, ...]  # between the rows, from the top of the first to the bottom

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.edges[-1]

    @property
    def middles(self) -> list[float]:
        """The middles of the marks."""
        return [top + self.marks / 2 for top in self.tops]


def rows_of(
    labels: Sequence[str], sheet: Sheet, marks: float, top: float, under: float = 0.0
) -> Rows:
    """A row for each label from `top` downwards, with `marks` pixels for its marks.

    `under` are pixels kept free below the marks, for words.
    """
    size = sheet.size
    tops: list[float] = []
    names: list[Mark] = []
    edges = [top]
    y = top
    for label in labels:
        room = size.width if size.narrow else sheet.side - size.small
        lines = tuple(broken(label, room, size.small))
        height = lines_height(len(lines), size.small)
        if size.narrow:
            names.append(Words("names", 0, y + height / 2 + 2, lines, size.small))
            tops.append(y + height + 3)
            y = tops[-1] + marks + under + size.small * 0.5
        else:
            taken = max(marks, height) + size.gap * 0.5
            tops.append(y + (taken - marks) / 2)
            names.append(Words("names", 0, y + taken / 2, lines, size.small, align="right"))
            y += taken + under
        edges.append(y)
    return Rows(tuple(tops), marks, tuple(names), tuple(edges))


@dataclass(frozen=True)
class Scale:
    """Values laid out across a plot, with room left for the words at the ends of bars."""

    low: float
    high: float
    start: float  # where `low` lies
    end: float  # where `high` lies

    def __call__(self, value: float) -> float:
        """Where a value lies, as a part of the plot's width."""
        if self.high <= self.low:
            return self.start
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def scale_for(
    ends: Sequence[tuple[float, str]], sheet: Sheet, font: float, *, bold: bool = True
) -> Scale:
    """A scale from 0, or from the least value below it, for values with words at their ends."""
    low = min([0.0, *(value for value, _ in ends)])
    high = max([0.0, *(value for value, _ in ends)])
    left = _room([text for value, text in ends if value < 0], sheet, font, bold)
    right = _room([text for value, text in ends if value >= 0], sheet, font, bold)
    return Scale(low, high if high > low else low + 1, left, 1 - right)


def end_font(texts: Sequence[str], sheet: Sheet, font: float) -> float:
    """The font, or one smaller, in which the words at the ends of bars leave room for the bars."""
    widest = max((width_of(text, font, bold=True) for text in texts), default=0.0)
    return max(min(font, font * _MOST_END * sheet.plot / (widest or 1.0)), _LEAST_FONT)


def end_line(text: str, sheet: Sheet, font: float) -> tuple[str]:
    """Words for the end of a bar: as they are, but for those too long for any font."""
    return (broken(text, sheet.plot * _MOST_END, font, 1, bold=True)[0],)


def _room(texts: Sequence[str], sheet: Sheet, font: float, bold: bool) -> float:
    if not texts:
        return 0.0
    widest = sheet.across(max(width_of(text, font, bold) for text in texts))
    return min(widest * SPARE, _MOST_END) + 2 * sheet.aside


def bar_with_end(
    layer: str,
    value: float | None,
    text: str,
    top: float,
    bottom: float,
    *,
    look: Look,
    scale: Scale,
    sheet: Sheet,
    font: float,
    says: tuple[str, ...],
) -> list[Mark]:
    """A bar from 0 to a value, its figure beside it; a hidden one is a short hatched mark.

    A figure that nobody has is words alone, and 0 is a thin upright line: three different looks.
    """
    zero, middle, line = scale(0.0), (top + bottom) / 2, end_line(text, sheet, font)
    if value is None:
        if text != HIDDEN:
            at = zero + sheet.aside
            return [Words("missing", at, middle, line, sheet.size.small, colour=MUTED)]
        end = zero + sheet.stub
        stub = Box("hidden", zero, end, top, bottom, HIDDEN_LOOK, says)
        return [stub, Words("ends", end + sheet.aside, middle, (HIDDEN,), font, bold=True)]
    if value == 0:
        mark: Mark = Line("zeros", ((zero, top), (zero, bottom)), GREY, 2)
    else:
        left, right = sorted((zero, scale(value)))
        mark = Box(layer, left, right, top, bottom, look, says)
    if value < 0:
        # Words left of a point end half an em before it.
        return [mark, Words("ends", scale(value), middle, line, font, "right", bold=True)]
    return [mark, Words("ends", scale(value) + sheet.aside, middle, line, font, bold=True)]


def pushed(marks: Sequence[Mark], x: float) -> list[Mark]:
    """The marks with the words right of their points moved to begin at `x` at the least."""
    return [
        replace(mark, x=max(mark.x, x))
        if isinstance(mark, Words) and mark.align == "left"
        else mark
        for mark in marks
    ]


def caption(unit: str, sheet: Sheet) -> tuple[list[Mark], float]:
    """What the figures are, small above the plot, and where it ends."""
    if not unit:
        return [], 0.0
    size = sheet.size
    lines = tuple(broken(unit, sheet.plot, size.small, 2))
    height = lines_height(len(lines), size.small)
    return [Words("caption", 0, height / 2, lines, size.small, colour=MUTED)], height + 4


def legend(
    entries: Sequence[tuple[str, Look]], sheet: Sheet, top: float
) -> tuple[list[Mark], float]:
    """A swatch and a name for each series, in lines from `top`, and where they end."""
    size = sheet.size
    swatch, gap = size.small * 1.1, size.small * 1.2
    line = lines_height(1, size.small)
    marks: list[Mark] = []
    x, y = 0.0, top
    for name, look in entries:
        lines = broken(name, sheet.plot - swatch - gap, size.small, 2)
        width = swatch + size.small * 0.4 + max(width_of(part, size.small) for part in lines)
        if x and x + width > sheet.plot:
            x, y = 0.0, y + line * 1.15
        box = (sheet.across(x), sheet.across(x + swatch), y + line * 0.16, y + line * 0.84)
        marks.append(Box("legend", *box, look))
        text_x, middle = sheet.across(x + swatch + size.small * 0.4), y + line * len(lines) / 2
        marks.append(Words("legend", text_x, middle, tuple(lines), size.small))
        x += width + gap
        if len(lines) > 1:
            x, y = 0.0, y + line * len(lines)
    return marks, (y + line * 1.3 if x else y + line * 0.3) + 2


def whisker(low: float, high: float, y: float, sheet: Sheet) -> list[Mark]:
    """A thin level line from `low` to `high` with a short upright one at either end.

    It has a light edge, so that it can be seen on a dark bar.
    """
    small = sheet.size.small
    cap, width = small * 0.35, small / 8
    pieces = [((low, y), (high, y)), *(((x, y - cap), (x, y + cap)) for x in (low, high))]
    return [
        *(Line("range-edges", piece, PAPER, width * 2.2) for piece in pieces),
        *(Line("ranges", piece, INK, width) for piece in pieces),
    ]


def rules(rows: Rows) -> list[Mark]:
    """Faint lines between the rows."""
    return [Line("rules", ((0, y), (1, y)), FAINT, 1) for y in rows.edges]
