"""Files that a browser sent, kept in a private folder for as long as they are read."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from appraisal.errors import AppraisalError
from appraisal.wording import listed

TABLES: Final = (".csv", ".parquet")
WORKBOOK: Final = ".xlsx"

_FOLDER: Final = "upload-"
_LEFT_OVER: Final = 3600
"""Seconds after which a folder is one that a stopped server left."""

_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9_]+")
_LONGEST: Final = 60


class UploadError(AppraisalError):
    """Files that cannot be loaded together, or cannot be kept."""


class Uploaded(Protocol):
    """One file as the browser sent it."""

    @property
    def name(self) -> str:
        """The name that the browser gave: anybody's text."""

    def getbuffer(self) -> memoryview:
        """What is in it."""


@contextmanager
def kept_privately(files: Sequence[Uploaded], folder: Path) -> Iterator[Path]:
    """A folder of tables, or one workbook, to load from; gone afterwards, whatever happens.

    It lies in the data folder, open to this account only. No name from the browser is used as it
    is. Raises UploadError where the files cannot be loaded together.
    """
    names = safe_names([file.name for file in files])
    _take_away_leftovers(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(prefix=_FOLDER, dir=folder))
    except OSError as error:
        raise UploadError(
            f"The files cannot be kept in {folder}: {error.strerror}. Nothing was changed."
        ) from error
    try:
        _write(files, names, place)
        yield place / names[0] if names[0].endswith(WORKBOOK) else place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def safe_names(given: Sequence[str]) -> list[str]:
    """Names to keep files under, made of small letters, figures and underscores only.

    Raises UploadError where there is no file, two would have one name, a workbook does not stand
    alone, or one is of another kind.

    >>> safe_names(["Budget Line.CSV", "../../pool.parquet"])
    ['budget_line.csv', 'pool.parquet']
    """
    if not given:
        raise UploadError("There is no file. Choose CSV or Parquet files, or one Excel workbook.")
    names = [_safe_name(name) for name in given]
    books = [name for name in names if name.endswith(WORKBOOK)]
    if books and len(names) > 1:
        raise UploadError(
            "An Excel workbook is loaded by itself. Take the other files away, or the workbook."
        )
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UploadError(
            f"Two files are called {listed(twice)}. Keep the one that is right and take the other "
            "away."
        )
    return names


def _safe_name(given: str) -> str:
    # The last part alone: a browser on Windows may send a path with backslashes.
    shown = Path(given.replace("\\", "/")).name
    stem, ending = Path(shown).stem, Path(shown).suffix.lower()
    if ending not in (*TABLES, WORKBOOK):
        raise UploadError(
            f"“{shown[:_LONGEST]}” is no table. Choose files that end in .csv or .parquet, or one "
            "that ends in .xlsx."
        )
    safe = _NOT_IN_NAMES.sub("_", stem.lower()).strip("_")[:_LONGEST]
    return f"{safe or 'file'}{ending}"


def _write(files: Sequence[Uploaded], names: Sequence[str], place: Path) -> None:
    try:
        for file, name in zip(files, names, strict=True):
            with (place / name).open("xb") as kept:
                _copy(file, kept)
    except OSError as error:
        raise UploadError(
            f"The files could not be kept: {error.strerror}. Nothing was changed."
        ) from error


def _copy(file: Uploaded, kept: BinaryIO) -> None:
    kept.write(file.getbuffer())


def _take_away_leftovers(folder: Path) -> None:
    """Remove what a server that was stopped while it loaded left: it may be about people."""
    for left in folder.glob(f"{_FOLDER}*"):
        if left.is_dir() and time.time() - left.stat().st_mtime > _LEFT_OVER:
            shutil.rmtree(left, ignore_errors=True)
