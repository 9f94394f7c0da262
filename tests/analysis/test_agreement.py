"""How far a room agrees, and that nothing printed gives a hidden group away."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.analysis.agreement import Vote, agreement, notes_on_groups
from appraisal.analysis.agreement_words import agreement_sentence
from appraisal.method import WeightError
from tests.analysis.rooms import CRITERIA, NAMES, ROOMS, THRESHOLDS, camp, found, some_room, vote


def voices(**counts):
    """Votes of so many people a group, no two the same; `none` for those who gave no group."""
    chance = random.Random(7)
    return [
        vote(None if group == "none" else group, *(chance.uniform(1, 100) for _ in CRITERIA))
        for group, count in counts.items()
        for _ in range(count)
    ]


def test_a_room_of_groups_that_are_big_enough_is_shown_in_full():
    votes = [vote("nhs", 60, 30, 10)] * 5 + [vote("council", 20, 30, 50)] * 15
    result = found(votes)
    assert result.ballots == 20
    assert [(one.name, one.n, one.hidden) for one in result.groups] == [
        ("NHS", 5, False),
        ("Council", 15, False),
    ]
    assert result.groups[0].mean == pytest.approx({"access": 0.6, "cost": 0.3, "rota": 0.1})
    assert result.per_person == pytest.approx({"access": 0.3, "cost": 0.3, "rota": 0.4})
    assert result.per_group == pytest.approx({"access": 0.4, "cost": 0.3, "rota": 0.3})
    access = result.criteria[0]
    assert access.criterion == "access"
    assert (access.lower, access.median, access.upper) == pytest.approx((0.2, 0.2, 0.3))
    assert access.iqr == pytest.approx(0.1)
    assert (access.min, access.max, access.mean) == pytest.approx((0.2, 0.6, 0.3))
    assert [
        (one.criterion, one.high, one.high_weight, one.low, one.low_weight)
        for one in result.partings
    ] == [
        ("access", "NHS", pytest.approx(0.6), "Council", pytest.approx(0.2)),
        ("rota", "Council", pytest.approx(0.5), "NHS", pytest.approx(0.1)),
    ]
    assert [(one.n, one.mean["access"]) for one in result.clusters] == [
        (15, pytest.approx(0.2)),
        (5, pytest.approx(0.6)),
    ]
    assert result.why_no_clusters is None
    assert result.notes == (
        "With fewer than 8 criteria the p-value of Kendall's W is rough: take it as a guide.",
    )


def test_groups_come_in_the_order_of_their_names_and_only_those_with_ballots():
    result = found(voices(none=5, users=8, nhs=5))
    assert [one.group for one in result.groups] == ["nhs", "users", None]


def test_a_group_under_its_threshold_is_hidden_with_another_and_shows_no_figures():
    result = found(voices(nhs=20, council=6, carers=7))
    assert {one.group for one in result.groups if one.hidden} == {"council", "carers"}
    assert all((one.mean is None) == one.hidden for one in result.groups)
    assert [one.n for one in result.groups] == [20, 6, 7]
    assert result.per_person is not None
    assert result.per_group is None
    assert result.partings == ()  # one group is shown: it has nobody to part from
    assert result.notes[-1] == (
        "“Council” and “Carers” cannot be shown apart: a group among them has too few ballots, "
        "and the others could give it away. The mean of the groups' means is not shown either."
    )


@pytest.mark.parametrize(
    ("counts", "there_are"),
    [
        ({}, "There are no ballots."),
        ({"nhs": 1}, "There is one ballot."),
        ({"nhs": 2}, "There are two ballots."),
        ({"nhs": 1, "carers": 1}, "There are two ballots."),
    ],
)
def test_under_three_ballots_nothing_is_shown(counts, there_are):
    result = found(voices(**counts))
    assert (result.kendalls_w, result.p_value, result.per_person, result.per_group) == (None,) * 4
    assert result.criteria == result.partings == result.clusters == ()
    assert all(group.mean is None for group in result.groups)
    assert result.notes == (
        f"{there_are} Agreement is shown from 3 ballots on, so that nobody's own ballot can be "
        "picked out.",
    )
    assert agreement_sentence(result) == result.notes[0]
    assert result.why_no_clusters == "Clusters of opinion are looked for from 15 ballots on."


@pytest.mark.parametrize(
    "counts",
    [
        {"nhs": 4},
        {"users": 7},
        {"nhs": 2, "council": 1},  # the one takes their own ballot away
        {"carers": 7, "council": 1},
    ],
)
def test_a_room_that_is_one_small_group_keeps_its_weights_to_itself(counts):
    result = found(voices(**counts))
    assert result.per_person is None
    assert result.per_group is None
    assert result.criteria == ()
    assert all(group.mean is None for group in result.groups)
    assert result.kendalls_w is not None
    assert result.notes[0] == (
        "Nearly all the ballots are from one small group, so the room's weights are not shown: "
        "they would be that group's."
    )


def test_people_who_gave_no_group_are_a_room_and_not_a_small_group():
    assert found(voices(none=3)).per_person is not None


def test_a_room_that_is_shown_anyway_is_not_withheld_beside_it():
    votes, names, thresholds = voices(nhs=4), NAMES, THRESHOLDS
    assert agreement(votes, names, thresholds, room_is_shown=True).per_person is not None


@pytest.mark.parametrize(
    "counts",
    [
        {"nhs": 1, "council": 1, "carers": 1},
        {"nhs": 2, "council": 2},
        {"carers": 7, "council": 2},
        {"carers": 1, "nhs": 10},
    ],
)
def test_a_room_of_small_groups_is_shown_as_a_room(counts):
    result = found(voices(**counts))
    assert result.per_person is not None
    assert len(result.criteria) == 3
    assert all(group.hidden for group in result.groups)


def test_a_hidden_room_in_which_everybody_says_the_same_does_not_say_so():
    result = found([vote("nhs", 1, 1, 1)] * 4)
    assert result.notes == (
        "Nearly all the ballots are from one small group, so the room's weights are not shown: "
        "they would be that group's.",
        "Kendall's W is not shown.",
        "“NHS” cannot be shown apart: the group has too few ballots.",
    )
    assert agreement_sentence(result) == result.notes[0]


def test_ballots_that_are_all_the_same_are_said_to_be():
    result = found([vote("nhs", 5, 3, 2)] * 20)
    assert result.kendalls_w == 1
    assert result.clusters == ()
    assert result.why_no_clusters == "Every ballot is the same, so there is one opinion."
    assert result.notes[0] == "Every ballot gives the same weights."
    assert agreement_sentence(result) == "All 20 ballots give the same weights."


def test_ballots_that_weight_everything_alike_have_no_order_to_agree_on():
    result = found([vote("nhs", 1, 1, 1)] * 6)
    assert (result.kendalls_w, result.p_value) == (None, None)
    assert result.notes == (
        "Every ballot gives the same weights.",
        "Every ballot weights all its criteria the same, so there is no order to agree on, and "
        "no Kendall's W.",
    )
    assert agreement_sentence(result) == "All 6 ballots give the same weights."


def test_one_criterion_leaves_nothing_to_agree_on():
    result = found([Vote("nhs", {"access": 1.0})] * 20)
    assert result.kendalls_w is None
    assert result.per_person == {"access": 1.0}
    assert result.notes == (
        "There is one criterion, so there is no order to agree on, and no Kendall's W.",
    )
    assert agreement_sentence(result) == result.notes[0]


def test_the_p_value_of_eight_criteria_or_more_needs_no_warning():
    chance = random.Random(3)
    weights = [{f"c{number}": chance.random() for number in range(8)} for _ in range(9)]
    assert found([Vote("nhs", one) for one in weights]).notes == ()


@pytest.mark.parametrize("counts", [{"nhs": 20}, {"nhs": 20, "council": 3}, {"nhs": 4, "none": 2}])
def test_the_notes_on_groups_are_among_the_notes(counts):
    result = found(voices(**counts))
    about = notes_on_groups(result.groups)
    assert bool(about) == any(one.hidden for one in result.groups)
    assert set(about) <= set(result.notes)


def test_clusters_are_not_looked_for_among_thousands():
    votes = camp("nhs", 1200, 0, 1) + camp("council", 900, 1, 2)
    result = found(votes)
    assert result.clusters == ()
    assert result.why_no_clusters == "Clusters of opinion are looked for in up to 2,000 ballots."


@pytest.mark.parametrize(
    ("votes", "sentence"),
    [
        (
            [Vote("nhs", {"a": 1.0}), Vote("nhs", {"b": 1.0})],
            r"different criteria\. Use the ballots of one round\.",
        ),
        ([Vote("police", {"a": 1.0})], r"not known\. Name every group\."),
        ([Vote("nhs", {"a": 0.0, "b": 0.0})] * 3, r"no weight above 0\."),
        ([Vote("nhs", {"a": float("nan"), "b": 1.0})] * 3, r"no number of 0 or more\."),
    ],
)
def test_votes_that_do_not_belong_together_are_refused(votes, sentence):
    with pytest.raises(WeightError, match=sentence):
        agreement(votes, NAMES, THRESHOLDS)


@settings(max_examples=60, deadline=None)
@given(ROOMS, st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_in_which_ballots_came_changes_nothing(counts, seed, chance):
    votes = some_room(counts, seed, 0.4)
    assert found(chance.sample(votes, len(votes))) == found(votes)
