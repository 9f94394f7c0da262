"""The small partnership in a real file, for a test to spoil in one way."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

import duckdb

from appraisal.partnership.checks import ALL_CHECKS
from appraisal.partnership.findings import Finding
from appraisal.partnership.schema import SQL_TYPES, Table
from appraisal.partnership.tables import BY_NAME
from tests.partnership.checks.right import GOOD
from tests.partnership.checks.right_lists import Row, Tables

_READS_ANY = {"control_total", "partnership", "age_band", "stated_figure"}
Change = Callable[[Tables], None]


class Held:
    """Tables in a real DuckDB file, typed as a load types them; absent cells are blank.

    Each call of `spoil` starts anew from the tables in which everything is right.
    """

    def __init__(self, file: Path) -> None:
        self.connection = duckdb.connect(str(file), config={"threads": 1})
        for name, rows in GOOD.items():
            self._hold(BY_NAME[name], rows)
        self.present = self.changed = frozenset(GOOD)
        self.connection.begin()

    def spoil(self, *changes: Change) -> Self:
        tables = good()
        for one in changes:
            one(tables)
        self.connection.rollback()
        self.connection.begin()
        self.present = frozenset(tables)
        self.changed = frozenset(name for name in GOOD if tables.get(name) != GOOD[name])
        for name in self.changed:
            self.connection.execute(f'DROP TABLE "{name}"')
            if name in tables:
                self._hold(BY_NAME[name], tables[name])
        return self

    def _hold(self, table: Table, rows: Sequence[Row]) -> None:
        unknown = {cell for row in rows for cell in row} - set(table.column_names)
        assert not unknown, f"{table.name} has no {unknown}"
        types = ", ".join(f'"{one.name}" {SQL_TYPES[one.kind]}' for one in table.columns)
        self.connection.execute(f'CREATE TABLE "{table.name}" (_row BIGINT, {types})')
        if rows:
            marks = ", ".join("?" * (1 + len(table.columns)))
            cells = [
                cell
                for number, row in enumerate(rows, start=2)
                for cell in (number, *(row.get(name) for name in table.column_names))
            ]
            values = ", ".join([f"({marks})"] * len(rows))
            self.connection.execute(f'INSERT INTO "{table.name}" VALUES {values}', cells)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, list(parameters)).fetchall()


def checked(held: Held) -> list[Finding]:
    """What every check finds whose tables are there; those of unchanged tables find nothing."""
    return [
        finding
        for check in ALL_CHECKS
        if held.present.issuperset(check.needs)
        and (_READS_ANY.issuperset(check.needs) or not held.changed.isdisjoint(check.needs))
        for finding in check.find(held)
    ]


def good() -> Tables:
    """The tables; each test has a copy of its own."""
    return copy.deepcopy(GOOD)


def change(table: str, place: int, **cells: Any) -> Change:
    """Other cells in the row at that place (0 is the first)."""
    return lambda tables: tables[table][place].update(cells)


def add(table: str, **cells: Any) -> Change:
    """One more row, like the last of the table but for these cells."""
    return lambda tables: tables[table].append({**tables[table][-1], **cells})


def without(table: str, place: int = -1) -> Change:
    """One row less."""

    def take(tables: Tables) -> None:
        del tables[table][place]

    return take


def every(table: str, **cells: Any) -> Change:
    """Other cells in every row."""

    def fill(tables: Tables) -> None:
        for row in tables[table]:
            row.update(cells)

    return fill


def drop(*names: str) -> Change:
    """The tables not given at all."""

    def leave_out(tables: Tables) -> None:
        for name in names:
            del tables[name]

    return leave_out
