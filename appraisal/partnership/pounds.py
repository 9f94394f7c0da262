"""Money that is exact to the penny, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from appraisal.errors import AppraisalError
from appraisal.partnership.apportionment import Number, apportion, exactly
from appraisal.wording import fixed

Amount = Decimal | int | float
"""Pounds as they are given: every one that is not exact to the penny is refused."""

NOUGHT = Decimal("0.00")

_PENNY = Decimal("0.01")
_MOST = Decimal(10) ** 15
_MILLION = Decimal(1_000_000)


class MoneyError(AppraisalError):
    """An amount that is not money, or a share of it that does not add up."""


def pounds(amount: Amount, what: str = "amount") -> Decimal:
    """The amount as exact pounds and pence.

    Raises MoneyError where it is finer than a penny, not a number, or £1,000 billion or more:
    binary drift is caught here, never rounded away.

    >>> pounds(40_040_000), pounds(19.99)
    (Decimal('40040000.00'), Decimal('19.99'))
    """
    given = amount if isinstance(amount, Decimal) else Decimal(str(amount))
    if not given.is_finite() or abs(given) >= _MOST:
        raise MoneyError(f"The {what} is {amount}. Use an ordinary amount of pounds.")
    exact = given.quantize(_PENNY, ROUND_HALF_UP)
    if exact != given:
        raise MoneyError(f"The {what} is £{given:f}. Give pounds with no more than two decimals.")
    return exact + NOUGHT  # a nought without a sign


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The sum of exact amounts; £0.00 where there are none.

    >>> total([Decimal("0.10"), Decimal("0.20")])
    Decimal('0.30')
    """
    return sum(amounts, NOUGHT)


def split(amount: Decimal, shares: Mapping[str, Number]) -> dict[str, Decimal]:
    """The amount in proportion to the shares, to the penny, summing to it exactly.

    Pence that are left go to the largest remainders (see `apportionment.apportion`).

    >>> split(pounds(2_100_000), {"council": 0.77, "icb": 0.23})
    {'council': Decimal('1617000.00'), 'icb': Decimal('483000.00')}
    """
    pence = apportion(int(amount.scaleb(2)), list(shares.values()))
    return {name: Decimal(part).scaleb(-2) for name, part in zip(shares, pence, strict=True)}


def percent_of(amount: Decimal, percent: Number) -> Decimal:
    """So many per cent of the amount, to the nearest penny, halves away from nought.

    >>> percent_of(pounds(52_000_000), 5), percent_of(pounds(-0.30), 5)
    (Decimal('2600000.00'), Decimal('-0.02'))
    """
    pence = exactly(amount) * exactly(percent)
    size = (2 * abs(pence.numerator) + pence.denominator) // (2 * pence.denominator)
    return Decimal(size if pence >= 0 else -size).scaleb(-2) + NOUGHT


def in_pounds(amount: Amount) -> str:
    """An amount in whole pounds, as people read it.

    >>> in_pounds(766_850.4), in_pounds(-250), in_pounds(-0.2)
    ('£766,850', '-£250', '£0')
    """
    return _signed(amount, 0)


def to_the_penny(amount: Amount) -> str:
    """An amount in pounds and pence.

    >>> to_the_penny(pounds(0.1)), to_the_penny(pounds(-1_617_000))
    ('£0.10', '-£1,617,000.00')
    """
    return _signed(amount, 2)


def in_millions(amount: Amount, decimals: int | None = None) -> str:
    """An amount in millions of pounds; one that would be written as none is in whole pounds.

    Without `decimals` there are as few, from one to three, as say it exactly, and otherwise two.

    >>> in_millions(2_100_000), in_millions(483_000), in_millions(39_985_782.9), in_millions(900)
    ('£2.1m', '£0.483m', '£39.99m', '£900')
    """
    millions = Decimal(str(amount)) / _MILLION
    places = _decimals(millions) if decimals is None else decimals
    if not float(fixed(float(millions), places)):
        return in_pounds(amount)
    return f"{_signed(millions, places)}m"


def _decimals(millions: Decimal) -> int:
    return next((places for places in (1, 2, 3) if round(millions, places) == millions), 2)


def _signed(amount: Amount, decimals: int) -> str:
    given = amount if isinstance(amount, Decimal) else Decimal(str(round(amount, 9)))
    size = abs(given).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{'-' if given < 0 and size else ''}£{size:,}"
