"""After the ballot: what is shown, and that what is hidden is hidden."""

import pytest

from appraisal.workshops import Workshops
from tests.ballot.phones import Phone, Room, room_of, text_of

TIED = """
format: 1
id: tied
title: Tied
question: Which way?
groups: {staff: Staff}
criteria: {access: {name: First}, rota: {name: Second}, wait: {name: Third}}
options:
  x: {name: One, label: X, scores: {access: 60, rota: 60, wait: 60}}
  y: {name: Two, label: Y, scores: {access: 60, rota: 60, wait: 60}}
  z: {name: Three, label: Z, scores: {access: 10, rota: 10}}
"""


def voted(room: Room) -> Phone:
    phone = room.phone(group="staff")
    phone.cast()
    return phone


def test_a_blind_round_shows_turnout_and_nothing_else_until_the_reveal(open_room: Room) -> None:
    phone = voted(open_room)
    open_room.crowd(4)
    for words in (phone.look(), closed(phone)):
        assert "5 of 5 have voted." in words
        assert "Results stay hidden until the facilitator reveals them." in words
        assert "room" not in words.lower()
        assert "Sundays" not in words
    open_room.workshops.reveal(open_room.code)
    assert "Results of round 1" in phone.look()


def closed(phone: Phone) -> str:
    phone.room.workshops.close_round(phone.room.code)
    return phone.look()


def test_after_the_reveal_my_weights_stand_beside_the_rooms(open_room: Room) -> None:
    phone = voted(open_room)
    open_room.crowd(3)
    open_room.workshops.close_round(open_room.code)
    open_room.workshops.reveal(open_room.code)
    words = phone.look()
    assert "Your weights beside the room's" in words
    assert "Criterion You Room Waiting time 14 % 79 %" in words
    assert "Easy to get to 57 % 14 %" in words
    assert "The room puts B, Two evenings, first, at" in words
    assert "Your weights put B, Two evenings, first, at" in words


def test_an_option_that_takes_no_rank_says_why(open_room: Room) -> None:
    phone = voted(open_room)
    open_room.crowd(3)
    open_room.workshops.close_round(open_room.code)
    open_room.workshops.reveal(open_room.code)
    words = phone.look()
    assert "C Sundays It fails the hurdle 'Two clinicians on site'." in words
    assert "not ranked" in words


def test_ties_are_shown_as_ties_and_a_missing_score_as_missing(workshops: Workshops) -> None:
    room = room_of(workshops, TIED)
    workshops.open_round(room.code, "live")
    phone = voted(room)
    room.crowd(2)
    words = phone.look()
    assert "The room puts X and Y joint first, at 60.0 of 100." in words
    assert "X One 60.0 joint 1st 60.0 joint 1st" in words
    assert "It has no score for Third. \N{EN DASH} not ranked \N{EN DASH} not ranked" in words


def test_a_live_round_shows_the_room_only_to_those_who_have_voted(room: Room) -> None:
    room.workshops.open_round(room.code, "live")
    phone = voted(room)
    assert "Results are shown from 3 ballots on" in phone.look()
    assert "See the room's result" in phone.look()
    room.crowd(2)
    words = phone.look()
    assert "Your weights beside the room's" in words
    assert "Change my ballot" in words
    assert "room" not in room.phone(group="staff").look().lower()


def test_somebody_who_cast_nothing_sees_the_room_alone(open_room: Room) -> None:
    phone = open_room.phone(group="staff")
    open_room.crowd(3)
    open_room.workshops.close_round(open_room.code)
    open_room.workshops.reveal(open_room.code)
    words = phone.look()
    assert "You cast no ballot in round 1." in words
    assert "The room's weights" in words
    assert "You Room" not in words


@pytest.mark.parametrize("people", [0, 1])
def test_a_revealed_round_with_too_few_ballots_still_hides_them(
    open_room: Room, people: int
) -> None:
    phone = voted(open_room)
    open_room.crowd(people)
    open_room.workshops.close_round(open_room.code)
    open_room.workshops.reveal(open_room.code)
    words = phone.look()
    assert "Results are shown from 3 ballots on" in words
    assert "room puts" not in words


def test_once_the_round_has_closed_there_is_nothing_to_change(open_room: Room) -> None:
    phone = voted(open_room)
    open_room.workshops.close_round(open_room.code)
    assert "Change my ballot" not in phone.look()
    assert "Round 1 has closed" in text_of(phone.send(go="change"))
