"""Figures as a file to download: as shown, safe in a spreadsheet, and hidden where hidden."""

import csv
import io

import pytest

from appraisal.briefing import Exhibit, TextTable
from appraisal.briefing.figures_file import csv_file, figures_file
from appraisal.briefing.foot import hidden_words
from appraisal.briefing.partnership_topics import SECTIONS
from appraisal.briefing.topic import Topic
from appraisal.charts.data import table_of
from appraisal.disclosure import PROFILES
from appraisal.partnership.database import PartnershipData


def rows_of(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("topic", SECTIONS, ids=lambda topic: topic.key)
def test_a_download_holds_what_the_page_shows_and_no_more(
    topic: Topic, data: PartnershipData
) -> None:
    found = topic.section(data)
    for exhibit in found.exhibits:
        rows = rows_of(figures_file(exhibit, found.source))
        if isinstance(exhibit, TextTable):
            shown = [list(row) for row in exhibit.rows]
        else:
            shown = [[str(cell) for cell in row] for row in table_of(exhibit.spec).values]
        assert len(rows) == len(shown) + 3  # the headings, an empty row, the source
        for given, row in zip(shown, rows[1:-2], strict=True):
            assert [cell == "*" for cell in given] == [cell == "*" for cell in row]
        assert rows[-1] == [found.source]


def test_numbers_are_bare_so_that_a_spreadsheet_adds_them() -> None:
    (row,) = rows_of(csv_file(["a"] * 4, [["1,925", "£766,850", "-£2,100", "13.8\u00a0%"]]))[1:]
    assert row == ["1925", "766850", "-2100", "13.8\u00a0%"]


@pytest.mark.parametrize("text", ["=1+1", "+44", "-x", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_is_a_formula(text: str) -> None:
    (row,) = rows_of(csv_file(["Note"], [[text]]))[1:]
    assert row[0].startswith("'")


def test_the_same_figures_give_the_same_bytes(data: PartnershipData) -> None:
    section = SECTIONS[3].section(data)
    first = next(one for one in section.exhibits if isinstance(one, Exhibit))
    assert figures_file(first, section.source) == figures_file(first, section.source)


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ("nhs_secondary", "* is 1 to 7 people, or a larger number that would give one away"),
        ("lt5_secondary", "* is 1 to 5 people, or a larger number that would give one away"),
        ("round5_only", "* is a number that would give away 1 to 7 people"),
        ("lt10_assess", "* is 1 to 9 people"),
        ("opensafely", "* is 0 to 7 people"),
    ],
)
def test_a_star_is_said_in_plain_words_under_every_profile(profile: str, said: str) -> None:
    words = hidden_words(PROFILES[profile])
    assert words.startswith(said)
    assert "hidden so that nobody can be picked out" in words
    assert ("nearest 5" in words) == (PROFILES[profile].rounds_to == 5)
