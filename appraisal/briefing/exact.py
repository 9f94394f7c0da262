"""Exact money in charts and tables: pounds to add up in tables, millions to read on charts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from appraisal.briefing.series import series
from appraisal.charts.data import Series
from appraisal.partnership.pounds import in_millions, in_pounds, to_the_penny

_MILLION: Final = 1_000_000


def in_pounds_exactly(amount: Decimal) -> str:
    """An amount in whole pounds where it is whole, and otherwise to the penny.

    >>> in_pounds_exactly(Decimal("52000000.00")), in_pounds_exactly(Decimal("0.50"))
    ('£52,000,000', '£0.50')
    """
    return in_pounds(amount) if amount == amount.to_integral_value() else to_the_penny(amount)


def millions(name: str, amounts: Sequence[Decimal], decimals: int | None = None) -> Series:
    """Exact amounts as a series in millions of pounds; see `decimals_for`.

    Without `decimals` each has as few as say it.

    >>> millions("Council", [Decimal("1617000.00")]).texts
    ('£1.617m',)
    """
    values = [float(amount) / _MILLION for amount in amounts]
    return series(name, values, lambda value: in_millions(value * _MILLION, decimals))


def decimals_for(amounts: Iterable[Decimal]) -> int:
    """The decimals, one to three, with which amounts in millions add up as they are read.

    >>> decimals_for([Decimal("39990000.00"), Decimal("5200000.00")])
    2
    >>> decimals_for([Decimal("1480077.82")])
    3
    """
    held = [amount / _MILLION for amount in amounts]
    fits = (places for places in (1, 2) if all(round(each, places) == each for each in held))
    return next(fits, 3)


def to_add_up(amounts: Sequence[Decimal]) -> Series:
    """Steps that lead from one total to another, all with as many decimals."""
    return millions("Amount", amounts, decimals_for(amounts))
