"""D08: fields that are too often blank, unknown or "other" to say anything by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from appraisal.partnership.checks.check import Check, Staged
from appraisal.partnership.findings import Finding
from appraisal.partnership.schema import Column, Table
from appraisal.partnership.tables import TABLES
from appraisal.partnership.tables.reference import REFERENCE
from appraisal.wording import percent

MOST_UNKNOWN: Final = 0.05
MOST_OTHER: Final = 0.10
FEWEST_ROWS: Final = 20
"""A table with fewer rows is a list: one blank cell says nothing about how it was filled in."""

_UNKNOWN: Final = [
    "unknown",
    "not known",
    "not stated",
    "not recorded",
    "not given",
    "missing",
    "n/k",
    "nk",
    "n/a",
    "na",
    "?",
]
# Elsewhere a blank has a meaning: no end, nobody's successor, no cap.
_EXPECTED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"package": ("review_due", "last_review"), "source": ("date", "licence")}
)


@dataclass(frozen=True)
class _Codes:
    """The codes of a list that say nothing, and those that say "other"."""

    unknown: list[str]
    other: list[str]


@dataclass(frozen=True)
class _Field:
    """A column to look at; `codes` are those of the list that it refers to, if any."""

    table: Table
    column: Column
    codes: _Codes

    @property
    def name(self) -> str:
        """The column's name as SQL writes it."""
        return f'"{self.column.name}"'

    @property
    def may_not_be_blank(self) -> bool:
        """Whether a blank leaves a reader without something that there must be."""
        expected = ("source_id", *_EXPECTED.get(self.table.name, ()))
        return self.column.optional and self.column.name in expected

    @property
    def is_words(self) -> bool:
        """Whether the column holds words that nothing fixes beforehand."""
        key = self.table.key == (self.column.name,)
        return self.column.kind == "text" and not self.column.one_of and not key

    @property
    def may_say_nothing(self) -> bool:
        """Whether there is anything to look for."""
        codes = self.codes.unknown or self.codes.other
        return bool(self.is_words or self.may_not_be_blank or codes)

    def flags(self, place: int) -> tuple[str, list[list[str]]]:
        """Whether a cell is unknown, and whether it is "other", with the parameters of both."""
        blank = f"{self.name} IS NULL" if self.may_not_be_blank else "false"
        if self.is_words:
            unknown, other = f"lower(trim({self.name})) IN ?", f"{self.name} ILIKE 'other%'"
            given = [_UNKNOWN]
        else:
            codes = (self.codes.unknown, self.codes.other)
            # Without a code to look for there is no need to look at every cell.
            unknown, other = (f"{self.name} IN ?" if one else "false" for one in codes)
            given = [one for one in codes if one]
        return f"{blank} OR {unknown} AS u{place}, {other} AS o{place}", given


def _weight(table: Table) -> str:
    """What a row stands for: the people it counts, or itself."""
    counts = (f'"{one.name}"' for one in table.columns if one.unit == "people")
    return next(counts, "1")


def _find(staged: Staged) -> Iterator[Finding]:
    codes = _telling_nothing(staged)
    for table in _long_ones(staged):
        fields = [
            _Field(table, column, codes.get(column.refers_to, _Codes([], [])))
            for column in table.columns
        ]
        yield from _of_table(staged, table, [one for one in fields if one.may_say_nothing])


def _telling_nothing(staged: Staged) -> dict[str, _Codes]:
    """The codes that say nothing or "other", by the column of the list that they are from."""
    lists = [
        table
        for table in REFERENCE
        if table.name in staged.present and "name" in table.column_names
    ]
    # Tables and columns are our own, from the schema.
    queries = [
        f"SELECT '{table.name}.{table.key[0]}', \"{table.key[0]}\", lower(trim(name)) "  # noqa: S608
        f'FROM "{table.name}"'
        for table in lists
    ]
    codes: dict[str, _Codes] = {}
    for column, code, name in _all_of(staged, queries):
        of_list = codes.setdefault(column, _Codes([], []))
        if code is None or name is None:
            continue
        if name in _UNKNOWN or code.lower() in _UNKNOWN:
            of_list.unknown.append(code)
        elif name.startswith("other") or code.lower() == "other":
            of_list.other.append(code)
    return codes


def _long_ones(staged: Staged) -> list[Table]:
    """The tables that are no mere lists."""
    given = [table for table in TABLES if table.name in staged.present]
    queries = [f"SELECT '{one.name}', count(*) FROM \"{one.name}\"" for one in given]  # noqa: S608
    rows = dict(_all_of(staged, queries))
    return [table for table in given if rows[table.name] >= FEWEST_ROWS]


def _all_of(staged: Staged, queries: Sequence[str]) -> list[tuple[Any, ...]]:
    return staged.rows(" UNION ALL ".join(queries)) if queries else []


def _of_table(staged: Staged, table: Table, fields: Sequence[_Field]) -> Iterator[Finding]:
    if not fields:
        return
    flags, counts, parameters = [f"{_weight(table)} AS weight"], ["sum(weight)"], []
    for place, field in enumerate(fields):
        condition, given = field.flags(place)
        flags.append(condition)
        parameters += given
        for flag in (f"u{place}", f"o{place}"):
            counts += [f"count(*) FILTER ({flag})", f"sum(weight) FILTER ({flag})"]
    query = f'SELECT {", ".join(counts)} FROM (SELECT {", ".join(flags)} FROM "{table.name}")'  # noqa: S608 - as above
    ((whole, *found),) = staged.rows(query, parameters)
    for place, field in enumerate(fields):
        unknown, unknown_of, other, other_of = found[4 * place : 4 * place + 4]
        if unknown and MOST_UNKNOWN < unknown_of / whole < 1:  # blank throughout: never given
            yield _too_often(field, "blank or unknown", unknown, unknown_of / whole, MOST_UNKNOWN)
        if other and other_of / whole > MOST_OTHER:
            yield _too_often(field, "'other'", other, other_of / whole, MOST_OTHER)


def _too_often(field: _Field, what: str, rows: int, share: float, most: float) -> Finding:
    of = "people counted" if _weight(field.table) != "1" else "rows"
    to_do = (
        "Part what is in it into categories of its own, or waive this and say why."
        if most == MOST_OTHER
        else "Fill it in from the records, or waive this and say why it cannot be known."
    )
    return Finding(
        "D08",
        "warning",
        field.table.name,
        f"{field.column.name} is {what} for {percent(share, 1)} of the {of}, where "
        f"{percent(most)} is the most that figures by it can bear.",
        to_do,
        rows=rows,
        column=field.column.name,
    )


COMPLETENESS: Final = Check("D08", "Fields are filled in", "warning", (), _find)
"""No field is blank or unknown in over 5 %, nor "other" in over 10 %, of what a table counts."""
