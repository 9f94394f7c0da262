"""The load's own tables in the database: what was loaded, what was checked and what was found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version

from appraisal.partnership.database import SCHEMA_VERSION
from appraisal.partnership.findings import Finding
from appraisal.partnership.load_report import CheckResult, LoadedTable
from appraisal.partnership.staging import Staging
from appraisal.partnership.statements import sql

_TABLES = (
    "load_manifest(table_name VARCHAR PRIMARY KEY, file VARCHAR, rows BIGINT, sha256 VARCHAR)",
    """load_finding(code VARCHAR, severity VARCHAR, table_name VARCHAR, column_name VARCHAR,
        rows BIGINT, message VARCHAR, to_do VARCHAR, examples VARCHAR[], waived VARCHAR)""",
    """load_check(code VARCHAR, title VARCHAR, severity VARCHAR, status VARCHAR, rows BIGINT,
        why VARCHAR)""",
    "load_facts(key VARCHAR PRIMARY KEY, value VARCHAR)",
)


def write_manifest(
    staging: Staging,
    tables: Iterable[LoadedTable],
    findings: Iterable[Finding],
    checks: Iterable[CheckResult],
    sha256: str,
) -> None:
    """Write the load's own tables into the database under way."""
    for table in _TABLES:
        staging.run(f"CREATE TABLE {table}")
    _insert(
        staging,
        "load_manifest",
        [(one.name, one.file, one.rows, one.sha256) for one in tables],
    )
    _insert(
        staging,
        "load_finding",
        [
            (
                *(one.code, one.severity, one.table, one.column, one.rows),
                *(one.message, one.to_do, list(one.examples), one.waived),
            )
            for one in findings
        ],
    )
    _insert(
        staging,
        "load_check",
        [(one.code, one.title, one.severity, one.status, one.rows, one.why) for one in checks],
    )
    _insert(staging, "load_facts", list(_facts(staging, sha256).items()))


def data_sha256(tables: Iterable[LoadedTable]) -> str:
    """One checksum of all the data: of the tables' names and the checksums of their files.

    >>> one = LoadedTable("pool", "pool.csv", 1, "ab")
    >>> data_sha256([one]) == data_sha256([LoadedTable("pool", "Pool.csv", 1, "ab")])
    True
    """
    pairs = sorted((one.name, one.sha256) for one in tables)
    return hashlib.sha256(json.dumps(pairs).encode()).hexdigest()


def _facts(staging: Staging, sha256: str) -> dict[str, str]:
    return {
        "schema_version": str(SCHEMA_VERSION),
        "loaded_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "source": staging.source.resolve().name,
        "appraisal_version": version("appraisal"),
        "data_sha256": sha256,
    }


def _insert(staging: Staging, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        places = ", ".join([f"({', '.join('?' * len(rows[0]))})"] * len(rows))
        values = [value for row in rows for value in row]
        staging.rows(sql("INSERT INTO {table} VALUES {rows}", table=table, rows=places), values)
