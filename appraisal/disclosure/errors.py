"""What is wrong with a release, or with what is asked of it."""

from collections.abc import Iterable
from difflib import get_close_matches

from appraisal.errors import AppraisalError


class DisclosureError(AppraisalError):
    """A release that cannot be protected, or a figure that was never part of one."""


def meant(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest known word, with a space before it; else all of them.

    >>> meant("localty", ["locality", "need"])
    " Did you mean 'locality'?"
    >>> meant("age", ["locality", "need"])
    ' Use locality or need.'
    """
    words = list(known)
    near = get_close_matches(word, words, n=1)
    if near:
        return f" Did you mean '{near[0]}'?"
    *most, last = words or ["nothing"]
    return f" Use {', '.join(most)} or {last}." if most else f" Use {last}."
