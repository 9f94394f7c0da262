"""An entry of the file: what stands at one path, and where to say what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from appraisal.option_sets.events import Mark
from appraisal.option_sets.nodes import Listing, Node, Refused, Scalar, Table
from appraisal.option_sets.problems import Problem
from appraisal.option_sets.spelling import did_you_mean
from appraisal.option_sets.text import cut, quoted

MOST_HINTS = 200
LONGEST_ID = 64
ID_PATTERN = r"[a-z0-9][a-z0-9_-]*"
OPTION_SET_ID_PATTERN = r"[a-z0-9][a-z0-9-]*"
QUERY_NAME_PATTERN = r"[a-z0-9_]+"
_ID = re.compile(ID_PATTERN)
_OPTION_SET_ID = re.compile(OPTION_SET_ID_PATTERN)
_QUERY_NAME = re.compile(QUERY_NAME_PATTERN)
_BLANK = frozenset(["", "~", "null", "Null", "NULL"])
# What YAML 1.1 or 1.2 takes for something other than text, among the words that could be ids.
_NUMBER_TO_YAML = re.compile(r"[0-9][0-9_]*|0x[0-9a-f_]+|0o[0-7]+|0b[01_]+|[0-9]+e-?[0-9]+")
_DATE_TO_YAML = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
_FLAG_TO_YAML = frozenset(["true", "false", "yes", "no", "on", "off"])


@dataclass
class Notes:
    """What is found while a file is read: problems, places, and the ids that may be referred to.

    `known` holds the ids of a section once it has been read; a section that could not be read has
    none, and references to it go unchecked.
    """

    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Mark] = field(default_factory=dict)
    known: dict[str, Collection[str]] = field(default_factory=dict)
    hints: int = 0

    def hint(self, word: str, known: Collection[str]) -> str:
        """The nearest known word, as a sentence; none after many, so that a bad file stays fast."""
        self.hints += 1
        return did_you_mean(word, known) if self.hints <= MOST_HINTS else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at `path`; `key` is the place of its key, or of the value in a list."""

    notes: Notes
    path: str
    name: str
    node: Node
    key: Mark
    plain_key: bool = True

    @property
    def is_blank(self) -> bool:
        """Whether nothing is given: no value, `null`, or only spaces in quotes."""
        node = self.node
        if not isinstance(node, Scalar):
            return False
        return node.text in _BLANK if node.plain else not node.text.strip()

    @property
    def is_empty(self) -> bool:
        """Whether this is a mapping without entries."""
        return isinstance(self.node, Table) and not self.node.entries

    @property
    def written(self) -> str:
        """The value as a message shows it: a plain number bare, other text in quotes."""
        if self.is_blank:
            return "blank"
        if isinstance(self.node, Scalar):
            bare = self.node.plain and re.fullmatch(r"[-+.0-9eE]+", self.node.text)
            return cut(self.node.text) if bare else quoted(self.node.text)
        return {Listing: "a list", Table: "a mapping"}.get(type(self.node), "unreadable")

    def report(self, message: str) -> None:
        """Say what is wrong with the value, at the value; nothing where that was said before."""
        if not isinstance(self.node, Refused):
            self._add(self.key if self.is_blank else self.node.mark, message)

    def report_key(self, message: str) -> None:
        """Say what is wrong with the key, or with what is missing, at the key."""
        self._add(self.key, message)

    def _add(self, mark: Mark, message: str) -> None:
        self.notes.problems.append(Problem(*mark, self.path, message))

    def scalar(self, wanted: str) -> Scalar | None:
        """The text that stands here, or None with a problem that says what was wanted."""
        if isinstance(self.node, Scalar):
            return self.node
        self.report(f"is {self.written}. {wanted}")
        return None

    def entries(self, wanted: str) -> dict[str, Entry] | None:
        """The entries of a mapping by their keys, or None with a problem."""
        if isinstance(self.node, Table):
            return {name: self._at(name, *found) for name, found in self.node.entries.items()}
        self.report(f"is {self.written}. {wanted}")
        return None

    def below(self, name: str) -> Entry | None:
        """The entry under a key, if this is a mapping that has it."""
        if not isinstance(self.node, Table) or name not in self.node.entries:
            return None
        return self._at(name, *self.node.entries[name])

    def _at(self, name: str, key: Scalar, node: Node) -> Entry:
        path = f"{self.path}.{cut(name)}" if self.path else cut(name)
        self.notes.places[path] = key.mark
        return Entry(self.notes, path, name, node, key.mark, key.plain)

    def items(self, wanted: str) -> list[Entry] | None:
        """The entries of a list, numbered from 1, or None with a problem."""
        if isinstance(self.node, Listing):
            items = enumerate(self.node.items, start=1)
            return [
                Entry(self.notes, f"{self.path}.{number}", str(number), node, node.mark)
                for number, node in items
            ]
        self.report(f"is {self.written}. {wanted}")
        return None

    def keyed(self, wanted: str) -> dict[str, Entry] | None:
        """The entries of a mapping whose keys are ids; what is wrong with an id is reported."""
        entries = self.entries(wanted)
        for entry in (entries or {}).values():
            entry.check_id_key()
        return entries

    def check_id_key(self) -> None:
        """Report a key that is not an id, or that YAML does not take for text."""
        problem = id_problem(self.name, self.plain_key)
        if problem:
            self.report_key(problem)


def id_problem(text: str, plain: bool = False) -> str:
    """What is wrong with an id, as a sentence that follows its path; empty where nothing is.

    >>> id_problem("as-now")
    ''
    >>> id_problem("As now")
    "is not an id. Use small letters, digits, '-' and '_', beginning with a letter or digit."
    >>> id_problem("2", plain=True)
    "is a number to YAML, and ids are text. Put it in quotes: '2'."
    """
    if not _ID.fullmatch(text):
        return (
            "is not an id. Use small letters, digits, '-' and '_', "
            "beginning with a letter or digit."
        )
    return _id_text_problem(text, plain)


def option_set_id_problem(text: str, plain: bool = False) -> str:
    """The same for an option set's own id, which is part of addresses and file names.

    >>> option_set_id_problem("Foo_Bar")
    "is not an option set's id. Use small letters, digits and '-', such as 'foo-bar'."
    """
    if not _OPTION_SET_ID.fullmatch(text):
        near = re.sub(r"[^a-z0-9]+", "-", text.lower())[:LONGEST_ID].strip("-")
        return (
            "is not an option set's id. Use small letters, digits and '-', "
            f"such as '{near or 'clinic-hours'}'."
        )
    return _id_text_problem(text, plain)


def query_name_problem(text: str, plain: bool = False) -> str:
    """The same for the name of a query or of what it assumes: never anything but a name.

    >>> query_name_problem("out_of_area_spend")
    ''
    >>> query_name_problem("SELECT 1")
    "is not a name. Use small letters, digits and '_', such as out_of_area_spend."
    """
    if not _QUERY_NAME.fullmatch(text):
        return "is not a name. Use small letters, digits and '_', such as out_of_area_spend."
    problem = _id_text_problem(text, plain)
    return problem.replace("is an id of", "is a name of").replace("and ids are", "and names are")


def _id_text_problem(text: str, plain: bool) -> str:
    """What is wrong with an id that is made of the right characters."""
    if len(text) > LONGEST_ID:
        return f"is an id of {len(text):,} characters. Use at most {LONGEST_ID}."
    kind = _other_than_text(text) if plain else ""
    return f"is {kind} to YAML, and ids are text. Put it in quotes: '{text}'." if kind else ""


def _other_than_text(text: str) -> str:
    if _NUMBER_TO_YAML.fullmatch(text):
        return "a number"
    if _DATE_TO_YAML.fullmatch(text):
        return "a date"
    if text in _FLAG_TO_YAML:
        return "true or false"
    return "nothing" if text == "null" else ""
