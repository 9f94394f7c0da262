"""How the pool came about: from aligned budgets, and from all budgets."""

from __future__ import annotations

from appraisal.briefing.exact import in_pounds_exactly, to_add_up
from appraisal.briefing.fund_year import fund_of, fund_source, funder_name, no_fund, year_before
from appraisal.briefing.section import Exhibit, Section, TextTable
from appraisal.charts.data import Waterfall as WaterfallSpec
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import EVERYTHING, Where
from appraisal.partnership.fund import (
    BudgetLine,
    Waterfall,
    pool_from_aligned,
    pool_from_all_budgets,
)
from appraisal.partnership.fund.words import waterfall_sentence
from appraisal.partnership.pounds import total
from appraisal.wording import listed

_KEY, _HEADING = "pooling", "From aligned to pooled"


def pooling_section(data: PartnershipData, where: Where = EVERYTHING) -> Section:
    """From budgets run side by side the year before, and from all budgets, to the pool."""
    fund = fund_of(data, where)
    if fund is None:
        return no_fund(_KEY, _HEADING)
    every = pool_from_all_budgets(fund.lines, fund.year)
    before = year_before(fund.year)
    steps = [("all", every)]
    if before in fund.years:
        steps.insert(0, ("aligned", pool_from_aligned(fund.lines, before, fund.year)))
    exhibits: list[Exhibit | TextTable] = [_pool_steps(key, one) for key, one in steps]
    return Section(
        _KEY,
        _HEADING,
        waterfall_sentence(steps[0][1]),
        exhibits=(*exhibits, *_undecided(every)),
        source=fund_source(data, "Budgets", fund.year),
    )


def _pool_steps(key: str, found: Waterfall) -> Exhibit:
    steps = [step for step in found.steps if step.amount or step.kind in ("start", "pool")]
    labels = tuple(step.label for step in steps)
    spec = WaterfallSpec(
        title=waterfall_sentence(found),
        heading="Step",
        unit="£ million a year",
        labels=labels,
        amounts=to_add_up([step.amount for step in steps]),
        totals=(labels[0], labels[-1]),
    )
    left = [step.label.lower() for step in found.steps if step not in steps]
    return Exhibit(key, spec, (f"Steps of £0 are not drawn: {listed(left)}.",) if left else ())


def _undecided(found: Waterfall) -> list[TextTable]:
    held = [line for line in found.undecided_lines if line.net]
    if not held:
        return []
    rows = [_undecided_row(line) for line in held]
    whole = in_pounds_exactly(total(line.net for line in held))
    return [
        TextTable(
            "undecided",
            "What is still to be decided.",
            ("Element", "Funder", "Tier", "Budget"),
            (*rows, ("All", "", "", whole)),
        )
    ]


def _undecided_row(line: BudgetLine) -> tuple[str, ...]:
    return line.name, funder_name(line.funder), str(line.tier), in_pounds_exactly(line.net)
