"""The partnership's data as it was loaded: one file, read only, and never half of two.

Loading builds a new file aside and renames it into place. Whoever holds a `PartnershipData` goes
on reading the file that it was opened on, so all figures of one page come from one load; the next
call of `partnership_data` opens the new file, and the old one is closed when the last reader lets
go of it.
"""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

import duckdb

from appraisal.disclosure import DEFAULT_PROFILE, Profile, profile_called
from appraisal.errors import AppraisalError
from appraisal.partnership.tables import BY_NAME

FILE_NAME: Final = "partnership.duckdb"
"""The name of the file in the folder of data."""

SCHEMA_VERSION: Final = 1
"""The layout of the file that this version makes and reads."""

HELD: Final = "held"
"""The name under which a connection holds the partnership's file."""

_LIMITS: Final[dict[str, str | bool | int | float | list[str]]] = {
    # A hall may have no internet: nothing is fetched and nothing is loaded from elsewhere.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "1GB",
    "temp_directory": "",
    "threads": "2",
}
_MAKE_AGAIN = "Load the data again with: appraisal load DIR"

Worked = TypeVar("Worked")
Stamp = tuple[int, int, int, int]


class PartnershipDataError(AppraisalError):
    """The partnership's data cannot be read, or do not hold what was asked for."""


class PartnershipData:
    """One load of a partnership's data, open for reading from any thread.

    What is worked out from it can be kept with `once`, and goes when the data go.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = _opened(path)
        self._asking = threading.Lock()
        self._kept: dict[object, _Kept] = {}
        self.close = weakref.finalize(self, self._connection.close)
        try:
            self._facts = _facts(self)
        except AppraisalError:
            self.close()
            raise
        self.tables = frozenset(name for name in _tables(self) if name in BY_NAME)

    @property
    def version(self) -> str:
        """What tells this load from any other: the SHA-256 of the data."""
        return self._facts["data_sha256"]

    def fact(self, key: str) -> str:
        """What the load recorded about itself, such as `loaded_at`; "" where it did not."""
        return self._facts.get(key, "")

    @cached_property
    def as_at(self) -> date:
        """The date that the data describe."""
        found: date = self.row("SELECT as_at FROM partnership")[0]
        return found

    @cached_property
    def money_year(self) -> str:
        """The financial year that packages and the pool are for."""
        return str(self.row('SELECT "year" FROM partnership')[0])

    @cached_property
    def name(self) -> str:
        """The partnership's name."""
        return str(self.row("SELECT name FROM partnership")[0])

    @cached_property
    def profile(self) -> Profile:
        """How the partnership hides small numbers of people."""
        stated = self.row("SELECT disclosure_profile FROM partnership")[0]
        return profile_called(stated or DEFAULT_PROFILE)

    @cached_property
    def assessment(self) -> str:
        """The recorded assessment of what may be shown, which some profiles need; "" for none."""
        return self.row("SELECT disclosure_assessment FROM partnership")[0] or ""

    def has(self, *tables: str) -> bool:
        """Whether all of these tables were loaded with at least one row."""
        return all(table in self.tables and self._has_rows(table) for table in tables)

    def _has_rows(self, table: str) -> bool:
        """Whether one of the file's own tables has a row; kept, since every figure asks."""
        sql = f'SELECT 1 FROM "{table}" LIMIT 1'  # noqa: S608
        return self.once(("has rows", table), lambda: bool(self.rows(sql)))

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a query of ours gives; tables are named as the schema names them."""
        with self._asking:
            cursor = self._connection.cursor()
        try:
            cursor.execute(f"USE {HELD}")
            return cursor.execute(sql, list(parameters)).fetchall()
        except duckdb.Error as error:
            raise PartnershipDataError(
                f"The partnership's data in {self.path.name} could not be read. {_MAKE_AGAIN}"
            ) from error
        finally:
            cursor.close()

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...]:
        """The one row that a query of ours gives; PartnershipDataError where there is none."""
        found = self.rows(sql, parameters)
        if not found:
            raise PartnershipDataError(
                f"The partnership's data in {self.path} hold no row where one is needed."
                f" {_MAKE_AGAIN}"
            )
        return found[0]

    def once(self, key: object, work: Callable[[], Worked]) -> Worked:
        """What `work` gives, worked out the first time it is asked for and kept with the data.

        Others who ask for the same meanwhile wait for it; what fails is tried again.
        """
        with self._asking:
            kept = self._kept.setdefault(key, _Kept())
        with kept.lock:
            if not kept.done:
                kept.value, kept.done = work(), True
        value: Worked = kept.value
        return value


class _Kept:
    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.done = False
        self.value: Any = None


_open: dict[Path, tuple[Stamp, PartnershipData]] = {}
_opening = threading.Lock()


def partnership_data(data_folder: Path) -> PartnershipData | None:
    """The data loaded into that folder, as they are now; None where none were loaded.

    Held per process: the same object comes back until another load takes the file's place.
    Raises PartnershipDataError where the file cannot be read or another version made it.
    """
    path = (data_folder / FILE_NAME).resolve()
    with _opening:
        stamp = _stamp(path)
        if stamp is None:
            _open.pop(path, None)
            return None
        # Looked at before it is opened: a file that comes between is opened again, never missed.
        if path not in _open or _open[path][0] != stamp:
            _open[path] = (stamp, PartnershipData(path))
        return _open[path][1]


def _stamp(path: Path) -> Stamp | None:
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise PartnershipDataError(f"{path} cannot be read: {error.strerror}.") from error
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size


def _opened(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        path.open("rb").close()
    except OSError as error:
        raise PartnershipDataError(f"{path} cannot be read: {error.strerror}.") from error
    # In memory, with the file beside it: only so can a whole query be kept from writing to it.
    connection = duckdb.connect(":memory:", config=_LIMITS)
    quoted = str(path).replace("'", "''")
    try:
        connection.execute(f"ATTACH '{quoted}' AS {HELD} (READ_ONLY)")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    except duckdb.Error as error:
        connection.close()
        raise PartnershipDataError(
            f"{path.name} cannot be read as partnership data: it is not a database that this"
            f" version can read. {_MAKE_AGAIN}"
        ) from error
    return connection


def _tables(data: PartnershipData) -> set[str]:
    found = data.rows("SELECT table_name FROM duckdb_tables() WHERE database_name = ?", [HELD])
    return {name for (name,) in found}


def _facts(data: PartnershipData) -> dict[str, str]:
    """What the load recorded, once it is sure that this version can read the rest."""
    wanting = {"load_facts", "partnership"} - _tables(data)
    if wanting:
        raise PartnershipDataError(
            f"{data.path} holds no table '{min(wanting)}', so it is not a load of partnership"
            f" data. {_MAKE_AGAIN}"
        )
    facts = {key: value or "" for key, value in data.rows("SELECT key, value FROM load_facts")}
    made = facts.get("schema_version", "")
    if made != str(SCHEMA_VERSION):
        raise PartnershipDataError(
            f"{data.path} was made by another version of Appraisal (layout {made or 'unknown'};"
            f" this one reads {SCHEMA_VERSION}). {_MAKE_AGAIN}"
        )
    return facts
