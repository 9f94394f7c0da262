"""Sources: what was loaded, from where, of which date, and what is left blank."""

from __future__ import annotations

from typing import Final

from appraisal.briefing.foot import source_words
from appraisal.briefing.section import Section, TextTable
from appraisal.briefing.series import shown, tenths
from appraisal.briefing.standing import date_in_words
from appraisal.briefing.topic import Topic
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import Sources, Where
from appraisal.partnership.figures import sources as figures
from appraisal.wording import counted, percent

_KEY, _HEADING = "sources", "Sources"
_MUCH: Final = 0.05
"""The share of blank cells from which a column is listed, as the check of completeness has it."""


def sources_section(data: PartnershipData, where: Where) -> Section:
    """The tables given and not given, where the figures come from, and what is blank."""
    del where  # the sources are those of all the data
    held = figures(data)
    return Section(
        _KEY,
        _HEADING,
        _finding(held),
        paragraphs=(held.note,) if held.note else (),
        exhibits=tuple(table for table in (_tables(held), _works(held), _blanks(held)) if table),
        source=source_words(data, "The tables as they were loaded"),
    )


def _finding(held: Sources) -> str:
    missing = len(held.tables) - len(held.given)
    said = f"{len(held.given)} of {len(held.tables)} tables were given"
    if not missing:
        said = f"All {len(held.tables)} tables were given"
    return f"{said}, from {counted(len(held.sources), 'source')}."


def _tables(held: Sources) -> TextTable:
    return TextTable(
        "tables",
        "The tables, and what each holds.",
        ("Table", "What it holds", "Rows", "Given as"),
        tuple(
            (
                table.title,
                table.says,
                shown(table.rows) if table.file else "none",
                table.file or "not given",
            )
            for table in held.tables
        ),
    )


def _works(held: Sources) -> TextTable | None:
    if not held.sources:
        return None
    return TextTable(
        "works",
        "Where the figures come from.",
        ("Source", "Date", "Licence", "Note"),
        tuple(
            (
                one.title,
                date_in_words(one.dated) if one.dated else "no date given",
                one.licence or "not stated",
                " ".join(part for part in (one.note, one.url) if part),
            )
            for one in held.sources
        ),
    )


def _blanks(held: Sources) -> TextTable | None:
    much = [one for one in held.blanks if one.share is None or one.share > _MUCH]
    if not much:
        return None
    return TextTable(
        "blanks",
        f"{counted(len(much), 'column')} with over {percent(_MUCH)} of the cells blank.",
        ("Table", "Column", "What it says", "Blank"),
        tuple((one.table_title, one.column, one.says, shown(one.share, tenths)) for one in much),
        notes=(
            "Each of these may be blank: many are so for a reason, such as the end of a package "
            "that goes on. The page Data quality lists those that may not.",
        ),
    )


TOPIC = Topic(_KEY, _HEADING, sources_section)
