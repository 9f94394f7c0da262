"""Named queries about the pooled fund: public money, exact to the penny before it is a figure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import PooledFund, pooled_fund
from appraisal.partnership.figures.fund import payer
from appraisal.partnership.fund import Scope
from appraisal.partnership.pounds import in_millions, total
from appraisal.partnership.queries.named import Found, NamedQuery, Parameter, QueryError
from appraisal.partnership.risk_share import RULES, RiskShare, lines_at, share_risk
from appraisal.partnership.risk_share_words import RULE_NAMES
from appraisal.wording import brief

_MOVING: Final = (
    Parameter("aligned_moved", "How much of the aligned money moves in.", "%", 0, 100, 0),
    Parameter("undecided_moved", "How much of the undecided money moves in.", "%", 0, 100, 0),
)
_SHARING: Final = (
    Parameter(
        "overspend",
        "The overspend, or less than nought for an underspend; 0 takes the outturn of the data.",
        "£",
        -1e9,
        1e9,
        0,
    ),
    Parameter(
        "rule",
        "0 the rule in force; 1 each bears its own, 2 pro rata, 3 capped, 4 the host bears it,"
        " 5 fixed and variable lines.",
        "rule",
        0,
        len(RULES),
        0,
        whole=True,
    ),
)


def _pool_size(data: PartnershipData, assume: Mapping[str, float]) -> Found:
    fund = _fund(data)
    now = _budget(fund, "in_pool")
    value = now + _moved(fund, assume)
    words = f"Budgets of {in_millions(now)} are in the pool in {fund.year}."
    if value != now:
        words += f" {_moves(assume)} it is {in_millions(value)}."
    return Found(float(value), words)


def _pooled_share(data: PartnershipData, assume: Mapping[str, float]) -> Found:
    fund = _fund(data)
    every = total(line.budget for line in fund.lines if line.year == fund.year)
    if not every:
        raise QueryError(f"The budgets of {fund.year} come to nothing. Load budgets above £0.")
    now = _budget(fund, "in_pool")
    value = 100 * float((now + _moved(fund, assume)) / every)
    words = f"{in_millions(now)} of {in_millions(every)} is in the pool in {fund.year}."
    if any(assume.values()):
        words += f" {_moves(assume)} it is {brief(value)}\u00a0% of it."
    return Found(value, words)


def _borne_by_council(data: PartnershipData, assume: Mapping[str, float]) -> Found:
    return _borne(data, assume, "council")


def _borne_by_nhs(data: PartnershipData, assume: Mapping[str, float]) -> Found:
    return _borne(data, assume, "icb")


def _borne(data: PartnershipData, assume: Mapping[str, float], funder: str) -> Found:
    fund = _fund(data)
    partner = payer(data, fund.id, funder)
    if partner is None:
        raise QueryError(
            f"Neither funding nor a partner of that kind ({funder}) was loaded for"
            f" '{fund.name}'. Load the table contribution."
        )
    result = _shared(fund, assume)
    amount = result.amount(partner)
    sign = "overspend" if result.variance >= 0 else "underspend"
    words = (
        f"Of an {sign} of {in_millions(abs(result.variance))},"
        f" {partner} {'bears' if amount >= 0 else 'keeps'} {in_millions(abs(amount))}"
        f" ({RULE_NAMES[result.rule].lower()})."
    )
    return Found(float(amount), words)


def _shared(fund: PooledFund, assume: Mapping[str, float]) -> RiskShare:
    if fund.agreement is None:
        raise QueryError(
            f"No rule of risk share was loaded for '{fund.name}'. Load the tables risk_share_rule"
            " and contribution."
        )
    given = Decimal(str(round(assume["overspend"], 2)))
    variance = given or fund.variance
    if variance is None:
        raise QueryError(
            f"No outturn of {fund.year} was loaded for '{fund.name}'. Load the table outturn, or"
            " assume an overspend."
        )
    lines = lines_at(fund.risk_lines, variance) if given and fund.risk_lines else fund.risk_lines
    place = int(assume["rule"])
    rule = RULES[place - 1] if place else fund.agreement.rule
    return share_risk(fund.agreement, fund.pool, variance, lines, rule=rule)


def _fund(data: PartnershipData) -> PooledFund:
    fund = pooled_fund(data)
    if fund is None:
        raise QueryError(
            "These data hold no pooled fund. Load the tables pool, budget_element and budget_line,"
            " or score this criterion by hand."
        )
    return fund


def _budget(fund: PooledFund, scope: Scope) -> Decimal:
    return total(
        line.budget for line in fund.lines if line.year == fund.year and line.scope == scope
    )


def _moved(fund: PooledFund, assume: Mapping[str, float]) -> Decimal:
    return sum(
        (
            _budget(fund, scope) * Decimal(str(assume[name])) / 100
            for scope, name in _SCOPES.items()
        ),
        Decimal(0),
    )


def _moves(assume: Mapping[str, float]) -> str:
    return (
        f"With {assume['aligned_moved']:g}\u00a0% of the aligned money and"
        f" {assume['undecided_moved']:g}\u00a0% of the undecided moved in"
    )


_SCOPES: Final[Mapping[Scope, str]] = {"aligned": "aligned_moved", "undecided": "undecided_moved"}

ABOUT_THE_FUND: Final = (
    NamedQuery(
        "pool_size_after_moving",
        "Size of the pool",
        "£",
        "Gross pounds a year in the pool, with aligned and undecided money moved in.",
        _MOVING,
        _pool_size,
    ),
    NamedQuery(
        "pooled_share",
        "Share that is pooled",
        "%",
        "The part of all budgets mapped that is in the pool, with other money moved in.",
        _MOVING,
        _pooled_share,
    ),
    NamedQuery(
        "overspend_borne_by_council",
        "What the council bears of an overspend",
        "£",
        "Pounds of an overspend that fall on the council; less than nought is what it keeps.",
        _SHARING,
        _borne_by_council,
    ),
    NamedQuery(
        "overspend_borne_by_nhs",
        "What the NHS bears of an overspend",
        "£",
        "Pounds of an overspend that fall on the NHS; less than nought is what it keeps.",
        _SHARING,
        _borne_by_nhs,
    ),
)
"""The queries that rest on budgets, funding and outturn alone."""
