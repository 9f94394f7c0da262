"""How far chance alone may move a rate."""

from __future__ import annotations

import math
from typing import Final

_NINETY_FIVE: Final = 1.959964
"""Standard deviations of the normal distribution between which 95 % lie."""


def by_chance(part: float, whole: float) -> tuple[float, float]:
    """The 95 % interval of a proportion, as shares of 1 (Wilson 1927).

    The interval that public health statistics use for proportions; unlike the simple one it stays
    between 0 and 1 and holds for small numbers.

    >>> [round(end, 4) for end in by_chance(10, 100)]
    [0.0552, 0.1744]
    >>> by_chance(0, 50)[0]
    0.0
    """
    z2 = _NINETY_FIVE**2
    share = part / whole
    middle = share + z2 / (2 * whole)
    reach = _NINETY_FIVE * math.sqrt(share * (1 - share) / whole + z2 / (4 * whole**2))
    least, most = (middle - reach) / (1 + z2 / whole), (middle + reach) / (1 + z2 / whole)
    return max(0.0, least) if part else 0.0, min(1.0, most) if part < whole else 1.0
