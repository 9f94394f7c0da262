"""The figures of a chart or a table as a file to download: as they may be shown, and no others."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from appraisal.briefing.section import Exhibit, TextTable
from appraisal.charts.data import table_of

_NUMBER = re.compile(r"(-?)(£?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def figures_file(exhibit: Exhibit | TextTable, source: str = "") -> bytes:
    """A CSV file of the figures that are shown: what is hidden is `*` there too.

    Numbers have no thousands separators and no sign of pounds, so that a spreadsheet can add them;
    everything else is text that no spreadsheet takes for a formula. The source follows in a row
    of its own, after an empty one.
    """
    if isinstance(exhibit, TextTable):
        return csv_file(exhibit.headings, exhibit.rows, source)
    table = table_of(exhibit.spec)
    return csv_file(list(table.columns), table.itertuples(index=False), source)


def csv_file(headings: Sequence[str], rows: Iterable[Iterable[str]], source: str = "") -> bytes:
    """Texts as a CSV file in UTF-8 with the mark by which spreadsheets know it."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([_cell(text) for text in headings])
    writer.writerows([[_cell(str(text)) for text in row] for row in rows])
    if source:
        writer.writerows([[], [_cell(source)]])
    return written.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    """A number as a bare one; a text so that it cannot be a formula.

    >>> _cell("£1,617,000.50"), _cell("-£2,100"), _cell("=A1"), _cell("*")
    ('1617000.50', '-2100', "'=A1", '*')
    """
    number = _NUMBER.fullmatch(text)
    if number:
        sign, _, whole, decimals = number.groups()
        return f"{sign}{whole.replace(',', '')}{decimals or ''}"
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
