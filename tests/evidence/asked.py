"""Option sets that ask for figures, and a small source that answers them by arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from appraisal.errors import AppraisalError
from appraisal.evidence import Answer, EvidenceError
from appraisal.option_sets import OptionSet, read_option_set_text

AWAY = """\
format: 1
id: away
title: Care away from home
date: 2026-11
sources:
  panel: {title: Panel minutes, date: 2026-10}
criteria:
  spend:
    name: Spent out of area
    measure: {unit: £, worst: 8000000, best: 0, query: out_of_area_spend, assume: {returning: 0}}
  near: {name: Near to family}
options:
  now: {name: As now, label: A, baseline: true, scores: {near: 20}}
  plan:
    name: A plan for each person
    label: B
    scores:
      near: 70
      spend: {assume: {returning: 40}, because: Four in ten could come home, source: panel, at: p 2}
  own: {name: An own figure, label: C, scores: {near: 40, spend: 3000000}}
"""


def away(*changes: tuple[str, str]) -> OptionSet:
    """The option set above with pieces of its text replaced."""
    text = AWAY
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    reading = read_option_set_text(text)
    assert reading.option_set is not None, reading.errors
    return reading.option_set


@dataclass(frozen=True)
class Spend:
    """Answers one query: what is spent, less the share that returns."""

    pounds: float = 5_514_111.675
    unit: str = "£"
    data: str = "3f2a9c1bd4"
    as_at: date = date(2026, 11, 22)
    hidden: bool = False

    def ask(self, query: str, assume: Mapping[str, float]) -> Answer:
        if query != "out_of_area_spend":
            raise EvidenceError(f"'{query}' is not a query. Use out_of_area_spend.")
        if self.hidden:
            raise AppraisalError("Fewer people than may be shown.")
        returning = assume.get("returning", 0)
        return Answer(
            title="Spend out of area a year",
            value=self.pounds * (1 - returning / 100),
            unit=self.unit,
            words=f"With {returning:g} % of people returning",
            data=self.data,
            as_at=self.as_at,
            assume=dict(assume),
        )
