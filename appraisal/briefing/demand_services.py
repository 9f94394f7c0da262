"""Demand in places: what each service needs against what there is, and when it runs short."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.briefing.projecting import (
    CAPACITY_SOURCE,
    Projection,
    no_services,
    projected_source,
    projection,
)
from appraisal.briefing.section import Exhibit, Section, TextTable
from appraisal.briefing.series import lowered, number, series
from appraisal.charts.data import Rates, Series
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.demand import Outlook, OutlookDemand, ServiceDemand
from appraisal.partnership.demand_words import capacity_sentence
from appraisal.partnership.figures import EVERYTHING, Where

_KEY, _HEADING = "demand_capacity", "Places"
_UNITS = {
    "week": "places",
    "hour": "hours a week",
    "session": "sessions a week",
    "night": "nights a week",
    "block_year": "blocks",
}
_NEVER = "not by then"


def capacity_section(
    data: PartnershipData, where: Where = EVERYTHING, outlooks: Sequence[Outlook] | None = None
) -> Section:
    """What each service needs against what there is, and the first year that it runs short."""
    found = projection(data, where, outlooks)
    if found is None or not found.central.services:
        return no_services(data, where, found, _KEY, _HEADING)
    return Section(
        _KEY,
        _HEADING,
        capacity_sentence(found.central),
        paragraphs=(*found.changed, *found.start.says[1:]),
        exhibits=(_against_capacity(found), _first_short(found)),
        source=projected_source(data, found, CAPACITY_SOURCE),
    )


def _against_capacity(found: Projection) -> Exhibit:
    """Each service's need in the furthest year as a percentage of its capacity, fullest first."""
    held = [one for one in found.central.services if one.service.capacity > 0]
    held.sort(key=lambda one: -_full(one))
    fullest = held[0]
    low, high = _edges(found, held)
    spec = Rates(
        title=(
            f"By {found.last_year} {lowered(fullest.service.name)} needs "
            f"{_percent(_full(fullest))} of what there is now, the most of all, in the "
            f"{found.central.name} outlook."
        ),
        heading="Service",
        unit=f"needed in {found.last_year}, % of capacity now",
        labels=tuple(one.service.name for one in held),
        rates=series(found.central.name.capitalize(), [_full(one) for one in held], _percent),
        comparison=series("Capacity now", [100.0], _percent),
        low=low,
        high=high,
    )
    note = "Past the dashed line, more is needed than there is now."
    if low is not None:
        note += " Where a thin line crosses it, it depends on the outlook."
    return Exhibit("needed", spec, (note,))


def _edges(found: Projection, held: Sequence[ServiceDemand]) -> tuple[Series | None, Series | None]:
    """What the low and high outlooks need; None where a reader set the low one above the high."""
    if found.range is None:
        return None, None
    low, high = (_needs(outlook, held) for outlook in found.range)
    ordered = all(least <= most for least, most in zip(low.shown, high.shown, strict=True))
    return (low, high) if ordered else (None, None)


def _needs(outlook: OutlookDemand, held: Sequence[ServiceDemand]) -> Series:
    by_id = {one.service.id: one for one in outlook.services}
    needs = [_full(by_id[one.service.id]) for one in held]
    return series(outlook.name.capitalize(), needs, _percent)


def _full(one: ServiceDemand) -> float:
    return 100 * one.years[-1].needed / one.service.capacity


def _percent(value: float) -> str:
    return f"{number(value)}\u00a0%"


def _first_short(found: Projection) -> TextTable:
    """Every service with its first short year under each outlook, the earliest first."""
    outlooks = found.demand.outlooks
    central = sorted(found.central.services, key=_earliest)
    rows = []
    for one in central:
        now, last = one.years[0], one.years[-1]
        unit = _UNITS.get(one.service.unit, one.service.unit)
        short = [_short_year(outlook, one.service.id) for outlook in outlooks]
        rows.append(
            (
                one.service.name,
                unit,
                _units(one.service.capacity),
                _units(now.needed),
                _units(last.needed),
                *short,
            )
        )
    return TextTable(
        "short",
        "The first year in which each service runs short.",
        (
            "Service",
            "Unit",
            "There is now",
            "Used now",
            f"Needed {found.last_year}, {found.central.name}",
            *(f"Short first, {one.name}" for one in outlooks),
        ),
        tuple(rows),
    )


def _units(number: float) -> str:
    """Units with one decimal where they need one.

    >>> _units(8632.5), _units(88.0)
    ('8,632.5', '88')
    """
    return f"{number:,.1f}".removesuffix(".0")


def _earliest(one: ServiceDemand) -> tuple[int, float]:
    first = one.first_short
    return (first.year if first else len(one.years), -_gap(one))


def _gap(one: ServiceDemand) -> float:
    return one.years[-1].gap / (one.service.capacity or 1)


def _short_year(outlook: OutlookDemand, service: str) -> str:
    first = next(one for one in outlook.services if one.service.id == service).first_short
    return first.money_year if first else _NEVER
