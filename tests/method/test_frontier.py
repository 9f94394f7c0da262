"""Money beside value: published worked examples, the cases that go wrong, and laws."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from appraisal.errors import AppraisalError
from appraisal.method import (
    GREEN_BOOK_RATE,
    cost_per_point,
    frontier,
    marginal_costs,
    present_cost,
    swap_point,
)

NAN = math.nan

costs = st.integers(0, 400).map(lambda pounds: 1000.0 * pounds)
values = st.integers(0, 200).map(lambda halves: halves / 2)
options = st.lists(st.tuples(costs, values), min_size=1, max_size=9)


def columns(pairs):
    return [cost for cost, _ in pairs], [value for _, value in pairs]


def test_hiv_screening_as_published_by_paltiel_and_others():
    """Paltiel et al. (2006), Annals of Internal Medicine 145: dollars and quality-adjusted months.

    Ratios a year of life as the same data give them in the vignette of the R package dampack.
    """
    dollars = [26000, 27000, 28020, 28440, 29440]
    years = np.array([277.25, 277.57, 277.78, 277.83, 277.76]) / 12
    found = frontier(dollars, years)
    assert found.efficient == (True, True, True, True, False)
    assert found.dominated_by[4] == (2, 3)
    assert [step.to for step in found.steps] == [1, 2, 3]
    assert [step.per_point for step in found.steps] == pytest.approx(
        [37500.00, 58285.71, 100800.00], abs=0.005
    )


def test_bowel_screening_as_published():
    """Australia and New Zealand Health Policy 2005, 2:10, table 7: dollars and years of life."""
    dollars = [0, 140_117_791, 248_112_291, 304_301_903, 370_181_240, 422_777_702]
    years = [0, 3551, 6023, 6720, 7076, 7299]
    found = frontier(dollars, years)
    ratios = [round(step.per_point) for step in found.steps]
    assert ratios == [39_459, 43_687, 80_616, 185_054, 235_859]
    average = cost_per_point(dollars, years)
    # The paper prints 39,459 for the first average too.
    assert [round(one) for one in average[1:] if one] == [39_459, 41_194, 45_283, 52_315, 57_923]


def test_the_lecture_of_frick_drops_one_option_outright_and_two_by_a_mix():
    """Frick (2007), Johns Hopkins, Decision Rules, lecture 11: option 5 goes first."""
    found = frontier([300_000, 200_000, 450_000, 375_000, 400_000], [25, 20, 50, 40, 15])
    assert found.dominated_by == ((), (), (), (), (0, 1, 3))
    # By hand: 2 to 3 costs 250,000 for 30, less a point than 2 to 1 (20,000) or 2 to 4 (8,750).
    assert found.between == ((1, 2), None, None, (1, 2), None)
    assert [(step.start, step.to) for step in found.steps] == [(1, 2)]
    assert found.steps[0].per_point == pytest.approx(250_000 / 30)


def test_the_present_cost_is_that_of_the_green_book_factors():
    """HM Treasury, The Green Book, annex 6: 1, 0.9662, 0.9335, 0.9019, 0.8714 in years 0 to 4."""
    published = [1.0, 0.9662, 0.9335, 0.9019, 0.8714]
    for years in range(1, 6):
        assert present_cost(1.0, years=years) == pytest.approx(sum(published[:years]), abs=2e-4)
    assert GREEN_BOOK_RATE == 0.035
    assert present_cost(0.0, one_off=12000, years=30) == 12000


@pytest.mark.parametrize(
    ("cost", "value", "efficient", "dominated_by"),
    [
        pytest.param([5], [50], (True,), ((),), id="one option"),
        pytest.param([5, 5], [50, 50], (True, True), ((), ()), id="alike in both"),
        pytest.param([5, 5], [50, 40], (True, False), ((), (0,)), id="same cost"),
        pytest.param([5, 6], [50, 50], (True, False), ((), (0,)), id="same value"),
        pytest.param([5, 6], [50, 50 - 1e-12], (True, False), ((), (0,)), id="a tie within 1e-9"),
        pytest.param([5, 5.004], [50, 51], (False, True), ((1,), ()), id="the same to the penny"),
        pytest.param([-5, 0], [10, 40], (True, True), ((), ()), id="a saving"),
        pytest.param([NAN, 6, 7], [90, 50, NAN], (False, True, False), ((), (), ()), id="unknown"),
        pytest.param([], [], (), (), id="nothing at all"),
    ],
)
def test_an_option_is_efficient_where_none_costs_no_more_and_is_worth_no_less(
    cost, value, efficient, dominated_by
):
    found = frontier(cost, value)
    assert found.efficient == efficient
    assert found.dominated_by == dominated_by


def test_an_option_without_rank_dominates_nobody():
    found = frontier([1, 5, 6], [99, 50, 60], ranked=[False, True, True])
    assert found.compared == (False, True, True)
    assert found.efficient == (False, True, True)
    assert found.cheapest == 1
    assert marginal_costs([1, 5, 6], [99, 50, 60], [False, True, True]) == [None, None, 0.1]


def test_options_alike_in_both_are_named_and_make_one_step():
    found = frontier([10, 10, 30, 30], [20, 20, 60, 60])
    assert found.same_as == ((1,), (0,), (3,), (2,))
    assert [(step.start, step.to) for step in found.steps] == [(0, 2)]
    assert marginal_costs([10, 10, 30, 30], [20, 20, 60, 60]) == [None, None, 0.5, 0.5]


def test_an_option_on_the_line_between_two_others_is_not_beaten_by_a_mix():
    found = frontier([10, 20, 30], [10, 20, 30])
    assert found.between == (None, None, None)
    assert [step.to for step in found.steps] == [1, 2]


def test_nothing_costed_leaves_nothing_to_say():
    found = frontier([NAN, NAN], [10, 20])
    assert (found.cheapest, found.steps) == (None, ())
    assert marginal_costs([NAN, NAN], [10, 20]) == [None, None]


def test_money_that_buys_no_points_has_no_price_a_point():
    assert marginal_costs([10, 20, 30], [50, 50, 40]) == [None, None, None]


@pytest.mark.parametrize(
    ("cost", "value", "zero", "ratio"),
    [
        pytest.param(100, 50, 0, 2.0, id="from nought"),
        pytest.param(100, 50, 30, 5.0, id="from higher up"),
        pytest.param(100, 50, -50, 1.0, id="from below the scale"),
        pytest.param(100, 50, 50, None, id="at the value itself"),
        pytest.param(100, 50, 60, None, id="above the value"),
        pytest.param(0, 50, 0, 0.0, id="free"),
        pytest.param(-10, 50, 0, None, id="a saving"),
        pytest.param(NAN, 50, 0, None, id="no cost"),
        pytest.param(100, NAN, 0, None, id="no value"),
    ],
)
def test_a_cost_per_point_exists_only_above_its_zero(cost, value, zero, ratio):
    assert cost_per_point([cost], [value], zero) == [ratio]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param((100, 40), (100, 80), id="same cost"),
        pytest.param((100, 40), (300, 40), id="same value"),
        pytest.param((300, 40), (100, 80), id="one dominates the other"),
        pytest.param((0, 40), (100, 80), id="one is free"),
        pytest.param((-100, 40), (100, 80), id="one saves money"),
        pytest.param((NAN, 40), (100, 80), id="one is unknown"),
    ],
)
def test_some_pairs_never_swap(a, b):
    assert swap_point(*a, *b) is None
    assert swap_point(*b, *a) is None


@given(costs, values, costs, values)
def test_at_a_swap_point_two_options_cost_the_same_a_point(cost_a, value_a, cost_b, value_b):
    zero = swap_point(cost_a, value_a, cost_b, value_b)
    assume(zero is not None)
    assert zero < min(value_a, value_b)
    at = cost_per_point([cost_a, cost_b], [value_a, value_b], zero)
    assert at[0] == pytest.approx(at[1], rel=1e-6)
    gap = min(value_a, value_b) - zero
    below = cost_per_point([cost_a, cost_b], [value_a, value_b], zero - gap)
    above = cost_per_point([cost_a, cost_b], [value_a, value_b], zero + gap / 2)
    assert (below[0] < below[1]) != (above[0] < above[1])


@given(options)
def test_every_option_is_efficient_or_dominated_by_an_efficient_one(pairs):
    found = frontier(*columns(pairs))
    assert any(found.efficient)
    for place, by in enumerate(found.dominated_by):
        assert found.efficient[place] == (not by)
        assert not by or any(found.efficient[other] for other in by)
        for other in by:
            assert pairs[other][0] <= pairs[place][0]
            assert pairs[other][1] >= pairs[place][1]
            assert pairs[other] != pairs[place]


@given(options)
def test_each_extra_point_costs_at_least_as_much_as_the_one_before(pairs):
    ratios = [step.per_point for step in frontier(*columns(pairs)).steps]
    assert all(ratio > 0 for ratio in ratios)
    assert all(later >= earlier * (1 - 1e-9) for earlier, later in pairwise(ratios))


@given(options)
def test_no_option_is_above_the_frontier(pairs):
    found = frontier(*columns(pairs))
    for place, (cost, value) in enumerate(pairs):
        for step in found.steps:
            low, high = pairs[step.start], pairs[step.to]
            if low[0] <= cost <= high[0]:
                line = low[1] + (cost - low[0]) / step.cost * step.value
                assert value <= line + 1e-6
                beaten = found.efficient[place] and value < line - 1e-6
                assert (found.between[place] is not None) == beaten


@given(options, st.randoms(use_true_random=False))
def test_the_order_of_the_options_changes_nothing(pairs, random):
    order = list(range(len(pairs)))
    random.shuffle(order)
    before, after = frontier(*columns(pairs)), frontier(*columns([pairs[at] for at in order]))
    assert after.efficient == tuple(before.efficient[at] for at in order)
    assert [(step.cost, step.value) for step in after.steps] == [
        (step.cost, step.value) for step in before.steps
    ]


@given(costs, costs, st.integers(1, 29), st.floats(0, 0.2))
def test_a_further_year_adds_its_discounted_cost(annual, one_off, years, rate):
    longer = present_cost(annual, one_off, years + 1, rate)
    added = annual / (1 + rate) ** years
    assert longer == pytest.approx(present_cost(annual, one_off, years, rate) + added)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: present_cost(1, years=0), "over 0 years.*whole number from 1 to 30"),
        (lambda: present_cost(1, years=31), "Green Book's rate falls"),
        (lambda: present_cost(1, years=True), "over True years"),
        (lambda: present_cost(1, rate=3.5), "rate is 3.5. Use a share from 0 to 1"),
        (lambda: present_cost(1, rate=NAN), "rate is nan. Use a share"),
        (lambda: present_cost(1, years=0, rate=-1), "(?s)over 0 years.*rate is -1"),
        (lambda: present_cost(NAN), "annual cost is not a number"),
        (lambda: present_cost(1, math.inf), "one-off cost is not a number"),
        (lambda: cost_per_point([1], [1], NAN), "zero point is not a number"),
        (lambda: frontier([1, 2], [1]), "There are 2 costs and 1 values. Give one of each"),
        (lambda: frontier([math.inf], [1]), "infinite. Leave out what is not known"),
    ],
)
def test_what_cannot_be_worked_out_is_refused_in_a_sentence(call, message):
    with pytest.raises(AppraisalError, match=message):
        call()
