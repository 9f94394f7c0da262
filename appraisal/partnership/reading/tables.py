"""The cells of each file brought into the database, all of them as text."""

from __future__ import annotations

from pathlib import Path

import duckdb

from appraisal.partnership.findings import Finding
from appraisal.partnership.reading.cleaning import clean_copy
from appraisal.partnership.reading.file_findings import (
    empty,
    misshapen,
    other_encoding,
    too_large,
    too_many_rows,
    unreadable,
)
from appraisal.partnership.reading.headings import Headings, headings_of
from appraisal.partnership.reading.sources import LARGEST_FILE, Given
from appraisal.partnership.reading.texts import (
    ENCODINGS,
    EncodingError,
    TextFile,
    sha256_of,
    text_file,
)
from appraisal.partnership.staging import Cells, Staging
from appraisal.partnership.statements import sql

MOST_ROWS = 20_000_000


def read_file(staging: Staging, given: Given) -> list[Finding]:
    """Bring one CSV or Parquet file into the staging; return what is wrong with the file."""
    if given.path.stat().st_size > LARGEST_FILE:
        return [too_large(given)]
    try:
        if given.path.suffix.lower() == ".parquet":
            return _read_parquet(staging, given)
        return read_text(staging, given)
    except duckdb.OutOfMemoryException:
        raise  # a fault of the machine and not of the file
    except duckdb.Error:
        # What DuckDB says names its own workings and whole paths.
        return [unreadable(given, "it is damaged, or is something else than its name says")]
    except OSError as error:
        return [unreadable(given, error.strerror or "it cannot be opened")]
    except EncodingError as error:
        return [unreadable(given, f"it {error}")]


def read_text(
    staging: Staging, given: Given, path: Path | None = None, sha256: str = ""
) -> list[Finding]:
    """Bring one file of separated text into the staging.

    What came out of a workbook lies at `path`, and has the workbook's checksum.
    """
    name = given.table.name
    text = text_file(path or given.path, staging.work / f"{name}.utf8.csv")
    if not any(heading.strip() for heading in text.headings):
        return [empty(given)]
    headings = headings_of(given.table, text.headings, given.shown)
    findings = list(headings.findings)
    if text.encoding in ENCODINGS:
        findings.append(other_encoding(given, ENCODINGS[text.encoding]))
    if any(finding.code == "S03" for finding in findings):
        return findings
    if not _read_plainly(staging, name, text):
        copy = staging.work / f"{name}.clean.csv"
        faults = clean_copy(text.readable, copy, text.separator, len(text.headings))
        findings += misshapen(given, faults, len(text.headings))
        _load_text(staging, name, str(copy.resolve()), ",", len(text.headings))
    return [*findings, *_take(staging, given, headings, sha256 or text.sha256)]


def _read_plainly(staging: Staging, name: str, text: TextFile) -> bool:
    """Let DuckDB read the file; False where that fails, or where it saw other rows than lines."""
    if text.uneven:
        return False
    try:
        _load_text(staging, name, str(text.readable.resolve()), text.separator, len(text.headings))
    except duckdb.InvalidInputException:
        return False
    cells = f"raw.{name}_cells"
    ((rows,),) = staging.rows(sql("SELECT count(*) FROM {cells}", cells=cells))
    if rows + 1 == text.lines:
        return True
    # Whatever the reader made of line ends, each is either the end of a row or inside a cell.
    breaks = " + ".join(
        f"coalesce(sum(length({cell}) - length(replace({cell}, chr(10), ''))), 0)"
        for cell in _cell_names(len(text.headings))
    )
    ((inside,),) = staging.rows(sql("SELECT {breaks} FROM {cells}", breaks=breaks, cells=cells))
    in_headings = sum(heading.count("\n") for heading in text.headings)
    return bool(rows + 1 + inside + in_headings == text.lines)


def _load_text(staging: Staging, name: str, path: str, separator: str, width: int) -> None:
    """Every cell trimmed, a blank one as NULL; the order of the rows is that of the file."""
    cells = _cell_names(width)
    staging.run(
        sql(
            """CREATE OR REPLACE TABLE raw.{name}_cells AS SELECT {taken} FROM read_csv($path,
                columns = {{{columns}}}, delim = $separator, header = true, skip = 0, quote = '"',
                escape = '"', comment = '', nullstr = '', strict_mode = true)""",
            name=name,
            taken=", ".join(f"trimmed({cell}) AS {cell}" for cell in cells),
            columns=", ".join(f"'{cell}': 'VARCHAR'" for cell in cells),
        ),
        path=path,
        separator=separator,
    )


def _cell_names(width: int) -> list[str]:
    return [f"c{number}" for number in range(1, width + 1)]


def _read_parquet(staging: Staging, given: Given) -> list[Finding]:
    name, path = given.table.name, str(given.path.resolve())
    sha256 = sha256_of(given.path)
    ((rows,),) = staging.rows("SELECT sum(num_rows) FROM parquet_file_metadata(?)", [path])
    if (rows or 0) > MOST_ROWS:
        return [too_many_rows(given, rows, MOST_ROWS)]
    described = staging.rows("DESCRIBE SELECT * FROM read_parquet(?)", [path])
    headings = headings_of(given.table, [row[0] for row in described], given.shown)
    taken = ", ".join(
        f"trimmed({_shown_as_text(number, str(row[1]))}) AS c{number}"
        for number, row in enumerate(described, start=1)
    )
    staging.run(
        sql(
            "CREATE OR REPLACE TABLE raw.{name}_cells AS "
            "SELECT {taken} FROM read_parquet($path) AS given({names})",
            name=name,
            taken=taken,
            names=", ".join(f"p{number}" for number in range(1, len(described) + 1)),
        ),
        path=path,
    )
    return [*headings.findings, *_take(staging, given, headings, sha256)]


def _shown_as_text(number: int, sql_type: str) -> str:
    """A Parquet value as a person would write it: whole numbers without a decimal point."""
    text = f"CAST(p{number} AS VARCHAR)"
    if sql_type in ("DOUBLE", "FLOAT"):
        return f"regexp_replace({text}, '\\.0$', '')"
    return text


def _take(staging: Staging, given: Given, headings: Headings, sha256: str) -> list[Finding]:
    """Make the view of the rows that are not blank, numbered as in the file."""
    name = given.table.name
    width = len(headings.known) + len(headings.unknown)
    view = f"raw.{name}_rows"
    staging.run(
        sql(
            "CREATE OR REPLACE VIEW {view} AS SELECT rowid + 2 AS _row, * FROM raw.{name}_cells "
            "WHERE {some}",
            view=view,
            name=name,
            some=" OR ".join(f"{cell} IS NOT NULL" for cell in _cell_names(width)),
        )
    )
    ((rows,),) = staging.rows(sql("SELECT count(*) FROM {view}", view=view))
    if rows > MOST_ROWS:
        return [too_many_rows(given, rows, MOST_ROWS)]
    if not rows and not given.table.required:
        staging.blank.append(given.shown)
        return []
    staging.cells[name] = Cells(
        given,
        view,
        {column: f"c{number}" for column, number in headings.known.items()},
        {(number, heading): f"c{number}" for number, heading in headings.unknown.items()},
        rows,
        sha256,
    )
    return []
