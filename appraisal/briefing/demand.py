"""The topics of the page *Demand*, in their order there and in the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from appraisal.briefing.demand_money import drivers_section, money_section
from appraisal.briefing.demand_people import people_section, young_section
from appraisal.briefing.demand_services import capacity_section
from appraisal.briefing.demand_staff import staff_section
from appraisal.briefing.section import Section
from appraisal.briefing.topic import Filter, Topic
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.demand import Outlook
from appraisal.partnership.figures import Where

_WITHIN: Final[tuple[Filter, ...]] = ("locality", "client_group")
_WHOLE: Final = "Capacity is known for the whole partnership only, so there are no filters here."

SECTIONS: Final[tuple[Topic, ...]] = (
    Topic("demand_people", "People", people_section, _WITHIN),
    Topic("demand_money", "Money", money_section, _WITHIN),
    Topic("demand_drivers", "What drives it", drivers_section, _WITHIN),
    Topic("demand_capacity", "Places", capacity_section, filters_note=_WHOLE),
    Topic("demand_staff", "Staff", staff_section, filters_note=_WHOLE),
    Topic(
        "demand_young",
        "Young people",
        young_section,
        filters_note="Young people are shown for the whole partnership only.",
    ),
)

Projected = Callable[[PartnershipData, Where, Sequence[Outlook] | None], Section]

_PROJECTED: Final[Mapping[str, Projected]] = MappingProxyType(
    {
        "demand_people": people_section,
        "demand_money": money_section,
        "demand_drivers": drivers_section,
        "demand_capacity": capacity_section,
        "demand_staff": staff_section,
    }
)


def heeds_drivers(topic: Topic) -> bool:
    """Whether a topic changes with the drivers."""
    return topic.key in _PROJECTED


def demand_section(
    topic: Topic, data: PartnershipData, where: Where, outlooks: Sequence[Outlook] | None = None
) -> Section:
    """A section of demand: by the partnership's own outlooks, kept, or by those given.

    Raises DemandError where a driver given cannot be.
    """
    if not outlooks or not heeds_drivers(topic):
        return topic.section(data, where)
    return _PROJECTED[topic.key](data, where, outlooks)
