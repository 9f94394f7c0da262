"""The topics of the page *Pooled fund*, in their order there and in the report."""

from __future__ import annotations

from typing import Final

from appraisal.briefing import risk
from appraisal.briefing.pool import budgets_section, pool_section
from appraisal.briefing.pool_funding import funding_section
from appraisal.briefing.pool_outturn import outturn_section
from appraisal.briefing.pool_steps import pooling_section
from appraisal.briefing.topic import Topic

SECTIONS: Final[tuple[Topic, ...]] = (
    Topic("pool", "The pool", pool_section, ("year",)),
    Topic("budgets", "All budgets", budgets_section, ("client_group", "year")),
    Topic("pooling", "From aligned to pooled", pooling_section, ("year",)),
    Topic("funding", "Funding", funding_section, ("year",)),
    Topic("outturn", "Outturn", outturn_section, ("year",)),
    risk.TOPIC,
)
