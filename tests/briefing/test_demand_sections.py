"""Demand in sections: what it says, with the partnership's drivers and with a reader's."""

import shutil
from pathlib import Path

import pytest

from appraisal.briefing import Exhibit, Section, TextTable
from appraisal.briefing.demand import SECTIONS, demand_section, heeds_drivers
from appraisal.briefing.demand_services import capacity_section
from appraisal.briefing.projecting import projection
from appraisal.briefing.topic import Topic
from appraisal.charts.data import Trends, Waterfall, data_chart, table_of
from appraisal.partnership.database import PartnershipData, partnership_data
from appraisal.partnership.demand import DemandError, Drivers, Outlook
from appraisal.partnership.figures import EVERYTHING, Where
from appraisal.partnership.releases.kept import FOLDER
from tests.partnership.figures.databases import build

TOPICS = {topic.key: topic for topic in SECTIONS}
TOO_FEW_TO_NAME = (
    "Nursing home",
    "Community learning disability team",
    "Assessment and treatment ward",
    "Secure ward",
)
"""Services with fewer than eight packages in Harrowmere, or that would give such a one away."""


def section(data: PartnershipData, key: str, where: Where = EVERYTHING) -> Section:
    return TOPICS[key].section(data, where)


def said(found: Section) -> str:
    parts = [found.finding, *found.paragraphs, found.source, found.missing]
    for exhibit in found.exhibits:
        title = exhibit.title if isinstance(exhibit, TextTable) else exhibit.spec.title
        parts += [title, *exhibit.notes]
    return " ".join(parts).replace("\u00a0", " ")


def exhibit(found: Section, key: str) -> Exhibit:
    one = next(one for one in found.exhibits if one.key == key)
    assert isinstance(one, Exhibit)
    return one


def table(found: Section, key: str) -> dict[str, tuple[str, ...]]:
    one = next(one for one in found.exhibits if one.key == key)
    assert isinstance(one, TextTable)
    return {row[0]: row[1:] for row in one.rows}


def less(loaded: Path, folder: Path, table: str) -> PartnershipData:
    """Harrowmere without a table; what may be shown of the rest was decided already."""
    shutil.copytree(loaded / FOLDER, folder / FOLDER)
    build(folder, without=(table,))
    held = partnership_data(folder)
    assert held
    return held


@pytest.mark.parametrize("where", [EVERYTHING, Where(locality="H3"), Where(client_group="LD")])
@pytest.mark.parametrize("topic", SECTIONS, ids=lambda topic: topic.key)
def test_every_section_speaks_within_every_filter(
    topic: Topic, where: Where, data: PartnershipData
) -> None:
    found = topic.section(data, where)
    assert found.finding.endswith(".")
    assert not found.missing
    assert "Harrowmere" in found.source
    for one in found.exhibits:
        if isinstance(one, Exhibit):
            assert len(data_chart(one.spec).alt) > 40
    keys = [one.key for one in found.exhibits]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (
            "demand_people",
            "860 people now become between 969 and 1,414 by 2036/37; 1,178 in the central outlook.",
        ),
        (
            "demand_money",
            "In the central outlook the gross cost a year rises from £40.0m to £80.1m in cash, "
            "£61.9m in real terms, by 2036/37.",
        ),
        (
            "demand_drivers",
            "By 2036/37 a year costs £40.1m more than now: inflation of unit costs adds £19.8m, "
            "growth in people adds £18.2m and the shift to higher need adds £2.1m.",
        ),
        (
            "demand_staff",
            "In the central outlook support takes 1,415 whole-time equivalents by 2036/37, 415 "
            "more than now.",
        ),
        ("demand_young", "265 young people turn 18 from 2027 to 2036."),
    ],
)
def test_the_finding_comes_first(key: str, sentence: str, data: PartnershipData) -> None:
    assert section(data, key).finding == sentence


def test_people_start_from_the_number_that_every_page_shows(data: PartnershipData) -> None:
    spec = exhibit(section(data, "demand_people"), "years").spec
    assert isinstance(spec, Trends)
    assert spec.labels[0] == "2026/27"
    assert len(spec.labels) == 11
    assert spec.low
    assert spec.high
    assert {one.texts[0] for one in (spec.lines[0], spec.low, spec.high)} == {"860"}


def test_the_parts_of_the_cost_sum_to_the_whole(data: PartnershipData) -> None:
    spec = exhibit(section(data, "demand_drivers"), "steps").spec
    assert isinstance(spec, Waterfall)
    first, *parts, last = (value or 0.0 for value in spec.amounts.values)
    assert first + sum(parts) == last


def test_who_agreed_the_drivers_is_said(data: PartnershipData) -> None:
    found = section(data, "demand_drivers")
    assert table(found, "agreed")["Growth in people, % a year"] == ("1.2", "3.2", "5.1", "0.5 to 6")
    assert "agreed on 14 July 2026, owner Joint commissioning lead. Source: Emerson" in said(found)


def test_services_that_few_people_use_are_named_and_never_counted(data: PartnershipData) -> None:
    for key in ("demand_capacity", "demand_staff"):
        found = section(data, key)
        assert "too few people use them to be shown" in said(found)
        for one in found.exhibits:
            rows = (
                [row[0] for row in one.rows]
                if isinstance(one, TextTable)
                else table_of(one.spec).iloc[:, 0].tolist()
            )
            assert not set(rows) & set(TOO_FEW_TO_NAME)


def test_places_in_use_are_no_true_number_of_people(data: PartnershipData) -> None:
    used = {name: row[2] for name, row in table(section(data, "demand_capacity"), "short").items()}
    # One place a week is one person: 23, 59 and 242 people, as they may be shown.
    assert (used["Shared Lives"], used["Specialist care home"], used["Direct payment"]) == (
        "25",
        "60",
        "240",
    )


def test_the_first_short_year_comes_earlier_the_more_demand_grows(data: PartnershipData) -> None:
    short = table(section(data, "demand_capacity"), "short")
    assert short["Care home"][-3:] == ("2034/35", "2029/30", "2028/29")
    assert short["Direct payment"][-3:] == ("not by then", "2033/34", "2031/32")


def test_hidden_young_people_stay_hidden(data: PartnershipData) -> None:
    found = section(data, "demand_young")
    assert exhibit(found, "needs").spec.hidden > 0
    assert "* is 1 to 7 people" in found.source
    assert "The most turn 18 in 2027, 2028 and 2029: 30 each." in said(found)


@pytest.mark.parametrize(
    "topic", [topic for topic in SECTIONS if heeds_drivers(topic)], ids=lambda topic: topic.key
)
def test_what_a_reader_changed_is_said_with_the_figures(
    topic: Topic, data: PartnershipData
) -> None:
    own = projection(data, EVERYTHING)
    assert own
    changed = [
        Outlook(one.name, Drivers(4.5, 0.6, 3.5)) if one.name == "central" else one
        for one in own.start.outlooks
    ]
    found = demand_section(topic, data, EVERYTHING, changed)
    assert "Changed in the central outlook: growth 4.5 instead of 3.2." in found.paragraphs
    assert "The drivers were changed by the reader" in found.source
    again = demand_section(topic, data, EVERYTHING)
    assert "changed" not in said(again).lower()
    assert again.finding != found.finding


def test_a_driver_that_cannot_be_is_refused(data: PartnershipData) -> None:
    with pytest.raises(DemandError, match="The net growth in the central outlook is -100"):
        demand_section(
            TOPICS["demand_people"], data, EVERYTHING, [Outlook("central", Drivers(-100))]
        )


def test_one_outlook_is_drawn_without_a_band(data: PartnershipData) -> None:
    only = [Outlook("central", Drivers(2))]
    found = demand_section(TOPICS["demand_people"], data, EVERYTHING, only)
    spec = exhibit(found, "years").spec
    assert isinstance(spec, Trends)
    assert spec.low is None
    assert found.finding == "860 people now become 1,048 by 2036/37 in the central outlook."
    places = demand_section(TOPICS["demand_capacity"], data, EVERYTHING, only)
    assert "thin line" not in said(places)


def test_outlooks_set_across_one_another_are_lines_and_no_band(data: PartnershipData) -> None:
    crossed = [
        Outlook(name, Drivers(growth)) for name, growth in (("low", 9), ("central", 2), ("high", 1))
    ]
    found = demand_section(TOPICS["demand_people"], data, EVERYTHING, crossed)
    spec = exhibit(found, "years").spec
    assert isinstance(spec, Trends)
    assert [one.name for one in spec.lines] == ["Low", "Central", "High"]
    assert spec.low is None
    places = demand_section(TOPICS["demand_capacity"], data, EVERYTHING, crossed)
    assert "thin line" not in said(places)


def test_filters_without_anybody_say_what_to_do(data: PartnershipData) -> None:
    found = section(data, "demand_people", Where(client_group="MHA"))
    assert found.finding == "There is nothing to project for these filters."
    assert "Take a filter off" in found.missing
    assert not found.exhibits
    within = capacity_section(data, Where(locality="H1"))
    assert "Take the filters off" in within.missing


@pytest.mark.parametrize(
    ("without", "key", "sentence", "to_do"),
    [
        ("package", "demand_people", "No packages of care were loaded", "'package'"),
        ("demand_assumption", "demand_money", "No outlook was loaded", "'demand_assumption'"),
        ("service_capacity", "demand_staff", "No capacity of services", "'service_capacity'"),
    ],
)
def test_what_was_not_loaded_is_said(
    without: str, key: str, sentence: str, to_do: str, loaded: Path, tmp_path: Path
) -> None:
    held = less(loaded, tmp_path, without)
    found = section(held, key)
    assert sentence in found.finding
    assert to_do in found.missing


def test_without_general_inflation_real_terms_are_at_the_first_years_costs(
    loaded: Path, tmp_path: Path
) -> None:
    held = less(loaded, tmp_path, "inflation")
    assert "no general inflation was loaded" in said(section(held, "demand_money"))
