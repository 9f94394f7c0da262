"""Saving while somebody writes: later copies win, and nothing that does not belong is kept."""

import json

import pytest

from appraisal.workshops.drafts import _tidy
from tests.ballot.phones import Phone, Room, value_of


@pytest.fixture
def phone(open_room: Room) -> Phone:
    phone = open_room.phone(group="staff")
    phone.send(go="swings", most="access", round="1")
    return phone


def kept(phone: Phone) -> dict[str, object]:
    draft = phone.room.workshops.draft(phone.room.code, phone.secret)
    return dict(draft or {})


def test_a_draft_is_kept_from_a_form(phone: Phone) -> None:
    answer = phone.autosave(round="1", step="swings", most="access", swing_rota="4", at="9")
    assert answer.status_code == 204
    assert kept(phone)["swings"] == {"rota": "4"}
    assert value_of(phone.http.get(phone.at), "at") == "9"


def test_a_draft_is_kept_from_json(phone: Phone) -> None:
    draft = {"round": 1, "step": "swings", "most": "wait", "swings": {"rota": 4.5}, "at": 9}
    answer = phone.http.post(f"{phone.at}/draft", json=draft)
    assert answer.status_code == 204
    assert kept(phone)["most"] == "wait"
    assert kept(phone)["swings"] == {"rota": "4.5"}


def test_a_copy_that_was_overtaken_on_its_way_does_not_undo_the_later_one(phone: Phone) -> None:
    phone.autosave(round="1", swing_rota="2", at="20")
    assert phone.autosave(round="1", swing_rota="1", at="10").status_code == 204
    assert kept(phone)["swings"] == {"rota": "2"}


def test_a_draft_that_arrives_after_casting_does_not_reopen_the_ballot(phone: Phone) -> None:
    phone.send(go="review", round="1", swing_rota="50", swing_wait="25", at="50")
    phone.cast()
    phone.autosave(round="1", step="swings", swing_rota="49", at="49")
    assert "Your ballot is in" in phone.look()


def test_what_is_typed_in_another_tab_after_casting_is_kept_as_a_change(phone: Phone) -> None:
    phone.cast()
    phone.autosave(round="1", step="swings", most="access", swing_rota="49", at="90")
    assert "It counts as it is until you cast it again." in phone.look()
    assert value_of(phone.http.get(phone.at), "swing-rota") == "49"


def test_a_draft_for_the_round_before_does_not_replace_the_new_ones(phone: Phone) -> None:
    workshops, code = phone.room.workshops, phone.room.code
    workshops.close_round(code)
    workshops.open_round(code, "blind")
    assert phone.autosave(round="1", swing_rota="5", at="5").status_code == 204
    phone.send(go="swings", most="access", round="2")
    answer = phone.autosave(round="1", swing_rota="6", at="6")
    assert answer.status_code == 409
    assert "Round 2 has begun" in answer.text
    assert value_of(phone.http.get(phone.at), "swing-rota") == "5"


@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        (b"", 400, "A draft is JSON such as"),
        (b"[1]", 400, "A draft is JSON such as"),
        (b"{not json", 400, "A draft is JSON such as"),
        (b"[" * 60000, 400, "A draft is JSON such as"),
        (b"\xff\xfe\x00", 400, "A draft is JSON such as"),
        (b'{"swings": 5}', 400, "A draft is JSON such as"),
        (b'{"swings": {"rota": [1]}}', 400, "is a number or text"),
        (b'{"swings": {"rota": true}}', 400, "is a number or text"),
        (b'{"most": {"a": 1}}', 400, "is a number or text"),
        (b'{"most": "quality"}', 400, "is not a criterion of this workshop"),
        (b'{"swings": {"quality": 1}}', 400, "is not a criterion of this workshop"),
        (b'{"round": 7}', 409, "Round 7 has not begun"),
        (json.dumps({"swings": {f"c{n}": "1" for n in range(300)}}).encode(), 400, "A draft is"),
        (b'{"most": "' + b"x" * 70000 + b'"}', 413, "more than a ballot can hold"),
    ],
)
def test_a_draft_of_another_shape_is_refused_and_nothing_is_kept(
    phone: Phone, body: bytes, status: int, sentence: str
) -> None:
    before = kept(phone)
    answer = phone.http.post(
        f"{phone.at}/draft", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == status
    assert sentence in answer.text
    assert "Traceback" not in answer.text
    assert kept(phone) == before


@pytest.mark.parametrize(
    "value", ["NaN", "Infinity", "-Infinity", "1e999", '"\\ud800x"', '"\\u0000"']
)
def test_whatever_a_number_holds_the_ledger_can_write_it(phone: Phone, value: str) -> None:
    body = f'{{"round": 1, "swings": {{"rota": {value}}}}}'
    answer = phone.http.post(
        f"{phone.at}/draft", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 204
    assert phone.http.get(phone.at).status_code == 200
    assert "Your ballot is in" in phone.cast().text


def test_a_long_answer_is_cut_short_before_it_is_kept(phone: Phone) -> None:
    phone.autosave(round="1", swing_rota="9" * 5000, at="3")
    assert kept(phone)["swings"] == {"rota": "9" * 40}


def test_signs_that_cannot_be_shown_or_stored_are_left_out() -> None:
    assert _tidy(" 5\x000\u202e\ud800 ") == "50"


@pytest.mark.parametrize("at", ["-1", "soon", "9" * 400, "٣", ""])
def test_a_clock_that_makes_no_sense_is_read_as_none(phone: Phone, at: str) -> None:
    assert phone.autosave(round="1", swing_rota="8", at=at).status_code == 204
    assert kept(phone)["at"] == 0


def test_somebody_who_has_not_joined_can_keep_no_draft(open_room: Room) -> None:
    answer = open_room.phone().autosave(round="1", swing_rota="4")
    assert answer.status_code == 403
    assert "You have not joined this workshop on this device. Join first." in answer.text


@pytest.mark.parametrize(
    "found",
    [
        {},
        {"round": "1"},
        {"round": 1, "step": 7, "most": ["a"], "swings": 3, "at": None, "seen": "x"},
        {"round": 1, "step": "review", "most": "access", "swings": {"rota": 50}},
        {"round": 1, "step": "review", "most": None, "swings": {"rota": None, "other": 1}},
        {"round": 1, "step": "swings", "most": "gone", "swings": {}},
    ],
)
def test_a_draft_that_another_page_left_is_never_an_error(
    phone: Phone, found: dict[str, object]
) -> None:
    phone.room.workshops.save_draft(phone.room.code, phone.secret, found)
    assert "of 3" in phone.look()
