"""The steps of a scale."""

from __future__ import annotations

import math
from collections.abc import Sequence

_ALL_FROM_0 = 0.6  # a scale begins at 0 unless the least value is more than this of the most


def ticks_for(values: Sequence[float]) -> tuple[float, ...]:
    """Round steps that cover the values, from 0 unless all of them are far above it.

    >>> ticks_for([862, 1009, 1105])
    (800.0, 900.0, 1000.0, 1100.0, 1200.0)
    >>> ticks_for([2, 9])
    (0.0, 2.0, 4.0, 6.0, 8.0, 10.0)
    """
    least, most = min(values, default=0.0), max(values, default=1.0)
    low = least if least > _ALL_FROM_0 * most else min(least, 0.0)
    span = most - low or abs(most) or 1.0
    power = 10.0 ** math.floor(math.log10(span / 4))
    step = next(s * power for s in (1, 2, 2.5, 5, 10) if span / (s * power) <= 4.5)
    first, last = math.floor(low / step + 1e-9), math.ceil(most / step - 1e-9)
    return tuple(round(place * step, 9) for place in range(first, max(last, first + 1) + 1))


def tick_text(value: float) -> str:
    """A tick as it is written on the scale."""
    return f"{value:,.10g}".replace("-", "\u2212")
