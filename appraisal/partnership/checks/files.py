"""S01: whether the files are the tables that they should be, and each cell of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.option_sets.spelling import did_you_mean, either
from appraisal.partnership.findings import Finding
from appraisal.partnership.reading.cells import EXPECTED
from appraisal.partnership.reading.naming import plain_name
from appraisal.partnership.schema import Column, Table
from appraisal.partnership.staging import Cells, Rows, Staging
from appraisal.partnership.statements import identifier, sql
from appraisal.partnership.tables import TABLES


def columns_and_kinds(staging: Staging, given: frozenset[str]) -> Iterator[Finding]:
    """S01: required tables and columns, other columns, and cells that are not of their kind.

    `given` names every table for which there is a file, whether it could be read or not.
    """
    yield from (_no_table(table) for table in TABLES if table.required and table.name not in given)
    for cells in staging.cells.values():
        table = cells.given.table
        yield from (
            _no_column(table, column)
            for column in table.columns
            if not column.optional and column.name not in cells.columns
        )
        if table.required and not cells.rows:
            yield _no_rows(table)
        if not table.about_people:
            yield from (_other_column(cells, *place) for place in cells.unknown)
        yield from _kinds(staging, cells)


def _kinds(staging: Staging, cells: Cells) -> Iterator[Finding]:
    """Cells that have no value of their kind, found only where counts say that there are some."""
    table = cells.given.table
    names = list(cells.columns)
    if not names:
        return
    filled = staging.counts(cells.view, [cells.columns[name] for name in names])
    typed = staging.counts(identifier(table.name), [identifier(name) for name in names])
    for name, texts, values in zip(names, filled, typed, strict=True):
        column = table.column(name)
        if values < texts:
            yield from _wrong_cells(staging, cells, column)
        if texts < cells.rows and not column.optional and name not in table.key:
            blank = {"blank": f"{cells.columns[name]} IS NULL"}
            yield _blank(table, column, staging.where(cells.view, blank)["blank"])


def _wrong_cells(staging: Staging, cells: Cells, column: Column) -> Iterator[Finding]:
    table, text = cells.given.table, cells.columns[column.name]
    both = sql(
        "(SELECT _row, {text} AS t, {column} AS value FROM {view} JOIN {table} USING (_row) "
        "WHERE {text} IS NOT NULL)",
        text=text,
        column=identifier(column.name),
        view=cells.view,
        table=identifier(table.name),
    )
    wrong = "value IS NULL"
    if column.kind == "date":
        first = staging.where(both, {"first": "value IS NULL AND month_first(t)"}).get("first")
        if first is not None:
            yield _month_first(table, column, first)
        wrong = "value IS NULL AND NOT month_first(t)"
    found = staging.where(both, {"wrong": wrong}).get("wrong")
    if found is not None:
        yield _wrong(table, column, found)


def _no_table(table: Table) -> Finding:
    return Finding(
        "S01",
        "error",
        table.name,
        f"The table {table.name} is missing: {table.says[0].lower()}{table.says[1:]}",
        f"Give it as {table.name}.csv or as a sheet of that name; a template has its columns.",
    )


def _no_rows(table: Table) -> Finding:
    return Finding(
        "S01",
        "error",
        table.name,
        f"The table {table.name} has headings and no rows.",
        "Fill it in: other tables rest on it.",
    )


def _no_column(table: Table, column: Column) -> Finding:
    return Finding(
        "S01",
        "error",
        table.name,
        f"The column '{column.name}' is missing from {table.name}.",
        f"Add it: {column.says[0].lower()}{column.says[1:]}",
        column=column.name,
    )


def _other_column(cells: Cells, number: int, heading: str) -> Finding:
    table, shown = cells.given.table, cells.shown(number, heading)
    name = plain_name(heading)
    if name in cells.columns:
        return _column_again(table, name)
    hint = did_you_mean(name, table.column_names).strip()
    return Finding(
        "S01",
        "warning",
        table.name,
        f"{shown[0].upper()}{shown[1:]} is not a column of {table.name}, so it was not loaded.",
        hint if hint.startswith("Did") else "Take it away, or give it the name of a column.",
        column=heading if shown.startswith("'") else f"column {number}",
    )


def _column_again(table: Table, name: str) -> Finding:
    return Finding(
        "S01",
        "warning",
        table.name,
        f"'{name}' is there twice in {table.name}, so only the first was read.",
        "Keep the one that is right.",
        column=name,
    )


def _month_first(table: Table, column: Column, rows: Rows) -> Finding:
    return Finding(
        "S01",
        "error",
        table.name,
        f"'{column.name}' in {table.name} has {rows.counted('date')} with the month first, "
        "as Americans write them, so that no date of the column can be trusted.",
        "Write dates as 2026-11-22, or with the day first as 22/11/2026.",
        rows.count,
        column.name,
        rows.shown,
    )


def _wrong(table: Table, column: Column, rows: Rows) -> Finding:
    cells = f"{rows.counted('cell')} of '{column.name}' in {table.name}"
    verb = "is" if rows.count == 1 else "are"
    if column.one_of:
        return Finding(
            "S01",
            "error",
            table.name,
            f"{cells} {verb} none of the words that are allowed there.",
            f"Use {either(column.one_of)}.",
            rows.count,
            column.name,
            rows.shown,
        )
    return Finding(
        "S01",
        "error",
        table.name,
        f"{cells} {verb} not {EXPECTED[column.kind]}.",
        "Put it right, or leave the cell blank where the figure is not known."
        if column.optional
        else "Put it right.",
        rows.count,
        column.name,
        rows.shown,
    )


def _blank(table: Table, column: Column, rows: Rows) -> Finding:
    return Finding(
        "S01",
        "error",
        table.name,
        f"{rows.counted('cell')} of '{column.name}' in {table.name} "
        f"{'is' if rows.count == 1 else 'are'} blank.",
        f"Fill it in with {EXPECTED[column.kind]}; a nought must be written as 0.",
        rows.count,
        column.name,
        rows.shown,
    )
