"""Everybody who lives in Harrowmere, by locality, age and sex, from 2025 to 2035."""

from itertools import product
from typing import Any, Final

import pandas as pd

from harrowmere_maker.drawing import quotas
from harrowmere_maker.reference import ADULT_AGES, AGES, LOCALITIES
from harrowmere_maker.targets import POPULATION, POPULATION_YEAR

YEARS: Final = range(POPULATION_YEAR, POPULATION_YEAR + 11)
SEXES: Final = ("female", "male")

_PEOPLE: Final = (
    # Thousands in 2025, then change a year in per cent: growing slowly, and ageing.
    (27.0, -0.7), (30.0, -0.8), (47.0, -0.5), (14.0, 0.1), (45.0, 0.6), (32.0, -0.1),
    (33.0, 0.1), (34.0, 0.4), (34.5, 0.7), (33.0, 0.5), (36.5, -0.6), (38.5, -0.4),
    (35.5, 0.6), (31.0, 1.6), (27.5, 0.9), (26.5, 0.6), (19.0, 3.0), (16.0, 3.1),
)  # fmt: skip
_LOCALITY_SHARE: Final = (0.29, 0.22, 0.13, 0.14, 0.22)
_LOCALITY_TILT: Final = (-0.32, -0.08, 0.22, 0.30, 0.02)
"""Above nought: older than the county; the two rural localities are the oldest."""
_FEMALE: Final = (0.488,) * 6 + (0.49,) * 7 + (0.51,) * 3 + (0.54,) * 2
"""The share of women and girls by age band: women live longer."""


def _weights(band: int) -> list[float]:
    age = (band - 8.5) / 8.5
    share = _FEMALE[band]
    return [
        place * (1 + tilt * age) * part
        for place, tilt in zip(_LOCALITY_SHARE, _LOCALITY_TILT, strict=True)
        for part in (share, 1 - share)
    ]


def _county(band: int, years_on: int) -> float:
    thousands, change = _PEOPLE[band]
    people = thousands * 1000
    for _ in range(years_on):
        people *= 1 + change / 100
    return people


def population(times: int) -> pd.DataFrame:
    """The table `population`: locality x age x sex x year, 560,000 people in 2025."""
    rows: list[tuple[Any, ...]] = []
    for year in YEARS:
        basis = "estimate" if year == POPULATION_YEAR else "projection"
        for band, age in enumerate(AGES):
            people = quotas(_weights(band), round(_county(band, year - POPULATION_YEAR)))
            rows.extend(
                (place, age, sex, year, int(n) * times, basis, "SNPP")
                for (place, sex), n in zip(product(LOCALITIES, SEXES), people, strict=True)
            )
    columns = ["locality_id", "age_band_id", "sex", "year", "persons", "basis", "source_id"]
    table = pd.DataFrame(rows, columns=columns)
    if int(table.loc[table["year"] == POPULATION_YEAR, "persons"].sum()) != POPULATION * times:
        raise ValueError("The population of 2025 does not come to its total.")
    return table


def adults(table: pd.DataFrame) -> int:
    """How many adults live here in the first year."""
    first = (table["year"] == POPULATION_YEAR) & table["age_band_id"].isin(ADULT_AGES)
    return int(table.loc[first, "persons"].sum())
