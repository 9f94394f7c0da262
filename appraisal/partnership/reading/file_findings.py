"""What can be wrong with a file before its cells are looked at."""

from __future__ import annotations

from appraisal.partnership.findings import Finding
from appraisal.partnership.reading.cleaning import LONGEST_CELL, Faults
from appraisal.partnership.reading.sources import LARGEST_FILE, Given
from appraisal.wording import counted


def too_large(given: Given) -> Finding:
    """A file over the limit."""
    size = given.path.stat().st_size / 1024**3
    return Finding(
        "S03",
        "error",
        given.table.name,
        f"{given.shown} is {size:.1f} GB. The limit is {LARGEST_FILE / 1024**3:.0f} GB.",
        "Give fewer years, or Parquet, which is smaller.",
    )


def too_many_rows(given: Given, rows: int, most: int) -> Finding:
    """A table with more rows than are read."""
    return Finding(
        "S03",
        "error",
        given.table.name,
        f"{given.shown} has {rows:,} rows. The limit is {most:,}.",
        "Give fewer years.",
        rows=rows,
    )


def unreadable(given: Given, why: str) -> Finding:
    """A file that cannot be read at all."""
    return Finding(
        "S01",
        "error",
        given.table.name,
        f"{given.shown} cannot be read: {why.rstrip('.')}.",
        "Save it again as CSV (UTF-8), Parquet or XLSX.",
    )


def empty(given: Given) -> Finding:
    """A file without headings."""
    return Finding(
        "S01",
        "error",
        given.table.name,
        f"The first row of {given.shown} is blank, so it has no headings.",
        f"Put the headings in row 1: {', '.join(given.table.column_names)}.",
    )


def other_encoding(given: Given, encoding: str) -> Finding:
    """A file that was read, though it is not UTF-8."""
    return Finding(
        "S01",
        "warning",
        given.table.name,
        f"{given.shown} is not UTF-8; it was read as {encoding}.",
        "See that names with accents and pound signs came through, or save it as CSV UTF-8.",
    )


def misshapen(given: Given, faults: Faults, width: int) -> list[Finding]:
    """Rows that are not made as the headings are."""
    headings = counted(width, "heading")
    said = {
        "short": ("S01", f"fewer cells than the {headings}"),
        "long": ("S01", f"more cells than the {headings}"),
        "quote": ("S01", "a quotation mark that is not closed, or text after it"),
        "huge": ("S03", f"a cell of more than {LONGEST_CELL:,} characters"),
    }
    to_do = {
        "short": f"Give each row {counted(width, 'cell')}, blank ones included.",
        "long": "Give their column a heading, or take them away."
        if given.sheet
        else "Put quotation marks round cells with commas in them.",
        "quote": "Close the quotation mark, and write one inside a cell twice.",
        "huge": "Shorten it, or see whether a quotation mark is missing.",
    }
    return [
        _rows_with(given, code, words, to_do[kind], faults, kind)
        for kind, (code, words) in said.items()
        if kind in faults.counts
    ]


def faulty_cells(given: Given, faults: Faults) -> list[Finding]:
    """Cells of a sheet that Excel itself could not work out, or changed."""
    said = {
        "error": ("an error in place of a value, such as #N/A", "Put the formula right."),
        "unsaved": (
            "a formula without a saved value",
            "Open the workbook in Excel and save it, or paste the values.",
        ),
        "date": (
            "a code that Excel turned into a date",
            "Format the column as text and type the code anew: 5-9 becomes 5 September otherwise.",
        ),
    }
    return [
        _rows_with(given, "S01", words, to_do, faults, kind)
        for kind, (words, to_do) in said.items()
        if kind in faults.counts
    ]


def _rows_with(
    given: Given, code: str, what: str, to_do: str, faults: Faults, kind: str
) -> Finding:
    count = faults.counts[kind]
    return Finding(
        code,
        "error",
        given.table.name,
        f"{counted(count, 'row')} of {given.shown} {'has' if count == 1 else 'have'} {what}.",
        to_do,
        rows=count,
        examples=tuple(f"row {row}" for row in faults.first[kind]),
    )
