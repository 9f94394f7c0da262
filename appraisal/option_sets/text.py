"""Plain text: what it may hold, how a message quotes it, how it leaves for a spreadsheet."""

from __future__ import annotations

import re
from bisect import bisect_right

REFUSED = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, but for tab, line feed and return
    "\u2028\u2029"  # separators that would shift line numbers
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\ud800-\udfff\ufeff\ufffe\uffff"  # half characters, marks of byte order, non-characters
    "]"
)
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
MOST_QUOTED = 60
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_SPREADSHEET_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def what_is(character: str) -> str:
    """A refused character in words, with its number.

    >>> what_is(chr(7)), what_is(chr(0x202E))
    ('the control character U+0007', 'the bidirectional-override character U+202E')
    """
    code = ord(character)
    number = f"U+{code:04X}"
    if code < 0xA0:
        return f"the control character {number}"
    if character in "\u2028\u2029":
        return f"the line-separator character {number}"
    if 0x202A <= code <= 0x2069:
        return f"the bidirectional-override character {number}"
    return f"the character {number}, which stands for no text"


def cut(text: str, most: int = MOST_QUOTED) -> str:
    """Text made fit for one line of a message: nothing that a terminal obeys, and not too long."""
    short = text if len(text) <= most else f"{text[:most]}..."
    short = REFUSED.sub(REPLACEMENT, short)
    return re.sub(r"[\t\r\n]+", " ", short)


def quoted(text: str) -> str:
    """Text as a message quotes it.

    >>> quoted("70%")
    "'70%'"
    """
    return f"'{cut(text)}'"


class Places:
    """The line and column, from 1, of places in a text.

    >>> Places("a: 1" + chr(10) + "b: 2").of(8)
    (2, 4)
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]

    def of(self, index: int) -> tuple[int, int]:
        """The line and column of the character at `index`."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1


def spreadsheet_safe(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula.

    >>> spreadsheet_safe("=1+1"), spreadsheet_safe("One + one")
    ("'=1+1", 'One + one')
    """
    return f"'{text}" if text.startswith(_SPREADSHEET_FORMULA) else text
