"""How people are grouped for figures: by age, by weekly cost, in or out of area.

The groups are fixed for everybody, so that two tables of the same people always use the same ones.
Five-year bands of age would leave most numbers of people by locality under 8: tens are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NOT_KNOWN: Final = "not_known"

AGE_GROUPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "0-17": "Under 18",
        "18-24": "18 to 24",
        "25-34": "25 to 34",
        "35-44": "35 to 44",
        "45-54": "45 to 54",
        "55-64": "55 to 64",
        "65-74": "65 to 74",
        "75+": "75 and over",
    }
)
"""The age groups of every figure, by id."""

ADULT_AGES: Final = tuple(AGE_GROUPS)[1:]

CARER_AGES: Final[Mapping[str, str]] = MappingProxyType(
    {"0-64": "Under 65", "65-74": "65 to 74", "75+": "75 and over"}
)

COST_BANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "0-249": "Under £250",
        "250-499": "£250 to £499",
        "500-749": "£500 to £749",
        "750-999": "£750 to £999",
        "1000-1499": "£1,000 to £1,499",
        "1500-1999": "£1,500 to £1,999",
        "2000-2999": "£2,000 to £2,999",
        "3000+": "£3,000 and over",
    }
)
"""Bands of what one person's packages cost a week, by id."""

AREAS: Final[Mapping[str, str]] = MappingProxyType({"in": "In area", "out": "Out of area"})

TENTHS: Final[Mapping[str, str]] = MappingProxyType(
    {"top": "The tenth who cost most", "rest": "Everybody else"}
)

YES_NO: Final[Mapping[str, str]] = MappingProxyType({"yes": "Yes", "no": "No"})


def lowest(band: str) -> int:
    """The least number that belongs to a group of ages or a band of costs.

    >>> lowest("75+"), lowest("250-499")
    (75, 250)
    """
    return int(band.removesuffix("+").split("-")[0])


def cases(column: str, bands: Mapping[str, str]) -> str:
    """The SQL that puts a column of ours into its band; `column` must be one of our own.

    >>> cases("age", {"0-17": "", "18+": ""})
    "CASE WHEN age >= 18 THEN '18+' ELSE '0-17' END"
    """
    first, *others = bands
    whens = " ".join(f"WHEN {column} >= {lowest(band)} THEN '{band}'" for band in reversed(others))
    return f"CASE {whens} ELSE '{first}' END"
