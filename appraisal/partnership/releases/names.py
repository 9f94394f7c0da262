"""The names of the categories of each dimension, as the partnership's reference lists have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.releases.groupings import (
    AGE_GROUPS,
    AREAS,
    CARER_AGES,
    COST_BANDS,
    NOT_KNOWN,
    TENTHS,
    YES_NO,
)


@dataclass(frozen=True)
class Category:
    """One category of a table: the code that the data use and the name that people read."""

    id: str
    name: str


_LISTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "locality": "SELECT locality_id, name FROM locality ORDER BY locality_id = 'OOA', _row",
        "client_group": "SELECT client_group_id, name FROM client_group ORDER BY _row",
        "need": "SELECT need_band_id, name FROM need_band ORDER BY need_band_id",
        "home": "SELECT accommodation_id, name FROM accommodation ORDER BY _row",
        "service": "SELECT service_type_id, name FROM service_type ORDER BY _row",
        "tier": "SELECT tier_id, name FROM tier ORDER BY tier_id",
        "provider": "SELECT provider_id, name FROM provider ORDER BY _row",
    }
)

_FIXED: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "age": AGE_GROUPS,
        "area": AREAS,
        "band": COST_BANDS,
        "tenth": TENTHS,
        "assessed": YES_NO,
        "carer75": YES_NO,
        "carer_age": CARER_AGES,
        "sex": {"female": "Female", "male": "Male"},
        "sector": {
            "in_house": "Council, in house",
            "nhs": "NHS",
            "voluntary": "Voluntary",
            "independent": "Independent",
        },
    }
)


def categories(data: PartnershipData, dimension: str) -> tuple[Category, ...]:
    """The categories that the partnership's lists have for a dimension, in their order.

    Nothing for a dimension whose words are the data's own, such as the reasons for placements.
    """
    return data.once(("names", dimension), lambda: _categories(data, dimension))


def named(data: PartnershipData, dimension: str, word: str) -> Category:
    """The category of that id; one that no list names goes by its id."""
    for category in categories(data, dimension):
        if category.id == word:
            return category
    return Category(word, "Not known" if word == NOT_KNOWN else word.replace("_", " "))


def _categories(data: PartnershipData, dimension: str) -> tuple[Category, ...]:
    if dimension in _FIXED:
        return tuple(Category(word, name) for word, name in _FIXED[dimension].items())
    if dimension not in _LISTS:
        return ()
    return tuple(Category(word, name) for word, name in data.rows(_LISTS[dimension]))
