"""Where demand starts from, and what moves it, for `appraisal.partnership.demand`.

A projection is published year by year, and its first year is the number of people now: started
from the true number, it would give that number away. So it starts from the people and the money as
they are shown, 860 and not 862, and the page's first year is the number that every other page
shows. Means a person are the money as shown over the people as shown, so the cost now is what the
other pages show too. People whose need band is hidden are spread evenly over the hidden bands.

What a service can provide is from the list of capacity, and what is used of it now from the
packages as they may be shown: one place a week is one person, so the use that providers state would
give small numbers away. It is shared over the need bands as its packages' units are, where those
are shown for every band, and otherwise as the bands' cost is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.demand_inputs import (
    DRIVERS,
    DemandNow,
    Driver,
    Drivers,
    NeedBand,
    Outlook,
    Service,
)
from appraisal.partnership.figures.asking import PACKAGED, Asked, asked, asked_people
from appraisal.partnership.figures.shapes import none_hidden
from appraisal.partnership.figures.where import EVERYTHING, Where
from appraisal.partnership.releases import named, protected_packages
from appraisal.partnership.releases.packages import UNITS_SCALE
from appraisal.wording import counted, listed

OUTLOOKS: Final = ("low", "central", "high")

STARTS_FROM: Final = (
    "The projection starts from the number of people as it is shown, rounded, so that it cannot"
    " give the exact one away."
)

_CAPACITY: Final = """
    SELECT service_type_id, service_type.unit, capacity, staff_per_unit
    FROM service_capacity JOIN service_type USING (service_type_id) ORDER BY service_type._row"""

_DEFLATOR: Final = """
    SELECT percent FROM inflation WHERE index_id ILIKE 'gdp%' OR index_id ILIKE 'cpi%'
    ORDER BY "year" = ? DESC, "year" DESC, index_id ILIKE 'gdp%' DESC, index_id LIMIT 1"""
"""General inflation: of the whole economy where it is given, and otherwise of consumer prices."""


@dataclass(frozen=True)
class Assumption:
    """One driver in one outlook, as agreed: its value, what is plausible, and who answers for it.

    Values are per cent a year, or percentage points a year for the need mix.
    """

    outlook: str
    driver: Driver
    value: float
    low: float
    high: float
    unit: str
    source: str
    owner: str
    agreed_on: date


@dataclass(frozen=True)
class DemandStart:
    """What demand is worked out from: now, the outlooks, and the assumptions behind them.

    `says` tells where the figures start, and how many need bands were hidden, in sentences. `now`
    has no services within filters: capacity is known for the whole partnership only.
    """

    now: DemandNow
    outlooks: tuple[Outlook, ...]
    assumptions: tuple[Assumption, ...]
    says: tuple[str, ...]


def demand_start(data: PartnershipData, where: Where = EVERYTHING) -> DemandStart | None:
    """Where demand starts, from figures as shown.

    None where no packages were loaded, or where the filters leave too few people to show.
    """
    people = asked_people(data, where)
    if people is None or not data.has("package"):
        return None
    number, weekly = people.people(**PACKAGED), people.amount(**PACKAGED)
    if not number or weekly is None:
        return None
    bands, hidden = _bands(people, number, weekly)
    deflator = data.rows(_DEFLATOR, [data.money_year]) if data.has("inflation") else []
    services, left_out = ((), ()) if where.chosen else _services(data, bands)
    said = [STARTS_FROM, *_left_out_words(left_out)]
    if hidden:
        said.append(
            f"{counted(hidden, 'need band')} with few people {'is' if hidden == 1 else 'are'}"
            " hidden; people and money that are left are spread evenly over what is hidden."
        )
    assumptions = _assumptions(data)
    return DemandStart(
        now=DemandNow(
            year=data.money_year,
            bands=bands,
            services=services,
            general_inflation=float(deflator[0][0]) if deflator else None,
        ),
        outlooks=_outlooks(assumptions),
        assumptions=assumptions,
        says=tuple(said),
    )


def _bands(people: Asked, number: int, weekly: float) -> tuple[tuple[NeedBand, ...], int]:
    """The need bands, summing to the people and the money shown, and how many were hidden."""
    kinds = people.categories("need")
    counts = [people.people(need=kind.id, **PACKAGED) for kind in kinds]
    amounts = [people.amount(need=kind.id, **PACKAGED) for kind in kinds]
    whole = filled(counts, number)
    money = filled(amounts, weekly)
    bands = tuple(
        NeedBand(kind.id, kind.name, one, cost / one if one else 0.0)
        for kind, one, cost in zip(kinds, whole, money, strict=True)
    )
    return bands, counts.count(None)


def filled(shown: Sequence[float | None], total: float) -> tuple[float, ...]:
    """The parts of a total, what is hidden sharing evenly what the others leave of it.

    What is shown was rounded part by part, so it is brought to the total in proportion.

    >>> filled([50, None, None], 60), filled([50, 55], 100)
    ((50.0, 5.0, 5.0), (47.61904761904762, 52.38095238095238))
    """
    known = math.fsum(value for value in shown if value is not None)
    hidden = sum(value is None for value in shown)
    rest = max(0.0, total - known) / hidden if hidden else 0.0
    parts = [rest if value is None else float(value) for value in shown]
    whole = math.fsum(parts)
    return tuple(part * total / whole if whole else 0.0 for part in parts)


def _services(
    data: PartnershipData, bands: Sequence[NeedBand]
) -> tuple[tuple[Service, ...], tuple[str, ...]]:
    """The services whose use may be shown, and the names of those left out."""
    protected = protected_packages(data)
    if protected is None or not data.has("service_capacity"):
        return (), ()
    packages = asked(data, protected, EVERYTHING)
    services, left_out = [], []
    for service, unit, capacity, staff in data.rows(_CAPACITY):
        name = named(data, "service", service).name
        used = _in_use(packages, service, unit, capacity)
        if used:
            use = _use(packages, service, used, bands)
            services.append(Service(service, name, unit, capacity, use, staff))
        else:
            left_out.append(name)
    return tuple(services), tuple(left_out)


def _in_use(packages: Asked, service: str, unit: str, capacity: float) -> float | None:
    """The units in use now, as they may be shown; None where hidden, 0 without packages."""
    if service not in packages.protected.dimensions["service"]:
        return 0.0
    if unit != "week":
        units = packages.amount("units", service=service)
        return None if units is None else units / UNITS_SCALE
    people = packages.people(service=service)
    # Rounding alone must not make a service look short.
    over = 0.0 if people is None else people - capacity
    return capacity if 0 < over <= packages.data.profile.rounds_to / 2 else people


def _left_out_words(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    verb = "is" if len(names) == 1 else "are"
    return [
        f"{listed(names)} {verb} left out of places and staff: too few people use them to be shown,"
        " or no packages are bought there."
    ]


def _use(
    packages: Asked, service: str, in_use: float, bands: Sequence[NeedBand]
) -> tuple[float, ...]:
    """The units a person of each band uses, so that all people now use what is in use now."""
    units = [packages.amount("units", service=service, need=band.id) for band in bands]
    weights = (
        [value or 0.0 for value in units]
        if none_hidden(units)
        else [band.people * band.weekly_cost for band in bands]
    )
    # Nobody can use what a band without people is said to use.
    held = [weight if band.people else 0.0 for weight, band in zip(weights, bands, strict=True)]
    whole = math.fsum(held) or 1.0
    return tuple(
        in_use * weight / whole / band.people if band.people else 0.0
        for weight, band in zip(held, bands, strict=True)
    )


def _assumptions(data: PartnershipData) -> tuple[Assumption, ...]:
    if not data.has("demand_assumption"):
        return ()
    found = data.rows("""
        SELECT scenario, driver, value, demand_assumption.unit, low, high,
            coalesce(source.title, ''), owner, agreed_on
        FROM demand_assumption LEFT JOIN source USING (source_id)""")
    made = [
        Assumption(
            outlook=outlook,
            driver=driver,
            value=float(value),
            low=float(low),
            high=float(high),
            unit=unit,
            source=source,
            owner=owner,
            agreed_on=agreed_on,
        )
        for outlook, driver, value, unit, low, high, source, owner, agreed_on in found
    ]
    return tuple(
        sorted(made, key=lambda one: (OUTLOOKS.index(one.outlook), DRIVERS.index(one.driver)))
    )


def _outlooks(assumptions: Sequence[Assumption]) -> tuple[Outlook, ...]:
    """The outlooks that have a growth; a driver that is not stated does not move."""
    rates: dict[str, dict[Driver, float]] = {}
    for one in assumptions:
        rates.setdefault(one.outlook, {})[one.driver] = one.value
    return tuple(
        Outlook(
            name,
            Drivers(
                net_growth=moving["net_growth"],
                need_mix_shift=moving.get("need_mix_shift", 0.0),
                unit_cost_inflation=moving.get("unit_cost_inflation", 0.0),
            ),
        )
        for name, moving in rates.items()
        if "net_growth" in moving
    )
