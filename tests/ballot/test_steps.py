"""The three steps, what each asks for, and how nothing that was typed is lost."""

import pytest

from appraisal.workshops import Workshops
from tests.ballot.phones import FULL, Phone, Room, markup_of, text_of, value_of


@pytest.fixture
def phone(open_room: Room) -> Phone:
    return open_room.phone(group="staff")


def to_swings(phone: Phone, most: str = "access") -> None:
    phone.send(go="swings", most=most, round="1")


def test_step_1_shows_every_criterion_with_its_worst_and_best_and_chooses_none(
    phone: Phone,
) -> None:
    answer = phone.http.get(phone.at)
    words = text_of(answer)
    assert "If only one of these could move from worst to best, which would you choose?" in words
    assert "Easy to get to Worst: weekday mornings only Best: any day" in words
    assert "Waiting time Worst: 12 weeks Best: 2 weeks" in words
    assert "checked" not in markup_of(answer)
    assert f'href="/weigh?workshop={phone.room.code}"' in answer.text


def test_step_1_asks_for_a_choice(phone: Phone) -> None:
    answer = phone.send(go="swings", round="1")
    assert answer.status_code == 400
    assert "Choose the one that you would move first." in text_of(answer)
    assert 'href="#most"' in answer.text


def test_step_2_begins_blank_so_that_nothing_is_suggested(phone: Phone) -> None:
    answer = phone.send(go="swings", most="access", round="1")
    words = text_of(answer)
    assert "“Easy to get to” is 100. How much does each other move matter beside it?" in words
    assert "50 means half as much. 0 means not at all." in words
    assert value_of(answer, "swing-rota") == ""
    assert "swing-access" not in answer.text
    assert 'type="range"' not in markup_of(answer)


def test_a_step_is_a_redirect_so_that_reloading_sends_nothing_twice(phone: Phone) -> None:
    answer = phone.http.post(
        phone.at, data={"go": "swings", "most": "access"}, follow_redirects=False
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == phone.at


@pytest.mark.parametrize(
    "wrong", ["", "  ", "101", "-1", "nan", "inf", "1e9", "half", "50,5", "9" * 40, "<b>"]
)
def test_a_missing_or_wrong_number_comes_back_as_it_was_typed(phone: Phone, wrong: str) -> None:
    to_swings(phone)
    answer = phone.send(go="review", round="1", swing_rota=wrong, swing_wait="25")
    assert answer.status_code == 400
    assert 'href="#swing-rota"' in answer.text
    assert 'href="#swing-wait"' not in answer.text
    assert "Workable rota" in text_of(answer)
    assert value_of(answer, "swing-rota") == wrong.strip()
    assert value_of(answer, "swing-wait") == "25"
    again = phone.http.get(phone.at)
    assert value_of(again, "swing-rota") == wrong.strip()


def test_every_missing_answer_is_named_at_once(phone: Phone) -> None:
    to_swings(phone)
    words = text_of(phone.send(go="review", round="1"))
    assert "There is no answer for 'Workable rota'." in words
    assert "There is no answer for 'Waiting time'." in words


def test_step_3_shows_the_shares_from_the_largest_down(phone: Phone) -> None:
    to_swings(phone)
    answer = phone.send(go="review", round="1", swing_rota="25", swing_wait="75")
    words = text_of(answer)
    assert "Easy to get to 50 % Waiting time 38 % Workable rota 13 %" in words
    assert (
        "You can change your ballot until the round closes. "
        "Your choices are kept without your name." in words
    )


def test_going_back_keeps_even_half_an_answer(phone: Phone) -> None:
    to_swings(phone)
    phone.send(go="most", round="1", swing_rota="2x")
    assert "Step 1 of 3" in phone.look()
    answer = phone.send(go="swings", round="1", most="wait")
    assert value_of(answer, "swing-rota") == "2x"


def test_a_choice_of_100_beside_nothing_else_is_a_ballot(phone: Phone) -> None:
    answer = phone.cast(swing_rota="0", swing_wait="0")
    assert "Your ballot is in" in text_of(answer)
    ballot = phone.room.workshops.ballot(phone.room.code, phone.secret, 1)
    assert ballot is not None
    assert ballot.weights == {"access": 1, "rota": 0, "wait": 0}


@pytest.mark.parametrize("field", ["swing-quality", "swing-", "swing-access'--"])
def test_a_criterion_of_another_workshop_is_refused_and_the_rest_is_kept(
    phone: Phone, field: str
) -> None:
    answer = phone.http.post(phone.at, data={"go": "review", "round": "1", **FULL, field: "5"})
    assert answer.status_code == 400
    assert "is not a criterion of this workshop" in text_of(answer)
    assert value_of(phone.http.get(phone.at), "swing-rota") == "50"


def test_a_foreign_choice_in_step_1_is_refused(phone: Phone) -> None:
    answer = phone.send(go="swings", most="quality", round="1")
    assert answer.status_code == 400
    assert "'quality' is not a criterion of this workshop." in text_of(answer)


def test_a_draft_survives_a_restart(phone: Phone, tmp_path) -> None:
    to_swings(phone)
    phone.send(go="review", round="1", swing_rota="7", swing_wait="")
    phone.room.workshops.close()
    reopened = Workshops(tmp_path / "data")
    kept = reopened.draft(phone.room.code, phone.secret)
    reopened.close()
    assert kept is not None
    assert kept["step"] == "swings"
    assert kept["swings"] == {"rota": "7", "wait": ""}


def test_two_tabs_of_one_person_share_a_draft_and_count_once(phone: Phone) -> None:
    to_swings(phone)
    phone.autosave(round="1", step="swings", most="access", swing_rota="33", at="5")
    assert value_of(phone.http.get(phone.at), "swing-rota") == "33"
    phone.cast()
    phone.cast(swing_rota="10")
    workshop = phone.room.workshops.by_code(phone.room.code)
    assert workshop.round(1).cast == 1
    ballot = phone.room.workshops.ballot(phone.room.code, phone.secret, 1)
    assert ballot is not None
    assert ballot.swings["rota"] == 10
