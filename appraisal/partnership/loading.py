"""Loading a partnership's data: read, check everything, build aside, put into place.

Nothing is changed unless every check that can stop a load passes: the database in use stays as it
is, byte for byte, whatever happens before the last step, which is one renaming.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from appraisal.partnership.checking import checked
from appraisal.partnership.database import FILE_NAME
from appraisal.partnership.findings import Finding
from appraisal.partnership.load_lock import LoadingError, one_load_at_a_time
from appraisal.partnership.load_report import LoadedTable, LoadReport
from appraisal.partnership.manifest import data_sha256, write_manifest
from appraisal.partnership.reading.sources import Sources, files_given, workbook_given
from appraisal.partnership.reading.tables import read_file
from appraisal.partnership.reading.typed import empty_table, type_table
from appraisal.partnership.reading.workbook import read_workbook
from appraisal.partnership.staging import Staging
from appraisal.partnership.tables import TABLES
from appraisal.partnership.totals import totals

Progress = Callable[[str, float], None]
"""Called with what is being done, in words, and the share of the work that is behind."""

_READ, _TYPED, _CHECKED = 0.45, 0.6, 0.95


def load(source: Path, data_folder: Path, *, progress: Progress | None = None) -> LoadReport:
    """Load a folder of CSV and Parquet files, or one XLSX workbook, into the folder of data.

    Every problem of every table is in the report; with one that stops, nothing is loaded. Raises
    SourceError where the source is no such thing, and LoadingError where the folder of data cannot
    be written to or another load is under way.
    """
    began = time.monotonic()
    tell = progress or _nobody
    is_workbook = workbook_given(source)
    _make(data_folder)
    with one_load_at_a_time(data_folder):
        try:
            with Staging(data_folder, source) as staging:
                return _load(staging, is_workbook, tell, began)
        except duckdb.OutOfMemoryException as error:
            raise LoadingError(
                f"There is not enough memory or room in {data_folder} for these data. Nothing was "
                "changed. Give fewer years, or free some room."
            ) from error


def _load(staging: Staging, is_workbook: bool, tell: Progress, began: float) -> LoadReport:
    sources, found = _read(staging, is_workbook, _part_of(tell, 0, _READ))
    _type(staging, _part_of(tell, _READ, _TYPED))
    given = frozenset(one.table.name for one in sources.given)
    checks = checked(staging, given, found, _part_of(tell, _TYPED, _CHECKED))
    tables = tuple(
        LoadedTable(cells.name, cells.given.shown, cells.rows, cells.sha256)
        for cells in staging.cells.values()
    )
    sha256 = data_sha256(tables)
    figures = totals(staging) if "partnership" in staging.present else None
    if checks.may_load:
        tell("Putting the new data in place", _CHECKED)
        _fill_up(staging)
        write_manifest(staging, tables, checks.findings, checks.results, sha256)
        staging.keep()
    tell("Done", 1.0)
    return LoadReport(
        loaded=checks.may_load,
        findings=checks.findings,
        checks=checks.results,
        tables=tables,
        totals=figures,
        database=staging.data_folder / FILE_NAME,
        seconds=time.monotonic() - began,
        source=staging.source,
        passed_over=(*sources.passed_over, *(f"{file} (no rows)" for file in staging.blank)),
        sha256=sha256,
    )


def _read(staging: Staging, is_workbook: bool, tell: Progress) -> tuple[Sources, list[Finding]]:
    """Read everything given: which tables it is, and what is wrong with the files."""
    if is_workbook:
        return read_workbook(staging, tell)
    sources = files_given(staging.source)
    found = list(sources.findings)
    weights = [one.path.stat().st_size + 1 for one in sources.given]
    for place, one in enumerate(sources.given):
        tell(f"Reading {one.shown}", sum(weights[:place]) / sum(weights))
        found += read_file(staging, one)
    return sources, found


def _type(staging: Staging, tell: Progress) -> None:
    weights = [cells.rows + 1 for cells in staging.cells.values()]
    for place, cells in enumerate(staging.cells.values()):
        tell(f"Reading the figures of {cells.name}", sum(weights[:place]) / sum(weights))
        type_table(staging, cells)


def _fill_up(staging: Staging) -> None:
    """Give the database every table of the schema, so that a query finds those not given empty."""
    for table in TABLES:
        if table.name not in staging.cells:
            empty_table(staging, table)


def _part_of(tell: Progress, start: float, end: float) -> Progress:
    """A progress of its own, from 0 to 1, for one part of the work."""
    return lambda words, share: tell(words, start + (end - start) * share)


def _make(data_folder: Path) -> None:
    if "?" in str(data_folder.resolve()):
        # DuckDB takes what follows for the query of a web address.
        raise LoadingError(
            f"The folder {data_folder} has a '?' in its name or lies in one that has, where DuckDB "
            "cannot keep a database. Choose another with --data."
        )
    try:
        data_folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LoadingError(
            f"The folder {data_folder} cannot be made: {error.strerror}. Choose another with "
            "--data."
        ) from error


def _nobody(words: str, share: float) -> None:
    """Progress that nobody asked for."""
