"""Value functions, the weighted sum and ranks."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from appraisal.method import (
    MeasureError,
    WeightError,
    competition_ranks,
    contributions,
    local_scale,
    overall_values,
    piecewise_linear,
    tied_with,
)

NAN = float("nan")
SCORES = st.floats(0, 100).map(lambda value: round(value, 3))
MATRICES = arrays(float, (5, 4), elements=SCORES)
WEIGHTS = arrays(float, 4, elements=st.floats(0.001, 1000))


@pytest.mark.parametrize(
    ("measures", "points", "values"),
    [
        ([2, 7, 12], [(2, 100), (12, 0)], [100, 50, 0]),
        ([0, 25, 100], [(0, 0), (100, 100)], [0, 25, 100]),
        ([4, 5, 6, 7.5, 9], [(4, 100), (6, 70), (9, 0)], [100, 85, 70, 35, 0]),
        ([0, 1, 2], [(0, 0), (1, 100), (2, 0)], [0, 100, 0]),
    ],
    ids=["less is better", "more is better", "bent", "best in the middle"],
)
def test_a_measure_becomes_the_value_on_the_line_between_its_points(measures, points, values):
    assert piecewise_linear(measures, points).tolist() == values


def test_a_blank_measure_stays_blank():
    assert np.isnan(piecewise_linear([NAN], [(0, 0), (1, 100)])[0])


@pytest.mark.parametrize("outside", [1.999, 12.001, -5, float("inf")])
def test_a_measure_outside_its_value_function_is_refused_and_never_clipped(outside):
    with pytest.raises(MeasureError, match=r"covers 2 to 12, and was given .*widen the worst"):
        piecewise_linear([3, outside], [(2, 100), (12, 0)])


def test_every_measure_outside_is_named_once():
    with pytest.raises(MeasureError, match=r"was given 14, 1\."):
        piecewise_linear([14, 1, 14, 5], [(2, 100), (12, 0)])


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ([], "at least two points"),
        ([(1, 0)], "at least two points"),
        ([(1, 0), (1, 100)], "from the smallest measure upwards"),
        ([(5, 0), (1, 100)], "from the smallest measure upwards"),
        ([(1, 0), (NAN, 100)], "not a number"),
        ([(1, 0), (2, 120)], "values from 0 to 100"),
        ([(1, -1), (2, 100)], "values from 0 to 100"),
    ],
)
def test_points_that_make_no_value_function_are_refused(points, message):
    with pytest.raises(MeasureError, match=message):
        piecewise_linear([1], points)


def test_a_local_scale_runs_from_the_worst_option_to_the_best():
    scaled, differs = local_scale(np.array([[20.0, 90.0], [70.0, 40.0], [30.0, 65.0]]))
    assert scaled.tolist() == [[0, 100], [100, 0], [20, 50]]
    assert differs.tolist() == [True, True]


def test_a_criterion_on_which_every_option_ties_has_no_local_scale():
    scaled, differs = local_scale(np.array([[20.0, 50.0], [70.0, 50.0]]))
    assert differs.tolist() == [True, False]
    assert scaled[:, 1].tolist() == [0, 0]


def test_blanks_stay_blank_on_a_local_scale_and_set_no_end_of_it():
    scaled, differs = local_scale(np.array([[20.0, NAN], [70.0, NAN], [NAN, NAN], [45.0, 5.0]]))
    np.testing.assert_array_equal(scaled, [[0, NAN], [100, NAN], [NAN, NAN], [50, 0]])
    assert differs.tolist() == [True, False]


@given(MATRICES)
def test_a_local_scale_keeps_the_order_of_the_options_and_lies_in_0_to_100(values):
    scaled, differs = local_scale(values)
    assert (scaled >= 0).all()
    assert (scaled <= 100).all()
    for column in np.flatnonzero(differs):
        assert np.array_equal(
            np.diff(scaled[np.argsort(values[:, column]), column]) >= 0, [True] * 4
        )


def test_an_overall_value_is_the_weighted_mean():
    assert overall_values(np.array([[70.0, 50.0]]), np.array([3.0, 1.0])).tolist() == [65]


def test_a_blank_score_is_never_counted_as_zero():
    values = np.array([[70.0, NAN], [70.0, 50.0]])
    assert np.isnan(overall_values(values, np.array([1.0, 1.0])))[0]
    assert np.isnan(contributions(values, np.array([1.0, 1.0]))[0, 1])


def test_a_blank_makes_the_option_incomplete_even_where_its_criterion_weighs_nothing():
    assert np.isnan(overall_values(np.array([[70.0, NAN]]), np.array([1.0, 0.0])))[0]


@pytest.mark.parametrize("criteria", range(1, 41))
def test_equal_weights_give_a_mean_that_is_rounded_once(criteria):
    scores = [float(5 * (7 * k % 20)) for k in range(criteria)]
    exact = sum(map(Fraction, scores)) / criteria
    weights = np.full(criteria, 1.0 / criteria)
    assert overall_values(np.array([scores]), weights).tolist() == [float(exact)]


@given(MATRICES, WEIGHTS, st.sampled_from([0.001, 3.0, 1e6]))
def test_scaling_every_weight_changes_nothing(values, weights, factor):
    np.testing.assert_allclose(
        overall_values(values, weights), overall_values(values, weights * factor), rtol=1e-12
    )


@given(MATRICES, WEIGHTS)
def test_contributions_add_up_to_the_overall_value(values, weights):
    np.testing.assert_allclose(
        contributions(values, weights).sum(axis=1), overall_values(values, weights), atol=1e-9
    )


@given(MATRICES, WEIGHTS, st.permutations(range(5)), st.permutations(range(4)))
def test_the_order_of_options_and_criteria_changes_nothing_but_the_order(
    values, weights, options, criteria
):
    shuffled = overall_values(values[options][:, criteria], weights[criteria])
    assert shuffled.tolist() == overall_values(values, weights)[options].tolist()


@given(MATRICES, WEIGHTS)
def test_an_overall_value_lies_between_the_options_lowest_and_highest_value(values, weights):
    overall = overall_values(values, weights)
    assert (overall >= values.min(axis=1) - 1e-9).all()
    assert (overall <= values.max(axis=1) + 1e-9).all()


@pytest.mark.parametrize("combine", [overall_values, contributions])
@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ([0.0, 0.0], "Every weight is 0"),
        ([1.0, -1.0], "negative or not a number"),
        ([1.0, NAN], "negative or not a number"),
        ([1.0, float("inf")], "negative or not a number"),
    ],
)
def test_weights_that_cannot_be_used_are_refused(combine, weights, message):
    with pytest.raises(WeightError, match=message):
        combine(np.array([[70.0, 50.0]]), np.array(weights))


@pytest.mark.parametrize(
    ("values", "ranks"),
    [
        ([70, 64, 64, 40], [1, 2, 2, 4]),
        ([64, 64, 40], [1, 1, 3]),
        ([50, 50, 50], [1, 1, 1]),
        ([40, NAN, 70], [2, 0, 1]),
        ([NAN, NAN], [0, 0]),
        ([], []),
    ],
)
def test_ranks_are_competition_ranks(values, ranks):
    assert competition_ranks(np.array(values, dtype=float)).tolist() == ranks


def test_values_within_a_billionth_tie():
    values = np.array([64.0, 64.0 + 5e-10, 64.0 + 1e-6])
    assert competition_ranks(values).tolist() == [2, 2, 1]


def test_a_chain_of_neighbours_that_tie_is_one_tie():
    step = 0.8e-9
    values = np.array([10.0, 10.0 + step, 10.0 + 2 * step])
    assert competition_ranks(values).tolist() == [1, 1, 1]


def test_an_option_that_takes_no_rank_takes_no_place_from_the_others():
    ranked = np.array([False, True, True])
    assert competition_ranks(np.array([90.0, 60.0, 70.0]), ranked).tolist() == [0, 2, 1]


def test_each_option_knows_the_others_it_ties_with():
    values = np.array([64.0, NAN, 64.0, 40.0, 64.0])
    assert tied_with(values) == [[2, 4], [], [0, 4], [], [0, 2]]
    assert tied_with(values, np.array([True, True, False, True, True])) == [[4], [], [], [], [0]]


@given(arrays(float, 6, elements=st.sampled_from([0.0, 25.0, 50.0, 100.0, NAN])))
def test_a_rank_is_one_more_than_the_number_of_options_ahead(values):
    for value, rank in zip(values, competition_ranks(values), strict=True):
        assert rank == (0 if np.isnan(value) else 1 + (values > value).sum())
