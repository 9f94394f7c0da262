"""The DuckDB file: the only SQL of the workshops.

Two tables. `ledger` is append-only and holds everything that happened, one entry a row,
numbered in commit order. `draft` holds what somebody has written and not yet cast, and is the
one thing here that is overwritten.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from appraisal.errors import AppraisalError

FORMAT = 1
"""The layout of the file that this version writes and reads."""

_SCHEMA = (
    "CREATE TABLE about (format INTEGER NOT NULL, since TIMESTAMP NOT NULL)",
    """CREATE TABLE ledger (
        version BIGINT PRIMARY KEY, happened TIMESTAMP NOT NULL,
        kind VARCHAR NOT NULL, workshop VARCHAR NOT NULL, body VARCHAR NOT NULL)""",
    """CREATE TABLE draft (
        workshop VARCHAR NOT NULL, participant VARCHAR NOT NULL,
        happened TIMESTAMP NOT NULL, body VARCHAR NOT NULL)""",
)


class LedgerError(AppraisalError):
    """The ledger could not be opened, read or written."""


@dataclass(frozen=True)
class Entry:
    """Something that is about to be recorded. `body` is plain JSON.

    It is encoded at once, so that what cannot be kept fails here and not in a group of others'.
    """

    kind: str
    workshop: str
    body: Mapping[str, Any]
    encoded: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "encoded", _json(self.body))


@dataclass(frozen=True)
class Recorded:
    """An entry as the ledger holds it: committed, numbered, and never changed."""

    version: int
    happened: datetime
    kind: str
    workshop: str
    body: Mapping[str, Any]


@dataclass(frozen=True)
class Draft:
    """What a participant has written in a workshop and not yet cast."""

    workshop: str
    participant: str
    body: Mapping[str, Any]
    encoded: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "encoded", _json(self.body))


class DuckDBStore:
    """One DuckDB file, held by this process alone.

    Writing is for the ledger's writer thread only. Errors are `LedgerError` in plain words.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = _connect(path)
        try:
            self.version = self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> int:
        """Make the tables of a new file, or check those of an old one; return the last version."""
        tables = {name for (name,) in self._rows("SELECT table_name FROM duckdb_tables()")}
        if not tables:
            self._begin()
            for statement in _SCHEMA:
                self._connection.execute(statement)
            self._connection.execute("INSERT INTO about VALUES (?, ?)", [FORMAT, _now()])
            self._connection.execute("COMMIT")
        elif not {"about", "ledger", "draft"} <= tables:
            raise LedgerError(
                f"{self.path} is a DuckDB file, but not one of Appraisal's. "
                "Choose another folder with --data."
            )
        ((found,),) = self._rows("SELECT max(format) FROM about")
        if found > FORMAT:
            raise LedgerError(
                f"{self.path} was written by a newer version of Appraisal (its format is "
                f"{found}; this version reads up to {FORMAT}). Nothing was changed. "
                "Install the newer version, or choose another folder with --data."
            )
        ((last,),) = self._rows("SELECT coalesce(max(version), 0) FROM ledger")
        return int(last)

    def commit(self, entries: Sequence[Entry], drafts: Sequence[Draft]) -> list[Recorded]:
        """Write one group in one transaction: all of it, or (with `LedgerError`) none of it."""
        happened = _now()
        recorded = [
            Recorded(
                self.version + place,
                happened.replace(tzinfo=UTC),
                entry.kind,
                entry.workshop,
                entry.body,
            )
            for place, entry in enumerate(entries, start=1)
        ]
        try:
            self._begin()
            self._insert_entries(recorded, [entry.encoded for entry in entries], happened)
            self._replace_drafts(drafts, happened)
            self._connection.execute("COMMIT")
        except BaseException as error:
            self._abandon()
            if isinstance(error, duckdb.Error):
                raise LedgerError(_why_not_saved(error, self.path)) from error
            raise
        self.version += len(recorded)
        return recorded

    def _insert_entries(
        self, recorded: Sequence[Recorded], bodies: Sequence[str], happened: datetime
    ) -> None:
        if recorded:
            # One statement with lists: 100 rows cost hardly more than one.
            self._connection.execute(
                "INSERT INTO ledger SELECT unnest(?::BIGINT[]), unnest(?::TIMESTAMP[]),"
                " unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[])",
                [
                    [entry.version for entry in recorded],
                    [happened] * len(recorded),
                    [entry.kind for entry in recorded],
                    [entry.workshop for entry in recorded],
                    list(bodies),
                ],
            )

    def _replace_drafts(self, drafts: Sequence[Draft], happened: datetime) -> None:
        if drafts:
            latest = {(draft.workshop, draft.participant): draft for draft in drafts}
            workshops = [workshop for workshop, _ in latest]
            participants = [participant for _, participant in latest]
            self._connection.execute(
                "DELETE FROM draft WHERE (workshop, participant) IN"
                " (SELECT (unnest(?::VARCHAR[]), unnest(?::VARCHAR[])))",
                [workshops, participants],
            )
            bodies = [draft.encoded for draft in latest.values()]
            self._connection.execute(
                "INSERT INTO draft SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]),"
                " ?::TIMESTAMP, unnest(?::VARCHAR[])",
                [workshops, participants, happened, bodies],
            )

    def entries(self) -> Iterator[Recorded]:
        """Everything that ever happened, in commit order."""
        for version, happened, kind, workshop, body in self._rows(
            "SELECT version, happened, kind, workshop, body FROM ledger ORDER BY version"
        ):
            yield Recorded(version, happened.replace(tzinfo=UTC), kind, workshop, json.loads(body))

    def drafts(self) -> Iterator[Draft]:
        """Every draft that is kept."""
        for workshop, participant, body in self._rows(
            "SELECT workshop, participant, body FROM draft"
        ):
            yield Draft(workshop, participant, json.loads(body))

    def close(self) -> None:
        """Let go of the file, so that another process may open it."""
        self._connection.close()

    def _begin(self) -> None:
        self._connection.execute("BEGIN")

    def _abandon(self) -> None:
        try:
            self._connection.execute("ROLLBACK")
        except duckdb.Error:
            # DuckDB has already abandoned it, which is what we want.
            return

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        return self._connection.cursor().execute(query).fetchall()


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A hall may have no internet: nothing here may go looking for an extension.
        return duckdb.connect(
            str(path),
            config={"autoinstall_known_extensions": False, "autoload_known_extensions": False},
        )
    except OSError as error:
        raise LedgerError(
            f"The folder {path.parent} cannot be used ({error.strerror}). "
            "Choose one that you may write to with --data."
        ) from error
    except duckdb.Error as error:
        raise LedgerError(_why_not_opened(error, path)) from error


def _why_not_opened(error: duckdb.Error, path: Path) -> str:
    words = str(error)
    holder = re.search(r"\(PID (\d+)\)", words)
    if holder or "lock" in words.lower():
        who = f"process {holder.group(1)}" if holder else "another program"
        return (
            f"{path} is already open in {who}. One Appraisal server uses a data folder at a "
            "time: use the one that is running, stop it first, or choose another folder with "
            "--data."
        )
    if "not a valid DuckDB" in words:
        return (
            f"{path} is not a file that Appraisal can read. It was left as it is. "
            "Restore it from a copy, or choose another folder with --data."
        )
    if "newer version" in words or "storage version" in words:
        return (
            f"{path} was written by a newer version of DuckDB. Nothing was changed. "
            "Install the newer version of Appraisal, or choose another folder with --data."
        )
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        return f"{path} cannot be written. Choose a folder that you may write to with --data."
    return f"{path} could not be opened: {words.splitlines()[0]}"


def _why_not_saved(error: duckdb.Error, path: Path) -> str:
    words = str(error).lower()
    if any(sign in words for sign in ("no space", "too large", "disk quota", "disc is full")):
        return (
            f"The disc that holds {path.parent} is full, so this was not saved. What was saved "
            "before is safe. Free some space and try again."
        )
    if any(sign in words for sign in ("read-only", "permission", "denied")):
        return (
            f"{path} can no longer be written, so this was not saved. What was saved before is "
            "safe. Make the folder writable and try again."
        )
    return f"This was not saved: {str(error).splitlines()[0]} What was saved before is safe."


def _json(body: Mapping[str, Any]) -> str:
    try:
        text = json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        text.encode()
    except ValueError as error:
        raise LedgerError(f"This holds something that cannot be kept ({error}).") from error
    return text


def _now() -> datetime:
    """The present in UTC, without a zone, as the file keeps it: to the second."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
