"""The chapters of the report, in the order of the design, each with the topics that it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from appraisal.briefing import (
    ages,
    area,
    costs,
    demand,
    fairness,
    fund,
    known,
    needs,
    population,
    quality,
    services,
    sources,
)
from appraisal.briefing.topic import Topic


@dataclass(frozen=True)
class Planned:
    """A chapter to be written: the topics whose sections it holds."""

    key: str
    heading: str
    topics: tuple[Topic, ...]


CHAPTERS: Final = (
    Planned("sources", "Sources and completeness", (sources.TOPIC,)),
    Planned("population", "Population", (population.TOPIC,)),
    Planned("known", "Known and expected", (known.TOPIC,)),
    Planned("needs", "Need and homes", (needs.TOPIC,)),
    Planned("ages", "Age and family", (ages.TOPIC,)),
    Planned("services", "Services, and where they are", (services.TOPIC, area.TOPIC)),
    Planned("costs", "Cost of care", (costs.TOPIC,)),
    Planned("fund", "The pooled fund", fund.SECTIONS),
    Planned("demand", "Demand", demand.SECTIONS),
    Planned("fairness", "Fairness", (fairness.TOPIC,)),
    Planned("quality", "Data quality", (quality.TOPIC,)),
)

SUMMARY: Final = (
    "population",
    "known",
    "ages",
    "area",
    "pool",
    "risk_share",
    "demand_people",
    "demand_money",
)
"""The topics whose findings are the summary: eight at most."""

IN_THE_ANNEX: Final = frozenset(
    {
        ("sources", "tables"),
        ("sources", "blanks"),
        ("quality", "checks"),
        ("quality", "manifest"),
    }
)
"""Tables too long to read in their chapter, by section and key."""

ELSEWHERE: Final = frozenset({("quality", "findings")})
"""Tables that the chapter of gaps and actions says in its own way."""
