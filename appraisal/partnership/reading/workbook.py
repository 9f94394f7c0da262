"""One Excel workbook: each sheet of a table's name is written as CSV and read as a file is."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl

from appraisal.partnership.findings import Finding
from appraisal.partnership.reading.cleaning import Faults
from appraisal.partnership.reading.file_findings import faulty_cells, misshapen
from appraisal.partnership.reading.headings import MOST_COLUMNS
from appraisal.partnership.reading.naming import plain_name
from appraisal.partnership.reading.sheet_cells import as_text
from appraisal.partnership.reading.sources import Given, SourceError, Sources, sheets_given
from appraisal.partnership.reading.tables import read_text
from appraisal.partnership.reading.texts import sha256_of
from appraisal.partnership.reading.workbook_safety import refuse_unsafe
from appraisal.partnership.schema import Kind, Table
from appraisal.partnership.staging import Staging

_FORMULA = b"<f"
_CHUNK = 1 << 20


def read_workbook(
    staging: Staging, tell: Callable[[str, float], None]
) -> tuple[Sources, list[Finding]]:
    """Bring the sheets of a workbook into the staging: which tables they are, what is wrong.

    Raises SourceError where the workbook cannot be opened, or must not be.
    """
    path = staging.source
    refuse_unsafe(path)
    sha256 = sha256_of(path)
    with closing(_opened(path, values=True)) as book:
        sources = sheets_given(path, [sheet.title for sheet in book.worksheets])
        formulas = _opened(path, values=False) if _has_formulas(path) else None
        try:
            found = list(sources.findings)
            for place, given in enumerate(sources.given):
                tell(f"Reading {given.shown}", place / len(sources.given))
                found += _read_sheet(staging, given, book, formulas, sha256)
        except (ParseError, ValueError, KeyError, zipfile.BadZipFile) as error:
            raise SourceError(
                f"{path.name} is damaged: a sheet cannot be read to its end. Save it anew in Excel."
            ) from error
        finally:
            if formulas is not None:
                formulas.close()
    return sources, found


def _opened(path: Path, *, values: bool) -> Any:
    try:
        return openpyxl.load_workbook(path, read_only=True, data_only=values, keep_links=False)
    except (ParseError, ValueError, KeyError, TypeError, OSError, zipfile.BadZipFile) as error:
        raise SourceError(
            f"{path.name} is damaged or is no Excel workbook. Save it anew in Excel as .xlsx."
        ) from error


def _has_formulas(path: Path) -> bool:
    """Whether any sheet may hold a formula, told from the raw text: most hold none."""
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with parts.open(name) as part:
                    before = b""
                    while chunk := part.read(_CHUNK):
                        if _FORMULA in before + chunk:
                            return True
                        before = chunk[-1:]
    return False


def _read_sheet(
    staging: Staging, given: Given, book: Any, formulas: Any, sha256: str
) -> list[Finding]:
    copy = staging.work / f"{given.table.name}.csv"
    faults = Faults()
    behind = _rows(formulas[given.sheet]) if formulas is not None else iter(())
    rows = _texts(given.table, _rows(book[given.sheet]), behind, faults)
    headings = next(rows)
    with copy.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerows([headings])
        writer.writerows(rows)
    found = read_text(staging, given, copy, sha256)
    return [*found, *misshapen(given, faults, len(headings)), *faulty_cells(given, faults)]


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    # What a sheet says of its own size is often wrong.
    sheet.reset_dimensions()
    return iter(sheet.iter_rows(max_col=MOST_COLUMNS + 1))


def _texts(
    table: Table, rows: Iterator[tuple[Any, ...]], behind: Iterator[tuple[Any, ...]], faults: Faults
) -> Iterator[list[str]]:
    """The rows as text, all as wide as the first, without blank ones after the last."""
    first = next(rows, ())
    next(behind, ())
    headings = [as_text(cell.value, "", None) for cell in first]
    while headings and not headings[-1].strip():
        headings.pop()
    kinds = [_kind(table, heading) for heading in headings]
    yield headings
    blank = 0
    for number, row in enumerate(rows, start=2):
        texts = [
            _cell(cell, kind, number, faults)
            for cell, kind in zip_longest(row[: len(kinds)], kinds)
        ]
        _note_unsaved(row, next(behind, ()), number, faults)
        _note_beyond(row, len(kinds), number, faults)
        if not any(texts):
            blank += 1
            continue
        yield from ([""] * len(kinds) for _ in range(blank))
        blank = 0
        yield texts


def _kind(table: Table, heading: str) -> Kind | None:
    name = plain_name(heading)
    return table.column(name).kind if name in table.column_names else None


def _cell(cell: Any, kind: Kind | None, row: int, faults: Faults) -> str:
    value = None if cell is None else cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        faults.add("error", row)
        return ""
    if cell.data_type == "d" and kind in ("id", "text"):
        faults.add("date", row)
    # Looking the format up is slow, and it tells nothing of a text.
    shown = "" if isinstance(value, str) else cell.number_format
    return as_text(value, shown, kind)


def _note_beyond(row: tuple[Any, ...], width: int, number: int, faults: Faults) -> None:
    """Cells to the right of the last heading belong to no column, and would be lost."""
    beyond = (cell.value for cell in row[width:])
    if width and any(value is not None and str(value).strip() for value in beyond):
        faults.add("long", number)


def _note_unsaved(
    row: tuple[Any, ...], behind: tuple[Any, ...], number: int, faults: Faults
) -> None:
    """A formula whose value was never worked out and saved reads as a blank cell."""
    for cell, formula in zip(row, behind, strict=False):
        if cell.value is None and formula.data_type == "f":
            faults.add("unsaved", number)
