"""Risk share: the figures of the design, the five rules side by side, and the laws they keep."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from appraisal.partnership.fund import pool_funding
from appraisal.partnership.pounds import MoneyError, pounds
from appraisal.partnership.risk_share import (
    RULES,
    Agreement,
    RiskLine,
    RiskShareError,
    every_rule,
    lines_at,
    share_risk,
    tolerance_breaks_at,
)
from appraisal.partnership.risk_share_words import (
    RULE_NAMES,
    outcome_sentence,
    rules_sentence,
    tolerance_sentence,
)
from appraisal.partnership.tables.money import RULES as RULES_OF_THE_TABLE

POOL, OVER = 52_000_000, 2_100_000
SHARES = {"council": 0.77, "ICB": 0.23}
HARROWMERE = Agreement(
    SHARES,
    tolerance_percent=5,
    host="council",
    caps={"ICB": 400_000},
    variable_share=0.5,
    notice_months=12,
    dispute_route="the chief executives, then an independent expert.",
)
LINES = (
    RiskLine("Packages", "council", 31_990_000, 1_600_000),
    RiskLine("Health packages", "ICB", 8_000_000, 600_000),
    RiskLine("In-house block", "council", 3_000_000, -100_000, fixed=True),
)

pence = st.integers(-(10**10), 10**10).map(lambda number: Decimal(number).scaleb(-2))
parts_of_1 = st.lists(st.integers(0, 50), min_size=2, max_size=5).filter(any)
caps = st.integers(0, 10**9).map(lambda number: Decimal(number).scaleb(-2))


def shares_of(weights):
    return {f"p{at}": Fraction(weight, sum(weights)) for at, weight in enumerate(weights)}


def amounts(result):
    return {part.partner: part.amount for part in result.parts}


def lines_of(partners, variances):
    return tuple(
        RiskLine(str(at), partners[at % len(partners)], 100, variance, fixed=bool(at % 2))
        for at, variance in enumerate(variances)
    )


def test_the_rules_are_those_of_the_table():
    assert RULES == RULES_OF_THE_TABLE == tuple(RULE_NAMES)


def test_the_overspend_of_the_design_pro_rata_is_inside_the_tolerance():
    """£2.1m on a pool of £52.0m, 77 to 23: £1.617m and £0.483m, 4.04 % of 5 %."""
    found = share_risk(HARROWMERE, POOL, OVER)
    assert amounts(found) == {"council": 1_617_000, "ICB": 483_000}
    assert found.percent == pytest.approx(4.04, abs=0.005)
    assert found.outturn == 54_100_000
    assert (found.standing, found.breached, found.headroom) == ("inside", False, 500_000)
    assert outcome_sentence(found) == (
        "Of the £2.1m overspend, council pays £1.617m and ICB pays £0.483m. That is 4.04\u00a0% of "
        "the pool, inside the tolerance of 5\u00a0%, which breaks beyond £2.6m."
    )


def test_the_shares_may_come_from_the_funding_itself():
    funding = pool_funding("2026/27", {"council": 40_040_000, "ICB": 11_960_000})
    found = share_risk(Agreement(funding.shares), funding.total, OVER)
    assert amounts(found) == {"council": 1_617_000, "ICB": 483_000}


def test_every_rule_side_by_side_on_the_overspend_of_the_design():
    found = every_rule(HARROWMERE, POOL, OVER, LINES)
    assert {one.rule: tuple(amounts(one).values()) for one in found} == {
        "own_risk": (1_500_000, 600_000),
        "pro_rata": (1_617_000, 483_000),
        "capped": (1_700_000, 400_000),
        "host_bears": (2_100_000, 0),
        # 77 % of 2.2 million on variable lines, less the host's 0.1 million on the fixed one.
        "fixed_variable": (1_594_000, 506_000),
    }
    assert [one.rule for one in found if one.in_force] == ["pro_rata"]
    assert rules_sentence(found, "council") == (
        "What falls on council runs from £1.5m (each bears its own) to £2.1m (the host bears it)."
    )


def test_the_tolerance_breaks_a_penny_beyond_2_6_million():
    assert tolerance_breaks_at(POOL, 5) == 2_600_000
    for variance, breached in ((2_600_000, False), (2_600_000.01, True), (-2_600_000.01, True)):
        assert share_risk(HARROWMERE, POOL, variance).breached == breached


@given(pence.filter(lambda amount: amount > 0), st.decimals(0, 100, places=2))
def test_the_tolerance_holds_to_the_penny_at_which_it_breaks(pool, percent):
    limit = tolerance_breaks_at(pool, percent)
    assert Fraction(limit) * 100 <= Fraction(pool) * Fraction(percent)
    assert (Fraction(limit) + Fraction(1, 100)) * 100 > Fraction(pool) * Fraction(percent)


def test_half_is_variable_where_the_lines_are_not_known():
    found = share_risk(HARROWMERE, POOL, OVER, rule="fixed_variable")
    # 77 % and 23 % of 1.05 million, and the fixed half on the host.
    assert amounts(found) == {"council": 1_858_500, "ICB": 241_500}
    assert not found.in_force


def test_a_variable_line_may_have_shares_of_its_own():
    lines = [
        RiskLine("Joint packages", "council", 100, 90, shares={"council": 0.5, "ICB": 0.5}),
        RiskLine("Block", "ICB", 100, 10, fixed=True),
    ]
    found = share_risk(HARROWMERE, POOL, 100, lines, rule="fixed_variable")
    assert amounts(found) == {"council": 55, "ICB": 45}


def test_a_cap_leaves_the_rest_to_those_without_one():
    agreement = Agreement({"a": 0.5, "b": 0.25, "c": 0.25}, rule="capped", caps={"a": 20})
    found = share_risk(agreement, 1000, 100)
    assert amounts(found) == {"a": 20, "b": 40, "c": 40}
    assert [part.at_cap for part in found.parts] == [True, False, False]
    assert found.says == (
        "An overspend is shared pro rata, a up to £20; the rest falls on b and c. An underspend "
        "is shared pro rata, without a cap."
    )


def test_where_everybody_is_capped_the_rest_is_left_to_nobody():
    agreement = Agreement(
        SHARES,
        rule="capped",
        caps={"council": 1_000_000, "ICB": 400_000},
        dispute_route="mediation",
    )
    found = share_risk(agreement, POOL, OVER)
    assert amounts(found) == {"council": 1_000_000, "ICB": 400_000}
    assert found.unshared == 700_000
    assert "£0.7m is left unshared." in outcome_sentence(found)
    assert found.next_steps[-2:] == (
        "The rule leaves £700,000 to nobody: the partners must agree who bears it.",
        "If the partners cannot agree: mediation.",
    )
    assert "the rest is left unshared, for the partners to agree on" in found.says


def test_a_cap_does_not_limit_what_comes_back():
    found = share_risk(HARROWMERE, POOL, -OVER, rule="capped")
    assert amounts(found) == {"council": -1_617_000, "ICB": -483_000}
    assert not any(part.at_cap for part in found.parts)


def test_inside_the_tolerance_there_is_an_early_warning():
    assert share_risk(HARROWMERE, POOL, OVER).next_steps == (
        "Early warning: the pooled fund manager reports the overspend to the partners. More than "
        "a further £500,000 would break the tolerance.",
        "Cover it first from underspends on other lines, then from a risk reserve, then from "
        "schemes not yet committed, and only then from outside the pool.",
    )


def test_beyond_the_tolerance_there_is_an_action_plan_and_a_way_out():
    steps = share_risk(HARROWMERE, POOL, 3_000_000).next_steps
    assert steps[0] == (
        "The tolerance is breached: the pooled fund manager brings the partners an action plan "
        "for the overspend."
    )
    assert steps[2:] == (
        "If the partners cannot agree: the chief executives, then an independent expert.",
        "A partner may leave on 12 months' notice.",
    )


def test_an_agreement_without_a_dispute_route_is_told_so():
    steps = share_risk(Agreement(SHARES, notice_months=1), POOL, 3_000_000).next_steps
    assert "The agreement names no dispute route. Agree one before it is needed." in steps
    assert steps[-1] == "A partner may leave on 1 month's notice."


def test_an_underspend_goes_only_to_non_recurrent_spending():
    found = share_risk(HARROWMERE, POOL, -OVER)
    assert "put it only to non-recurrent spending" in found.next_steps[1]
    assert outcome_sentence(found).startswith(
        "Of the £2.1m underspend, council keeps £1.617m and ICB keeps £0.483m."
    )
    assert rules_sentence(every_rule(HARROWMERE, POOL, -OVER), "ICB") == (
        "What comes back to ICB runs from £0 (the host bears it) to £0.483m (pro rata to funding)."
    )


def test_rules_that_agree_or_cannot_be_worked_out_are_told_so():
    found = every_rule(HARROWMERE, POOL, OVER)
    pro_rata = [one for one in found if one.rule == "pro_rata"]
    assert rules_sentence(pro_rata, "ICB") == "Under every rule £0.483m falls on ICB."
    unknown = [one for one in found if one.rule == "own_risk"]
    assert rules_sentence(unknown, "ICB") == (
        "None of the rules can be worked out from what was given."
    )


def test_on_budget_there_is_nothing_to_share_or_do():
    found = share_risk(HARROWMERE, POOL, 0)
    assert (found.standing, found.next_steps) == ("on_budget", ())
    assert set(amounts(found).values()) == {0}
    assert outcome_sentence(found) == "Spending is on budget, so there is nothing to share."
    assert tolerance_sentence(found) == "The tolerance of 5\u00a0% breaks beyond £2.6m."


def test_a_partner_may_keep_what_another_overspends():
    lines = [RiskLine("a", "council", 100, 30), RiskLine("b", "ICB", 100, -10)]
    found = share_risk(HARROWMERE, POOL, 20, lines, rule="own_risk")
    assert outcome_sentence(found).startswith(
        "Of the £20 overspend, council pays £30 and ICB keeps £10."
    )


def test_a_what_if_is_spread_over_the_lines_by_their_budgets():
    spread = lines_at(LINES, OVER)
    assert sum(line.variance for line in spread) == OVER
    assert spread[2].variance == pounds(round(OVER * 3_000 / 42_990, 2))
    assert lines_at(spread, 0)[0].variance == 0


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("own_risk", "Whose lines are over or under is not known. Give the lines"),
        ("capped", "The agreement has no cap. Give the cap of at least one partner"),
        ("host_bears", "The agreement names no host. Name the partner who hosts the fund"),
        ("fixed_variable", "The agreement names no host"),
    ],
)
def test_a_rule_that_lacks_something_says_what_and_is_still_in_the_table(rule, said):
    bare = Agreement(SHARES)
    with pytest.raises(RiskShareError, match=said):
        share_risk(bare, POOL, OVER, rule=rule)
    found = next(one for one in every_rule(bare, POOL, OVER) if one.rule == rule)
    assert (found.parts, found.unshared) == ((), 0)
    assert said in outcome_sentence(found)
    with pytest.raises(RiskShareError, match=f"'ICB' has no part under {rule}. {said}"):
        found.amount("ICB")
    assert found.says


def test_fixed_and_variable_needs_lines_or_a_share():
    with pytest.raises(RiskShareError, match="Which lines are fixed and which are variable"):
        share_risk(Agreement(SHARES, host="ICB"), POOL, OVER, rule="fixed_variable")


@given(parts_of_1, st.lists(pence, min_size=1, max_size=6), st.lists(caps, max_size=5))
def test_every_rule_shares_everything_to_the_penny(weights, variances, limits):
    shares = shares_of(weights)
    agreement = Agreement(shares, host="p0", caps=dict(zip(shares, limits, strict=False)))
    lines = lines_of(list(shares), variances)
    whole = sum(variances, Decimal(0))
    for found in every_rule(agreement, 10**9, whole, lines):
        if found.why_not:
            assert found.rule == "capped"
            assert not limits
        else:
            assert sum(amounts(found).values()) + found.unshared == whole
            assert all(amount == pounds(amount) for amount in amounts(found).values())


@given(parts_of_1, st.lists(pence, min_size=1, max_size=6))
def test_an_underspend_mirrors_an_overspend_under_every_rule_but_the_capped(weights, variances):
    shares = shares_of(weights)
    agreement = Agreement(shares, host="p1", variable_share=0.3)
    lines = lines_of(list(shares), variances)
    mirrored = lines_of(list(shares), [-variance for variance in variances])
    whole = sum(variances, Decimal(0))
    for over, under in (
        (
            every_rule(agreement, 10**9, whole, lines),
            every_rule(agreement, 10**9, -whole, mirrored),
        ),
        (every_rule(agreement, 10**9, whole), every_rule(agreement, 10**9, -whole)),
    ):
        for one, other in zip(over, under, strict=True):
            assert amounts(other) == {name: -amount for name, amount in amounts(one).items()}
            assert one.standing == other.standing


@given(parts_of_1, pence, st.dictionaries(st.sampled_from(["p0", "p1"]), caps, min_size=1))
def test_nobody_bears_more_than_their_cap(weights, variance, limits):
    agreement = Agreement(shares_of(weights), rule="capped", caps=limits)
    found = share_risk(agreement, 10**9, variance)
    for part in found.parts:
        if part.partner in limits:
            assert part.amount <= limits[part.partner]
            assert not part.at_cap or part.amount == limits[part.partner]
    assert found.unshared >= 0
    assert found.unshared == 0 or variance > 0


@given(parts_of_1, pence)
def test_a_cap_that_nobody_reaches_changes_nothing(weights, variance):
    agreement = Agreement(shares_of(weights), caps={"p0": 10**9})
    assert amounts(share_risk(agreement, 10**9, variance, rule="capped")) == amounts(
        share_risk(agreement, 10**9, variance)
    )


@given(parts_of_1, pence)
def test_pro_rata_is_within_a_penny_of_the_exact_share(weights, variance):
    shares = shares_of(weights)
    for name, amount in amounts(share_risk(Agreement(shares), 10**9, variance)).items():
        assert abs(Fraction(amount) - shares[name] * Fraction(variance)) < Fraction(1, 100)


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=5))
def test_shares_that_do_not_sum_to_1_are_refused_with_their_sum(thousandths):
    assume(sum(thousandths) != 1000)
    shares = {str(at): Decimal(part) / 1000 for at, part in enumerate(thousandths)}
    with pytest.raises(RiskShareError) as raised:
        Agreement(shares)
    assert str(raised.value) == (
        f"The sum of the partners' shares is {sum(thousandths) / 1000:.10g}. Make them sum to 1."
    )


def test_thirds_written_as_decimals_are_near_enough():
    agreement = Agreement({"a": 0.3333, "b": 0.3333, "c": 0.3333})
    assert amounts(share_risk(agreement, 100, 1)) == {
        "a": Decimal("0.34"),
        "b": Decimal("0.33"),
        "c": Decimal("0.33"),
    }


def test_every_problem_of_an_agreement_is_told_at_once():
    with pytest.raises(RiskShareError) as raised:
        Agreement(
            {"council": 0.77, "ICB": 0.22},
            rule="fair",
            tolerance_percent=101,
            host="trust",
            caps={"ICB": -1, "trust": 5},
            variable_share=2,
            notice_months=-1,
        )
    assert str(raised.value).splitlines() == [
        "The sum of the partners' shares is 0.99. Make them sum to 1.",
        "The rule is 'fair'. Use one of own_risk, pro_rata, capped, host_bears and fixed_variable.",
        "The tolerance is 101 % of the pool. Use 0 to 100, such as 5.",
        "The variable share is 2. Use a share from 0 to 1.",
        "Notice is -1 months. Use a whole number from 0 up.",
        "The cap of 'ICB' is -£1.00. Give an amount from £0 up.",
        "The host is 'trust', who has no share. The partners are 'council' and 'ICB'.",
        "There is a cap for 'trust', who has no share. The partners are 'council' and 'ICB'.",
    ]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Agreement({"a": 1.2, "b": -0.2}), "share of 'a' is 1.2. Use a share from 0 to 1"),
        (lambda: Agreement({}), "sum of the partners' shares is 0"),
        (lambda: share_risk(HARROWMERE, 0, 1), "The pool is £0.00. Give what the partners pay in"),
        (lambda: share_risk(HARROWMERE, POOL, 1, rule="fair"), "The rule is 'fair'. Use one of"),
        (
            lambda: share_risk(HARROWMERE, POOL, 1, LINES),
            "lines' variances come to £2,100,000.00, and the variance is £1.00. Make them",
        ),
        (
            lambda: share_risk(HARROWMERE, POOL, 1, [RiskLine("x", "trust", 1, 1)]),
            "'x' is a line of 'trust', who has no share. Use one of the partners",
        ),
        (
            lambda: RiskLine("x", "ICB", 1, shares={"ICB": 0.5}),
            "The sum of the shares of 'x' is 0.5. Make them sum to 1",
        ),
        (lambda: lines_at([], 5), "£5.00 cannot be spread over these lines"),
        (lambda: lines_at([RiskLine("x", "ICB", -1)], 5), "Give lines with budgets from £0 up"),
    ],
)
def test_what_cannot_be_shared_is_refused_in_a_sentence(call, message):
    with pytest.raises(RiskShareError, match=message):
        call()


def test_a_variance_finer_than_a_penny_is_refused():
    with pytest.raises(MoneyError, match=r"variance is £0\.001\. Give pounds with no more"):
        share_risk(HARROWMERE, POOL, 0.001)
