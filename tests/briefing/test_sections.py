"""Every section of "Partnership data": what it says, within any filter, and what it never says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from appraisal.briefing import Exhibit, Section, TextTable
from appraisal.briefing.partnership_topics import SECTIONS
from appraisal.briefing.quality import TOPIC as QUALITY
from appraisal.briefing.topic import Topic
from appraisal.charts.data import GapBars, data_chart, table_of
from appraisal.partnership.database import PartnershipData, partnership_data
from appraisal.partnership.figures import Where
from tests.partnership.figures.databases import build

TOPICS = {topic.key: topic for topic in SECTIONS}
EVERYWHERE = Where()
FILTERS = [
    EVERYWHERE,
    *(Where(locality=one) for one in ("H1", "H2", "H3", "H4", "H5", "OOA")),
    *(Where(client_group=one) for one in ("LD", "PD")),
    Where(year=2025),
    Where(locality="H3", client_group="LD", year=2025),
]
COUNTED = ("people", "adults", "packages", "carers", "young")
COUNTS_OF_OTHERS = {"population", "known", "sources"}
"""Sections whose figures are published, estimated or of files: nothing of them is rounded."""


def section(data: PartnershipData, key: str, where: Where = EVERYWHERE) -> Section:
    return TOPICS[key].section(data, where)


def words(found: Section) -> str:
    """Everything that a section says, its tables among it."""
    return " ".join(_words(found)).replace("\u00a0", " ")


def _words(found: Section) -> Iterator[str]:
    yield from (found.heading, found.finding, *found.paragraphs, found.source, found.missing)
    for exhibit in found.exhibits:
        yield from exhibit.notes
        if isinstance(exhibit, TextTable):
            yield from (exhibit.title, *exhibit.headings)
            yield from (text for row in exhibit.rows for text in row)
        else:
            table = table_of(exhibit.spec)
            yield from (exhibit.spec.title, exhibit.spec.unit, *map(str, table.columns))
            yield from (str(cell) for row in table.itertuples(index=False) for cell in row)


def charts(found: Section) -> list[Exhibit]:
    return [one for one in found.exhibits if isinstance(one, Exhibit)]


def spec_title(found: Section, key: str) -> str:
    return next(one.spec.title for one in charts(found) if one.key == key).replace("\u00a0", " ")


@pytest.mark.parametrize("where", FILTERS, ids=str)
@pytest.mark.parametrize("topic", SECTIONS, ids=lambda topic: topic.key)
def test_every_section_speaks_within_every_filter(
    topic: Topic, where: Where, data: PartnershipData
) -> None:
    found = topic.section(data, where)
    assert found.finding.endswith(".")
    assert not found.missing
    assert not re.search(r"\b(nan|inf|None|not_known)\b", words(found))
    for exhibit in charts(found):
        assert len(data_chart(exhibit.spec).alt) > 40
    keys = [exhibit.key for exhibit in found.exhibits]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("where", FILTERS, ids=str)
@pytest.mark.parametrize("key", sorted(set(TOPICS) - COUNTS_OF_OTHERS))
def test_numbers_of_people_are_rounded_or_hidden(
    key: str, where: Where, data: PartnershipData
) -> None:
    for exhibit in charts(section(data, key, where)):
        if not exhibit.spec.unit.startswith(COUNTED):
            continue
        for series in exhibit.spec.series_held:
            for value, text in zip(series.values, series.texts, strict=True):
                assert text == "*" if value is None else value % 5 == 0


@pytest.mark.parametrize("where", FILTERS, ids=str)
def test_people_known_are_rounded_beside_estimates(where: Where, data: PartnershipData) -> None:
    for exhibit in charts(section(data, "known", where)):
        assert isinstance(exhibit.spec, GapBars)
        assert all(not (value or 0) % 5 for value in exhibit.spec.known.values)


@pytest.mark.parametrize("where", FILTERS, ids=str)
@pytest.mark.parametrize("topic", SECTIONS, ids=lambda topic: topic.key)
def test_a_star_is_explained_where_there_is_one_and_nowhere_else(
    topic: Topic, where: Where, data: PartnershipData
) -> None:
    found = topic.section(data, where)
    shown = [cell for text in _words(found) for cell in [text] if cell == "*"]
    assert ("* is 1 to 7 people" in found.source) == bool(shown)


@pytest.mark.parametrize(
    ("key", "finding"),
    [
        ("sources", "All 40 tables were given, from 25 sources."),
        ("population", "560,000 people live here (2025); 582,382 may by 2035, 4.0 % more."),
        (
            "known",
            "People with a learning disability: 1,135 adults are known, of 2,116 to be expected "
            "(moderate or severe); 981 may not be known.",
        ),
        (
            "needs",
            "The commonest home of 860 people with packages: with family or friends, settled "
            "(315); 135 have complex needs.",
        ),
        (
            "services",
            "The most money goes on supported living: £196,750 of £766,850 a week (25.7 %).",
        ),
        (
            "area",
            "The 5.2 % of people who are out of area take 13.8 % of what packages cost.",
        ),
        ("costs", "The tenth of people who cost most take 28.0 % of what packages cost."),
        (
            "fairness",
            "By locality, from 1.9 (Wychbeck Vale) to 3.0 (Saltreach) in every 1,000 adults are "
            "on the register.",
        ),
    ],
)
def test_harrowmere_is_told_in_a_sentence(key: str, finding: str, data: PartnershipData) -> None:
    assert section(data, key).finding.replace("\u00a0", " ") == finding


def test_what_packages_cost_comes_to_the_stated_totals(data: PartnershipData) -> None:
    said = words(section(data, "costs"))
    assert "Packages cost £766,850 a week, £39.99m a year, for 860 people" in said
    assert "45 of 860 people with packages are out of area." in words(section(data, "area"))
    assert "a mean of £2,350 a person, against £811 in area" in words(section(data, "area"))


def test_a_year_changes_the_register_and_not_the_packages(data: PartnershipData) -> None:
    now, before = section(data, "needs"), section(data, "needs", Where(year=2025))
    assert charts(now)[0].spec == charts(before)[0].spec
    assert "Adults on the register, 2025" in spec_title(before, "register")
    assert "1,095 adults are known" in section(data, "known", Where(year=2025)).finding


def test_within_a_locality_home_and_need_are_shown_one_by_one(data: PartnershipData) -> None:
    found = section(data, "needs", Where(locality="H4"))
    assert "one by one" in " ".join(found.paragraphs)
    assert {one.key for one in charts(found)} == {
        "packages_home",
        "packages_need",
        "register_home",
        "register_need",
    }


def test_figures_that_would_be_nearly_all_hidden_are_words_and_no_chart(
    data: PartnershipData,
) -> None:
    found = section(data, "area", Where(locality="H4"))
    assert found.finding == "How many people are out of area is hidden here: too few."
    assert not found.exhibits


def test_a_group_without_packages_is_said_to_have_none(data: PartnershipData) -> None:
    for key in ("services", "area", "costs"):
        found = section(data, key, Where(client_group="PD"))
        assert found.finding == "Nobody here has a package of care."
        assert not found.exhibits


def test_a_filter_that_a_section_does_not_heed_changes_nothing(data: PartnershipData) -> None:
    for topic in SECTIONS:
        heeded = dict.fromkeys(topic.filters)
        every = {"locality": "H1", "client_group": "LD", "year": 2025}
        assert topic.section(data, Where(**{**every, **heeded})) == topic.section(data)


@pytest.mark.parametrize(
    ("without", "key", "to_load"),
    [
        (("population",), "population", "Load the table 'population'"),
        (("prevalence_assumption",), "known", "'population' and 'prevalence_assumption'"),
        (("ld_register",), "fairness", "Load the table 'ld_register'"),
        (("package",), "services", "Load the tables 'package' and 'provider'"),
        (("package",), "area", "Load the table 'package'"),
        (("package",), "costs", "Load the table 'package'"),
        (("package", "ld_register", "register_agg"), "needs", "'ld_register' or 'package'"),
        (
            ("ld_register", "carer", "transition_pipeline", "carer_ageing"),
            "ages",
            "Load the tables 'ld_register'",
        ),
    ],
)
def test_a_table_that_was_not_given_is_named(
    without: tuple[str, ...], key: str, to_load: str, tmp_path: Path
) -> None:
    build(tmp_path, without=without)
    data = partnership_data(tmp_path)
    assert data is not None
    found = section(data, key)
    assert to_load in found.missing
    assert not found.exhibits


def test_quality_gives_its_verdict_first_and_every_check_in_words(data: PartnershipData) -> None:
    found = QUALITY.section(data)
    assert re.fullmatch(
        r"\d+ of \d+ checks passed; there are 2 warnings accepted for a reason\.", found.finding
    )
    tables = {one.key: one for one in found.exhibits if isinstance(one, TextTable)}
    assert {row[1] for row in tables["checks"].rows} == {"Pass", "Warning, accepted"}
    assert all("lead" in row[5] or "manager" in row[5] for row in tables["findings"].rows)
    manifest = {row[1]: row for row in tables["manifest"].rows}
    assert manifest["package.csv"][2] == "1,925"  # rows about people are rounded
    assert re.fullmatch(r"[0-9a-f]{64}", manifest["package.csv"][3])


def test_sections_are_in_the_order_of_the_report() -> None:
    assert list(TOPICS) == [
        "sources",
        "population",
        "known",
        "needs",
        "ages",
        "services",
        "area",
        "costs",
        "fairness",
    ]
