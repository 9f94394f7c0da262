"""Demand in the years ahead: people, money, capacity and staff, under each outlook.

Need is not demand: the published growth (Emerson and Hatton) is of people who need support, and
eligibility decides how many of them get it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from appraisal.partnership.apportionment import rounded_to_total
from appraisal.partnership.demand_inputs import (
    DRIVERS,
    LONGEST,
    PUBLISHED_GROWTH,
    WEEKS_A_YEAR,
    DemandError,
    DemandNow,
    Driver,
    Drivers,
    NeedBand,
    Outlook,
    Service,
    check,
)
from appraisal.partnership.money_years import begins, money_year
from appraisal.wording import fixed

__all__ = [
    "DRIVERS",
    "LONGEST",
    "PUBLISHED_GROWTH",
    "WEEKS_A_YEAR",
    "Demand",
    "DemandError",
    "DemandNow",
    "DemandYear",
    "Driver",
    "Drivers",
    "NeedBand",
    "Outlook",
    "OutlookDemand",
    "Service",
    "ServiceDemand",
    "ServiceYear",
    "annual_cost",
    "people_by_band",
    "projected_demand",
    "shifted",
]

_NO_SHORTFALL = 1e-9


@dataclass(frozen=True)
class DemandYear:
    """One year of one outlook; `year` counts from 0, which is now.

    `people` and `by_band` are unrounded; those shown are whole, and the bands shown sum to the
    people shown. `cost_real` and `cost_cash` are the gross cost in pounds a year, at the first
    year's prices and at that year's.
    """

    year: int
    money_year: str
    people: float
    people_shown: int
    by_band: tuple[float, ...]
    by_band_shown: tuple[int, ...]
    cost_real: float
    cost_cash: float


@dataclass(frozen=True)
class ServiceYear:
    """What one service needs in one year: units, and staff in whole-time equivalents.

    The gaps are against the capacity now and the staff that it takes: negative where there is room.
    """

    year: int
    money_year: str
    needed: float
    gap: float
    staff_needed: float
    staff_gap: float

    @property
    def short(self) -> bool:
        """Whether more is needed than there is now."""
        return self.gap > _NO_SHORTFALL


@dataclass(frozen=True)
class ServiceDemand:
    """One service under one outlook, year by year from now on."""

    service: Service
    years: tuple[ServiceYear, ...]

    @property
    def first_short(self) -> ServiceYear | None:
        """The first year in which more is needed than there is now; None where there is none."""
        return next((year for year in self.years if year.short), None)


@dataclass(frozen=True)
class OutlookDemand:
    """Demand under one outlook: the years from now on, and each service."""

    outlook: Outlook
    years: tuple[DemandYear, ...]
    services: tuple[ServiceDemand, ...]

    @property
    def name(self) -> str:
        """What the outlook is called."""
        return self.outlook.name

    @property
    def last(self) -> DemandYear:
        """The furthest year."""
        return self.years[-1]

    def staff_needed(self, year: int) -> float:
        """The staff that all services need in a year counted from now, whole-time equivalents."""
        return sum(one.years[year].staff_needed for one in self.services)


@dataclass(frozen=True)
class Demand:
    """Demand under every outlook, in the order given, from `now` on."""

    now: DemandNow
    outlooks: tuple[OutlookDemand, ...]

    def outlook(self, name: str) -> OutlookDemand:
        """Demand under the outlook of that name; DemandError where there is none."""
        for one in self.outlooks:
            if one.name == name:
                return one
        names = ", ".join(f"'{one.name}'" for one in self.outlooks)
        raise DemandError(f"There is no outlook '{name}'. Use one of {names}.")


def projected_demand(now: DemandNow, outlooks: Sequence[Outlook], years: int = 10) -> Demand:
    """Demand from now to so many years ahead, under each outlook.

    People grow by compound growth, their mix by need moves as `shifted` says, and costs follow the
    mix and inflation. Raises DemandError with every problem of what was given.

    >>> now = DemandNow("2026/27", (NeedBand("all", "All", people=862, weekly_cost=889.62),))
    >>> found = projected_demand(now, [Outlook("central", Drivers(net_growth=3.2))])
    >>> [found.outlook("central").years[year].people_shown for year in (0, 1, 5, 10)]
    [862, 890, 1009, 1181]
    """
    check(now, outlooks, years)
    return Demand(now, tuple(_outlook(now, outlook, years) for outlook in outlooks))


def shifted(shares: ArrayLike, points: float) -> NDArray[np.float64]:
    """The shares of need bands, low to high, after one year's shift of the mix.

    So many percentage points of all people move up by one band: they come from every band but the
    highest, in proportion to the people in it, so the mean band rises by `points` hundredths. A
    negative shift moves them down by one, from every band but the lowest. Where fewer people than
    that are left to move, all of them move.

    >>> [round(share, 4) for share in shifted([0.5, 0.3, 0.2], 4).tolist()]
    [0.475, 0.31, 0.215]
    """
    given = np.asarray(shares, dtype=float)
    if points < 0:
        return shifted(given[::-1], -points)[::-1]
    movable = given[:-1].sum()
    if movable <= 0:
        return given.copy()
    moved = given[:-1] * min(points / 100 / movable, 1.0)
    after = given.copy()
    after[:-1] -= moved
    after[1:] += moved
    return after


def people_by_band(now: DemandNow, drivers: Drivers, year: int) -> NDArray[np.float64]:
    """The people in each need band so many years from now, unrounded."""
    start = np.array([band.people for band in now.bands], dtype=float)
    people = now.people * (1 + drivers.net_growth / 100) ** year
    if not now.people:
        return start
    shares = start / now.people
    for _ in range(year):
        shares = shifted(shares, drivers.need_mix_shift)
    return people * shares


def annual_cost(now: DemandNow, drivers: Drivers, year: int) -> float:
    """The gross cost of that year in cash, £: people by band, at that year's weekly costs."""
    weekly = np.array([band.weekly_cost for band in now.bands], dtype=float)
    prices = (1 + drivers.unit_cost_inflation / 100) ** year
    return float(people_by_band(now, drivers, year) @ weekly * WEEKS_A_YEAR * prices)


def _outlook(now: DemandNow, outlook: Outlook, years: int) -> OutlookDemand:
    ahead = range(years + 1)
    labels = [money_year(begins(now.year) + year) for year in ahead]
    bands = [people_by_band(now, outlook.drivers, year) for year in ahead]
    return OutlookDemand(
        outlook,
        tuple(_year(now, outlook.drivers, year, labels[year], bands[year]) for year in ahead),
        tuple(_service(service, labels, bands) for service in now.services),
    )


def _year(
    now: DemandNow, drivers: Drivers, year: int, label: str, bands: NDArray[np.float64]
) -> DemandYear:
    people = now.people * (1 + drivers.net_growth / 100) ** year
    shown = int(fixed(people))
    cash = annual_cost(now, drivers, year)
    general = now.general_inflation
    deflator = drivers.unit_cost_inflation if general is None else general
    return DemandYear(
        year=year,
        money_year=label,
        people=people,
        people_shown=shown,
        by_band=tuple(bands.tolist()),
        by_band_shown=rounded_to_total(bands.tolist(), shown),
        cost_real=cash / (1 + deflator / 100) ** year,
        cost_cash=cash,
    )


def _service(
    service: Service, labels: Sequence[str], bands: Sequence[NDArray[np.float64]]
) -> ServiceDemand:
    needed = [float(people @ np.array(service.use, dtype=float)) for people in bands]
    return ServiceDemand(
        service,
        tuple(
            ServiceYear(
                year=year,
                money_year=labels[year],
                needed=units,
                gap=units - service.capacity,
                staff_needed=units * service.staff_per_unit,
                staff_gap=(units - service.capacity) * service.staff_per_unit,
            )
            for year, units in enumerate(needed)
        ),
    )
