"""The limits of the format, counted from the parser's events before anything is built."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from appraisal.option_sets.decoding import UnreadableError
from appraisal.option_sets.events import Mark, events, place
from appraisal.option_sets.problems import Problem

DEEPEST_NESTING = 20
DEEPEST_TREE = 5
MOST_LEAVES = 40
MOST_ENTRIES = {"options": 30, "groups": 20, "perspectives": 50}
_COUNTED = (*MOST_ENTRIES, "criteria")
# Each token costs the parser as much as it is deep: a million open brackets would take hours.
STOP_COUNTING_DEPTH = 200


@dataclass
class _Frame:
    """An open mapping or list: what it is, and the key whose value comes next."""

    role: str
    is_mapping: bool
    key: str | None = None
    level: int = 0
    is_branch: bool = False


@dataclass
class _Count:
    frames: list[_Frame] = field(default_factory=list)
    places: dict[str, Mark] = field(default_factory=dict)
    entries: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MOST_ENTRIES, 0))
    leaves: int = 0
    levels: int = 0
    depth: int = 0

    def see(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self.frames.pop()
            if closed.role == "criterion" and not closed.is_branch:
                self.leaves += 1
            self._value_ended()
        elif isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent)):
            self._scalar(event)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        parent = self.frames[-1] if self.frames else None
        frame = _Frame(_role(parent), isinstance(event, yaml.MappingStartEvent))
        if parent is not None:
            frame.level = parent.level
        if frame.role == "criteria" and frame.is_mapping:
            frame.level += 1
            if parent is not None:
                parent.is_branch = True
            if frame.level > self.levels:
                self.levels = frame.level
                self._mark("levels", event, frame.level > DEEPEST_TREE)
        self.frames.append(frame)
        if len(self.frames) > self.depth:
            self.depth = len(self.frames)
            self._mark("depth", event, self.depth > DEEPEST_NESTING)

    def _mark(self, name: str, event: yaml.Event, too_many: bool = True) -> None:
        if too_many:
            self.places.setdefault(name, place(event))

    def _scalar(self, event: yaml.ScalarEvent | yaml.AliasEvent) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame is None or not frame.is_mapping or frame.key is not None:
            if frame is not None and frame.role == "criteria" and frame.is_mapping:
                self.leaves += 1
            self._value_ended()
            return
        frame.key = event.value if isinstance(event, yaml.ScalarEvent) else ""
        if frame.role == "top" and frame.key in _COUNTED:
            self._mark(frame.key, event)
        elif frame.role in self.entries:
            self.entries[frame.role] += 1

    def _value_ended(self) -> None:
        """A key that is itself a mapping or list also ends here, and waits for its value."""
        if self.frames:
            frame = self.frames[-1]
            frame.key = "" if frame.is_mapping and frame.key is None else None

    def problems(self) -> list[Problem]:
        found = [
            self._problem(section, section, f"holds {count:,} {section}. The limit is {most}.")
            for section, most in MOST_ENTRIES.items()
            if (count := self.entries[section]) > most
        ]
        if self.leaves > MOST_LEAVES:
            message = (
                f"holds {self.leaves:,} criteria that take scores. The limit is {MOST_LEAVES}."
            )
            found.append(self._problem("criteria", "criteria", message))
        if self.levels > DEEPEST_TREE:
            message = f"is {self.levels} levels deep. The limit is {DEEPEST_TREE}."
            found.append(self._problem("levels", "criteria", message))
        if self.depth > DEEPEST_NESTING:
            deep = "more than " if self.depth > STOP_COUNTING_DEPTH else ""
            depth = min(self.depth, STOP_COUNTING_DEPTH)
            message = (
                f"The file is nested {deep}{depth} levels deep here. "
                f"The limit is {DEEPEST_NESTING}."
            )
            found.append(self._problem("depth", "", message))
        return found

    def _problem(self, at: str, path: str, message: str) -> Problem:
        return Problem(*self.places.get(at, Mark(1, 1)), path, message)


def _role(parent: _Frame | None) -> str:
    """What the value of the parent's key is: only the sections that are counted have a name."""
    if parent is None:
        return "top"
    if not parent.is_mapping or parent.key is None:
        return "other"
    if parent.role == "top" and parent.key in _COUNTED:
        return parent.key
    if parent.role == "criteria":
        return "criterion"
    return "criteria" if parent.role == "criterion" and parent.key == "criteria" else "other"


def over_limits(text: str) -> list[Problem]:
    """A problem for each limit that the file breaks, with the count found.

    Text that is not YAML is counted as far as it can be read; the reader says what is wrong there.
    """
    count = _Count()
    try:
        for event in events(text):
            count.see(event)
            if count.depth > STOP_COUNTING_DEPTH or isinstance(event, yaml.DocumentEndEvent):
                break
    except UnreadableError:
        pass
    return count.problems()
