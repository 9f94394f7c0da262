"""The code, the group, and the cookie that brings somebody back."""

import httpx
import pytest

from appraisal.workshops import Workshops
from tests.ballot.phones import FULL, Room, markup_of, room_of, text_of

SET_WITHOUT_GROUPS = """
format: 1
id: plain
title: Plain
question: Which way?
criteria: {a: {name: First}, b: {name: Second}}
options:
  x: {name: One, label: X, scores: {a: 1, b: 2}}
  y: {name: Two, label: Y, scores: {a: 2, b: 1}}
"""


@pytest.mark.parametrize("change", [str, str.lower, lambda code: f" {code[:3]}-{code[3:]} "])
def test_a_code_is_taken_however_it_is_typed(room: Room, change) -> None:
    answer = room.phone().http.post("/b", data={"code": change(room.code)}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/b/{room.code}"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "A join code is 6 letters and digits"),
        ("K0M4QX", "never has 0, 1, I, L or O"),
        ("222222", "No workshop here has the code 222222"),
        ("<script>", "A join code is 6 letters and digits"),
        ("é" * 5000, "A join code is 6 letters and digits"),
    ],
)
def test_a_wrong_code_is_answered_with_a_sentence_and_the_form_again(
    room: Room, typed: str, sentence: str
) -> None:
    answer = room.phone().http.post("/b", data={"code": typed})
    assert answer.status_code == 404
    assert sentence in text_of(answer)
    assert 'name="code"' in answer.text
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize("path", ["/b/222222", "/b/nonsense", "/b/%00%ff", "/b/{{7*7}}"])
def test_a_wrong_address_leads_to_the_form_for_the_code(room: Room, path: str) -> None:
    answer = room.phone().http.get(path)
    assert answer.status_code == 404
    assert 'name="code"' in answer.text
    assert "49" not in text_of(answer)


def test_the_page_to_join_says_what_is_kept_and_chooses_no_group(room: Room) -> None:
    answer = room.phone().http.get(f"/b/{room.code}")
    words = text_of(answer)
    assert "When should the clinic open?" in words
    assert "Clinic, spring" in words
    assert (
        "We keep your answers and your group. We keep no name, no address and no phone number."
        in words
    )
    assert "checked" not in markup_of(answer)
    assert "Rather not say" in words


def test_joining_without_a_choice_is_asked_for_and_joins_nobody(room: Room) -> None:
    phone = room.phone()
    answer = phone.send(go="join")
    assert answer.status_code == 400
    assert "Choose your group, or 'Rather not say'." in text_of(answer)
    assert room.workshops.by_code(room.code).joined == 0


@pytest.mark.parametrize(("sent", "kept"), [("staff", "staff"), ("", None)])
def test_the_group_that_was_chosen_is_kept(room: Room, sent: str, kept: str | None) -> None:
    phone = room.phone(group=sent)
    person = room.workshops.participant(room.code, phone.secret)
    assert person is not None
    assert person.group == kept


def test_a_group_that_is_not_here_is_refused(room: Room) -> None:
    answer = room.phone().send(go="join", group="martians")
    assert answer.status_code == 400
    assert "'martians' is not one of the groups here" in text_of(answer)


def test_where_there_are_no_groups_nobody_is_asked(workshops: Workshops) -> None:
    room = room_of(workshops, SET_WITHOUT_GROUPS)
    phone = room.phone()
    assert "Rather not say" not in phone.look()
    assert "You have joined" in text_of(phone.send(go="join"))


def set_cookie(room: Room, base_url: str) -> str:
    answer = room.phone(base_url=base_url).http.post(
        f"/b/{room.code}", data={"go": "join", "group": "staff"}, follow_redirects=False
    )
    assert answer.status_code == 303
    return answer.headers["set-cookie"].lower()


def test_the_cookie_is_out_of_the_reach_of_scripts_and_other_sites(room: Room) -> None:
    cookie = set_cookie(room, "http://hall.test")
    assert cookie.startswith(f"ballot_{room.code}=".lower())
    for part in ("httponly", "samesite=lax", "path=/", f"max-age={180 * 24 * 3600}"):
        assert part in cookie
    assert "; secure" not in cookie


def test_the_cookie_is_secure_where_the_line_is(room: Room) -> None:
    assert "; secure" in set_cookie(room, "https://hall.test")


def test_a_second_tap_on_join_joins_once(room: Room) -> None:
    phone = room.phone(group="staff")
    phone.send(go="join", group="carers")
    assert room.workshops.by_code(room.code).joined == 1


def test_a_browser_that_keeps_no_cookies_is_told_so(room: Room) -> None:
    phone = room.phone()
    answer = phone.http.post(
        phone.at, data={"go": "join", "group": "staff"}, follow_redirects=False
    )
    phone.http.cookies.clear()
    words = text_of(phone.http.get(answer.headers["location"]))
    assert "This browser did not keep the cookie" in words


def test_before_the_first_round_the_page_waits_and_offers_to_look_again(room: Room) -> None:
    phone = room.phone(group="staff")
    words = phone.look()
    assert "The first round has not opened yet. Keep this page open." in words
    assert "Check again" in words
    room.workshops.open_round(room.code, "blind")
    assert "Step 1 of 3" in phone.look()


def test_answers_that_come_without_a_cookie_come_along_when_joining_again(
    open_room: Room,
) -> None:
    phone = open_room.phone(group="staff")
    phone.http.cookies.clear()
    answer = phone.cast()
    assert answer.status_code == 403
    assert "Your answers come with you" in text_of(answer)
    hidden = dict(FULL, round="1")
    for name, value in hidden.items():
        assert f'name="{name}" value="{value}"' in answer.text
    joined: httpx.Response = phone.http.post(
        phone.at, data={"go": "join", "group": "carers", **hidden}
    )
    assert "“Easy to get to” is 100" in text_of(joined)
    assert 'name="swing-rota" value="50"' in joined.text


def test_every_page_of_a_rehearsal_says_so(workshops: Workshops) -> None:
    room = room_of(workshops, rehearsal=True)
    phone = room.phone()
    pages = [phone.look()]
    phone.send(go="join", group="staff")
    pages.append(phone.look())
    workshops.open_round(room.code, "blind")
    pages.append(phone.look())
    pages.append(text_of(phone.send(go="swings", most="access")))
    pages.append(text_of(phone.send(go="review", swing_rota="5", swing_wait="5")))
    pages.append(text_of(phone.cast()))
    workshops.close_round(room.code)
    pages.append(phone.look())
    assert all("Rehearsal: these votes do not count" in page for page in pages)
