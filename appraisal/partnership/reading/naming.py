"""How the names of files, sheets and columns are matched to those of the tables."""

from __future__ import annotations

import re

from appraisal.partnership.tables import BY_NAME

_BETWEEN = re.compile(r"[\s\-.]+")
_PLAIN_HEADING = re.compile(r"[^\W\d][\w ()/£%&-]{0,39}")
_LONG_NUMBER = re.compile(r"\d{4}")


def plain_name(text: str) -> str:
    """A name as tables and columns are named: small letters, and one '_' between words.

    >>> plain_name(" Budget Line"), plain_name("Person-Key "), plain_name("client group.ID")
    ('budget_line', 'person_key', 'client_group_id')
    """
    return re.sub("_+", "_", _BETWEEN.sub("_", text.strip().lower()))


def is_table(name: str) -> bool:
    """Whether a plain name is that of a table.

    >>> is_table("package"), is_table("packages")
    (True, False)
    """
    return name in BY_NAME


def shown_heading(heading: str, number: int) -> str:
    """A heading as a message may quote it, or its place where it may be a value about somebody.

    A file without headings has its first row of values there.

    >>> shown_heading("Postcode", 3), shown_heading("943 476 5919", 3), shown_heading("", 4)
    ("'Postcode'", 'column 3', 'column 4')
    >>> shown_heading("Mary Smith", 2)
    'column 2'
    """
    words = heading.split()
    names = len(words) > 1 and all(word[:1].isupper() and word[1:].islower() for word in words)
    plain = _PLAIN_HEADING.fullmatch(heading.strip()) and not _LONG_NUMBER.search(heading)
    return f"'{heading.strip()}'" if plain and not names else f"column {number}"
