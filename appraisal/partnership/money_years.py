"""Financial years, from 1 April to 31 March, as they are written: 2026/27."""

import re
from datetime import date

from appraisal.errors import AppraisalError

_WRITTEN = re.compile(r"(\d{4})/(\d{2})")


def money_year(begins: int) -> str:
    """The financial year that begins in April of that calendar year.

    >>> money_year(2026), money_year(2099)
    ('2026/27', '2099/00')
    """
    return f"{begins}/{(begins + 1) % 100:02d}"


def begins(year: str) -> int:
    """The calendar year in which a financial year begins.

    Raises AppraisalError where it is not written as 2026/27, with one year after the other.

    >>> begins("2026/27")
    2026
    """
    written = _WRITTEN.fullmatch(year)
    if written is None or money_year(int(written[1])) != year:
        raise AppraisalError(f"'{year}' is not a financial year. Write it as 2026/27.")
    return int(written[1])


def quarter_days(year: str) -> tuple[date, date, date, date]:
    """The first day of each quarter of the financial year.

    >>> [day.isoformat() for day in quarter_days("2026/27")]
    ['2026-04-01', '2026-07-01', '2026-10-01', '2027-01-01']
    """
    first = begins(year)
    return date(first, 4, 1), date(first, 7, 1), date(first, 10, 1), date(first + 1, 1, 1)
