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
def wrapped(text: str, width: int, lines: int = _MAX_LINES) -> tuple[str, ...]:
    """Inert lines of at most `width` characters, broken between words where possible.

    More than `lines` lines end in an ellipsis; the chart's table keeps the whole text.

    >>> wrapped("Partnership board, joint commissioning", 20)
    ('Partnership board,', 'joint commissioning')
    """
    broken = textwrap.wrap(
        _one_line(text),
        max(width, 4),
        max_lines=lines,
        placeholder=" …",
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


def distinct(names: Sequence[str], ids: Sequence[str], taken: Sequence[str] = ()) -> list[str]:
    """Names fit to head the columns of a table: one used twice, or taken, is followed by its id.

    >>> distinct(["Cost", "Speed", "Cost"], ["cost", "speed", "cost_2"], ["Rank"])
    ['Cost (cost)', 'Speed', 'Cost (cost_2)']
    """
    heads: list[str] = []
    for name, identity in zip(names, ids, strict=True):
        head = f"{name} ({identity})" if names.count(name) > 1 else name
        while head in heads or head in taken:
            head = f"{head} ({identity})"
        heads.append(head)
    return heads


def _one_line(text: str) -> str:
    return " ".join(re.split(r"[ \t\r\n\v\f]+", text.strip()))  # no-break spaces stay
