"""The few figures that everything else in the report is about."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.briefing.fund_year import fund_of
from appraisal.briefing.series import number, shown, tenths
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import EVERYTHING, Headline, PooledFund, headline
from appraisal.partnership.pounds import in_millions, in_pounds
from appraisal.reports.content import Table
from appraisal.wording import listed, percent

Row = tuple[str, str]


def main_figures(data: PartnershipData) -> Table | None:
    """People, what their packages cost, and the pool; None where none of it was loaded."""
    people, fund = headline(data), fund_of(data, EVERYTHING)
    rows = (
        *(_register(people) if people else ()),
        *(_packages(people) if people and data.has("package") else ()),
        *(_fund(fund) if fund else ()),
    )
    if not rows:
        return None
    return Table("", ("What", "Figure"), rows, title="The main figures")


def _register(held: Headline) -> Iterator[Row]:
    if held.adults_on_register is not None:
        yield "Adults on the register", number(held.adults_on_register)


def _packages(held: Headline) -> Iterator[Row]:
    yield "People with packages of care", shown(held.people_with_packages)
    yield "What their packages cost a week", shown(held.weekly, in_pounds)
    yield "What their packages cost a year", shown(held.annual, _in_millions)
    yield "Mean for a person a week", shown(held.mean_weekly, in_pounds)
    yield "People out of area", _with_share(held.people_out_of_area, held.out_share_of_people)
    yield "What people out of area take of the cost", shown(held.out_share_of_cost, tenths)


def _with_share(people: int | None, share: float | None) -> str:
    return shown(people) if share is None else f"{shown(people)} ({tenths(share)})"


def _fund(fund: PooledFund) -> Iterator[Row]:
    paid = [f"{one.partner} {percent(float(one.share))}" for one in fund.funding_now]
    if paid:
        yield f"The pool of {fund.year}", f"{in_millions(fund.pool, 1)} ({listed(paid)})"
    if fund.variance is not None and fund.pool:
        over = fund.variance >= 0
        what = f"{'Forecast' if fund.forecast else 'Final'} {'overspend' if over else 'underspend'}"
        share = percent(float(abs(fund.variance) / fund.pool), 2)
        yield what, f"{in_millions(abs(fund.variance))} ({share} of the pool)"


def _in_millions(amount: float) -> str:
    return in_millions(amount, 2)
