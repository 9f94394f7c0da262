"""People waiting for a service, by quarter, and carers with and without an assessment."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures.asking import asked
from appraisal.partnership.figures.shapes import Grid, Line, per
from appraisal.partnership.figures.where import EVERYTHING, Where, check_where
from appraisal.partnership.releases import (
    Category,
    protected_carers,
    protected_waiting,
    quarters,
)


@dataclass(frozen=True)
class Waiting:
    """People waiting: `by_service` has a row a service and a figure a quarter; None where hidden.

    `latest` is the last quarter's by service (rows) and locality (columns), and `median_days` of
    the same shape: how long half of them have waited, None where the people are hidden or nobody
    waits.
    """

    quarters: tuple[str, ...]
    total: tuple[int | None, ...]
    services: tuple[Category, ...]
    by_service: tuple[tuple[int | None, ...], ...]
    latest: Grid[int]
    median_days: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True)
class Carers:
    """Carers, and how many of them had an assessment, by locality, age and relation.

    `share_assessed` is 0 to 1, from the figures as shown; None where hidden.
    """

    people: int | None
    assessed: int | None
    share_assessed: float | None
    by_locality: Line[int] | None
    by_age: Line[int] | None
    by_relation: Line[int] | None
    assessed_by_locality: Line[int] | None
    assessed_by_age: Line[int] | None
    assessed_by_relation: Line[int] | None


def waiting(data: PartnershipData, where: Where = EVERYTHING) -> Waiting | None:
    """People waiting, by quarter; None where they were not counted.

    A client group does not apply: the waiting are not counted by it.
    """
    check_where(data, where)
    times = quarters(data)
    if not times:
        return None
    place = Where(locality=where.locality)
    each = [asked(data, protected_waiting(data, quarter), place) for quarter in times]
    latest = each[-1].grid("service", "locality")
    if latest is None:
        return None
    used = [
        kind
        for kind in latest.rows
        if any(quarter.people(service=kind.id) != 0 for quarter in each)
    ]
    held = _only(latest, used)
    return Waiting(
        quarters=times,
        total=tuple(quarter.people() for quarter in each),
        services=held.rows,
        by_service=tuple(
            tuple(quarter.people(service=kind.id) for quarter in each) for kind in held.rows
        ),
        latest=held,
        median_days=_medians(data, times[-1], held),
    )


def carers(data: PartnershipData, where: Where = EVERYTHING) -> Carers | None:
    """Carers and their assessments; None where they were not counted.

    A client group does not apply: carers are not counted by it.
    """
    check_where(data, where)
    protected = protected_carers(data)
    if protected is None:
        return None
    of = asked(data, protected, Where(locality=where.locality))
    yes = {"assessed": "yes"}
    people, assessed = of.people(), of.people(**yes)
    return Carers(
        people=people,
        assessed=assessed,
        share_assessed=per(assessed, people),
        by_locality=of.line("locality"),
        by_age=of.line("carer_age"),
        by_relation=of.line("relation"),
        assessed_by_locality=of.line("locality", **yes),
        assessed_by_age=of.line("carer_age", **yes),
        assessed_by_relation=of.line("relation", **yes),
    )


def _only(grid: Grid[int], rows: list[Category]) -> Grid[int]:
    """The grid with these rows alone; the others hold nobody, so its totals stand."""
    at = [grid.rows.index(row) for row in rows]
    return Grid(
        tuple(rows),
        grid.columns,
        tuple(grid.values[one] for one in at),
        tuple(grid.row_totals[one] for one in at),
        grid.column_totals,
        grid.total,
    )


def _medians(
    data: PartnershipData, quarter: str, shown: Grid[int]
) -> tuple[tuple[int | None, ...], ...]:
    days = {
        (service, locality): median
        for service, locality, median in data.rows(
            "SELECT service_type_id, locality_id, median_days FROM waiting WHERE quarter = ?",
            [quarter],
        )
    }
    return tuple(
        tuple(
            days.get((row.id, column.id)) if value else None
            for column, value in zip(shown.columns, values, strict=True)
        )
        for row, values in zip(shown.rows, shown.values, strict=True)
    )
