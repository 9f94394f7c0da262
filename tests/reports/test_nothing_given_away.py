"""No number of people stands in either document but as the disclosure profile lets it."""

from __future__ import annotations

import re

import pytest
from docx.document import Document

from tests.reports.reading import FoundTable, Page, word_tables

PUBLISHED = ("2. Population", "9. Demand")
"""Chapters of published estimates and of what is projected from figures as they are shown."""

NOT_COUNTED = {"Expected", "Low", "High", "Not known", "Not known to services", "Concentration"}
"""Columns of what is estimated, and not counted."""

_OF_PEOPLE = re.compile(r": (people|adults|carers|packages|young people|people out of area)$")
_WHOLE = re.compile(r"[\d,]+")

# What is so, which nobody may read: people with packages, on the register, adults; packages.
TRUE = ("862", "1,134", "1,512", "1,926")


def cells_of_people(tables: list[FoundTable]) -> list[tuple[str, str]]:
    """Every count of people in the tables, with the caption of its table."""
    return [
        (table.caption, text)
        for table in tables
        if _OF_PEOPLE.search(table.caption) and not set(table.under) & set(PUBLISHED)
        for row in table.rows[1:]
        for heading, text in zip(table.rows[0][1:], row[1:], strict=True)
        if heading not in NOT_COUNTED
    ]


@pytest.fixture(params=["word", "page"])
def tables(request: pytest.FixtureRequest) -> list[FoundTable]:
    if request.param == "word":
        document: Document = request.getfixturevalue("word")
        return word_tables(document)
    return Page(request.getfixturevalue("page")).tables


def test_every_count_of_people_is_a_multiple_of_5_or_nought_or_hidden(
    tables: list[FoundTable],
) -> None:
    found = cells_of_people(tables)
    assert len(found) > 200
    assert "*" in {text for _, text in found}
    for caption, text in found:
        assert text in ("", "*", "not known") or _WHOLE.fullmatch(text), (caption, text)
        if _WHOLE.fullmatch(text):
            assert int(text.replace(",", "")) % 5 == 0, (caption, text)


def test_the_tables_of_packages_and_providers_are_rounded_too(tables: list[FoundTable]) -> None:
    (markets,) = (table for table in tables if "Concentration" in (table.rows or [[]])[0])
    place = markets.rows[0].index("Packages")
    for row in markets.rows[1:]:
        assert row[place] == "*" or int(row[place].replace(",", "")) % 5 == 0


def test_the_exact_numbers_of_people_stand_nowhere(tables: list[FoundTable], page: str) -> None:
    words = {text for table in tables for row in table.rows for text in row}
    words |= set(re.findall(r"[\d,]+", Page(page).words))
    assert words.isdisjoint(TRUE)


def test_both_documents_hold_the_same_tables(word: Document, page: str) -> None:
    in_word, in_page = word_tables(word), Page(page).tables
    assert [table.caption for table in in_word] == [table.caption for table in in_page]
    assert [table.rows for table in in_word] == [table.rows for table in in_page]
