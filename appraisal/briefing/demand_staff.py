"""Demand in staff: the whole-time equivalents that support takes in the years ahead."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from appraisal.briefing.projecting import (
    CAPACITY_SOURCE,
    Projection,
    fan,
    no_services,
    projected_source,
    projection,
)
from appraisal.briefing.section import Exhibit, Section, TextTable
from appraisal.briefing.series import known_series, number
from appraisal.charts.data import Bars
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.demand import Outlook, OutlookDemand, ServiceDemand
from appraisal.partnership.demand_words import staff_sentence
from appraisal.partnership.figures import EVERYTHING, Where

_KEY, _HEADING = "demand_staff", "Staff"


def staff_section(
    data: PartnershipData, where: Where = EVERYTHING, outlooks: Sequence[Outlook] | None = None
) -> Section:
    """The staff that support takes in each year ahead, and where more are needed."""
    found = projection(data, where, outlooks)
    if found is None or not found.central.services:
        return no_services(data, where, found, _KEY, _HEADING)
    finding = staff_sentence(found.central)
    line = fan(
        found,
        "years",
        finding,
        "whole-time equivalents",
        [[one.staff_needed(year.year) for year in one.years] for one in found.demand.outlooks],
        number,
    )
    return Section(
        _KEY,
        _HEADING,
        finding,
        paragraphs=(*found.changed, *found.start.says[1:]),
        exhibits=(line, *_more_staff(found), _staff_table(found)),
        source=projected_source(data, found, CAPACITY_SOURCE),
    )


def _more_staff(found: Projection) -> list[Exhibit]:
    """Where the most additional staff are needed."""
    more = sorted(
        ((_added(one), one.service.name) for one in found.central.services), key=lambda one: -one[0]
    )
    kept = [(added, name) for added, name in more if round(added)]
    if not kept:
        return []
    most = kept[0]
    spec = Bars(
        title=(
            f"{most[1]} needs {number(abs(most[0]))} {'more' if most[0] > 0 else 'fewer'} staff "
            f"by {found.last_year}, the most of all services."
        ),
        heading="Service",
        unit=f"more whole-time equivalents in {found.last_year} than now, "
        f"{found.central.name} outlook",
        labels=tuple(name for _, name in kept),
        series=known_series("More staff", [added for added, _ in kept], number),
        stressed=(most[1],),
    )
    left = len(more) - len(kept)
    notes = ("Services with less than half a post more are left out.",) if left else ()
    return [Exhibit("more", spec, notes)]


def _added(one: ServiceDemand) -> float:
    return one.years[-1].staff_needed - one.years[0].staff_needed


def _staff_table(found: Projection) -> TextTable:
    def cells(pick: Callable[[OutlookDemand], float]) -> tuple[str, ...]:
        return tuple(number(pick(one)) for one in found.demand.outlooks)

    last = found.central.last.year
    rows = [
        (service.service.name, number(service.years[0].staff_needed), *cells(_staff_of(at, last)))
        for at, service in enumerate(found.central.services)
    ]
    rows.append(
        (
            "All",
            number(found.central.staff_needed(0)),
            *cells(lambda one: one.staff_needed(last)),
        )
    )
    return TextTable(
        "staff",
        f"Staff now and in {found.last_year}, whole-time equivalents.",
        ("Service", "Now", *(one.name.capitalize() for one in found.demand.outlooks)),
        tuple(rows),
        ("Figures are rounded one by one, so a column may not add up to its last row.",),
    )


def _staff_of(at: int, year: int) -> Callable[[OutlookDemand], float]:
    return lambda outlook: outlook.services[at].years[year].staff_needed
