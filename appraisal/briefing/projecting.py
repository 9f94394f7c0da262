"""Demand for a section: where it starts, the outlooks as they stand or as a reader set them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from appraisal.briefing.foot import source_words
from appraisal.briefing.section import Exhibit, Section
from appraisal.briefing.series import Words, series
from appraisal.charts.data import Series, Trends
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.demand import Demand, Outlook, OutlookDemand, projected_demand
from appraisal.partnership.demand_inputs import DRIVERS, Driver
from appraisal.partnership.figures import DemandStart, Where, demand_start
from appraisal.wording import as_points, listed

YEARS: Final = 10
"""How far ahead the pages and the report look."""

CAPACITY_SOURCE: Final = "Packages of care, capacity of services and the outlooks agreed"

_SOURCE: Final = "Packages of care and the outlooks agreed"
_CHANGED: Final = "The drivers were changed by the reader and are not the partnership's own."
_SHORT_NAMES: Final[dict[Driver, str]] = {
    "net_growth": "growth",
    "need_mix_shift": "need-mix shift",
    "unit_cost_inflation": "unit cost inflation",
}


@dataclass(frozen=True)
class Projection:
    """Demand under each outlook, from where it starts.

    `changed` says which drivers are not the partnership's own, a sentence each; empty where all
    are.
    """

    start: DemandStart
    demand: Demand
    changed: tuple[str, ...]

    @property
    def central(self) -> OutlookDemand:
        """The outlook called central, or else the one in the middle by growth in people."""
        ordered = sorted(self.demand.outlooks, key=lambda one: one.last.people)
        named = [one for one in ordered if one.name == "central"]
        return named[0] if named else ordered[len(ordered) // 2]

    @property
    def range(self) -> tuple[OutlookDemand, OutlookDemand] | None:
        """The outlooks called low and high; None where one of them is not there."""
        by_name = {one.name: one for one in self.demand.outlooks}
        if {"low", "central", "high"} <= set(by_name):
            return by_name["low"], by_name["high"]
        return None

    @property
    def years(self) -> tuple[str, ...]:
        """The financial years, from now on."""
        return tuple(year.money_year for year in self.central.years)

    @property
    def last_year(self) -> str:
        """The furthest financial year."""
        return self.years[-1]


def start_of(data: PartnershipData, where: Where) -> DemandStart | None:
    """Where demand starts within the filters, worked out once for a load."""
    return data.once(("demand start", where), lambda: demand_start(data, where))


def projection(
    data: PartnershipData, where: Where, outlooks: Sequence[Outlook] | None = None
) -> Projection | None:
    """Demand ten years ahead, by the partnership's own outlooks unless others are given.

    None where there is nothing to start from, or no outlook. Raises DemandError for drivers that
    cannot be.
    """
    start = start_of(data, where)
    if start is None or not (outlooks or start.outlooks):
        return None
    chosen = tuple(outlooks or start.outlooks)
    demand = projected_demand(start.now, chosen, YEARS)
    return Projection(start, demand, tuple(_changes(start.outlooks, chosen)))


def nothing_to_project(data: PartnershipData, where: Where, key: str, heading: str) -> Section:
    """The section in place of one that cannot be projected, saying why and what to do."""
    if not data.has("package"):
        finding = "No packages of care were loaded, so demand cannot be projected."
        missing = "Load the table 'package' to see it."
    elif start_of(data, where) is None and not where.chosen:
        finding = (
            "There is nothing to project: how many people there are, or their cost, is hidden."
        )
        missing = "Ask whoever loaded the data to look at how small numbers are hidden."
    elif start_of(data, where) is None:
        finding = "There is nothing to project for these filters."
        missing = (
            "Nobody here has packages of care, or too few people for figures to be shown. Take a "
            "filter off to see more."
        )
    else:
        finding = "No outlook was loaded, so demand cannot be projected."
        missing = "Load the table 'demand_assumption' with a net growth for each outlook."
    return Section(key, heading, finding, missing=missing)


def no_services(
    data: PartnershipData, where: Where, found: Projection | None, key: str, heading: str
) -> Section:
    """The section in place of one on services whose capacity is not known here."""
    if found is None:
        return nothing_to_project(data, where, key, heading)
    missing = "Load the table 'service_capacity' to see it."
    if where.chosen:
        missing = "Take the filters off: capacity is known for the whole partnership only."
    return Section(
        key, heading, "No capacity of services is known here.", found.changed, missing=missing
    )


def projected_source(data: PartnershipData, found: Projection, of: str = _SOURCE) -> str:
    """The source of projected figures; says so where a reader changed the drivers."""
    said = source_words(data, of)
    return f"{said} {_CHANGED}" if found.changed else said


def fan(
    found: Projection,
    key: str,
    title: str,
    unit: str,
    values: Sequence[Sequence[float]],
    words: Words,
    notes: Sequence[str] = (),
) -> Exhibit:
    """Lines over the years: the central one in a band from low to high, or every outlook.

    `values` hold a figure a year for each outlook, in the order of `found.demand.outlooks`.
    """
    held = {
        one.name: _line(one, figures, words)
        for one, figures in zip(found.demand.outlooks, values, strict=True)
    }
    low = high = None
    lines = tuple(held.values())
    if found.range is not None and _in_order(held["low"], held["central"], held["high"]):
        lines, low, high = (held["central"],), held["low"], held["high"]
    spec = Trends(
        title=title,
        heading="Year",
        unit=unit,
        labels=found.years,
        lines=lines,
        low=low,
        high=high,
    )
    return Exhibit(key, spec, tuple(notes))


def _in_order(*lines: Series) -> bool:
    """Whether each line is nowhere below the one before: a reader may set them otherwise."""
    return all(
        list(values) == sorted(values)
        for values in zip(*(line.shown for line in lines), strict=True)
    )


def _line(outlook: OutlookDemand, values: Sequence[float], words: Words) -> Series:
    return series(outlook.name.capitalize(), values, words)


def _changes(own: Sequence[Outlook], chosen: Sequence[Outlook]) -> list[str]:
    known = {one.name: one.drivers for one in own}
    said = []
    for one in chosen:
        parts = [
            f"{_SHORT_NAMES[driver]} {as_points(value)} instead of "
            f"{as_points(getattr(known[one.name], driver))}"
            for driver in DRIVERS
            if one.name in known
            and (value := getattr(one.drivers, driver)) != getattr(known[one.name], driver)
        ]
        if parts:
            said.append(f"Changed in the {one.name} outlook: {listed(parts)}.")
    return said
