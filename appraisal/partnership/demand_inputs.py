"""What demand is worked out from: people and costs by need band, services, and what moves them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from types import MappingProxyType
from typing import Final, Literal, get_args

from appraisal.errors import AppraisalError
from appraisal.partnership.money_years import begins

Driver = Literal["net_growth", "need_mix_shift", "unit_cost_inflation"]

DRIVERS: Final[tuple[Driver, ...]] = get_args(Driver)

WEEKS_A_YEAR: Final = 52.1429
"""A year's cost is a week's cost times this."""

PUBLISHED_GROWTH: Final = MappingProxyType({"low": 1.2, "central": 3.2, "high": 5.1})
"""Growth in need, % a year, 2009 to 2026: Emerson and Hatton's range and mean."""

LONGEST = 30
"""Years ahead beyond which a projection is refused."""


class DemandError(AppraisalError):
    """Demand that cannot be worked out from what was given: every problem, a line each."""


@dataclass(frozen=True)
class NeedBand:
    """One band of need: how many people now, and the mean gross cost of one of them a week, £."""

    id: str
    name: str
    people: float
    weekly_cost: float


@dataclass(frozen=True)
class Service:
    """One service: what it can provide now, and how much of it a person of each band uses.

    `capacity` is in units (places, hours a week) and `use` in the same units a person, one figure
    a need band in their order. `staff_per_unit` is in whole-time equivalents.
    """

    id: str
    name: str
    unit: str
    capacity: float
    use: tuple[float, ...]
    staff_per_unit: float = 0.0


@dataclass(frozen=True)
class Drivers:
    """What moves demand, each a year.

    `net_growth` is the change in the number of people, in per cent, after those who leave.
    `need_mix_shift` is in percentage points: so many people in a hundred are one need band higher
    at the end of a year than they would have been (see `appraisal.partnership.demand.shifted`).
    `unit_cost_inflation` is the change in what the same support costs, in per cent. All may be
    negative.
    """

    net_growth: float
    need_mix_shift: float = 0.0
    unit_cost_inflation: float = 0.0


@dataclass(frozen=True)
class Outlook:
    """One view of the years ahead, such as "low", "central" or "high", and its drivers."""

    name: str
    drivers: Drivers


@dataclass(frozen=True)
class DemandNow:
    """Where demand starts: the financial year, the need bands from low to high, the services.

    `general_inflation`, % a year, turns cash into real terms; where it is None, real terms are at
    the unit costs of the first year.
    """

    year: str
    bands: tuple[NeedBand, ...]
    services: tuple[Service, ...] = ()
    general_inflation: float | None = None

    @property
    def people(self) -> float:
        """How many people there are now."""
        return math.fsum(band.people for band in self.bands)


def check(now: DemandNow, outlooks: Sequence[Outlook], years: int) -> None:
    """Raise DemandError with every problem of what demand is to be worked out from."""
    problems = [
        *_horizon_problems(years),
        *_year_problems(now.year),
        *_band_problems(now),
        *_service_problems(now),
        *(problem for outlook in outlooks for problem in _outlook_problems(outlook)),
        *_rate_problems("general inflation", now.general_inflation),
        *_repeated([outlook.name for outlook in outlooks], "outlook"),
    ]
    if not outlooks:
        problems.append("No outlook was given. Give at least one, such as the central one.")
    if problems:
        raise DemandError("\n".join(problems))


def _horizon_problems(years: int) -> Iterator[str]:
    if isinstance(years, bool) or not isinstance(years, int) or not 1 <= years <= LONGEST:
        yield f"Demand over {years} years was asked for. Use a whole number from 1 to {LONGEST}."


def _year_problems(year: str) -> Iterator[str]:
    try:
        begins(year)
    except AppraisalError as error:
        yield str(error)


def _band_problems(now: DemandNow) -> Iterator[str]:
    if not now.bands:
        yield "No need band was given. Give people and weekly costs for at least one."
    yield from _repeated([band.id for band in now.bands], "need band")
    for band in now.bands:
        yield from _size_problems(f"people in need band '{band.name}'", band.people)
        yield from _size_problems(f"weekly cost of need band '{band.name}'", band.weekly_cost)


def _service_problems(now: DemandNow) -> Iterator[str]:
    yield from _repeated([service.id for service in now.services], "service")
    for service in now.services:
        if len(service.use) != len(now.bands):
            yield (
                f"'{service.name}' has {len(service.use)} figures of use and there are "
                f"{len(now.bands)} need bands. Give one figure a band."
            )
        yield from _size_problems(f"capacity of '{service.name}'", service.capacity)
        yield from _size_problems(f"staff a unit of '{service.name}'", service.staff_per_unit)
        for use in service.use:
            yield from _size_problems(f"use of '{service.name}' a person", use)


def _outlook_problems(outlook: Outlook) -> Iterator[str]:
    growth, shift, inflation = astuple(outlook.drivers)
    yield from _rate_problems(f"net growth in the {outlook.name} outlook", growth)
    yield from _rate_problems(f"unit cost inflation in the {outlook.name} outlook", inflation)
    if not -100 <= shift <= 100:
        yield (
            f"The need-mix shift in the {outlook.name} outlook is {shift:g}. Use percentage "
            "points a year from -100 to 100, such as 0.5."
        )


def _rate_problems(what: str, rate: float | None) -> Iterator[str]:
    if rate is not None and not -100 < rate <= 100:
        yield (
            f"The {what} is {rate:g}. Use per cent a year above -100 and up to 100, such as 3.2 "
            "for 3.2 %."
        )


def _size_problems(what: str, size: float) -> Iterator[str]:
    if not (math.isfinite(size) and size >= 0):
        yield f"The {what}: {size:g} was given. Use a number from 0 up."


def _repeated(names: Sequence[str], what: str) -> Iterator[str]:
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield f"Two of the {what}s are called '{name}'. Give each a name of its own."
