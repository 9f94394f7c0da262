"""Plain text, and dates and counts in words, as pages show them."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from appraisal.option_sets import OptionSet

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_ADDRESS = re.compile(r"(?i)(www(?=\.)|https?(?=://))")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")  # no-break ones hold a sign to its number
_LOCAL = ZoneInfo("Europe/London")


def plain(text: str) -> str:
    r"""Text that Streamlit's Markdown shows exactly as written.

    Every sign that Markdown could read is escaped, and a line break becomes a space. Streamlit
    makes links of whatever looks like an address, so an invisible word joiner breaks its beginning.

    >>> plain("1 * 2 [see](x)")
    '1 \\* 2 \\[see\\]\\(x\\)'
    """
    apart = _ADDRESS.sub("\\1\u2060", _SPACES.sub(" ", text).strip())
    return _PUNCTUATION.sub(r"\\\1", apart)


def date_in_words(moment: datetime) -> str:
    """A date as people write it.

    >>> date_in_words(datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("UTC")))
    '22 November 2026'
    """
    local = moment.astimezone(_LOCAL)
    return f"{local.day} {local:%B %Y}"


def written_date(date: str) -> str:
    """A date of an option set (a year, a month or a day) as people write it.

    >>> written_date("2000"), written_date("2001-03"), written_date("2000-07-18")
    ('2000', 'March 2001', '18 July 2000')
    """
    year, *rest = date.split("-")
    if not rest:
        return year
    moment = datetime(int(year), int(rest[0]), int(rest[1]) if len(rest) > 1 else 1)
    month = f"{moment:%B %Y}"
    return f"{moment.day} {month}" if len(rest) > 1 else month


def scale_words(option_set: OptionSet) -> str:
    """Which scale the values are on, in a line."""
    if option_set.scale == "global":
        return "Swing weights · global scale: 0 is the worst plausible, 100 the best plausible"
    return "Swing weights · local scale: 0 is the worst option here, 100 the best"
