"""What the tests of loading share: a small folder of tables, spoilt as a test says, and loaded."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from appraisal.partnership.checks.personal import PERSONAL, personal_cells, personal_columns
from appraisal.partnership.findings import Finding
from appraisal.partnership.load_report import LoadReport
from appraisal.partnership.loading import load
from appraisal.partnership.reading.sources import files_given
from appraisal.partnership.reading.tables import read_file
from appraisal.partnership.reading.typed import type_table
from appraisal.partnership.scanning import places, scan
from appraisal.partnership.staging import Staging
from appraisal.partnership.statements import identifier, sql
from appraisal.partnership.tables import TABLES
from tests.partnership.checks.small import Change, good
from tests.partnership.folders import write_tables

REQUIRED = tuple(table.name for table in TABLES if table.required)


class Read:
    """The tables of a folder as they were read, and what was said of its files."""

    def __init__(self, findings: list[Finding], held: dict[str, list[dict[str, Any]]]) -> None:
        self.findings = findings
        self.held = held

    def table(self, name: str, *columns: str) -> list[tuple[Any, ...]]:
        """The rows of a table: these columns, or all but the rows' numbers."""
        rows = self.held[name]
        wanted = columns or tuple(column for column in rows[0] if column != "_row")
        return [tuple(row[column] for column in wanted) for row in rows]


class Giver:
    """A folder of tables and a folder of data beside it."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "given"
        self.data = folder / "data"

    def give(self, *changes: Change, only: Sequence[str] = ()) -> Giver:
        """Write the small partnership's tables, changed; `only` these beside the required ones."""
        tables = good()
        for change in changes:
            change(tables)
        kept = (*REQUIRED, *only) if only else tuple(tables)
        write_tables(self.source, {name: rows for name, rows in tables.items() if name in kept})
        return self

    def file(self, name: str, content: str | bytes) -> Giver:
        """Write one file as it is."""
        self.source.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        (self.source / name).write_bytes(data)
        return self

    def cell(self, table: str, column: str, text: str, row: int = 2) -> Giver:
        """Put one cell in place of what the table's file has in that row of the file."""
        path = self.source / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        rows[row - 1][rows[0].index(column)] = text
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return self

    def column(self, table: str, heading: str, *cells: str) -> Giver:
        """Add a column to a table's file; cells that are not given are blank."""
        path = self.source / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        for row, cell in zip(rows, [heading, *cells, *[""] * len(rows)], strict=False):
            row.append(cell)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return self

    def load(self, progress: Callable[[str, float], None] | None = None) -> LoadReport:
        """Load the folder."""
        return load(self.source, self.data, progress=progress)

    def found(self, code: str, table: str) -> list[Finding]:
        """What a load finds with this code in this table."""
        return [one for one in self.load().findings if (one.code, one.table) == (code, table)]

    def reads(self) -> Read:
        """What reading and typing alone make of the folder, without the checks."""
        with self._read() as (staging, findings):
            held = {}
            for cells in staging.cells.values():
                type_table(staging, cells)
                names = ["_row", *cells.given.table.column_names]
                rows = staging.rows(sql("FROM {name}", name=identifier(cells.name)))
                held[cells.name] = [dict(zip(names, row, strict=True)) for row in rows]
            return Read(findings, held)

    def personal(self, table: str) -> list[Finding]:
        """What P01 alone finds in a table."""
        with self._read() as (staging, _):
            found = [*personal_columns(staging)]
            for place, held in scan(staging, places(staging), PERSONAL).items():
                found += personal_cells(staging, place, held)
            return [one for one in found if one.table == table]

    @contextmanager
    def _read(self) -> Iterator[tuple[Staging, list[Finding]]]:
        self.data.mkdir(exist_ok=True)
        sources = files_given(self.source)
        with Staging(self.data, self.source) as staging:
            findings = [*sources.findings]
            for given in sources.given:
                findings += read_file(staging, given)
            yield staging, findings

    @property
    def database(self) -> Path:
        return self.data / "partnership.duckdb"

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What a query of the database that is in place gives."""
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return connection.execute(sql).fetchall()
