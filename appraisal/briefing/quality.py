"""Data quality: the verdict, every check and what it found, and the manifest of what was loaded."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from appraisal.briefing.foot import source_words
from appraisal.briefing.section import Section, TextTable
from appraisal.briefing.series import shown
from appraisal.briefing.standing import date_in_words
from appraisal.briefing.topic import Topic
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures import DataQuality, ShownFinding, Sources, Where, data_quality
from appraisal.partnership.figures import sources as loaded
from appraisal.wording import counted

_KEY, _HEADING = "quality", "Data quality"

STATUS_WORDS: Final = {
    "passed": "Pass",
    "warned": "Warning",
    "waived": "Warning, accepted",
    "failed": "Fail",
    "not_run": "Not run",
}
SEVERITY_WORDS: Final = {
    "block": "Stops the load: about people",
    "error": "Stops the load",
    "warning": "Warns",
}


def quality_section(data: PartnershipData, where: Where) -> Section:
    """The verdict in a sentence, then the findings in full, the checks and the manifest."""
    del where  # checks are of all the data
    held, from_where = data_quality(data), loaded(data)
    tables = [_findings(held), _checks(held), _manifest(from_where)]
    exhibits = tuple(table for table in tables if table is not None)
    return Section(
        _KEY,
        _HEADING,
        verdict(held),
        paragraphs=_paragraphs(held, from_where),
        exhibits=exhibits,
        source=source_words(data, "Checks made when the data were loaded", exhibits),
    )


def verdict(held: DataQuality) -> str:
    """What the checks come to, in a sentence."""
    ran = [check for check in held.checks if check.status != "not_run"]
    if not ran:
        return "These data were not checked."
    passed = f"{len(held.with_status('passed'))} of {counted(len(ran), 'check')} passed"
    if not held.findings:
        return f"{passed}: nothing was found."
    parts = []
    if held.open:
        parts.append(f"{counted(len(held.open), 'warning')} to think about")
    if held.waived:
        parts.append(f"{counted(len(held.waived), 'warning')} accepted for a reason")
    return f"{passed}; there {_are(held)} {' and '.join(parts)}."


def _are(held: DataQuality) -> str:
    first = held.open or held.waived
    return "is" if len(first) == 1 else "are"


def _paragraphs(held: DataQuality, from_where: Sources) -> tuple[str, ...]:
    said = []
    not_run = held.with_status("not_run")
    if not_run:
        said.append(f"{counted(len(not_run), 'check')} could not be run; each says why.")
    said.append(
        "Data that fail a check that stops the load are never loaded, so what is here passed them "
        "all."
    )
    when = _loaded_on(from_where.loaded_at)
    if when:
        said.append(f"Loaded on {when}. Checksum of the data: {from_where.version[:12]}.")
    return tuple(said)


def _loaded_on(moment: str) -> str:
    return date_in_words(datetime.fromisoformat(moment).date()) if moment else ""


def _findings(held: DataQuality) -> TextTable | None:
    if not held.findings:
        return None
    return TextTable(
        "findings",
        "What was found, and what to do.",
        ("Check", "Table", "Rows", "What was found", "What to do", "Accepted by, and why"),
        tuple(_finding_row(one) for one in (*held.open, *held.waived)),
    )


def _finding_row(one: ShownFinding) -> tuple[str, ...]:
    return (
        one.code,
        one.table_title,
        shown(one.rows),
        one.message,
        one.to_do,
        one.waived or "nobody yet",
    )


def _checks(held: DataQuality) -> TextTable | None:
    if not held.checks:
        return None
    return TextTable(
        "checks",
        "Every check.",
        ("Check", "Result", "What it tests", "If it fails"),
        tuple(
            (
                check.code,
                STATUS_WORDS.get(check.status, check.status),
                f"{check.title}. {check.why}".strip() if check.why else check.title,
                SEVERITY_WORDS.get(check.severity, check.severity),
            )
            for check in held.checks
        ),
    )


def _manifest(from_where: Sources) -> TextTable | None:
    if not from_where.given:
        return None
    return TextTable(
        "manifest",
        "What was loaded.",
        ("Table", "File", "Rows", "SHA-256 of the file"),
        tuple(
            (table.title, table.file, shown(table.rows), table.sha256) for table in from_where.given
        ),
        notes=("Rows about single people are rounded here, as everywhere.",),
    )


TOPIC = Topic(_KEY, _HEADING, quality_section)
SECTIONS: Final = (TOPIC,)
