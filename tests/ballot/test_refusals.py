"""Requests that are not taken: each gets an honest status and a sentence."""

import httpx
import pytest

from tests.ballot.phones import FULL, Room, text_of


@pytest.mark.parametrize("path", ["/b", "/b/{code}", "/b/{code}/draft"])
def test_a_large_body_is_refused_wherever_it_is_sent(room: Room, path: str) -> None:
    answer = room.phone(group="staff").http.post(
        path.format(code=room.code), data={"most": "x" * 10_000_000}
    )
    assert answer.status_code == 413
    assert "more than a ballot can hold (64 kB)" in text_of(answer)


def test_too_many_fields_are_refused(room: Room) -> None:
    answer = room.phone(group="staff").http.post(
        f"/b/{room.code}", data={f"swing-{n}": "1" for n in range(500)}
    )
    assert answer.status_code == 400
    assert "at most 200 fields" in text_of(answer)


@pytest.mark.parametrize("kind", ["", "text/plain", "multipart/form-data; boundary=x", "a/b;<b>"])
def test_a_body_of_another_kind_is_refused(room: Room, kind: str) -> None:
    answer = room.phone(group="staff").http.post(
        f"/b/{room.code}", content=b"go=cast", headers={"content-type": kind}
    )
    assert answer.status_code == 415
    assert "which the ballot does not read" in text_of(answer)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/b", "GET, HEAD, POST"),
        ("PUT", "/b/{code}", "GET, HEAD, POST"),
        ("GET", "/b/{code}/draft", "POST"),
        ("POST", "/live/{code}", "GET, HEAD"),
        ("POST", "/qr/{code}.svg", "GET, HEAD"),
    ],
)
def test_another_method_is_answered_with_those_that_are_taken(
    room: Room, method: str, path: str, allowed: str
) -> None:
    answer = room.phone().http.request(method, path.format(code=room.code))
    assert answer.status_code == 405
    assert answer.headers["allow"] == allowed
    assert f"not {method}" in text_of(answer)


def cast_from(room: Room, **headers: str) -> httpx.Response:
    phone = room.phone(group="staff")
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return phone.http.post(
        phone.at, data={"go": "cast", "round": "1", **FULL}, headers=named, follow_redirects=False
    )


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "http://elsewhere.test"},
        {"origin": "http://hall.test.elsewhere.test"},
        {"origin": "nonsense"},
    ],
)
def test_a_form_from_another_site_is_refused(open_room: Room, headers: dict[str, str]) -> None:
    answer = cast_from(open_room, **headers)
    assert answer.status_code == 403
    assert "This was sent from another website" in text_of(answer)
    assert open_room.workshops.by_code(open_room.code).round(1).cast == 0


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "none"},
        {"sec_fetch_site": "same-origin", "origin": "null"},
        {"origin": "null"},
        {"origin": "http://hall.test"},
        {"origin": "https://proxied.test", "x_forwarded_host": "proxied.test"},
    ],
)
def test_our_own_forms_are_taken_with_or_without_the_headers(
    open_room: Room, headers: dict[str, str]
) -> None:
    assert cast_from(open_room, **headers).status_code == 303


@pytest.mark.parametrize("path", ["/live/222222", "/live/x", "/qr/222222.svg", "/qr/%20.svg"])
def test_a_wrong_code_has_no_stream_and_no_picture(room: Room, path: str) -> None:
    answer = room.phone().http.get(path)
    assert answer.status_code == 404
    assert "ode" in answer.text
    assert answer.headers["content-type"].startswith("text/plain")


def test_a_fault_of_our_own_is_logged_and_answered_in_a_sentence(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    answer = room.phone().http.get(f"/live/{room.code}")
    assert answer.status_code == 500
    assert "Something went wrong on the server" in answer.text
    assert "Only the stream asks" not in answer.text
    assert "Only the stream asks" in caplog.text


@pytest.mark.parametrize("cookie", ["", "x", "\xe9\xff", "a" * 4000, '"\\012\\377"'])
def test_a_made_up_cookie_is_somebody_who_has_not_joined(room: Room, cookie: str) -> None:
    header = f"ballot_{room.code}={cookie}".encode("latin-1")
    answer = room.phone().http.get(f"/b/{room.code}", headers=[(b"cookie", header)])
    assert answer.status_code == 200
    assert "Which group are you here for?" in text_of(answer)
