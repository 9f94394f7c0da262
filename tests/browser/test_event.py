"""An event from end to end: a facilitator, a projector and three phones, in real browsers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.running import Server, running_server

pytestmark = [pytest.mark.browser, pytest.mark.server]

PATIENCE = 20_000
NAMES = {
    "lead": "One clear lead",
    "voice": "Everyone's voice",
    "ready": "Ready soon",
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with running_server(tmp_path / "data") as started:
        yield started


def desk(browser: Browser, server: Server) -> Page:
    """A browser that has opened the facilitator's private link."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(server.facilitator_link)
    return page


def phone(browser: Browser, server: Server, code: str, **kept: object) -> Page:
    """A phone that has opened the ballot."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, **kept)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{server.address}/b/{code}")
    return page


def join(page: Page) -> None:
    page.get_by_label("Rather not say").check()
    page.get_by_role("button", name="Join").click()


def cast(page: Page, most: str, others: int) -> None:
    """Go through the three steps: one move first, and the others all alike beside it."""
    page.get_by_role("radio", name=re.compile(f"^{re.escape(most)}")).check()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("is 100")
    for field in page.locator("input[type=number]").all():
        field.fill(str(others))
    page.get_by_role("button", name="See what that means").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your weights")
    page.get_by_role("button", name="Cast my ballot").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your ballot is in")


def open_workshop(page: Page) -> str:
    page.get_by_role("button", name="Open a workshop").click()
    expect(page.get_by_role("heading", name="Open a workshop")).to_be_visible()
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name=re.compile("Salford")).click()
    page.get_by_role("button", name="Open the workshop").click()
    expect(page.get_by_role("heading", name="Run the round")).to_be_visible()
    page.wait_for_url("**/run?workshop=*")
    return page.url.split("workshop=")[1][:6]


def open_round(page: Page, number: int, mode: str) -> None:
    page.get_by_text(re.compile(f"^{mode}:")).click()
    page.get_by_role("button", name=f"Open round {number}").click()
    expect(page.get_by_role("heading", name=f"Round {number} is open")).to_be_visible()


def bars(page: Page) -> list[str]:
    """The widths of all the bars on the projector, to see whether they have moved."""
    return page.locator(".js-plotly-plot .bars path").evaluate_all(
        "paths => paths.map(path => path.getAttribute('d'))"
    )


def test_a_blind_round_then_a_live_one(browser: Browser, server: Server) -> None:
    facilitator = desk(browser, server)
    code = open_workshop(facilitator)
    projector = desk(browser, server)
    projector.goto(f"{server.address}/screen?workshop={code}")
    expect(projector.locator(".wall .code")).to_have_text(code)
    projector.evaluate("window.neverReloaded = true")
    phones = [phone(browser, server, code) for _ in range(3)]
    for page in phones:
        join(page)
    expect(projector.locator(".wall .joined b")).to_have_text("3")

    # A blind round: turnout and nothing else, also when everybody has voted.
    open_round(facilitator, 1, "Blind")
    for page, most in zip(phones, NAMES.values(), strict=True):
        expect(page.get_by_role("heading", level=1)).to_contain_text("which would you choose")
        cast(page, most, others=40)
    expect(projector.locator(".wall .counts b").first).to_have_text("3")
    expect(projector.get_by_text("Results stay hidden until the facilitator")).to_be_visible()
    expect(projector.locator(".js-plotly-plot")).to_have_count(0)
    expect(projector.locator("body")).not_to_contain_text("Council-led board")
    for page in phones:
        expect(page.locator("body")).not_to_contain_text("Council-led board")
    facilitator.get_by_role("button", name="Close round 1").click()
    expect(facilitator.get_by_role("heading", name="Round 1 is closed")).to_be_visible()
    expect(projector.locator(".js-plotly-plot")).to_have_count(0)

    # The reveal: bars and the sentence.
    facilitator.get_by_role("button", name="Reveal round 1").click()
    expect(projector.locator(".wall h1")).to_contain_text("leads at")
    expect(projector.locator(".js-plotly-plot .bars path").first).to_be_attached()
    expect(projector.locator(".wall .code")).to_have_text(code)

    # A live round: turnout until there are three, then bars that move with each ballot.
    open_round(facilitator, 2, "Live")
    expect(projector.locator(".js-plotly-plot")).to_have_count(0)
    for page, most in zip(phones, NAMES.values(), strict=True):
        expect(page.get_by_role("heading", level=1)).to_contain_text("which would you choose")
        cast(page, most, others=20)
    expect(projector.locator(".js-plotly-plot .bars path").first).to_be_attached()
    before = bars(projector)
    phones[0].get_by_role("button", name="Change my ballot").click()
    cast(phones[0], NAMES["ready"], others=0)
    expect_moved(projector, before)
    before = bars(projector)
    late = phone(browser, server, code)
    join(late)
    cast(late, NAMES["ready"], others=0)
    expect_moved(projector, before)
    assert projector.evaluate("window.neverReloaded") is True

    # The same person after a reload, and after the browser was closed and opened again.
    phones[1].reload()
    expect(phones[1].get_by_role("heading", level=1)).to_have_text("Your ballot is in")
    state = phones[2].context.storage_state()
    phones[2].context.close()
    again = phone(browser, server, code, storage_state=state)
    expect(again.get_by_role("heading", level=1)).to_have_text("Your ballot is in")
    expect(projector.locator("body")).to_contain_text("4 of 4 have voted")
    close_all(browser.contexts)


def expect_moved(projector: Page, before: list[str]) -> None:
    projector.wait_for_function(
        """before => {
            const now = [...document.querySelectorAll('.js-plotly-plot .bars path')]
              .map(path => path.getAttribute('d'))
            return now.length && JSON.stringify(now) !== before
        }""",
        arg=_as_json(before),
    )


def _as_json(paths: list[str]) -> str:
    return json.dumps(paths, separators=(",", ":"))


def close_all(contexts: list[BrowserContext]) -> None:
    for context in list(contexts):
        context.close()


@pytest.mark.parametrize(
    "path", ["run", "open_workshop", "option_sets", "screen", "results", "options"]
)
def test_no_page_of_the_facilitators_opens_without_the_link(
    browser: Browser, server: Server, path: str
) -> None:
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{server.address}/{path}")
    expect(page.get_by_role("heading", name="This page needs a private link")).to_be_visible()
    expect(page.get_by_test_id("stMain").get_by_role("button")).to_have_count(0)
    context.close()
