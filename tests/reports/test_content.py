"""What the report says: chapters, summary, gaps, how to make it again, and its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from appraisal.briefing import fund
from appraisal.partnership.database import PartnershipData, partnership_data
from appraisal.reports import html_report
from appraisal.reports.building import report
from appraisal.reports.column_widths import widths
from appraisal.reports.content import Chapter, Figure, Part, Report, Table
from appraisal.reports.contents import CHAPTERS, SUMMARY
from appraisal.reports.figures import of_figures
from appraisal.reports.glossary import WORDS
from tests.partnership.figures.databases import build

HOME = Path(__file__).parents[2]

OUTLINE = [
    "1. Sources and completeness",
    "2. Population",
    "3. Known and expected",
    "4. Need and homes",
    "5. Age and family",
    "6. Services, and where they are",
    "7. Cost of care",
    "8. The pooled fund",
    "9. Demand",
    "10. Fairness",
    "11. Data quality",
    "12. What is missing, and what to do",
    "13. How to make this report again",
    "14. Words used here",
    "A. Annex: tables in full",
]


def chapter(written: Report, key: str) -> Chapter:
    return next(one for one in written.chapters if one.key == key)


def only_part(written: Report, key: str) -> Part:
    (part,) = chapter(written, key).parts
    return part


def test_the_chapters_are_those_of_the_design_in_its_order(written: Report) -> None:
    assert [one.title for one in written.chapters] == OUTLINE


def test_every_topic_of_every_page_is_in_the_report(written: Report) -> None:
    planned = [topic.key for plan in CHAPTERS for topic in plan.topics]
    found = [part.key for one in written.chapters for part in one.parts]
    assert found[: len(planned)] == planned
    assert {topic.key for topic in fund.SECTIONS} <= set(planned)


def test_every_section_says_its_finding_and_where_its_figures_come_from(written: Report) -> None:
    for plan in CHAPTERS:
        for part in chapter(written, plan.key).parts:
            assert part.finding.endswith((".", "?")), part.key
            assert "Harrowmere Partnership (invented)" in part.source, part.key


def test_the_summary_is_eight_sentences_at_most_and_they_are_those_of_the_sections(
    written: Report,
) -> None:
    findings = {part.finding for one in written.chapters for part in one.parts}
    assert 6 <= len(written.summary) <= 8
    assert len(SUMMARY) <= 8
    assert set(written.summary) <= findings


def test_the_main_figures_are_those_of_harrowmere_as_they_may_be_shown(written: Report) -> None:
    assert written.main_figures is not None
    assert dict(written.main_figures.rows) == {
        "Adults on the register": "1,135",
        "People with packages of care": "860",
        "What their packages cost a week": "£766,850",
        "What their packages cost a year": "£39.99m",
        "Mean for a person a week": "£892",
        "People out of area": "45 (5.2\u00a0%)",
        "What people out of area take of the cost": "13.8\u00a0%",
        "The pool of 2026/27": "£52.0m (Council 77\u00a0% and ICB 23\u00a0%)",
        "Forecast overspend": "£2.1m (4.04\u00a0% of the pool)",
    }


def test_the_first_page_states_the_partnership_date_checks_and_disclosure(written: Report) -> None:
    said = written.standing
    assert (said.partnership, said.as_at) == (
        "Harrowmere Partnership (invented)",
        "30 September 2026",
    )
    assert said.about_people == "Every person in these data is invented."
    assert "checks passed" in written.verdict
    assert "Numbers of people from 1 to 7 are shown as *" in said.profile


def test_charts_and_tables_are_numbered_in_order(written: Report) -> None:
    blocks = [block for one in written.chapters for part in one.parts for block in part.blocks]
    charts = [one.table.caption for one in blocks if isinstance(one, Figure)]
    tables = [one.caption for one in blocks if isinstance(one, Table)]
    assert [int(caption.split()[1]) for caption in charts] == list(range(1, 1 + len(charts)))
    assert tables == [f"Table {place}" for place in range(1, 1 + len(tables))]


def test_gaps_are_the_findings_of_the_checks_with_what_to_do_and_who_accepts_them(
    written: Report,
) -> None:
    part = only_part(written, "gaps")
    assert part.finding == "2 gaps in the data, each accepted for now for a reason."
    (table,) = part.blocks
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == ["Sources (D08)", "Milestones (D13)"]
    assert all(to_do and who != "nobody yet" for _, _, to_do, who in table.rows)


def test_what_was_not_loaded_is_a_gap_with_what_to_do(tmp_path: Path) -> None:
    build(tmp_path, without=("population", "pool", "transition_pipeline"))
    data = partnership_data(tmp_path)
    assert data is not None
    written = report(data)
    (table,) = only_part(written, "gaps").blocks
    assert isinstance(table, Table)
    missing = {row[0]: row[2] for row in table.rows}
    assert missing["Population"] == "Load the table 'population' to see it."
    assert "Load the tables 'pool'" in missing["The pool"]
    assert [row[0] for row in table.rows].count("Population") == 1
    assert "somebody to act" in only_part(written, "gaps").finding
    assert not any("live here" in sentence for sentence in written.summary)
    assert b"Load the table &#39;population&#39; to see it." in html_report(data)


def test_it_says_how_to_make_it_again(written: Report, harrowmere: PartnershipData) -> None:
    part = only_part(written, "again")
    assert part.commands == (
        "appraisal load harrowmere --data our-data",
        "appraisal report --data our-data",
    )
    assert harrowmere.version in part.paragraphs[0]
    assert re.search(r"Appraisal \d+\.\d+\.\d+ ", part.paragraphs[0])


def test_it_says_that_the_option_sets_hold_the_options(written: Report) -> None:
    assert "option sets" in only_part(written, "again").paragraphs[-1]


@pytest.mark.parametrize(("word", "meaning"), WORDS, ids=[word for word, _ in WORDS])
def test_words_mean_what_the_glossary_says(word: str, meaning: str) -> None:
    assert f"| {word} | {meaning} |" in (HOME / "GLOSSARY.md").read_text(encoding="utf-8")


def test_there_are_ten_words() -> None:
    assert len(WORDS) == 10


def test_a_name_in_the_data_cannot_become_a_tag(tmp_path: Path) -> None:
    build(tmp_path, changes=("UPDATE partnership SET name = '<img src=x onerror=y> & Co'",))
    data = partnership_data(tmp_path)
    assert data is not None
    page = html_report(data)
    assert b"<img" not in page
    assert b"&lt;img src=x onerror=y&gt; &amp; Co" in page


@pytest.mark.parametrize(
    ("cells", "flush"),
    [
        (("1,135", "*", "0"), True),
        (("£766,850", "-£250", "£2.1m"), True),
        (("13.8\u00a0%", "under 0.1\u00a0%", "*"), True),
        (("not known", "64,215", ""), True),
        (("in the pool", "5"), False),
        (("2026/27", "5"), False),
        (("", ""), False),
    ],
)
def test_columns_of_figures_are_told_from_columns_of_words(
    cells: tuple[str, ...], flush: bool
) -> None:
    table = Table("", ("Name", "Held"), tuple(("x", cell) for cell in cells))
    assert of_figures(table) == (False, flush)


def test_no_column_is_narrower_than_its_longest_word() -> None:
    headings = ("Service", "Packages", "Providers", "Largest", "Its share", "Concentration")
    row = ("Night support in supported living", "185", "5", "x" * 40, "100.0\u00a0%", "10,000")
    shares = widths(Table("", headings, (row,)))
    assert sum(shares) <= 1.001
    for share, heading in zip(shares, headings, strict=True):
        assert share * 90 >= max(map(len, heading.split()))
