"""S02: whether every row has a key of its own, and what it refers to is there."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.partnership.findings import Finding
from appraisal.partnership.schema import Column, Table
from appraisal.partnership.staging import FIRST_ROWS, Cells, Rows, Staging
from appraisal.partnership.statements import identifier, sql
from appraisal.wording import listed

LONGEST_EXAMPLE = 30


def unusable(staging: Staging) -> Iterator[Finding]:
    """S02: rows without a key, and a second partnership: no later check can work with the table."""
    for cells in staging.cells.values():
        table = cells.given.table
        if _has_key(cells):
            yield from _blank_keys(staging, table)
        if table.name == "partnership" and cells.rows > 1:
            yield _second_partnership(cells)


def keys(
    staging: Staging, *, unshown: frozenset[tuple[str, str]] = frozenset()
) -> Iterator[Finding]:
    """S02: keys that are given twice, and references that lead nowhere.

    `unshown` names the columns, by table and name, of which no value may be quoted; those of tables
    about people never are.
    """
    for cells in staging.cells.values():
        table = cells.given.table
        if _has_key(cells):
            yield from _twice(staging, table)
        for column in table.columns:
            if column.refers_to and column.name in cells.columns:
                may_quote = not table.about_people and (table.name, column.name) not in unshown
                yield from _unresolved(staging, cells, column, may_quote)


def _has_key(cells: Cells) -> bool:
    return all(name in cells.columns for name in cells.given.table.key)


def _second_partnership(cells: Cells) -> Finding:
    return Finding(
        "S02",
        "error",
        cells.name,
        f"{cells.name} has {cells.rows:,} rows; give one.",
        "Keep the row of the partnership that the other tables are about.",
        cells.rows,
    )


def _blank_keys(staging: Staging, table: Table) -> Iterator[Finding]:
    cells = staging.cells[table.name]
    given = " AND ".join(f"{cells.columns[name]} IS NOT NULL" for name in table.key)
    found = staging.where(cells.view, {"blank": f"NOT ({given})"})
    for rows in found.values():
        yield Finding(
            "S02",
            "error",
            table.name,
            f"{rows.counted('row')} of {table.name} "
            f"{'has' if rows.count == 1 else 'have'} no {_key_words(table)}.",
            f"Fill in {_key_words(table)}: rows are told apart by it.",
            rows.count,
            table.key[0],
            rows.shown,
        )


def _twice(staging: Staging, table: Table) -> Iterator[Finding]:
    ((count, first),) = staging.rows(
        sql(
            """WITH twice AS (
                SELECT {key} FROM {name} WHERE {given} GROUP BY {key} HAVING count(*) > 1)
            SELECT count(*), min(_row, {first}) FROM {name} SEMI JOIN twice USING ({key})""",
            key=", ".join(map(identifier, table.key)),
            name=identifier(table.name),
            given=" AND ".join(f"{identifier(column)} IS NOT NULL" for column in table.key),
            first=FIRST_ROWS,
        )
    )
    if count:
        rows = Rows(count, tuple(first))
        yield Finding(
            "S02",
            "error",
            table.name,
            f"{rows.counted('row')} of {table.name} share their {_key_words(table)} with another "
            "row.",
            "Keep one row of each, or give each its own.",
            count,
            table.key[0],
            rows.shown,
        )


def _unresolved(
    staging: Staging, cells: Cells, column: Column, may_quote: bool
) -> Iterator[Finding]:
    other, _, key = column.refers_to.partition(".")
    given = cells.columns[column.name]
    target = staging.cells.get(other)
    if target is None or key not in target.columns:
        yield from _nothing_to_refer_to(staging, cells, column, other)
        return
    # Joined on the texts themselves: a code is text on either side.
    ((count, first, values),) = staging.rows(
        sql(
            """SELECT count(*), min(_row, {first}), min(DISTINCT code, 3)
            FROM (SELECT _row, {given} AS code FROM {view} WHERE {given} IS NOT NULL) AS here
            ANTI JOIN (SELECT {key} AS code FROM {other}) AS there USING (code)""",
            first=FIRST_ROWS,
            given=given,
            view=cells.view,
            key=target.columns[key],
            other=target.view,
        )
    )
    if count:
        rows = Rows(count, tuple(first))
        short = [f"'{value}'" for value in values if len(value) <= LONGEST_EXAMPLE]
        such = f", such as {listed(short)}" if may_quote and short else ""
        yield Finding(
            "S02",
            "error",
            cells.name,
            f"{rows.counted('row')} of {cells.name} {'has' if count == 1 else 'have'} a "
            f"'{column.name}' that is not in {other}{such}.",
            f"Add it to {other}, or put '{column.name}' right.",
            count,
            column.name,
            rows.shown,
        )


def _nothing_to_refer_to(
    staging: Staging, cells: Cells, column: Column, other: str
) -> Iterator[Finding]:
    given = cells.columns[column.name]
    for rows in staging.where(cells.view, {"given": f"{given} IS NOT NULL"}).values():
        yield Finding(
            "S02",
            "error",
            cells.name,
            f"'{column.name}' of {cells.name} refers to the table {other}, which cannot be read "
            "or is not given.",
            f"Give {other}, or leave '{column.name}' blank."
            if column.optional
            else f"Give {other}.",
            rows.count,
            column.name,
            rows.shown,
        )


def _key_words(table: Table) -> str:
    return listed([f"'{name}'" for name in table.key])
