"""Rows at fault: conditions in SQL, looked for in one pass of a table, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from appraisal.partnership.checks.check import Check, Staged
from appraisal.partnership.findings import Finding, Severity
from appraisal.partnership.tables import BY_NAME
from appraisal.wording import counted

EXAMPLES: Final = 5
"""How many of the rows at fault are named."""


@dataclass(frozen=True)
class Fault:
    """One thing that may be wrong with a row, and what to do about it.

    `where` is a condition in SQL that holds for a row at fault; one that is unknown, because a
    cell is blank, is no fault. `says` ends the sentence "In 3 rows, ...".
    """

    where: str
    says: str
    to_do: str
    column: str = ""


def row_check(
    code: str,
    title: str,
    severity: Severity,
    table: str,
    *faults: Fault,
    rows: str = "",
    needs: Sequence[str] = (),
) -> Check:
    """A check of each row of a table for faults.

    `rows` is the query to look at in place of the table, with a column `_row`; `needs` are the
    further tables that it reads.
    """

    def find(staged: Staged) -> Iterator[Finding]:
        return rows_at_fault(staged, code, severity, table, faults, rows)

    return Check(code, title, severity, (table, *needs), find)


def rows_at_fault(
    staged: Staged,
    code: str,
    severity: Severity,
    table: str,
    faults: Sequence[Fault],
    rows: str = "",
) -> Iterator[Finding]:
    """One finding for each fault that any row has; the table is read once for all of them."""
    if not faults:
        return
    looked_for = ", ".join(
        f"count(*) FILTER (WHERE {fault.where}), min(_row, {EXAMPLES}) FILTER (WHERE {fault.where})"
        for fault in faults
    )
    source = f"({rows})" if rows else f'"{table}"'
    # Tables and columns are our own, from the schema.
    (found,) = staged.rows(f"SELECT {looked_for} FROM {source}")  # noqa: S608
    for fault, number, first in zip(faults, found[::2], found[1::2], strict=True):
        if number:
            yield Finding(
                code,
                severity,
                table,
                f"In {how_many_rows(number, table, severity)}, {fault.says}.",
                fault.to_do,
                rows=number,
                column=fault.column,
                examples=rows_named(first),
            )


def how_many_rows(number: int, table: str, severity: Severity) -> str:
    """How many rows, in words that everybody may read.

    A warning is kept with the data and shown to all who use them, so one about a table of people
    never says how many they are: `Finding.rows` does, which disclosure control can hide.

    >>> how_many_rows(3, "package", "error"), how_many_rows(3, "package", "warning")
    ('3 rows', 'some rows')
    """
    if severity == "warning" and BY_NAME[table].about_people:
        return "some rows"
    return counted(number, "row")


def rows_named(numbers: Iterable[int]) -> tuple[str, ...]:
    """The first rows of a file, as a finding names them.

    >>> rows_named([2, 14])
    ('row 2', 'row 14')
    """
    return tuple(f"row {number}" for number in list(numbers)[:EXAMPLES])
