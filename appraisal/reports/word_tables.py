"""Tables in a Word document: headings that repeat on each page, rows that hold together."""

from __future__ import annotations

from typing import Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from appraisal.reports.column_widths import MANY, widths
from appraisal.reports.content import Table
from appraisal.reports.figures import of_figures
from appraisal.reports.word_parts import element
from appraisal.reports.word_styles import CELL, TABLE_STYLE, TEXT_WIDTH

_SMALL: Final = Pt(8)
"""Type for tables of many columns."""
_SHORT: Final = 14
"""Tables of so many rows stay on one page."""


def add_table(document: Document, table: Table, *, holds_on: bool = False) -> None:
    """Write a table; its caption is its name for those who do not see it.

    Where it `holds_on`, its last row stays with the paragraph that follows.
    """
    made = document.add_table(1 + len(table.rows), len(table.headings), style=TABLE_STYLE)
    made.autofit = False
    _name(made, table)
    flush, shares = of_figures(table), widths(table)
    for place, share in enumerate(shares):
        made.columns[place].width = Emu(int(TEXT_WIDTH * share))
    size = _SMALL if len(table.headings) >= MANY else None
    texts = (table.headings, *table.rows)
    for number, (row, line) in enumerate(zip(made.rows, texts, strict=True)):
        keep = _stays_with_next(number, len(table.rows), holds_on=holds_on)
        for place, (cell, text) in enumerate(zip(row.cells, line, strict=True)):
            cell.width = Emu(int(TEXT_WIDTH * shares[place]))
            _write(cell, text, size, right=flush[place], keep=keep)
        _hold(row, heads=number == 0)


def _stays_with_next(number: int, rows: int, *, holds_on: bool) -> bool:
    """Whether a row, the headings being row 0, stays on the page of the next one."""
    if number == rows:
        return holds_on
    return rows <= _SHORT or number in (0, rows - 1)


def _write(cell: _Cell, text: str, size: Pt | None, *, right: bool, keep: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = CELL
    paragraph.paragraph_format.keep_with_next = keep or None
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(text).font.size = size


def _hold(row: _Row, *, heads: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heads:
        properties.append(OxmlElement("w:tblHeader"))


def _name(made: WordTable, table: Table) -> None:
    properties = made._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    flags = {"firstRow": "1", "lastRow": "0", "firstColumn": "1", "lastColumn": "0"}
    flags |= {"noHBand": "1", "noVBand": "1"}
    properties.append(element("w:tblLook", {f"w:{name}": on for name, on in flags.items()}))
    named = table.title or table.caption
    properties.append(element("w:tblCaption", {"w:val": named}))
    properties.append(
        element("w:tblDescription", {"w:val": f"Columns: {', '.join(table.headings)}."})
    )
