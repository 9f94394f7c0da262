"""Outturn against budget: where the pool spends more or less than was agreed."""

from __future__ import annotations

from appraisal.briefing.exact import decimals_for, in_pounds_exactly, millions
from appraisal.briefing.fund_year import fund_of, fund_source, funder_name, no_fund
from appraisal.briefing.section import Exhibit, Section, TextTable
from appraisal.briefing.standing import date_in_words
from appraisal.charts.data import Bars
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import EVERYTHING, PooledFund, Where
from appraisal.partnership.fund import (
    Dimension,
    OutturnAgainstBudget,
    Variance,
    outturn_against_budget,
)
from appraisal.partnership.fund.words import outturn_sentence
from appraisal.partnership.pounds import NOUGHT, in_millions
from appraisal.wording import fixed

_KEY, _HEADING = "outturn", "Outturn"
_NOT_KNOWN = "not known"


def outturn_section(data: PartnershipData, where: Where = EVERYTHING) -> Section:
    """What the pool spent, or is forecast to spend, against its budget."""
    fund = fund_of(data, where)
    if fund is None:
        return no_fund(_KEY, _HEADING)
    if fund.variance is None:
        return Section(
            _KEY,
            _HEADING,
            f"No outturn of the pool is known for {fund.year}.",
            missing="Choose an earlier year, or load the table 'outturn' with this one.",
        )
    by_element, by_funder = _against(fund, "name"), _against(fund, "funder")
    return Section(
        _KEY,
        _HEADING,
        outturn_sentence(by_element),
        exhibits=(
            *_over_and_under(by_element),
            _table("elements", "Budget and outturn of every element, in pounds.", by_element),
            _table("funders", "Budget and outturn of every funder, in pounds.", by_funder),
        ),
        source=fund_source(data, "Budgets and outturn", fund.year, _dated(fund)),
    )


def _against(fund: PooledFund, by: Dimension) -> OutturnAgainstBudget:
    return outturn_against_budget(fund.lines, fund.outturn, fund.year, by=by)


def _dated(fund: PooledFund) -> str:
    if fund.outturn_as_at is None:
        return ""
    kind = "forecast" if fund.forecast else "outturn"
    return f"{kind} as at {date_in_words(fund.outturn_as_at)}"


def _over_and_under(found: OutturnAgainstBudget) -> list[Exhibit]:
    """How far each element is from its budget, the furthest over first."""
    held = sorted(
        (one for one in found.parts if one.amount is not None),
        key=lambda one: -(one.amount or NOUGHT),
    )
    if not held:
        return []
    over = [one for one in held if (one.amount or NOUGHT) > 0]
    under = [one for one in held if (one.amount or NOUGHT) < 0]
    amounts = [one.amount or NOUGHT for one in held]
    spec = Bars(
        title=_way_words(over, under),
        heading="Element",
        unit="£ million over budget; below 0 is under it",
        labels=tuple(one.key for one in held),
        series=millions("Over or under budget", amounts, decimals_for(amounts)),
        stressed=tuple(one.key for one in over),
    )
    return [Exhibit("variance", spec)]


def _way_words(over: list[Variance], under: list[Variance]) -> str:
    more = sum((one.amount or NOUGHT for one in over), NOUGHT)
    less = -sum((one.amount or NOUGHT for one in under), NOUGHT)
    if not over and not under:
        return "Every element is on budget."
    return (
        f"Elements over budget come to {in_millions(more)}, those under it to {in_millions(less)}."
    )


def _table(key: str, title: str, found: OutturnAgainstBudget) -> TextTable:
    rows = [_row(funder_name(one.key), one) for one in found.parts if one.budget or one.amount]
    return TextTable(
        key,
        title,
        (
            "Funder" if found.by == "funder" else "Element",
            "Budget",
            "Forecast" if found.forecast else "Outturn",
            "Over or under",
            "Per cent",
        ),
        (*rows, _row("All", found.whole)),
    )


def _row(name: str, one: Variance) -> tuple[str, ...]:
    spent, amount = (
        _NOT_KNOWN if value is None else in_pounds_exactly(value)
        for value in (one.outturn, one.amount)
    )
    rate = _NOT_KNOWN if one.percent is None else f"{fixed(one.percent, 1)}\u00a0%"
    return name, in_pounds_exactly(one.budget), spent, amount, rate
