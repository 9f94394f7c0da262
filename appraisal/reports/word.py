"""The report as a Word document."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Final

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Cm, Emu

from appraisal.charts.data import picture
from appraisal.charts.palette import MUTED
from appraisal.reports.content import Chapter, Figure, Part, Report, Table
from appraisal.reports.word_parts import Bookmarks, describe, field, link, saved, set_properties
from appraisal.reports.word_styles import (
    BANNER,
    COMMAND,
    CONTENTS,
    SOURCE,
    TEXT_WIDTH,
    WARNING,
    colour,
    set_styles,
)
from appraisal.reports.word_tables import add_table

_INDENT: Final = Cm(0.7)
_TALLEST: Final = Cm(21)
"""The height of a picture that leaves room for its heading on the same page."""


def word_document(report: Report) -> bytes:
    """The report as the bytes of a .docx file; the same report gives the same bytes."""
    document, marks = docx.Document(), Bookmarks()
    day = date.fromisoformat(report.dated)
    set_styles(document)
    set_properties(
        document,
        title=f"{report.title}: {report.standing.partnership}, as at {report.standing.as_at}",
        author=report.standing.partnership,
        day=day,
    )
    _edges(document, report)
    _first_page(document, report)
    _contents(document, report)
    for place, chapter in enumerate(report.chapters):
        _chapter(document, chapter, marks, begins_page=place == 0 or chapter.long)
    return saved(document, day)


def _edges(document: Document, report: Report) -> None:
    """Whose data on every page, with its number; that people are invented, or real, above."""
    said, section = report.standing, document.sections[0]
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    head.add_run(said.about_people)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{report.title}, {said.partnership}, as at {said.as_at}. Page ")
    field(foot, "PAGE")
    foot.add_run(" of ")
    field(foot, "NUMPAGES")
    foot.style = head.style = SOURCE


def _first_page(document: Document, report: Report) -> None:
    said = report.standing
    document.add_paragraph(report.title, "Title")
    document.add_paragraph(said.partnership, "Subtitle")
    document.add_paragraph(f"As at {said.as_at}", "Subtitle")
    document.add_paragraph(said.about_people, WARNING if said.people == "real" else BANNER)
    document.add_heading("Summary", 1)
    for sentence in report.summary:
        document.add_paragraph(sentence, "List Bullet")
    if report.main_figures:
        document.add_heading(report.main_figures.title, 2)
        add_table(document, report.main_figures)
    document.add_heading("About these data", 2)
    document.add_paragraph(report.verdict)
    document.add_paragraph(f"How small numbers are hidden: {said.profile}")
    document.add_paragraph(f"SHA-256 checksum of the data: {said.version}", SOURCE)


def _contents(document: Document, report: Report) -> None:
    heading = document.add_heading("Contents", 1)
    heading.paragraph_format.page_break_before = True
    for chapter in report.chapters:
        line = document.add_paragraph(style=CONTENTS)
        line.paragraph_format.keep_with_next = True
        link(line, chapter.title, _anchor(chapter), bold=True)
        for part in chapter.parts:
            line = document.add_paragraph(style=CONTENTS)
            line.paragraph_format.left_indent = _INDENT
            link(line, part.finding, _anchor(chapter, part))


def _chapter(document: Document, chapter: Chapter, marks: Bookmarks, *, begins_page: bool) -> None:
    heading = document.add_heading(chapter.title, 1)
    heading.paragraph_format.page_break_before = begins_page
    marks.mark(heading, _anchor(chapter))
    for part in chapter.parts:
        _part(document, chapter, part, marks)


def _part(document: Document, chapter: Chapter, part: Part, marks: Bookmarks) -> None:
    heading = document.add_heading(level=2)
    if part.label:
        label = heading.add_run(part.label)
        label.font.color.rgb, label.bold = colour(MUTED), False
        label.add_break(WD_BREAK.LINE)
    heading.add_run(part.finding)
    marks.mark(heading, _anchor(chapter, part))
    for paragraph in part.paragraphs:
        document.add_paragraph(paragraph)
    for command in part.commands:
        document.add_paragraph(command, COMMAND)
    for block in part.blocks:
        _block(document, block, ends_with=part.source if block is part.blocks[-1] else "")
    if part.source and not part.blocks:
        document.add_paragraph(part.source, SOURCE)


def _block(document: Document, block: Figure | Table, ends_with: str) -> None:
    if block.title:
        document.add_heading(block.title, 3)
    if isinstance(block, Figure):
        _picture(document, block)
    table = block.table if isinstance(block, Figure) else block
    caption = document.add_paragraph(table.caption, "Caption")
    caption.paragraph_format.keep_with_next = True
    notes = [*block.notes, *([ends_with] if ends_with else [])]
    add_table(document, table, holds_on=bool(notes))
    _notes(document, notes)


def _picture(document: Document, figure: Figure) -> None:
    holder = document.add_paragraph()
    holder.paragraph_format.keep_with_next = True
    image = io.BytesIO(picture(figure.spec, "png"))
    shape = holder.add_run().add_picture(image, width=TEXT_WIDTH)
    if shape.height > _TALLEST:
        shape.width, shape.height = Emu(shape.width * _TALLEST // shape.height), _TALLEST
    describe(shape, figure.table.caption.partition(" and ")[0], figure.alt)


def _notes(document: Document, notes: Sequence[str]) -> None:
    """What is to be said under a table, together with it."""
    for place, note in enumerate(notes, start=1):
        line = document.add_paragraph(note, SOURCE)
        line.paragraph_format.keep_with_next = place < len(notes)


def _anchor(chapter: Chapter, part: Part | None = None) -> str:
    return f"{chapter.key}__{part.key}" if part else f"chapter_{chapter.key}"
