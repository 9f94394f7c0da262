"""Demand and Pooled fund: every section, drivers and variances in the address, and who may read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from appraisal.briefing.demand import SECTIONS as DEMAND
from appraisal.briefing.fund import SECTIONS as FUND
from appraisal.partnership.database import partnership_data
from appraisal.ui import visitor
from appraisal.workshops import Workshop, Workshops, data_folder
from tests.partnership.figures.databases import build
from tests.ui.pages import Opens, chart_specs, press, words
from tests.ui.partnership_data import hold_harrowmere

PAGES = ("demand", "fund")


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


def every_section() -> Iterator[tuple[str, str]]:
    yield from (("demand", topic.key) for topic in DEMAND)
    yield from (("fund", topic.key) for topic in FUND)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_without_data_says_what_to_do(
    name: str, open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    assert "No partnership data have been loaded yet" in said(open_page(name))
    read = open_page(name, cookies=board_cookies(desk, workshop))
    assert "Ask the facilitator to load them." in said(read)


@pytest.mark.parametrize("name", PAGES)
def test_a_board_member_may_read_and_a_participant_may_not(
    name: str, open_page: Opens, desk: Workshops, workshop: Workshop, harrowmere: Path
) -> None:
    page = open_page(name, cookies=board_cookies(desk, workshop))
    assert "as at 30 September 2026" in said(page)
    assert "Every person in these data is invented." in said(page)
    refused = open_page(name, cookies={})
    assert "This page needs a private link" in said(refused)
    assert not refused.table
    assert not chart_specs(refused)


@pytest.mark.parametrize(("name", "key"), list(every_section()))
def test_each_section_opens_by_its_address(
    name: str, key: str, open_page: Opens, harrowmere: Path
) -> None:
    page = open_page(name, section=key)
    data = partnership_data(harrowmere)
    assert data is not None
    section = next(one for one in (*DEMAND, *FUND) if one.key == key).section(data)
    for sentence in (section.finding, *section.paragraphs, section.source):
        assert sentence.replace("\u00a0", " ") in said(page)
    assert page.query_params["section"] == key
    assert len(page.get("download_button")) == len(section.exhibits)
    assert not page.error


def test_a_driver_is_changed_kept_in_the_address_and_put_back(
    open_page: Opens, harrowmere: Path
) -> None:
    page = open_page("demand")
    assert "1,178 in the central outlook" in said(page)
    page = page.number_input(key="driver_central_growth").set_value(4.5).run()
    assert page.query_params["central_growth"] == "4.5"
    assert "1,336 in the central outlook" in said(page)
    assert "Changed in the central outlook: growth 4.5 instead of 3.2." in said(page)
    again = open_page("demand", section="demand_people", central_growth="4.5")
    assert "1,336 in the central outlook" in said(again)
    back = press(again, "Go back to the agreed drivers")
    assert "1,178 in the central outlook" in said(back)
    assert "central_growth" not in back.query_params


def test_a_changed_driver_outlives_a_section_that_does_not_heed_it(
    open_page: Opens, harrowmere: Path
) -> None:
    page = open_page("demand", section="demand_young", high_prices="7")
    assert not page.number_input
    assert page.query_params["high_prices"] == "7"
    page = page.segmented_control[0].set_value("demand_money").run()
    assert page.number_input(key="driver_high_prices").value == 7.0
    assert "Changed in the high outlook: unit cost inflation 7 instead of 5." in said(page)


def test_a_driver_beyond_what_is_plausible_is_said(open_page: Opens, harrowmere: Path) -> None:
    page = open_page("demand", low_growth="9")
    assert "Outside what was agreed as plausible: growth in people (0.5 to 6)." in said(page)


@pytest.mark.parametrize("given", ["abc", "400", "nan"])
def test_a_driver_that_cannot_be_is_not_taken_from_the_address(
    given: str, open_page: Opens, harrowmere: Path
) -> None:
    page = open_page("demand", central_growth=given)
    assert f"The address gives central_growth as '{given}'. Use a number from -20 to 20." in (
        page.error[0].value.replace("\\", "")
    )
    assert "1,178 in the central outlook" in said(page)


def test_hidden_young_people_stay_hidden(open_page: Opens, harrowmere: Path) -> None:
    page = open_page("demand", section="demand_young")
    assert "*" in tables(page)
    assert "* is 1 to 7 people" in said(page)
    assert "null" in chart_specs(page) or "*" in chart_specs(page)


def test_services_that_few_people_use_are_not_counted(open_page: Opens, harrowmere: Path) -> None:
    page = open_page("demand", section="demand_capacity")
    assert "Secure ward" in said(page)
    for hidden in ("Secure ward", "Nursing home", "Assessment and treatment ward"):
        assert hidden not in tables(page)
        assert hidden not in chart_specs(page)


def test_a_locality_narrows_demand(open_page: Opens, harrowmere: Path) -> None:
    page = open_page("demand", section="demand_people", locality="H1")
    assert "270 people now become" in said(page)
    nobody = open_page("demand", section="demand_people", client_group="MHA")
    assert "There is nothing to project for these filters." in said(nobody)
    assert not nobody.number_input


def test_the_year_of_the_fund_is_kept_in_the_address(open_page: Opens, harrowmere: Path) -> None:
    page = open_page("fund")
    assert page.selectbox(key="filter_year").options == [
        "2026/27, now",
        "2024/25",
        "2025/26",
        "2027/28",
    ]
    page = page.selectbox(key="filter_year").select("2025").run()
    assert page.query_params["year"] == "2025"
    assert "The pool of 2025/26 is £46.752m" in said(page)


def test_budgets_are_narrowed_to_a_client_group(open_page: Opens, harrowmere: Path) -> None:
    page = open_page("fund", section="budgets", client_group="PD")
    assert "Budgets for people with a physical disability of 2026/27 come to £25.35m" in said(page)


def test_a_variance_starts_at_the_forecast_and_goes_back_to_it(
    open_page: Opens, harrowmere: Path
) -> None:
    page = open_page("fund", section="risk_share")
    assert page.number_input[0].value == 2_100_000
    assert "Council £1.617m, ICB £0.483m" in said(page)
    page = page.number_input[0].set_value(3_000_000).run()
    assert page.query_params["variance"] == "3000000"
    assert "beyond the 5 % tolerance: an action plan is due" in said(page)
    again = open_page("fund", section="risk_share", variance="3000000")
    assert "Council £2.31m, ICB £0.69m" in said(again)
    back = press(again, "Go back to the forecast, £2,100,000")
    assert "Council £1.617m, ICB £0.483m" in said(back)
    assert "variance" not in back.query_params


def test_an_underspend_is_below_nought(open_page: Opens, harrowmere: Path) -> None:
    page = open_page("fund", section="risk_share", variance="-2100000")
    assert "Council keeps £1.617m, ICB keeps £0.483m" in said(page)


@pytest.mark.parametrize("given", ["much", "99999999999"])
def test_a_variance_that_cannot_be_is_not_taken(
    given: str, open_page: Opens, harrowmere: Path
) -> None:
    page = open_page("fund", section="risk_share", variance=given)
    assert f"The address gives the variance as '{given}'." in page.error[0].value.replace("\\", "")
    assert "Council £1.617m" in said(page)


def test_a_year_without_outturn_can_be_tried_out(open_page: Opens, harrowmere: Path) -> None:
    page = open_page("fund", section="risk_share", year="2027")
    assert "No outturn is known for 2027/28" in said(page)
    page = page.number_input[0].set_value(1_000_000).run()
    assert "The overspend of £1.0m is 1.87 % of the pool" in said(page)


def test_a_partnership_without_a_pool_is_told_so(open_page: Opens, desk: Workshops) -> None:
    data_folder().mkdir(exist_ok=True)
    build(data_folder(), without=("pool",))
    for topic in FUND:
        assert "No pooled fund was loaded." in said(open_page("fund", section=topic.key))
