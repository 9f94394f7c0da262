"""Figures of the loaded data on the pages: shown with where they came from, kept by a workshop."""

from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from appraisal.option_sets import read_option_set_text
from appraisal.ui.figures import with_figures
from appraisal.ui.library import keep_option_set, loaded_option_sets
from appraisal.workshops import Workshops, data_folder
from tests.cli.test_evidence import POOLED
from tests.evidence.harrowmere import DATABASE, database, put
from tests.ui.pages import Opens, press, words


@pytest.fixture
def loaded(desk: Workshops) -> Path:
    """The desk's data folder with Harrowmere's data, and an option set that asks for them."""
    put(database(), data_folder())
    option_set = read_option_set_text(POOLED).option_set
    assert option_set is not None
    keep_option_set(option_set)
    return data_folder()


def reasons(page: AppTest) -> str:
    """What the table of scores says, without the marks that keep Markdown out."""
    return " ".join(str(table.value.to_dict()) for table in page.table).replace("\\", "")


def open_workshop(open_page: Opens) -> AppTest:
    page = open_page("open_workshop")
    page.selectbox(key="option_set").set_value("pooled").run()
    press(page, "Open the workshop")
    return page


def test_a_workshop_opened_on_the_page_keeps_and_shows_its_figures(
    desk: Workshops, loaded: Path, open_page: Opens
) -> None:
    page = open_workshop(open_page)
    assert not page.exception
    (workshop,) = desk.list()
    assert workshop.option_set.option("now").scores["pooled"].value == 35.9
    told = reasons(open_page("options", code=workshop.code))
    assert "35.9 %" in told
    assert "Share that is pooled: 35.9 %. £52.0m of £144.83m is in the pool in 2026/27." in told
    assert "Partnership data as at 30 September 2026" in told
    assert "The data loaded now" not in told


def test_the_options_page_says_where_the_data_loaded_now_give_another_figure(
    desk: Workshops, loaded: Path, open_page: Opens
) -> None:
    open_workshop(open_page)
    (workshop,) = desk.list()
    changed = loaded / "changed.duckdb"
    changed.write_bytes((loaded / DATABASE).read_bytes())
    with duckdb.connect(str(changed)) as connection:
        connection.execute(
            "UPDATE budget_line SET scope_status = 'in_pool' WHERE scope_status = 'aligned'"
        )
    put(changed, loaded)
    told = reasons(open_page("options", code=workshop.code))
    assert "; this workshop keeps 35.9 %." in told
    assert desk.by_code(workshop.code).option_set.option("now").scores["pooled"].value == 35.9
    value = with_figures(loaded_option_sets()["pooled"]).option("now").scores["pooled"].value
    assert value is not None
    assert value > 35.9


def test_without_data_the_pages_say_that_an_option_takes_no_rank_and_why(
    desk: Workshops, open_page: Opens
) -> None:
    option_set = read_option_set_text(POOLED).option_set
    assert option_set is not None
    keep_option_set(option_set)
    page = open_page("open_workshop")
    page.selectbox(key="option_set").set_value("pooled").run()
    assert "A takes no rank" in words(page).replace("\\", "")
    press(page, "Open the workshop")
    (workshop,) = desk.list()
    told = reasons(open_page("options", code=workshop.code))
    assert "no score" in told
    assert "No partnership data is loaded, so there is no figure yet." in told


def test_a_figure_of_the_file_says_on_the_page_that_it_counts_in_place_of_the_query(
    desk: Workshops, loaded: Path, open_page: Opens
) -> None:
    workshop = desk.open_workshop("Pooled", with_figures(loaded_option_sets()["pooled"]))
    page = open_page("options", code=workshop.code)
    (choice,) = page.main.get("button_group")
    choice.set_value("own").run()
    assert "The option set's own figure, in place of the query 'pooled_share'." in reasons(page)


def test_a_query_that_there_is_not_is_refused_where_option_sets_are_loaded(
    desk: Workshops, open_page: Opens
) -> None:
    page = open_page("option_sets")
    wrong = POOLED.replace("pooled_share", "pooled_shares")
    page.text_area(key="pasted_option_set").set_value(wrong).run()
    told = words(page).replace("\\", "")
    assert "1 problem. Nothing was loaded." in told
    assert "which is not a query of the partnership data. Did you mean 'pooled_share'?" in told
