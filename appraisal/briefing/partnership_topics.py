"""The topics of the page *Partnership data*, in their order there and in the report."""

from __future__ import annotations

from typing import Final

from appraisal.briefing import (
    ages,
    area,
    costs,
    fairness,
    known,
    needs,
    population,
    services,
    sources,
)
from appraisal.briefing.topic import Topic

SECTIONS: Final[tuple[Topic, ...]] = (
    sources.TOPIC,
    population.TOPIC,
    known.TOPIC,
    needs.TOPIC,
    ages.TOPIC,
    services.TOPIC,
    area.TOPIC,
    costs.TOPIC,
    fairness.TOPIC,
)
