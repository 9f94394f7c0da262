"""Weights on the value tree, by the rules of the option-set format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.errors import AppraisalError
from appraisal.method import ValueTree, WeightError

CLINIC = ValueTree(
    {"access": None, "people": None, "rota": "people", "wait": "people", "cost": None}
)
DEEP = ValueTree(
    {
        "care": None,
        "safe": "care",
        "falls": "safe",
        "errors": "safe",
        "kind": "care",
        "money": None,
    }
)


def test_the_leaves_are_the_nodes_that_nothing_hangs_under():
    assert CLINIC.leaves == ("access", "rota", "wait", "cost")
    assert DEEP.leaves == ("falls", "errors", "kind", "money")


def test_the_children_of_nothing_are_the_top():
    assert CLINIC.children(None) == ("access", "people", "cost")
    assert CLINIC.children("people") == ("rota", "wait")
    assert CLINIC.children("rota") == ()


def test_a_node_under_a_parent_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="'rota' hangs under 'peple', which is not in the tree"):
        ValueTree({"rota": "peple"})


def test_equal_weights_are_equal_for_the_leaves_not_for_the_branches():
    assert CLINIC.overall_weights(None) == dict.fromkeys(CLINIC.leaves, 0.25)


@pytest.mark.parametrize(
    ("weights", "overall"),
    [
        ({"access": 60, "people": 30, "cost": 10}, [0.6, 0.15, 0.15, 0.1]),
        ({"access": 60, "people": 30, "cost": 10, "rota": 1, "wait": 2}, [0.6, 0.1, 0.2, 0.1]),
        ({"access": 6, "people": 3, "cost": 1, "wait": 5}, [0.6, 0, 0.3, 0.1]),
        ({"access": 1, "rota": 1, "wait": 1, "cost": 1}, [0.25, 0.25, 0.25, 0.25]),
        ({"access": 3, "wait": 1}, [0.75, 0, 0.25, 0]),
        ({"people": 7}, [0, 0.5, 0.5, 0]),
        ({"access": 0, "cost": 0.004}, [0, 0, 0, 1]),
        ({"access": 1, "people": 0, "rota": 9}, [1, 0, 0, 0]),
    ],
    ids=[
        "a branch none of whose children is named is shared equally",
        "children share the branch by their own weights",
        "a sibling left out weighs nothing",
        "leaves alone",
        "leaves alone, some left out",
        "one branch alone",
        "any positive scale",
        "a branch that weighs nothing gives its children nothing",
    ],
)
def test_weights_are_the_product_of_the_shares_down_the_tree(weights, overall):
    result = CLINIC.overall_weights(weights)
    assert list(result) == list(CLINIC.leaves)
    assert list(result.values()) == pytest.approx(overall)


@pytest.mark.parametrize(
    ("weights", "overall"),
    [
        ({"falls": 20, "kind": 20, "money": 60}, [0.2, 0, 0.2, 0.6]),
        ({"care": 40, "errors": 5, "money": 60}, [0, 0.4, 0, 0.6]),
        ({"care": 40, "falls": 1, "errors": 1, "kind": 6, "money": 60}, [0.05, 0.05, 0.3, 0.6]),
    ],
)
def test_a_branch_left_unnamed_weighs_the_sum_of_what_is_named_below_it(weights, overall):
    assert list(DEEP.overall_weights(weights).values()) == pytest.approx(overall)


def test_every_problem_of_a_weighting_is_told_at_once():
    with pytest.raises(WeightError, match="Did you mean 'access'") as refused:
        CLINIC.overall_weights(
            {
                "acces": 1,
                "xyz": 1,
                "rota": -3,
                "wait": float("nan"),
                "cost": float("inf"),
                "people": "lots",
            }
        )
    assert isinstance(refused.value, AppraisalError)
    assert str(refused.value).splitlines() == list(refused.value.problems)
    assert refused.value.problems == (
        "'acces' is not a criterion. Did you mean 'access'?",
        "'xyz' is not a criterion. Use access, people, rota, wait or cost.",
        "The weight for 'rota' is -3. Use a number of 0 or more.",
        "The weight for 'wait' is nan. Use a number of 0 or more.",
        "The weight for 'cost' is inf. Use a number of 0 or more.",
        "The weight for 'people' is 'lots'. Use a number of 0 or more.",
    )


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({}, "No weights were given"),
        ({"access": 0, "people": 0}, "Every weight is 0. Give at least one"),
        ({"people": 1, "rota": 0}, "Every weight under 'people' is 0"),
        ({"people": 0, "rota": 4}, "Every weight at the top of the tree is 0"),
        ({"access": None}, "weight for 'access' is blank"),
        ({"access": True}, "weight for 'access' is 'True'"),
        ({"access": 10**400}, "weight for 'access' is too large"),
        ({"access": "x" * 90}, "is 'x{39}…'"),
    ],
)
def test_a_weighting_that_cannot_be_shared_out_is_refused(weights, message):
    with pytest.raises(WeightError, match=message):
        CLINIC.overall_weights(weights)


NODES = st.sampled_from(["care", "safe", "falls", "errors", "kind", "money"])
WEIGHTINGS = st.dictionaries(NODES, st.floats(0.01, 100), min_size=1)


@given(WEIGHTINGS)
def test_overall_weights_sum_to_one(weights):
    assert sum(DEEP.overall_weights(weights).values()) == pytest.approx(1)


@given(WEIGHTINGS, st.sampled_from([1e-200, 1e-3, 7.0, 1e200, 1e305]))
def test_scaling_a_weighting_changes_nothing(weights, factor):
    scaled = {name: weight * factor for name, weight in weights.items()}
    assert DEEP.overall_weights(scaled) == pytest.approx(DEEP.overall_weights(weights))


@given(st.dictionaries(st.sampled_from(DEEP.leaves), st.floats(0.01, 100), min_size=1))
def test_weights_on_leaves_alone_are_shares_of_their_sum(weights):
    total = sum(weights.values())
    expected = {leaf: weights.get(leaf, 0) / total for leaf in DEEP.leaves}
    assert DEEP.overall_weights(weights) == pytest.approx(expected)
