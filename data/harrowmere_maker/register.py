"""Everybody on the register: 1,512 invented people, 1,134 of them adults, 862 with packages."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from harrowmere_maker.drawing import Places, dealt, happens, keys, one_of, stream
from harrowmere_maker.reference import ACCOMMODATION, ADULT_GROUP, AGES, LOCALITIES, NEEDS
from harrowmere_maker.targets import ADULTS_KNOWN, ADULTS_WITH_PACKAGES, AS_AT, HOMES, PEOPLE_KNOWN

HOME_CODES: Final = tuple(str(row[0]) for row in ACCOMMODATION)
ETHNICITIES: Final = ("White", "Asian", "Black", "Mixed", "Other")

_NEED: Final[Mapping[str, Sequence[float]]] = {
    "family": (30, 44, 20, 6),
    "supported": (2, 24, 46, 28),
    "residential": (1, 17, 46, 36),
    "tenancy": (38, 46, 14, 2),
    "shared_lives": (14, 56, 26, 4),
    "owner": (60, 34, 6, 0),
    "sheltered": (28, 52, 20, 0),
    "nursing": (0, 0, 45, 55),
    "hospital": (0, 0, 0, 1),
    "temporary": (22, 38, 30, 10),
    "other": (44, 40, 14, 2),
}
_WITHOUT: Final[Mapping[str, float]] = {
    "family": 150, "tenancy": 52, "owner": 24, "private_rent": 20, "sheltered": 10, "other": 16,
}  # fmt: skip
"""Adults on the register without a package: mostly mild needs, mostly with their families."""
_CHILDREN: Final[Mapping[str, float]] = {"family": 352, "residential": 14, "other": 12}

_ADULT_AGES: Final[Mapping[str, Sequence[float]]] = {
    # 18-24, 25-29 ... 80-84, 85+
    "family": (22, 15, 13, 11, 9, 8, 8, 6, 4, 2, 1, 1, 0, 0),
    "supported": (7, 9, 10, 10, 10, 11, 12, 11, 9, 5, 3, 2, 1, 0),
    "residential": (3, 4, 6, 7, 8, 10, 13, 14, 13, 9, 6, 4, 2, 1),
    "nursing": (0, 0, 0, 0, 0, 1, 2, 3, 5, 7, 8, 7, 5, 3),
    "sheltered": (0, 0, 0, 0, 0, 1, 3, 6, 9, 10, 8, 6, 3, 1),
    "hospital": (25, 25, 20, 15, 10, 5, 0, 0, 0, 0, 0, 0, 0, 0),
}
_ANY_AGE: Final = (12, 11, 11, 11, 10, 10, 10, 8, 7, 4, 3, 2, 1, 0)
_CHILD_YEARS: Final = (
    0.25, 0.3, 0.5, 0.7, 0.9, 1, 1, 1.1, 1.1, 1.2, 1.2, 1.2, 1.3, 1.3, 1.3, 1.4, 1.4, 1.4
)  # fmt: skip
"""Weights of ages 0 to 17: needs are found out with age."""

_PLACES: Final = (0.315, 0.262, 0.100, 0.108, 0.215)
"""Known people by locality: more of them where it is poorer, fewer found in the country."""
_AWAY_PLACES: Final = (0.24, 0.34, 0.18, 0.09, 0.15)
_SUPPORTED_ETHNICITY: Final = (886, 44, 30, 27, 13)
_OTHER_ETHNICITY: Final = (790, 112, 46, 36, 16)
"""Fewer people of Asian heritage have a package than are known: an inequality to be found."""
_CARER_75: Final = (0, 0, 0, 0.02, 0.10, 0.26, 0.48, 0.62, 0.60, 0.45, 0.30, 0.10, 0, 0)
_CHECKED: Final = np.array([0.80, 0.74, 0.68, 0.71, 0.78])
"""Adults who had a health check, by locality: fewer in the country."""


def register(times: int) -> pd.DataFrame:
    """The table `ld_register`, adults with packages first, in the order of `HOMES`.

    Beside the table's columns it has `has_package`, which is not written.
    """
    parts = [*_with_packages(times), *_others(times)]
    people = pd.concat(parts, ignore_index=True)
    _hold(len(people), PEOPLE_KNOWN * times, "people on the register")
    adults = int((people["age"] >= 18).sum())
    _hold(adults, ADULTS_KNOWN * times, "adults on the register")
    _hold(int(people["has_package"].sum()), ADULTS_WITH_PACKAGES * times, "adults with packages")
    return _described(people)


def _hold(found: int, meant: int, what: str) -> None:
    if found != meant:
        raise ValueError(f"There are {found:,} {what}, where {meant:,} were meant.")


def _with_packages(times: int) -> list[pd.DataFrame]:
    parts = []
    for code, home in HOMES.items():
        rng = stream(f"people in {code}")
        n, away = home.people * times, home.away * times
        in_area = np.arange(n) >= away
        places = np.concatenate([dealt(rng, _AWAY_PLACES, away), dealt(rng, _PLACES, n - away)])
        needs = dealt(rng, _NEED[code], n)
        needs[~in_area] = np.maximum(needs[~in_area], 2)
        parts.append(
            pd.DataFrame(
                {
                    "home": HOME_CODES.index(code),
                    "need": needs,
                    "age": _adult_ages(rng, code, n),
                    "place": places,
                    "ethnicity": dealt(rng, _SUPPORTED_ETHNICITY, n),
                    "in_area": in_area,
                    "has_package": True,
                }
            )
        )
    return parts


def _others(times: int) -> list[pd.DataFrame]:
    rng = stream("people without packages")
    without = (ADULTS_KNOWN - ADULTS_WITH_PACKAGES) * times
    children = (PEOPLE_KNOWN - ADULTS_KNOWN) * times
    ages = np.concatenate([_adult_ages(rng, "any", without), dealt(rng, _CHILD_YEARS, children)])
    homes = np.concatenate([_homes(rng, _WITHOUT, without), _homes(rng, _CHILDREN, children)])
    needs = np.concatenate(
        [dealt(rng, (64, 30, 6, 0), without), dealt(rng, (34, 36, 20, 10), children)]
    )
    return [
        pd.DataFrame(
            {
                "home": homes,
                "need": needs,
                "age": ages,
                "place": dealt(rng, _PLACES, without + children),
                "ethnicity": dealt(rng, _OTHER_ETHNICITY, without + children),
                "in_area": True,
                "has_package": False,
            }
        )
    ]


def _homes(rng: np.random.Generator, weights: Mapping[str, float], n: int) -> Places:
    codes = np.array([HOME_CODES.index(code) for code in weights])
    return np.asarray(codes[dealt(rng, tuple(weights.values()), n)])


def _adult_ages(rng: np.random.Generator, home: str, n: int) -> Places:
    """Ages in years, of which only the band is written."""
    bands = dealt(rng, _ADULT_AGES.get(home, _ANY_AGE), n)
    return np.where(bands == 0, 18, 20 + 5 * bands)


def _bands(ages: Places) -> Places:
    """The place in `AGES` of each age in years."""
    starts = np.array([0, 5, 10, 16, 18, *range(25, 90, 5)])
    return np.searchsorted(starts, ages, side="right") - 1


def _described(people: pd.DataFrame) -> pd.DataFrame:
    rng = stream("what is known of people")
    n = len(people)
    ages, needs = people["age"].to_numpy(), people["need"].to_numpy()
    family = people["home"].to_numpy() == HOME_CODES.index("family")
    bands = _bands(ages)
    carer_chance = np.concatenate([np.zeros(4), np.array(_CARER_75)])[bands] * family
    child = ages < 18
    responsible = np.where(people["has_package"] | child, 0, dealt(rng, (95, 3, 2), n))
    return pd.DataFrame(
        {
            "person_key": keys(rng, n),
            "age_band_id": one_of(AGES, bands),
            "sex": one_of(("female", "male"), dealt(rng, (42, 58), n)),
            "ethnicity_group": one_of(ETHNICITIES, people["ethnicity"].to_numpy()),
            "locality_id": one_of(LOCALITIES, people["place"].to_numpy()),
            "need_band_id": one_of(NEEDS, needs),
            "accommodation_id": one_of(HOME_CODES, people["home"].to_numpy()),
            "autism": happens(rng, np.array([0.18, 0.24, 0.34, 0.46])[needs]),
            "lives_with_carer_75plus": happens(rng, carer_chance),
            "transition_year": pd.Series(AS_AT.year + 18 - ages, dtype="Int64").where(child),
            "health_check": happens(rng, np.where(child, 0.45, _CHECKED[people["place"]])),
            "in_area": people["in_area"],
            "ordinary_residence": one_of(("home", "elsewhere", "disputed"), responsible),
            "gp_icb_member": people["in_area"] & happens(rng, np.full(n, 0.985)),
            "is_synthetic": True,
            "has_package": people["has_package"],
        }
    )


def counted(people: pd.DataFrame, times: int) -> pd.DataFrame:
    """The table `register_agg`: this year's register counted, and last year's.

    Last year's is this year's without those who came since, so that nobody is in two places.
    """
    rng = stream("the register last year")
    older = np.sort(np.argsort(rng.random(len(people)), kind="stable")[: 1_465 * times])
    years = [_count(people.iloc[older], AS_AT.year - 1), _count(people, AS_AT.year)]
    return pd.concat(years, ignore_index=True)


def _count(people: pd.DataFrame, year: int) -> pd.DataFrame:
    groups = people["age_band_id"].astype(str).map(ADULT_GROUP).rename("adult_group")
    by = [people["locality_id"].astype(str), groups]
    by += [people["need_band_id"].astype(str), people["accommodation_id"].astype(str)]
    table = people.groupby(by).size().rename("n").reset_index()
    return table.assign(year=year, client_group_id="LD")
