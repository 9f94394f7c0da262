"""D09 and D10: totals that must be met, and the pool."""

from collections.abc import Callable

import pytest

from appraisal.partnership.findings import Finding
from tests.partnership.checks.small import Change, add, change, drop, every, without

RECONCILING = {
    "packages cost over 2 % more than their budget": (
        change("control_total", 1, amount=2300.0),
        change("control_total", 2, amount=2300 * 52.1429),
        change("package", 2, unit_cost="1800", weekly_cost="1800", annual_cost=None),
        ("package", "Packages of client group LD cost £119,929 a year, where the budget of 2026/27 "
         "for packages is £104,286: 15.0\u00a0% more, and 2\u00a0% is allowed."),
    ),
    "a person with packages is missing": (
        change("control_total", 0, amount=4.0),
        ("package", "The people with packages of 2026/27 come to 3, where the control total "
         "adults (row 2) is 4, give or take 0."),
    ),
    "the weekly cost is a pound off": (
        change("control_total", 1, amount=1999.0),
        ("package", "weekly costs of packages of 2026/27 come to £2,000, where"),
    ),
    "the yearly cost is ten pounds off": (
        change("control_total", 2, amount=104295.8),
        ("package", "yearly costs of packages of 2026/27 come to £104,286"),
    ),
    "more people are out of area": (
        change("control_total", 3, amount=0.0),
        ("package", "people out of area of 2026/27 come to 1"),
    ),
    "the pool is another": (
        change("control_total", 4, amount=104000.0),
        ("contribution", "funding of the pool of 2026/27 come to £104,286"),
    ),
    "the budget is another": (
        change("control_total", 5, amount=154285.8),
        ("budget_line", "budgets in the pool of 2026/27 come to £104,286"),
    ),
    "the outturn is another": (
        change("outturn", 0, amount="82002"),
        ("outturn", "outturns in the pool of 2026/27 come to £82,002, where the control total "
         "outturn (row 8) is £82,000, give or take £1."),
    ),
    "an adult on the register is missing": (
        change("control_total", 7, amount=4.0),
        ("ld_register", "adults on the register of 2026 come to 3"),
    ),
    "a place is counted twice": (
        change("control_total", 8, amount=640.0),
        ("population", "people of the population of 2026 come to 1,280"),
    ),
    "an older year is off": (
        change("control_total", 8, year="2025", amount=640.0),
        ("population", "people of the population of 2025 come to 1,280"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", RECONCILING.values(), ids=RECONCILING)
def test_data_that_do_not_come_to_their_total_are_found(
    case: tuple, only: Callable[..., Finding]
) -> None:
    *faults, (table, says) = case
    found = only(*faults)
    assert (found.code, found.severity, found.table) == ("D09", "error", table)
    assert says in found.message
    assert found.to_do


def test_data_that_come_to_nought_do_not_pass_for_data_that_are_not_given(
    findings: Callable[..., list[Finding]],
) -> None:
    ended = every("package", start="2015-01-01", end="2016-01-01", last_review=None)
    nobody = every("population", persons="0")
    found = [one.message for one in findings(ended, nobody) if one.code == "D09"]
    for says in (
        "Packages of client group LD cost £0 a year",
        "people with packages of 2026/27 come to 0",
        "weekly costs of packages of 2026/27 come to £0",
        "people of the population of 2026 come to 0",
    ):
        assert any(says in message for message in found), says


PASSED_OVER = {
    "within 2 % of the budget": [
        change("package", 2, unit_cost="1530", weekly_cost="1530", annual_cost=None),
        change("control_total", 1, tolerance=30.0),
        change("control_total", 2, tolerance=2000.0),
    ],
    "packages of a year before": [change("control_total", 0, year="2025/26", amount=9.0)],
    "a total of a year that is not given": [change("control_total", 6, year="2020/21")],
    "a total of a table that is not given": [
        drop("ld_register", "register_agg"),
        change("control_total", 7, amount=9.0),
    ],
    "a package that has ended": [
        add("package", package_id="4", start="2025-01-01", end="2026-01-01")
    ],
    "a package that is to come": [
        add("package", package_id="4", start="2027-01-01", last_review=None)
    ],
    "an element that pays for no packages": [change("budget_line", 2, budget="900000")],
}


@pytest.mark.parametrize("allowed", PASSED_OVER.values(), ids=PASSED_OVER)
def test_what_a_total_is_not_about_passes(
    allowed: list[Change], findings: Callable[..., list[Finding]]
) -> None:
    assert [one for one in findings(*allowed) if one.code == "D09"] == []


POOL = {
    "the funding is less than the budgets in the pool": (
        change("budget_line", 0, budget="80400.07"),
        ("contribution", "agreed", "Funding of the pool in 2026/27 sums to £104,286, where the "
         "budgets that are in the pool sum to £104,386."),
    ),
    "a budget leaves the pool": (
        change("budget_element", 1, name="Hospital"),
        change("budget_line", 2, scope_status="in_pool"),
        ("contribution", "agreed", "in the pool sum to £154,286"),
    ),
    "the shares do not sum to 1": (
        change("contribution", 1, share="0.2303"),
        ("contribution", "share", "shares of pool ld in 2026/27 sum to 100.03\u00a0%"),
    ),
    "the shares are not those of the money": (
        change("contribution", 0, share="0.75"),
        change("contribution", 1, share="0.25"),
        ("contribution", "share", "In 2 rows, the share is not the agreed funding over all"),
    ),
    "two funders disagree on the scope": (
        add("budget_line", funder="council", budget="0", scope_status="undecided"),
        ("budget_line", "scope_status", "1 element told to be in two scopes in one year: "
         "'Specialist hospital' (LD, tier 3) is out and undecided in 2026/27."),
    ),
    "one element under two codes is in two scopes": (
        add("budget_element", element_id="again", name="specialist Hospital "),
        add("budget_line", element_id="again", scope_status="aligned"),
        ("budget_line", "scope_status", "is aligned and out in 2026/27"),
    ),
    "two rules are in force": (
        change("risk_share_rule", 0, in_force=True),
        ("risk_share_rule", "in_force", "2 rules in force for pool ld: cap and rata."),
    ),
    "a cap is not given": (
        change("risk_share_rule", 0, cap=None),
        ("risk_share_rule", "cap", "capped without saying at what"),
    ),
    "nobody is capped": (
        change("risk_share_rule", 0, capped_partner_id=None),
        ("risk_share_rule", "cap", "capped without saying at what, or for whom"),
    ),
    "the part that varies is not given": (
        change("risk_share_rule", 1, variable_share=None),
        ("risk_share_rule", "variable_share", "without saying how much varies"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", POOL.values(), ids=POOL)
def test_a_pool_that_does_not_hold_together_is_found(
    case: tuple, findings: Callable[..., list[Finding]]
) -> None:
    *faults, (table, column, says) = case
    (found,) = [one for one in findings(*faults) if one.code == "D10"]
    assert (found.severity, found.table, found.column) == ("error", table, column)
    assert says in found.message
    assert found.rows >= 1
    assert found.examples


ALLOWED = {
    "one element in two scopes in two years": [
        add("budget_line", year="2027/28", scope_status="in_pool")
    ],
    "two elements of one tier in two scopes": [
        add("budget_element", element_id="homes", name="Homes"),
        add("budget_line", element_id="homes", budget="0", scope_status="aligned"),
    ],
    "a year without budgets": [
        add("contribution", year="2023/24", partner_id="council", agreed="1", share="1")
    ],
    "no rule in force yet": [change("risk_share_rule", 2, in_force=False)],
    "a share to a tenth of a per cent": [
        change("contribution", 0, agreed="80260.07"),
        change("contribution", 1, agreed="24025.73"),
    ],
    "a pool without money": [
        add("contribution", pool_id="mh", partner_id="council", agreed="0", share="1")
    ],
    "no funding at all": [without("contribution"), without("contribution")],
}


@pytest.mark.parametrize("allowed", ALLOWED.values(), ids=ALLOWED)
def test_a_pool_that_holds_together_passes(
    allowed: list[Change], findings: Callable[..., list[Finding]]
) -> None:
    assert [one for one in findings(*allowed) if one.code == "D10"] == []
