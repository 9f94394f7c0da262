"""`load` and `report` as functions, and the objects that `--json` prints."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any

from appraisal.commands import Json
from appraisal.errors import AppraisalError, CallError
from appraisal.partnership.database import PartnershipData, partnership_data
from appraisal.partnership.load_report import LoadReport
from appraisal.partnership.loading import load
from appraisal.partnership.reading.sources import SourceError
from appraisal.partnership.releases import prepare
from appraisal.partnership.templates import write_templates
from appraisal.partnership.totals import Totals
from appraisal.reports import FILE_NAME, html_report, word_report


def load_command(
    source: str | Path,
    data: str | Path,
    *,
    progress: Callable[[str, float], None] | None = None,
) -> LoadReport:
    """Load a folder of tables, or a workbook, into the folder of data; what the checks found.

    What may be shown of them is decided here too, so that nobody waits for it at the first page.
    Raises CallError where the source is nothing that can be loaded.
    """
    try:
        report = load(Path(source), Path(data), progress=progress)
    except SourceError as error:
        raise CallError(str(error)) from error
    if report.loaded:
        _decide_what_may_be_shown(Path(data), progress)
    return report


def _decide_what_may_be_shown(folder: Path, progress: Callable[[str, float], None] | None) -> None:
    if progress is not None:
        progress("Deciding which small numbers to hide", 0.99)
    # The data are in place. What cannot be shown of them, and why, every page says by itself.
    with suppress(AppraisalError):
        found = partnership_data(folder)
        if found is not None:
            prepare(found)


def template_command(folder: str | Path) -> tuple[Path, ...]:
    """Write an empty file for each table, and what to put in them; the files written."""
    return write_templates(Path(folder))


def report_command(data: str | Path, to: str | Path) -> tuple[Path, ...]:
    """Write the Data and Analysis Report of the data in a folder; the files written.

    `to` is a file that ends in .docx or .html, or a folder for both. Raises CallError where it is
    neither, and where no data are loaded.
    """
    writers = _writers(Path(to))
    found = partnership_data(Path(data))
    if found is None:
        raise CallError(
            f"No partnership data have been loaded into {data}. Load them with: appraisal load DIR "
            f"--data {data}"
        )
    return tuple(_put(path, make(found)) for path, make in writers.items())


def _writers(to: Path) -> dict[Path, Callable[[PartnershipData], bytes]]:
    """The files to write, each with what makes its bytes."""
    by_ending = {".docx": word_report, ".html": html_report}
    if to.is_dir() or not to.suffix:
        return {to / f"{FILE_NAME}{ending}": make for ending, make in by_ending.items()}
    if to.suffix.lower() not in by_ending:
        raise CallError(
            f"--to was given as {to}. Give a folder for both documents, or a file that ends in "
            ".docx or .html."
        )
    return {to: by_ending[to.suffix.lower()]}


def _put(path: Path, content: bytes) -> Path:
    """Write the file whole: whoever reads it meanwhile has the one before."""
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        return part.replace(path)
    except OSError as error:
        raise CallError(f"{path} cannot be written: {error.strerror}.") from error


def load_as_json(report: LoadReport) -> Json:
    """The object that `load --json` prints: money as numbers of pounds, unrounded."""
    return {
        "loaded": report.loaded,
        "source": str(report.source),
        "database": str(report.database),
        "seconds": report.seconds,
        "sha256": report.sha256,
        "findings": [_plain(asdict(one)) for one in report.findings],
        "checks": [asdict(one) for one in report.checks],
        "tables": [asdict(one) for one in report.tables],
        "passed_over": list(report.passed_over),
        "totals": _totals(report.totals),
    }


def _totals(totals: Totals | None) -> Json | None:
    if totals is None:
        return None
    made: Json = _plain(asdict(totals))
    made["annual_cost"] = _plain(totals.annual_cost)
    made["out_of_area_share"] = totals.out_of_area_share
    made["pool"] = _plain(totals.pool)
    made["overspend"] = _plain(totals.overspend)
    made["overspend_percent"] = totals.overspend_percent
    made["inside_tolerance"] = totals.inside_tolerance
    made["split"] = {partner: _plain(amount) for partner, amount in totals.split}
    for one, control in zip(made["controls"], totals.controls, strict=True):
        one["agrees"] = control.agrees
    return made


def _plain(value: Any) -> Any:
    """The value with amounts as numbers and rows as lists: what JSON can hold."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value
