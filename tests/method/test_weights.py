"""Weights from swings and points."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.method import WeightError, points, swing


def test_swing_weights_are_the_swings_shares_of_their_sum():
    result = swing({"access": 100, "cost": 60, "rota": 40})
    assert result.method == "swing"
    assert result.weights == {"access": 0.5, "cost": 0.3, "rota": 0.2}
    assert result.consistency_ratio is None
    assert result.note is None
    assert not result.inconsistent


def test_goodwin_and_wright_2004_swings_of_an_office_become_their_published_weights():
    """Decision Analysis for Management Judgment, chapter 3: 32, 26, 23, 10, 6 and 3 of 100."""
    swings = {
        "closeness": 100,
        "visibility": 80,
        "image": 70,
        "size": 30,
        "comfort": 20,
        "cars": 10,
    }
    weights = [round(100 * weight) for weight in swing(swings).weights.values()]
    assert weights == [32, 26, 23, 10, 6, 3]


def test_a_largest_swing_other_than_100_is_noted_and_changes_nothing():
    result = swing({"access": 50, "cost": 30})
    assert result.weights == pytest.approx(swing({"access": 100, "cost": 60}).weights)
    assert result.note == "The largest swing is 50, not 100. Only the proportions count."


def test_points_may_be_on_any_positive_scale():
    assert points({"access": 30, "cost": 70}).weights == {"access": 0.3, "cost": 0.7}
    assert points({"access": 3e200, "cost": 7e200}).weights == pytest.approx(
        {"access": 0.3, "cost": 0.7}
    )
    assert points({"access": 1.5e308, "cost": 1.5e308}).weights == {"access": 0.5, "cost": 0.5}


def test_numbers_from_numpy_are_numbers():
    assert swing({"a": np.float64(100), "b": np.int64(100)}).weights == {"a": 0.5, "b": 0.5}


def test_every_swing_that_cannot_be_used_is_told_at_once():
    with pytest.raises(WeightError, match="The swing for 'a' is 170") as refused:
        swing({"a": 170, "b": -1, "c": "high", "d": None, "e": float("nan"), "f": True, "g": 100})
    assert refused.value.problems == (
        "The swing for 'a' is 170. Use a number from 0 to 100.",
        "The swing for 'b' is -1. Use a number from 0 to 100.",
        "The swing for 'c' is 'high'. Use a number from 0 to 100.",
        "The swing for 'd' is blank. Use a number from 0 to 100.",
        "The swing for 'e' is nan. Use a number from 0 to 100.",
        "The swing for 'f' is 'True'. Use a number from 0 to 100.",
    )


@pytest.mark.parametrize(
    ("judge", "given_", "message"),
    [
        (swing, {}, "No swing was given. Name at least one criterion"),
        (swing, {"a": 0, "b": 0}, "Every swing is 0. Give at least one criterion more than 0"),
        (points, {}, "No number of points was given"),
        (points, {"a": 0}, "Every number of points is 0"),
        (points, {"a": -2}, "The number of points for 'a' is -2. Use a number of 0 or more"),
    ],
)
def test_judgements_without_a_weight_in_them_are_refused(judge, given_, message):
    with pytest.raises(WeightError, match=message):
        judge(given_)


@given(st.dictionaries(st.text("abcdef", min_size=1), st.floats(0.001, 100), min_size=1))
def test_weights_sum_to_one_keep_the_order_given_and_can_be_written_as_json(judged):
    for result in (swing(judged), points(judged)):
        assert sum(result.weights.values()) == pytest.approx(1)
        assert list(result.weights) == list(judged)
        json.dumps(result.weights, allow_nan=False)


@given(
    st.dictionaries(st.text("abcdef", min_size=1), st.floats(0.001, 100), min_size=1),
    st.sampled_from([0.01, 0.5, 1.0]),
)
def test_scaling_every_swing_changes_nothing(judged, factor):
    scaled = {name: value * factor for name, value in judged.items()}
    assert swing(scaled).weights == pytest.approx(swing(judged).weights)
