"""All cells of all tables looked through for what no cell may hold.

Patterns are looked for in each column's distinct texts, all of them together, and then in the rows
of the columns alone where one was found: most columns of a large table hold few texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from appraisal.partnership.schema import Table
from appraisal.partnership.staging import Rows, Staging
from appraisal.partnership.statements import sql

_ROLES = {("waiver", "owner"), ("demand_assumption", "owner"), ("milestone", "lead_role")}


@dataclass(frozen=True)
class Place:
    """One column of one file: `name` is the column's, or "column 7" where it is not the table's.

    `is_text` marks codes, texts, and columns of which nothing is known.
    """

    table: Table
    name: str
    kind: str
    number: int
    view: str
    cell: str

    @property
    def is_text(self) -> bool:
        """Whether the column holds codes or texts, or nobody knows what."""
        return self.kind in ("id", "text", "")

    @property
    def is_words(self) -> bool:
        """Whether the column holds words or nobody knows what, and no codes."""
        return self.kind in ("text", "")

    @property
    def is_role(self) -> bool:
        """Whether the column says whose task something is, by the role and never by the name."""
        return (self.table.name, self.name) in _ROLES


def places(staging: Staging) -> list[Place]:
    """Every column that is to be looked through, numbered.

    Figures are, where a row is about a person or a whole number might be somebody's.
    """
    found: list[Place] = []
    for cells in staging.cells.values():
        table = cells.given.table
        columns: list[tuple[str, str, str]] = [
            (name, table.column(name).kind, one) for name, one in cells.columns.items()
        ]
        columns += [(f"column {number}", "", one) for (number, _), one in cells.unknown.items()]
        for name, kind, cell in columns:
            if table.about_people or kind in ("id", "text", "whole", ""):
                found.append(Place(table, name, kind, len(found), cells.view, cell))
    return found


def scan(
    staging: Staging, among: list[Place], conditions: Mapping[str, str]
) -> dict[Place, dict[str, Rows]]:
    """The rows of each place for which each condition holds.

    A condition is SQL about `t`, a text that is not blank; about `times`, in how many rows of its
    column it stands; about `is_text`, `is_words` and `is_role`, as the place has them; and about
    `about_people`, whether the table is. Only places where something was found are given.
    """
    _gather(staging, among)
    flags = ", ".join(f"bool_or({one})" for one in conditions.values())
    rows = staging.rows(sql("SELECT place, {flags} FROM texts GROUP BY place", flags=flags))
    by_number = {place.number: place for place in among}
    found = {}
    for number, *held in sorted(rows):
        names = [name for name, holds in zip(conditions, held, strict=True) if holds]
        if names:
            place = by_number[number]
            found[place] = staging.where(
                f"({texts_of(place)})", {name: conditions[name] for name in names}
            )
    return found


def _gather(staging: Staging, among: list[Place]) -> None:
    """Bring the distinct texts of every place together in one table."""
    staging.run(
        "CREATE OR REPLACE TEMP TABLE texts(place INTEGER, is_text BOOLEAN, is_words BOOLEAN, "
        "is_role BOOLEAN, about_people BOOLEAN, t VARCHAR, times BIGINT)"
    )
    for _, columns in groupby(among, lambda place: place.view):
        distinct = " UNION ALL ".join(map(_distinct, columns))
        staging.run(f"INSERT INTO texts {distinct}")


def _distinct(place: Place) -> str:
    """The query of one place's texts, each once."""
    return sql(
        "SELECT {place}, {is_text}, {is_words}, {is_role}, {about_people}, {cell} AS t, count(*) "
        "FROM {view} WHERE {cell} IS NOT NULL GROUP BY {cell}",
        place=place.number,
        is_text=place.is_text,
        is_words=place.is_words,
        is_role=place.is_role,
        about_people=place.table.about_people,
        cell=place.cell,
        view=place.view,
    )


def texts_of(place: Place) -> str:
    """The query of one place's texts with `_row` and what conditions may ask, once `scan` ran."""
    return sql(
        "SELECT given._row, texts.* FROM (SELECT _row, {cell} AS t FROM {view}) AS given "
        "JOIN texts ON texts.place = {place} AND texts.t = given.t",
        cell=place.cell,
        view=place.view,
        place=place.number,
    )
