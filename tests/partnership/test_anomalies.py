"""What is wrong in the papers that the product was made for is found when their facts are loaded.

The papers are Cambridgeshire's of 11 October 2000, Salford and Trafford's third draft of July
2000, Warwickshire's of 20 October 2005, Wiltshire's (undated; 2009 stands in), and that of
Scotland's Joint Improvement Team (undated; 2008 stands in). N1 to N20 number their oddities.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from appraisal.partnership.findings import Finding
from appraisal.partnership.load_report import LoadReport
from appraisal.partnership.loading import load
from appraisal.partnership.tables import TABLES
from tests.partnership.checks.right_lists import Row
from tests.partnership.checks.small import good
from tests.partnership.folders import write_tables

Load = Callable[..., LoadReport]

CAMBRIDGESHIRE: Row = {"document_id": "CAM", "title": "Cambridgeshire", "date": "2000-10-11"}
WARWICKSHIRE: Row = {"document_id": "WAR", "title": "Warwickshire", "date": "2005-10-20"}
WILTSHIRE: Row = {"document_id": "WIL", "title": "Wiltshire", "date": "2009-01-01"}
SCOTLAND: Row = {"document_id": "JIT", "title": "The toolkit", "date": "2008-01-01"}


@pytest.fixture
def loaded(tmp_path: Path) -> Load:
    """Loads a paper's facts beside the lists that every load must have."""

    def load_them(**tables: Sequence[Row]) -> LoadReport:
        lists = {table.name: good()[table.name] for table in TABLES if table.required}
        given = {name: [*lists.get(name, ()), *rows] for name, rows in tables.items()}
        return load(write_tables(tmp_path / "given", lists | given), tmp_path / "data")

    return load_them


def the_one(report: LoadReport, code: str, table: str) -> Finding:
    """The only finding of a load, which is of this code, in this table."""
    (found,) = report.findings
    assert (found.code, found.table) == (code, table)
    assert report.loaded is not found.stops
    return found


def figure(document: str, text: str, kind: str, of: str, value: float, **rest: Any) -> Row:
    return {
        "figure_id": text,
        "document_id": document,
        "text": text,
        "kind": kind,
        "of": of,
        "value": value,
        **rest,
    }


@pytest.mark.parametrize(("year", "is_found"), [(2001, True), (2000, False)])
def test_n1_an_agreement_of_march_2001_is_not_cited_in_october_2000(
    year: int, is_found: bool, loaded: Load
) -> None:
    agreement = {"source_id": "AGR", "title": "The agreement", "date": f"{year}-03-01"}
    report = loaded(
        document=[CAMBRIDGESHIRE],
        source=[agreement],
        citation=[{"document_id": "CAM", "source_id": "AGR", "at": "2.2"}],
    )
    if is_found:
        found = the_one(report, "D04", "citation")
        assert found.severity == "error"
        assert "(11 October 2000) cites 'The agreement' (1 March 2001)" in found.message
    else:
        assert report.loaded
        assert report.findings == ()


def test_n2_paragraphs_stay_as_they_are_numbered(loaded: Load) -> None:
    places = ["2.1", "2.5", "2.7", "2.10"]
    report = loaded(
        document=[CAMBRIDGESHIRE],
        source=[{"source_id": "AGR", "title": "The agreement", "date": "2000-03-01"}],
        citation=[{"document_id": "CAM", "source_id": "AGR", "at": at} for at in places],
    )
    assert report.findings == ()
    with duckdb.connect(str(report.database), read_only=True) as database:
        kept = database.execute('SELECT "at" FROM citation ORDER BY _row').fetchall()
    assert kept == [(at,) for at in places]


def milestone(name: str, planned: str, funding: str, waits_for: str = "") -> Row:
    return {
        "milestone_id": name,
        "plan_id": "ST",
        "title": name,
        "kind": "go_live",
        "planned": planned,
        "lead_role": "Commissioner group",
        "funding_status": funding,
        "depends_on": waits_for,
    }


def test_n3_managers_are_not_appointed_before_the_boards_that_manage_them(loaded: Load) -> None:
    """Salford and Trafford, section 8: managers in October 2000, boards in December."""
    report = loaded(
        milestone=[
            milestone("Joint commissioning boards", "2000-12-01", "found"),
            milestone(
                "Joint commissioning managers", "2000-10-01", "found", "Joint commissioning boards"
            ),
        ]
    )
    found = the_one(report, "D04", "milestone")
    assert found.severity == "error"
    assert found.message.endswith(
        "'Joint commissioning managers' (1 October 2000) waits for 'Joint commissioning boards' "
        "(1 December 2000)."
    )
    assert found.examples == ("row 3",)


def test_n4_steps_without_a_date_or_money_are_told(loaded: Load) -> None:
    """Salford and Trafford, section 8: of 12 steps one is undated, 5 have their money "to be
    identified", and 4 have a question mark."""
    report = loaded(
        milestone=[
            milestone("Further design", "2000-09-01", "found"),
            milestone("Wider discussion", "2000-09-01", "found"),
            milestone("Joint investment plan", "2000-10-01", "found"),
            milestone("Boards", "2000-12-01", "unknown"),
            milestone("Managers", "2000-12-01", "to_identify"),
            milestone("Administrative support", "2000-10-01", "to_identify"),
            milestone("Application for the pooled budget", "", "to_identify"),
            milestone("Training of board members", "2001-03-01", "to_identify"),
            milestone("Information systems", "2001-03-01", "unknown"),
            milestone("Governance, monitoring and audit", "2001-03-01", "unknown"),
            milestone("Joint community teams", "2001-04-01", "to_identify"),
            milestone("Councils' contracts and finance", "2001-03-01", "unknown"),
        ]
    )
    assert report.loaded
    assert [(found.code, found.column, found.rows) for found in report.findings] == [
        ("D13", "planned", 1),
        ("D13", "funding_status", 5),
        ("D13", "funding_status", 4),
    ]
    assert report.findings[0].examples == ("row 8",)


PERSONS = {"0-15": 25_000, "16-17": 3_000, "18-64": 80_000, "65+": 22_500}
COUNTY = [
    {**row, "year": year, "persons": PERSONS[row["age_band_id"]]}
    for row in good()["population"]
    if row["year"] == 2025
    for year in range(2005, 2025)
]
"""Made for the test: two places, 410,000 adults, 90,000 of them 65 or older."""


@pytest.mark.parametrize(
    ("text", "ages", "value", "share", "says"),
    [
        (
            "Adults with a mental health problem",
            "adults",
            83_000,
            "0.25",
            "implies 332,000 people (adults), where the population of 2005 has 410,000: "
            "19.0\u00a0% less.",
        ),
        (
            "Older people with dementia",
            "65+",
            9_000,
            "0.111111",
            "implies 81,000 people (65+), where the population of 2005 has 90,000: 10.0\u00a0% "
            "less.",
        ),
    ],
)
def test_n8_a_share_implies_another_population_than_the_one_loaded(
    text: str, ages: str, value: int, share: str, says: str, loaded: Load
) -> None:
    """Warwickshire, appendix 1, 1.1: one in four adults is 83,000, one in nine over 65 is 9,000."""
    stated = figure("WAR", text, "share_of_population", ages, value, share=share, year=2005)
    report = loaded(
        document=[WARWICKSHIRE],
        stated_figure=[stated],
        population=COUNTY,
    )
    found = the_one(report, "D05", "stated_figure")
    assert says in found.message


def test_n9_a_share_of_people_that_is_no_whole_number_is_told(loaded: Load) -> None:
    """Warwickshire, appendix 1, 1.1: of 1,537 people 75 % are adults, 4 % of those elsewhere."""
    report = loaded(
        document=[WARWICKSHIRE],
        stated_figure=[
            figure(
                "WAR", "Adults", "share_of_figure", "adults", 1152.75, share="75%", base="1,537"
            ),
            figure(
                "WAR", "Out of county", "share_of_figure", "adults", 46.11, share="4%", base=1152.75
            ),
        ],
    )
    assert report.loaded
    assert [(found.code, found.table) for found in report.findings] == [
        ("D15", "stated_figure"),
        ("D15", "stated_figure"),
    ]
    adults, elsewhere = report.findings
    assert "75\u00a0% of 1,537 is 1,152.75, which is no whole number of people." in adults.message
    assert "show 1,153 as derived and rounded" in adults.to_do
    assert "4\u00a0% of 1,152.75 is 46.11" in elsewhere.message
    assert "show 46 as derived and rounded" in elsewhere.to_do


@pytest.mark.parametrize(
    ("statuses", "is_found"),
    [(("in_pool", "out"), True), (("undecided", "undecided"), False)],
    ids=["in and out", "undecided"],
)
def test_n10_an_element_is_not_in_and_out_of_the_pool(
    statuses: tuple[str, str], is_found: bool, loaded: Load
) -> None:
    """Warwickshire: tier 3 is left out for learning disability (appendix 1, 2.2), and specialised
    individual packages of that tier are put in (appendix 3)."""
    element = {
        "element_id": "LD4",
        "name": "Specialised individual packages",
        "client_group_id": "LD",
        "tier_id": "3",
        "covers_packages": "no",
    }
    line = {
        "element_id": "LD4",
        "year": "2006/07",
        "budget": "0",
        "cost_type": "direct",
        "recurrent": "yes",
        "basis": "approved_budget",
    }
    report = loaded(
        budget_element=[element],
        budget_line=[
            {**line, "funder": funder, "scope_status": status}
            for funder, status in zip(("council", "icb"), statuses, strict=True)
        ],
    )
    if is_found:
        found = the_one(report, "D10", "budget_line")
        assert found.severity == "error"
        assert (
            "'Specialised individual packages' (LD, tier 3) is in_pool and out in 2006/07"
            in found.message
        )
        assert "use 'undecided' until then" in found.to_do
    else:
        assert report.findings == ()


def test_n11_trusts_that_are_to_merge_are_not_named_for_later_dates(loaded: Load) -> None:
    """Warwickshire: pooling from April 2007 with trusts that became one on 1 October 2006."""
    trust = {"kind": "pct", "statutory": "yes", "valid_from": "2002-04-01", "short": "PCT"}
    ended = {"valid_to": "2006-09-30", "successor_id": "WPCT"}
    report = loaded(
        partner=[
            {**trust, "partner_id": "NW", "name": "North Warwickshire PCT", **ended},
            {**trust, "partner_id": "SW", "name": "South Warwickshire PCT", **ended},
            {
                **trust,
                "partner_id": "WPCT",
                "name": "Warwickshire PCT",
                "valid_from": "2006-10-01",
                "valid_to": "2013-03-31",
            },
        ],
        document=[WARWICKSHIRE],
        partner_use=[
            {"document_id": "WAR", "partner_id": trust, "role": "host", "on_date": day}
            for trust, day in (("NW", "2005-10-20"), ("SW", "2007-04-01"), ("WPCT", "2007-04-01"))
        ],
    )
    found = the_one(report, "D11", "partner_use")
    assert found.message == (
        "South Warwickshire PCT is named for 1 April 2007, but ended on 30 September 2006."
    )
    assert found.to_do == "Name its successor, Warwickshire PCT, for later dates."


@pytest.mark.parametrize(("listed", "is_found"), [(0, True), (1, False)])
def test_n15_a_report_that_relies_on_a_review_has_background_papers(
    listed: int, is_found: bool, loaded: Load
) -> None:
    """Wiltshire: "none" is given, and a review of late 2007 is relied on throughout."""
    report = loaded(
        document=[{**WILTSHIRE, "sources_listed": listed}],
        source=[{"source_id": "IPC", "title": "Review of joint commissioning"}],
        citation=[
            {"document_id": "WIL", "source_id": "IPC", "at": at} for at in ("5", "6", "8", "31")
        ],
    )
    if is_found:
        found = the_one(report, "D14", "document")
        assert "'Wiltshire' lists none and cites 1 source." in found.message
    else:
        assert report.findings == ()


def steps(pathway: str, view: str, names: Sequence[str]) -> list[Row]:
    return [
        {"pathway_id": pathway, "view": view, "step_id": name, "title": f"Step {name}"}
        for name in names
    ]


def test_n18_a_pathway_of_seven_steps_does_not_list_eight(loaded: Load) -> None:
    """Scotland: a pathway "of 7 steps", of which the fourth is two: 4(a) and 4(b)."""
    chain = "pathway_step:individual:chain"
    report = loaded(
        document=[SCOTLAND],
        pathway_step=steps("individual", "chain", ["1", "2", "3", "4a", "4b", "5", "6", "7"]),
        stated_figure=[figure("JIT", "Seven steps", "count_of_rows", chain, 7)],
    )
    found = the_one(report, "D16", "stated_figure")
    assert found.message == f"'Seven steps' states 7, where 8 rows of '{chain}' are listed."


def test_n19_three_workshops_are_not_four_events(loaded: Load) -> None:
    """Scotland: 3 workshops in the text; the table has a first event in month 2 as well."""
    kinds = {2: "briefing", 5: "options", 7: "decision", 9: "final"}
    report = loaded(
        document=[SCOTLAND],
        event=[{"event_id": f"M{month}", "kind": kinds[month], "month": month} for month in kinds],
        stated_figure=[figure("JIT", "Three workshops", "count_of_rows", "event", 3)],
    )
    found = the_one(report, "D16", "stated_figure")
    assert found.message == "'Three workshops' states 3, where 4 rows of 'event' are listed."


def test_n20_two_views_of_a_pathway_that_differ_are_told(loaded: Load) -> None:
    """Scotland: the table begins with scoping and ends with a review; the chain has neither."""
    shared = ["collection", "analysis", "direction", "appraisal", "decisions", "plan", "approval"]
    report = loaded(
        pathway_step=[
            *steps("strategic", "chain", ["engagement", "vision", *shared, "procurement"]),
            *steps("strategic", "table", ["scoping", *shared, "procurement", "review"]),
        ]
    )
    found = the_one(report, "D16", "pathway_step")
    assert found.message == (
        "The views of pathway strategic differ: 'chain' lacks scoping and review and 'table' lacks "
        "engagement and vision."
    )
    assert found.rows == 4
