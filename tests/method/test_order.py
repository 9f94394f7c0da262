"""Weights from an order of importance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.method import (
    WeightError,
    rank,
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
)


@pytest.mark.parametrize(
    "weights",
    [
        [0.7500, 0.2500],
        [0.6111, 0.2778, 0.1111],
        [0.5208, 0.2708, 0.1458, 0.0625],
        [0.4567, 0.2567, 0.1567, 0.0900, 0.0400],
    ],
)
def test_rank_order_centroid_weights_are_those_of_barron_and_barrett_1996(weights):
    """Worked out from their formula, to the four places of their table."""
    ranks = range(1, len(weights) + 1)
    assert rank_order_centroid(ranks).tolist() == pytest.approx(weights, abs=5e-5)


def test_four_criteria_in_order_weigh_what_chang_2004_works_out():
    """As textbooks retell it: schedule, cost, control and competition of a building project."""
    weights = rank_order_centroid([1, 2, 3, 4]).round(2).tolist()
    assert weights == [0.52, 0.27, 0.15, 0.06]


@pytest.mark.parametrize(
    "weights",
    [
        [0.6667, 0.3333],
        [0.5000, 0.3333, 0.1667],
        [0.4000, 0.3000, 0.2000, 0.1000],
        [0.3333, 0.2667, 0.2000, 0.1333, 0.0667],
    ],
)
def test_rank_sum_weights_are_those_of_stillwell_seaver_and_edwards_1981(weights):
    """Worked out from their formula."""
    ranks = range(1, len(weights) + 1)
    assert rank_sum(ranks).tolist() == pytest.approx(weights, abs=5e-5)


@pytest.mark.parametrize(
    "weights",
    [
        [0.6667, 0.3333],
        [0.5455, 0.2727, 0.1818],
        [0.4800, 0.2400, 0.1600, 0.1200],
        [0.4380, 0.2190, 0.1460, 0.1095, 0.0876],
    ],
)
def test_rank_reciprocal_weights_are_those_of_stillwell_seaver_and_edwards_1981(weights):
    """Worked out from their formula."""
    ranks = range(1, len(weights) + 1)
    assert rank_reciprocal(ranks).tolist() == pytest.approx(weights, abs=5e-5)


def test_ties_take_the_mean_of_the_places_they_share():
    first, second, third, fourth = rank_order_centroid([1, 2, 3, 4]).tolist()
    tied = (second + third) / 2
    assert rank_order_centroid([1, 2, 2, 4]).tolist() == pytest.approx([first, tied, tied, fourth])


@pytest.mark.parametrize("ranks", [[1, 2, 2, 4], [1, 2, 2, 3], [1, 2.5, 2.5, 4], [10, 20, 20, 99]])
def test_only_the_order_of_the_ranks_counts(ranks):
    assert rank_sum(ranks).tolist() == pytest.approx([0.4, 0.25, 0.25, 0.1])


@pytest.mark.parametrize("formula", ["roc", "sum", "reciprocal"])
def test_criteria_that_all_tie_weigh_the_same(formula):
    assert rank([["a", "b", "c"]], formula).weights == pytest.approx(
        {"a": 1 / 3, "b": 1 / 3, "c": 1 / 3}
    )


def test_a_rank_result_names_its_formula_and_has_no_consistency_ratio():
    result = rank([["a"], ["b"]])
    assert result.method == "rank"
    assert result.weights == {"a": 0.75, "b": 0.25}
    assert result.note == "Rank order centroid weights (Barron and Barrett 1996)."
    assert result.consistency_ratio is None


def test_every_problem_of_an_order_is_told_at_once():
    with pytest.raises(WeightError, match="The formula 'borda' is not known") as refused:
        rank([["a", ""], ["b", "a"], ["b"]], "borda")
    assert refused.value.problems == (
        "The formula 'borda' is not known. Use roc, sum or reciprocal.",
        "A name in the order is blank. Write a tie as 'a=b', without gaps.",
        "'a' is in the order more than once. Name it once.",
        "'b' is in the order more than once. Name it once.",
    )


@pytest.mark.parametrize(
    ("ranks", "message"),
    [([], "No ranks were given"), ([1, float("nan")], "The rank nan is not a number")],
)
def test_ranks_that_are_no_order_are_refused(ranks, message):
    with pytest.raises(WeightError, match=message):
        rank_order_centroid(ranks)


def test_an_order_of_nothing_is_refused():
    with pytest.raises(WeightError, match="No criteria were given"):
        rank([])


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=40),
    st.sampled_from([rank_order_centroid, rank_sum, rank_reciprocal]),
)
def test_weights_sum_to_one_and_never_rise_down_the_order(ranks, weigh):
    weights = weigh(ranks)
    assert weights.sum() == pytest.approx(1)
    for one, first in zip(ranks, weights, strict=True):
        for other, second in zip(ranks, weights, strict=True):
            assert one > other or first >= second - 1e-12
