"""Figures that were protected once, kept beside the data so that nobody waits for them again.

To decide what may be shown takes seconds, however few the people: a load does it at its end, and a
server that starts later finds it done. Each release lies in a file of its own, named after
everything that the decision rests on, so that what was decided for other data is never found.
Only what may be shown is kept: hidden figures are not in these files.
"""

from __future__ import annotations

import hashlib
import os
import threading
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from appraisal.disclosure import Profile, Protected, Release, protect
from appraisal.disclosure.lattice import Lattice

FOLDER: Final = "partnership.shown"

_MONEY: Final = "money:"
_HELD: Final = "held:"


def protected_once(folder: Path, release: Release, profile: Profile, assessment: str) -> Protected:
    """The release as it may be shown: as it was kept in the folder, or else decided and kept.

    Raises DisclosureError as `protect` does.
    """
    path = folder / FOLDER / f"{key(release, profile, assessment)}.npz"
    kept = _read(path, release, profile, assessment)
    if kept is not None:
        return kept
    decided = protect(release, profile, assessment=assessment)
    _write(path, decided)
    return decided


def forget_others(folder: Path, keys: Iterable[str]) -> None:
    """Remove what was kept of releases other than these."""
    wanted = {f"{one}.npz" for one in keys}
    for path in (folder / FOLDER).glob("*.npz*"):
        if path.name not in wanted:
            with suppress(OSError):  # what cannot be removed is never read again
                path.unlink(missing_ok=True)


def key(release: Release, profile: Profile, assessment: str) -> str:
    """What tells this decision from any other: its figures, their categories, and the rule."""
    digest = hashlib.sha256()
    for part in (version("appraisal"), release.name, repr(profile), assessment.strip()):
        digest.update(repr(part).encode())
    for table in release.tables:
        digest.update(repr((table.name, sorted(table.dimensions.items()))).encode())
        digest.update(repr(list(table.dimensions)).encode())
        digest.update(np.ascontiguousarray(table.counts).tobytes())
        for name, values in sorted(table.amounts.items()):
            digest.update(name.encode())
            # Sums of the same money in another order differ in their last bits.
            digest.update(np.round(values, 2).tobytes())
    return digest.hexdigest()


def _read(path: Path, release: Release, profile: Profile, assessment: str) -> Protected | None:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            arrays: dict[str, NDArray[Any]] = {name: kept[name] for name in kept.files}
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, zlib.error):
        return None
    return Protected(
        profile=profile,
        lattice=Lattice.of(release),
        people=arrays["people"],
        money=_starting(arrays, _MONEY),
        held=_starting(arrays, _HELD),
        left_open=arrays["left_open"],
        assessment=assessment.strip(),
    )


def _starting(arrays: dict[str, NDArray[Any]], prefix: str) -> dict[str, NDArray[Any]]:
    return {
        name.removeprefix(prefix): values
        for name, values in arrays.items()
        if name.startswith(prefix)
    }


def _write(path: Path, decided: Protected) -> None:
    """Keep what was decided; a folder that cannot be written to costs time and nothing else."""
    part = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}")
    arrays: dict[str, Any] = {
        "people": decided.people,
        "left_open": decided.left_open,
        **{_MONEY + name: values for name, values in decided.money.items()},
        **{_HELD + name: values for name, values in decided.held.items()},
    }
    try:
        path.parent.mkdir(exist_ok=True)
        with part.open("wb") as file:
            np.savez_compressed(file, **arrays)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
