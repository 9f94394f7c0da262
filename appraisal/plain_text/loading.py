"""What a load found, as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appraisal.partnership.findings import Finding
from appraisal.partnership.load_report import CheckResult, LoadReport
from appraisal.partnership.pounds import in_millions, in_pounds, to_the_penny
from appraisal.partnership.totals import Control, Totals
from appraisal.plain_text.layout import counted, prose, table
from appraisal.wording import listed, percent

_STATUS = {
    "passed": "passed",
    "warned": "warning",
    "waived": "accepted",
    "failed": "FAILED",
    "not_run": "not run",
}
_COUNTED = {"adults_with_packages", "people_out_of_area", "register_adults", "population"}
_MARK = {"block": "blocked", "error": "error", "warning": "warning"}


def load_text(report: LoadReport) -> str:
    """The verdict, what was found with what to do, the totals, the checks, and the files."""
    parts = [
        prose(verdict(report)),
        *_findings(report),
        *([_totals(report.totals)] if report.totals and report.loaded else []),
        f"Checks\n{_checks(report.checks)}",
        f"Files\n{_files(report)}",
    ]
    return "\n\n".join(parts)


def verdict(report: LoadReport) -> str:
    """One sentence, or two: loaded or not, how much, and what is in place now.

    Nothing in it is about a person: totals that are stand apart.
    """
    if report.loaded:
        accepted = f" and {len(report.waived)} accepted" if report.waived else ""
        rows = sum(one.rows for one in report.tables)
        return (
            f"Loaded: {counted(len(report.tables), 'table')} with {rows:,} rows, with "
            f"{counted(len(report.warnings), 'warning')}{accepted}. They are in "
            f"{report.database}."
        )
    kept = (
        f"The data in {report.database} are as they were."
        if report.database.exists()
        else "There are no data in place yet."
    )
    return (
        f"Nothing was loaded: {counted(len(report.stopping), 'problem')} must be put right "
        f"first. {kept}"
    )


def _findings(report: LoadReport) -> Iterator[str]:
    for title, findings in (
        ("To be put right", report.stopping),
        ("Warnings", report.warnings),
        ("Accepted", report.waived),
    ):
        if findings:
            yield "\n".join([title, *map(_finding, findings)])


def _finding(finding: Finding) -> str:
    examples = f" ({', '.join(finding.examples)})" if finding.examples else ""
    said = f"{finding.code} {_MARK[finding.severity]}: {finding.message}{examples}"
    ends = f"Accepted by {finding.waived}" if finding.waived else finding.to_do
    return prose(said, f"  {ends}")


def _totals(totals: Totals) -> str:
    rows = [[name, value] for name, value in total_rows(totals)]
    said = f"Totals of {totals.year}\n{table(rows, right=(1,))}" if rows else ""
    controls = [
        ["Control total", "Stated", "Found", ""],
        *(control_row(one) for one in totals.controls),
    ]
    beside = f"\n\n{table(controls, right=(1, 2))}" if totals.controls else ""
    return f"{said}{beside}"


def total_rows(totals: Totals) -> Iterator[tuple[str, str]]:
    """Each total with its name, as people read them; the parts of one follow it."""
    if totals.register_adults is not None:
        yield "Adults on the register", f"{totals.register_adults:,}"
    if totals.people_with_packages is not None:
        yield "People with packages", f"{totals.people_with_packages:,}"
    if totals.weekly_cost is not None and totals.annual_cost is not None:
        yield "Cost a week", in_pounds(totals.weekly_cost)
        yield "Cost a year", in_millions(totals.annual_cost)
    if totals.people_out_of_area is not None and totals.out_of_area_share is not None:
        yield "People out of area", f"{totals.people_out_of_area:,}"
        yield "Their share of the cost", percent(totals.out_of_area_share, 1)
    yield from _pool_rows(totals)


def _pool_rows(totals: Totals) -> Iterator[tuple[str, str]]:
    if totals.pool is not None:
        yield "Pool", in_millions(totals.pool)
        for one in totals.funding:
            yield f"  from {one.partner}", f"{in_millions(one.amount)} ({percent(one.share, 1)})"
    if totals.outturn is None or totals.overspend is None or totals.overspend_percent is None:
        return
    yield "Outturn", in_millions(totals.outturn)
    name = "Underspend" if totals.overspend < 0 else "Overspend"
    yield name, f"{in_millions(abs(totals.overspend))} ({abs(totals.overspend_percent):.2f} %)"
    for partner, amount in totals.split:
        yield f"  pro rata to {partner}", in_millions(abs(amount))
    if totals.tolerance_percent is not None:
        held = "inside" if totals.inside_tolerance else "beyond"
        yield "Tolerance", f"{held} {totals.tolerance_percent:g} %"


def control_row(control: Control) -> list[str]:
    """A control total: what it is of, what was stated, what was found, and whether they agree."""
    money = control.measure not in _COUNTED
    write = to_the_penny if money else _whole
    agrees = "agrees" if control.agrees else "DIFFERS"
    return [control.measure, write(control.stated), write(control.found), agrees]


def _whole(amount: float) -> str:
    return f"{amount:,.0f}"


def _checks(checks: Sequence[CheckResult]) -> str:
    rows = [["Code", "Check", "", "Rows"]]
    rows += [
        [
            check.code,
            check.title,
            _STATUS[check.status],
            f"{check.rows:,}" if check.rows else "",
        ]
        for check in checks
    ]
    text = table(rows, right=(3,), names=(1,))
    if any(check.status == "not_run" for check in checks):
        text += "\n" + prose(
            "A check is not run where a table that it needs is not given, or must be put right "
            "first: --json says which."
        )
    return text


def _files(report: LoadReport) -> str:
    rows = [["Table", "File", "Rows", "SHA-256"]]
    rows += [[one.name, one.file, f"{one.rows:,}", one.sha256[:16]] for one in report.tables]
    over = (
        "\n" + prose(f"Passed over, as no tables: {listed(report.passed_over)}.")
        if report.passed_over
        else ""
    )
    return f"{table(rows, right=(2,), names=(1,))}{over}"
