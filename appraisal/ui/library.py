"""The option sets at hand: those that ship with the app, and those loaded into the data folder."""

import tempfile
from functools import lru_cache
from pathlib import Path

from appraisal.errors import AppraisalError
from appraisal.option_sets import OptionSet, read_option_set_text
from appraisal.places import SCENARIOS
from appraisal.workshops import data_folder


class LibraryError(AppraisalError):
    """An option set that cannot be kept."""


def loaded_option_sets() -> dict[str, OptionSet]:
    """Every usable option set by id, in order of title; a loaded one comes before a shipped one."""
    found: dict[str, OptionSet] = {}
    for folder in (SCENARIOS, _own_folder()):
        for path in sorted(folder.glob("*.yaml")):
            option_set = _usable(path)
            if option_set and (folder == SCENARIOS or path.stem == option_set.id):
                found[option_set.id] = option_set
    return dict(sorted(found.items(), key=lambda item: item[1].title.lower()))


def shipped_option_sets() -> dict[str, OptionSet]:
    """The option sets that ship with the app, by id."""
    found = (_usable(path) for path in sorted(SCENARIOS.glob("*.yaml")))
    return {option_set.id: option_set for option_set in found if option_set}


def keep_option_set(option_set: OptionSet) -> None:
    """Load an option set: written aside, then renamed, so that it is whole or not there."""
    folder = _own_folder()
    # An id holds only letters, digits and hyphens, so it is safe as a file's name.
    target = folder / f"{option_set.id}.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as aside:
            aside.write(option_set.text.encode())
        Path(aside.name).replace(target)
    except OSError as error:
        raise LibraryError(
            f"The option set was not loaded: {folder} cannot be written ({error.strerror}). "
            "What was there before is untouched."
        ) from error


def _usable(path: Path) -> OptionSet | None:
    """The option set of a file, or None where it is none or cannot be read."""
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        return None


def _own_folder() -> Path:
    return data_folder() / "option-sets"


@lru_cache(maxsize=256)
def _read(path: Path, changed: int) -> OptionSet | None:
    del changed  # part of the key, so that an edited file is read again
    return read_option_set_text(path.read_bytes()).option_set
