"""Databases for tests, made straight from the files of Harrowmere without a load."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import duckdb

from appraisal.partnership.database import FILE_NAME, partnership_data
from appraisal.partnership.releases import prepare
from appraisal.partnership.releases.kept import FOLDER
from appraisal.partnership.schema import SQL_TYPES, Table
from appraisal.partnership.tables import BY_NAME

HARROWMERE = Path(__file__).parents[3] / "data" / "harrowmere"


def build(
    folder: Path,
    *,
    without: tuple[str, ...] = (),
    changes: tuple[str, ...] = (),
    facts: Mapping[str, str] | None = None,
) -> Path:
    """A database of Harrowmere in that folder, less some tables' rows, after some statements."""
    part = folder / f"{FILE_NAME}.part"
    part.write_bytes(_harrowmere())
    emptied = [f'DELETE FROM "{table}"' for table in without]
    if emptied or changes or facts:
        with duckdb.connect(str(part)) as connection:
            for change in (*emptied, *changes):
                connection.execute(change)
            for key, value in (facts or {}).items():
                connection.execute("UPDATE load_facts SET value = ? WHERE key = ?", [value, key])
    return part.replace(folder / FILE_NAME)


@cache
def _harrowmere() -> bytes:
    """The database of all files, made once for all tests."""
    with TemporaryDirectory() as folder:
        made = Path(folder) / FILE_NAME
        with duckdb.connect(str(made)) as connection:
            for name, table in BY_NAME.items():
                connection.execute(_made(table))
                file = HARROWMERE / f"{name}.csv"
                if file.exists():
                    connection.execute(_filled(connection, table, file))
            for statement in _LOAD:
                connection.execute(statement)
        return made.read_bytes()


_LOAD = (
    "CREATE TABLE load_manifest(table_name VARCHAR, file VARCHAR, rows BIGINT, sha256 VARCHAR)",
    """CREATE TABLE load_finding(code VARCHAR, severity VARCHAR, table_name VARCHAR,
        column_name VARCHAR, rows BIGINT, message VARCHAR, to_do VARCHAR, examples VARCHAR[],
        waived VARCHAR)""",
    """CREATE TABLE load_check(code VARCHAR, title VARCHAR, severity VARCHAR, status VARCHAR,
        rows BIGINT, why VARCHAR)""",
    "CREATE TABLE load_facts(key VARCHAR PRIMARY KEY, value VARCHAR)",
    f"""INSERT INTO load_facts VALUES ('schema_version', '1'), ('source', 'harrowmere'),
        ('loaded_at', '2026-11-22T12:00:00+00:00'), ('data_sha256', '{"0" * 64}')""",
)


def _made(table: Table) -> str:
    columns = ", ".join(f'"{one.name}" {SQL_TYPES[one.kind]}' for one in table.columns)
    return f'CREATE TABLE "{table.name}" ({columns}, _row BIGINT)'


def _filled(connection: duckdb.DuckDBPyConnection, table: Table, file: Path) -> str:
    read = f"read_csv('{file}', all_varchar = true, header = true)"
    given = {name for name, *_ in connection.execute(f"DESCRIBE FROM {read}").fetchall()}
    cells = ", ".join(
        f"nullif(\"{one.name}\", '')::{SQL_TYPES[one.kind]}" if one.name in given else "NULL"
        for one in table.columns
    )
    return f'INSERT INTO "{table.name}" SELECT {cells}, 1 + row_number() OVER () FROM {read}'


def ready(folder: Path) -> Path:
    """Harrowmere in that folder, with what may be shown decided already, once for all tests.

    A load of the same files into the folder finds it decided too.
    """
    shutil.copytree(_decided() / FOLDER, folder / FOLDER)
    return build(folder)


@cache
def _decided() -> Path:
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    build(folder)
    data = partnership_data(folder)
    assert data is not None
    prepare(data)
    return folder
