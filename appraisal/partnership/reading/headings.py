"""Which column of a file is which column of its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from appraisal.partnership.findings import Finding
from appraisal.partnership.reading.naming import plain_name
from appraisal.partnership.schema import Table

MOST_COLUMNS = 200


@dataclass(frozen=True)
class Headings:
    """The columns of a file: those of the table, by name, and the others, by place and heading.

    Columns are numbered from 1. One without a heading has the heading "".
    """

    known: Mapping[str, int]
    unknown: Mapping[int, str]
    findings: tuple[Finding, ...] = ()


def headings_of(table: Table, given: Sequence[str], shown: str) -> Headings:
    """What the headings of a file that holds the table say; `shown` is the file's name."""
    known: dict[str, int] = {}
    unknown: dict[int, str] = {}
    twice: list[str] = []
    for number, heading in enumerate(given, start=1):
        name = plain_name(heading)
        if name in known:
            twice.append(name)
        if name in table.column_names and name not in known:
            known[name] = number
        else:
            unknown[number] = heading.strip()
    findings = []
    if not known:
        findings.append(_none_known(table, shown))
    findings += [_twice(table, name, shown) for name in dict.fromkeys(twice)]
    if len(given) > MOST_COLUMNS:
        findings.append(_too_many(table, len(given), shown))
    return Headings(known, unknown, tuple(findings))


def _none_known(table: Table, shown: str) -> Finding:
    return Finding(
        "S01",
        "error",
        table.name,
        f"The first row of {shown} has none of the headings of the table {table.name}.",
        f"Put the headings in row 1: {', '.join(table.column_names)}.",
    )


def _twice(table: Table, name: str, shown: str) -> Finding:
    return Finding(
        "S01",
        "error",
        table.name,
        f"{shown} has more than one column called '{name}'.",
        "Keep the one that is right.",
        column=name,
    )


def _too_many(table: Table, count: int, shown: str) -> Finding:
    return Finding(
        "S03",
        "error",
        table.name,
        f"{shown} has {count:,} columns. The limit is {MOST_COLUMNS}.",
        "Keep the columns of the table and take the others away.",
    )
