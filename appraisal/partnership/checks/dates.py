"""D04: nothing ends before it begins, comes before what it waits for, or cites what is to come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from appraisal.partnership.checks.check import Check, Staged
from appraisal.partnership.checks.faults import EXAMPLES, Fault, row_check
from appraisal.partnership.checks.said import written
from appraisal.partnership.findings import Finding
from appraisal.wording import counted, listed

PACKAGES_END_AFTER_START: Final = row_check(
    "D04",
    "Packages end after they start, and were reviewed by the date of the data",
    "error",
    "package",
    Fault(
        '"end" < start',
        "the last day is before the first",
        "Correct one of the two dates; leave the last day blank where a package goes on.",
        "end",
    ),
    Fault(
        "last_review > as_at",
        "the last review is after the date that the data describe",
        "Give the last review that has happened; one that is to come belongs in review_due.",
        "last_review",
    ),
    rows='SELECT package._row, start, "end", last_review, as_at '
    "FROM package CROSS JOIN partnership",
    needs=("partnership",),
)

RETURNS_AFTER_START: Final = row_check(
    "D04",
    "People placed out of area return after they went",
    "error",
    "placement_out_of_area",
    Fault(
        "expected_return < start",
        "the person is expected back before the package starts",
        "Correct expected_return, or the package's first day.",
        "expected_return",
    ),
    rows="SELECT placement._row, expected_return, start "
    "FROM placement_out_of_area AS placement JOIN package USING (package_id)",
    needs=("package",),
)

# A year of grace either way: extracts may count school years.
_TURNING = """
SELECT person._row, transition_year,
    year(as_at) + 16 - highest_age AS earliest,
    CASE WHEN adult_group IN ('0-15', '16-17') THEN year(as_at) + 19 - lowest_age END AS latest
FROM ld_register AS person JOIN age_band USING (age_band_id) CROSS JOIN partnership
"""
TURNS_18_IN_TIME: Final = row_check(
    "D04",
    "The year of turning 18 goes with the age",
    "error",
    "ld_register",
    Fault(
        "transition_year < earliest OR transition_year > latest",
        "the year of turning 18 cannot be right for the age band",
        "Correct transition_year or age_band_id; leave transition_year blank for adults.",
        "transition_year",
    ),
    rows=_TURNING,
    needs=("age_band", "partnership"),
)

PARTNERS_END_AFTER_START: Final = row_check(
    "D04",
    "Partners exist from one day to a later one",
    "error",
    "partner",
    Fault(
        "valid_to < valid_from",
        "the partner's last day is before its first",
        "Correct valid_from or valid_to; leave valid_to blank while the body exists.",
        "valid_to",
    ),
)

_TOO_SOON = """
WITH timed AS (
    SELECT step._row, step.title AS step, first.title AS first,
        step.actual IS NOT NULL AND first.actual IS NOT NULL AS done,
        if(done, step.actual, step.planned) AS step_on,
        if(done, first.actual, first.planned) AS first_on
    FROM milestone AS step JOIN milestone AS first ON step.depends_on = first.milestone_id
)
SELECT step, step_on, first, first_on, _row FROM timed WHERE step_on < first_on ORDER BY _row
"""
_ROUND_IN_A_RING = """
WITH RECURSIVE waits AS (
    SELECT milestone_id, depends_on FROM milestone WHERE depends_on IS NOT NULL
    UNION
    SELECT waits.milestone_id, milestone.depends_on
    FROM waits JOIN milestone ON waits.depends_on = milestone.milestone_id
    WHERE milestone.depends_on IS NOT NULL
)
SELECT milestone_id FROM waits WHERE milestone_id = depends_on ORDER BY milestone_id
"""
_CITED_TOO_SOON = """
SELECT source.title, source.date, document.title, document.date, citation._row
FROM citation JOIN document USING (document_id) JOIN source USING (source_id)
WHERE source.date > document.date
ORDER BY citation._row
"""


def _milestones(staged: Staged) -> Iterator[Finding]:
    early = staged.rows(_TOO_SOON)
    if early:
        step, day, first, its_day, _ = early[0]
        yield Finding(
            "D04",
            "error",
            "milestone",
            f"{counted(len(early), 'milestone')} timed before what must come first: '{step}' "
            f"({written(day)}) waits for '{first}' ({written(its_day)}).",
            "Move the later step forward, or the earlier one back, or say that it does not wait.",
            rows=len(early),
            column="depends_on",
            examples=tuple(f"row {row[-1]}" for row in early[:EXAMPLES]),
        )
    ring = [row[0] for row in staged.rows(_ROUND_IN_A_RING)]
    if ring:
        yield Finding(
            "D04",
            "error",
            "milestone",
            f"{counted(len(ring), 'milestone')} in a ring, so none could ever begin: "
            f"{listed(ring[:EXAMPLES])}.",
            "Clear depends_on for the one that comes first.",
            rows=len(ring),
            column="depends_on",
            examples=tuple(ring[:EXAMPLES]),
        )


def _citations(staged: Staged) -> Iterator[Finding]:
    early = staged.rows(_CITED_TOO_SOON)
    if early:
        source, day, document, its_day, _ = early[0]
        yield Finding(
            "D04",
            "error",
            "citation",
            f"{counted(len(early), 'citation')} of a source that is younger than the document: "
            f"'{document}' ({written(its_day)}) cites '{source}' ({written(day)}).",
            "Check both dates: one of them is likely to be a slip of the year.",
            rows=len(early),
            column="source_id",
            examples=tuple(f"row {row[-1]}" for row in early[:EXAMPLES]),
        )


MILESTONES_IN_ORDER: Final = Check(
    "D04", "Milestones come after what they wait for", "error", ("milestone",), _milestones
)
SOURCES_BEFORE_DOCUMENTS: Final = Check(
    "D04",
    "Documents cite what was there",
    "error",
    ("citation", "document", "source"),
    _citations,
)

DATES: Final = (
    PARTNERS_END_AFTER_START,
    TURNS_18_IN_TIME,
    PACKAGES_END_AFTER_START,
    RETURNS_AFTER_START,
    MILESTONES_IN_ORDER,
    SOURCES_BEFORE_DOCUMENTS,
)
