"""From the bytes of a file to an option set, or to every problem that stands in the way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from appraisal.option_sets.checks import method_checks
from appraisal.option_sets.criteria import read_tree
from appraisal.option_sets.decoding import (
    LARGEST_FILE,
    UnreadableError,
    check_size,
    cleaned,
    decoded,
)
from appraisal.option_sets.entries import Entry, Notes
from appraisal.option_sets.events import Mark
from appraisal.option_sets.form import A_GROUP, A_HURDLE, A_SOURCE, AN_OPTION, FORMAT, OPTION_SET
from appraisal.option_sets.kinds import decimal
from appraisal.option_sets.limits import over_limits
from appraisal.option_sets.model import OptionSet
from appraisal.option_sets.nodes import Node, Refused, Table, composed
from appraisal.option_sets.options import read_options
from appraisal.option_sets.problems import OptionSetError, Problem, Reading, in_file_order
from appraisal.option_sets.sections import (
    read_groups,
    read_hurdles,
    read_perspectives,
    read_sources,
)

T = TypeVar("T")
_REFERRED_TO = {"sources": A_SOURCE, "groups": A_GROUP, "hurdles": A_HURDLE, "options": AN_OPTION}


def read_option_set(path: Path) -> OptionSet:
    """The option set of a file; raises OptionSetError with all of its problems."""
    try:
        data = _bytes_of(path)
    except UnreadableError as error:
        raise OptionSetError(path, [error.problem]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        message = f"The file cannot be opened ({reason}). Check the name and try again."
        raise OptionSetError(path, [Problem(1, 1, "", message)]) from None
    reading = read_option_set_text(data)
    if reading.option_set is None:
        raise OptionSetError(path, reading.errors)
    return reading.option_set


def _bytes_of(path: Path) -> bytes:
    """The file's bytes; one above the limit is refused by its size, before it is read."""
    with Path(path).open("rb") as file:
        size = file.seek(0, 2) if file.seekable() else 0
        check_size(size)
        if size:
            file.seek(0)
        return file.read(LARGEST_FILE + 1)


def read_option_set_text(text: str | bytes) -> Reading:
    """What the text holds, or all of its problems in file order; never raises, whatever it is."""
    notes = Notes()
    try:
        option_set = _read(decoded(text), notes)
    except UnreadableError as error:
        notes.problems.append(error.problem)
        option_set = None
    if notes.problems or option_set is None:
        return Reading(None, in_file_order(notes.problems), ())
    warnings = method_checks(option_set, notes.places)
    return Reading(option_set, (), in_file_order(warnings))


def method_warnings(option_set: OptionSet) -> tuple[Problem, ...]:
    """The method checks of an option set as it stands, placed in the text that it was read from.

    It may hold figures by now that the text does not.
    """
    return in_file_order(method_checks(option_set, _places(option_set)))


def problems_at(option_set: OptionSet, found: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
    """Paths with what is wrong there as problems with their places in the text.

    What the file does not hold is placed where it would stand: at the nearest key above.
    """
    places = _places(option_set)
    return in_file_order(Problem(*_nearest(path, places), path, message) for path, message in found)


def _places(option_set: OptionSet) -> Mapping[str, Mark]:
    notes = Notes()
    _read(option_set.text, notes)
    return notes.places


def _nearest(path: str, places: Mapping[str, Mark]) -> Mark:
    while path and path not in places:
        path = path.rpartition(".")[0]
    return places.get(path, Mark(1, 1))


def _read(whole: str, notes: Notes) -> OptionSet | None:
    body, problems = cleaned(whole)
    notes.problems += problems
    limits = over_limits(body)
    if limits:
        notes.problems += limits
        return None
    root = _root(composed(body, notes.problems), notes)
    if root is None or _is_other_format(root):
        return None
    _note_known(root)
    values = OPTION_SET.read(root)
    return None if values is None else _option_set(values, notes, whole)


def _root(node: Node | None, notes: Notes) -> Entry | None:
    """The top of the file, which must be a mapping."""
    entry = Entry(notes, "", "", node, node.mark, plain_key=False) if node is not None else None
    if entry is None or entry.is_blank:
        message = "The file is empty. Begin with 'format: 1', or with 'appraisal new'."
    elif not isinstance(entry.node, (Table, Refused)):
        message = f"The file holds {entry.written}. Write keys here, beginning with 'format: 1'."
    else:
        return entry if isinstance(entry.node, Table) else None
    notes.problems.append(Problem(*(entry.key if entry else Mark(1, 1)), "", message))
    return None


def _is_other_format(root: Entry) -> bool:
    """Whether the file is of another version, whose keys it would be no help to check."""
    entry = root.below("format")
    if entry is None or entry.is_blank:
        return False
    quiet = Entry(Notes(), entry.path, entry.name, entry.node, entry.key)
    found = decimal(quiet)
    if found is None or found == FORMAT:
        return False
    message = (
        f"This file says format {entry.written}; this version reads format {FORMAT}. "
        f"Write 'format: {FORMAT}' if it is that, or use a newer version of Appraisal."
    )
    root.notes.problems.append(Problem(*entry.node.mark, "", message))
    return True


def _note_known(root: Entry) -> None:
    """Note the ids of each section first, since a file may refer to what stands further down."""
    for name, noun in _REFERRED_TO.items():
        section = root.below(name)
        if section is None or section.is_blank:
            root.notes.known[noun] = ()
        elif isinstance(section.node, Table):
            root.notes.known[noun] = section.node.entries.keys()


def _option_set(values: dict[str, Any], notes: Notes, whole: str) -> OptionSet | None:
    sources = _section(values["sources"], read_sources)
    groups = _section(values["groups"], read_groups)
    hurdles = _section(values["hurdles"], read_hurdles)
    tree = read_tree(values["criteria"]) if values["criteria"] else None
    options = _section(values["options"], lambda entries: read_options(entries, tree))
    if values["options"] and values["options"].is_empty:
        values["options"].report("holds no options. Add at least one.")
    perspectives = _section(
        values["perspectives"], lambda entries: read_perspectives(entries, tree)
    )
    if notes.problems or tree is None:
        return None
    return OptionSet(
        id=values["id"],
        title=values["title"],
        question=values["question"] or values["title"],
        scale=values["scale"] or "global",
        date=values["date"],
        sources=sources,
        groups=groups,
        criteria=tree.top,
        hurdles=hurdles,
        options=options,
        perspectives=perspectives,
        preferred=values["preferred"],
        text=whole,
        sha256=hashlib.sha256(whole.encode()).hexdigest(),
    )


def _section(
    entry: Entry | None, read: Callable[[dict[str, Entry]], tuple[T, ...]]
) -> tuple[T, ...]:
    """What a section that is keyed by ids holds; nothing where it is absent or at fault."""
    if entry is None:
        return ()
    entries = entry.keyed(f"Write each of the {entry.name} here as 'id:' with its keys below.")
    return read(entries) if entries is not None else ()
