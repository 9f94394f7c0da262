"""Phones that ask a workshop over HTTP."""

import re
from dataclasses import dataclass
from html import unescape

import httpx
from starlette.applications import Starlette
from starlette.testclient import TestClient

from appraisal import ballot
from appraisal.workshops import LiveFeed, Workshops

OPTION_SET = """
format: 1
id: clinic
title: Clinic hours
question: When should the clinic open?
groups:
  carers: {name: Carers & families, uses_services: true}
  staff: Clinic staff
criteria:
  access: {name: Easy to get to, worst: weekday mornings only, best: any day}
  rota: {name: Workable rota, worst: nobody will work it, best: posts fill at once}
  wait: {name: Waiting time, measure: {unit: weeks, worst: 12, best: 2}}
hurdles:
  safe: {name: Two clinicians on site}
options:
  now: {name: As now, label: A, baseline: true, scores: {access: 20, rota: 80, wait: 10}}
  evenings: {name: Two evenings, label: B, scores: {access: 70, rota: 40, wait: 6}}
  sundays:
    {name: Sundays, label: C, scores: {access: 90, rota: 10, wait: 4}, hurdles: {safe: fail}}
"""

FULL = {"most": "access", "swing-rota": "50", "swing-wait": "25"}


def no_feed() -> LiveFeed:
    raise AssertionError("Only the stream asks for the feed.")


@dataclass
class Room:
    """A workshop and the server that its phones talk to."""

    workshops: Workshops
    code: str
    app: Starlette

    def phone(self, group: str | None = None, base_url: str = "http://hall.test") -> "Phone":
        """A phone; joined at once where a group is named ("" for rather not say)."""
        phone = Phone(TestClient(self.app, base_url=base_url), self)
        if group is not None:
            phone.send(go="join", group=group)
        return phone

    def crowd(self, people: int, number: int = 1) -> None:
        """Other people's ballots, all for a short wait."""
        for _ in range(people):
            secret = self.workshops.join(self.code, "staff")
            swings = {"access": 0, "rota": 0, "wait": 100}
            self.workshops.cast_ballot(self.code, secret, number, swings)


@dataclass
class Phone:
    """One browser with its cookies."""

    http: TestClient
    room: Room

    @property
    def at(self) -> str:
        return f"/b/{self.room.code}"

    def look(self) -> str:
        answer = self.http.get(self.at)
        assert answer.status_code == 200, text_of(answer)
        return text_of(answer)

    def send(self, **fields: str) -> httpx.Response:
        """Press a button, and follow to the page that comes next."""
        sent = {name.replace("_", "-"): value for name, value in fields.items()}
        return self.http.post(self.at, data=sent)

    def autosave(self, **fields: str) -> httpx.Response:
        sent = {name.replace("_", "-"): value for name, value in fields.items()}
        return self.http.post(f"{self.at}/draft", data=sent)

    def cast(self, number: int = 1, **swings: str) -> httpx.Response:
        answers = {**FULL, **{name.replace("_", "-"): value for name, value in swings.items()}}
        return self.http.post(self.at, data={"go": "cast", "round": str(number), **answers})

    @property
    def secret(self) -> str:
        return self.http.cookies[f"ballot_{self.room.code}"]


def markup_of(answer: httpx.Response) -> str:
    """A page without its style and script."""
    return re.sub(r"<(style|script)>.*?</\1>", "", answer.text, flags=re.DOTALL)


def text_of(answer: httpx.Response) -> str:
    """A page's words, with a single space between any two."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup_of(answer))).split())


def value_of(answer: httpx.Response, field: str) -> str:
    """What a page's field holds."""
    found = re.search(rf'name="{field}" value="([^"]*)"', answer.text)
    assert found, f"no field {field}"
    return unescape(found.group(1))


def room_of(workshops: Workshops, text: str = OPTION_SET, rehearsal: bool = False) -> Room:
    """A room with a workshop of its own."""
    workshop = workshops.open_workshop("Clinic, spring", text, rehearsal)
    app = Starlette(routes=ballot.routes(lambda: workshops, no_feed))
    return Room(workshops, workshop.code, app)
