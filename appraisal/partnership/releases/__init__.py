"""What may be asked about people: fixed beforehand, protected once, and looked up ever after.

Nothing about people leaves the partnership's data except through `protected`: what it gives holds
no figure that is hidden. Each release is worked out once for a load, under the profile that the
partnership states, so every page, filter, table and download agrees with every other.
"""

from __future__ import annotations

from appraisal.disclosure import Protected, Release
from appraisal.partnership.database import PartnershipData, PartnershipDataError
from appraisal.partnership.releases.kept import forget_others, key, protected_once
from appraisal.partnership.releases.known import REGISTER_GROUP, anybody_known
from appraisal.partnership.releases.lists import (
    ADULTS_COUNTED,
    ageing_release,
    anybody_turns_18,
    carers_release,
    quarters,
    register_release,
    transition_release,
    waiting_release,
    years_of_ageing,
)
from appraisal.partnership.releases.names import Category, categories, named
from appraisal.partnership.releases.packages import packages_release
from appraisal.partnership.releases.people import people_release

__all__ = [
    "REGISTER_GROUP",
    "Category",
    "all_protected",
    "categories",
    "named",
    "prepare",
    "protected_ageing",
    "protected_carers",
    "protected_packages",
    "protected_people",
    "protected_register",
    "protected_transition",
    "protected_waiting",
    "quarters",
    "register_years",
]


def protected_people(data: PartnershipData) -> Protected | None:
    """The people known at the date of the data; None where no list of them holds anybody."""
    if not anybody_known(data):
        return None
    return data.once("people", lambda: _protected(data, people_release(data)))


def protected_packages(data: PartnershipData) -> Protected | None:
    """Packages of care as packages; None where none were loaded."""
    if not data.has("package", "provider"):
        return None
    return data.once("packages", lambda: _protected(data, packages_release(data)))


def protected_register(data: PartnershipData, year: int) -> Protected | None:
    """The adults on the register in a year that was counted; None where it was not.

    The year of the list of people is not among them: it is part of the people known.
    """
    if year not in _counted_years(data):
        return None
    return data.once(("register", year), lambda: _protected(data, register_release(data, year)))


def protected_waiting(data: PartnershipData, quarter: str) -> Protected:
    """The people waiting at a quarter; PartnershipDataError where it was not counted."""
    if quarter not in quarters(data):
        raise PartnershipDataError(
            f"Nobody counted the people waiting in '{quarter}'. Use one of the quarters loaded,"
            " such as 2026-Q2."
        )
    return data.once(("waiting", quarter), lambda: _protected(data, waiting_release(data, quarter)))


def protected_carers(data: PartnershipData) -> Protected | None:
    """Carers; None where they were not counted."""
    if not data.has("carer"):
        return None
    return data.once("carers", lambda: _protected(data, carers_release(data)))


def protected_transition(data: PartnershipData) -> Protected | None:
    """The young people who turn 18; None where neither pipeline nor register tells of any."""
    if not anybody_turns_18(data):
        return None
    return data.once("transition", lambda: _protected(data, transition_release(data)))


def protected_ageing(data: PartnershipData) -> Protected | None:
    """The people who live with older carers, by year; None where no year has to be told apart."""
    if not years_of_ageing(data):
        return None
    return data.once("ageing", lambda: _protected(data, ageing_release(data)))


def register_years(data: PartnershipData) -> tuple[int, ...]:
    """The years for which the register can be shown, in order."""
    listed = {data.as_at.year} if data.has("ld_register") else set()
    return tuple(sorted(listed | _counted_years(data)))


def all_protected(data: PartnershipData) -> tuple[Protected, ...]:
    """Every release of this load: all that can ever be asked about people."""
    found = [
        protected_people(data),
        protected_packages(data),
        *(protected_register(data, year) for year in sorted(_counted_years(data))),
        *(protected_waiting(data, quarter) for quarter in quarters(data)),
        protected_carers(data),
        protected_transition(data),
        protected_ageing(data),
    ]
    return tuple(one for one in found if one is not None)


def prepare(data: PartnershipData) -> None:
    """Decide now what may be shown of everything, for whoever asks later; forget older loads."""
    all_protected(data)
    forget_others(data.path.parent, _keys(data))


def _protected(data: PartnershipData, release: Release) -> Protected:
    _keys(data).add(key(release, data.profile, data.assessment))
    return protected_once(data.path.parent, release, data.profile, data.assessment)


def _keys(data: PartnershipData) -> set[str]:
    """The names under which this load's releases are kept."""
    return data.once("keys", set[str])


def _counted_years(data: PartnershipData) -> set[int]:
    if not data.has("register_agg"):
        return set()
    years = {year for (year,) in data.rows(ADULTS_COUNTED)}
    # Two releases of one year's people could be taken from each other.
    return years - {data.as_at.year} if data.has("ld_register") else years
