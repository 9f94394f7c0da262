"""What holds for every page: headers, escaping, weight and the marks that assistive tools need."""

import base64
import gzip
import hashlib
import re
from html.parser import HTMLParser

import brotli
import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from appraisal.workshops import Workshops
from tests.ballot.phones import Room, room_of, text_of

NASTY = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{{7*7}}{% raw %}",
    "</style></script><b>",
    "javascript:alert(1)",
    "' OR 1=1 --",
]

NASTY_SET = f"""
format: 1
id: nasty
title: Nasty
question: {NASTY[0]!r}
groups: {{staff: {{name: {NASTY[0]!r}}}, other: {{name: Other}}}}
criteria:
  a: {{name: "{{{{7*7}}}}", worst: {NASTY[0]!r}, best: "</style></script><b>"}}
  b: {{name: {NASTY[0]!r}, worst: "\\"'><img src=x onerror=alert(1)>", best: "javascript:alert(1)"}}
hurdles: {{h: {{name: {NASTY[0]!r}}}}}
options:
  x: {{name: {NASTY[0]!r}, label: "<b>", scores: {{a: 1, b: 2}}, hurdles: {{h: fail}}}}
  y: {{name: "{{{{7*7}}}}", label: "</td>", scores: {{a: 2, b: 1}}}}
"""

EIGHT = (
    """
format: 1
id: eight
title: Eight
question: Which of these ways of running the clinic should the partners choose together?
groups: {a: One group, b: Another group, c: A third group, d: A fourth group, e: A fifth group}
criteria:
"""
    + "".join(
        f"  c{n}: {{name: Criterion number {n}, worst: the worst that could plausibly happen here,"
        " best: the best that could plausibly happen}\n"
        for n in range(8)
    )
    + """
options:
  x: {name: One, label: X}
  y: {name: Two, label: Y}
"""
)


def pages_of(room: Room) -> dict[str, httpx.Response]:
    """Every kind of page that a workshop shows, good and bad."""
    phone = room.phone()
    first, *others = [one.id for one in room.workshops.by_code(room.code).criteria]
    swings = {f"swing-{one}": "50" for one in others}
    pages = {
        "code": phone.http.get("/b"),
        "wrong code": phone.http.post("/b", data={"code": NASTY[1]}),
        "join": phone.http.get(phone.at),
        "join again": phone.send(go="join", group=NASTY[0], most=NASTY[1]),
    }
    group = room.workshops.by_code(room.code).option_set.groups[0].id
    pages["waiting"] = phone.send(go="join", group=group)
    room.workshops.open_round(room.code, "live")
    pages["most"] = phone.http.get(phone.at)
    pages["most again"] = phone.http.post(phone.at, data={"go": "swings", "most": NASTY[0]})
    pages["swings"] = phone.send(go="swings", most=first)
    pages["swings again"] = phone.http.post(
        phone.at, data={"go": "review", f"swing-{others[0]}": NASTY[1], f"swing-{NASTY[0]}": "1"}
    )
    pages["review"] = phone.http.post(phone.at, data={"go": "review", **swings})
    answers = {"go": "cast", "most": first, "round": "1", **swings}
    pages["in"] = phone.http.post(phone.at, data=answers)
    for _ in range(2):
        other = room.phone(group=group)
        other.http.post(phone.at, data=answers)
    pages["live"] = phone.http.get(phone.at)
    room.workshops.close_round(room.code)
    pages["results"] = phone.http.get(phone.at)
    pages["too late"] = phone.http.post(phone.at, data=answers)
    pages["message"] = phone.http.put(phone.at)
    return pages


@pytest.fixture
def pages(room: Room) -> dict[str, httpx.Response]:
    return pages_of(room)


@pytest.fixture
def nasty_pages(workshops: Workshops) -> dict[str, httpx.Response]:
    return pages_of(room_of(workshops, NASTY_SET))


class Marks(HTMLParser):
    """The elements of a page, with what would be an error in any of them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_nothing_in_an_option_set_or_a_form_becomes_markup(
    nasty_pages: dict[str, httpx.Response],
) -> None:
    for name, page in nasty_pages.items():
        marks = Marks(page.text)
        assert len(marks.all("script")) == 1, name
        assert len(marks.all("style")) == 1, name
        assert not marks.all("img"), name
        for tag, attributes in marks.elements:
            assert not any(attribute.startswith("on") for attribute in attributes), (name, tag)
            assert "style" not in attributes, (name, tag)
            assert not str(attributes.get("href", "")).startswith("javascript"), (name, tag)
        assert "49" not in text_of(page), name


def test_the_text_of_an_option_set_is_shown_exactly_as_written(
    nasty_pages: dict[str, httpx.Response],
) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in nasty_pages["join"].text
    assert "{{7*7}}" in text_of(nasty_pages["most"])
    assert "{{7*7}}" in text_of(nasty_pages["results"])


def hash_of(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_every_page_allows_its_own_style_and_script_and_no_other(
    pages: dict[str, httpx.Response],
) -> None:
    for name, page in pages.items():
        policy = page.headers["content-security-policy"]
        script = re.search(r"<script>(.*?)</script>", page.text, re.DOTALL)
        style = re.search(r"<style>(.*?)</style>", page.text, re.DOTALL)
        assert script, name
        assert style, name
        assert f"script-src 'sha256-{hash_of(script.group(1))}'" in policy
        assert f"style-src 'sha256-{hash_of(style.group(1))}'" in policy
        for rule in (
            "default-src 'none'",
            "connect-src 'self'",
            "img-src 'self' data:",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ):
            assert rule in policy.split("; "), name
        assert page.headers["x-content-type-options"] == "nosniff"
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["cache-control"] == "no-store"


def test_every_page_has_a_language_one_heading_and_no_id_twice(
    pages: dict[str, httpx.Response],
) -> None:
    for name, page in pages.items():
        marks = Marks(page.text)
        assert marks.all("html")[0]["lang"] == "en-GB", name
        assert len(marks.all("h1")) == 1, name
        assert len(marks.all("main")) == 1, name
        ids = [attributes["id"] for _, attributes in marks.elements if "id" in attributes]
        assert len(ids) == len(set(ids)), name
        assert "!" not in text_of(page), name


def test_every_field_has_a_label_and_every_link_in_a_summary_leads_somewhere(
    pages: dict[str, httpx.Response],
) -> None:
    for name, page in pages.items():
        marks = Marks(page.text)
        labelled = {attributes.get("for") for attributes in marks.all("label")}
        ids = {attributes.get("id") for _, attributes in marks.elements}
        for field in marks.all("input"):
            kind = field.get("type", "text")
            assert kind in ("hidden", "radio") or field["id"] in labelled, name
        for link in marks.all("a"):
            href = str(link["href"])
            assert not href.startswith("#") or href[1:] in ids, (name, href)


def test_every_error_is_in_a_summary_that_is_read_out(pages: dict[str, httpx.Response]) -> None:
    for name, page in pages.items():
        assert ('role="alert"' in page.text) == (page.status_code >= 400), name
        has_problem = "<title>Problem: " in page.text
        assert has_problem == (page.status_code >= 400 and name != "message"), name


def test_a_page_is_all_there_is_to_load(pages: dict[str, httpx.Response]) -> None:
    for name, page in pages.items():
        marks = Marks(page.text)
        assert not any("src" in attributes for _, attributes in marks.elements), name
        assert {link["href"] for link in marks.all("link")} == {"data:,"}, name


def test_with_eight_criteria_every_page_stays_light(workshops: Workshops) -> None:
    for name, page in pages_of(room_of(workshops, EIGHT)).items():
        assert len(page.content) < 20_000, (name, len(page.content))


@pytest.mark.parametrize(
    ("accepted", "opened"),
    [
        ("br, gzip", brotli.decompress),
        ("gzip", gzip.decompress),
        ("identity", bytes),
    ],
)
def test_a_page_is_compressed_as_the_browser_likes_it(room: Room, accepted, opened) -> None:
    http = room.phone().http
    with http.stream("GET", "/b", headers={"accept-encoding": accepted}) as answer:
        sent = b"".join(answer.iter_raw())
    assert opened(sent).endswith(b"</html>")
    assert int(answer.headers["content-length"]) == len(sent)
    assert answer.headers["vary"] == "Accept-Encoding"


ONE_LEFT = """
format: 1
id: one-left
title: One left
question: Which way?
scale: local
criteria: {a: {name: First}, b: {name: Second}}
options:
  x: {name: One, label: X, scores: {a: 1, b: 5}}
  y: {name: Two, label: Y, scores: {a: 2, b: 5}}
"""


def test_where_one_criterion_is_left_there_is_nothing_to_set_beside_it(
    workshops: Workshops,
) -> None:
    room = room_of(workshops, ONE_LEFT)
    workshops.open_round(room.code, "blind")
    phone = room.phone(group="")
    answer = phone.send(go="swings", most="a", round="1")
    assert "Your weights First 100 %" in text_of(answer)
    assert 'name="go" value="most"' in answer.text
    answer = phone.send(go="cast", most="a", round="1")
    assert "Your ballot is in" in text_of(answer)


def test_every_address_holds_where_the_server_lies_under_a_path(workshops: Workshops) -> None:
    room = room_of(workshops)
    http = TestClient(Starlette(routes=[Mount("/hall", app=room.app)]))
    page = http.get(f"/hall/b/{room.code}").text
    assert f'action="/hall/b/{room.code}"' in page
    assert f'data-live="/hall/live/{room.code}"' in page
    answer = http.post(
        f"/hall/b/{room.code}", data={"go": "join", "group": "staff"}, follow_redirects=False
    )
    assert answer.headers["location"].startswith(f"/hall/b/{room.code}")
