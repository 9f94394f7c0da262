"""The HTML page: that it needs nothing beside itself, and what assistive technology is told."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from appraisal.partnership.database import PartnershipData
from appraisal.reports import html_report
from appraisal.reports.content import Report
from appraisal.reports.web import web_page
from tests.reports.reading import Page
from tests.reports.test_content import OUTLINE


def test_it_refers_to_nothing_outside_itself(page: str) -> None:
    found = Page(page)
    leads = [
        value
        for _, held in found.tags
        for name, value in held.items()
        if name in ("href", "src", "srcset", "action", "data", "poster", "xlink:href")
    ]
    assert leads
    assert all(value is not None and value.startswith("#") for value in leads)
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in found.tags}
    assert not re.search(r"@import|url\((?!#)", page)
    assert not any(name.startswith("on") for _, held in found.tags for name in held)


def test_its_own_policy_forbids_everything_but_its_style(page: str) -> None:
    policies = [held["content"] for _, held in Page(page).tags if "http-equiv" in held]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]


def test_the_headings_are_in_order_and_the_contents_lead_to_them(page: str) -> None:
    found = Page(page)
    levels = [level for level, _ in found.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    titles = [text for level, text in found.headings if level == 2]
    assert titles == ["Summary", "The main figures", "About these data", "Contents", *OUTLINE]
    ids = [held["id"] for _, held in found.tags if held.get("id")]
    leads = [held["href"] for tag, held in found.tags if tag == "a" and held.get("href")]
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    assert {str(lead).removeprefix("#") for lead in leads} <= set(ids)


def test_every_table_has_headings_of_columns_and_of_rows(page: str) -> None:
    found = Page(page)
    scopes = Counter(held.get("scope") for tag, held in found.tags if tag == "th")
    assert set(scopes) == {"col", "row"}
    assert scopes["row"] == sum(len(table.rows) - 1 for table in found.tables)
    regions = [held for _, held in found.tags if held.get("role") == "region"]
    assert len(regions) == len(found.tables)
    assert all(held["tabindex"] == "0" and held["aria-label"] for held in regions)


def test_every_picture_has_its_name_and_words_at_both_sizes(page: str) -> None:
    found = Page(page)
    pictures = [held for tag, held in found.tags if tag == "svg"]
    ids = {held.get("id") for _, held in found.tags}
    assert {held["role"] for held in pictures} == {"img"}
    assert {held["width"] for held in pictures} == {"680", "350"}
    for held in pictures:
        title, words = str(held["aria-labelledby"]).split()
        assert {title, words} <= ids


def test_it_is_in_british_english_with_a_way_past_the_contents(page: str) -> None:
    found = Page(page)
    assert ("html", {"lang": "en-GB"}) in found.tags
    first = next(held for tag, held in found.tags if tag == "a")
    assert first == {"class": "skip", "href": "#chapters"}


def test_people_who_are_invented_are_said_to_be_at_the_head_and_the_foot(page: str) -> None:
    assert Page(page).words.count("Every person in these data is invented.") == 2


def test_the_same_report_is_the_same_bytes(harrowmere: PartnershipData, written: Report) -> None:
    first = html_report(harrowmere)
    assert web_page(written) == first
    assert html_report(harrowmere) is first
