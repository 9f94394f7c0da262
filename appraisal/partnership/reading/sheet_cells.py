"""The cells of a sheet as text, as a person reads them there."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from appraisal.partnership.schema import Kind

CellValue = str | int | float | bool | date | datetime | time | None

_DIGITS_SHOWN = re.compile(r"(0+)(?:\.(0+))?")


def as_text(value: object, number_format: str, kind: Kind | None) -> str:
    """The text of a cell: a code as it is shown, a figure in full, a date as ISO.

    `kind` is the column's, or None where it is not one of the table's.

    >>> as_text(2.1, "0.00", "id"), as_text(4.0, "General", "id"), as_text(7, "000", "id")
    ('2.10', '4', '007')
    >>> as_text(0.1 + 0.2, "0.00", "money"), as_text(0.05, "0%", "percent")
    ('0.30000000000000004', '5%')
    >>> as_text(datetime(2026, 11, 22), "dd/mm/yyyy", "date"), as_text(None, "", "date")
    ('2026-11-22', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _number(value, number_format, kind)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def _number(value: int | float, number_format: str, kind: Kind | None) -> str:
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return str(value)
    if kind == "percent" and number_format.endswith("%"):
        return f"{_plain(exact * 100)}%"
    shown = _DIGITS_SHOWN.fullmatch(number_format) if kind in ("id", "text") else None
    if shown is None:
        return _plain(exact)
    decimals = len(shown[2] or "")
    width = len(shown[1]) + (decimals + 1 if decimals else 0)
    return f"{exact:0{width}.{decimals}f}"


def _plain(number: Decimal) -> str:
    """The number in full, without a point where it is whole.

    >>> _plain(Decimal("4.0")), _plain(Decimal("1E+6")), _plain(Decimal("2.50"))
    ('4', '1000000', '2.5')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
