"""D05: what is said of people goes with how many people there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from appraisal.partnership.checks.check import Check, Staged
from appraisal.partnership.checks.said import apart, number
from appraisal.partnership.findings import Finding
from appraisal.wording import percent

MOST_OFF: Final = 0.05
"""How far the people that a stated share implies may be from the people there are."""

LEAST_KNOWN: Final = 0.002
MOST_KNOWN: Final = 0.008
"""Between these shares of its adults, an area's register of learning disability usually holds."""

_AGES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "all": ("0-15", "16-17", "18-64", "65+"),
        "adults": ("18-64", "65+"),
        "65+": ("65+",),
    }
)

_STATED = """
SELECT figure._row, text, "of", value, share, coalesce(figure.year, year(as_at))
FROM stated_figure AS figure CROSS JOIN partnership
WHERE kind = 'share_of_population' AND share > 0 ORDER BY figure._row
"""
_PEOPLE = """
SELECT year, adult_group, sum(persons) FROM population JOIN age_band USING (age_band_id)
GROUP BY ALL
"""
_ADULTS_KNOWN = """
SELECT count(*) FROM ld_register JOIN age_band USING (age_band_id)
WHERE adult_group IN ('18-64', '65+')
"""
# The year of the data, or the nearest one before it that the population is given for.
_ADULTS = """
SELECT sum(persons), any_value(year) FROM population JOIN age_band USING (age_band_id)
WHERE adult_group IN ('18-64', '65+')
    AND year = (
        SELECT max(population.year) FROM population CROSS JOIN partnership
        WHERE population.year <= year(as_at)
    )
"""


def people(staged: Staged, ages: str, year: int) -> int:
    """How many people of these ages (all, adults or 65+) the population holds; 0 if not given."""
    counts = {(its_year, group): people for its_year, group, people in staged.rows(_PEOPLE)}
    return sum(int(counts.get((year, group), 0)) for group in _AGES[ages])


def _implied(staged: Staged) -> Iterator[Finding]:
    for row in staged.rows(_STATED):
        if row[2] in _AGES:
            yield from _against_population(staged, row)


def _against_population(staged: Staged, row: tuple[Any, ...]) -> Iterator[Finding]:
    line, text, ages, value, share, year = row
    implied, there = value / float(share), people(staged, ages, year)
    if there and abs(implied / there - 1) > MOST_OFF:
        yield Finding(
            "D05",
            "warning",
            "stated_figure",
            f"'{text}' implies {number(round(implied))} people ({ages}), where the population of "
            f"{year} has {number(there)}: {apart(implied, there)}.",
            "Find which population the figure was worked out from, and say so beside it; "
            "do not apply its share to another.",
            rows=1,
            column="value",
            examples=(f"row {line}",),
        )


def _known(staged: Staged) -> Iterator[Finding]:
    ((known,),) = staged.rows(_ADULTS_KNOWN)
    ((adults, year),) = staged.rows(_ADULTS)
    if not adults or LEAST_KNOWN <= known / adults <= MOST_KNOWN:
        return
    yield Finding(
        "D05",
        "warning",
        "ld_register",
        f"The register holds {percent(known / float(adults), 2)} of the adults of {year}, where "
        f"{percent(LEAST_KNOWN, 1)} to {percent(MOST_KNOWN, 1)} is usual.",
        "Check that the register is whole, counts nobody twice, and covers the same area as the "
        "population.",
        rows=known,
    )


IMPLIED_POPULATION: Final = Check(
    "D05",
    "Stated shares go with the population",
    "warning",
    ("stated_figure", "population", "age_band", "partnership"),
    _implied,
)
"""A figure divided by its share is within 5 % of the people of that age and year (N8)."""

SIZE_OF_REGISTER: Final = Check(
    "D05",
    "The register has a usual share of adults",
    "warning",
    ("ld_register", "population", "age_band", "partnership"),
    _known,
)
"""The adults on the register are 0.2 to 0.8 % of the adults who live in the area."""

POPULATION: Final = (IMPLIED_POPULATION, SIZE_OF_REGISTER)
