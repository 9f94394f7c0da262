"""The tables typed from their cells: text into numbers, money, dates, yes and no."""

from __future__ import annotations

from appraisal.partnership.reading.cells import held, read
from appraisal.partnership.schema import SQL_TYPES, Column, Table
from appraisal.partnership.staging import Cells, Staging
from appraisal.partnership.statements import identifier, quoted, sql


def type_table(staging: Staging, cells: Cells) -> None:
    """Make the typed table, with `_row` first and the columns in the order of the schema.

    A cell that is not of its column's kind becomes NULL here; it is a check that tells of it.
    """
    table = cells.given.table
    given = {column: cells.columns.get(column.name, "") for column in table.columns}
    steps = ", ".join(
        f"{text}, {_read(column, text)} AS r_{text}" for column, text in given.items() if text
    )
    values = ", ".join(
        f"{_held(column, text)} AS {identifier(column.name)}" for column, text in given.items()
    )
    staging.run(
        sql(
            "CREATE OR REPLACE TABLE {table} AS "
            "SELECT _row, {values} FROM (SELECT _row, {steps} FROM {view})",
            table=identifier(table.name),
            values=values,
            steps=steps,
            view=cells.view,
        )
    )


def empty_table(staging: Staging, table: Table) -> None:
    """Make the table of the schema without a row, for one that was not given."""
    columns = ", ".join(f"{identifier(one.name)} {SQL_TYPES[one.kind]}" for one in table.columns)
    staging.run(
        sql(
            "CREATE TABLE {table} (_row BIGINT, {columns})",
            table=identifier(table.name),
            columns=columns,
        )
    )


def _read(column: Column, text: str) -> str:
    """Words that may only be some are told without regard to case."""
    if not column.one_of:
        return read(column.kind, text)
    allowed = ", ".join(map(quoted, column.one_of))
    return f"CASE WHEN lower({text}) IN ({allowed}) THEN lower({text}) END"


def _held(column: Column, text: str) -> str:
    if not text:
        return f"CAST(NULL AS {SQL_TYPES[column.kind]})"
    return held(column.kind, text, f"r_{text}")
