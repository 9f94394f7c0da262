"""The pages on partnership data: each opens, with and without data, and keeps what is hidden."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from appraisal.briefing.partnership_topics import SECTIONS
from appraisal.partnership.database import FILE_NAME, partnership_data
from appraisal.partnership.tables import BY_NAME
from appraisal.ui import visitor
from appraisal.ui.loading_data import templates_file
from appraisal.workshops import Workshop, Workshops, data_folder
from tests.partnership.figures.databases import build
from tests.running import wait_until
from tests.ui.pages import Opens, chart_specs, press, words
from tests.ui.partnership_data import HARROWMERE, hold_harrowmere

READ_BY_THE_BOARD = ("partnership", "quality")
PAGES = (*READ_BY_THE_BOARD, "load_data")


@pytest.fixture
def harrowmere(desk: Workshops) -> Path:
    hold_harrowmere(data_folder())
    return data_folder()


def said(page: AppTest) -> str:
    assert not page.exception
    return words(page).replace("\\", "").replace("\u00a0", " ")


def tables(page: AppTest) -> str:
    return " ".join(str(table.value.to_csv()) for table in page.table).replace("\\", "")


def board_cookies(desk: Workshops, workshop: Workshop) -> dict[str, str]:
    return {f"{visitor.BOARD_COOKIE}_{workshop.code}": desk.make_board_link(workshop.code)}


@pytest.mark.parametrize("name", READ_BY_THE_BOARD)
def test_a_page_without_data_says_what_to_do(
    name: str, open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    page = open_page(name)
    assert "No partnership data have been loaded yet" in said(page)
    assert "Load data" in " ".join(link.label for link in page.get("link_button"))
    read = open_page(name, cookies=board_cookies(desk, workshop))
    assert "Ask the facilitator to load them." in said(read)


@pytest.mark.parametrize("name", READ_BY_THE_BOARD)
def test_a_board_member_may_read_and_a_participant_may_not(
    name: str, open_page: Opens, desk: Workshops, workshop: Workshop, harrowmere: Path
) -> None:
    page = open_page(name, cookies=board_cookies(desk, workshop))
    assert "as at 30 September 2026" in said(page)
    refused = open_page(name, cookies={})
    assert "This page needs a private link" in said(refused)
    assert not refused.table
    assert not chart_specs(refused)


def test_only_the_facilitator_loads_data(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    page = open_page("load_data", cookies=board_cookies(desk, workshop))
    assert "This page needs a private link" in said(page)
    assert not page.file_uploader


@pytest.mark.parametrize("key", [topic.key for topic in SECTIONS])
def test_each_section_opens_by_its_address(key: str, open_page: Opens, harrowmere: Path) -> None:
    page = open_page("partnership", section=key)
    data = partnership_data(harrowmere)
    assert data is not None
    topic = next(one for one in SECTIONS if one.key == key)
    section = topic.section(data)
    for words_said in (section.finding, section.source):
        assert words_said.replace("\u00a0", " ") in said(page)
    assert page.query_params["section"] == key
    assert len(page.get("download_button")) == len(section.exhibits)
    assert "Every person in these data is invented." in said(page)
    assert "How small numbers are hidden: NHS secondary use." in said(page)


def test_the_first_section_comes_without_an_address(open_page: Opens, harrowmere: Path) -> None:
    page = open_page("partnership")
    assert page.query_params["section"] == "sources"
    assert "All 40 tables were given" in said(page)


def test_a_filter_narrows_the_figures_and_is_kept_in_the_address(
    open_page: Opens, harrowmere: Path
) -> None:
    page = open_page("partnership", section="area")
    assert "13.8 %" in said(page)
    page = page.selectbox(key="filter_locality").select("H1").run()
    assert page.query_params["locality"] == "H1"
    assert "take 11.4 % of what packages cost" in said(page)
    again = open_page("partnership", section="area", locality="H1")
    assert said(again) == said(page)
    everywhere = page.selectbox(key="filter_locality").select("").run()
    assert "locality" not in everywhere.query_params
    assert "13.8 %" in said(everywhere)


def test_a_filter_outlives_a_section_that_does_not_heed_it(
    open_page: Opens, harrowmere: Path
) -> None:
    page = open_page("partnership", section="population", client_group="PD", locality="H1")
    assert [box.label for box in page.selectbox] == ["Locality"]
    assert "164,480 people live in Harrowmere Town" in said(page)
    page = page.segmented_control[0].set_value("costs").run()
    assert page.query_params["client_group"] == "PD"
    assert "Nobody here has a package of care." in said(page)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"section": "<b>x"}, "There is no section '<b>x' here."),
        ({"section": "area", "locality": "H9"}, "There is no locality 'H9'."),
        ({"section": "known", "year": "1999"}, "There is no year '1999'."),
    ],
)
def test_an_address_that_leads_nowhere_is_said_and_everything_is_shown(
    address: dict[str, str], sentence: str, open_page: Opens, harrowmere: Path
) -> None:
    page = open_page("partnership", **address)
    assert sentence in " ".join(error.value.replace("\\", "") for error in page.error)
    assert page.header


def test_what_is_hidden_is_in_no_chart_table_or_word(open_page: Opens, harrowmere: Path) -> None:
    """Out of area: 5 people from Wychbeck Vale and 5 from Kestleford, 1 to 7 and so hidden."""
    page = open_page("partnership", section="area")
    rows = {line.split(",")[1]: line for line in tables(page).splitlines() if line.count(",") > 1}
    assert rows["Wychbeck Vale"].endswith(",*")
    assert rows["Kestleford"].endswith(",*")
    assert "* is 1 to 7 people" in said(page)
    narrowed = open_page("partnership", section="area", locality="H4")
    assert "is hidden here: too few" in said(narrowed)
    assert not chart_specs(narrowed)
    assert not narrowed.table


def test_real_people_are_announced_in_red(open_page: Opens, desk: Workshops) -> None:
    data_folder().mkdir(parents=True, exist_ok=True)
    build(
        data_folder(), changes=("UPDATE partnership SET is_synthetic = false",), without=("carer",)
    )
    page = open_page("partnership", section="population")
    assert "These data hold rows about real people" in page.error[0].value
    assert "is invented" not in said(page)


def test_a_file_that_is_no_data_is_said_and_nothing_breaks(
    open_page: Opens, desk: Workshops
) -> None:
    (data_folder() / FILE_NAME).write_bytes(b"not a database")
    page = open_page("partnership")
    assert "cannot be read as partnership data" in said(page)


def test_new_data_show_at_the_next_look(open_page: Opens, harrowmere: Path) -> None:
    page = open_page("partnership", section="population")
    assert "560,000 people" in said(page)
    build(
        harrowmere,
        changes=("UPDATE population SET persons = 2 * persons",),
        facts={"data_sha256": "1" * 64},
    )
    assert "1,120,000 people" in said(page.run())


def test_quality_shows_the_verdict_every_check_and_the_report(
    open_page: Opens, harrowmere: Path
) -> None:
    page = open_page("quality")
    assert "there are 2 warnings accepted for a reason." in said(page)
    assert "Warning, accepted" in tables(page)
    assert "Joint commissioning lead" in tables(page)
    labels = [button.label for button in page.get("download_button")]
    assert labels[-2:] == ["Download for Word", "Download as a web page"]


# Loading


def upload(page: AppTest, files: dict[str, bytes]) -> AppTest:
    page.file_uploader[0].set_value(
        [(name, content, "text/csv") for name, content in files.items()]
    )
    return page.run()


def loaded(page: AppTest) -> AppTest:
    """The page once the load that its button began has ended."""
    page = press(page, "Check and load")
    wait_until(lambda: bool(page.run().error or page.success))
    return page


def harrowmere_files(**changed: bytes) -> dict[str, bytes]:
    files = {path.name: path.read_bytes() for path in sorted(HARROWMERE.glob("*.csv"))}
    return files | {f"{name}.csv": content for name, content in changed.items()}


def test_a_failed_load_shows_every_problem_and_changes_nothing(
    open_page: Opens, harrowmere: Path
) -> None:
    before = hashlib.sha256((harrowmere / FILE_NAME).read_bytes()).hexdigest()
    lines = (HARROWMERE / "package.csv").read_bytes().splitlines(keepends=True)
    budgets = (HARROWMERE / "budget_line.csv").read_bytes().replace(b"24-25", b"24-26", 1)
    files = harrowmere_files(package=b"".join([*lines, lines[1]]), budget_line=budgets)
    files.pop("age_band.csv")
    page = loaded(upload(open_page("load_data"), files))
    assert "Nothing was loaded" in page.error[0].value
    assert "are as they were" in page.error[0].value
    shown = f"{said(page)} {tables(page)}"
    for code in ("S01", "S02"):
        assert code in shown
    assert "Packages of care (package)" in shown
    assert "age_band" in shown
    assert "Download this report (text)" in [one.label for one in page.get("download_button")]
    assert hashlib.sha256((harrowmere / FILE_NAME).read_bytes()).hexdigest() == before
    assert not list(harrowmere.glob("upload-*"))


def test_a_good_load_shows_its_totals_and_where_to_go(open_page: Opens, desk: Workshops) -> None:
    page = open_page("load_data")
    assert "No data are loaded now." in said(page)
    page = loaded(upload(page, harrowmere_files()))
    assert "Loaded: 40 tables" in page.success[0].value
    shown = tables(page)
    for total in ("862", "£766,850", "£39.99m", "13.8", "£52.0m", "£1.617m", "£0.483m", "1,134"):
        assert total in shown
    assert "DIFFERS" not in shown
    assert "Loaded now: Harrowmere Partnership" in said(page)
    assert "13.8 %" in said(open_page("partnership", section="area"))
    assert not list(data_folder().glob("upload-*"))


def test_other_files_chosen_take_the_report_away(open_page: Opens, harrowmere: Path) -> None:
    page = loaded(upload(open_page("load_data"), {"pool.csv": b"pool_id\n"}))
    assert page.error
    page = upload(page, {"pool.csv": b"pool_id\nP1\n"})
    assert not page.error


def test_files_that_cannot_be_loaded_together_are_refused_in_a_sentence(
    open_page: Opens, desk: Workshops
) -> None:
    page = loaded(upload(open_page("load_data"), {"a.xlsx": b"", "pool.csv": b"pool_id\n"}))
    assert "An Excel workbook is loaded by itself." in said(page)


def test_templates_hold_every_table_and_are_the_same_each_time() -> None:
    names = zipfile.ZipFile(io.BytesIO(templates_file())).namelist()
    assert {f"appraisal-templates/{name}.csv" for name in BY_NAME} <= set(names)
    assert templates_file() == templates_file()
