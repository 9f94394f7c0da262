"""What a room keeps private: clusters, and an attacker who solves for hidden groups."""

from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.method import clusterings
from tests.analysis.rooms import ROOMS, THRESHOLDS, camp, found, some_room


def test_clusters_across_groups_are_shown_with_their_sizes_and_means_only():
    votes = [
        one
        for number, group in enumerate(["nhs", "council"])
        for one in camp(group, 9, 0, number) + camp(group, 6, 1, number + 10)
    ]
    result = found(votes)
    assert [one.n for one in result.clusters] == [18, 12]
    assert all(sum(one.mean.values()) == pytest.approx(1) for one in result.clusters)
    assert set(asdict(result.clusters[0])) == {"n", "mean"}


def test_a_cluster_that_is_a_shown_group_gives_nothing_away():
    result = found(camp("nhs", 9, 0, 1) + camp("council", 8, 1, 2))
    assert [one.n for one in result.clusters] == [9, 8]


@pytest.mark.parametrize(
    ("votes", "least"),
    [
        # The cluster less its group is one person.
        (camp("nhs", 9, 0, 1) + camp("council", 8, 1, 2) + camp("nhs", 1, 1, 3), 5),
        # The cluster is a hidden group.
        (camp("nhs", 12, 0, 1) + camp("council", 6, 0, 2) + camp("carers", 7, 1, 3), 8),
        # The cluster less the shown group is a hidden group.
        (
            camp("nhs", 12, 0, 1)
            + camp("carers", 7, 0, 2)
            + camp("council", 9, 1, 3)
            + camp("users", 3, 1, 4),
            8,
        ),
        # The clusters tell one hidden group from another, though each is large.
        (camp("nhs", 1, 0, 1) + camp("council", 9, 1, 2) + camp("carers", 8, 0, 3), 8),
        # Eight people beside the shown group, of whom one may know the rest to be a group.
        (
            camp("nhs", 20, 0, 1)
            + camp("carers", 7, 1, 2)
            + camp("council", 1, 1, 3)
            + camp("council", 8, 0, 5),
            8,
        ),
    ],
)
def test_clusters_that_would_give_a_few_people_away_are_not_shown(votes, least):
    result = found(votes)
    assert clusterings([list(one.weights.values()) for one in votes], 5)
    assert result.clusters == ()
    assert result.why_no_clusters == (
        "No clusters of opinion are shown: no split of the ballots is clear, or a cluster would "
        f"have fewer than {least} people, or would give a few people away beside the groups."
    )


def printed_sums(votes, result):
    """Whom each printed mean is about: a row a mean, 1 for each person in it."""
    rows = [
        [float(one.group == group.group) for one in votes]
        for group in result.groups
        if group.mean is not None
    ]
    if result.per_person is not None:
        rows.append([1.0] * len(votes))
    if result.clusters:
        table = np.array([list(one.weights.values()) for one in votes])
        least = min(one.n for one in result.clusters)
        splits = [
            [(split.labels == number).astype(float) for number in range(split.labels.max() + 1)]
            for split in clusterings(table, least)
        ]
        means = [list(one.mean.values()) for one in result.clusters]
        (split,) = (
            one
            for one in splits
            if len(one) == len(means)
            and np.allclose([members @ table / members.sum() for members in one], means)
        )
        rows += [members.tolist() for members in split]
    return np.array(rows).reshape(len(rows), len(votes))


def can_be_solved_for(wanted, sums):
    """Whether some sum and difference of what is known is `wanted`."""
    if not len(sums):
        return False
    solution = np.linalg.lstsq(sums.T, wanted, rcond=None)[0]
    return bool(np.allclose(sums.T @ solution, wanted, atol=1e-7))


@settings(max_examples=150, deadline=None)
@given(ROOMS, st.integers(0, 10**6), st.sampled_from([0.0, 0.1, 0.5]))
def test_no_hidden_group_can_be_solved_for_from_all_that_is_printed(counts, seed, dissent):
    votes = some_room(counts, seed, dissent)
    result = found(votes)
    sums = printed_sums(votes, result)
    hidden = [group for group in result.groups if group.hidden]
    for group in hidden:
        assert group.mean is None
        wanted = np.array([float(one.group == group.group) for one in votes])
        assert not can_be_solved_for(wanted, sums)
        if group.n >= THRESHOLDS[group.group]:
            continue  # hidden for another's sake, and large enough for one voter to know
        for own in range(len(votes)):
            if group.n == 1 and wanted[own]:
                continue  # they know what they said
            ballot = np.eye(len(votes))[[own]]
            assert not can_be_solved_for(wanted, np.vstack([sums, ballot]))
    assert (result.per_group is None) == bool(hidden)
    shown = {group.name for group in result.groups if not group.hidden}
    assert {name for one in result.partings for name in (one.high, one.low)} <= shown


@settings(max_examples=60, deadline=None)
@given(ROOMS, st.integers(0, 10**6), st.sampled_from([0.1, 0.5]))
def test_clusters_are_never_small_and_never_single_a_few_people_out(counts, seed, dissent):
    votes = some_room(counts, seed, dissent)
    result = found(votes)
    least = max(THRESHOLDS[group] for group in counts)
    assert all(one.n >= least for one in result.clusters)
    assert sum(one.n for one in result.clusters) in (0, len(votes))
    assert (result.why_no_clusters is None) == bool(result.clusters)
    if result.clusters:
        sums = printed_sums(votes, result)
        for own in range(len(votes)):
            assert not can_be_solved_for(np.eye(len(votes))[own], sums)
