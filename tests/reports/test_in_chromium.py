"""What only a browser shows of the page: its widths, its contrast, and that it keeps its policy."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage
from playwright.sync_api import Page as Tab

from appraisal.charts.palette import ACCENT, CHANGE, FAINT, INK, MUTED, PAPER, contrast

pytestmark = pytest.mark.browser

_SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"
_SHOWN = """() => [...document.querySelectorAll('figure svg')]
    .filter(svg => svg.getBoundingClientRect().width > 0)
    .map(svg => [svg.getAttribute('width'), svg.getBoundingClientRect().right])"""
_CUT = """() => [...document.querySelectorAll('.scroll')]
    .filter(box => box.getBoundingClientRect().right > window.innerWidth + 1).length"""


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.mark.parametrize(("width", "pictures"), [(1366, "680"), (390, "350")])
def test_no_page_scrolls_sideways_and_each_width_has_its_pictures(
    tab: Tab, page: str, width: int, pictures: str
) -> None:
    tab.set_viewport_size({"width": width, "height": 844})
    tab.set_content(page)
    assert tab.evaluate(_SIDEWAYS) <= 0
    assert tab.evaluate(_CUT) == 0
    shown = tab.evaluate(_SHOWN)
    assert len(shown) > 20
    assert {drawn for drawn, _ in shown} == {pictures}
    assert max(right for _, right in shown) <= width


def test_nothing_is_asked_for_and_the_policy_stops_nothing_of_ours(tab: Tab, page: str) -> None:
    asked: list[str] = []
    said: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        said.append(message.text)

    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", heard)
    tab.set_content(page, wait_until="networkidle")
    assert (asked, said) == ([], [])
    assert tab.evaluate("() => getComputedStyle(document.querySelector('h1')).fontWeight") == "700"


def test_a_keyboard_gets_past_the_contents_first(tab: Tab, page: str) -> None:
    tab.set_content(page)
    tab.keyboard.press("Tab")
    assert tab.evaluate("() => document.activeElement.textContent") == "Skip to the chapters"
    assert tab.evaluate("() => document.activeElement.getBoundingClientRect().left") >= 0


@pytest.mark.parametrize(
    ("ink", "paper"),
    [(INK, PAPER), (INK, FAINT), (MUTED, PAPER), (ACCENT, PAPER), (CHANGE, "#fdf1f2")],
)
def test_all_type_stands_out_from_its_ground(ink: str, paper: str) -> None:
    assert contrast(ink, paper) >= 4.5
