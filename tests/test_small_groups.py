"""Small groups: never shown apart, and never left to be worked out by difference."""

from hypothesis import given
from hypothesis import strategies as st

from appraisal.small_groups import hidden_groups

GROUPS = ["nhs", "council", "carers", "users", None]
COUNTS = st.dictionaries(st.sampled_from(GROUPS), st.integers(0, 40), min_size=1)
THRESHOLDS = {"nhs": 5, "council": 5, "carers": 8, "users": 8, None: 5}


def test_groups_that_are_big_enough_are_all_shown() -> None:
    assert hidden_groups({"nhs": 5, "council": 9, "carers": 8}, THRESHOLDS) == set()


def test_a_group_that_uses_services_needs_eight() -> None:
    assert "carers" in hidden_groups({"nhs": 20, "council": 20, "carers": 7}, THRESHOLDS)


def test_one_hidden_group_takes_the_smallest_other_with_it() -> None:
    assert hidden_groups({"nhs": 20, "council": 6, "carers": 7}, THRESHOLDS) == {
        "carers",
        "council",
    }


def test_hidden_groups_that_are_few_together_take_more_with_them() -> None:
    assert hidden_groups({"nhs": 1, "council": 1, None: 9}, THRESHOLDS) == {"nhs", "council", None}


def test_nobody_can_take_their_own_ballot_away_and_be_left_with_a_group() -> None:
    assert hidden_groups({"carers": 7, "nhs": 1, "council": 9}, THRESHOLDS) == {
        "carers",
        "nhs",
        "council",
    }


def test_a_group_without_ballots_hides_nothing() -> None:
    assert hidden_groups({"nhs": 0, "council": 12}, THRESHOLDS) == set()


@given(COUNTS)
def test_nothing_small_is_shown_and_no_hidden_group_can_be_worked_out(
    counts: dict[str | None, int],
) -> None:
    hidden = hidden_groups(counts, THRESHOLDS)
    shown = {group for group, count in counts.items() if count and group not in hidden}
    assert all(counts[group] >= THRESHOLDS[group] for group in shown)
    # The room's mean and the shown groups give the hidden ones' sum: it must not be one group's.
    assert len(hidden) != 1 or not shown
    if hidden and shown:
        sizes = [counts[group] for group in hidden]
        assert sum(sizes) >= max(THRESHOLDS[one] for one in hidden)
        assert sum(sizes) - max(sizes) >= 2
