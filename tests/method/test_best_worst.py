"""Weights from the best-worst method, against Rezaei's examples."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.method import WeightError, best_worst


def test_rezaei_2016_transport_mode_by_the_linear_model():
    """The judgements stand in the R package RMCDA too; the weights can be worked out by hand."""
    result = best_worst(
        "cost",
        "load flexibility",
        {"load flexibility": 8, "accessibility": 2, "cost": 1},
        {"load flexibility": 1, "accessibility": 5, "cost": 8},
    )
    assert result.method == "best-worst"
    assert result.weights == pytest.approx(
        {"load flexibility": 0.0714, "accessibility": 0.3214, "cost": 0.6071}, abs=5e-5
    )
    assert result.note.startswith("ksi is 0.0357; the consistency ratio is input-based")


def test_rezaei_2016_buying_a_car_with_comparisons_that_agree():
    result = best_worst(
        "price",
        "style",
        {"quality": 2, "price": 1, "comfort": 4, "safety": 2, "style": 8},
        {"quality": 4, "price": 8, "comfort": 2, "safety": 4, "style": 1},
    )
    assert result.weights == pytest.approx(
        {
            "quality": 0.21052632,
            "price": 0.42105263,
            "comfort": 0.10526316,
            "safety": 0.21052632,
            "style": 0.05263158,
        }
    )
    assert result.consistency_ratio == 0
    assert not result.inconsistent
    assert result.note.startswith("ksi is 0.0000")


def test_buying_a_car_with_comparisons_that_nearly_agree_gives_the_weights_of_the_r_package_bwm():
    """The car example of Rezaei (2016) with one pair changed, as the R package checks itself.

    Its ratio is ksi over Rezaei's consistency index for 8, which is 4.47.
    """
    result = best_worst(
        "price",
        "style",
        {"quality": 2, "price": 1, "comfort": 4, "safety": 3, "style": 8},
        {"quality": 4, "price": 8, "comfort": 2, "safety": 3, "style": 1},
    )
    published = [0.22950820, 0.44808743, 0.11475410, 0.15300546, 0.05464481]
    assert list(result.weights.values()) == pytest.approx(published, abs=1e-8)
    assert result.note.startswith(f"ksi is {0.002444958 * 4.47:.4f};")


def test_the_ratio_is_the_input_based_one_of_liang_brunelli_and_rezaei_2020():
    result = best_worst("a", "c", {"b": 2, "c": 8}, {"a": 8, "b": 5})
    assert result.consistency_ratio == pytest.approx(abs(2 * 5 - 8) / (8 * 8 - 8))
    assert result.consistency_limit == 0.1309
    assert not result.inconsistent


def test_comparisons_that_contradict_one_another_are_warned_of():
    result = best_worst("a", "c", {"b": 8, "c": 8}, {"a": 8, "b": 8})
    assert result.consistency_ratio == pytest.approx(1)
    assert result.inconsistent
    assert "1.00, above its limit of 0.1309: the comparisons contradict one another" in result.note


def test_a_judgement_too_small_for_a_published_limit_has_none():
    result = best_worst("a", "b", {"b": 2}, {})
    assert result.weights == pytest.approx({"a": 2 / 3, "b": 1 / 3})
    assert result.consistency_limit is None
    assert result.note == "ksi is 0.0000; the consistency ratio is input-based."


def test_best_and_worst_that_are_worth_the_same_are_consistent():
    result = best_worst("a", "b", {"b": 1}, {"a": 1})
    assert result.weights == pytest.approx({"a": 0.5, "b": 0.5})
    assert result.consistency_ratio == 0


def test_best_against_worst_need_be_said_only_once():
    both = best_worst("a", "c", {"b": 2, "c": 6}, {"a": 6, "b": 3})
    assert best_worst("a", "c", {"b": 2, "c": 6}, {"b": 3}) == both
    assert best_worst("a", "c", {"b": 2}, {"a": 6, "b": 3}).weights == pytest.approx(both.weights)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=8))
def test_weights_sum_to_one_and_are_never_negative(judged):
    to_others = {f"c{k}": number for k, number in enumerate(judged)} | {"worst": 9}
    to_worst = {f"c{k}": 10 - number for k, number in enumerate(judged)}
    weights = best_worst("best", "worst", to_others, to_worst).weights
    assert sum(weights.values()) == pytest.approx(1)
    assert min(weights.values()) >= 0


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), min_size=1, max_size=5), st.data())
def test_the_linear_model_has_one_solution_whatever_the_order_of_the_criteria(judged, data):
    to_others = {f"c{k}": number for k, (number, _) in enumerate(judged)} | {"worst": 8}
    to_worst = {f"c{k}": number for k, (_, number) in enumerate(judged)} | {"best": 8}
    order = data.draw(st.permutations(list(to_others)))
    straight = best_worst("best", "worst", to_others, to_worst)
    shuffled = best_worst("best", "worst", {name: to_others[name] for name in order}, to_worst)
    assert shuffled.weights == pytest.approx(straight.weights)


@pytest.mark.parametrize(
    ("arguments", "problems"),
    [
        (("a", "a", {}, {}), ["'a' is both the best and the worst. Choose two criteria."]),
        (
            ("a", "c", {"b": 12, "c": 8}, {"b": "lots"}),
            [
                "The best-to-others judgement for 'b' is 12. Use a number from 1 to 9.",
                "The others-to-worst judgement for 'b' is 'lots'. Use a number from 1 to 9.",
            ],
        ),
        (
            ("a", "c", {"c": 8}, {"b": 3}),
            ["best_to_others does not compare 'a' with 'b'. Add a number from 1 to 9."],
        ),
        (
            ("a", "c", {"b": 2}, {}),
            [
                "best_to_others does not compare 'a' with 'c'. Add a number from 1 to 9.",
                "others_to_worst does not compare 'a' with 'c'. Add a number from 1 to 9.",
                "others_to_worst does not compare 'b' with 'c'. Add a number from 1 to 9.",
            ],
        ),
        (
            ("a", "c", {"a": 2, "b": 2, "c": 8}, {"a": 7, "b": 2, "c": 3}),
            [
                "'a' against itself is 2. It has to be 1.",
                "'c' against itself is 3. It has to be 1.",
                "'a' against 'c' is 8 in best_to_others and 7 in others_to_worst. "
                "Give the same number in both.",
            ],
        ),
    ],
    ids=["one criterion", "off the scale", "a gap", "three gaps", "disagreements"],
)
def test_judgements_that_do_not_fit_together_are_refused_with_every_problem(arguments, problems):
    with pytest.raises(WeightError, match=re.escape(problems[0])) as refused:
        best_worst(*arguments)
    assert list(refused.value.problems) == problems
