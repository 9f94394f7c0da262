"""What Harrowmere must come to: the figures that everything else is fitted to."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

SEED: Final = 20261122
AS_AT: Final = date(2026, 9, 30)
YEAR: Final = "2026/27"
WEEKS_A_YEAR: Final = 521_429
"""In ten-thousandths: a year's cost is a week's cost times 52.1429."""

POPULATION: Final = 560_000
POPULATION_YEAR: Final = 2025
PEOPLE_KNOWN: Final = 1_512
ADULTS_KNOWN: Final = 1_134


@dataclass(frozen=True)
class Home:
    """Adults with packages in one kind of accommodation, and their mean gross cost, £ a week.

    `away` of them live outside the area.
    """

    people: int
    mean: int
    away: int = 0


HOMES: Final = MappingProxyType(
    {
        "family": Home(316, 310),
        "supported": Home(197, 1_420, away=9),
        "residential": Home(139, 1_780, away=33),
        "tenancy": Home(109, 640),
        "shared_lives": Home(23, 560),
        "owner": Home(20, 300),
        "sheltered": Home(7, 520),
        "nursing": Home(7, 1_650),
        "hospital": Home(4, 4_100, away=3),
        "temporary": Home(11, 900),
        "other": Home(29, 400),
    }
)
"""The accommodation table of the design: 862 adults, £766,850 a week."""

ADULTS_WITH_PACKAGES: Final = sum(home.people for home in HOMES.values())
PACKAGES: Final = 1_926
WEEKLY_PENCE: Final = sum(home.people * home.mean * 100 for home in HOMES.values())

PEOPLE_AWAY: Final = sum(home.away for home in HOMES.values())
AWAY_WEEKLY_PENCE: Final = PEOPLE_AWAY * 2_350 * 100
"""45 people at a mean of £2,350 a week: £105,750."""

AWAY_PENCE: Final = MappingProxyType({"hospital": 12_400_00, "supported": 19_350_00})
"""About what people out of area cost a week; those in care homes take the rest of the 45."""


def annual_pence(weekly_pence: int) -> int:
    """A year's cost in pence, to the nearest penny (halves up), for a week's cost in pence.

    >>> annual_pence(766_850_00)
    3998578287
    """
    return (weekly_pence * WEEKS_A_YEAR + 5_000) // 10_000
