"""The pooled fund as loaded: budgets, funding, outturn and the rules of its risk share.

Budgets are public money, published in both bodies' accounts, and of whole services: they pass
through the open door of disclosure control. What packages cost, added up over people, does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from appraisal.disclosure import unprotected
from appraisal.partnership.database import PartnershipData, PartnershipDataError
from appraisal.partnership.fund import (
    BudgetLine,
    OutturnAgainstBudget,
    OutturnLine,
    outturn_against_budget,
)
from appraisal.partnership.pounds import total
from appraisal.partnership.risk_share import Agreement, RiskLine, Rule
from appraisal.wording import listed

PUBLIC_MONEY: Final = (
    "budgets, funding and outturn of whole services are public money, published in accounts"
)

_FUNDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "council": ("council", "district"),
    "icb": ("icb", "pct"),
}
"""The kinds of partner that each funder of the budget lines is."""

_LINES: Final = """
    SELECT element_id, name, funder, "year", tier_id, scope_status, client_group_id, budget
    FROM budget_line JOIN budget_element USING (element_id)
    ORDER BY budget_element._row, funder, "year" """

_OUTTURN: Final = """
    SELECT element_id, funder, "year", amount, status = 'forecast', as_at FROM outturn
    JOIN budget_element USING (element_id) ORDER BY budget_element._row, funder, "year" """

_POOL: Final = """
    SELECT pool_id, pool.name, legal_basis, host_partner_id FROM pool
    WHERE pool_id = ? OR ? IS NULL ORDER BY _row LIMIT 1"""

_FUNDING: Final = """
    SELECT partner_id, partner.short, partner.kind, "year", agreed, share, recurrent_change,
        indexation, efficiency
    FROM contribution JOIN partner USING (partner_id)
    WHERE pool_id = ? ORDER BY "year", share DESC, partner_id"""

_RULES: Final = """
    SELECT rule, in_force, tolerance_percent, cap, capped_partner_id, variable_share,
        notice_months, dispute_route
    FROM risk_share_rule WHERE pool_id = ? ORDER BY _row"""


@dataclass(frozen=True)
class AgreedFunding:
    """What one partner agreed to pay into the pool in a year, and how that was worked out.

    `partner` is the short name, as everywhere in the fund. `agreed` and `recurrent_change` are
    exact pounds, `share` is of 1, `indexation` and `efficiency` per cents.
    """

    partner: str
    year: str
    agreed: Decimal
    share: Decimal
    recurrent_change: Decimal
    indexation: Decimal
    efficiency: Decimal


@dataclass(frozen=True)
class PooledFund:
    """One pooled fund in one year, with all years' lines for those who look back or ahead.

    `lines` and `outturn` are of all budgets, pooled or not, as `appraisal.partnership.fund` takes
    them: their funder is a partner's short name, or "joint_other" for money of neither.
    `agreement` is the rule in force with every term of the other rules, for `share_risk` and
    `every_rule`; None where no rule or no funding was loaded. `pool` is the funding of the year,
    `variance` the pool's outturn less its budget, None where no outturn is known;
    `forecast` says whether that year is still open, `outturn_as_at` when it was last known.
    """

    id: str
    name: str
    host: str
    legal_basis: str
    year: str
    years: tuple[str, ...]
    lines: tuple[BudgetLine, ...]
    outturn: tuple[OutturnLine, ...]
    funding: tuple[AgreedFunding, ...]
    agreement: Agreement | None
    pool: Decimal
    variance: Decimal | None
    forecast: bool
    outturn_as_at: date | None
    risk_lines: tuple[RiskLine, ...]
    why_open: str = PUBLIC_MONEY

    @property
    def funding_now(self) -> tuple[AgreedFunding, ...]:
        """What each partner pays in this year."""
        return tuple(one for one in self.funding if one.year == self.year)


def pooled_fund(
    data: PartnershipData, year: str | None = None, pool: str | None = None
) -> PooledFund | None:
    """The pooled fund in a financial year: the data's own and the first pool, unless given.

    None where no pool or no budgets were loaded. Raises PartnershipDataError for a year or a pool
    that was not loaded.
    """
    if not data.has("pool", "budget_line", "budget_element"):
        return None
    found = data.rows(_POOL, [pool, pool])
    if not found:
        raise PartnershipDataError(f"There is no pool '{pool}'. Use one of {_pools(data)}.")
    ((pool_id, name, legal_basis, host_id),) = found
    rows = data.rows(_FUNDING, [pool_id]) if data.has("contribution") else []
    payers = _payers(rows)
    lines = _lines(data, payers)
    years = tuple(sorted({line.year for line in lines}))
    chosen = year or (data.money_year if data.money_year in years else years[-1])
    if chosen not in years:
        raise PartnershipDataError(
            f"There are no budgets for {chosen}. Use one of {listed(years)}."
        )
    shorts = dict(data.rows("SELECT partner_id, short FROM partner"))
    funding = tuple(_funding(row) for row in rows)
    now = [one for one in funding if one.year == chosen]
    spent, as_at = _outturn(data, payers, chosen)
    against = _against(lines, spent, chosen)
    host = shorts[host_id]
    fund = PooledFund(
        id=pool_id,
        name=name,
        host=host,
        legal_basis=legal_basis,
        year=chosen,
        years=years,
        lines=lines,
        outturn=spent,
        funding=funding,
        agreement=_agreement(data, pool_id, host, now, shorts),
        pool=total(one.agreed for one in now),
        variance=against.whole.amount if against else None,
        forecast=bool(against and against.forecast),
        outturn_as_at=as_at,
        risk_lines=_risk_lines(lines, spent, chosen, [one.partner for one in now], host),
    )
    return unprotected(fund, PUBLIC_MONEY).figures


def payer(data: PartnershipData, pool: str, funder: str) -> str | None:
    """The short name of the partner behind a funder of budget lines; None where none pays in."""
    rows = data.rows(_FUNDING, [pool]) if data.has("contribution") else []
    return _payers(rows).get(funder)


def _pools(data: PartnershipData) -> str:
    return listed([name for (name,) in data.rows("SELECT pool_id FROM pool ORDER BY _row")])


def _payers(rows: Sequence[tuple[Any, ...]]) -> dict[str, str]:
    """The partner behind each funder of the budget lines: the one of its kind that pays in."""
    payers: dict[str, str] = {}
    for _, short, kind, *_ in rows:
        for funder, kinds in _FUNDERS.items():
            if kind in kinds:
                payers.setdefault(funder, short)
    return payers


def _lines(data: PartnershipData, payers: Mapping[str, str]) -> tuple[BudgetLine, ...]:
    return tuple(
        BudgetLine(
            element=element,
            name=name,
            funder=payers.get(funder, funder),
            year=year,
            tier=int(tier),
            scope=scope,
            client_group=group,
            budget=budget,
        )
        for element, name, funder, year, tier, scope, group, budget in data.rows(_LINES)
    )


def _outturn(
    data: PartnershipData, payers: Mapping[str, str], year: str
) -> tuple[tuple[OutturnLine, ...], date | None]:
    rows = data.rows(_OUTTURN) if data.has("outturn") else []
    lines = tuple(
        OutturnLine(element, payers.get(funder, funder), one_year, amount, forecast=forecast)
        for element, funder, one_year, amount, forecast, _ in rows
    )
    known = [as_at for _, _, one_year, _, _, as_at in rows if one_year == year]
    return lines, max(known, default=None)


def _against(
    lines: Sequence[BudgetLine], spent: Sequence[OutturnLine], year: str
) -> OutturnAgainstBudget | None:
    pooled = any(line.year == year and line.scope == "in_pool" for line in lines)
    return outturn_against_budget(lines, spent, year) if pooled else None


def _funding(row: tuple[Any, ...]) -> AgreedFunding:
    _, short, _, year, agreed, share, change, indexation, efficiency = row
    return AgreedFunding(
        partner=short,
        year=year,
        agreed=agreed,
        share=share,
        recurrent_change=change or Decimal(0),
        indexation=indexation,
        efficiency=efficiency,
    )


def _agreement(
    data: PartnershipData,
    pool_id: str,
    host: str,
    funding: Sequence[AgreedFunding],
    shorts: Mapping[str, str],
) -> Agreement | None:
    rows = data.rows(_RULES, [pool_id]) if data.has("risk_share_rule") else []
    if not rows or not funding:
        return None
    rule: Rule
    rule, _, tolerance, _, _, _, notice, dispute = next((row for row in rows if row[1]), rows[0])
    partners = [one.partner for one in funding]
    variable = [row[5] for row in rows if row[5] is not None]
    caps = {
        shorts[partner]: cap
        for _, _, _, cap, partner, *_ in rows
        if cap is not None and shorts.get(partner) in partners
    }
    return Agreement(
        shares={one.partner: one.share for one in funding},
        rule=rule,
        tolerance_percent=tolerance,
        host=host if host in partners else None,
        caps=caps or None,
        variable_share=variable[0] if variable else None,
        notice_months=notice,
        dispute_route=dispute or "",
    )


def _risk_lines(
    lines: Sequence[BudgetLine],
    spent: Sequence[OutturnLine],
    year: str,
    partners: Sequence[str],
    host: str,
) -> tuple[RiskLine, ...]:
    """The pool's lines with their variances; joint money counts as the host's line."""
    known = {one.key: one for one in spent if one.year == year}
    return tuple(
        RiskLine(
            name=line.name,
            partner=line.funder if line.funder in partners else host,
            budget=line.net,
            variance=known[line.key].net - line.net,
        )
        for line in lines
        if line.year == year and line.scope == "in_pool" and line.key in known
        if line.funder in partners or host in partners
    )
