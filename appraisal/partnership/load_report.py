"""What a load tells: whether it was done, what the checks found, and what was loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from appraisal.partnership.findings import Finding, Severity
from appraisal.partnership.totals import Totals

Status = Literal["passed", "warned", "waived", "failed", "not_run"]


@dataclass(frozen=True)
class CheckResult:
    """One check and how it went; `rows` sums the rows of what it found.

    `why` says why it was not run, and is "" otherwise.
    """

    code: str
    title: str
    severity: Severity
    status: Status
    rows: int = 0
    why: str = ""


@dataclass(frozen=True)
class LoadedTable:
    """One table of the manifest: the file it came from, its rows and the file's SHA-256."""

    name: str
    file: str
    rows: int
    sha256: str


@dataclass(frozen=True)
class LoadReport:
    """One load. `loaded` is False where anything stopped it: then nothing was changed.

    `tables` are those that were read, loaded or not. `totals` is None where they could not be
    worked out. `passed_over` names files that are no tables. `sha256` is that of all tables.
    """

    loaded: bool
    findings: tuple[Finding, ...]
    checks: tuple[CheckResult, ...]
    tables: tuple[LoadedTable, ...]
    totals: Totals | None
    database: Path
    seconds: float
    source: Path
    passed_over: tuple[str, ...] = ()
    sha256: str = ""

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """The findings that stop a load."""
        return tuple(one for one in self.findings if one.stops)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The warnings that nobody has accepted."""
        return tuple(one for one in self.findings if not one.stops and not one.waived)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The warnings that somebody has accepted, with the reason."""
        return tuple(one for one in self.findings if one.waived)
