"""What would change the answer in the source papers."""

import pytest

from appraisal.analysis.change_words import change_sentence, nearest_switch
from appraisal.analysis.sensitivity import Dominance, sensitivity
from appraisal.scoring import score
from tests.analysis.switches import moved_to, never_nan, node, told

SALFORD = "salford-trafford-2000"


WILTSHIRE = "wiltshire-adult-commissioning"


MENTAL_HEALTH = "warwickshire-2005-mental-health-host"


LEARNING_DISABILITY = "warwickshire-2005-learning-disability-host"


BUDGETS = "warwickshire-2005-budgets"


CAMBRIDGESHIRE = "cambridgeshire-2000"


PAPERS = [SALFORD, WILTSHIRE, MENTAL_HEALTH, LEARNING_DISABILITY, BUDGETS, CAMBRIDGESHIRE]


@pytest.mark.parametrize(
    ("name", "switches"),
    [
        (SALFORD, {"joint": (5 / 11, "2"), "ready": (3 / 7, "3")}),
        (WILTSHIRE, {"p3": (8 / 17, "w3"), "p7": (0.7, "w3")}),
        (MENTAL_HEALTH, {"q2": (6 / 13, "mh-council"), "q6": (11 / 18, "mh-council")}),
        (LEARNING_DISABILITY, {}),
        (BUDGETS, {"r4": (12 / 17, "f2"), "r6": (3 / 8, "f1")}),
        (CAMBRIDGESHIRE, {"d1": (9 / 16, "c4"), "d7": (5 / 12, "c4"), "d8": (13 / 20, "c3")}),
    ],
)
def test_the_leaders_of_the_papers_change_at_these_weights_and_at_no_others(paper, name, switches):
    result = sensitivity(paper(name))
    found = {one.criterion: told(one.up) for one in result.weights if one.up}
    assert {key: to for key, (_, to) in found.items()} == {k: to for k, (_, to) in switches.items()}
    for criterion, (at, _) in switches.items():
        assert found[criterion][0] == pytest.approx(at, abs=1e-12)
    assert all(one.down is one.ranked_down is None for one in result.weights)
    never_nan(result)


@pytest.mark.parametrize(
    ("name", "joint"),
    [
        (SALFORD, {"acc": ("1a",)}),
        (MENTAL_HEALTH, {"q5": ("mh-council",), "q7": ("mh-council",)}),
        (LEARNING_DISABILITY, {"q3": ("ld-pct",), "q7": ("ld-pct",)}),
        (BUDGETS, {"r1": ("f2",), "r3": ("f1",), "r5": ("f1",)}),
        (CAMBRIDGESHIRE, {"d2": ("c4",), "d3": ("c4",), "d5": ("c2",), "d6": ("c0",)}),
    ],
)
def test_some_options_only_draw_level_at_all_the_weight(paper, name, joint):
    weights = sensitivity(paper(name)).weights
    assert {one.criterion: one.joint_at_all for one in weights if one.joint_at_all} == joint
    assert all(one.ranked_up is None for one in weights if one.joint_at_all)


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        (SALFORD, []),
        (WILTSHIRE, []),
        (MENTAL_HEALTH, []),
        (LEARNING_DISABILITY, [("ld-pct", "ld-council", False)]),
        (BUDGETS, []),
        (CAMBRIDGESHIRE, [("c0", "c1", False), ("c2", "c1", False)]),
    ],
)
def test_who_is_dominated_in_the_papers(paper, name, pairs):
    assert list(sensitivity(paper(name)).dominated) == [Dominance(*pair) for pair in pairs]


@pytest.mark.parametrize("name", [SALFORD, WILTSHIRE, CAMBRIDGESHIRE])
def test_leaving_any_one_criterion_out_leaves_the_same_leader(paper, name):
    result = sensitivity(paper(name))
    assert len(result.without) == len(result.weights)
    leader = {SALFORD: "1b", WILTSHIRE: "w4", CAMBRIDGESHIRE: "c1"}[name]
    assert {one.leaders for one in result.without} == {(leader,)}


def test_warwickshire_budgets_without_r4_tie_at_exactly_64(paper):
    result = sensitivity(paper(BUDGETS))
    found = next(one for one in result.without if one.criterion == "r4")
    assert found.values["f1"] == found.values["f3"] == 64
    assert found.leaders == ("f1", "f3")
    assert {one.leaders for one in result.without if one.criterion != "r4"} == {("f3",)}


def test_wiltshire_w3_would_lead_on_points_and_the_next_with_a_rank_is_named_too(paper):
    result = sensitivity(paper(WILTSHIRE))
    whole, future = node(result, "p3"), node(result, "p7")
    assert whole.up.why_unranked == "It fails the hurdle 'Viable at this time'."
    assert told(whole.ranked_up) == (pytest.approx(10 / 19, abs=1e-12), "w2")
    assert whole.ranked_up.why_unranked is None
    assert told(future.ranked_up) == (pytest.approx(3 / 4, abs=1e-12), "w2")
    said = change_sentence(paper(WILTSHIRE), result)
    assert "With 47\u00a0% or more on “Whole life and family”, W3 would have most points" in said
    assert "It fails the hurdle 'Viable at this time'." in said


def test_wiltshire_in_the_long_term_w3_has_most_points_and_takes_no_rank(paper):
    result = sensitivity(paper(WILTSHIRE), "long-term")
    assert [one.id for one in result.scores.leaders] == ["w2", "w4"]
    assert result.scores.options[2].value == 65.5
    assert result.scores.options[2].rank is None
    said = change_sentence(paper(WILTSHIRE), result)
    assert said.startswith("W2 and W4 are joint first at 58.5 of 100.")
    assert "W3 has more points (65.5) but takes no rank." in said
    assert "It fails the hurdle 'Viable at this time'." in said
    # They lead together, so any weight on which they differ parts them, just where it stands.
    for one in result.weights:
        gap = one.ends["w2"][1] - one.ends["w4"][1]
        assert told(one.ranked_up) == (one.weight, "w2" if gap > 0 else "w4")


def test_salford_and_trafford_is_said_in_one_sentence(paper):
    said = change_sentence(paper(SALFORD), sensitivity(paper(SALFORD)))
    assert said.startswith(
        "1(b) leads unless “Ready soon” carries 43\u00a0% or more; it carries 12.5\u00a0%."
    )
    assert "Then option 3 leads." in said


def test_a_leader_that_no_weight_can_move_is_said_to_lead_whatever_the_weight(paper):
    result = sensitivity(paper(LEARNING_DISABILITY))
    said = change_sentence(paper(LEARNING_DISABILITY), result)
    assert said == "LD-Council leads whatever weight any one criterion carries."
    assert nearest_switch(result) is None


@pytest.mark.parametrize("name", PAPERS)
def test_at_a_switching_weight_of_the_papers_the_two_are_level_in_exact_sums(paper, name):
    whole = paper(name)
    for perspective in [None, *(one.id for one in whole.perspectives)]:
        result = sensitivity(whole, perspective)
        leads = {one.id for one in result.scores.leaders}
        for one in result.weights:
            for switch in (one.ranked_down, one.ranked_up):
                if switch:
                    moved = score(whole, moved_to(result, one.criterion, switch.at))
                    values = {option.id: option.value for option in moved.options}
                    level = [values[name] for name in leads | {switch.to}]
                    assert max(level) - min(level) <= 1e-9
