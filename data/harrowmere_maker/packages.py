"""Packages of care: 1,926 services of 862 people, who pays for them, and since when."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from harrowmere_maker.costs import costed
from harrowmere_maker.drawing import Flags, Places, codes, dealt, happens, one_of, shuffled, stream
from harrowmere_maker.paying import who_pays
from harrowmere_maker.providers import CODES, chosen
from harrowmere_maker.recipes import AWAY, HERE, SERVICE_CODES, TIERS, Recipe
from harrowmere_maker.reference import AGE_BAND, LOCALITIES, NEEDS, TIER
from harrowmere_maker.register import HOME_CODES
from harrowmere_maker.targets import AS_AT, HOMES, PACKAGES, WEEKS_A_YEAR

_SETTLED: Final = (
    "residential", "residential_specialist", "nursing", "supported_living", "shared_lives",
)  # fmt: skip
_ADULT_FOR: Final = np.array([max(int(row[1]) - 18, 2) for row in AGE_BAND])
"""The years for which the youngest of each band have been adults, or two."""


def packages(people: pd.DataFrame, times: int) -> pd.DataFrame:
    """The table `package`, one row a service that one person has, every one of them current."""
    person, service, away = _services(people, times)
    if len(person) != PACKAGES * times:
        raise ValueError(
            f"There are {len(person):,} packages, where {PACKAGES * times:,} were meant."
        )
    home = codes(people["accommodation_id"])[person]
    need = codes(people["need_band_id"])[person]
    place = codes(people["locality_id"])[person]
    units, unit_pence, weekly = costed(home, need, service, away, times)
    rng = stream("packages")
    return pd.DataFrame(
        {
            "package_id": _numbered(len(person)),
            "person_key": people["person_key"].to_numpy()[person],
            "client_group_id": one_of(("LD",), np.zeros(len(person), dtype=np.int64)),
            "locality_id": one_of(LOCALITIES, place),
            "need_band_id": one_of(NEEDS, need),
            "accommodation_id": one_of(HOME_CODES, home),
            "service_type_id": one_of(SERVICE_CODES, service),
            "provider_id": one_of(
                CODES, chosen(rng, service, SERVICE_CODES, np.where(away, -1, place))
            ),
            "tier_id": one_of([str(row[0]) for row in TIER], _tiers(service)),
            **who_pays(people, person, service),
            "units_per_week": units,
            "unit_cost": unit_pence / 100,
            "weekly_cost": weekly / 100,
            "annual_cost": _annual(weekly) / 100,
            **_dates(service, codes(people["age_band_id"])[person], away),
            "in_area": ~away,
            "source_return": one_of(("CLD", "ledger"), dealt(rng, (93, 7), len(person))),
            "is_synthetic": True,
        }
    )


def _services(people: pd.DataFrame, times: int) -> tuple[Places, Places, Flags]:
    """The person and the service of every package, person by person, and whether it is away."""
    homes = codes(people["accommodation_id"])
    chosen_people: list[Places] = []
    services: list[Places] = []
    for code in HOMES:
        of_home = np.flatnonzero(people["has_package"] & (homes == HOME_CODES.index(code)))
        inside = people["in_area"].to_numpy()[of_home]
        for group, recipes in ((of_home[~inside], AWAY), (of_home[inside], HERE)):
            if len(group):
                who, what = _served(group, recipes[code], f"{code} {recipes is AWAY}", times)
                chosen_people += who
                services += what
    person, service = np.concatenate(chosen_people), np.concatenate(services)
    order = np.lexsort((service, person))
    person, service = person[order], service[order]
    return person, service, ~people["in_area"].to_numpy()[person]


def _served(
    group: Places, recipe: Recipe, part: str, times: int
) -> tuple[list[Places], list[Places]]:
    rng = stream(f"services in {part}")
    mains = np.repeat(
        [SERVICE_CODES.index(code) for code in recipe.main],
        [n * times for n in recipe.main.values()],
    )
    if len(mains) != len(group):
        raise ValueError(f"'{part}' has {len(group):,} people and {len(mains):,} main services.")
    main = shuffled(rng, mains)
    who, what = [group], [main]
    for code, n in recipe.extra.items():
        service = SERVICE_CODES.index(code)
        free = shuffled(rng, group[main != service])[: n * times]
        who.append(free)
        what.append(np.full(len(free), service))
    return who, what


def _numbered(n: int) -> list[str]:
    return [f"P{number:07d}" for number in range(1, n + 1)]


def _tiers(service: Places) -> Places:
    of_service = np.array([int(TIERS.get(code, "2")) for code in SERVICE_CODES])
    return np.asarray(of_service[service])


def _annual(weekly: Places) -> Places:
    """A year's cost in pence of each week's, as `annual_pence` has it of one."""
    return (weekly * WEEKS_A_YEAR + 5_000) // 10_000


def _dates(service: Places, band: Places, away: Flags) -> Mapping[str, object]:
    """First days, ends that are planned, and reviews, as dates up to and after `AS_AT`.

    Nobody's package began before they were adults.
    """
    rng = stream("dates of packages")
    n = len(service)
    today = np.datetime64(AS_AT, "D")
    settled = np.isin(np.array(SERVICE_CODES)[service], _SETTLED)
    longest = np.minimum(np.where(settled, 16, 7), _ADULT_FOR[band])
    years = longest * rng.random(n) * (0.35 + 0.65 * rng.random(n))
    days = 20 + (years * 365.25).astype(np.int64)
    reviewed = 5 + (rng.random(n) * np.where(away, 300, 400)).astype(np.int64)
    reviewed = np.where(reviewed < days, reviewed, days - 14)
    ends = happens(rng, np.where(settled, 0.01, 0.05))
    until = 14 + (rng.random(n) * 300).astype(np.int64)
    last = today - reviewed.astype("timedelta64[D]")
    end = today + until.astype("timedelta64[D]")
    return {
        "start": today - days.astype("timedelta64[D]"),
        "end": np.where(ends, end, np.datetime64("NaT", "D")),
        "last_review": last,
        "review_due": last + np.timedelta64(365, "D"),
    }
