"""The Word document: its outline, what assistive technology is told, and that it is the same."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from itertools import pairwise

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from appraisal.partnership.database import PartnershipData
from appraisal.reports import word_report
from appraisal.reports.content import Figure, Report
from appraisal.reports.word import word_document
from tests.reports.reading import word_headings
from tests.reports.test_content import OUTLINE


def test_the_headings_are_real_and_in_order(word: Document, written: Report) -> None:
    found = word_headings(word)
    assert found[:5] == [
        (1, "Data and Analysis Report"),
        (2, "Summary"),
        (3, "The main figures"),
        (3, "About these data"),
        (2, "Contents"),
    ]
    assert [text for level, text in found[5:] if level == 2] == OUTLINE
    levels = [level for level, _ in found]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    findings = [part.finding for chapter in written.chapters for part in chapter.parts]
    assert [text.split("\n")[-1] for level, text in found[5:] if level == 3] == findings


def test_every_picture_has_its_words(word: Document, written: Report) -> None:
    figures = [
        block
        for chapter in written.chapters
        for part in chapter.parts
        for block in part.blocks
        if isinstance(block, Figure)
    ]
    told = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert told == [figure.alt for figure in figures]
    assert all(shape._inline.docPr.get("title") for shape in word.inline_shapes)


def test_every_picture_fits_a_page_with_its_heading(word: Document) -> None:
    assert all(shape.width <= Cm(16) and shape.height <= Cm(21) for shape in word.inline_shapes)
    assert any(shape.width < Cm(16) for shape in word.inline_shapes)


def test_the_headings_of_every_table_repeat_and_are_marked(word: Document) -> None:
    for table in word.tables:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_every_line_of_the_contents_leads_to_its_heading(word: Document) -> None:
    body = word.element.body
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert links == marks
    assert len(marks) == len(set(marks)) > 30


def test_it_is_in_british_english_named_and_dated_by_its_data(word: Document) -> None:
    languages = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    held = word.core_properties
    assert held.title == (
        "Data and Analysis Report: Harrowmere Partnership (invented), as at 30 September 2026"
    )
    assert held.author == held.last_modified_by == "Harrowmere Partnership (invented)"
    assert held.language == "en-GB"
    assert held.created is not None
    assert held.created.replace(tzinfo=None) == datetime(2026, 9, 30)


def test_every_page_says_that_people_are_invented_and_has_a_number(word: Document) -> None:
    section = word.sections[0]
    assert section.header.paragraphs[0].text == "Every person in these data is invented."
    fields = [one.text for one in section.footer._element.iter(qn("w:instrText"))]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_the_same_report_is_the_same_bytes(harrowmere: PartnershipData, written: Report) -> None:
    first = word_report(harrowmere)
    assert word_document(written) == first
    assert word_report(harrowmere) is first
    with zipfile.ZipFile(io.BytesIO(first)) as held:
        assert {entry.date_time for entry in held.infolist()} == {(2026, 9, 30, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in held.namelist()


@pytest.mark.parametrize("style", ["Normal", "Heading 1", "Heading 2", "Title", "Caption"])
def test_no_style_names_a_typeface_of_a_theme(word: Document, style: str) -> None:
    assert word.styles[style].element.find(f".//{qn('w:rFonts')}") is None
