"""What the script adds, and that the pages hold without it, in a real browser."""

import contextlib
import re
import threading
from collections.abc import AsyncIterator, Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect
from starlette.applications import Starlette

from appraisal import ballot
from appraisal.workshops import LiveFeed, Workshops
from tests.ballot.phones import Room, room_of
from tests.running import free_port, wait_until

pytestmark = pytest.mark.browser


class Hall:
    """A room whose phones are browsers."""

    def __init__(self, room: Room, address: str) -> None:
        self.room = room
        self.url = f"{address}/b/{room.code}"

    def join(self, context: BrowserContext) -> Page:
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(self.url)
        page.get_by_label("Rather not say").check()
        page.get_by_role("button", name="Join").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    def secret(self, page: Page) -> str:
        return next(
            str(cookie.get("value"))
            for cookie in page.context.cookies()
            if cookie.get("name") == f"ballot_{self.room.code}"
        )

    def kept(self, page: Page) -> dict[str, str]:
        draft = self.room.workshops.draft(self.room.code, self.secret(page)) or {}
        return dict(draft.get("swings", {}))


@pytest.fixture
def hall(workshops: Workshops) -> Iterator[Hall]:
    room = room_of(workshops)
    feeds: list[LiveFeed] = []

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        feeds.append(LiveFeed(workshops))
        yield

    app = Starlette(routes=ballot.routes(lambda: workshops, lambda: feeds[0]), lifespan=lifespan)
    port = free_port()
    config = uvicorn.Config(app, port=port, log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    wait_until(lambda: server.started)
    yield Hall(room, f"http://127.0.0.1:{port}")
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield context
    context.close()


def to_swings(page: Page) -> None:
    page.get_by_role("radio", name=re.compile("^Easy to get to")).check()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("is 100")


def test_a_waiting_phone_moves_on_by_itself_and_no_rule_of_ours_is_broken(
    hall: Hall, phone: BrowserContext
) -> None:
    page = hall.join(phone)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    expect(page.get_by_text("The first round has not opened yet.")).to_be_visible()
    hall.room.workshops.open_round(hall.room.code, "blind")
    to_swings(page)
    page.get_by_role("spinbutton", name="Workable rota").fill("50")
    page.get_by_role("spinbutton", name="Waiting time").fill("25")
    page.get_by_role("button", name="See what that means").click()
    page.get_by_role("button", name="Cast my ballot").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your ballot is in")
    hall.room.crowd(2)
    expect(page.get_by_text("3 of 3 have voted.")).to_be_visible()
    hall.room.workshops.close_round(hall.room.code)
    expect(page.get_by_role("heading", level=1)).to_have_text("Round 1 has closed")
    hall.room.workshops.reveal(hall.room.code)
    expect(page.get_by_role("heading", level=1)).to_have_text("Results of round 1")
    hall.room.workshops.open_round(hall.room.code, "live")
    expect(page.get_by_text("These are your answers from round 1.")).to_be_visible()
    assert said == []


def test_slider_and_number_stay_in_step_and_the_keyboard_moves_both(
    hall: Hall, phone: BrowserContext
) -> None:
    hall.room.workshops.open_round(hall.room.code, "blind")
    page = hall.join(phone)
    to_swings(page)
    number = page.get_by_role("spinbutton", name="Workable rota")
    slider = page.get_by_role("slider", name="Workable rota")
    expect(slider).to_have_attribute("aria-valuetext", "no answer yet")
    expect(number).to_have_value("")
    slider.press("Space")
    expect(number).to_have_value("50")
    slider.press("ArrowRight")
    expect(number).to_have_value("51")
    slider.press("End")
    expect(number).to_have_value("100")
    number.fill("30")
    expect(slider).to_have_value("30")
    number.fill("170")
    expect(slider).to_have_class("blank")
    number.fill("20")
    wait_until(lambda: hall.kept(page).get("rota") == "20")
    page.reload()
    expect(number).to_have_value("20")
    expect(slider).to_have_value("20")


def test_a_tap_on_the_middle_of_a_grey_slider_is_an_answer(
    hall: Hall, phone: BrowserContext
) -> None:
    hall.room.workshops.open_round(hall.room.code, "blind")
    page = hall.join(phone)
    to_swings(page)
    page.get_by_role("slider", name="Waiting time").click()
    expect(page.get_by_role("spinbutton", name="Waiting time")).to_have_value("50")


def test_what_is_typed_without_a_connection_is_kept_and_sent_later(
    hall: Hall, phone: BrowserContext
) -> None:
    hall.room.workshops.open_round(hall.room.code, "blind")
    page = hall.join(phone)
    to_swings(page)
    phone.set_offline(True)
    page.get_by_role("spinbutton", name="Workable rota").fill("64")
    expect(page.locator("#saved")).to_have_text("Saved on this phone; not sent yet.")
    page.get_by_role("button", name="See what that means").click()
    expect(page.locator("#saved")).to_contain_text("There is no connection.")
    assert "rota" not in hall.kept(page)
    phone.set_offline(False)
    expect(page.locator("#saved")).to_have_text("Saved.")
    assert hall.kept(page)["rota"] == "64"


def test_what_was_never_sent_is_put_back_when_the_phone_returns(
    hall: Hall, phone: BrowserContext
) -> None:
    hall.room.workshops.open_round(hall.room.code, "blind")
    page = hall.join(phone)
    to_swings(page)
    phone.set_offline(True)
    page.get_by_role("spinbutton", name="Workable rota").fill("64")
    expect(page.locator("#saved")).to_have_text("Saved on this phone; not sent yet.")
    page.close()
    phone.set_offline(False)
    again = phone.new_page()
    again.goto(hall.url)
    expect(again.get_by_role("spinbutton", name="Workable rota")).to_have_value("64")
    wait_until(lambda: hall.kept(again).get("rota") == "64")


def test_a_round_that_closes_while_somebody_writes_touches_nothing(
    hall: Hall, phone: BrowserContext
) -> None:
    hall.room.workshops.open_round(hall.room.code, "blind")
    page = hall.join(phone)
    to_swings(page)
    page.evaluate("window.neverReloaded = true")
    number = page.get_by_role("spinbutton", name="Workable rota")
    number.fill("64")
    hall.room.workshops.close_round(hall.room.code)
    expect(page.locator("#news")).to_have_text(
        "Round 1 has closed. Your answers are kept. See what comes next"
    )
    hall.room.workshops.open_round(hall.room.code, "live")
    expect(page.locator("#news")).to_contain_text("Round 2 has opened.")
    expect(number).to_have_value("64")
    assert page.evaluate("window.neverReloaded") is True


def test_it_works_without_the_script(hall: Hall, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = hall.join(context)
    hall.room.workshops.open_round(hall.room.code, "blind")
    page.get_by_role("link", name="Check again").click()
    to_swings(page)
    expect(page.get_by_role("slider")).to_have_count(0)
    page.get_by_role("spinbutton", name="Workable rota").fill("50")
    page.get_by_role("button", name="See what that means").click()
    page.get_by_role("link", name="There is no answer for 'Waiting time'").click()
    expect(page.get_by_role("spinbutton", name="Waiting time")).to_be_focused()
    page.get_by_role("spinbutton", name="Waiting time").fill("25")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Cast my ballot").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your ballot is in")
    context.close()


def test_the_keyboard_alone_casts_a_ballot_on_the_smallest_screen(
    hall: Hall, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    hall.room.workshops.open_round(hall.room.code, "live")
    page = hall.join(context)
    for keys in (
        ["Tab", "Space", "Enter"],
        ["Tab", "Tab", "Space", "Tab", "Tab", "End", "Enter"],
        ["Tab", "Enter"],
    ):
        before = page.title()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        for key in keys:
            page.keyboard.press(key)
        expect(page).not_to_have_title(before)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your ballot is in")
    hall.room.crowd(3)
    page.reload()
    expect(page.get_by_role("table")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    context.close()
