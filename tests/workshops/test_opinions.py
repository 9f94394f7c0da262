"""What a closed round's ballots say beside their mean, and what they keep to themselves."""

import numpy as np
import pytest

from appraisal.workshops import Mode, Workshop, Workshops

ACCESS = {"access": 100.0, "rota": 10.0, "wait": 10.0}  # puts C first
ROTA = {"access": 10.0, "rota": 100.0, "wait": 10.0}  # puts A first
WAIT = {"access": 10.0, "rota": 10.0, "wait": 100.0}  # puts B first


def held_round(
    workshops: Workshops, workshop: Workshop, votes: list[tuple[str | None, dict[str, float]]]
) -> str:
    """A live round in which these people voted, closed."""
    workshops.open_round(workshop.code, "live")
    for group, swings in votes:
        workshops.cast_ballot(workshop.code, workshops.join(workshop.code, group), 1, swings)
    workshops.close_round(workshop.code)
    return workshop.code


@pytest.mark.parametrize(
    ("mode", "close", "reveal", "seen"),
    [
        ("live", False, False, False),
        ("live", True, False, True),
        ("blind", False, False, False),
        ("blind", True, False, False),
        ("blind", True, True, True),
    ],
)
def test_nothing_is_said_before_the_round_has_closed_and_may_be_seen(
    workshops: Workshops, workshop: Workshop, mode: Mode, close: bool, reveal: bool, seen: bool
) -> None:
    code = workshop.code
    workshops.open_round(code, mode)
    for _ in range(9):
        workshops.cast_ballot(code, workshops.join(code, "staff"), 1, ACCESS)
    if close:
        workshops.close_round(code)
    if reveal:
        workshops.reveal(code)
    assert (workshops.sureness(code, 1) is not None) == seen
    assert (workshops.agreement(code, 1) is not None) == seen


def test_nothing_is_said_of_a_round_of_two(workshops: Workshops, workshop: Workshop) -> None:
    code = held_round(workshops, workshop, [("staff", ACCESS), ("staff", ROTA)])
    assert workshops.sureness(code, 1) is None
    assert workshops.agreement(code, 1) is None


def test_the_shares_are_those_of_the_rooms_own_ballots(
    workshops: Workshops, workshop: Workshop
) -> None:
    votes = [("staff", ACCESS)] * 6 + [("council", ROTA)] * 9 + [("staff", WAIT)] * 5
    code = held_round(workshops, workshop, votes)
    sure = workshops.sureness(code, 1)
    assert sure is not None
    assert sure.room is not None
    first = {one.id: one.rank_acceptability[0] for one in sure.room.options}
    assert first == pytest.approx({"as-now": 9 / 20, "evenings": 5 / 20, "weekend": 6 / 20})
    assert sure.room.ballots == 20
    assert sure.groups.keys() == {"staff", "council"}
    staff = {one.id: one.rank_acceptability[0] for one in sure.groups["staff"].options}
    assert staff == pytest.approx({"as-now": 0, "evenings": 5 / 11, "weekend": 6 / 11}, abs=1e-4)


def test_the_weights_of_the_few_who_put_an_option_first_are_not_shown(
    workshops: Workshops, workshop: Workshop
) -> None:
    votes = [("staff", ACCESS)] * 9 + [("staff", ROTA)] * 7 + [("staff", WAIT)]
    code = held_round(workshops, workshop, votes)
    sure = workshops.sureness(code, 1)
    assert sure is not None
    assert sure.room is not None
    central = {one.id: one.central_weights for one in sure.room.options}
    assert central["evenings"] is None
    # Nor may the one ballot be what is left of the room's mean once the shown ones are taken away.
    assert central["as-now"] is None or central["weekend"] is None


def test_groups_never_have_central_weights_to_set_against_the_rooms(
    workshops: Workshops, workshop: Workshop
) -> None:
    votes = [("staff", ACCESS)] * 10 + [("council", ROTA)] * 10
    code = held_round(workshops, workshop, votes)
    sure = workshops.sureness(code, 1)
    assert sure is not None
    assert {
        one.central_weights is None for found in sure.groups.values() for one in found.options
    } == {True}
    assert sure.room is not None
    assert all(
        one.central_weights is not None
        for one in sure.room.options
        if one.rank_acceptability[0] > 0
    )


def test_hidden_groups_are_neither_in_the_agreement_nor_in_the_sureness(
    workshops: Workshops, workshop: Workshop
) -> None:
    votes = [("staff", ACCESS)] * 12 + [("carers", ROTA)] * 7 + [("council", WAIT)] * 6
    code = held_round(workshops, workshop, votes)
    results = {one.id: one.hidden for one in workshops.results(code, 1).groups}
    found, sure = workshops.agreement(code, 1), workshops.sureness(code, 1)
    assert found is not None
    assert sure is not None
    assert {one.group: one.hidden for one in found.groups} == results
    assert sure.groups.keys() == {group for group, hidden in results.items() if not hidden}
    assert all(one.mean is None for one in found.groups if one.hidden)
    assert found.per_group is None


def test_a_small_room_shows_no_spread(workshops: Workshops, workshop: Workshop) -> None:
    code = held_round(workshops, workshop, [("staff", ACCESS)] * 2 + [("staff", ROTA)] * 2)
    found = workshops.agreement(code, 1)
    assert found is not None
    assert found.criteria == ()


def test_clusters_are_shown_no_finer_than_they_are_read(
    workshops: Workshops, workshop: Workshop
) -> None:
    chance = np.random.default_rng(1)
    votes: list[tuple[str | None, dict[str, float]]] = [
        (
            "staff",
            {name: max(swing - float(chance.uniform(0, 9)), 0) for name, swing in kind.items()},
        )
        for kind in (ACCESS, ROTA)
        for _ in range(12)
    ]
    code = held_round(workshops, workshop, votes)
    found = workshops.agreement(code, 1)
    assert found is not None
    assert [one.n for one in found.clusters] == [12, 12]
    for one in found.clusters:
        assert all(weight == round(weight, 3) for weight in one.mean.values())


def test_what_was_worked_out_once_is_kept(workshops: Workshops, workshop: Workshop) -> None:
    code = held_round(workshops, workshop, [("staff", ACCESS)] * 6)
    assert workshops.sureness(code, 1) is workshops.sureness(code, 1)
    workshops.join(code, "staff")
    assert workshops.agreement(code, 1) is workshops.agreement(code, 1)


def test_where_no_option_can_be_ranked_there_is_nothing_to_be_sure_of(
    workshops: Workshops, small_set: str
) -> None:
    unranked = small_set.replace(", scores:", ", status: parked, scores:")
    workshop = workshops.open_workshop("Nothing left", unranked)
    code = held_round(workshops, workshop, [("staff", ACCESS)] * 6)
    sure = workshops.sureness(code, 1)
    assert sure is not None
    assert sure.room is None
    assert sure.groups == {}
