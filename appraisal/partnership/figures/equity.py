"""Equity: how many in a thousand are known to services, by locality, age, sex and ethnicity.

The number of people is as shown, and a rate is worked out from it: hidden where the number is. The
population by ethnicity is not in the data, so the rate there is of people on the register who
have a package, in a thousand on the register.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures.asking import LISTED, PACKAGED, Asked, asked_people
from appraisal.partnership.figures.population import Residents, residents
from appraisal.partnership.figures.shapes import per
from appraisal.partnership.figures.where import EVERYTHING, Where
from appraisal.partnership.releases import Category
from appraisal.partnership.releases.groupings import ADULT_AGES

Dimension = Literal["locality", "age", "sex", "ethnicity"]
Base = Literal["adults", "register"]


@dataclass(frozen=True)
class Rate:
    """One group's rate: people over those whom the rate is of, both as shown, and per 1,000.

    `least` and `most` bound what the rate may be, for all that rounding hides.
    """

    group: Category
    people: int | None
    of: int | None
    per_1000: float | None
    least: float | None
    most: float | None


@dataclass(frozen=True)
class Rates:
    """The rates by one dimension, and that of everybody.

    `base` is what the rates are of: "adults" who live in the area, or people on the "register".
    """

    dimension: Dimension
    base: Base
    groups: tuple[Rate, ...]
    overall: Rate


def equity(data: PartnershipData, where: Where = EVERYTHING) -> tuple[Rates, ...]:
    """Rates by locality, age, sex and ethnicity; empty where no register of people was loaded.

    Those that the filters leave too few people for are left out, and so are those of adults who
    live here where nobody was loaded who does, and those of packages where none were.
    """
    people = asked_people(data, where)
    if people is None or not data.has("ld_register"):
        return ()
    held = residents(data)
    found = [_of_register(people)] if data.has("package") else []
    if held.years:
        year = held.nearest(where.year or data.as_at.year)
        dimensions: tuple[Dimension, ...] = ("locality", "age", "sex")
        found = [*(_of_adults(people, held, year, where, one) for one in dimensions), *found]
    return tuple(rates for rates in found if rates is not None)


def _of_adults(
    people: Asked, held: Residents, year: int, where: Where, dimension: Dimension
) -> Rates | None:
    if not people.released(dimension):
        return None
    places = None if where.locality is None else [where.locality]

    def adults(group: str | None) -> int:
        return held.people(
            year,
            localities=[group] if group and dimension == "locality" else places,
            ages=[group] if group and dimension == "age" else ADULT_AGES,
            sex=group if dimension == "sex" else None,
        )

    groups = [one for one in people.categories(dimension) if _lives_here(one, dimension, adults)]
    return Rates(
        dimension,
        "adults",
        tuple(
            _rate(people, one, people.people(**{dimension: one.id}, **LISTED), adults(one.id), 0)
            for one in groups
        ),
        _rate(people, _EVERYBODY, people.people(**LISTED), adults(None), 0),
    )


def _lives_here(group: Category, dimension: Dimension, adults: Callable[[str | None], int]) -> bool:
    return not (dimension == "age" and group.id not in ADULT_AGES) and adults(group.id) > 0


def _of_register(people: Asked) -> Rates | None:
    if not people.released("ethnicity", "care", "listed"):
        return None
    half = people.protected.profile.rounds_to // 2

    def rate(group: Category, **which: str) -> Rate:
        which = {**which, **LISTED}
        with_packages, known = people.people(**which, **PACKAGED), people.people(**which)
        return _rate(people, group, with_packages, known, half)

    return Rates(
        "ethnicity",
        "register",
        tuple(
            rate(one, ethnicity=one.id)
            for one in people.categories("ethnicity")
            if people.people(ethnicity=one.id, **LISTED) != 0
        ),
        rate(_EVERYBODY),
    )


def _rate(asked: Asked, group: Category, people: int | None, of: int | None, off: int) -> Rate:
    half = asked.protected.profile.rounds_to // 2
    known = None if people is None or of is None else (people, of)
    return Rate(
        group=group,
        people=people,
        of=of,
        per_1000=per(people, of, 1000),
        least=per(max(0, known[0] - half), known[1] + off, 1000) if known else None,
        most=per(known[0] + half, known[1] - off, 1000) if known else None,
    )


_EVERYBODY = Category("all", "Everybody")
