"""Demand and Pooled fund in a real browser: drivers to change, phones, the keyboard and paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from appraisal.briefing.demand import SECTIONS as DEMAND
from appraisal.briefing.fund import SECTIONS as FUND
from tests.running import Server, running_server
from tests.ui.partnership_data import hold_harrowmere

pytestmark = [pytest.mark.browser, pytest.mark.server]

PATIENCE = 60_000
SECTIONS = [
    *(f"demand?section={topic.key}" for topic in DEMAND),
    *(f"fund?section={topic.key}" for topic in FUND),
]

FITS = """() => document.documentElement.scrollWidth <= innerWidth
    && [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(
        chart => chart.getBoundingClientRect().right <= innerWidth)"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("money") / "data"
    hold_harrowmere(folder)
    with running_server(folder) as running:
        yield running


def opened(browser: Browser, server: Server, path: str, width: int = 1366) -> Page:
    """A facilitator's page, once everything on it has been drawn."""
    context = browser.new_context(viewport={"width": width, "height": 844})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(server.facilitator_link)
    page.goto(f"{server.address}/{path}")
    settle(page)
    return page


def settle(page: Page) -> None:
    """Wait until the page says its finding and nothing is being fetched or drawn any more."""
    page.get_by_role("heading", level=2).first.wait_for()
    page.wait_for_function(
        "() => document.querySelector('[data-test-script-state=notRunning]') && "
        "!document.querySelector('[data-testid=stSkeleton], [data-testid=stStatusWidget]')"
    )


@pytest.mark.parametrize("path", SECTIONS)
def test_every_chart_has_its_words_and_nothing_is_wider_than_a_phone(
    path: str, browser: Browser, server: Server
) -> None:
    page = opened(browser, server, path, width=390)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    charts = page.get_by_test_id("stPlotlyChart")
    expect(charts.first).to_be_visible()
    labels = charts.evaluate_all("all => all.map(one => one.getAttribute('aria-label') || '')")
    assert all(len(label) > 40 for label in labels)
    # Charts are drawn for a usual projector until the page knows the window that it is in.
    page.wait_for_function(FITS)
    page.context.close()


def test_a_driver_is_changed_with_the_keyboard_and_survives_a_reload(
    browser: Browser, server: Server
) -> None:
    page = opened(browser, server, "demand")
    page.get_by_text("Change the drivers").click()
    growth = page.get_by_label("Central: growth in people, % a year", exact=True)
    growth.fill("4.5")
    growth.press("Enter")
    expect(page.get_by_role("heading", name="1,336 in the central outlook")).to_be_visible()
    page.wait_for_url("**central_growth=4.5**")
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", name="1,336 in the central outlook")).to_be_visible()
    page.get_by_text("Change the drivers").click()
    page.get_by_role("button", name="Go back to the agreed drivers").click()
    expect(page.get_by_role("heading", name="1,178 in the central outlook")).to_be_visible()
    page.context.close()


def test_an_overspend_is_typed_and_shared(browser: Browser, server: Server) -> None:
    page = opened(browser, server, "fund?section=risk_share")
    expect(page.get_by_role("heading", name="Council £1.617m, ICB £0.483m")).to_be_visible()
    amount = page.get_by_label("Over budget, in pounds.")
    amount.fill("3000000")
    amount.press("Enter")
    expect(page.get_by_role("heading", name="an action plan is due")).to_be_visible()
    page.wait_for_url("**variance=3000000**")
    page.context.close()


def test_sections_are_chosen_with_the_keyboard(browser: Browser, server: Server) -> None:
    page = opened(browser, server, "fund")
    page.get_by_role("radio", name="Outturn").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Spending in 2026/27")).to_be_visible()
    page.wait_for_url("**section=outturn**")
    page.context.close()


def test_paper_has_the_figures_and_nothing_to_press(browser: Browser, server: Server) -> None:
    page = opened(browser, server, "demand?section=demand_people")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_text("Change the drivers")).to_be_hidden()
    page.context.close()
