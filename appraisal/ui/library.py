"""The option sets at hand: those that ship with the app, and those loaded into the data folder."""

from functools import lru_cache
from pathlib import Path

from appraisal.option_sets import OptionSet, read_option_set_text
from appraisal.places import SCENARIOS
from appraisal.workshops import data_folder


def loaded_option_sets() -> dict[str, OptionSet]:
    """Every usable option set by id, in order of title; a loaded one comes before a shipped one."""
    found: dict[str, OptionSet] = {}
    for folder in (SCENARIOS, _own_folder()):
        for path in sorted(folder.glob("*.yaml")):
            option_set = _read(path, path.stat().st_mtime_ns)
            if option_set:
                found[option_set.id] = option_set
    return dict(sorted(found.items(), key=lambda item: item[1].title.lower()))


def keep_option_set(option_set: OptionSet) -> None:
    """Load an option set: written aside, then renamed, so that it is whole or not there."""
    folder = _own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    # An id holds only letters, digits and hyphens, so it is safe as a file's name.
    target = folder / f"{option_set.id}.yaml"
    aside = target.with_suffix(".part")
    aside.write_text(option_set.text, encoding="utf-8", newline="")
    aside.replace(target)


def _own_folder() -> Path:
    return data_folder() / "option-sets"


@lru_cache(maxsize=256)
def _read(path: Path, changed: int) -> OptionSet | None:
    del changed  # part of the key, so that an edited file is read again
    return read_option_set_text(path.read_bytes()).option_set
