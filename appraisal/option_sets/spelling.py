"""The nearest known word to a mistaken one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from itertools import islice

LONGEST_WORD = 64
MOST_WORDS = 200
MOST_LISTED = 12


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest known word, with a space before it; else the known words.

    Long words and long lists are left alone: comparing them costs more than the hint is worth.

    >>> did_you_mean("qual", ["quality", "access"])
    " Did you mean 'quality'?"
    >>> did_you_mean("zebra", ["quality", "access"])
    ' Use quality or access.'
    >>> did_you_mean("zebra", [])
    ''
    """
    words = [each for each in islice(known, MOST_WORDS) if _is_plain(each)]
    if len(word) <= LONGEST_WORD:
        near = difflib.get_close_matches(word.lower(), words, n=1, cutoff=0.6)
        if near:
            return f" Did you mean '{near[0]}'?"
    if not words or len(words) > MOST_LISTED:
        return ""
    return f" Use {either(words)}."


def _is_plain(word: str) -> bool:
    """Whether a word can be shown as it is: some that a bad file holds are not words at all."""
    return len(word) <= LONGEST_WORD and word.isprintable()


def either(words: Iterable[str]) -> str:
    """The words as a choice.

    >>> either(["pass", "fail"]), either(["a", "b", "c"])
    ('pass or fail', 'a, b or c')
    """
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
