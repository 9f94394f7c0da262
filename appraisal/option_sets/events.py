"""The YAML parser's events: the one door to PyYAML, through which no object is ever built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from appraisal.option_sets.decoding import UnreadableError
from appraisal.option_sets.problems import Problem
from appraisal.option_sets.text import Places, cut

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DIRECTIVE = re.compile(r"^%(?:YAML|TAG)\b", re.MULTILINE)

# What the parser says (any of these words) and what we say in its place.
_SENTENCES = (
    ("found a tab character", "A tab is used to indent here. Use spaces."),
    (
        "mapping values are not allowed",
        "A colon and space here start a value where none can be. "
        "Put text that holds a colon in quotes, and check the spaces at the start of the line.",
    ),
    (
        "mapping keys are not allowed",
        "A question mark and space begin a key here, where none can be. Put the text in quotes.",
    ),
    (
        "sequence entries are not allowed",
        "A list cannot begin here. Put each '- ' on a line of its own.",
    ),
    (
        "',' or ']'",
        "A list in square brackets is not closed, or a comma is missing in it. "
        "Add the ',' or the ']'.",
    ),
    (
        "',' or '}'",
        "A mapping in curly brackets is not closed, or a comma is missing in it. "
        "Add the ',' or the '}'.",
    ),
    (
        "escape",
        "The text in quotes holds a backslash that YAML does not know. "
        "Use single quotes, where a backslash is only a backslash.",
    ),
    ("quoted scalar", "The text in quotes is not closed. Add the closing quote."),
    ("expected ':'", "A key before this has no colon and space after it. Write 'key: value'."),
    (
        "<document start>",
        "Something follows where the file should have ended. Keep one document in a file.",
    ),
    (
        "expected key",
        "This does not line up with the keys above, or follows a value that has "
        "already ended. Check the spaces at the start of the line, and the quotes.",
    ),
    (
        "<block end>",
        "This does not line up with what is above. "
        "Check the spaces at the start of the line, and the quotes.",
    ),
    (
        "'-' indicator",
        "This does not line up with the list above. Check the spaces at the start of the line.",
    ),
    ("tag", "A tag ('!') is not part of the format. Put text that begins with '!' in quotes."),
    (
        "scanning an anchor",
        "An anchor ('&') is not part of the format. Put text that begins with '&' in quotes.",
    ),
    (
        "scanning an alias",
        "An alias ('*') is not part of the format. Put text that begins with '*' in quotes.",
    ),
    ("node content", "A value is missing here, or a bracket or comma stands where none belongs."),
)


class Mark(NamedTuple):
    """A place in the file, counted from 1."""

    line: int
    column: int


def events(text: str) -> Iterator[yaml.Event]:
    """The parser's events, one by one; raises UnreadableError where the text is not YAML."""
    directive = _DIRECTIVE.search(text)
    if directive:
        message = f"A line that begins with {directive[0]} is not part of the format. Take it out."
        raise UnreadableError(Problem(*Places(text).of(directive.start()), "", message))
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(_syntax_problem(text, error)) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        message = f"The file is not YAML that can be read ({cut(str(error))})."
        raise UnreadableError(Problem(1, 1, "", message)) from None


def _syntax_problem(text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(line, column, "", _sentence(text, error, line, column))


def _sentence(text: str, error: yaml.MarkedYAMLError, line: int, column: int) -> str:
    said = f"{error.context or ''}: {error.problem or ''}"
    if "cannot start any token" in said:
        return _cannot_start(text, line, column)
    for words, sentence in _SENTENCES:
        if words in said:
            return sentence
    return f"This is not YAML that can be read ({cut(said.strip(': '))})."


def _cannot_start(text: str, line: int, column: int) -> str:
    lines = re.split(r"\r\n|\r|\n", text)
    here = lines[line - 1][column - 1 : column] if line <= len(lines) else ""
    if here == "\t":
        return "A tab is used to indent here. Use spaces."
    return f"Text cannot begin with {cut(here)} unless it is in quotes."


def place(event: yaml.Event) -> Mark:
    """Where an event begins, counted from 1."""
    mark = event.start_mark
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)
