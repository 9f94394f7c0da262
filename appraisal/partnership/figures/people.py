"""Who is known: by need and accommodation, by age, with older carers, and turning 18."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures.asking import LISTED, PACKAGED, Asked, asked, asked_people
from appraisal.partnership.figures.shapes import Grid, Line, per
from appraisal.partnership.figures.where import EVERYTHING, Where
from appraisal.partnership.releases import (
    protected_ageing,
    protected_register,
    protected_transition,
)

Whom = Literal["packages", "register"]
"""People with packages of care, or adults on the register."""


@dataclass(frozen=True)
class NeedAndHome:
    """People by need (rows) and accommodation (columns), and each alone.

    `people` and `weekly` (gross pounds a week) are None where the filters leave too few to
    publish; `by_need` and `by_home` still hold then. Money is for people with packages only.
    """

    whom: Whom
    year: int
    people: Grid[int] | None
    weekly: Grid[float] | None
    by_need: Line[int] | None
    by_home: Line[int] | None


@dataclass(frozen=True)
class AgeProfile:
    """Adults on the register by age group and sex: rows are ages, columns are sexes.

    `people` is None where the filters leave too few to publish; `by_age` may still hold.
    """

    people: Grid[int] | None
    by_age: Line[int] | None


@dataclass(frozen=True)
class OlderCarers:
    """Adults on the register who live with a carer of 75 or older; None where hidden.

    `share` is of the adults on the register, 0 to 1. `ahead` holds the years counted or projected
    for the whole partnership, without filters: the year, the people, and whether projected.
    """

    people: int | None
    share: float | None
    by_locality: Line[int] | None
    by_age: Line[int] | None
    ahead: tuple[tuple[int, int | None, bool], ...]


@dataclass(frozen=True)
class Transition:
    """Young people by the year in which they turn 18 (rows) and by need (columns)."""

    people: Grid[int]


def people_by_need_and_home(
    data: PartnershipData, where: Where = EVERYTHING, whom: Whom = "packages"
) -> NeedAndHome | None:
    """People by need and accommodation; None where they were not loaded for that year.

    People with packages are as at the date of the data; the register is for `where.year`, or the
    data's own year.
    """
    found = _whom(data, where, whom)
    if found is None:
        return None
    of, care, year = found
    return NeedAndHome(
        whom=whom,
        year=year,
        people=of.grid("need", "home", **care),
        weekly=of.amount_grid("need", "home", **care) if whom == "packages" else None,
        by_need=of.line("need", **care),
        by_home=of.line("home", **care),
    )


def age_profile(data: PartnershipData, where: Where = EVERYTHING) -> AgeProfile | None:
    """Adults on the register by age and sex; None where no register of people was loaded."""
    people = asked_people(data, where)
    if people is None or not data.has("ld_register"):
        return None
    return AgeProfile(
        people=people.grid("age", "sex", **LISTED), by_age=people.line("age", **LISTED)
    )


def older_carers(data: PartnershipData, where: Where = EVERYTHING) -> OlderCarers | None:
    """Adults who live with a carer of 75 or older; None where no register was loaded."""
    people = asked_people(data, where)
    if people is None or not data.has("ld_register"):
        return None
    with_carer = {"carer75": "yes", **LISTED}
    number = people.people(**with_carer)
    return OlderCarers(
        people=number,
        share=per(number, people.people(**LISTED)),
        by_locality=people.line("locality", **with_carer),
        by_age=people.line("age", **with_carer),
        ahead=_ahead(data),
    )


def transition(data: PartnershipData) -> Transition | None:
    """Young people turning 18; None where nothing was loaded about them."""
    protected = protected_transition(data)
    if protected is None:
        return None
    people = asked(data, protected, EVERYTHING).grid("turning_18", "need")
    return None if people is None else Transition(people)


def _whom(
    data: PartnershipData, where: Where, whom: Whom
) -> tuple[Asked, dict[str, str], int] | None:
    now = data.as_at.year
    year = now if whom == "packages" else where.year or now
    if whom == "register" and (year != now or not data.has("ld_register")):
        counted = protected_register(data, year)
        return None if counted is None else (asked(data, counted, where), {}, year)
    people = asked_people(data, where)
    if people is None or (whom == "packages" and not data.has("package")):
        return None
    return people, PACKAGED if whom == "packages" else LISTED, year


def _ahead(data: PartnershipData) -> tuple[tuple[int, int | None, bool], ...]:
    ageing = protected_ageing(data)
    if ageing is None:
        return ()
    now = asked_people(data, EVERYTHING)
    others = asked(data, ageing, EVERYTHING)
    held = set(ageing.dimensions["carer_year"])
    return tuple(
        (
            year,
            others.people(carer_year=str(year))
            if str(year) in held
            else (now.people(carer75="yes", **LISTED) if now else None),
            basis == "projection",
        )
        for year, basis in data.rows('SELECT "year", basis FROM carer_ageing ORDER BY "year"')
    )
