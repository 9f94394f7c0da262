"""Whole parts that sum to a whole total: nothing gained or lost by rounding."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from appraisal.errors import AppraisalError
from appraisal.wording import fixed

Number = int | float | Decimal | Fraction


def exactly(number: Number) -> Fraction:
    """The number as people wrote it: 0.77 is 77 hundredths, not the nearest binary fraction.

    Raises AppraisalError where it is not finite.

    >>> exactly(0.77), exactly(Decimal("1.50"))
    (Fraction(77, 100), Fraction(3, 2))
    """
    if not math.isfinite(number):
        raise AppraisalError(f"{number} was given as a number. Use an ordinary number.")
    return number if isinstance(number, Fraction) else Fraction(str(number))


def apportion(total: int, weights: Sequence[Number]) -> tuple[int, ...]:
    """Whole parts of a whole total in proportion to the weights, summing to it exactly.

    The method of largest remainders (Hamilton's; Balinski and Young, Fair Representation, 1982):
    every part is rounded down, and what is left goes one by one to the largest remainders, then
    to the larger weight, then to the one listed first. A negative total mirrors a positive one.
    The weights need not sum to 1. Raises AppraisalError where a weight is negative, or where
    they are all nought and the total is not.

    >>> apportion(100, [1, 1, 1])
    (34, 33, 33)
    >>> apportion(-100, [1, 1, 1])
    (-34, -33, -33)
    """
    exact = [exactly(weight) for weight in weights]
    if any(weight < 0 for weight in exact):
        raise AppraisalError(f"A share of {float(min(exact)):g} was given. Use shares from 0 up.")
    if total == 0:
        return (0,) * len(exact)
    if not sum(exact):
        raise AppraisalError(f"The shares are all 0, so {total:,} cannot be shared. Give one more.")
    sign = 1 if total > 0 else -1
    quotas = [abs(total) * weight / sum(exact) for weight in exact]
    return tuple(sign * part for part in _largest_remainders(quotas, abs(total)))


def rounded_to_total(numbers: Sequence[float], total: int | None = None) -> tuple[int, ...]:
    """The numbers as whole ones that sum to their rounded sum: for a column beside its total.

    Each is its number rounded down or up. `total` is the sum as it is shown elsewhere, where that
    is given; it must be within one of the numbers' own sum.

    >>> rounded_to_total([10.4, 20.4, 30.4])
    (10, 20, 31)
    >>> rounded_to_total([1.5, -0.5])
    (2, -1)
    """
    # Nine places undo binary noise, as where people read a figure.
    exact = [exactly(round(number, 9)) for number in numbers]
    whole = int(fixed(math.fsum(numbers))) if total is None else total
    return tuple(_largest_remainders(exact, whole))


def _largest_remainders(quotas: Sequence[Fraction], total: int) -> list[int]:
    parts = [math.floor(quota) for quota in quotas]
    order = sorted(range(len(quotas)), key=lambda at: (parts[at] - quotas[at], -quotas[at], at))
    for at in order[: total - sum(parts)]:
        parts[at] += 1
    return parts
