"""How far a room agrees, in sentences."""

import pytest

from appraisal.analysis.agreement import Vote
from appraisal.analysis.agreement_words import agreement_figures, agreement_sentence
from tests.analysis.rooms import found, vote


@pytest.mark.parametrize(
    ("votes", "sentence", "figures"),
    [
        (
            [vote("nhs", 60, 30, 10)] * 30 + [vote("nhs", 50, 20, 30)] * 10,
            "The ballots share some order of the criteria, more than chance would give.",
            "Kendall's W is 0.81, where 0 is no shared order and 1 the same order on all 40 "
            "ballots (p below 0.001).",
        ),
        (
            [vote("nhs", 60, 30, 10), vote("nhs", 10, 60, 30), vote("nhs", 50, 20, 30)] * 2,
            "The ballots share no order of the criteria beyond what chance could give.",
            "Kendall's W is 0.11, where 0 is no shared order and 1 the same order on all 6 "
            "ballots (p = 0.51).",
        ),
        (
            [vote("nhs", 60, 30, 10), vote("nhs", 10, 30, 60)] * 3,
            "The ballots share no order of the criteria beyond what chance could give.",
            "Kendall's W is 0.00, where 0 is no shared order and 1 the same order on all 6 "
            "ballots (p = 1.00).",
        ),
        (
            [vote("nhs", 60, 30, 10)] * 300 + [vote("nhs", 60, 10, 30)],
            "The ballots share some order of the criteria, more than chance would give.",
            "Kendall's W is just under 1, where 0 is no shared order and 1 the same order on all "
            "301 ballots (p below 0.001).",
        ),
        (
            [vote("nhs", 60, 30, 10), vote("nhs", 50, 40, 10), vote("nhs", 9, 8, 7)],
            "All ballots put the criteria in one order.",
            "Kendall's W is 1.00, where 0 is no shared order and 1 the same order on all 3 "
            "ballots (p = 0.050).",
        ),
        (
            [vote("nhs", 60, 30, 30), vote("nhs", 50, 20, 20)] * 2,
            "All ballots put the criteria in one order.",
            "Kendall's W is 1.00, where 0 is no shared order and 1 the same order on all 4 "
            "ballots (p = 0.018).",
        ),
    ],
)
def test_a_sentence_says_how_far_the_room_agrees(votes, sentence, figures):
    result = found(votes)
    assert agreement_sentence(result) == sentence
    assert agreement_figures(result) == figures


@pytest.mark.parametrize(
    "votes", [[], [vote("nhs", 1, 2, 3)] * 2, [vote("nhs", 1, 1, 1)] * 6, [Vote(None, {"a": 1.0})]]
)
def test_there_are_no_figures_where_kendalls_w_means_nothing(votes):
    assert agreement_figures(found(votes)) == ""
