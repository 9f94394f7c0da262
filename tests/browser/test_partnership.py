"""Partnership data in a real browser: words beside every chart, phones, and loading from a page."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from appraisal.briefing.partnership_topics import SECTIONS
from appraisal.partnership.database import FILE_NAME
from tests.running import Server, running_server
from tests.ui.partnership_data import HARROWMERE, hold_harrowmere

pytestmark = [pytest.mark.browser, pytest.mark.server]

PATIENCE = 60_000
KEYS = [topic.key for topic in SECTIONS]
PAGES = [*(f"partnership?section={key}" for key in KEYS), "quality", "load_data"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("partnership") / "data"
    hold_harrowmere(folder)
    with running_server(folder) as running:
        yield running


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
        "!document.querySelector('[data-testid=stSkeleton], [data-testid=stStatusWidget],"
        " [data-testid=stSpinner]')"
    )


def finding(page: Page) -> str:
    """The first finding of a page."""
    return page.get_by_role("heading", level=2).first.inner_text()


def figures(page: Page) -> list[str | None]:
    """What every chart of a page says."""
    return [one.get_attribute("aria-label") for one in page.get_by_test_id("stPlotlyChart").all()]


def load_files(page: Page, files: list[Path]) -> None:
    page.locator("input[type=file]").set_input_files([str(file) for file in files])
    button = page.get_by_role("button", name="Check and load")
    expect(button).to_be_enabled()
    button.click()


def spoilt(folder: Path) -> list[Path]:
    """Harrowmere's files with an NHS number, a row given twice and an amount in words."""
    changes = {
        "ld_register": lambda lines: (
            [lines[0] + ",nhs_number"] + [line + ",9434765919" for line in lines[1:]]
        ),
        "package": lambda lines: [*lines, lines[1]],
        "pool": lambda lines: [lines[0].replace("pool_id", "pool_code"), *lines[1:]],
    }
    files = []
    for source in sorted(HARROWMERE.glob("*.csv")):
        lines = source.read_text(encoding="utf-8").splitlines()
        change = changes.get(source.stem, lambda same: same)
        target = folder / source.name
        target.write_text("\n".join(change(lines)) + "\n", encoding="utf-8")
        files.append(target)
    return files


@pytest.mark.parametrize("key", [key for key in KEYS if key != "sources"])
def test_every_chart_has_its_words_and_its_table(
    key: str, browser: Browser, server: Server
) -> None:
    page = opened(browser, server, f"partnership?section={key}")
    expect(page.get_by_test_id("stPlotlyChart").first).to_be_visible()
    said = figures(page)
    assert all(label and len(label) > 40 for label in said)
    tables = page.get_by_text("The same as a table")
    assert tables.count() == len(said)
    tables.first.locator("xpath=ancestor::summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stTable").first).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone(path: str, browser: Browser, server: Server) -> None:
    page = opened(browser, server, path, width=390)
    page.wait_for_function(
        "() => [...document.querySelectorAll('.js-plotly-plot')]"
        ".every(plot => plot.getBoundingClientRect().right <= innerWidth)"
    )
    wider = page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth")
    assert wider <= 0
    page.context.close()


def test_a_section_is_chosen_by_keyboard_and_kept_in_the_address(
    browser: Browser, server: Server
) -> None:
    page = opened(browser, server, "partnership")
    page.get_by_role("radio", name="In and out of area").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("out of area take 13.8 %")
    page.wait_for_url("**section=area*")
    page.reload()
    settle(page)
    assert "13.8" in finding(page)
    page.context.close()


def test_a_download_hides_what_the_page_hides(browser: Browser, server: Server) -> None:
    page = opened(browser, server, "partnership?section=area&locality=")
    with page.expect_download() as given:
        page.get_by_role("button", name="Download these figures (CSV)").nth(2).click()
    lines = Path(given.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert given.value.suggested_filename == "area-locality.csv"
    assert "Saltreach,15" in lines
    assert "Wychbeck Vale,*" in lines
    page.context.close()


def test_a_failed_upload_shows_every_problem_and_leaves_the_charts_as_they_were(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    database = server.folder / FILE_NAME
    before_bytes = hashlib.sha256(database.read_bytes()).hexdigest()
    watching = opened(browser, server, "partnership?section=area")
    before = figures(watching)
    page = opened(browser, server, "load_data")
    load_files(page, spoilt(tmp_path))
    alert = page.get_by_test_id("stAlert").first
    expect(alert).to_contain_text("Nothing was loaded", timeout=PATIENCE)
    expect(alert).to_contain_text("are as they were")
    settle(page)
    shown = page.get_by_test_id("stMain").inner_text()
    for code, table in (("P01", "ld_register"), ("S02", "package"), ("S01", "pool")):
        assert code in shown
        assert f"({table})" in shown
    assert "9434765919" not in shown
    assert hashlib.sha256(database.read_bytes()).hexdigest() == before_bytes
    assert not list(server.folder.glob("upload-*"))
    watching.reload()
    settle(watching)
    assert figures(watching) == before
    page.context.close()
    watching.context.close()


def test_a_good_upload_changes_an_open_page_without_a_restart(
    browser: Browser, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    hold_harrowmere(folder)
    with running_server(folder) as server:
        watching = opened(browser, server, "partnership?section=ages")
        expect(watching.get_by_text("1,240 carers are known")).to_be_visible()
        page = opened(browser, server, "load_data")
        load_files(page, grown(tmp_path))
        expect(page.get_by_test_id("stAlert").first).to_contain_text("Loaded:", timeout=PATIENCE)
        expect(page.get_by_test_id("stMain")).to_contain_text("Are these the totals")
        expect(watching.get_by_text("1,340 carers are known")).to_be_visible(timeout=PATIENCE)
        page.context.close()
        watching.context.close()


def grown(folder: Path) -> list[Path]:
    """Harrowmere's files with 100 more carers in the first count of them."""
    files = []
    for source in sorted(HARROWMERE.glob("*.csv")):
        text = source.read_text(encoding="utf-8")
        if source.stem == "carer":
            first, line, *rest = text.splitlines()
            place = first.split(",").index("n")
            cells = line.split(",")
            cells[place] = str(int(cells[place]) + 100)
            text = "\n".join([first, ",".join(cells), *rest]) + "\n"
        target = folder / source.name
        target.write_text(text, encoding="utf-8")
        files.append(target)
    return files
