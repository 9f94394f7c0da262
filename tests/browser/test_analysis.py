"""Would it still win, in a real browser: words and tables beside every chart, links, phones."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from appraisal.places import SCENARIOS
from appraisal.rehearsal import opinion
from appraisal.workshops import Workshop, Workshops
from tests.running import Server, running_server

pytestmark = [pytest.mark.browser, pytest.mark.server]

PATIENCE = 30_000
SALFORD = (SCENARIOS / "salford-trafford-2000.yaml").read_text(encoding="utf-8")
CLINIC = (SCENARIOS / "memory-clinic-hours.yaml").read_text(encoding="utf-8")
PAGES = ("change", "sure", "differ", "compare")


def held(folder: Path) -> list[Workshop]:
    """A workshop of 40 people after two rounds, and one on costs that has not begun."""
    workshops = Workshops(folder)
    clinic = workshops.open_workshop("Memory clinic", CLINIC)
    workshop = workshops.open_workshop("Harrowmere, first event", SALFORD)
    chance = random.Random(5)
    groups = ["people", "carers", "nhs", "council"]
    known = {group.id for group in workshop.option_set.groups}
    people = [
        workshops.join(workshop.code, group if group in known else None)
        for group in groups
        for _ in range(10)
    ]
    for number in (1, 2):
        workshops.open_round(workshop.code, "live")
        for one in people:
            workshops.cast_ballot(
                workshop.code, one, number, dict(opinion(workshop.option_set, chance))
            )
        workshops.close_round(workshop.code)
    workshops.close()
    return [workshop, clinic]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, list[Workshop]]]:
    folder = tmp_path_factory.mktemp("analysis") / "data"
    workshops = held(folder)
    with running_server(folder) as server:
        yield server, workshops


def opened(browser: Browser, server: Server, path: str, width: int = 1920) -> Page:
    """A facilitator's page, once everything on it has been drawn."""
    context = browser.new_context(viewport={"width": width, "height": 1080})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(server.facilitator_link)
    page.goto(f"{server.address}/{path}")
    settle(page)
    return page


def settle(page: Page) -> None:
    """Wait until the page has a title and nothing is being fetched or drawn any more."""
    page.get_by_role("heading", level=1).wait_for()
    page.wait_for_function(
        "() => document.querySelector('[data-test-script-state=notRunning]') && "
        "!document.querySelector('[data-testid=stSkeleton], [data-testid=stStatusWidget]')"
    )


@pytest.mark.parametrize("name", [*PAGES, "money"])
def test_every_chart_has_its_words_and_its_table(
    name: str, browser: Browser, place: tuple[Server, list[Workshop]]
) -> None:
    server, (workshop, clinic) = place
    code = clinic.code if name == "money" else workshop.code
    page = opened(browser, server, f"{name}?workshop={code}")
    charts = page.get_by_test_id("stPlotlyChart")
    expect(charts.first).to_be_visible()
    labels = [chart.get_attribute("aria-label") for chart in charts.all()]
    assert labels
    assert all(label and len(label) > 40 for label in labels)
    tables = page.get_by_text("The same as a table")
    assert tables.count() == charts.count()
    # One key away: the summary of each table takes the keyboard.
    tables.first.locator("xpath=ancestor::summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stTable").first).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone(
    name: str, browser: Browser, place: tuple[Server, list[Workshop]]
) -> None:
    server, (workshop, _) = place
    page = opened(browser, server, f"{name}?workshop={workshop.code}", width=390)
    page.wait_for_function(
        "() => { const plot = document.querySelector('.js-plotly-plot');"
        " return plot && plot.getBoundingClientRect().right <= innerWidth }"
    )
    wider = page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth")
    assert wider <= 0
    page.context.close()


def test_a_shared_address_opens_the_same_comparison_for_a_board_member(
    browser: Browser, place: tuple[Server, list[Workshop]]
) -> None:
    server, (workshop, _) = place
    desk = opened(browser, server, f"run?workshop={workshop.code}")
    desk.get_by_text("A link for board members").click()
    desk.get_by_role("button", name="Make a board link").click()
    link = desk.get_by_test_id("stCode").inner_text().strip()
    desk.goto(f"{server.address}/compare?workshop={workshop.code}&compare=r2,pace-first")
    settle(desk)
    finding = desk.get_by_role("heading", level=2).first.inner_text()
    board = browser.new_context().new_page()
    board.goto(link)
    board.goto(desk.url)
    settle(board)
    expect(board.get_by_role("heading", level=2).first).to_have_text(finding)
    assert "Pace first" in finding
    board.context.close()
    desk.context.close()


def test_a_slider_moves_the_values_by_keyboard_and_no_ballot(
    browser: Browser, place: tuple[Server, list[Workshop]]
) -> None:
    server, (workshop, _) = place
    page = opened(browser, server, f"change?workshop={workshop.code}")
    headline = page.get_by_role("heading", level=2).first.inner_text()
    sliders = page.get_by_role("slider")
    assert sliders.count() == len(workshop.criteria)
    for slider in sliders.all()[:-1]:
        slider.focus()
        page.keyboard.press("Home")
    last = page.get_by_test_id("stHeading").filter(has_text="3, Joint group").first
    last.wait_for()
    assert page.get_by_role("heading", level=2).first.inner_text() == headline
    page.get_by_role("button", name="Back to where they began").click()
    expect(last).to_have_count(0)
    page.context.close()


def test_wide_tables_say_on_a_phone_that_there_is_more(
    browser: Browser, place: tuple[Server, list[Workshop]]
) -> None:
    server, (workshop, _) = place
    hint = "Slide the table sideways for more."
    page = opened(browser, server, f"compare?workshop={workshop.code}", width=390)
    expect(page.get_by_text(hint).filter(visible=True).first).to_be_visible()
    page.goto(f"{server.address}/change?workshop={workshop.code}")
    settle(page)
    switches = page.get_by_role("columnheader", name="Leader changes at", exact=True)
    expect(switches.first).to_be_visible()
    expect(page.get_by_role("columnheader", name="How far")).to_have_count(0)
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(page.get_by_role("columnheader", name="How far").first).to_be_visible()
    expect(page.get_by_text(hint)).to_have_count(0)
    page.context.close()


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
def test_a_full_wall_fits_the_screen_once_the_round_has_closed(
    size: tuple[int, int], browser: Browser, tmp_path: Path
) -> None:
    code = closed_round_on_much(tmp_path / "data")
    with running_server(tmp_path / "data") as server:
        page = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce"
        ).new_page()
        page.goto(server.facilitator_link)
        page.goto(f"{server.address}/screen?workshop={code}")
        foot = page.locator(".wall .foot")
        expect(foot).to_contain_text(code)
        expect(page.get_by_text("more options are on the page Results.")).to_be_visible()
        page.wait_for_function(
            "() => document.querySelector('.moving-figure .main-svg') && "
            "document.querySelector('.wall .foot').getBoundingClientRect().bottom <= innerHeight"
        )
        page.context.close()


def closed_round_on_much(folder: Path) -> str:
    """The code of a workshop on ten options and twelve criteria, all with long names."""
    criteria = "".join(
        f"  c{one}: {{name: Criterion {one} with a name of fifty characters or more}}\n"
        for one in range(12)
    )
    options = "".join(
        f"  o{one}: {{name: Arrangement {one} with a rather long name, label: '{one}', scores: "
        f"{{{', '.join(f'c{other}: {(37 * one + 53 * other) % 100}' for other in range(12))}}}}}\n"
        for one in range(10)
    )
    groups = "".join(f"  g{one}: {{name: People of group {one}}}\n" for one in range(3))
    workshops = Workshops(folder)
    workshop = workshops.open_workshop(
        "Much to choose from",
        f"format: 1\nid: much\ntitle: Much\ngroups:\n{groups}criteria:\n{criteria}"
        f"options:\n{options}",
    )
    chance = random.Random(2)
    people = [workshops.join(workshop.code, f"g{person % 3}") for person in range(24)]
    for number in (1, 2):
        workshops.open_round(workshop.code, "live")
        for one in people:
            ballot = dict(opinion(workshop.option_set, chance))
            workshops.cast_ballot(workshop.code, one, number, ballot)
        workshops.close_round(workshop.code)
    workshops.close()
    return workshop.code
