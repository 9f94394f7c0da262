"""People known to services against people expected from the population: the gap, and how sure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures.asking import LISTED, asked, asked_people
from appraisal.partnership.figures.population import Residents, residents
from appraisal.partnership.figures.where import EVERYTHING, Where, check_where
from appraisal.partnership.releases import (
    REGISTER_GROUP,
    Category,
    categories,
    named,
    protected_register,
    register_years,
)
from appraisal.partnership.releases.groupings import ADULT_AGES

ADULT_GROUPS: Final = {"18-64": ADULT_AGES[:-2], "65+": ADULT_AGES[-2:]}
"""The age groups of each broad group of adults for which prevalence is stated."""

_RATES: Final = """
    SELECT client_group_id, method, adult_group, rate, low, high FROM prevalence_assumption
    WHERE adult_group IN ('18-64', '65+') ORDER BY _row"""


@dataclass(frozen=True)
class KnownAgainstEstimated:
    """Adults known and adults expected, of one client group by one way of counting.

    `locality` is None for the whole partnership. `known` is on the register, as shown: None where
    hidden or where there is no register of that group. The estimates are rates times residents;
    `gap` is estimated less known, and `known_share` known over estimated.
    """

    client_group: Category
    method: str
    locality: Category | None
    known: int | None
    estimated: int
    low: int
    high: int
    gap: int | None
    known_share: float | None


@dataclass(frozen=True)
class Prevalence:
    """Known against estimated adults: the register's year, and that of the population."""

    year: int | None
    population_year: int
    overall: tuple[KnownAgainstEstimated, ...]
    by_locality: tuple[KnownAgainstEstimated, ...]


Rates = dict[str, tuple[Decimal, Decimal, Decimal]]


def known_and_estimated(data: PartnershipData, where: Where = EVERYTHING) -> Prevalence:
    """Known against estimated adults, overall and by locality, a row for each group and method."""
    check_where(data, where)
    held = residents(data)
    years = register_years(data)
    year = where.year if where.year in years else (years[-1] if years else None)
    population_year = held.nearest(year or where.year or data.as_at.year)
    places = [
        one
        for one in categories(data, "locality")
        if where.locality in (None, one.id) and held.people(population_year, localities=[one.id])
    ]
    whole = None if where.locality is None else named(data, "locality", where.locality)
    pairs = [
        (group, method, rates)
        for (group, method), rates in _rates(data).items()
        if where.client_group in (None, group.id)
    ]

    def row(
        group: Category, method: str, rates: Rates, place: Category | None
    ) -> KnownAgainstEstimated:
        known = _known(data, group.id, place, year)
        estimated, low, high = _estimates(held, rates, place, population_year)
        return KnownAgainstEstimated(
            client_group=group,
            method=method,
            locality=place,
            known=known,
            estimated=estimated,
            low=low,
            high=high,
            gap=None if known is None else estimated - known,
            known_share=None if known is None or not estimated else known / estimated,
        )

    return Prevalence(
        year=year,
        population_year=population_year,
        overall=tuple(row(*pair, whole) for pair in pairs),
        by_locality=tuple(row(*pair, place) for pair in pairs for place in places),
    )


def _known(
    data: PartnershipData, group: str, place: Category | None, year: int | None
) -> int | None:
    """Adults on the register of a client group, as shown; None where there is none to show."""
    where = Where(locality=place.id if place else None, client_group=group)
    if year is None:
        return None
    if year == data.as_at.year and data.has("ld_register"):
        people = asked_people(data, where)
        return people.people(**LISTED) if people and group == REGISTER_GROUP else None
    counted = protected_register(data, year)
    if counted is None:
        return None
    register = asked(data, counted, where)
    return None if register.nobody else register.people()


def _estimates(
    held: Residents, rates: Rates, place: Category | None, year: int
) -> tuple[int, int, int]:
    localities = None if place is None else [place.id]
    sums = [Decimal(0)] * 3
    for adults, three in rates.items():
        people = held.people(year, localities=localities, ages=ADULT_GROUPS[adults])
        sums = [already + rate * people for already, rate in zip(sums, three, strict=True)]
    estimated, low, high = (round(value) for value in sums)
    return estimated, low, high


def _rates(data: PartnershipData) -> dict[tuple[Category, str], Rates]:
    """The rates of each client group and method, by broad group of adults: rate, low, high."""
    if not data.has("prevalence_assumption"):
        return {}
    groups = {one.id: one for one in categories(data, "client_group")}
    found: dict[tuple[Category, str], Rates] = {}
    for group, method, adults, *three in data.rows(_RATES):
        rate, low, high = three
        found.setdefault((groups[group], method), {})[adults] = (rate, low, high)
    return found
