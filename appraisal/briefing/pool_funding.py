"""Funding: each partner's steps from last year's to what it agreed, and its payments."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from appraisal.briefing.exact import in_pounds_exactly, to_add_up
from appraisal.briefing.fund_year import fund_of, fund_source, no_fund, year_before
from appraisal.briefing.section import Exhibit, Section, TextTable
from appraisal.briefing.standing import date_in_words
from appraisal.charts.data import Waterfall
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import EVERYTHING, AgreedFunding, PooledFund, Where
from appraisal.partnership.fund import (
    FundingChange,
    NextFunding,
    instalments,
    next_years_funding,
)
from appraisal.partnership.pounds import in_millions, total
from appraisal.wording import as_points, listed

_KEY, _HEADING = "funding", "Funding"
_CHANGE = "Recurrent changes"
_OTHERWISE = "Agreed otherwise"


def funding_section(data: PartnershipData, where: Where = EVERYTHING) -> Section:
    """Each partner's steps from last year's funding to what it agreed, and its payments."""
    fund = fund_of(data, where)
    if fund is None:
        return no_fund(_KEY, _HEADING)
    now = fund.funding_now
    if not now:
        return Section(
            _KEY,
            _HEADING,
            f"No funding was agreed for {fund.year}.",
            missing="Load the table 'contribution' with this year, or choose another.",
        )
    steps = [(one, found) for one in now if (found := _worked_out(fund, one)) is not None]
    return Section(
        _KEY,
        _HEADING,
        _funding_finding(fund, now),
        paragraphs=(_terms(now),) if steps else (_noyear_before(fund),),
        exhibits=(
            *(_funding_steps(number, one, found) for number, (one, found) in enumerate(steps)),
            *_steps_table(steps),
            _payments(fund.year, now),
        ),
        source=fund_source(data, "Funding agreed", fund.year),
    )


def _worked_out(fund: PooledFund, now: AgreedFunding) -> NextFunding | None:
    """The steps to a partner's funding; None where last year's is not known."""
    before = [
        one.agreed
        for one in fund.funding
        if one.partner == now.partner and one.year == year_before(now.year)
    ]
    if not before:
        return None
    return next_years_funding(
        now.partner,
        before[0],
        [FundingChange(_CHANGE, now.recurrent_change)],
        indexation=now.indexation,
        efficiency=now.efficiency,
    )


def _funding_finding(fund: PooledFund, now: Sequence[AgreedFunding]) -> str:
    paid = listed([f"{one.partner} pays {in_millions(one.agreed)}" for one in now])
    before = [one.agreed for one in fund.funding if one.year == year_before(fund.year)]
    if not before:
        return f"In {fund.year} {paid}."
    change = total(one.agreed for one in now) - total(before)
    more = "as much as" if not change else f"{in_millions(abs(change), 2)} more than"
    if change < 0:
        more = more.replace("more", "less")
    return f"In {fund.year} {paid}: together {more} the year before."


def _noyear_before(fund: PooledFund) -> str:
    return f"What partners paid before {fund.year} was not loaded, so there are no steps to show."


def _terms(now: Sequence[AgreedFunding]) -> str:
    said = [
        f"{one.partner}'s indexation is {_rate(one.indexation)} and efficiency "
        f"{_rate(one.efficiency)}"
        for one in now
    ]
    return (
        f"{listed(said)}, both of last year's funding with its recurrent changes. Neither is "
        "worked out on the other."
    )


def _rate(rate: Decimal) -> str:
    return f"{as_points(float(rate))}\u00a0%"


def _amounts(one: AgreedFunding, found: NextFunding) -> list[tuple[str, Decimal]]:
    """The steps, named, with what was agreed otherwise, and the funding at the end."""
    names = {
        "last_year": f"{year_before(one.year)}",
        "indexation": f"Indexation, {_rate(one.indexation)}",
        "efficiency": f"Efficiency, {_rate(one.efficiency)}",
    }
    steps = [(names.get(step.key, step.label), step.amount) for step in found.steps]
    rest = one.agreed - found.amount
    if rest:
        steps.append((_OTHERWISE, rest))
    return [*steps, (f"Agreed for {one.year}", one.agreed)]


def _funding_steps(number: int, one: AgreedFunding, found: NextFunding) -> Exhibit:
    steps = [(name, amount) for name, amount in _amounts(one, found) if amount]
    change = one.agreed - found.steps[0].amount
    way = "more" if change > 0 else "less"
    than = f"{in_millions(abs(change), 2)} {way} than" if change else "as much as"
    labels = tuple(name for name, _ in steps)
    spec = Waterfall(
        title=(f"{one.partner} pays {in_millions(one.agreed)}, {than} in {year_before(one.year)}."),
        heading="Step",
        unit="£ million a year",
        labels=labels,
        amounts=to_add_up([amount for _, amount in steps]),
        totals=(labels[0], labels[-1]),
    )
    return Exhibit(f"steps_{number + 1}", spec)


def _steps_table(steps: Sequence[tuple[AgreedFunding, NextFunding]]) -> list[TextTable]:
    rows = []
    for one, found in steps:
        amounts = [step.amount for step in found.steps]
        rest = one.agreed - found.amount
        rows.append((one.partner, *map(in_pounds_exactly, [*amounts, rest, one.agreed])))
    if not rows:
        return []
    return [
        TextTable(
            "steps",
            "The steps in pounds.",
            (
                "Partner",
                "Last year",
                _CHANGE,
                "Indexation",
                "Efficiency",
                _OTHERWISE,
                "Agreed",
            ),
            tuple(rows),
        )
    ]


def _payments(year: str, now: Sequence[AgreedFunding]) -> TextTable:
    paid = {one.partner: instalments(one.agreed, year) for one in now}
    due = [one.due for one in paid[now[0].partner]]
    rows = [
        (date_in_words(day), *(in_pounds_exactly(paid[one.partner][at].amount) for one in now))
        for at, day in enumerate(due)
    ]
    rows.append(("All", *(in_pounds_exactly(one.agreed) for one in now)))
    return TextTable(
        "payments",
        "Four payments a year, on the first day of each quarter.",
        ("Due", *(one.partner for one in now)),
        tuple(rows),
    )
