"""The file as a tree of texts, lists and mappings, each with its place; nothing is interpreted."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from appraisal.option_sets.events import Mark, events, place
from appraisal.option_sets.problems import Problem
from appraisal.option_sets.text import REFUSED, REPLACEMENT, cut, quoted, what_is


@dataclass(slots=True)
class Scalar:
    """Text as written; `plain` where it stands without quotes."""

    text: str
    plain: bool
    mark: Mark


@dataclass(slots=True)
class Listing:
    """A list."""

    mark: Mark
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A mapping: each key's text leads to the key and its value."""

    mark: Mark
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)


@dataclass(slots=True)
class Refused:
    """Something already reported, so that nothing further is said of it."""

    mark: Mark


Node = Scalar | Listing | Table | Refused


def composed(text: str, problems: list[Problem]) -> Node | None:
    """The tree of the file's one document, or None where it holds nothing.

    Aliases, anchors, tags, keys written twice and a second document are added to `problems`.
    Raises UnreadableError where the text is not YAML.
    """
    composer = _Composer(problems)
    for event in events(text):
        if not composer.take(event):
            break
    return composer.root


class _Composer:
    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.root: Node | None = None
        self.open: list[Listing | Table] = []
        self.keys: list[Scalar | Refused | None] = []
        self.documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Build from one event; False where the rest is not worth reading."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                message = "A second document begins here. Keep one option set in a file."
                self.problems.append(Problem(*place(event), "", message))
                return False
        elif isinstance(event, yaml.CollectionEndEvent):
            self.keys.pop()
            self._put(self.open.pop())
        elif isinstance(event, yaml.CollectionStartEvent):
            self._check_marks(event)
            mapping = isinstance(event, yaml.MappingStartEvent)
            self.open.append(Table(place(event)) if mapping else Listing(place(event)))
            self.keys.append(None)
        elif isinstance(event, yaml.AliasEvent):
            self._report(event, f"is the alias '*{cut(event.anchor or '')}'. Write the value out.")
            self._put(Refused(place(event)))
        elif isinstance(event, yaml.ScalarEvent):
            self._check_marks(event)
            self._put(self._scalar(event))
        return True

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        text = event.value
        refused = REFUSED.search(text)
        if refused:
            self._report(event, f"holds {what_is(refused[0])}, as an escape. Take it out.")
            text = REFUSED.sub(REPLACEMENT, text)
        return Scalar(text, event.style in (None, ""), place(event))

    def _check_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._report(event, f"has the anchor '&{cut(event.anchor)}'. Take it out.")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report(event, f"has the tag '{cut(tag)}'. Take it out.")

    def _put(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent, Listing):
            parent.items.append(node)
            return
        key = self.keys[-1]
        if key is None:
            self.keys[-1] = self._key(node, parent)
            return
        self.keys[-1] = None
        if isinstance(key, Scalar):
            parent.entries[key.text] = (key, node)

    def _key(self, node: Node, table: Table) -> Scalar | Refused:
        """The node as a key, or Refused with a problem where it cannot be one."""
        message = ""
        if isinstance(node, (Listing, Table)):
            message = "A key must be plain text, not a list or a mapping."
        elif isinstance(node, Scalar):
            if node.text == "<<" and node.plain:
                message = "A merge ('<<') is not part of the format. Write the keys out."
            elif node.text in table.entries:
                first = table.entries[node.text][0].mark
                self.problems.append(
                    Problem(
                        *node.mark,
                        ".".join([*self._path(), cut(node.text)]),
                        f"is written twice. The first is on line {first.line}. Keep one of them.",
                    )
                )
            else:
                return node
        if message:
            self.problems.append(Problem(*node.mark, "", message))
        return Refused(node.mark)

    def _report(self, event: yaml.Event, message: str) -> None:
        path = ".".join(self._path())
        if not path:
            path = quoted(event.value) if isinstance(event, yaml.ScalarEvent) else "The file"
        self.problems.append(Problem(*place(event), path, message))

    def _path(self) -> list[str]:
        """Where the next node goes; empty for a key of the top."""
        path: list[str] = []
        for opened, key in zip(self.open, self.keys, strict=True):
            if isinstance(opened, Listing):
                path.append(str(len(opened.items) + 1))
            elif isinstance(key, Scalar):
                path.append(cut(key.text))
        return path
