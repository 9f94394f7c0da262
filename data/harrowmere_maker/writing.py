"""Tables to files: CSV or Parquet through DuckDB, and one workbook; the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import duckdb
import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from appraisal.partnership.schema import SQL_TYPES, Column
from appraisal.partnership.tables import BY_NAME

_MOMENT: Final = (2026, 11, 22, 0, 0, 0)
_STAMP: Final = "2026-11-22T00:00:00Z"
_PLAIN: Final = ("number", "share", "percent")
"""Written as short as they are, such as 0.77, and not with all the decimals of their type."""
_OPTIONS: Final = {"csv": "FORMAT csv, HEADER true, DELIMITER ','", "parquet": "FORMAT parquet"}


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path, kind: str) -> None:
    """One file a table in the folder: `kind` is "csv" or "parquet"."""
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        for name, frame in tables.items():
            file = folder / f"{name}.{kind}"
            connection.register("given", frame)
            # The columns are the schema's own; the path is a literal that only we make up.
            connection.execute(f"COPY ({_typed(name)}) TO {_quoted(file)} ({_OPTIONS[kind]})")
            connection.unregister("given")


def write_workbook(tables: Mapping[str, pd.DataFrame], file: Path) -> None:
    """One workbook with a sheet a table, its headings in bold and held in sight."""
    book = Workbook(write_only=True)
    with duckdb.connect() as connection:
        for name, frame in tables.items():
            connection.register("given", frame)
            sheet = book.create_sheet(name)
            sheet.freeze_panes = "A2"
            headings = [WriteOnlyCell(sheet, column) for column in frame.columns]
            for cell in headings:
                cell.font = Font(bold=True)
            sheet.append(headings)
            for row in connection.execute(_typed(name)).fetchall():
                sheet.append(row)
            connection.unregister("given")
    raw = io.BytesIO()
    book.save(raw)
    file.write_bytes(_timeless(raw.getvalue()))


def _typed(name: str) -> str:
    columns = ", ".join(_cast(column) for column in BY_NAME[name].columns)
    return f"SELECT {columns} FROM given"  # noqa: S608 - the schema's own columns


def _cast(column: Column) -> str:
    kind: Any = "DOUBLE" if column.kind in _PLAIN else SQL_TYPES[column.kind]
    return f'CAST("{column.name}" AS {kind}) AS "{column.name}"'


def _quoted(file: Path) -> str:
    return "'" + str(file).replace("'", "''") + "'"


def _timeless(workbook: bytes) -> bytes:
    """The same workbook, as if saved on 22 November 2026: the time of saving left out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as after,
    ):
        for name in sorted(before.namelist(), key=_order):
            content = before.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", _STAMP.encode(), content)
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, content)
    return out.getvalue()


def _order(name: str) -> tuple[bool, str]:
    return name != "[Content_Types].xml", name
