"""D13 and D14: the plan is dated and paid for, and documents list what they rest on.

Neither code is in the first list of checks: both come from the papers that the product was made
for. D13: a plan whose go-live date was "to be confirmed", with most of its steps unfunded (N4).
D14: a report that gave "none" as its background papers, and relied on a review throughout (N15).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from appraisal.partnership.checks.check import Check, Staged
from appraisal.partnership.checks.faults import EXAMPLES, Fault, row_check
from appraisal.partnership.findings import Finding
from appraisal.wording import counted

MILESTONES_ARE_DATED: Final = row_check(
    "D13",
    "Milestones have a date",
    "warning",
    "milestone",
    Fault(
        "planned IS NULL AND actual IS NULL",
        "the milestone has no date",
        "Give the day by which it is to happen, if only as a first idea.",
        "planned",
    ),
)

MILESTONES_ARE_FUNDED: Final = row_check(
    "D13",
    "Milestones have their money",
    "warning",
    "milestone",
    Fault(
        "actual IS NULL AND funding_status = 'to_identify'",
        "the money for the milestone is still to be identified",
        "Find who pays, and say 'found', or waive this and say by when it will be settled.",
        "funding_status",
    ),
    Fault(
        "actual IS NULL AND funding_status = 'unknown'",
        "nobody knows whether the milestone needs money",
        "Ask the role that leads it, and say 'found' or 'to_identify'.",
        "funding_status",
    ),
)

_UNLISTED = """
SELECT document.title, sources_listed, count(DISTINCT citation.source_id), document._row
FROM document JOIN citation USING (document_id)
GROUP BY document.document_id, document.title, sources_listed, document._row
HAVING count(DISTINCT citation.source_id) > sources_listed
ORDER BY document._row
"""


def _sources(staged: Staged) -> Iterator[Finding]:
    found = staged.rows(_UNLISTED)
    if found:
        title, listed_papers, cited, _ = found[0]
        says = counted(listed_papers, "background paper") if listed_papers else "none"
        yield Finding(
            "D14",
            "warning",
            "document",
            f"{counted(len(found), 'document')} with fewer background papers than sources: "
            f"'{title}' lists {says} and cites {counted(cited, 'source')}.",
            "List every paper that it rests on, so that a reader can check it.",
            rows=len(found),
            column="sources_listed",
            examples=tuple(f"row {row[-1]}" for row in found[:EXAMPLES]),
        )


SOURCES_ARE_LISTED: Final = Check(
    "D14",
    "Documents list the sources that they cite",
    "warning",
    ("document", "citation"),
    _sources,
)

PROGRAMME: Final = (MILESTONES_ARE_DATED, MILESTONES_ARE_FUNDED, SOURCES_ARE_LISTED)
