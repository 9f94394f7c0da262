"""Which files, or sheets of a workbook, hold which tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from appraisal.errors import AppraisalError
from appraisal.option_sets.spelling import did_you_mean
from appraisal.partnership.findings import Finding
from appraisal.partnership.reading.naming import is_table, plain_name
from appraisal.partnership.schema import Table
from appraisal.partnership.tables import BY_NAME
from appraisal.wording import listed

LARGEST_FILE = 4 * 1024**3
"""Bytes of one file: some thirty times the 2,000,000 packages that the product is measured with."""

_TABLES = {".csv", ".parquet"}
_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
_SETTINGS = {".yaml", ".yml"}


class SourceError(AppraisalError):
    """What was given to load is not a folder of tables and not a workbook."""


@dataclass(frozen=True)
class Given:
    """One table as it was given: a file, or a sheet of a workbook."""

    table: Table
    path: Path
    sheet: str = ""

    @property
    def shown(self) -> str:
        """The file's name, with the sheet's where it has any.

        >>> from appraisal.partnership.tables import BY_NAME
        >>> Given(BY_NAME["pool"], Path("in/money.xlsx"), "Pool").shown
        'money.xlsx, sheet Pool'
        """
        return f"{self.path.name}, sheet {self.sheet}" if self.sheet else self.path.name


@dataclass(frozen=True)
class Sources:
    """The tables given, what was found wrong with the files, and what was passed over."""

    given: tuple[Given, ...]
    findings: tuple[Finding, ...] = ()
    passed_over: tuple[str, ...] = ()


def workbook_given(source: Path) -> bool:
    """Whether the source is one Excel workbook; SourceError where it is nothing to load.

    A workbook that may hold macros, or is of another kind than XLSX, is refused by its name.
    """
    if source.is_dir():
        return False
    if not source.exists():
        raise SourceError(
            f"There is nothing at {source}. Give a folder of CSV or Parquet files, or one XLSX "
            "workbook."
        )
    ending = source.suffix.lower()
    if ending == ".xlsx":
        return True
    if ending in _WORKBOOKS:
        raise SourceError(
            f"{source.name} is a kind of workbook that is not read, as it may hold macros. "
            "In Excel, choose Save As and Excel Workbook (.xlsx)."
        )
    raise SourceError(
        f"{source.name} is one file. Give the folder that holds the tables as CSV or Parquet "
        "files, or one XLSX workbook."
    )


def files_given(folder: Path) -> Sources:
    """The tables that a folder's files hold, by their names; sub-folders are not looked into."""
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        raise SourceError(f"The folder {folder} cannot be read: {error.strerror}.") from error
    files = [path for path in entries if not path.name.startswith((".", "~$"))]
    tables = [path for path in files if path.suffix.lower() in _TABLES and path.is_file()]
    others = [path for path in files if path not in tables]
    named = [(plain_name(path.stem), path.name, Given(t, path)) for path, t in _known(tables)]
    unknown = [path for path in tables if not is_table(plain_name(path.stem))]
    return Sources(
        tuple(_first_of_each(given for *_, given in named)),
        (
            *_twice((name, file) for name, file, _ in named),
            *(_unknown(path.name, path.stem, "file") for path in unknown),
            *_settings(others),
            *_only_a_workbook(tables, others),
        ),
        tuple(path.name for path in others if path.suffix.lower() not in _SETTINGS),
    )


def sheets_given(workbook: Path, sheets: Iterable[str]) -> Sources:
    """The tables that a workbook's sheets hold, by their names."""
    names = list(sheets)
    known = [name for name in names if is_table(plain_name(name))]
    others = [name for name in names if name not in known]
    notes = [name for name in others if plain_name(name).startswith(("readme", "read_me", "note"))]
    return Sources(
        tuple(_first_of_each(Given(BY_NAME[plain_name(name)], workbook, name) for name in known)),
        (
            *_twice((plain_name(name), f"sheet {name}") for name in known),
            *(_unknown(f"sheet {name}", name, "sheet") for name in others if name not in notes),
        ),
        tuple(f"sheet {name}" for name in notes),
    )


def _known(tables: Iterable[Path]) -> Iterator[tuple[Path, Table]]:
    for path in tables:
        name = plain_name(path.stem)
        if is_table(name):
            yield path, BY_NAME[name]


def _first_of_each(given: Iterable[Given]) -> list[Given]:
    """One of each table, in the order in which tables are loaded."""
    by_name: dict[str, Given] = {}
    for one in given:
        by_name.setdefault(one.table.name, one)
    return [by_name[name] for name in BY_NAME if name in by_name]


def _twice(named: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    files: dict[str, list[str]] = {}
    for name, file in named:
        files.setdefault(name, []).append(file)
    for name, given in files.items():
        if len(given) > 1:
            yield Finding(
                "S01",
                "error",
                name,
                f"The table {name} is given {len(given)} times: {listed(given)}.",
                "Keep the one that is right and take the others away.",
            )


def _unknown(shown: str, name: str, what: str) -> Finding:
    hint = did_you_mean(plain_name(name), BY_NAME)
    return Finding(
        "S01",
        "warning",
        plain_name(name),
        f"{shown} is not one of the tables, so it was not loaded.",
        hint.strip() or f"Give the {what} the name of a table, or take it away.",
    )


def _settings(others: Iterable[Path]) -> Iterator[Finding]:
    for path in others:
        if path.suffix.lower() in _SETTINGS:
            yield Finding(
                "S03",
                "error",
                path.name,
                f"{path.name} is a YAML file. It was not opened: partnership data are tables.",
                "Take it out of the folder; option sets belong in scenarios.",
            )


def _only_a_workbook(tables: Iterable[Path], others: Iterable[Path]) -> Iterator[Finding]:
    books = [path for path in others if path.suffix.lower() in _WORKBOOKS]
    if books and not list(tables):
        yield Finding(
            "S01",
            "error",
            books[0].name,
            f"The folder holds {listed([path.name for path in books])} and no CSV or Parquet file.",
            f"Load the workbook itself: appraisal load {books[0]}",
        )
