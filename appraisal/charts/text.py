"""Words on their way into a figure: made inert, broken into lines, and joined into sentences."""

import re
import textwrap
from collections.abc import Sequence
from functools import lru_cache

_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_INERT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})
_MAX_LINES = 4
NO_BREAK = "\u00a0"


def plain(text: str) -> str:
    """Text that a figure shows exactly as written.

    Plotly reads `<b>`, `<a href>` and other tags in any text, entities such as `&amp;`, and, where
    the page has MathJax, `$...$` as a formula. Text from an option set must do none of that.

    >>> plain('<a href="x">R&D</a>')
    '&lt;a href="x"&gt;R&amp;D&lt;/a&gt;'
    """
    return _one_line(text).translate(_INERT)


def bold(inert: str) -> str:
    """Inert text in bold."""
    return f"<b>{inert}</b>"


@lru_cache(maxsize=4096)  # a live chart breaks the same names at every ballot
def wrapped(text: str, width: int, lines: int = _MAX_LINES, end: str = "") -> tuple[str, ...]:
    """Inert lines of at most `width` characters, broken between words where possible.

    More than `lines` lines end in an ellipsis; the chart's table keeps the whole text. What is
    left out is always of the text, and never of the `end` that follows it.

    >>> wrapped("Partnership board, joint commissioning", 20)
    ('Partnership board,', 'joint commissioning')
    >>> wrapped("Partnership board, joint commissioning", 20, 1, end="(45)")
    ('Partnership … (45)',)
    """
    last = f" {_one_line(end).replace(' ', NO_BREAK)}" if end else ""
    broken = textwrap.wrap(
        _one_line(text) + last,
        max(width, 4, len(last) + 2),
        max_lines=lines,
        placeholder=f" …{last}",
        break_on_hyphens=False,
    )
    return tuple(plain(line) for line in broken) or ("",)


def stacked(lines: Sequence[str]) -> str:
    """Inert lines as one text for a figure."""
    return "<br>".join(lines)


def ordinal(number: int) -> str:
    """A place in an order, in words to the tenth.

    >>> ordinal(1), ordinal(11), ordinal(22)
    ('first', '11th', '22nd')
    """
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def opening(text: str) -> str:
    """Words as they begin a sentence or stand alone.

    >>> opening("the NHS")
    'The NHS'
    """
    return text[:1].upper() + text[1:]


def _one_line(text: str) -> str:
    return " ".join(re.split(r"[ \t\r\n\v\f]+", text.strip()))  # no-break spaces stay
