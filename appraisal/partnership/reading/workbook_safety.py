"""Whether a workbook can be opened at all: nothing encrypted, no macros, no bomb."""

from __future__ import annotations

import zipfile
from pathlib import Path

from appraisal.partnership.reading.sources import SourceError

LARGEST_WORKBOOK = 200 * 1024**2
"""Bytes of the file itself: a million rows of packages are some 100 MB."""

LARGEST_UNPACKED = 2 * 1024**3
LARGEST_STRINGS = 512 * 1024**2
"""Bytes of the list of texts, which is held in memory."""

MOST_PARTS = 2_000
GREATEST_RATIO = 500
"""How many times smaller a part may be when packed: sheets of figures come to 20 or so."""

_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0"
_SMALL = 1 << 20
_HEAD = 4096


def refuse_unsafe(workbook: Path) -> None:
    """Raise SourceError where the workbook is none, or is one that must not be opened."""
    name = workbook.name
    try:
        size = workbook.stat().st_size
        with workbook.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise SourceError(f"{name} cannot be read: {error.strerror}.") from error
    if size > LARGEST_WORKBOOK:
        raise SourceError(
            f"{name} is {size / 1024**2:,.0f} MB. The limit for a workbook is "
            f"{LARGEST_WORKBOOK / 1024**2:.0f} MB. Give the large tables as CSV or Parquet files."
        )
    if start == _OLD_OR_ENCRYPTED:
        raise SourceError(
            f"{name} is protected with a password, or is of the old kind (.xls). Save it as an "
            "Excel Workbook (.xlsx) without a password."
        )
    try:
        with zipfile.ZipFile(workbook) as parts:
            _refuse_parts(name, parts)
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise _not_a_workbook(name) from error


def _refuse_parts(name: str, parts: zipfile.ZipFile) -> None:
    entries = parts.infolist()
    names = [entry.filename.lower() for entry in entries]
    if "[content_types].xml" not in names:
        raise _not_a_workbook(name)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise SourceError(f"{name} is protected with a password. Save it without one.")
    if any("vbaproject" in one or "macrosheets" in one for one in names):
        raise SourceError(
            f"{name} holds macros. Save it as an Excel Workbook (.xlsx), which has none."
        )
    if _is_bomb(entries):
        raise SourceError(
            f"{name} would unpack to far more than a workbook of tables does, so it was not "
            "opened. Give the tables as CSV or Parquet files."
        )
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")):
            with parts.open(entry) as part:
                if b"<!doctype" in part.read(_HEAD).lower():
                    raise SourceError(
                        f"{name} holds definitions that no Excel workbook has, so it was not "
                        "opened. Save it anew in Excel."
                    )


def _is_bomb(entries: list[zipfile.ZipInfo]) -> bool:
    strings = [one.file_size for one in entries if "sharedstrings" in one.filename.lower()]
    return (
        len(entries) > MOST_PARTS
        or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED
        or sum(strings) > LARGEST_STRINGS
        or any(
            entry.file_size > _SMALL
            and entry.file_size > GREATEST_RATIO * max(entry.compress_size, 1)
            for entry in entries
        )
    )


def _not_a_workbook(name: str) -> SourceError:
    return SourceError(f"{name} is not an Excel workbook. Save it anew in Excel as .xlsx.")
