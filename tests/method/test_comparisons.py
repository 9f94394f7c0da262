"""Weights from pairwise comparisons, against Saaty's own examples."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from appraisal.method import WeightError, overall_values, pairwise
from appraisal.method.comparisons import RANDOM_INDEX


def mirrored(upper: list[list[float]]) -> list[list[float]]:
    """The full matrix of which `upper` holds the cells to the right of the diagonal."""
    n = len(upper) + 1
    matrix = np.ones((n, n))
    for i, row in enumerate(upper):
        for j, value in enumerate(row, start=i + 1):
            matrix[i, j], matrix[j, i] = value, 1 / value
    return matrix.tolist()


def test_random_indices_are_those_of_saaty_1980():
    assert RANDOM_INDEX[:10] == (0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)


def test_saaty_1977_wealth_of_seven_nations():
    nations = ["US", "USSR", "China", "France", "UK", "Japan", "West Germany"]
    matrix = mirrored(
        [
            [4, 9, 6, 6, 5, 5],
            [7, 5, 5, 3, 4],
            [1 / 5, 1 / 5, 1 / 7, 1 / 5],
            [1, 1 / 3, 1 / 3],
            [1 / 3, 1 / 3],
            [2],
        ]
    )
    result = pairwise(nations, matrix)
    published = [0.427, 0.230, 0.021, 0.052, 0.052, 0.123, 0.094]
    assert list(result.weights.values()) == pytest.approx(published, abs=6e-4)
    largest_eigenvalue = 7 + 6 * 1.32 * result.consistency_ratio
    assert largest_eigenvalue == pytest.approx(7.61, abs=0.005)
    assert result.consistency_ratio == pytest.approx(0.08, abs=0.005)
    assert result.note is None
    assert not result.inconsistent


def test_saaty_2008_drinks_in_the_united_states():
    drinks = ["coffee", "wine", "tea", "beer", "soda", "milk", "water"]
    matrix = mirrored(
        [
            [9, 5, 2, 1, 1, 1 / 2],
            [1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
            [1 / 3, 1 / 4, 1 / 3, 1 / 9],
            [1 / 2, 1, 1 / 3],
            [2, 1 / 2],
            [1 / 3],
        ]
    )
    result = pairwise(drinks, matrix)
    published = [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]
    assert list(result.weights.values()) == pytest.approx(published, abs=6e-4)
    assert result.consistency_ratio == pytest.approx(0.022, abs=6e-4)


def test_saaty_1980_choosing_a_school_has_comparisons_that_contradict_one_another():
    wants = ["learning", "friends", "school life", "vocational", "college", "music"]
    matrix = mirrored([[4, 3, 1, 3, 4], [7, 3, 1 / 5, 1], [1 / 5, 1 / 5, 1 / 6], [1, 1 / 3], [3]])
    result = pairwise(wants, matrix)
    published = [0.32, 0.14, 0.03, 0.13, 0.24, 0.14]
    assert list(result.weights.values()) == pytest.approx(published, abs=0.006)
    assert result.consistency_ratio > 0.20
    assert result.inconsistent
    assert result.note == (
        "The consistency ratio is 0.23, above 0.10: the comparisons contradict one another. "
        "Look at them again before using these weights."
    )


def test_saaty_2005_choosing_a_city_to_live_in_from_weights_to_overall_values():
    """Theory and Applications of the Analytic Network Process; the figures AHPy is tested on.

    The rows are Bethesda, Boston, Pittsburgh and Santa Fe.
    """
    wants = ["culture", "family", "housing", "jobs", "transport"]
    importance = mirrored([[1 / 5, 3, 1 / 2, 5], [7, 1, 7], [1 / 4, 3], [7]])
    cities = {
        "culture": [[1 / 2, 1, 1 / 2], [2.5, 1], [1 / 2.5]],
        "family": [[2, 1 / 3, 4], [1 / 8, 2], [9]],
        "housing": [[5, 1 / 2, 2.5], [1 / 9, 1 / 4], [7]],
        "jobs": [[1 / 2, 3, 4], [6, 8], [1]],
        "transport": [[1.5, 1 / 2, 4], [1 / 3.5, 2.5], [9]],
    }
    weights = pairwise(wants, importance).weights
    values = [
        list(pairwise(list("abcd"), mirrored(cities[want])).weights.values()) for want in wants
    ]
    overall = overall_values(np.array(values).T, np.array([weights[want] for want in wants]))
    assert overall.tolist() == pytest.approx([0.229, 0.275, 0.385, 0.111], abs=6e-4)


@given(arrays(float, st.integers(1, 12), elements=st.floats(0.05, 1)))
def test_perfect_comparisons_give_back_the_weights_they_came_from(weights):
    names = [f"c{k}" for k in range(len(weights))]
    result = pairwise(names, (weights[:, None] / weights[None, :]).tolist())
    assert list(result.weights.values()) == pytest.approx((weights / weights.sum()).tolist())
    assert result.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert result.consistency_ratio >= 0


@given(
    st.lists(st.sampled_from([1 / 5, 1 / 3, 1, 2, 4, 9]), min_size=6, max_size=6),
    st.permutations(range(4)),
)
def test_the_order_of_the_criteria_changes_nothing_but_the_order(judged, order):
    matrix = np.array(mirrored([judged[:3], judged[3:5], judged[5:]]))
    names = np.array(["a", "b", "c", "d"])
    straight = pairwise(names.tolist(), matrix.tolist())
    shuffled = pairwise(names[order].tolist(), matrix[np.ix_(order, order)].tolist())
    assert shuffled.weights == pytest.approx(straight.weights)
    assert shuffled.consistency_ratio == pytest.approx(straight.consistency_ratio, abs=1e-9)
    assert sum(straight.weights.values()) == pytest.approx(1)


@pytest.mark.parametrize("rounded", [0.33, 0.333, 1 / 3])
def test_a_reciprocal_rounded_to_two_places_is_taken_for_what_it_means(rounded):
    result = pairwise(["a", "b"], [[1, 3], [rounded, 1]])
    assert result.weights == pytest.approx({"a": 0.75, "b": 0.25})
    assert result.consistency_ratio == 0


def test_more_criteria_than_saaty_has_an_index_for_get_no_consistency_ratio():
    result = pairwise([f"c{k}" for k in range(16)], np.ones((16, 16)).tolist())
    assert result.consistency_ratio is None
    assert not result.inconsistent
    assert result.note == (
        "There is no random index for 16 criteria, so no consistency ratio is given."
    )


@pytest.mark.parametrize(
    ("names", "matrix", "problems"),
    [
        ([], [], ["No criteria were given. Name each in the header row and the first column."]),
        (
            ["a", "a"],
            [[1, 1], [1, 1]],
            ["'a' is named more than once. Name each criterion once."],
        ),
        (
            ["a", ""],
            [[1, 1], [1, 1]],
            ["A criterion has no name. Fill in the header row and the first column."],
        ),
        (
            ["a", "b"],
            [[1], [1, 1], [1, 1]],
            [
                "There are 2 criteria and 3 rows. Give each one row.",
                "The row of 'a' holds 1 comparisons. It needs 2, one a criterion.",
            ],
        ),
        (
            ["a", "b"],
            [[1, "much"], [0, 1]],
            [
                "'a' against 'b' is 'much'. Use a number above 0, such as 3 or 1/3.",
                "'b' against 'a' is 0. Use a number above 0, such as 3 or 1/3.",
            ],
        ),
        (
            ["a", "b", "c"],
            [[2, 3, 1], [3, 1, float("nan")], [1, 1, 1]],
            ["'b' against 'c' is nan. Use a number above 0, such as 3 or 1/3."],
        ),
        (
            ["a", "b"],
            [[2, 3], [3, 1]],
            [
                "'a' against itself is 2. It has to be 1.",
                "'a' against 'b' is 3, and 'b' against 'a' is 3. One has to be 1 over the other.",
            ],
        ),
    ],
    ids=["nothing", "twice", "unnamed", "not square", "no numbers", "not a number", "no mirror"],
)
def test_comparisons_that_make_no_matrix_are_refused_with_every_problem(names, matrix, problems):
    with pytest.raises(WeightError, match=re.escape(problems[0])) as refused:
        pairwise(names, matrix)
    assert list(refused.value.problems) == problems
