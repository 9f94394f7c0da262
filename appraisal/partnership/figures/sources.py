"""Where the figures come from: the tables loaded, their sources, and what is blank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from appraisal.disclosure import DEFAULT_PROFILE, profile_called
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures.shapes import per
from appraisal.partnership.schema import Table
from appraisal.partnership.tables import BY_NAME, TABLES

COUNTS_OF_PEOPLE: Final = frozenset(
    {
        *(table.name for table in TABLES if table.about_people),
        "register_agg",
        "waiting",
        "carer",
        "transition_pipeline",
        "carer_ageing",
    }
)
"""The tables that hold people, one by one or counted."""


@dataclass(frozen=True)
class LoadedTable:
    """One table of the data model: what it is, and the file that it came from.

    `file` is "" where the table was not given. `rows` are rounded where a row is a person, and
    None where so few that they are hidden.
    """

    name: str
    title: str
    says: str
    about_people: bool
    file: str
    rows: int | None
    sha256: str


@dataclass(frozen=True)
class Source:
    """One source of the figures, as the partnership's list has it."""

    id: str
    title: str
    dated: date | None
    url: str
    licence: str
    retrieved: date | None
    note: str


@dataclass(frozen=True)
class Blank:
    """A column that has blank cells: the share of its rows, 0 to 1; None where hidden."""

    table: str
    table_title: str
    column: str
    says: str
    share: float | None


@dataclass(frozen=True)
class Sources:
    """What was loaded, when, from where, and under which rule small numbers are shown."""

    partnership: str
    as_at: date
    money_year: str
    synthetic: bool
    note: str
    loaded_at: str
    folder: str
    version: str
    profile: str
    profile_says: str
    tables: tuple[LoadedTable, ...]
    sources: tuple[Source, ...]
    blanks: tuple[Blank, ...]

    @property
    def given(self) -> tuple[LoadedTable, ...]:
        """The tables that were given."""
        return tuple(table for table in self.tables if table.file)


def sources(data: PartnershipData) -> Sources:
    """What the figures rest on, for the head of a page or the first part of a report."""
    synthetic, note = data.row("SELECT is_synthetic, note FROM partnership")
    return Sources(
        partnership=data.name,
        as_at=data.as_at,
        money_year=data.money_year,
        synthetic=synthetic,
        note=note or "",
        loaded_at=data.fact("loaded_at"),
        folder=data.fact("source"),
        version=data.version,
        profile=data.profile.title,
        profile_says=data.profile.says,
        tables=_tables(data),
        sources=_sources(data),
        blanks=data.once("blanks", lambda: _blanks(data)),
    )


def shown_rows(table: str, rows: int) -> int | None:
    """A number of rows as it may be shown: where rows are people, rounded, and small ones hidden.

    Rounded whatever the profile: an exact number of rows less an exact number of adults would be
    the number of children.

    >>> shown_rows("package", 1926), shown_rows("package", 3), shown_rows("locality", 6)
    (1925, None, 6)
    """
    if table not in COUNTS_OF_PEOPLE:
        return rows
    profile, many = profile_called(DEFAULT_PROFILE), np.array([rows])
    return None if profile.hides(many)[0] else int(profile.rounded(many)[0])


def _tables(data: PartnershipData) -> tuple[LoadedTable, ...]:
    given = {
        name: (file, rows, sha)
        for name, file, rows, sha in data.rows(
            "SELECT table_name, file, rows, sha256 FROM load_manifest"
        )
    }
    return tuple(_table(table, *given.get(table.name, ("", 0, ""))) for table in TABLES)


def _table(table: Table, file: str, rows: int, sha256: str) -> LoadedTable:
    shown = shown_rows(table.name, rows) if table.about_people else rows
    return LoadedTable(table.name, table.title, table.says, table.about_people, file, shown, sha256)


def _sources(data: PartnershipData) -> tuple[Source, ...]:
    found = data.rows(
        'SELECT source_id, title, "date", url, licence, retrieved, note FROM source ORDER BY _row'
    )
    return tuple(
        Source(one, title, day, url or "", licence or "", retrieved, note or "")
        for one, title, day, url, licence, retrieved, note in found
    )


def _blanks(data: PartnershipData) -> tuple[Blank, ...]:
    """Every column with blank cells, the tables in their order."""
    return tuple(
        blank
        for name in BY_NAME
        if name in data.tables
        for blank in _blanks_of(data, BY_NAME[name])
    )


def _blanks_of(data: PartnershipData, table: Table) -> list[Blank]:
    optional = [column for column in table.columns if column.optional]
    if not optional:
        return []
    counts = ", ".join(f'count(*) - count("{column.name}")' for column in optional)
    rows, *blank = data.row(f'SELECT count(*), {counts} FROM "{table.name}"')  # noqa: S608
    whole = shown_rows(table.name, rows)
    return [
        Blank(
            table=table.name,
            table_title=table.title,
            column=column.name,
            says=column.says,
            share=_share(shown_rows(table.name, many), whole),
        )
        for column, many in zip(optional, blank, strict=True)
        if many
    ]


def _share(part: int | None, whole: int | None) -> float | None:
    found = per(part, whole)
    return None if found is None else min(1.0, found)
