"""A table of shaded cells, hidden ones hatched, with totals that are not shaded."""

from __future__ import annotations

import math
from dataclasses import dataclass

from appraisal.charts.data.drawing import Box, Drawing, Mark, Words, broken, width_of
from appraisal.charts.data.looks import HIDDEN_LOOK, Look
from appraisal.charts.data.rows import Sheet, caption, sheet_of
from appraisal.charts.data.series import HIDDEN, Series
from appraisal.charts.data.specs import HeatTable
from appraisal.charts.frame import Size, lines_height
from appraisal.charts.palette import MUTED, PAPER, value_colour

TOTAL_HEAD = "All"
_LEAST_FONT = 10.0
_LEAST_HEAD = 9.0
_TOO_WIDE = "…"
_TOO_WIDE_NOTE = "… too wide for this screen: the table has it."
_NO_SHADE = Look(PAPER)


def heat_table(spec: HeatTable, size: Size) -> Drawing:
    """Rows down the side, columns along the top, and every figure in its cell.

    Shades grow with the square root of the figures, so that the many small cells still differ;
    the figures in them are what is read.
    """
    sheet = _sheet(spec, size)
    marks, top = caption(spec.unit, sheet)
    grid = _grid(spec, sheet, top)
    marks += grid.heads
    most = max([value for row in spec.rows for value in row.shown], default=0.0)
    y = grid.top
    for place, row in enumerate(spec.rows):
        lines = tuple(broken(row.name, sheet.side - size.small, size.small))
        bottom = y + max(size.row * 0.9, lines_height(len(lines), size.small) + 6)
        marks.append(Words("names", 0, (y + bottom) / 2, lines, size.small, "right"))
        for column in range(len(spec.columns)):
            marks += _cell(spec, grid, row, column, (y, bottom), most)
        if spec.row_totals is not None:
            text = spec.row_totals.texts[place]
            marks.append(grid.total(len(spec.columns), (y + bottom) / 2, text))
        y = bottom
    if spec.column_totals is not None:
        middle = y + size.row * 0.45
        marks.append(Words("names", 0, middle, (TOTAL_HEAD,), size.small, "right", bold=True))
        texts = spec.column_totals.texts
        marks += [grid.total(column, middle, text) for column, text in enumerate(texts)]
        y += size.row * 0.9
    return sheet.finished(spec, marks, y, grid.key(spec))


def _sheet(spec: HeatTable, size: Size) -> Sheet:
    names = [row.name for row in spec.rows]
    if size.narrow:  # a table keeps its names beside it, on a phone too
        return Sheet(size, size.side * 0.85)
    return sheet_of(names, size)


@dataclass(frozen=True)
class _Grid:
    columns: int
    width: float  # of a column, in pixels
    font: float
    heads: tuple[Mark, ...]
    top: float

    def edges(self, column: int) -> tuple[float, float]:
        return column / self.columns, (column + 1) / self.columns

    def fitted(self, text: str) -> str:
        """The text, or an ellipsis where no readable type would fit it into a cell."""
        return text if width_of(text, self.font) <= self.width * 1.1 else _TOO_WIDE

    def key(self, spec: HeatTable) -> str:
        """What the ellipsis means, where there is one."""
        texts = (text for one in spec.series_held for text in one.texts)
        return _TOO_WIDE_NOTE if any(self.fitted(text) != text for text in texts) else ""

    def middle(self, column: int) -> float:
        return (column + 0.5) / self.columns

    def total(self, column: int, y: float, text: str) -> Words:
        """A total, which has no shade."""
        line = (self.fitted(text),)
        return Words("totals", self.middle(column), y, line, self.font, "centre", bold=True)


def _grid(spec: HeatTable, sheet: Sheet, top: float) -> _Grid:
    size = sheet.size
    columns = [*spec.columns, *([TOTAL_HEAD] if spec.row_totals is not None else [])]
    width = sheet.plot / len(columns)
    texts = [text for one in spec.series_held for text in one.texts]
    longest = max(len(text) for text in texts)
    font = min(size.name, max(_LEAST_FONT, width * 0.9 / (longest * 0.61)))
    word = max(len(word) for column in columns for word in column.split() or [""])
    head_font = min(size.small, max(_LEAST_HEAD, width / (word * 0.56 or 1)))
    heads = [broken(column, width, head_font, 4) for column in columns]
    height = lines_height(max(len(head) for head in heads), head_font) + 6
    marks = tuple(
        Words(
            "heads",
            (place + 0.5) / len(columns),
            top + height - 4 - lines_height(len(head), head_font) / 2,
            tuple(head),
            head_font,
            "centre",
        )
        for place, head in enumerate(heads)
    )
    return _Grid(len(columns), width, font, marks, top + height)


def _cell(
    spec: HeatTable, grid: _Grid, row: Series, column: int, reach: tuple[float, float], most: float
) -> list[Mark]:
    value, text = row.values[column], row.texts[column]
    left, right = grid.edges(column)
    look = _look(value, text, most)
    says = (f"{row.name}, {spec.columns[column]}", text)
    colour = look.ink if value or text == HIDDEN else MUTED
    middle = (reach[0] + reach[1]) / 2
    return [
        Box("cells", left, right, *reach, look, says),
        Words(
            "figures",
            grid.middle(column),
            middle,
            (grid.fitted(text),),
            grid.font,
            "centre",
            colour,
            bold=text == HIDDEN,
        ),
    ]


def _look(value: float | None, text: str, most: float) -> Look:
    if value is None:
        hidden = Look(HIDDEN_LOOK.fill, HIDDEN_LOOK.pattern, PAPER, 3)
        return hidden if text == HIDDEN else _NO_SHADE
    if value <= 0 or most <= 0:
        return _NO_SHADE
    return Look(value_colour(100 * math.sqrt(value / most)), outline=PAPER, outline_width=3)
