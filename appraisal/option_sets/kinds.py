"""The kinds of value that the format knows: how each is read, and its JSON Schema.

Both stand side by side in one `Kind`, so that the reader and the schema cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from appraisal.option_sets.entries import (
    LONGEST_ID,
    OPTION_SET_ID_PATTERN,
    QUERY_NAME_PATTERN,
    Entry,
    option_set_id_problem,
    query_name_problem,
)
from appraisal.option_sets.nodes import Scalar
from appraisal.option_sets.spelling import either

# Far beyond any measure, weight or sum of money, and safe to multiply and add.
LARGEST_NUMBER = 1e15

Schema = dict[str, Any]

_DECIMAL = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


@dataclass(frozen=True)
class Kind:
    """A kind of value: `read` gives it, or None with a problem reported."""

    read: Callable[[Entry], Any]
    schema: Schema


def text(one_line: bool = False, most_words: int | None = None) -> Kind:
    """Plain text, kept as written; a bare number, date or `No` is text too."""

    def read(entry: Entry) -> str | None:
        scalar = entry.scalar("Write text here.")
        if scalar is None:
            return None
        words = len(scalar.text.split())
        if one_line and re.search(r"[\t\r\n]", scalar.text):
            entry.report("runs over several lines or holds a tab. Write it on one line.")
        elif most_words is not None and words > most_words:
            entry.report(f"has {words} words. Use at most {most_words}.")
        return scalar.text

    return Kind(read, {"type": ["string", "number", "boolean"]})


def number(least: float | None = None, most: float | None = None, rule: str = "") -> Kind:
    """A finite decimal number; `rule` is the sentence for one that is out of range."""

    def read(entry: Entry) -> float | None:
        found = decimal(entry)
        if found is None:
            return None
        if (least is not None and found < least) or (most is not None and found > most):
            entry.report(f"is {entry.written}. {rule}")
            return None
        return found

    schema: Schema = {"type": "number"}
    if least is not None:
        schema["minimum"] = least
    if most is not None:
        schema["maximum"] = most
    return Kind(read, schema)


def decimal(entry: Entry) -> float | None:
    """The number that stands here, or None with a problem."""
    scalar = entry.scalar("Write a number here.")
    if scalar is None:
        return None
    advice = _number_advice(scalar)
    if advice:
        entry.report(f"is {entry.written}. {advice}")
        return None
    return float(scalar.text) + 0.0  # the sum turns -0 into 0


def _number_advice(scalar: Scalar) -> str:
    """What to write in place of text that is not a number; empty where it is one."""
    written = scalar.text
    if _DECIMAL.fullmatch(written):
        if not scalar.plain:
            return "Take the quotes off to make it a number."
        if _LEADING_ZERO.match(written):
            return "Take off the zeros in front of the number."
        if abs(float(written)) > LARGEST_NUMBER:
            return "That is too large a number."
        return ""
    if written.endswith("%") and _DECIMAL.fullmatch(written[:-1].strip()):
        return f"Write the number alone: {written[:-1].strip()}."
    if re.fullmatch(r"[-+]?[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?", written):
        return "Write the number without commas; a decimal takes a point, as in 1.5."
    if re.fullmatch(r"[-+]?\.(?:nan|inf)", written, re.IGNORECASE):
        return "Use an ordinary number, or leave the place blank."
    return "Write an ordinary decimal number, such as 40 or 1.5."


def flag() -> Kind:
    """True or false, and nothing else that YAML might take for them."""

    def read(entry: Entry) -> bool | None:
        scalar = entry.scalar("Write true or false.")
        if scalar is None:
            return None
        if scalar.plain and scalar.text.lower() in ("true", "false"):
            return scalar.text.lower() == "true"
        entry.report(f"is {entry.written}. Write true or false.")
        return None

    return Kind(read, {"type": "boolean"})


def choice(words: Sequence[str]) -> Kind:
    """One of a few words."""

    def read(entry: Entry) -> str | None:
        scalar = entry.scalar(f"Use {either(words)}.")
        if scalar is None or scalar.text in words:
            return scalar.text if scalar else None
        entry.report(f"is {entry.written}. Use {either(words)}.")
        return None

    return Kind(read, {"enum": list(words)})


def calendar_date() -> Kind:
    """A date as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD."""

    def read(entry: Entry) -> str | None:
        wanted = "Write a date as 2026, 2026-03 or 2026-03-01."
        scalar = entry.scalar(wanted)
        if scalar is None:
            return None
        if not _is_date(scalar.text):
            entry.report(f"is {entry.written}. {wanted}")
            return None
        return scalar.text

    pattern = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
    whole_year = {"type": "integer", "minimum": 1000, "maximum": 9999}
    return Kind(read, {"anyOf": [{"type": "string", "pattern": pattern}, whole_year]})


def _is_date(written: str) -> bool:
    parts = _DATE.fullmatch(written)
    if parts is None or written < "1000":
        return False
    try:
        date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return False
    return True


def address() -> Kind:
    """A web address; other schemes are refused, since pages make links of them."""

    def read(entry: Entry) -> str | None:
        wanted = "Write a web address that begins with https:// or http://."
        scalar = entry.scalar(wanted)
        if scalar is None or _ADDRESS.fullmatch(scalar.text):
            return scalar.text if scalar else None
        entry.report(f"is {entry.written}. {wanted}")
        return None

    return Kind(read, {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"})


def option_set_id() -> Kind:
    """The option set's own id."""

    return _named("Write an id here.", option_set_id_problem, OPTION_SET_ID_PATTERN)


def query_name() -> Kind:
    """The name of a query over the partnership data: a name and nothing else, so never SQL."""
    return _named("Write the name of a query.", query_name_problem, QUERY_NAME_PATTERN)


def _named(wanted: str, problem_of: Callable[[str, bool], str], pattern: str) -> Kind:
    """A name whose letters a pattern fixes; `problem_of` says what is wrong with one."""

    def read(entry: Entry) -> str | None:
        scalar = entry.scalar(wanted)
        if scalar is None:
            return None
        problem = problem_of(scalar.text, scalar.plain)
        if problem:
            entry.report(problem.replace("is ", f"is {entry.written}, which is ", 1))
            return None
        return scalar.text

    return Kind(read, {"type": "string", "pattern": f"^{pattern}$", "maxLength": LONGEST_ID})


def name_of(noun: str, names: Sequence[str]) -> Kind:
    """One of more names than a message likes to list: the nearest is offered first."""

    def read(entry: Entry) -> str | None:
        scalar = entry.scalar(f"Write the name of {noun}.")
        if scalar is None or scalar.text in names:
            return scalar.text if scalar else None
        hint = entry.notes.hint(scalar.text, names) or f" Use {either(names)}."
        entry.report(f"is {entry.written}, which is not {noun}.{hint}")
        return None

    return Kind(read, {"enum": list(names)})


def reference(noun: str) -> Kind:
    """The id of something that the file holds elsewhere, such as a source."""

    def read(entry: Entry) -> str | None:
        scalar = entry.scalar(f"Write the id of {noun}.")
        if scalar is None:
            return None
        known = entry.notes.known.get(noun)
        if known is not None and scalar.text not in known:
            hint = entry.notes.hint(scalar.text, known)
            entry.report(f"is {entry.written}, which is not {noun} of this file.{hint}")
            return None
        return scalar.text

    return Kind(read, {"type": "string"})


def listed(kind: Kind, wanted: str) -> Kind:
    """A list of at least one, each once."""

    def read(entry: Entry) -> tuple[Any, ...] | None:
        items = entry.items(wanted)
        if items is None:
            return None
        if not items:
            entry.report(f"is an empty list. {wanted}")
        values: dict[Any, None] = {}
        for item in items:
            value = None if item.is_blank else kind.read(item)
            if item.is_blank:
                item.report("is blank. Fill it in, or take it out.")
            elif value in values:
                item.report(f"is {item.written} a second time. Take one out.")
            elif value is not None:
                values[value] = None
        return tuple(values)

    return Kind(read, {"type": "array", "items": kind.schema, "minItems": 1, "uniqueItems": True})


def part(name: str) -> Kind:
    """Something with a reader of its own: the entry is handed on, the schema refers to `name`."""
    return Kind(lambda entry: entry, {"$ref": f"#/$defs/{name}"})
