"""Every check of a load in turn, what came of each, and the warnings that somebody accepts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from appraisal.partnership.checks import ALL_CHECKS, Check
from appraisal.partnership.checks.files import columns_and_kinds
from appraisal.partnership.checks.keys import keys, unusable
from appraisal.partnership.checks.personal import PERSONAL, personal_cells, personal_columns
from appraisal.partnership.checks.texts import UNSAFE, unsafe_texts
from appraisal.partnership.findings import Finding, Severity
from appraisal.partnership.load_report import CheckResult, Status
from appraisal.partnership.scanning import places, scan
from appraisal.partnership.staging import Staging
from appraisal.wording import listed

_READING: tuple[tuple[str, str, Severity], ...] = (
    ("S01", "Every table, column and cell is of the kind that it should be", "error"),
    ("S02", "Every row has a key of its own, and every reference leads somewhere", "error"),
    ("S03", "Files and texts are safe to keep and to show", "error"),
    ("P01", "Nothing names or describes a person", "block"),
)


@dataclass(frozen=True)
class Checked:
    """What all checks found, and how each went."""

    findings: tuple[Finding, ...]
    results: tuple[CheckResult, ...]

    @property
    def may_load(self) -> bool:
        """Whether nothing found stops the load."""
        return not any(finding.stops for finding in self.findings)


@dataclass(frozen=True)
class _Ran:
    """One check with what it found; `why_not` says why it was passed over."""

    code: str
    title: str
    severity: Severity
    findings: tuple[Finding, ...] = ()
    why_not: str = ""


def checked(
    staging: Staging,
    given: frozenset[str],
    found: Iterable[Finding],
    tell: Callable[[str, float], None],
) -> Checked:
    """Run every check; `given` names the tables given, `found` is what reading them told.

    The checks of the design look only at tables in which every cell is of its kind and every row
    has its key.
    """
    ran = [*_reading(staging, given, found, tell), *_design(staging, given, tell)]
    waivers = _waivers(staging)
    ran = [
        replace(one, findings=tuple(_waived(found, waivers) for found in one.findings))
        for one in ran
    ]
    return Checked(
        tuple(found for one in ran for found in one.findings), tuple(_result(one) for one in ran)
    )


def _reading(
    staging: Staging,
    given: frozenset[str],
    found: Iterable[Finding],
    tell: Callable[[str, float], None],
) -> list[_Ran]:
    tell("Checking tables, columns and cells", 0)
    findings = [*found, *columns_and_kinds(staging, given)]
    faulty = {one.table for one in findings if one.code == "S01" and one.stops}
    staging.present = frozenset(staging.cells.keys() - faulty)
    tell("Looking for anything about a person", 0.2)
    findings += personal_columns(staging)
    for place, held in scan(staging, places(staging), {**UNSAFE, **PERSONAL}).items():
        findings += [*unsafe_texts(place, held), *personal_cells(staging, place, held)]
    unshown = frozenset((one.table, one.column) for one in findings if one.code == "P01")
    tell("Checking keys and references", 0.6)
    unkeyed = list(unusable(staging))
    staging.present -= {one.table for one in unkeyed}
    findings += [*unkeyed, *keys(staging, unshown=unshown)]
    return [
        _Ran(code, title, severity, tuple(one for one in findings if one.code == code))
        for code, title, severity in _READING
    ]


def _design(
    staging: Staging, given: frozenset[str], tell: Callable[[str, float], None]
) -> Iterator[_Ran]:
    for place, check in enumerate(ALL_CHECKS):
        tell(f"Checking: {check.title}", 0.7 + 0.3 * place / len(ALL_CHECKS))
        why_not = _why_not(staging, given, check)
        findings = () if why_not else tuple(check.find(staging))
        yield _Ran(check.code, check.title, check.severity, findings, why_not)


def _why_not(staging: Staging, given: frozenset[str], check: Check) -> str:
    """Why a check cannot be run; "" where it can."""
    needs = [name for name in check.needs if name not in staging.present]
    unread = [name for name in needs if name in given]
    if unread:
        return f"{listed(unread)} must be put right first"
    return f"{listed(needs)} not given" if needs else ""


def _waivers(staging: Staging) -> dict[tuple[str, str], str]:
    """Who accepts which warnings, and why, on the date of the data."""
    if not {"waiver", "partnership"} <= staging.present:
        return {}
    rows = staging.rows(
        "SELECT code, table_name, owner, reason FROM waiver CROSS JOIN partnership "
        "WHERE until IS NULL OR until >= as_at"
    )
    return {(code.upper(), table): f"{owner}: {reason}" for code, table, owner, reason in rows}


def _waived(finding: Finding, waivers: Mapping[tuple[str, str], str]) -> Finding:
    if finding.stops:
        return finding
    return replace(finding, waived=waivers.get((finding.code, finding.table), ""))


def _result(ran: _Ran) -> CheckResult:
    rows = sum(finding.rows for finding in ran.findings)
    return CheckResult(ran.code, ran.title, ran.severity, _status(ran), rows, ran.why_not)


def _status(ran: _Ran) -> Status:
    if ran.why_not:
        return "not_run"
    if any(finding.stops for finding in ran.findings):
        return "failed"
    if any(not finding.waived for finding in ran.findings):
        return "warned"
    return "waived" if ran.findings else "passed"
