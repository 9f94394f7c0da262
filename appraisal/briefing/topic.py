"""A topic of the evidence: how a page calls it, which filters it heeds, and what writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from appraisal.briefing.section import Section
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import EVERYTHING, Where

Filter = Literal["locality", "client_group", "year"]

EVERY_FILTER: Final[tuple[Filter, ...]] = ("locality", "client_group", "year")


@dataclass(frozen=True)
class Topic:
    """One section to choose on a page, and to find in the report.

    `key` stands in the page's address and `label` on the page. `filters` are those that change
    it; `filters_note` says in a sentence what a reader should know of them, where that helps.
    """

    key: str
    label: str
    writes: Callable[[PartnershipData, Where], Section]
    filters: tuple[Filter, ...] = ()
    filters_note: str = ""

    def section(self, data: PartnershipData, where: Where = EVERYTHING) -> Section:
        """The section within the filters that it heeds, worked out once for a load."""
        heeded = Where(**{name: getattr(where, name) for name in self.filters})
        return data.once(("section", self.key, heeded), lambda: self.writes(data, heeded))
