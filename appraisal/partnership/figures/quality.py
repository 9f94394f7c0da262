"""The quality of the data: every check with what it found, and what somebody accepted, and why.

What a finding says about people may hold a number of them: a message about a table of people
stands only where it says "some rows", and rows are rounded. The report of the load itself, which
the analyst who loads sees, is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures.sources import COUNTS_OF_PEOPLE, shown_rows
from appraisal.partnership.tables import BY_NAME

_UNCOUNTED: Final = "In some rows, "


@dataclass(frozen=True)
class ShownCheck:
    """One check that ran or was passed over, and why it was.

    `status` is passed, warned, waived, failed or not_run.
    """

    code: str
    title: str
    severity: str
    status: str
    why: str


@dataclass(frozen=True)
class ShownFinding:
    """One thing that a check found; `rows` affected, None where hidden.

    `waived` says who accepts it and why; "" where nobody does.
    """

    code: str
    severity: str
    table: str
    table_title: str
    column: str
    rows: int | None
    message: str
    to_do: str
    waived: str


@dataclass(frozen=True)
class DataQuality:
    """The checks and the findings of the load that is in use: warnings at most, since it loaded."""

    checks: tuple[ShownCheck, ...]
    findings: tuple[ShownFinding, ...]

    @property
    def waived(self) -> tuple[ShownFinding, ...]:
        """The findings that somebody accepts."""
        return tuple(one for one in self.findings if one.waived)

    @property
    def open(self) -> tuple[ShownFinding, ...]:
        """The findings that nobody has accepted."""
        return tuple(one for one in self.findings if not one.waived)

    def with_status(self, status: str) -> tuple[ShownCheck, ...]:
        """The checks of that status."""
        return tuple(check for check in self.checks if check.status == status)


def data_quality(data: PartnershipData) -> DataQuality:
    """The checks and findings of the load in use."""
    checks = tuple(
        ShownCheck(*row)
        for row in data.rows(
            "SELECT code, title, severity, status, why FROM load_check ORDER BY rowid"
        )
    )
    found = data.rows("""
        SELECT code, severity, table_name, column_name, rows, message, to_do, waived
        FROM load_finding ORDER BY rowid""")
    return DataQuality(checks, tuple(_finding(*row) for row in found))


def _finding(
    code: str,
    severity: str,
    table: str,
    column: str | None,
    rows: int,
    message: str,
    to_do: str,
    waived: str | None,
) -> ShownFinding:
    about = BY_NAME.get(table)
    title = about.title if about else table
    if _about_people(table, message) and not message.startswith(_UNCOUNTED):
        message = f"{title} do not pass check {code}: the report of the load says more."
    return ShownFinding(
        code=code,
        severity=severity,
        table=table,
        table_title=title,
        column=column or "",
        rows=shown_rows(table, rows),
        message=message,
        to_do=to_do,
        waived=waived or "",
    )


def _about_people(table: str, message: str) -> bool:
    """Whether a finding is about people: in their table, or in a figure stated of its rows."""
    return table in COUNTS_OF_PEOPLE or any(f"'{name}'" in message for name in COUNTS_OF_PEOPLE)
