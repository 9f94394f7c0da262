"""A load under way: the cells as they were given, the tables typed from them, in DuckDB.

The new database is built under a name of its own beside the one in use, the cells in a second file
that is thrown away. Of other files only those of the source can be read, and no extension is ever
fetched.
"""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from appraisal.partnership.database import FILE_NAME
from appraisal.partnership.personal import MACROS as ABOUT_PEOPLE
from appraisal.partnership.reading.cells import MACROS as READING
from appraisal.partnership.reading.naming import shown_heading
from appraisal.partnership.reading.sources import Given
from appraisal.partnership.statements import quoted, sql

MEMORY = "1500MB"
THREADS = max(1, min(4, os.cpu_count() or 1))

FIRST_ROWS = 5
"""How many rows a finding names."""

_PART = ".part-"
_OURS_ALONE = 0o600
_COUNTER = itertools.count(1)


@dataclass(frozen=True)
class Cells:
    """The cells of one table as text, as they were given, in a view with `_row` as well.

    `columns` maps the table's columns to those of the view, and `unknown` the place and heading of
    every other column to its own. `rows` counts the rows that are not blank.
    """

    given: Given
    view: str
    columns: Mapping[str, str]
    unknown: Mapping[tuple[int, str], str]
    rows: int
    sha256: str

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.given.table.name

    def shown(self, number: int, heading: str) -> str:
        """A heading that is not the table's as a message may quote it, or its place.

        Where no heading is the table's, the first row may be values and not headings at all.
        """
        return shown_heading(heading if self.columns else "", number)


@dataclass(frozen=True)
class Rows:
    """How many rows a condition holds for, and the first few."""

    count: int = 0
    first: tuple[int, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The rows as a finding names them.

        >>> Rows(2, (4, 9)).shown
        ('row 4', 'row 9')
        """
        return tuple(f"row {row}" for row in self.first)

    def counted(self, noun: str) -> str:
        """How many, with their noun.

        >>> Rows(1).counted("cell"), Rows(1980).counted("cell")
        ('1 cell', '1,980 cells')
        """
        return f"{self.count:,} {noun}{'s' * (self.count != 1)}"


@dataclass
class Staging:
    """The connection that one load works in; leaving it throws away everything not yet kept.

    `present` names the tables that are typed without an error, which later checks may ask about;
    `blank` names the files that have headings and no rows, which are as good as not given.
    """

    data_folder: Path
    source: Path
    present: frozenset[str] = frozenset()
    cells: dict[str, Cells] = field(default_factory=dict)
    blank: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        name = f"{FILE_NAME}{_PART}{os.getpid()}-{next(_COUNTER)}"
        self.work = self.data_folder / f"{name}.work"
        # In there nobody else can read it, nor what DuckDB writes beside it.
        self.part = self.work / "built.duckdb"

    def __enter__(self) -> Self:
        clear_leftovers(self.data_folder)
        self.work.mkdir(mode=0o700)
        self._connection = duckdb.connect(str(self.part), config=_settings(self.work))
        self.part.chmod(_OURS_ALONE)
        try:
            self._prepare()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def _prepare(self) -> None:
        self.run("ATTACH $file AS raw", file=str(self.work / "cells.duckdb"))
        files = self.source.iterdir() if self.source.is_dir() else [self.source]
        allowed = ", ".join(quoted(str(file.resolve())) for file in files)
        self.run(f"SET allowed_paths = [{allowed}]")
        self.run(f"SET allowed_directories = [{quoted(str(self.data_folder.resolve()))}]")
        self.run("SET enable_external_access = false")
        self.run("SET enable_progress_bar = false")  # a terminal has a line of our own
        self.run("SET lock_configuration = true")
        for macro in (*READING, *ABOUT_PEOPLE):
            self.run(f"CREATE TEMP MACRO {macro}")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()
        _remove(self.work)

    def run(self, sql: str, /, **parameters: Any) -> None:
        """Run a statement."""
        self._connection.execute(sql, parameters or None)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a query gives."""
        return self._connection.execute(sql, list(parameters) or None).fetchall()

    def where(self, view: str, conditions: Mapping[str, str]) -> dict[str, Rows]:
        """The rows of a view for which each condition holds, in one pass over it."""
        if not conditions:
            return {}
        asked = ", ".join(
            f"count(*) FILTER ({one}), min(_row, {FIRST_ROWS}) FILTER ({one})"
            for one in conditions.values()
        )
        (found,) = self.rows(sql("SELECT {asked} FROM {view}", asked=asked, view=view))
        pairs = zip(found[::2], found[1::2], strict=True)
        return {
            name: Rows(count, tuple(first or ()))
            for name, (count, first) in zip(conditions, pairs, strict=True)
            if count
        }

    def counts(self, view: str, columns: Sequence[str]) -> tuple[int, ...]:
        """How many rows of a view are not NULL in each column."""
        asked = ", ".join(f"count({column})" for column in columns)
        (found,) = self.rows(sql("SELECT {asked} FROM {view}", asked=asked, view=view))
        return found

    def keep(self) -> Path:
        """Finish the database that was built and put it in place of the one in use.

        Whoever has the old one open goes on reading it.
        """
        self.run("DETACH raw")
        self.run("CHECKPOINT")
        self._connection.close()
        with self.part.open("rb+") as file:
            os.fsync(file.fileno())
        self.part.chmod(_OURS_ALONE)
        database = self.data_folder / FILE_NAME
        os.replace(self.part, database)
        _sync_folder(self.data_folder)
        return database


def clear_leftovers(data_folder: Path) -> None:
    """Remove what loads left behind that were killed; the caller holds the lock."""
    _remove(*data_folder.glob(f"{FILE_NAME}{_PART}*"))


def _settings(work: Path) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": MEMORY,
        "threads": THREADS,
        "temp_directory": str(work / "spilled"),
        "preserve_insertion_order": True,
    }


def _remove(*paths: Path) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
            path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system allows it (not on Windows)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
