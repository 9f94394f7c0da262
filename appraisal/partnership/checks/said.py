"""Dates and differences as findings write them."""

from __future__ import annotations

from datetime import date

from appraisal.wording import percent


def written(day: date) -> str:
    """A date as people read it.

    >>> written(date(2026, 11, 22))
    '22 November 2026'
    """
    return f"{day.day} {day:%B %Y}"


def apart(one: float, other: float) -> str:
    """How far one amount is from another, as a percentage of that other.

    >>> apart(105, 100), apart(97.5, 100), apart(1, 0)
    ('5.0\\xa0% more', '2.5\\xa0% less', 'more than none')
    """
    if not other:
        return "more than none"
    return f"{percent(abs(one / other - 1), 1)} {'more' if one > other else 'less'}"


def number(amount: float) -> str:
    """A number with its thousands parted and as many decimals, to two, as it has.

    >>> number(1537), number(1152.75), number(46.11), number(9720.0)
    ('1,537', '1,152.75', '46.11', '9,720')
    """
    return f"{amount:,.2f}".rstrip("0").rstrip(".")
