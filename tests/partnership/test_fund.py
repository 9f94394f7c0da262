"""The pooled fund: lines, the steps to a pool, funding and outturn, exact to the penny."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.errors import AppraisalError
from appraisal.partnership.fund import (
    SCOPES,
    BudgetLine,
    FundError,
    FundingChange,
    OutturnLine,
    in_year,
    instalments,
    next_years_funding,
    outturn_against_budget,
    pool_from_aligned,
    pool_from_all_budgets,
    pool_funding,
    pool_funding_from_lines,
    totals,
)
from appraisal.partnership.fund.words import (
    funding_sentence,
    outturn_sentence,
    waterfall_sentence,
)
from appraisal.partnership.pounds import MoneyError, pounds
from appraisal.partnership.tables.money import SCOPES as SCOPES_OF_THE_TABLE

THEN, NOW = "2025/26", "2026/27"

pence = st.integers(0, 10**10).map(lambda number: Decimal(number).scaleb(-2))


def line(element, funder, budget, scope="in_pool", year=NOW, tier=2, charges=0):
    return BudgetLine(element, element, funder, year, tier, scope, "ld", budget, charges)


HARROWMERE = (
    # The elements of the design's pool, in pounds; the split by funder is ours.
    line("Packages", "council", 31_990_000),
    line("Packages", "icb", 8_000_000, tier=3),
    line("Teams", "council", 3_200_000),
    line("Teams", "icb", 2_000_000),
    line("In-house", "council", 2_250_000),
    line("In-house", "icb", 750_000),
    line("Voluntary", "council", 1_390_000, tier=1),
    line("Voluntary", "icb", 710_000, tier=1),
    line("Short breaks", "council", 1_000_000),
    line("Short breaks", "icb", 300_000),
    line("Joint team", "council", 210_000, tier=0),
    line("Joint team", "icb", 200_000, tier=0),
)


def test_the_scopes_are_those_of_the_table():
    assert SCOPES == SCOPES_OF_THE_TABLE


def test_the_pool_of_the_design_is_52_million_split_77_to_23():
    funding = pool_funding_from_lines(HARROWMERE, NOW)
    assert funding.total == 52_000_000
    assert [(one.partner, one.amount, one.share) for one in funding.partners] == [
        ("council", 40_040_000, 0.77),
        ("icb", 11_960_000, 0.23),
    ]
    assert funding.shares == {"council": Fraction(77, 100), "icb": Fraction(23, 100)}
    assert funding_sentence(funding) == (
        "The pool of 2026/27 is £52.0m: council £40.04m (77\u00a0%) and icb £11.96m (23\u00a0%)."
    )


def test_funding_is_net_of_client_charges():
    lines = [line("Packages", "council", 1000, charges=250), line("Packages", "icb", 250)]
    assert pool_funding_from_lines(lines, NOW).shares["council"] == Fraction(3, 4)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (("tier",), {("0",): 410_000, ("1",): 2_100_000, ("2",): 41_490_000, ("3",): 8_000_000}),
        (("funder",), {("council",): 40_040_000, ("icb",): 11_960_000}),
        (("scope",), {("in_pool",): 52_000_000}),
        ((), {(): 52_000_000}),
    ],
)
def test_lines_add_up_by_any_dimension(by, expected):
    assert {one.key: one.budget for one in totals(HARROWMERE, *by)} == expected


def test_totals_are_in_the_order_of_scopes_and_tiers():
    lines = [line(scope, "icb", 1, scope, tier=4 - at) for at, scope in enumerate(SCOPES[::-1])]
    assert [one.key[0] for one in totals(lines, "scope")] == list(SCOPES)
    assert [one.key[0] for one in totals(lines, "tier")] == ["1", "2", "3", "4"]


def test_every_step_from_aligned_budgets_to_the_pool():
    then = [
        line("stays", "council", 100, "aligned", THEN),
        line("pooled", "icb", 50, "in_pool", THEN),
        line("leaves", "council", 30, "aligned", THEN),
        line("ended", "council", 5, "aligned", THEN),
        line("open", "icb", 20, "aligned", THEN),
        line("waits", "icb", 7, "aligned", THEN),
        line("comes", "icb", 11, "out", THEN),
    ]
    now = [
        line("stays", "council", 104),
        line("pooled", "icb", 49),
        line("leaves", "council", 31, "out"),
        line("open", "icb", 21, "undecided"),
        line("waits", "icb", 8, "aligned"),
        line("comes", "icb", 12),
        line("new", "council", 4),
        line("unsure", "council", 3, "undecided"),
    ]
    found = pool_from_aligned([*then, *now], THEN, NOW)
    assert [(step.label, step.amount) for step in found.steps] == [
        ("Aligned budgets in 2025/26", 212),
        ("Moved in", 16),
        ("Left out", -35),
        ("Aligned, not pooled", -7),
        ("Undecided", -20),
        ("Change in budgets", 3),
        ("Pooled fund 2026/27", 169),
    ]
    assert found.pool == 104 + 49 + 12 + 4
    assert (found.undecided, found.at_most) == (24, 193)
    assert [one.element for one in found.steps[2].lines] == ["leaves", "ended"]


def test_a_single_year_shows_what_of_all_budgets_is_pooled():
    lines = [line(scope, "icb", 1_000_000 * (at + 1), scope) for at, scope in enumerate(SCOPES)]
    found = pool_from_all_budgets(lines, NOW)
    assert [step.amount for step in found.steps] == [
        10_000_000,
        -3_000_000,
        -2_000_000,
        -4_000_000,
        1_000_000,
    ]
    assert waterfall_sentence(found) == (
        "All budgets in 2026/27 came to £10.0m; the pool of 2026/27 is £1.0m. £4.0m is undecided "
        "and would make it £5.0m."
    )


statuses = st.one_of(st.none(), st.tuples(st.sampled_from(SCOPES), pence))


@given(st.lists(st.tuples(statuses, statuses), min_size=1, max_size=9))
def test_the_steps_sum_to_the_pool_whatever_moves(pairs):
    lines = [line("always", "icb", 1, year=year) for year in (THEN, NOW)]
    for at, pair in enumerate(pairs):
        for year, status in zip((THEN, NOW), pair, strict=True):
            if status is not None:
                lines.append(line(str(at), "council", status[1], status[0], year))
    pooled = sum(each.net for each in lines if each.year == NOW and each.scope == "in_pool")
    for found in (pool_from_aligned(lines, THEN, NOW), pool_from_all_budgets(lines, NOW)):
        assert found.pool == pooled
        assert sum(step.amount for step in found.steps[:-1]) == pooled
        between = found.steps[:-1]
        assert all(step.after == step.before + step.amount for step in between)
        assert all(b.before == a.after for a, b in pairwise(between))


def test_next_years_funding_shows_every_step():
    """The order of agreements in use: last year, recurrent changes, uplift, efficiency, charges."""
    changes = [FundingChange("New flats", 500_000), FundingChange("Day centre closed", -540_000)]
    found = next_years_funding(
        "council", 40_040_000, changes, indexation=2.5, efficiency=1, client_charges=100_000
    )
    assert [(step.key, step.amount, step.after) for step in found.steps] == [
        ("last_year", 40_040_000, 40_040_000),
        ("change", 500_000, 40_540_000),
        ("change", -540_000, 40_000_000),
        ("indexation", 1_000_000, 41_000_000),
        ("efficiency", -400_000, 40_600_000),
        ("client_charges", -100_000, 40_500_000),
    ]
    assert found.amount == 40_500_000


@given(pence, st.lists(pence, max_size=3), st.decimals(-10, 10, places=2), st.integers(0, 9))
def test_the_steps_of_funding_sum_to_the_penny(last, changes, indexation, efficiency):
    found = next_years_funding(
        "icb",
        last,
        [FundingChange("c", change) for change in changes],
        indexation=indexation,
        efficiency=efficiency,
    )
    assert found.amount == sum(step.amount for step in found.steps)
    assert found.amount == pounds(found.amount)


@given(pence)
def test_four_instalments_sum_to_the_penny_and_differ_by_one_at_most(amount):
    parts = [one.amount for one in instalments(amount, NOW)]
    assert sum(parts) == amount
    assert max(parts) - min(parts) <= Decimal("0.01")


def test_instalments_are_due_on_the_first_day_of_each_quarter():
    assert [one.due for one in instalments(11_960_000, NOW)] == [
        date(2026, 4, 1),
        date(2026, 7, 1),
        date(2026, 10, 1),
        date(2027, 1, 1),
    ]


def spent(each, more=0, charges=None, forecast=True):
    return OutturnLine(
        each.element,
        each.funder,
        each.year,
        each.budget + Decimal(str(more)),
        each.client_charges if charges is None else charges,
        forecast,
    )


def test_the_forecast_of_the_design_is_2_1_million_over():
    """£54.1m against £52.0m: 4.04 % over."""
    over = {("Packages", "council"): 1_600_000, ("Teams", "icb"): 500_000}
    found = outturn_against_budget(
        HARROWMERE, [spent(each, over.get(each.key, 0)) for each in HARROWMERE], NOW
    )
    assert (found.whole.budget, found.whole.outturn, found.whole.amount) == (
        52_000_000,
        54_100_000,
        2_100_000,
    )
    assert found.whole.percent == pytest.approx(4.04, abs=0.005)
    assert {part.key: part.amount for part in found.parts if part.amount} == {
        "Packages": 1_600_000,
        "Teams": 500_000,
    }
    assert found.complete
    assert outturn_sentence(found) == (
        "Spending in 2026/27 is forecast to be £2.1m over budget (4.0\u00a0%). Most comes from "
        "Packages: £1.6m."
    )


def test_a_variance_is_net_and_its_parts_are_spending_and_charges():
    each = line("Packages", "council", 1000, charges=200)
    found = outturn_against_budget([each], [spent(each, 50, charges=170, forecast=False)], NOW)
    assert (found.whole.budget, found.whole.outturn, found.whole.amount) == (800, 880, 80)
    assert (found.whole.from_spending, found.whole.from_charges) == (50, 30)
    assert outturn_sentence(found) == "Spending in 2026/27 was £80 over budget (10.0\u00a0%)."


def test_an_outturn_that_is_missing_is_never_counted_as_nought():
    lines = [line("Day", "council", 100), line("Day", "icb", 50), line("Home", "icb", 40)]
    found = outturn_against_budget(lines, [spent(lines[0], -10)], NOW)
    day, home = found.parts
    assert (day.budget, day.reported, day.amount) == (150, 100, -10)
    assert (home.outturn, home.amount, home.percent) == (None, None, None)
    assert found.whole.missing == ("Day (icb)", "Home (icb)")
    assert not found.complete
    assert outturn_sentence(found).endswith("The outturn of 2 lines is not known and is left out.")


@pytest.mark.parametrize(
    ("outturn", "said"),
    [
        ([], "No outturn is known for 2026/27."),
        ([spent(each, forecast=False) for each in HARROWMERE], "2026/27 was on budget."),
        ([spent(HARROWMERE[0], -400_000)], "forecast to be £0.4m under budget (1.3\u00a0%)."),
    ],
)
def test_a_sentence_fits_every_way_that_spending_may_go(outturn, said):
    assert said in outturn_sentence(outturn_against_budget(HARROWMERE, outturn, NOW))


def test_an_outturn_is_grouped_by_any_dimension_and_scope():
    lines = [*HARROWMERE, line("Secure", "icb", 900, "out", tier=4)]
    outturn = [spent(each, 1) for each in lines]
    by_funder = outturn_against_budget(lines, outturn, NOW, by="funder")
    assert {part.key: part.amount for part in by_funder.parts} == {"council": 6, "icb": 6}
    everything = outturn_against_budget(lines, outturn, NOW, by="tier", scope=None)
    assert everything.whole.amount == 13


def test_only_the_outturn_of_the_year_counts():
    lines = [line("Day", "icb", 100), line("Day", "icb", 90, year=THEN)]
    found = outturn_against_budget(lines, [spent(each, 1) for each in lines], NOW)
    assert (found.whole.budget, found.whole.amount) == (100, 1)


def test_a_pool_with_nothing_undecided_says_no_more():
    assert waterfall_sentence(pool_from_all_budgets(HARROWMERE, NOW)) == (
        "All budgets in 2026/27 came to £52.0m; the pool of 2026/27 is £52.0m."
    )


def test_a_variance_without_a_budget_has_no_per_cent():
    each = line("New", "icb", 0)
    assert outturn_against_budget([each], [spent(each, 5)], NOW).whole.percent is None


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: line("a", "icb", 1, tier=5), "tier of 'a' is 5. Use a whole number from 0 to 4"),
        (lambda: line("a", "icb", 1, "maybe"), "scope of 'a' is 'maybe'. Use one of in_pool, "),
        (lambda: line("a", "icb", 1, charges=-1), "client charges of 'a' are -£1.00"),
        (lambda: line("a", "icb", 0.001), "budget of 'a' is £0.001. Give pounds with no more"),
        (lambda: in_year(HARROWMERE, "2031/32"), "no budget lines for 2031/32.*are: 2026/27"),
        (
            lambda: in_year([*HARROWMERE, HARROWMERE[0]], NOW),
            "'Packages' has two budget lines from 'council' in 2026/27. Give one",
        ),
        (lambda: pool_funding(NOW, {"icb": -1}), "funding of 'icb' is -£1.00"),
        (lambda: pool_funding(NOW, {}), "Nobody pays into the pool in 2026/27"),
        (lambda: next_years_funding("icb", 1, efficiency=-1), "efficiency is -1. Give what is"),
        (lambda: next_years_funding("icb", 1, client_charges=-1), "client charge is -1"),
        (lambda: instalments(1, "2026"), "'2026' is not a financial year"),
        (
            lambda: outturn_against_budget(HARROWMERE, [], NOW, scope="out"),
            "No budget line of 2026/27 is 'out'. Choose another scope",
        ),
        (
            lambda: outturn_against_budget(
                HARROWMERE, [spent(HARROWMERE[0]), spent(HARROWMERE[0])], NOW
            ),
            "two outturns for 'Packages' from 'council' in 2026/27. Give the latest",
        ),
        (
            lambda: outturn_against_budget(
                HARROWMERE, [spent(replace(HARROWMERE[0], element="x"))], NOW
            ),
            "an outturn and no budget line for 'x' from 'council' in 2026/27. Give the line",
        ),
    ],
)
def test_a_fund_that_cannot_be_is_refused_in_a_sentence(call, message):
    with pytest.raises(AppraisalError, match=message) as raised:
        call()
    assert isinstance(raised.value, FundError | MoneyError) or "financial year" in message
