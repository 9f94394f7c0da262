"""Everybody who lives in the area, now and as projected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from appraisal.disclosure import unprotected
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures.where import EVERYTHING, Where, check_where
from appraisal.partnership.releases import Category, categories
from appraisal.partnership.releases.groupings import ADULT_AGES, AGE_GROUPS, cases

YEARS: Final = (2025, 2030, 2035)

PUBLISHED: Final = (
    "estimates and projections of everybody who lives in an area are published statistics"
)

_COUNT: Final = f"""
    SELECT locality_id, {cases("lowest_age", AGE_GROUPS)} AS age, sex, "year",
        sum(persons)::BIGINT
    FROM population JOIN age_band USING (age_band_id) GROUP BY ALL"""  # noqa: S608


@dataclass(frozen=True)
class Population:
    """Residents by year: `by_locality`, `adults_by_locality` and `by_age` hold one row a category.

    Every row has one figure a year of `years`; people. `projected` are the years that are
    projections and not estimates, and `why_open` says why nothing is hidden.
    """

    years: tuple[int, ...]
    projected: tuple[int, ...]
    localities: tuple[Category, ...]
    by_locality: tuple[tuple[int, ...], ...]
    adults_by_locality: tuple[tuple[int, ...], ...]
    ages: tuple[Category, ...]
    by_age: tuple[tuple[int, ...], ...]
    total: tuple[int, ...]
    adults: tuple[int, ...]
    why_open: str


@dataclass(frozen=True)
class Residents:
    """Counts of residents by year, then by locality, age and sex, to be added up."""

    counts: dict[int, dict[tuple[str, str, str], int]]

    def people(
        self,
        year: int,
        *,
        localities: Sequence[str] | None = None,
        ages: Sequence[str] | None = None,
        sex: str | None = None,
    ) -> int:
        """How many live there, of those ages and that sex; everybody that is not named apart."""
        return sum(
            count
            for (locality, age, one_sex), count in self.counts[year].items()
            if (localities is None or locality in localities)
            and (ages is None or age in ages)
            and sex in (None, one_sex)
        )

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are held, in order."""
        return tuple(sorted(self.counts))

    def nearest(self, year: int) -> int:
        """The year held that is nearest to one asked for; the earlier of two."""
        return min(self.years, key=lambda held: (abs(held - year), held))


def population(
    data: PartnershipData, where: Where = EVERYTHING, years: Sequence[int] = YEARS
) -> Population:
    """Residents in those of the years that were loaded, by locality and by age.

    A filter for a locality leaves that one; a client group does not apply, since these are all
    residents.
    """
    check_where(data, where)
    held = residents(data)
    asked = tuple(year for year in years if year in held.years) or held.years[:1]
    places = tuple(
        one
        for one in categories(data, "locality")
        if where.locality in (None, one.id) and held.people(asked[0], localities=[one.id])
    )
    ids = [place.id for place in places]
    projected = data.rows("SELECT DISTINCT \"year\" FROM population WHERE basis = 'projection'")
    opened = unprotected(
        Population(
            years=asked,
            projected=tuple(year for year in asked if (year,) in projected),
            localities=places,
            by_locality=tuple(
                tuple(held.people(year, localities=[place]) for year in asked) for place in ids
            ),
            adults_by_locality=tuple(
                tuple(held.people(year, localities=[place], ages=ADULT_AGES) for year in asked)
                for place in ids
            ),
            ages=categories(data, "age"),
            by_age=tuple(
                tuple(held.people(year, localities=ids, ages=[age]) for year in asked)
                for age in AGE_GROUPS
            ),
            total=tuple(held.people(year, localities=ids) for year in asked),
            adults=tuple(held.people(year, localities=ids, ages=ADULT_AGES) for year in asked),
            why_open=PUBLISHED,
        ),
        PUBLISHED,
    )
    return opened.figures


def residents(data: PartnershipData) -> Residents:
    """All residents by locality, age group, sex and year, worked out once for a load."""
    return data.once("residents", lambda: _counted(data))


def _counted(data: PartnershipData) -> Residents:
    counts: dict[int, dict[tuple[str, str, str], int]] = {}
    for locality, age, sex, year, people in data.rows(_COUNT):
        counts.setdefault(year, {})[locality, age, sex] = people
    return Residents(counts)
