"""What is counted beside people and packages: waiting, carers, capacity, demand and transition."""

from datetime import date
from math import ceil
from typing import Any, Final

import pandas as pd

from harrowmere_maker.drawing import quotas, stream
from harrowmere_maker.recipes import SERVICE_CODES
from harrowmere_maker.reference import ADULT_AGES, LOCALITIES, NEEDS
from harrowmere_maker.targets import AS_AT

Row = tuple[Any, ...]

PREVALENCE: Final[list[Row]] = [
    ("LD", "16-17", "all", 0.0265, 0.022, 0.031, "PANSI"),
    ("LD", "16-17", "moderate_severe", 0.0062, 0.005, 0.008, "PANSI"),
    ("LD", "18-64", "all", 0.024, 0.020, 0.028, "PANSI"),
    ("LD", "18-64", "moderate_severe", 0.0055, 0.0045, 0.0068, "PANSI"),
    ("LD", "65+", "all", 0.0205, 0.017, 0.024, "POPPI"),
    ("LD", "65+", "moderate_severe", 0.0028, 0.002, 0.0038, "POPPI"),
    ("MHA", "16-17", "all", 0.165, 0.140, 0.190, "PANSI"),
    ("MHA", "16-17", "moderate_severe", 0.032, 0.025, 0.040, "PANSI"),
    ("MHA", "18-64", "all", 0.185, 0.165, 0.205, "PANSI"),
    ("MHA", "18-64", "moderate_severe", 0.036, 0.029, 0.044, "PANSI"),
    ("MHA", "65+", "all", 0.105, 0.090, 0.120, "POPPI"),
    ("MHA", "65+", "moderate_severe", 0.021, 0.016, 0.027, "POPPI"),
    ("MHO", "16-17", "all", 0, 0, 0, "PANSI"),
    ("MHO", "16-17", "moderate_severe", 0, 0, 0, "PANSI"),
    ("MHO", "18-64", "all", 0.0011, 0.0008, 0.0015, "PANSI"),
    ("MHO", "18-64", "moderate_severe", 0.0006, 0.0004, 0.0009, "PANSI"),
    ("MHO", "65+", "all", 0.070, 0.062, 0.079, "POPPI"),
    ("MHO", "65+", "moderate_severe", 0.039, 0.033, 0.046, "POPPI"),
    ("PD", "16-17", "all", 0.031, 0.025, 0.038, "PANSI"),
    ("PD", "16-17", "moderate_severe", 0.009, 0.006, 0.012, "PANSI"),
    ("PD", "18-64", "all", 0.098, 0.085, 0.112, "PANSI"),
    ("PD", "18-64", "moderate_severe", 0.024, 0.019, 0.030, "PANSI"),
    ("PD", "65+", "all", 0.305, 0.270, 0.340, "POPPI"),
    ("PD", "65+", "moderate_severe", 0.112, 0.094, 0.131, "POPPI"),
]

_ANALYST: Final = "Joint commissioning lead"
DEMAND: Final[list[Row]] = [
    (scenario, driver, value, unit, low, high, source, owner, date(2026, 7, 14))
    for driver, unit, values, (low, high, source), owner in (
        ("net_growth", "% a year", (1.2, 3.2, 5.1), (0.5, 6.0, "EH"), _ANALYST),
        (
            "need_mix_shift",
            "percentage points a year",
            (0.2, 0.6, 1.1),
            (0.0, 2.0, "AGREED"),
            _ANALYST,
        ),
        ("unit_cost_inflation", "% a year", (2.0, 3.5, 5.0), (1.0, 7.0, "AGREED"), "Finance lead"),
    )
    for scenario, value in zip(("low", "central", "high"), values, strict=True)
]

_QUARTERS: Final = ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
_WAITING: Final = {
    # People waiting by quarter, and the usual days: summer fills short breaks.
    "supported_living": ((34, 36, 37, 41), 164),
    "short_break": ((18, 15, 24, 39), 58),
    "day": ((22, 26, 21, 17), 47),
}
_WAITING_PLACES: Final = (0.25, 0.28, 0.17, 0.11, 0.19)
_SLOWER: Final = (0.95, 1.05, 1.4, 1.15, 0.9)


def waiting(times: int) -> list[Row]:
    """The table `waiting`: three services by locality and quarter."""
    rng = stream("waiting")
    rows: list[Row] = []
    for service, (people, days) in _WAITING.items():
        for quarter, n in zip(_QUARTERS, people, strict=True):
            spread_out = quotas(_WAITING_PLACES, n)
            for place, here, slow in zip(LOCALITIES, spread_out, _SLOWER, strict=True):
                season = 0.8 + 0.2 * n / people[0]
                wait = round(days * slow * season * (0.9 + 0.2 * float(rng.random())))
                rows.append((service, place, quarter, int(here) * times, wait))
    return rows


_CARERS: Final = {
    # Of 1,240 carers: the share of each relation, and how it lies over the adult bands of age.
    "parent": (0.62, (0, 1, 2, 4, 7, 10, 13, 15, 14, 12, 10, 7, 4, 2)),
    "partner": (0.06, (1, 3, 5, 7, 9, 11, 12, 12, 11, 9, 8, 6, 4, 2)),
    "sibling": (0.17, (4, 7, 9, 10, 11, 11, 11, 10, 9, 7, 5, 3, 2, 1)),
    "son or daughter": (0.06, (8, 11, 13, 14, 14, 12, 10, 8, 5, 3, 1, 1, 0, 0)),
    "grandparent": (0.09, (0, 0, 0, 0, 1, 3, 7, 12, 17, 20, 18, 12, 7, 3)),
}
_CARER_TOTAL: Final = 1_240
_ASSESSED: Final = (0.46, 0.38, 0.30, 0.41, 0.44)


def carers(times: int) -> list[Row]:
    """The table `carer`: by locality, age and relation, without parents and grandparents of 18."""
    rng = stream("carers")
    rows: list[Row] = []
    for relation, (share, ages) in _CARERS.items():
        weights = [place * age for place in (0.27, 0.24, 0.15, 0.13, 0.21) for age in ages]
        counts = iter(quotas(weights, round(_CARER_TOTAL * share)))
        for place, assessed in zip(LOCALITIES, _ASSESSED, strict=True):
            for age in ADULT_AGES:
                n = int(next(counts))
                known = min(n, round(n * assessed * (0.7 + 0.6 * float(rng.random()))))
                if relation not in ("parent", "grandparent") or age != ADULT_AGES[0]:
                    rows.append((place, age, relation, n * times, known * times))
    return rows


_CAPACITY: Final = {
    # Capacity beside what is in use, and whole-time equivalents that one unit a week takes.
    "residential": (1.09, 1.35), "residential_specialist": (1.05, 2.40),
    "one_to_one": (1.10, 0.031), "nursing": (1.30, 1.60),
    "supported_living": (1.02, 0.031), "night_support": (1.04, 0.29),
    "home_care": (1.06, 0.033), "day": (1.18, 0.042), "day_complex": (1.03, 0.085),
    "employment": (1.12, 0.040), "short_break": (1.01, 0.36), "direct_payment": (1.20, 0.28),
    "shared_lives": (1.13, 0.12), "advocacy": (1.25, 0.034), "community_team": (1.08, 0.060),
    "inpatient": (1.35, 3.10), "secure": (1.0, 3.80),
}  # fmt: skip


def capacity(packs: pd.DataFrame, times: int) -> list[Row]:
    """The table `service_capacity`: what is in use is what the packages come to."""
    used = packs.groupby("service_type_id", observed=True)["units_per_week"].sum()
    rows: list[Row] = []
    for code in SERVICE_CODES:
        if code not in _CAPACITY:
            rows.append((code, 1.0 * times, 1.0 * times, 62.0, "MARKET"))
            continue
        room, staff = _CAPACITY[code]
        in_use = float(used[code])
        rows.append((code, float(ceil(in_use * room)), in_use, staff, "MARKET"))
    return rows


def transition(people: pd.DataFrame) -> list[Row]:
    """The table `transition_pipeline`: children on the register by the year of turning 18."""
    by = people.groupby(["transition_year", "need_band_id"], observed=False).size()
    return [
        (year, need, int(by.get((year, need), 0)))
        for year in range(AS_AT.year + 1, AS_AT.year + 11)
        for need in NEEDS
    ]


def carers_ageing(people: pd.DataFrame) -> list[Row]:
    """The table `carer_ageing`: this year's count from the register, then 3.4 % a year."""
    now = int(people["lives_with_carer_75plus"].sum())
    rows: list[Row] = [(AS_AT.year, now, "estimate")]
    expected = float(now)
    for year in range(AS_AT.year + 1, AS_AT.year + 11):
        expected *= 1.034
        rows.append((year, round(expected), "projection"))
    return rows
