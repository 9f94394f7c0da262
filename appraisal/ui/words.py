"""Plain text, and dates and counts in words, as pages show them."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_LOCAL = ZoneInfo("Europe/London")


def plain(text: str) -> str:
    r"""Text that Streamlit's Markdown shows exactly as written.

    Every sign that Markdown could read is escaped, and a line break stays a space.

    >>> plain("1 * 2 [see](x)")
    '1 \\* 2 \\[see\\]\\(x\\)'
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def date_in_words(moment: datetime) -> str:
    """A date as people write it.

    >>> date_in_words(datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("UTC")))
    '22 November 2026'
    """
    local = moment.astimezone(_LOCAL)
    return f"{local.day} {local:%B %Y}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> counted(1, "ballot"), counted(3, "ballot"), counted(2, "person", "people")
    ('1 ballot', '3 ballots', '2 people')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"
