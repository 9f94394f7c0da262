"""Risk share: who bears an overspend or keeps an underspend, by the rule in force and by each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from appraisal.briefing.exact import decimals_for, in_pounds_exactly, millions
from appraisal.briefing.fund_year import fund_of, fund_source, no_fund
from appraisal.briefing.risk_words import standing_sentence, what_it_is
from appraisal.briefing.section import Exhibit, Section, TextTable
from appraisal.briefing.standing import date_in_words
from appraisal.briefing.topic import Topic
from appraisal.charts.data import Bars, GroupedBars, Tolerance
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import EVERYTHING, PooledFund, Where
from appraisal.partnership.pounds import in_millions, pounds
from appraisal.partnership.risk_share import (
    Agreement,
    RiskLine,
    RiskShare,
    every_rule,
    lines_at,
)
from appraisal.partnership.risk_share_words import RULE_NAMES, rules_sentence
from appraisal.wording import counted, percent

_KEY, _HEADING = "risk_share", "Risk share"
_MOST_PARTNERS = 4
_NOT_WORKED_OUT = "cannot be worked out"


def risk_section(
    data: PartnershipData, where: Where = EVERYTHING, variance: Decimal | None = None
) -> Section:
    """Who bears an over- or underspend, in exact pounds; the forecast's own unless one is given.

    An underspend is negative. Raises RiskShareError or MoneyError for an amount that cannot be.
    """
    fund = fund_of(data, where)
    if fund is None:
        return no_fund(_KEY, _HEADING)
    agreement, amount = fund.agreement, fund.variance if variance is None else pounds(variance)
    if agreement is None or not fund.pool:
        return Section(
            _KEY,
            _HEADING,
            f"No agreement on risk was loaded for {fund.year}.",
            missing="Load the tables 'contribution' and 'risk_share_rule' to see it.",
        )
    if amount is None:
        return Section(
            _KEY,
            _HEADING,
            f"No outturn is known for {fund.year}, so there is nothing to share yet.",
            missing="Give an over- or underspend to see who would bear it.",
        )
    results = _results(agreement, fund, amount)
    in_force = next(one for one in results if one.in_force)
    return Section(
        _KEY,
        _HEADING,
        standing_sentence(in_force),
        paragraphs=(what_it_is(fund, amount), f"In force: {in_force.says}"),
        exhibits=tuple(_exhibits(agreement, results, in_force)),
        source=_source(data, fund),
    )


def _results(agreement: Agreement, fund: PooledFund, amount: Decimal) -> tuple[RiskShare, ...]:
    """Every rule on the variance.

    Which lines are fixed is not loaded, so the agreement's variable share says how much is.
    """
    results = every_rule(agreement, fund.pool, amount, _lines(fund, amount))
    if agreement.variable_share is None or any(line.fixed for line in fund.risk_lines):
        return results
    without_lines = {one.rule: one for one in every_rule(agreement, fund.pool, amount)}
    return tuple(
        without_lines[one.rule] if one.rule == "fixed_variable" else one for one in results
    )


def _lines(fund: PooledFund, amount: Decimal) -> tuple[RiskLine, ...]:
    """The pool's lines at the variance: as known, or spread where it is a what-if."""
    if amount == fund.variance or not fund.risk_lines:
        return fund.risk_lines
    return lines_at(fund.risk_lines, amount)


def _exhibits(
    agreement: Agreement, results: Sequence[RiskShare], in_force: RiskShare
) -> Iterator[Exhibit | TextTable]:
    yield _tolerance(in_force)
    if in_force.standing != "on_budget":
        yield from _side_by_side(agreement, results)
    yield _exact(agreement, results)
    yield _terms(results)
    if in_force.next_steps:
        yield _next_steps(agreement, in_force)


def _tolerance(result: RiskShare) -> Exhibit:
    """How far the variance reaches into what is tolerated, whichever way it goes."""
    size, limit = abs(result.variance), in_millions(result.tolerance)
    if result.breached:
        beyond = in_millions(size - result.tolerance)
        title = f"It is {beyond} beyond what is tolerated, {limit}."
    else:
        title = f"{in_millions(result.headroom)} more would reach what is tolerated, {limit}."
    spec = Tolerance(
        title=title,
        heading="What",
        unit=f"£ million; the pool is {in_millions(result.pool)}",
        labels=("Underspend" if result.variance < 0 else "Overspend",),
        amounts=millions("Amount", [size]),
        tolerated=millions(f"{result.tolerance_percent:g}\u00a0% of the pool", [result.tolerance]),
    )
    return Exhibit("tolerance", spec)


def _side_by_side(agreement: Agreement, results: Sequence[RiskShare]) -> Iterator[Exhibit]:
    """Each partner's part under every rule that can be worked out; what it keeps is below 0."""
    worked = [one for one in results if one.parts]
    if not worked:
        return
    host = agreement.host or agreement.partners[0]
    labels = tuple(_rule_name(one) for one in worked)
    title = rules_sentence(results, host)
    unit = "£ million each partner pays" if worked[0].variance > 0 else "£ million; below 0 is kept"
    partners = list(agreement.partners)
    places = decimals_for(part.amount for one in worked for part in one.parts)
    parts = [millions(name, [one.amount(name) for one in worked], places) for name in partners]
    notes = tuple(f"{RULE_NAMES[one.rule]}: {one.why_not}" for one in results if one.why_not)
    if 2 <= len(parts) <= _MOST_PARTNERS:
        spec = GroupedBars(
            title=title, heading="Rule", unit=unit, labels=labels, series=tuple(parts)
        )
        yield Exhibit("rules", spec, notes)
        return
    for number, one in enumerate(parts):
        bars = Bars(
            title=rules_sentence(results, partners[number]),
            heading="Rule",
            unit=unit,
            labels=labels,
            series=one,
        )
        yield Exhibit(f"rules_{number + 1}", bars, notes if not number else ())


def _rule_name(result: RiskShare) -> str:
    return f"{RULE_NAMES[result.rule]}{' (in force)' if result.in_force else ''}"


def _exact(agreement: Agreement, results: Sequence[RiskShare]) -> TextTable:
    left = any(one.unshared for one in results)
    rows = []
    for one in results:
        parts = [_NOT_WORKED_OUT] * len(agreement.partners)
        if not one.why_not:
            parts = [in_pounds_exactly(one.amount(name)) for name in agreement.partners]
        rest = (in_pounds_exactly(one.unshared),) if left else ()
        rows.append((_rule_name(one), *parts, *rest))
    heads = [f"{name} ({percent(float(share))})" for name, share in agreement.shares.items()]
    return TextTable(
        "exact",
        "Every rule in pounds: what each partner pays, or keeps where it is below 0.",
        ("Rule", *heads, *(("Left to nobody",) if left else ())),
        tuple(rows),
    )


def _terms(results: Sequence[RiskShare]) -> TextTable:
    rows = tuple((_rule_name(one), one.why_not or one.says) for one in results)
    return TextTable("terms", "What each rule says.", ("Rule", "What it says"), rows)


def _next_steps(agreement: Agreement, result: RiskShare) -> TextTable:
    notes = ["The order is that of agreements in use."]
    if agreement.notice_months is not None:
        notes.append(f"Notice in this agreement: {counted(agreement.notice_months, 'month')}.")
    if agreement.dispute_route:
        notes.append(f"Disputes go to: {agreement.dispute_route.rstrip('.')}.")
    return TextTable(
        "next",
        "What happens next.",
        ("Step", "What"),
        tuple((str(number), step) for number, step in enumerate(result.next_steps, start=1)),
        (" ".join(notes),),
    )


def _source(data: PartnershipData, fund: PooledFund) -> str:
    dated = f"outturn as at {date_in_words(fund.outturn_as_at)}" if fund.outturn_as_at else ""
    return fund_source(data, "Agreement, funding and outturn", fund.year, dated)


TOPIC = Topic(_KEY, _HEADING, risk_section, filters=("year",))
