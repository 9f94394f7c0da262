"""The report of a load, put together from the sections that the pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from appraisal.briefing import Exhibit, Section, TextTable, sources
from appraisal.briefing.quality import verdict
from appraisal.briefing.standing import standing
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import data_quality
from appraisal.reports.closing import how_to_make_it_again
from appraisal.reports.content import Chapter, Part, Report, Table
from appraisal.reports.contents import CHAPTERS, ELSEWHERE, IN_THE_ANNEX, SUMMARY
from appraisal.reports.figures import Numbers, blocks, text_table
from appraisal.reports.front import main_figures
from appraisal.reports.gaps import gaps
from appraisal.reports.glossary import glossary

TITLE: Final = "Data and Analysis Report"
_ANNEX: Final = "A"

Written = list[tuple[Section, str]]
"""Sections with the labels that they have on pages."""


def report(data: PartnershipData) -> Report:
    """The whole report, every figure in it as it may be shown."""
    numbers = Numbers()
    held = {
        plan.key: [(topic.section(data), topic.label) for topic in plan.topics] for plan in CHAPTERS
    }
    sections = [section for written in held.values() for section, _ in written]
    chapters = [
        Chapter(plan.key, "", plan.heading, tuple(_parts(data, held[plan.key], numbers)))
        for plan in CHAPTERS
        if held[plan.key]
    ]
    chapters += [
        Chapter("gaps", "", "What is missing, and what to do", (gaps(data, sections, numbers),)),
        Chapter("again", "", "How to make this report again", (how_to_make_it_again(data),)),
        Chapter("words", "", "Words used here", (_alone(glossary(), numbers),)),
    ]
    said = standing(data)
    return Report(
        title=TITLE,
        standing=said,
        dated=data.as_at.isoformat(),
        verdict=verdict(data_quality(data)),
        summary=_summary(sections),
        main_figures=main_figures(data),
        chapters=(*_numbered(chapters), _annex(sections, numbers)),
    )


def _parts(data: PartnershipData, written: Written, numbers: Numbers) -> Iterator[Part]:
    for section, label in written:
        kept = [one for one in section.exhibits if _stays(section, one)]
        yield Part(
            key=section.key,
            label=label if len(written) > 1 else "",
            finding=section.finding,
            paragraphs=tuple(_paragraphs(data, section)),
            blocks=tuple(blocks(section, kept, numbers)),
            source=section.source,
        )


def _stays(section: Section, exhibit: Exhibit | TextTable) -> bool:
    return (section.key, exhibit.key) not in IN_THE_ANNEX | ELSEWHERE


def _paragraphs(data: PartnershipData, section: Section) -> Iterator[str]:
    yield from section.paragraphs
    if section.missing:
        yield section.missing
    if section.key == sources.TOPIC.key:
        yield f"How small numbers are hidden in all that follows: {standing(data).profile}"
    yield from _pointer(section)


def _pointer(section: Section) -> Iterator[str]:
    """Where the tables are that the chapter does not hold."""
    titles = [f"“{one.title.rstrip('.')}”" for one in _annexed(section)]
    if titles:
        yield f"In full in annex {_ANNEX}: {', '.join(titles)}."
    if any((section.key, one.key) in ELSEWHERE for one in section.exhibits):
        yield "What was found, and what to do about it, has a chapter of its own below."


def _annexed(section: Section) -> list[TextTable]:
    return [
        one
        for one in section.exhibits
        if isinstance(one, TextTable) and (section.key, one.key) in IN_THE_ANNEX
    ]


def _annex(sections: Iterable[Section], numbers: Numbers) -> Chapter:
    parts = [
        replace(_alone(table, numbers), key=f"{section.key}_{table.key}", source=section.source)
        for section in sections
        for table in _annexed(section)
    ]
    return Chapter("annex", _ANNEX, "Annex: tables in full", tuple(parts))


def _alone(table: TextTable, numbers: Numbers) -> Part:
    """A part that is one table, whose title heads it."""
    held: Table = replace(text_table(table, numbers), title="")
    return Part(table.key, "", table.title, blocks=(held,))


def _numbered(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    return tuple(replace(one, number=str(place)) for place, one in enumerate(chapters, start=1))


def _summary(sections: Sequence[Section]) -> tuple[str, ...]:
    found = {section.key: section for section in sections}
    return tuple(found[key].finding for key in SUMMARY if key in found and not found[key].missing)
