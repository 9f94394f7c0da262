"""What a cell's text says: numbers, money, shares, dates, yes and no, years.

Reading gives NULL where a text is not of the kind; nothing is guessed. Pound signs, commas between
thousands and per cent signs are taken off, brackets make an amount negative as ledgers write it,
and dates are ISO or day first.
"""

from __future__ import annotations

from typing import Final

from appraisal.partnership.schema import SQL_TYPES, Kind

# Most cells are plain: told first, they are read some five times as fast.
_PLAIN = r"-?\d{1,15}(\.\d{1,9})?"
_PLAIN_DAY = r"\d{4}-\d\d-\d\d"
_AMOUNT = r"((\d{1,3}(,\d{3})+|\d+)(\.\d*)?|\.\d+)"
_SIGNED = rf"([-+]?£?|£[-+]?) ?{_AMOUNT}"
_BRACKETS = rf"\(£? ?{_AMOUNT}\)"
# What Excel writes as 1.2E+06 has been rounded already, but it is the figure that it shows.
_SCIENTIFIC = r"[-+]?\d(\.\d+)?[eE][-+]?\d{1,2}"
_MIDNIGHT = r"([T ]00:00(:00(\.0+)?)?)?"

_BLANKS = " \t\r\n\u00a0\ufeff"

MACROS: Final = (
    # Taking blanks off is slow, and few cells have any: those that cannot are told first.
    f"""trimmed(t) AS CASE WHEN t > '!' AND t < '\u00a0'
            AND NOT ({" OR ".join(f"suffix(t, '{blank}')" for blank in _BLANKS)})
        THEN t ELSE nullif(trim(t, '{_BLANKS}'), '') END""",
    f"""exact(t) AS TRY_CAST(CASE
        WHEN regexp_full_match(t, '{_PLAIN}') THEN t
        WHEN regexp_full_match(t, '{_SIGNED}|{_BRACKETS}|{_SCIENTIFIC}')
        THEN translate(t, '(£,+ )', '-') END AS DECIMAL(38,10))""",
    """yes_no(t) AS CASE WHEN lower(t) IN ('yes', 'y', 'true', 't', '1') THEN true
        WHEN lower(t) IN ('no', 'n', 'false', 'f', '0') THEN false END""",
    rf"""day(t) AS CASE
        WHEN regexp_full_match(t, '{_PLAIN_DAY}') THEN TRY_CAST(t AS DATE)
        WHEN regexp_full_match(t, '{_PLAIN_DAY}{_MIDNIGHT}') THEN TRY_CAST(t[:10] AS DATE)
        WHEN regexp_full_match(t, '\d{{1,2}}/\d{{1,2}}/\d{{4}}{_MIDNIGHT}')
            THEN CAST(try_strptime(split_part(t, ' ', 1), '%d/%m/%Y') AS DATE) END""",
    r"""calendar_year(t) AS CASE WHEN regexp_full_match(t, '(19|20|21)\d\d(\.0)?')
        THEN CAST(t[:4] AS INTEGER) END""",
    r"""financial_year(t) AS CASE
        WHEN regexp_full_match(t, '(19|20|21)\d\d[/-](\d\d)?\d\d')
            AND TRY_CAST(t[-2:] AS INTEGER) = (TRY_CAST(t[:4] AS INTEGER) + 1) % 100
            AND (length(t) = 7 OR TRY_CAST(t[6:] AS INTEGER) = TRY_CAST(t[:4] AS INTEGER) + 1)
        THEN t[:4] || '/' || t[-2:] END""",
    r"""month_first(t) AS coalesce(regexp_full_match(t, '\d{1,2}/\d{1,2}/\d{4}')
        AND try_strptime(t, '%d/%m/%Y') IS NULL AND try_strptime(t, '%m/%d/%Y') IS NOT NULL,
        false)""",
)
"""The SQL macros of reading: `trimmed` takes a cell as it stands, the others what it gives."""

_READ: Final[dict[Kind, str]] = {
    "id": "{text}",
    "text": "{text}",
    "whole": "exact({text})",
    "number": "exact({text})",
    "money": "exact({text})",
    "share": "exact(rtrim({text}, '% '))",
    "percent": "exact(rtrim({text}, '% '))",
    "yes_no": "yes_no({text})",
    "date": "day({text})",
    "year": "calendar_year({text})",
    "money_year": "financial_year({text})",
}
_HELD: Final[dict[Kind, str]] = {
    "whole": "CASE WHEN {read} = trunc({read}) THEN {read} END",
    # Binary noise of a spreadsheet may be rounded away; a third of a penny may not.
    "money": "CASE WHEN abs({read} - round({read}, 2)) < 0.000001 THEN {read} END",
    "share": "CASE WHEN ends_with({text}, '%') THEN {read} / 100 ELSE {read} END",
}

EXPECTED: Final[dict[Kind, str]] = {
    "id": "a short code",
    "text": "text",
    "whole": "a whole number, such as 1,250",
    "number": "a number, such as 12.5",
    "money": "pounds with two decimals at most, such as 1,250.00",
    "share": "a share, such as 0.25 or 25%",
    "percent": "per cent, such as 3.2",
    "yes_no": "yes or no",
    "date": "a date, such as 2026-11-22 or 22/11/2026",
    "year": "a year, such as 2026",
    "money_year": "a financial year, such as 2026/27",
}
"""What a cell of each kind should hold, in words."""


def read(kind: Kind, text: str) -> str:
    """The SQL that reads a trimmed text as one of the kind: the first of two steps.

    >>> read("money", "c3")
    'exact(c3)'
    """
    return _READ[kind].format(text=text)


def held(kind: Kind, text: str, read: str) -> str:
    """The SQL that makes of what was read the value that is held: the second step.

    >>> held("number", "c3", "r3")
    'TRY_CAST(r3 AS DOUBLE)'
    """
    return (
        f"TRY_CAST({_HELD.get(kind, '{read}').format(text=text, read=read)} AS {SQL_TYPES[kind]})"
    )
