"""The pool and all budgets round it: who pays in, for what, on which tier, in the pool or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from appraisal.briefing.exact import decimals_for, in_pounds_exactly, millions
from appraisal.briefing.fund_year import (
    SCOPE_NAMES,
    fund_of,
    fund_source,
    funder_name,
    funders,
    lines_of,
    no_fund,
    whose,
)
from appraisal.briefing.section import Exhibit, Section, TextTable
from appraisal.charts.data import Bars, StackedBars
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import EVERYTHING, PooledFund, Where
from appraisal.partnership.fund import (
    SCOPES,
    BudgetLine,
    Dimension,
    pool_funding,
    totals,
)
from appraisal.partnership.fund.words import funding_sentence
from appraisal.partnership.pounds import NOUGHT, in_millions, total
from appraisal.partnership.releases import named
from appraisal.wording import listed, percent

_POOL, _POOL_HEADING = "pool", "The pool"
_BUDGETS, _BUDGETS_HEADING = "budgets", "All budgets"
_UNIT = "£ million a year"
_MOST_PARTS = 6

Amounts = Mapping[str, Mapping[str, Decimal]]
"""Exact pounds by row, then by part."""


def pool_section(data: PartnershipData, where: Where = EVERYTHING) -> Section:
    """How large the pool is, who pays what share, and what it is for."""
    fund = fund_of(data, where)
    if fund is None:
        return no_fund(_POOL, _POOL_HEADING)
    lines = [line for line in lines_of(fund, EVERYTHING) if line.scope == "in_pool"]
    found = f"No partner's funding was loaded for {fund.year}."
    if fund.funding_now:
        paid = {one.partner: one.agreed for one in fund.funding_now}
        found = funding_sentence(pool_funding(fund.year, paid))
    exhibits = (*_elements(lines, f"the pool of {fund.year}"), *_years(fund))
    return Section(
        _POOL,
        _POOL_HEADING,
        found,
        paragraphs=(f"{fund.name}, hosted by {fund.host}. Legal basis: {fund.legal_basis}.",),
        exhibits=exhibits,
        source=fund_source(data, "Funding and budgets", fund.year),
        missing="" if exhibits else "Load 'contribution' and budget lines in the pool to see it.",
    )


def budgets_section(data: PartnershipData, where: Where = EVERYTHING) -> Section:
    """Every budget that was mapped: by scope and funder, by tier, and line by line."""
    fund = fund_of(data, where)
    if fund is None:
        return no_fund(_BUDGETS, _BUDGETS_HEADING)
    lines = [line for line in lines_of(fund, where) if line.net]
    about = whose(data, where)
    if not lines:
        return Section(
            _BUDGETS,
            _BUDGETS_HEADING,
            f"There are no budgets{about} in {fund.year}.",
            missing="Choose another year or client group.",
        )
    by_scope = {one.key[0]: one.net for one in totals(lines, "scope")}
    parts = [
        f"{in_millions(by_scope[scope])} {_SAID[scope]}" for scope in SCOPES if scope in by_scope
    ]
    whole = in_millions(total(line.net for line in lines))
    return Section(
        _BUDGETS,
        _BUDGETS_HEADING,
        f"Budgets{about} of {fund.year} come to {whole}: {listed(parts)}.",
        exhibits=(
            *_tiers(data, lines),
            *_scopes(lines),
            *_elements(lines, f"{'' if about else 'all '}budgets{about} of {fund.year}"),
            _every_line(lines),
        ),
        source=fund_source(data, "Budgets", fund.year),
    )


_SAID = {
    "in_pool": "in the pool",
    "aligned": "aligned beside it",
    "out": "left out",
    "undecided": "undecided",
}


def _tiers(data: PartnershipData, lines: Sequence[BudgetLine]) -> list[Exhibit]:
    names = {
        str(tier): f"{tier} {named(data, 'tier', str(tier)).name}"
        for tier in sorted({line.tier for line in lines})
    }
    amounts = {names[key]: parts for key, parts in _crossed(lines, "tier", "scope").items()}
    top = max(amounts, key=lambda name: sum(amounts[name].values()))
    whole = in_millions(total(amounts[top].values()), 1)
    title = f"Most money is on tier {top[:1]}, {top[2:].lower()}: {whole}."
    return _stacked("tiers", title, "Tier", amounts, SCOPE_NAMES)


def _scopes(lines: Sequence[BudgetLine]) -> list[Exhibit]:
    amounts = {
        SCOPE_NAMES[scope]: parts
        for scope, parts in _crossed(lines, "scope", "funder").items()
        if scope in SCOPE_NAMES
    }
    undecided = total(line.net for line in lines if line.scope == "undecided")
    title = (
        f"{in_millions(undecided, 1)} is not yet decided: in the pool, beside it or out."
        if undecided
        else "Of every budget it is decided whether it is in the pool."
    )
    return _stacked("scopes", title, "Where it stands", amounts, _funder_names(lines))


def _elements(lines: Sequence[BudgetLine], about: str) -> list[Exhibit]:
    amounts = _crossed([line for line in lines if line.net], "name", "funder")
    if not amounts:
        return []
    order = sorted(amounts, key=lambda name: -sum(amounts[name].values()))
    ordered = {name: amounts[name] for name in order}
    first, whole = order[0], total(line.net for line in lines)
    largest = total(amounts[first].values())
    title = f"{first}: {in_millions(largest)}, {percent(float(largest / whole))} of {about}."
    return _stacked("elements", title, "Element", ordered, _funder_names(lines))


def _crossed(
    lines: Sequence[BudgetLine], rows: Dimension, parts: Dimension
) -> dict[str, dict[str, Decimal]]:
    found: dict[str, dict[str, Decimal]] = {}
    for one in totals(lines, rows, parts):
        found.setdefault(one.key[0], {})[one.key[1]] = one.net
    return found


def _funder_names(lines: Sequence[BudgetLine]) -> dict[str, str]:
    return {funder: funder_name(funder) for funder in funders(lines)}


def _stacked(
    key: str, title: str, heading: str, amounts: Amounts, names: Mapping[str, str]
) -> list[Exhibit]:
    """A bar a row, in parts where there are several and none is below nought."""
    rows = list(amounts)
    parts = [part for part in names if any(amounts[row].get(part) for row in rows)]
    places = decimals_for(value for held in amounts.values() for value in held.values())
    whole = millions("All", [total(amounts[row].values()) for row in rows], places)
    negative = any(value < 0 for held in amounts.values() for value in held.values())
    if not 2 <= len(parts) <= _MOST_PARTS or negative:
        bars = Bars(title=title, heading=heading, unit=_UNIT, labels=tuple(rows), series=whole)
        return [Exhibit(key, bars)]
    spec = StackedBars(
        title=title,
        heading=heading,
        unit=_UNIT,
        labels=tuple(rows),
        series=tuple(
            millions(names[part], [amounts[row].get(part, NOUGHT) for row in rows], places)
            for part in parts
        ),
        totals=whole,
    )
    return [Exhibit(key, spec)]


def _years(fund: PooledFund) -> list[Exhibit]:
    """What the partners agreed to pay in over the years."""
    amounts: dict[str, dict[str, Decimal]] = {}
    for one in fund.funding:
        amounts.setdefault(one.year, {})[one.partner] = one.agreed
    if len(amounts) < 2:
        return []
    first, last = ((year, total(amounts[year].values())) for year in (min(amounts), max(amounts)))
    title = (
        f"The pool goes from {in_millions(first[1], 1)} in {first[0]} to "
        f"{in_millions(last[1], 1)} in {last[0]}."
    )
    partners = {one.partner: one.partner for one in fund.funding}
    return _stacked("years", title, "Year", amounts, partners)


def _every_line(lines: Sequence[BudgetLine]) -> TextTable:
    """Each element with every funder's money, exact, and where it stands."""
    who = funders(lines)
    rows = []
    elements = dict.fromkeys(line.element for line in lines)
    for element in elements:
        held = [line for line in lines if line.element == element]
        paid = [total(line.net for line in held if line.funder == funder) for funder in who]
        stands = dict.fromkeys(SCOPE_NAMES[line.scope] for line in held)
        rows.append(
            (
                held[0].name,
                str(held[0].tier),
                " / ".join(stands),
                *map(in_pounds_exactly, paid),
                in_pounds_exactly(total(paid)),
            )
        )
    sums = [total(line.net for line in lines if line.funder == funder) for funder in who]
    rows.append(("All", "", "", *map(in_pounds_exactly, sums), in_pounds_exactly(total(sums))))
    return TextTable(
        "lines",
        "Every element in pounds.",
        ("Element", "Tier", "Where it stands", *map(funder_name, who), "All"),
        tuple(rows),
    )
