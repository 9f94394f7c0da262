"""The pooled fund of one year for a section: what it holds, its names, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from appraisal.briefing.section import Section
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import PooledFund, Where, pooled_fund
from appraisal.partnership.fund import BudgetLine, in_year
from appraisal.partnership.money_years import begins, money_year
from appraisal.partnership.releases import named

SCOPE_NAMES: Final[Mapping[str, str]] = {
    "in_pool": "In the pool",
    "aligned": "Aligned",
    "out": "Left out",
    "undecided": "Undecided",
}

_JOINT: Final = "joint_other"
_JOINT_NAME: Final = "Joint and other"


def fund_of(data: PartnershipData, where: Where) -> PooledFund | None:
    """The pooled fund in the year asked for, `where.year` being the one in which it begins.

    Worked out once for a load. None where no pool or no budgets were loaded; raises
    PartnershipDataError for a year without budgets.
    """
    year = None if where.year is None else money_year(where.year)
    return data.once(("fund", year), lambda: pooled_fund(data, year))


def no_fund(key: str, heading: str) -> Section:
    """The section in place of one without a fund, saying what to do."""
    return Section(
        key,
        heading,
        "No pooled fund was loaded.",
        missing="Load the tables 'pool', 'budget_element' and 'budget_line' to see it.",
    )


def lines_of(fund: PooledFund, where: Where) -> tuple[BudgetLine, ...]:
    """The budget lines of the fund's year, of one client group where it is asked for."""
    return tuple(
        line
        for line in in_year(fund.lines, fund.year)
        if where.client_group in (None, line.client_group)
    )


def funders(lines: Sequence[BudgetLine]) -> tuple[str, ...]:
    """The funders that put something in, in the order of the lines; joint money comes last."""
    found = dict.fromkeys(line.funder for line in lines if line.net)
    return tuple(sorted(found, key=lambda funder: funder == _JOINT))


def funder_name(funder: str) -> str:
    """What a funder is called on a page: a partner's short name, or joint and other money."""
    return _JOINT_NAME if funder == _JOINT else funder


def whose(data: PartnershipData, where: Where) -> str:
    """Whose budgets a title is about, where a client group is chosen: " of ..." or ""."""
    if where.client_group is None:
        return ""
    name = named(data, "client_group", where.client_group).name
    return f" for {name[:1].lower()}{name[1:]}"


def fund_source(data: PartnershipData, of: str, year: str, dated: str = "") -> str:
    """The source of figures of the fund, their year, and why they are shown exactly."""
    when = f", {dated}" if dated else ""
    return (
        f"Source: {of}, {year}, {data.name}{when}. Budgets of whole services are public money "
        "and are shown exactly."
    )


def year_before(year: str) -> str:
    """The financial year before one.

    >>> year_before("2026/27")
    '2025/26'
    """
    return money_year(begins(year) - 1)
