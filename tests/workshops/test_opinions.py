"""What a closed round's ballots say beside their mean, and what they keep to themselves."""

import numpy as np
import pytest

from appraisal.analysis.agreement_words import agreement_sentence
from appraisal.workshops import Mode, Workshop, Workshops

ACCESS = {"access": 100.0, "rota": 10.0, "wait": 10.0}  # puts C first
ROTA = {"access": 10.0, "rota": 100.0, "wait": 10.0}  # puts A first
WAIT = {"access": 10.0, "rota": 10.0, "wait": 100.0}  # puts B first


def held_round(
    workshops: Workshops,
    workshop: Workshop,
    votes: list[tuple[str | None, dict[str, float]]],
    close: bool = True,
) -> str:
    """A live round in which these people voted, closed or still open."""
    workshops.open_round(workshop.code, "live")
    for group, swings in votes:
        workshops.cast_ballot(workshop.code, workshops.join(workshop.code, group), 1, swings)
    if close:
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


def test_no_weights_are_told_of_those_who_put_an_option_first(
    workshops: Workshops, workshop: Workshop
) -> None:
    votes = [("staff", ACCESS)] * 9 + [("council", ROTA)] * 7 + [("staff", WAIT)]
    code = held_round(workshops, workshop, votes)
    sure = workshops.sureness(code, 1)
    assert sure is not None
    assert sure.room is not None
    for found in (sure.room, *sure.groups.values()):
        assert all(one.central_weights is None for one in found.options)


def test_hidden_groups_are_not_in_the_agreement_and_keep_every_group_out_of_the_sureness(
    workshops: Workshops, workshop: Workshop
) -> None:
    votes = [("staff", ACCESS)] * 12 + [("carers", ROTA)] * 7 + [("council", WAIT)] * 6
    code = held_round(workshops, workshop, votes)
    results = {one.id: one.hidden for one in workshops.results(code, 1).groups}
    found, sure = workshops.agreement(code, 1), workshops.sureness(code, 1)
    assert found is not None
    assert sure is not None
    assert {one.group: one.hidden for one in found.groups} == results
    # The room's share less the shown groups' would be the hidden people's.
    assert any(results.values())
    assert sure.groups == {}
    assert all(one.mean is None for one in found.groups if one.hidden)
    assert found.per_group is None


def test_a_small_room_shows_no_spread(workshops: Workshops, workshop: Workshop) -> None:
    votes = [("staff", ACCESS)] * 2 + [("council", ROTA)] * 2
    code = held_round(workshops, workshop, votes)
    found = workshops.agreement(code, 1)
    assert found is not None
    assert found.criteria == ()


def test_a_room_is_shown_from_three_ballots_on_whoever_is_in_it(
    workshops: Workshops, workshop: Workshop
) -> None:
    code = held_round(workshops, workshop, [("staff", ACCESS), ("staff", ROTA), ("staff", WAIT)])
    found = workshops.agreement(code, 1)
    assert found is not None
    assert found.per_person == workshops.results(code, 1).weights
    assert found.groups[0].hidden


@pytest.mark.parametrize("people", [3, 24])
@pytest.mark.parametrize(("close", "parts"), [(False, 200), (True, 1000)])
def test_weights_leave_in_whole_parts_and_values_are_worked_out_from_them(
    workshops: Workshops, workshop: Workshop, people: int, close: bool, parts: int
) -> None:
    chance = np.random.default_rng(people)
    votes: list[tuple[str | None, dict[str, float]]] = [
        (
            ("staff", "council")[one % 2],
            {name: float(chance.integers(1, 101)) for name in ("access", "rota", "wait")},
        )
        for one in range(people)
    ]
    code = held_round(workshops, workshop, votes, close)
    results = workshops.results(code, 1)
    assert results.weights is not None
    assert results.scores is not None
    assert sum(results.weights.values()) == pytest.approx(1, abs=1e-12)
    for weight in results.weights.values():
        assert parts * weight == pytest.approx(round(parts * weight), abs=1e-9)
    assert results.scores.weights == pytest.approx(dict(results.weights), abs=1e-12)
    total = {
        name: sum(swings[name] / sum(swings.values()) for _, swings in votes) for name in ACCESS
    }
    for name, weight in results.weights.items():
        assert abs(weight - total[name] / people) < 1 / parts


def test_a_ballot_cannot_be_taken_from_the_result_before_and_after_it(
    workshops: Workshops, workshop: Workshop
) -> None:
    chance = np.random.default_rng(4)
    workshops.open_round(workshop.code, "live")

    def vote(swings: dict[str, float]) -> dict[str, float]:
        secret = workshops.join(workshop.code, None)
        workshops.cast_ballot(workshop.code, secret, 1, swings)
        return dict(workshops.results(workshop.code, 1).weights or {})

    for _ in range(30):
        before = vote({name: float(chance.integers(1, 101)) for name in ACCESS})
    after = vote(ACCESS)
    taken = {name: 31 * after[name] - 30 * before[name] for name in after}
    true = {name: swing / sum(ACCESS.values()) for name, swing in ACCESS.items()}
    assert max(abs(taken[name] - true[name]) for name in true) > 0.02


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
        assert all(weight == round(weight, 2) for weight in one.mean.values())


def test_what_was_worked_out_once_is_kept(workshops: Workshops, workshop: Workshop) -> None:
    code = held_round(workshops, workshop, [("staff", ACCESS)] * 6 + [("council", ROTA)] * 6)
    assert workshops.sureness(code, 1) is workshops.sureness(code, 1)
    workshops.join(code, "staff")
    assert workshops.agreement(code, 1) is workshops.agreement(code, 1)


def test_where_no_option_can_be_ranked_there_is_nothing_to_be_sure_of(
    workshops: Workshops, small_set: str
) -> None:
    unranked = small_set.replace(", scores:", ", status: parked, scores:")
    workshop = workshops.open_workshop("Nothing left", unranked)
    code = held_round(workshops, workshop, [("staff", ACCESS)] * 6 + [("council", ROTA)] * 6)
    sure = workshops.sureness(code, 1)
    assert sure is not None
    assert sure.room is None
    assert sure.groups == {}


def test_ballots_that_are_nearly_alike_are_not_called_the_same(
    workshops: Workshops, workshop: Workshop
) -> None:
    near = {**ACCESS, "rota": 10.1}  # less than the per cent in which a spread is told
    code = held_round(workshops, workshop, [("staff", ACCESS)] * 6 + [("council", near)] * 6)
    found = workshops.agreement(code, 1)
    assert found is not None
    assert all(one.min == one.max for one in found.criteria)
    assert not found.alike
    assert agreement_sentence(found) != "All 12 ballots give the same weights."
