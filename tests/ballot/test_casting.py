"""Casting, changing and being too late."""

import pytest

from tests.ballot.phones import Phone, Room, text_of, value_of


@pytest.fixture
def phone(open_room: Room) -> Phone:
    return open_room.phone(group="staff")


def swings_of(phone: Phone, number: int = 1) -> dict[str, float]:
    ballot = phone.room.workshops.ballot(phone.room.code, phone.secret, number)
    assert ballot is not None
    return dict(ballot.swings)


def test_the_page_that_acknowledges_a_ballot_comes_after_its_commit(phone: Phone) -> None:
    answer = phone.http.post(
        phone.at,
        data={"go": "cast", "round": "1", "most": "access", "swing-rota": "50", "swing-wait": "25"},
        follow_redirects=False,
    )
    assert answer.status_code == 303
    assert swings_of(phone) == {"access": 100, "rota": 50, "wait": 25}
    words = phone.look()
    assert "Your ballot is in" in words
    assert "1 of 1 has voted." in words
    assert "Results stay hidden until the facilitator reveals them." in words


def test_a_ballot_can_be_changed_until_the_round_closes(phone: Phone) -> None:
    phone.cast()
    answer = phone.send(go="change")
    assert "Step 1 of 3" in text_of(answer)
    assert 'value="access" checked' in answer.text
    assert "It counts as it is until you cast it again." in text_of(answer)
    answer = phone.send(go="swings", most="access", round="1")
    assert value_of(answer, "swing-rota") == "50"
    assert swings_of(phone)["rota"] == 50
    phone.cast(swing_rota="60")
    assert swings_of(phone)["rota"] == 60
    assert "Your ballot is in" in phone.look()


def test_a_change_can_be_given_up(phone: Phone) -> None:
    phone.cast()
    phone.send(go="change")
    answer = phone.send(go="keep", most="wait", round="1")
    assert "Your ballot is in" in text_of(answer)
    assert swings_of(phone) == {"access": 100, "rota": 50, "wait": 25}
    assert 'value="access" checked' in phone.send(go="change").text


def test_a_ballot_for_a_closed_round_comes_back_with_all_that_was_typed(phone: Phone) -> None:
    phone.send(go="swings", most="access", round="1")
    phone.room.workshops.close_round(phone.room.code)
    answer = phone.cast(swing_rota="66")
    assert answer.status_code == 409
    assert "Round 1 closed before your ballot arrived, so it was not counted." in text_of(answer)
    assert 'role="alert"' in answer.text
    assert value_of(answer, "swing-rota") == "66"
    words = phone.look()
    assert "Round 1 has closed" in words
    assert "You cast no ballot in round 1." in words
    assert "Your answers are kept, and you can use them if another round opens." in words
    phone.room.workshops.open_round(phone.room.code, "blind")
    answer = phone.http.get(phone.at)
    assert "These are your answers from round 1. Change what you like." in text_of(answer)
    answer = phone.send(go="swings", most="access", round="2")
    assert value_of(answer, "swing-rota") == "66"


def test_a_step_in_a_closed_round_comes_back_with_all_that_was_typed(phone: Phone) -> None:
    phone.send(go="swings", most="access", round="1")
    phone.room.workshops.close_round(phone.room.code)
    answer = phone.send(go="review", step="swings", round="1", swing_rota="12", swing_wait="3")
    assert answer.status_code == 409
    assert "Round 1 has closed. Your answers are kept" in text_of(answer)
    assert "Step 2 of 3" in text_of(answer)
    assert value_of(answer, "swing-rota") == "12"
    assert f'href="{phone.at}"' in answer.text


def test_a_ballot_for_the_round_before_moves_into_the_new_one(phone: Phone) -> None:
    phone.room.workshops.close_round(phone.room.code)
    phone.room.workshops.open_round(phone.room.code, "blind")
    answer = phone.cast(number=1, swing_rota="31")
    assert answer.status_code == 409
    assert "This ballot is for round 1, and round 2 has begun." in text_of(answer)
    assert value_of(answer, "round") == "2"
    assert value_of(answer, "swing-rota") == "31"
    assert "Your ballot is in" in text_of(phone.cast(number=2, swing_rota="31"))


def test_a_second_round_begins_from_the_first_ones_ballot(phone: Phone) -> None:
    phone.cast(swing_rota="40")
    phone.room.workshops.close_round(phone.room.code)
    phone.room.workshops.open_round(phone.room.code, "blind")
    answer = phone.http.get(phone.at)
    assert "These are your answers from round 1. Change what you like." in text_of(answer)
    assert 'value="access" checked' in answer.text
    answer = phone.send(go="swings", most="access", round="2")
    assert value_of(answer, "swing-rota") == "40"
    assert "These are your answers from round 1" in text_of(answer)


def test_another_first_choice_keeps_what_the_last_ballot_gave_the_former_one(
    phone: Phone,
) -> None:
    phone.cast()
    phone.send(go="change")
    answer = phone.send(go="swings", most="wait", round="1")
    assert value_of(answer, "swing-access") == "100"
    assert value_of(answer, "swing-rota") == "50"


def test_a_ballot_from_elsewhere_without_a_100_is_shown_beside_its_largest(
    phone: Phone,
) -> None:
    swings = {"access": 30, "rota": 60, "wait": 20}
    phone.room.workshops.cast_ballot(phone.room.code, phone.secret, 1, swings)
    answer = phone.send(go="change")
    assert 'value="rota" checked' in answer.text
    answer = phone.send(go="swings", most="rota", round="1")
    assert value_of(answer, "swing-access") == "50"
    assert value_of(answer, "swing-wait") == "33.33"


def test_a_ballot_before_any_round_is_refused_and_kept(room: Room) -> None:
    phone = room.phone(group="staff")
    answer = phone.cast(swing_rota="77")
    assert answer.status_code == 409
    assert "No round is open yet. Your answers are kept until one is." in text_of(answer)
    room.workshops.open_round(room.code, "blind")
    answer = phone.send(go="swings", most="access", round="1")
    assert value_of(answer, "swing-rota") == "77"


def test_a_ledger_that_takes_nothing_loses_nothing_that_was_typed(phone: Phone) -> None:
    phone.send(go="swings", most="access", round="1")
    phone.room.workshops.close()
    answer = phone.send(go="review", step="swings", round="1", swing_rota="12", swing_wait="x")
    assert answer.status_code == 503
    assert "The server could not save this, so it is not counted yet." in text_of(answer)
    assert value_of(answer, "swing-rota") == "12"
    assert value_of(answer, "swing-wait") == "x"
    for fields in ({"go": "cast"}, {"go": "review", "step": "swings"}):
        answer = phone.send(**fields, round="1", most="access", swing_rota="12", swing_wait="9")
        assert answer.status_code == 503
        assert value_of(answer, "swing-rota") == "12"


def test_somebody_who_cannot_join_for_want_of_a_ledger_is_told_so(room: Room) -> None:
    room.workshops.close()
    answer = room.phone().send(go="join", group="staff")
    assert answer.status_code == 503
    assert "The server could not save this" in text_of(answer)
    assert 'value="staff" checked' in answer.text


def test_a_button_that_the_ballot_does_not_know_changes_nothing(phone: Phone) -> None:
    assert "Step 1 of 3" in text_of(phone.send(go="dance", most="access"))
    assert phone.room.workshops.draft(phone.room.code, phone.secret) is None
