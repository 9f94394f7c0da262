"""How many people have what: the services of each kind of accommodation, and their prices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from harrowmere_maker.reference import SERVICE_TYPE

SERVICE_CODES: Final = tuple(str(row[0]) for row in SERVICE_TYPE)


@dataclass(frozen=True)
class Recipe:
    """The people of one accommodation: each has one main service, and some have another."""

    main: Mapping[str, int]
    extra: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Price:
    """What a unit costs, £ from and to, in steps of 4p; and units a week from and to, by quarters.

    The steps make units times price whole pence. A price a week may be any number of pence.
    """

    low: float
    high: float
    units_low: float = 1.0
    units_high: float = 1.0
    unit_step: float = 0.25
    free: bool = False  # nobody is charged for it


HERE: Final[Mapping[str, Recipe]] = MappingProxyType(
    {
        "family": Recipe(
            {"day": 130, "direct_payment": 110, "home_care": 76},
            {
                "short_break": 140,
                "day_complex": 40,
                "employment": 40,
                "advocacy": 35,
                "community_team": 60,
                "direct_payment": 60,
                "day": 25,
            },
        ),
        "supported": Recipe(
            {"supported_living": 188},
            {
                "night_support": 130,
                "day": 105,
                "day_complex": 20,
                "employment": 45,
                "advocacy": 25,
                "community_team": 25,
                "direct_payment": 15,
            },
        ),
        "residential": Recipe(
            {"residential": 80, "residential_specialist": 26},
            {"one_to_one": 30, "day_complex": 25, "day": 30, "advocacy": 15, "community_team": 20},
        ),
        "tenancy": Recipe(
            {"home_care": 85, "direct_payment": 24},
            {
                "day": 35,
                "employment": 40,
                "advocacy": 20,
                "community_team": 15,
                "direct_payment": 10,
            },
        ),
        "shared_lives": Recipe({"shared_lives": 23}, {"day": 8, "short_break": 4, "advocacy": 3}),
        "owner": Recipe(
            {"home_care": 14, "direct_payment": 6}, {"employment": 3, "day": 5, "community_team": 3}
        ),
        "sheltered": Recipe({"home_care": 5, "direct_payment": 2}, {"day": 3}),
        "nursing": Recipe({"nursing": 7}, {"day": 2, "community_team": 2}),
        "hospital": Recipe({"inpatient": 1}),
        "temporary": Recipe(
            {"home_care": 8, "direct_payment": 3}, {"day": 4, "community_team": 3, "advocacy": 3}
        ),
        "other": Recipe(
            {"home_care": 17, "direct_payment": 12}, {"day": 8, "employment": 4, "advocacy": 4}
        ),
    }
)
"""Services of people who live in the area."""

AWAY: Final[Mapping[str, Recipe]] = MappingProxyType(
    {
        "hospital": Recipe({"inpatient": 2, "secure": 1}),
        "supported": Recipe({"supported_living": 9}),
        "residential": Recipe({"residential_specialist": 33}),
    }
)
"""Services of people out of area: one placement each, which includes everything."""

PRICES: Final[Mapping[str, Price]] = MappingProxyType(
    {
        "residential": Price(1_180, 1_480),
        "residential_specialist": Price(1_600, 2_100),
        "one_to_one": Price(19.60, 23.60),
        "nursing": Price(1_440, 1_752),
        "supported_living": Price(20.40, 25.20),
        "night_support": Price(58, 118, 2, 7, 1.0),
        "home_care": Price(22.80, 27.60),
        "day": Price(38, 58, 1, 5, 0.5),
        "day_complex": Price(72, 104, 1, 4, 0.5),
        "employment": Price(28, 44, 0.5, 2.5, 0.25, free=True),
        "short_break": Price(168, 264, 0.25, 0.75),
        "direct_payment": Price(60, 300),
        "shared_lives": Price(404, 556),
        "advocacy": Price(32, 44, 0.25, 0.75, free=True),
        "community_team": Price(58, 86, 0.25, 0.75, free=True),
        "inpatient": Price(3_800, 4_200, free=True),
        "secure": Price(4_380, 4_420, free=True),
    }
)
AWAY_PRICES: Final[Mapping[str, Price]] = MappingProxyType(
    {**PRICES, "residential_specialist": Price(1_830, 2_650)}
)

BY_THE_HOUR: Final = ("one_to_one", "supported_living", "home_care")
"""Hours are fitted, so that each accommodation costs what it must."""
BY_THE_WEEK: Final = tuple(str(row[0]) for row in SERVICE_TYPE if row[3] == "week")
"""Prices a week take up the pence that are left."""

TIERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "employment": "0",
        "advocacy": "1",
        "day": "2",
        "day_complex": "2",
        "home_care": "2",
        "direct_payment": "2",
        "short_break": "2",
        "community_team": "2",
        "residential": "3",
        "residential_specialist": "3",
        "one_to_one": "3",
        "nursing": "3",
        "supported_living": "3",
        "night_support": "3",
        "shared_lives": "3",
        "inpatient": "4",
        "secure": "4",
    }
)
