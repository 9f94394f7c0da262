"""What is missing or in doubt, each with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appraisal.briefing import Section, TextTable
from appraisal.briefing.foot import source_words
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import DataQuality, data_quality, sources
from appraisal.reports.content import Part
from appraisal.reports.figures import Numbers, text_table
from appraisal.wording import counted

_NOBODY = "nobody yet"

Gap = tuple[str, str, str, str]
"""Where, what, what to do, and who accepts it for now and why."""


def gaps(data: PartnershipData, sections: Sequence[Section], numbers: Numbers) -> Part:
    """Findings of the checks, checks that could not run, and what was not loaded."""
    held = data_quality(data)
    rows = (*_found(held), *_not_run(held), *_not_loaded(data, sections))
    table = TextTable(
        "gaps",
        "Gaps, and what closes them.",
        ("Where", "What is missing or in doubt", "What to do", "Accepted for now by, and why"),
        rows,
    )
    return Part(
        key="gaps",
        label="",
        finding=_finding(rows),
        blocks=(text_table(table, numbers),) if rows else (),
        source=source_words(data, "Checks made when the data were loaded"),
    )


def _finding(rows: Sequence[Gap]) -> str:
    if not rows:
        return "Nothing is known to be missing or in doubt."
    open_ones = sum(who == _NOBODY for *_, who in rows)
    said = f"{counted(len(rows), 'gap')} in the data"
    if not open_ones:
        return f"{said}, {'' if len(rows) == 1 else 'each '}accepted for now for a reason."
    return f"{said}; {open_ones} {'needs' if open_ones == 1 else 'need'} somebody to act."


def _found(held: DataQuality) -> Iterator[Gap]:
    for one in (*held.open, *held.waived):
        where = f"{one.table_title} ({one.code})"
        yield where, one.message, one.to_do, one.waived or _NOBODY


def _not_run(held: DataQuality) -> Iterator[Gap]:
    for check in held.with_status("not_run"):
        why = check.why or "What it needs was not loaded."
        yield (
            f"Check {check.code}",
            f"{check.title}: not checked. {why}",
            "Load what it needs, then load again.",
            _NOBODY,
        )


def _not_loaded(data: PartnershipData, sections: Sequence[Section]) -> Iterator[Gap]:
    for section in sections:
        if section.missing:
            yield section.heading, section.finding, section.missing, _NOBODY
    asked_for = " ".join(section.missing for section in sections)
    for table in sources(data).tables:
        if not table.file and f"'{table.name}'" not in asked_for:
            yield table.title, "The table was not given.", f"Load '{table.name}'.", _NOBODY
