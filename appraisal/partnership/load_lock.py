"""One load at a time for each folder of data, held by the operating system until it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from appraisal.errors import AppraisalError

LOCK = "partnership.lock"


class LoadingError(AppraisalError):
    """A load that cannot begin or end, whatever the data are."""


@contextmanager
def one_load_at_a_time(data_folder: Path) -> Iterator[None]:
    """Hold the folder's lock; LoadingError names the process that holds it.

    The system lets go of it when a process ends, however it ends, so no lock is ever left over.
    """
    path = data_folder / LOCK
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise LoadingError(
            f"Nothing can be written to {data_folder}: {error.strerror}. Choose another folder "
            "with --data."
        ) from error
    try:
        if not _locked(handle):
            raise LoadingError(
                f"Data are being loaded into {data_folder} already, by process "
                f"{_holder(path)}. Wait until that load has ended, then load again."
            )
        os.ftruncate(handle, 0)
        os.write(handle, f" {os.getpid()}\n".encode())
        yield
    finally:
        os.close(handle)


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip() or "(not known)"
    except OSError:
        return "(not known)"


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        """Lock the first byte, a space, so that others can still read who holds it."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
