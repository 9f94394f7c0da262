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

    A condition is SQL about `t`, a text that is not blank; about `is_text`; and about
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
                f"({_texts(place)})", {name: conditions[name] for name in names}
            )
    return found


def _gather(staging: Staging, among: list[Place]) -> None:
    """Bring the distinct texts of every place together in one table."""
    staging.run(
        "CREATE OR REPLACE TEMP TABLE texts("
        "place INTEGER, is_text BOOLEAN, about_people BOOLEAN, t VARCHAR)"
    )
    for _, columns in groupby(among, lambda place: place.view):
        distinct = " UNION ALL ".join(
            sql(
                "SELECT DISTINCT {place}, * EXCLUDE (_row) FROM ({texts})",
                place=place.number,
                texts=_texts(place),
            )
            for place in columns
        )
        staging.run(f"INSERT INTO texts {distinct}")


def _texts(place: Place) -> str:
    """The query of one place's texts, with `_row`."""
    return sql(
        "SELECT _row, {is_text} AS is_text, {about_people} AS about_people, {cell} AS t "
        "FROM {view} WHERE {cell} IS NOT NULL",
        is_text=place.is_text,
        about_people=place.table.about_people,
        cell=place.cell,
        view=place.view,
    )
