"""What the figures of demand say, in sentences fit for a chart's title."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from appraisal.partnership.apportionment import rounded_to_total
from appraisal.partnership.demand import (
    Demand,
    Driver,
    OutlookDemand,
    ServiceDemand,
    ServiceYear,
)
from appraisal.partnership.demand_drivers import DriverEffects
from appraisal.partnership.pounds import in_millions, in_pounds
from appraisal.wording import as_points, counted, fixed, listed

DRIVER_NAMES: Final[Mapping[Driver, str]] = MappingProxyType(
    {
        "net_growth": "growth in people",
        "need_mix_shift": "the shift to higher need",
        "unit_cost_inflation": "inflation of unit costs",
    }
)

HOW_THE_MIX_SHIFTS: Final = (
    "A need-mix shift of 1 means that each year one person in a hundred is one need band higher "
    "than they would have been. They come from every band but the highest, in proportion to the "
    "people in it."
)

HOW_DRIVERS_ARE_TOLD_APART: Final = (
    "A driver's part is what it adds on average over every order in which the drivers could be "
    "set moving (the Shapley value), so the parts sum to the whole change."
)

_MILLION: Final = 1_000_000
_TENTH_OF_A_MILLION: Final = 100_000


def people_sentence(demand: Demand) -> str:
    """How many people there will be in the furthest year, across the outlooks."""
    now = demand.outlooks[0].years[0]
    last = [one.last.people_shown for one in demand.outlooks]
    start = f"{_people(now.people_shown)} now {'becomes' if now.people_shown == 1 else 'become'}"
    year = demand.outlooks[0].last.money_year
    if min(last) == max(last):
        return f"{start} {last[0]:,} by {year}{_the_only_outlook(demand)}."
    span = f"{start} between {min(last):,} and {max(last):,} by {year}"
    middle = _middle(demand)
    return f"{span}; {middle.last.people_shown:,} in the {middle.name} outlook."


def cost_sentence(outlook: OutlookDemand) -> str:
    """What an outlook's furthest year costs beside now, in cash and in real terms."""
    first, last = outlook.years[0], outlook.last
    start, cash, real = (
        in_millions(cost, 1) for cost in (first.cost_cash, last.cost_cash, last.cost_real)
    )
    if start == cash:
        moves = f"stays at {start}"
    else:
        verb = "rises" if last.cost_cash > first.cost_cash else "falls"
        moves = f"{verb} from {start} to {cash}"
    both = " in cash and in real terms" if cash == real else f" in cash, {real} in real terms,"
    return (
        f"In the {outlook.name} outlook the gross cost a year {moves}{both} by {last.money_year}."
    )


def drivers_sentence(effects: DriverEffects) -> str:
    """What each driver adds to the cost, the largest first."""
    adds = [effect.adds for effect in effects.effects]
    # The parts are written in the unit of the whole, so that those read out sum to it.
    unit = _TENTH_OF_A_MILLION if max(map(abs, adds)) >= _MILLION else 1
    shown = rounded_to_total([each / unit for each in adds])
    if not any(shown):
        return f"By {effects.money_year} none of the drivers changes the cost."
    moving = sorted(zip(shown, effects.effects, strict=True), key=lambda one: -abs(one[0]))
    said = listed([_adds(effect.driver, part * unit) for part, effect in moving if part])
    change = sum(shown) * unit
    how = f"{_money(abs(change))} {'more' if change > 0 else 'less'}" if change else "as much"
    than = "than" if change else "as"
    return f"By {effects.money_year} a year costs {how} {than} now: {said}."


def capacity_sentence(outlook: OutlookDemand) -> str:
    """Which services run short under an outlook, and which is first."""
    if not outlook.services:
        return "No services were given, so capacity cannot be compared."
    short = _short_services(outlook)
    last = outlook.last.money_year
    if not short:
        return f"In the {outlook.name} outlook no service runs short by {last}."
    first = short[0][0]
    earliest = [one.service.name for year, one in short if year.year == first.year]
    verb = "is" if len(earliest) == 1 else "are"
    when = "short now" if first.year == 0 else f"short first, in {first.money_year}"
    total = counted(len(outlook.services), "service")
    return (
        f"In the {outlook.name} outlook {listed(earliest)} {verb} {when}; {len(short)} of {total} "
        f"{'runs' if len(short) == 1 else 'run'} short by {last}."
    )


def staff_sentence(outlook: OutlookDemand) -> str:
    """How many more staff the furthest year takes under an outlook than now."""
    now, last = outlook.staff_needed(0), outlook.staff_needed(outlook.last.year)
    change = int(fixed(last)) - int(fixed(now))  # of the figures read out, so that they add up
    if not change:
        return (
            f"In the {outlook.name} outlook staff stay at {_staff(now)} by "
            f"{outlook.last.money_year}."
        )
    return (
        f"In the {outlook.name} outlook support takes {_staff(last)} by "
        f"{outlook.last.money_year}, {abs(change):,} {'more' if change > 0 else 'fewer'} "
        "than now."
    )


def assumptions_sentence(outlook: OutlookDemand) -> str:
    """The drivers of an outlook as they were set."""
    drivers = outlook.outlook.drivers
    return (
        f"The {outlook.name} outlook assumes net growth of {as_points(drivers.net_growth)}\u00a0% "
        f"a year, a need-mix shift of {as_points(drivers.need_mix_shift)} percentage points a year "
        f"and unit cost inflation of {as_points(drivers.unit_cost_inflation)}\u00a0% a year."
    )


def _people(number: int) -> str:
    return f"{number:,} {'person' if number == 1 else 'people'}"


def _the_only_outlook(demand: Demand) -> str:
    one = len(demand.outlooks) == 1
    return f" in the {demand.outlooks[0].name} outlook" if one else " in every outlook"


def _middle(demand: Demand) -> OutlookDemand:
    """The outlook called central, or else the one in the middle by people."""
    ordered = sorted(demand.outlooks, key=lambda one: one.last.people)
    central = [one for one in ordered if one.name == "central"]
    return central[0] if central else ordered[len(ordered) // 2]


def _adds(driver: Driver, amount: int) -> str:
    verb = "adds" if amount > 0 else "takes off"
    return f"{DRIVER_NAMES[driver]} {verb} {_money(abs(amount))}"


def _money(amount: int) -> str:
    return in_pounds(amount) if amount % _TENTH_OF_A_MILLION else in_millions(amount, 1)


def _short_services(outlook: OutlookDemand) -> list[tuple[ServiceYear, ServiceDemand]]:
    """What runs short, with its first such year: the earliest first, then the largest gap."""
    short = [
        (year, service) for service in outlook.services if (year := service.first_short) is not None
    ]
    return sorted(short, key=lambda one: (one[0].year, -one[0].gap))


def _staff(number: float) -> str:
    return f"{_number(number)} whole-time equivalents"


def _number(number: float) -> str:
    return f"{int(fixed(number)):,}"
