"""The pooled fund in sections: figures of the design, exact to the penny, for every year."""

from decimal import Decimal
from pathlib import Path

import pytest

from appraisal.briefing import Exhibit, Section, TextTable
from appraisal.briefing.fund import SECTIONS
from appraisal.briefing.risk import risk_section
from appraisal.briefing.topic import Topic
from appraisal.charts.data import GroupedBars, StackedBars, Tolerance, Waterfall, data_chart
from appraisal.partnership.database import PartnershipData, PartnershipDataError, partnership_data
from appraisal.partnership.figures import EVERYTHING, Where
from appraisal.partnership.pounds import MoneyError
from tests.partnership.figures.databases import build

TOPICS = {topic.key: topic for topic in SECTIONS}


def section(data: PartnershipData, key: str, where: Where = EVERYTHING) -> Section:
    return TOPICS[key].section(data, where)


def finding(found: Section) -> str:
    return found.finding.replace("\u00a0", " ")


def spec(found: Section, key: str) -> object:
    one = next(one for one in found.exhibits if one.key == key)
    assert isinstance(one, Exhibit)
    return one.spec


def rows(found: Section, key: str) -> dict[str, tuple[str, ...]]:
    one = next(one for one in found.exhibits if one.key == key)
    assert isinstance(one, TextTable)
    return {row[0]: row[1:] for row in one.rows}


@pytest.mark.parametrize("year", [None, 2024, 2025, 2026, 2027])
@pytest.mark.parametrize("topic", SECTIONS, ids=lambda topic: topic.key)
def test_every_section_speaks_in_every_year(
    topic: Topic, year: int | None, data: PartnershipData
) -> None:
    found = topic.section(data, Where(year=year))
    assert found.finding.endswith(".")
    not_yet = year == 2027 and topic.key in ("outturn", "risk_share")
    assert bool(found.missing) == not_yet
    assert bool(found.exhibits) == (not not_yet)
    for one in found.exhibits:
        if isinstance(one, Exhibit):
            assert len(data_chart(one.spec).alt) > 40


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("pool", "The pool of 2026/27 is £52.0m: Council £40.04m (77 %) and ICB £11.96m (23 %)."),
        (
            "budgets",
            "Budgets of 2026/27 come to £144.83m: £52.0m in the pool, £36.97m aligned beside it, "
            "£37.86m left out and £18.0m undecided.",
        ),
        (
            "pooling",
            "Aligned budgets in 2025/26 came to £87.9m; the pool of 2026/27 is £52.0m. £18.0m is "
            "undecided and would make it £70.0m.",
        ),
        (
            "funding",
            "In 2026/27 Council pays £40.04m and ICB pays £11.96m: together £5.25m more than the "
            "year before.",
        ),
        (
            "outturn",
            "Spending in 2026/27 is forecast to be £2.1m over budget (4.0 %). Most comes from "
            "Packages of care: £2.16m.",
        ),
        (
            "risk_share",
            "The overspend of £2.1m is 4.04 % of the pool, inside the 5 % tolerance: early "
            "warning, no action plan yet. Pro rata to funding: Council £1.617m, ICB £0.483m.",
        ),
    ],
)
def test_the_finding_comes_first(key: str, sentence: str, data: PartnershipData) -> None:
    assert finding(section(data, key)) == sentence


def test_elements_of_the_pool_are_the_designs(data: PartnershipData) -> None:
    drawn = spec(section(data, "pool"), "elements")
    assert isinstance(drawn, StackedBars)
    assert drawn.totals
    assert drawn.totals.texts == ("£39.99m", "£5.20m", "£3.00m", "£2.10m", "£1.30m", "£0.41m")


def test_a_client_groups_budgets_stand_alone(data: PartnershipData) -> None:
    found = section(data, "budgets", Where(client_group="PD"))
    assert finding(found) == (
        "Budgets for people with a physical disability of 2026/27 come to £25.35m: £6.95m aligned "
        "beside it and £18.4m left out."
    )
    assert rows(found, "lines")["All"][-1] == "£25,350,000"
    nobody = section(data, "budgets", Where(client_group="NOBODY"))
    assert nobody.missing


@pytest.mark.parametrize(("key", "exhibit"), [("pooling", "aligned"), ("pooling", "all")])
def test_the_steps_lead_to_the_pool_exactly(key: str, exhibit: str, data: PartnershipData) -> None:
    drawn = spec(section(data, key), exhibit)
    assert isinstance(drawn, Waterfall)
    pence = [round((value or 0) * 100_000_000) for value in drawn.amounts.values]
    assert sum(pence[:-1]) == pence[-1] == 5_200_000_000


def test_funding_is_worked_out_step_by_step(data: PartnershipData) -> None:
    found = section(data, "funding")
    assert rows(found, "steps")["Council"] == (
        "£36,027,000",
        "£2,922,416.34",
        "£1,480,077.82",
        "-£389,494.16",
        "£0",
        "£40,040,000",
    )
    assert rows(found, "payments")["1 July 2026"] == ("£10,010,000", "£2,990,000")


def test_outturn_is_told_element_by_element(data: PartnershipData) -> None:
    found = section(data, "outturn")
    assert rows(found, "elements")["Community teams"] == (
        "£5,200,000",
        "£5,080,000",
        "-£120,000",
        "-2.3\u00a0%",
    )
    assert rows(found, "funders")["All"][2] == "£2,100,000"
    assert "forecast as at 30 September 2026" in found.source


def test_the_five_rules_stand_side_by_side(data: PartnershipData) -> None:
    found = section(data, "risk_share")
    assert rows(found, "exact") == {
        "Each bears its own": ("£1,810,000", "£290,000"),
        "Pro rata to funding (in force)": ("£1,617,000", "£483,000"),
        "Pro rata up to a cap": ("£1,700,000", "£400,000"),
        "The host bears it": ("£2,100,000", "£0"),
        "Fixed and variable lines": ("£1,810,200", "£289,800"),
    }
    drawn = spec(found, "rules")
    assert isinstance(drawn, GroupedBars)
    assert [one.name for one in drawn.series] == ["Council", "ICB"]
    notes = next(one.notes for one in found.exhibits if one.key == "next")
    assert "Notice in this agreement: 12 months. Disputes go to: Chief executives" in notes[0]


@pytest.mark.parametrize(
    ("variance", "sentence"),
    [
        (
            "2600000",
            "The overspend of £2.6m is 5.00 % of the pool, inside the 5 % tolerance: early "
            "warning, no action plan yet. Pro rata to funding: Council £2.002m, ICB £0.598m.",
        ),
        (
            "3000000",
            "The overspend of £3.0m is 5.77 % of the pool, beyond the 5 % tolerance: an action "
            "plan is due. Pro rata to funding: Council £2.31m, ICB £0.69m.",
        ),
        (
            "-2100000",
            "The underspend of £2.1m is 4.04 % of the pool, inside the 5 % tolerance: early "
            "warning, no action plan yet. Pro rata to funding: Council keeps £1.617m, ICB keeps "
            "£0.483m.",
        ),
        ("0", "Spending is on budget, so there is nothing to share."),
    ],
)
def test_any_over_or_underspend_is_shared(
    variance: str, sentence: str, data: PartnershipData
) -> None:
    found = risk_section(data, variance=Decimal(variance))
    assert finding(found) == sentence
    assert found.paragraphs[0].startswith("A what-if: ")
    assert "The forecast is £2.1m over budget." in found.paragraphs[0]


def test_one_penny_beyond_the_tolerance_asks_for_an_action_plan(data: PartnershipData) -> None:
    found = risk_section(data, variance=Decimal("2600000.01"))
    assert "beyond the 5\u00a0% tolerance" in found.finding
    steps = [row[0] for row in rows(found, "next").values()]
    assert "action plan" in steps[0]
    assert any("Chief executives" in step for step in steps)
    assert any("12 months' notice" in step for step in steps)


def test_the_tolerance_is_a_bar_whichever_way_spending_goes(data: PartnershipData) -> None:
    drawn = spec(risk_section(data, variance=Decimal(-3_100_000)), "tolerance")
    assert isinstance(drawn, Tolerance)
    assert drawn.labels == ("Underspend",)
    assert (drawn.amounts.texts, drawn.tolerated.texts) == (("£3.1m",), ("£2.6m",))


def test_a_variance_finer_than_a_penny_is_refused(data: PartnershipData) -> None:
    with pytest.raises(MoneyError, match="no more than two decimals"):
        risk_section(data, variance=Decimal("0.001"))


def test_a_variance_may_be_given_before_any_outturn_is_known(data: PartnershipData) -> None:
    found = risk_section(data, Where(year=2027), Decimal(1_000_000))
    assert "The overspend of £1.0m" in found.finding
    assert not found.missing


def test_a_year_without_budgets_is_refused(data: PartnershipData) -> None:
    with pytest.raises(PartnershipDataError, match="There are no budgets for 1999/00"):
        section(data, "pool", Where(year=1999))


@pytest.mark.parametrize(
    ("without", "key", "sentence"),
    [
        ("pool", "pool", "No pooled fund was loaded."),
        ("contribution", "funding", "No funding was agreed for 2026/27."),
        ("risk_share_rule", "risk_share", "No agreement on risk was loaded for 2026/27."),
        ("outturn", "outturn", "No outturn of the pool is known for 2026/27."),
    ],
)
def test_what_was_not_loaded_is_said(without: str, key: str, sentence: str, tmp_path: Path) -> None:
    build(tmp_path, without=(without,))
    held = partnership_data(tmp_path)
    assert held
    found = section(held, key)
    assert found.finding == sentence
    assert found.missing
    assert not found.exhibits
