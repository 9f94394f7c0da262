"""Workshops: opened, joined, voted in, revealed; refused in a sentence; there after a restart."""

import asyncio
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from appraisal.option_sets import OptionSetError
from appraisal.workshops import BallotError, Workshop, WorkshopError, Workshops

SWINGS = {"access": 100.0, "rota": 50.0, "wait": 50.0}


def vote(
    workshops: Workshops,
    code: str,
    group: str | None = None,
    swings: object = None,
    number: int = 1,
) -> str:
    secret = workshops.join(code, group)
    workshops.cast_ballot(code, secret, number, swings or SWINGS)  # type: ignore[arg-type]
    return secret


def test_a_workshop_keeps_the_option_set_as_it_stood(
    workshops: Workshops, workshop: Workshop, small_set: str
) -> None:
    assert workshop.option_set.text == small_set
    assert workshops.by_code(workshop.code.lower()).sha256 == workshop.option_set.sha256


def test_a_workshop_is_not_opened_on_a_broken_option_set(workshops: Workshops) -> None:
    with pytest.raises(OptionSetError, match="Nothing was loaded"):
        workshops.open_workshop("Broken", "format: 1\nid: x\n")
    assert workshops.list() == []


@pytest.mark.parametrize("title", ["", "   ", "x" * 121])
def test_a_title_is_asked_for(workshops: Workshops, small_set: str, title: str) -> None:
    with pytest.raises(WorkshopError, match="Give it 1 to 120"):
        workshops.open_workshop(title, small_set)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("K7M4Q", "A join code is 6 letters and digits"),
        ("K7M4Q0", "never has 0, 1, I, L or O"),
        ("ZZZZZZ", "No workshop here has the code ZZZZZZ"),
        ("", "A join code is 6 letters and digits"),
        ("x" * 10_000, "A join code is 6 letters and digits"),
    ],
)
def test_a_wrong_code_is_answered_with_what_to_do(
    workshops: Workshops, typed: str, sentence: str
) -> None:
    with pytest.raises(WorkshopError, match=sentence):
        workshops.by_code(typed)


def test_the_rounds_go_open_closed_revealed(workshops: Workshops, workshop: Workshop) -> None:
    code = workshop.code
    assert workshops.open_round(code, "blind").status == "open"
    with pytest.raises(WorkshopError, match=r"Round 1 is still open\. Close it before the next"):
        workshops.open_round(code, "live")
    with pytest.raises(WorkshopError, match="Close the round before you reveal"):
        workshops.reveal(code)
    workshops.close_round(code)
    with pytest.raises(WorkshopError, match="No round is open, so there is none to close"):
        workshops.close_round(code)
    workshops.reveal(code)
    with pytest.raises(WorkshopError, match="Round 1 has been revealed already"):
        workshops.reveal(code)
    assert workshops.open_round(code, "live").number == 2


def test_a_round_that_was_passed_over_can_still_be_revealed(
    workshops: Workshops, workshop: Workshop
) -> None:
    code = workshop.code
    workshops.open_round(code, "blind")
    for _ in range(3):
        vote(workshops, code)
    workshops.close_round(code)
    workshops.open_round(code, "blind")
    workshops.reveal(code, 1)
    assert workshops.results(code, 1).visible
    with pytest.raises(WorkshopError, match="Close the round before you reveal"):
        workshops.reveal(code, 2)
    with pytest.raises(WorkshopError, match="This workshop has no round 3"):
        workshops.reveal(code, 3)


def test_there_is_nothing_to_reveal_before_the_first_round(
    workshops: Workshops, workshop: Workshop
) -> None:
    with pytest.raises(WorkshopError, match="No round has been opened"):
        workshops.reveal(workshop.code)


def test_a_group_must_be_one_of_the_workshops(workshops: Workshops, workshop: Workshop) -> None:
    with pytest.raises(WorkshopError, match="'dentists' is not one of the groups here"):
        workshops.join(workshop.code, "dentists")


def test_a_ballot_can_be_revised_and_counts_once(workshops: Workshops, workshop: Workshop) -> None:
    workshops.open_round(workshop.code, "live")
    secret = vote(workshops, workshop.code)
    workshops.cast_ballot(workshop.code, secret, 1, {"access": 0, "rota": 100, "wait": 0})
    ballot = workshops.ballot(workshop.code, secret, 1)
    assert ballot is not None
    assert ballot.weights == {"access": 0.0, "rota": 1.0, "wait": 0.0}
    assert workshops.by_code(workshop.code).round(1).cast == 1


@pytest.mark.parametrize(
    ("swings", "sentence"),
    [
        ({"access": 100, "rota": 50}, "There is no answer for 'Short wait'"),
        ({**SWINGS, "price": 5}, "'price' is not a criterion of this workshop"),
        ({**SWINGS, "wait": float("nan")}, "The answer for 'Short wait' is nan"),
        ({**SWINGS, "wait": "nan"}, "The answer for 'Short wait' is nan"),
        ({**SWINGS, "wait": 10**9}, "The answer for 'Short wait' is 1000000000"),
        ({**SWINGS, "wait": "1e9"}, "The answer for 'Short wait' is 1e9"),
        ({**SWINGS, "wait": -1}, "Use a number from 0 to 100"),
        ({**SWINGS, "wait": True}, "The answer for 'Short wait' is True"),
        ({**SWINGS, "wait": [5]}, "Use a number from 0 to 100"),
        ({"access": 0, "rota": 0, "wait": 0}, "Every answer is 0"),
    ],
)
def test_a_bad_ballot_is_refused_and_the_one_before_stands(
    workshops: Workshops, workshop: Workshop, swings: dict[str, object], sentence: str
) -> None:
    workshops.open_round(workshop.code, "live")
    secret = vote(workshops, workshop.code)
    with pytest.raises(BallotError, match=sentence):
        workshops.cast_ballot(workshop.code, secret, 1, swings)
    ballot = workshops.ballot(workshop.code, secret, 1)
    assert ballot is not None
    assert ballot.swings == SWINGS


def test_all_that_is_wrong_with_a_ballot_is_said_at_once(
    workshops: Workshops, workshop: Workshop
) -> None:
    workshops.open_round(workshop.code, "live")
    secret = workshops.join(workshop.code, None)
    with pytest.raises(BallotError) as refused:
        workshops.cast_ballot(workshop.code, secret, 1, {"price": 1, "rota": 101})
    assert len(str(refused.value).splitlines()) == 4


def test_a_ballot_for_a_closed_round_is_refused_and_says_that_answers_are_kept(
    workshops: Workshops, workshop: Workshop
) -> None:
    workshops.open_round(workshop.code, "live")
    secret = workshops.join(workshop.code, None)
    workshops.close_round(workshop.code)
    with pytest.raises(BallotError, match=r"Round 1 closed before .* Your answers are kept"):
        workshops.cast_ballot(workshop.code, secret, 1, SWINGS)
    workshops.open_round(workshop.code, "live")
    with pytest.raises(BallotError, match="This ballot is for round 1, and round 2 has begun"):
        workshops.cast_ballot(workshop.code, secret, 1, SWINGS)


def test_somebody_who_has_not_joined_cannot_vote(workshops: Workshops, workshop: Workshop) -> None:
    workshops.open_round(workshop.code, "live")
    for secret in (None, "", "made-up"):
        with pytest.raises(BallotError, match="You have not joined this workshop on this device"):
            workshops.cast_ballot(workshop.code, secret, 1, SWINGS)


def test_a_blind_round_shows_nothing_but_turnout_until_it_is_revealed(
    workshops: Workshops, workshop: Workshop
) -> None:
    code = workshop.code
    workshops.open_round(code, "blind")
    for _ in range(6):
        vote(workshops, code, "staff")
    for status in ("open", "closed"):
        results = workshops.results(code, 1)
        assert (results.status, results.cast, results.visible) == (status, 6, False)
        assert results.weights is None
        assert results.scores is None
        assert results.groups == ()
        assert results.why_hidden == "Results stay hidden until the facilitator reveals them."
        if status == "open":
            workshops.close_round(code)
    workshops.reveal(code)
    results = workshops.results(code, 1)
    assert results.visible
    assert results.weights == pytest.approx({"access": 0.5, "rota": 0.25, "wait": 0.25})


def test_a_live_round_shows_results_from_three_ballots_on(
    workshops: Workshops, workshop: Workshop
) -> None:
    workshops.open_round(workshop.code, "live")
    seen = []
    for _ in range(4):
        vote(workshops, workshop.code)
        seen.append(workshops.results(workshop.code, 1).visible)
    assert seen == [False, False, True, True]


def test_a_revealed_round_of_two_ballots_still_shows_nobodys_own(
    workshops: Workshops, workshop: Workshop
) -> None:
    workshops.open_round(workshop.code, "blind")
    vote(workshops, workshop.code)
    vote(workshops, workshop.code)
    workshops.close_round(workshop.code)
    workshops.reveal(workshop.code)
    results = workshops.results(workshop.code, 1)
    assert not results.visible
    assert results.why_hidden is not None
    assert "from 3 ballots on" in results.why_hidden


def test_the_rooms_weights_are_the_mean_over_people_of_their_shares(
    workshops: Workshops, workshop: Workshop
) -> None:
    workshops.open_round(workshop.code, "live")
    vote(workshops, workshop.code, swings={"access": 100, "rota": 0, "wait": 0})
    vote(workshops, workshop.code, swings={"access": 1, "rota": 1, "wait": 0})
    vote(workshops, workshop.code, swings={"access": 0, "rota": 0, "wait": 30})
    weights = workshops.results(workshop.code, 1).weights
    # The mean is 1/2, 1/6 and 1/3; while the round is open it is told in halves of a per cent.
    assert weights == {"access": 0.5, "rota": 0.165, "wait": 0.335}


def test_groups_show_only_once_the_round_is_closed_and_only_where_big_enough(
    workshops: Workshops, workshop: Workshop
) -> None:
    code = workshop.code
    workshops.open_round(code, "live")
    for group, people in (("staff", 9), ("council", 6), ("carers", 3)):
        for _ in range(people):
            vote(workshops, code, group)
    assert workshops.results(code, 1).groups == ()
    workshops.close_round(code)
    shown = {one.id: one.hidden for one in workshops.results(code, 1).groups}
    assert shown == {"carers": True, "staff": False, "council": True}
    assert all(
        one.weights is None and one.scores is None
        for one in workshops.results(code, 1).groups
        if one.hidden
    )


def test_turnout_does_not_count_out_a_small_group(workshops: Workshops, workshop: Workshop) -> None:
    workshops.open_round(workshop.code, "blind")
    for group, people in (("staff", 9), ("council", 6), ("carers", 3)):
        for _ in range(people):
            vote(workshops, workshop.code, group)
    turnout = {one.name: one.cast for one in workshops.turnout(workshop.code)}
    assert turnout == {
        "Carers and families": None,
        "Staff": 9,
        "Council": None,
        "Rather not say": 0,
    }


def test_turnout_by_group_waits_for_the_close_of_a_live_round(
    workshops: Workshops, workshop: Workshop
) -> None:
    workshops.open_round(workshop.code, "live")
    for _ in range(6):
        vote(workshops, workshop.code, "staff")
    counted = {one.name: (one.joined, one.cast) for one in workshops.turnout(workshop.code)}
    assert counted["Staff"] == (6, None)
    workshops.close_round(workshop.code)
    assert {one.name: one.cast for one in workshops.turnout(workshop.code)}["Staff"] == 6


def test_one_workshop_that_cannot_be_read_is_set_aside_and_the_others_work(
    tmp_path: Path, small_set: str
) -> None:
    first = Workshops(tmp_path)
    old = first.open_workshop("Old", small_set).code
    first.open_round(old, "live")
    secret = vote(first, old)
    first.save_draft(old, secret, {"round": 1})
    good = first.open_workshop("Good", small_set).code
    first.close()
    with duckdb.connect(str(tmp_path / "workshops.duckdb")) as connection:
        connection.execute(
            "UPDATE ledger SET body = replace(body, 'format: 1', 'format: 9')"
            " WHERE kind = 'workshop_opened' AND workshop = ?",
            [old],
        )
    second = Workshops(tmp_path)
    assert [one.code for one in second.list()] == [good]
    assert list(second.set_aside()) == [old]
    with pytest.raises(WorkshopError, match=r"kept by another version .* It is safe"):
        second.by_code(old)
    second.open_round(good, "live")
    vote(second, good)
    second.close()


def test_a_listener_that_fails_does_not_unsay_a_commit(
    workshops: Workshops, workshop: Workshop
) -> None:
    def listener(code: str) -> None:
        raise RuntimeError(code)

    workshops.listen(listener)
    workshops.open_round(workshop.code, "live")
    vote(workshops, workshop.code)
    assert workshops.by_code(workshop.code).round(1).cast == 1


def test_everything_is_there_after_a_restart(tmp_path: Path, small_set: str) -> None:
    first = Workshops(tmp_path)
    code = first.open_workshop("Harrowmere", small_set).code
    first.open_round(code, "live")
    secrets = [vote(first, code, "staff") for _ in range(3)]
    first.save_draft(code, secrets[0], {"round": 1, "swings": {"access": "12"}})
    link = first.make_facilitator_link()
    board = first.make_board_link(code)
    before = (replace(first.by_code(code), option_set=None), first.results(code, 1))
    first.close()
    second = Workshops(tmp_path)
    after = (replace(second.by_code(code), option_set=None), second.results(code, 1))
    assert after == before
    assert second.draft(code, secrets[0]) == {"round": 1, "swings": {"access": "12"}}
    assert second.ballot(code, secrets[2], 1) is not None
    assert second.is_facilitator(link)
    assert second.board_workshop(board) == code
    second.close()


def test_secrets_are_not_kept(tmp_path: Path, small_set: str) -> None:
    held = Workshops(tmp_path)
    code = held.open_workshop("Harrowmere", small_set).code
    secrets = [held.join(code, None), held.make_facilitator_link(), held.make_board_link(code)]
    held.close()
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not any(secret.encode() in content for secret in secrets)


@pytest.mark.parametrize("secret", [None, "", "made-up"])
def test_nobody_is_facilitator_or_board_member_without_the_link(
    workshops: Workshops, workshop: Workshop, secret: str | None
) -> None:
    workshops.make_facilitator_link()
    workshops.make_board_link(workshop.code)
    assert not workshops.is_facilitator(secret)
    assert workshops.board_workshop(secret) is None


def test_ballots_can_be_awaited_by_many_at_once(workshops: Workshops, workshop: Workshop) -> None:
    workshops.open_round(workshop.code, "live")

    async def one() -> None:
        secret = await workshops.join_soon(workshop.code, "staff")
        await workshops.save_draft_soon(workshop.code, secret, {"round": 1})
        await workshops.cast_ballot_soon(workshop.code, secret, 1, SWINGS)

    async def crowd() -> None:
        await asyncio.gather(*(one() for _ in range(200)))

    asyncio.run(crowd())
    assert workshops.by_code(workshop.code).round(1).cast == 200
