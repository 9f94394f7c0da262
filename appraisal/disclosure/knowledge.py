"""What a reader knows of each figure before putting two of them together.

The reader assumed knows the profile and more: which hidden counts are small and which are hidden
only to cover others (but for those left open, where knowing that alone would say too much), and
for money which groups are empty. Whoever knows less can work out less.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from appraisal.disclosure.profiles import Profile

POUNDS = 10
"""Money is shown to the nearest so many pounds.

A fixed unit keeps parts and totals within a few pounds of each other, which three significant
figures would not, and it is coarse enough that no single invoice can be recognised.
"""

PENNY = 0.01
"""Sums of pounds and pence may be out by so much: no reader can use a finer difference."""


SLIGHT = 1e-6
"""Values of a linear programme no further apart than this are the same."""


@dataclass(frozen=True, eq=False)
class Bounds:
    """The least and the most that each value may be, by place."""

    least: NDArray[np.float64]
    most: NDArray[np.float64]


def of_people(
    profile: Profile, truth: NDArray[np.int64], hidden: NDArray[np.bool_], open_: NDArray[np.bool_]
) -> Bounds:
    """What the reader knows of the counts: rounding where shown, the profile's rule where hidden.

    >>> from appraisal.disclosure.profiles import profile_called
    >>> truth, no = np.array([0, 3, 12, 20]), np.zeros(4, dtype=bool)
    >>> known = of_people(profile_called("nhs_secondary"), truth, truth % 10 > 1, no)
    >>> known.least.tolist(), known.most.tolist()
    ([0.0, 1.0, 8.0, 18.0], [0.0, 7.0, inf, 22.0])
    """
    shown, half = profile.rounded(truth), profile.rounds_to // 2
    by_rule = profile.hides(truth)
    # Whatever the rule would hide is not what is shown; a 0 that is shown is then nobody.
    least = np.maximum(shown - half, profile.hides_up_to + 1 if profile.hides_up_to else 0)
    nobody = (shown == 0) & (profile.hides_up_to > 0)
    least, most = np.where(nobody, 0, least), np.where(nobody, 0, shown + half)
    fewest = int(profile.zero_is_shown_as_zero)
    covering = hidden & ~by_rule & ~open_ & (profile.hides_up_to > 0)
    least = np.where(hidden, np.where(covering, profile.hides_up_to + 1, fewest), least)
    small = hidden & by_rule & ~open_
    return Bounds(
        least.astype(float),
        np.where(small, profile.hides_up_to, np.where(hidden, np.inf, most)).astype(float),
    )


def of_money(
    truth: NDArray[np.float64], people: NDArray[np.int64], hidden: NDArray[np.bool_]
) -> Bounds:
    """What the reader knows of the amounts: rounding where shown, and 0 where nobody is.

    An amount that the release does not hold (NaN) is hidden like any other.
    """
    unknown = hidden | np.isnan(truth)
    shown = rounded_money(np.where(unknown, 0.0, truth))
    half = POUNDS / 2 + PENNY
    least = np.where(unknown, 0.0, np.maximum(shown - half, 0.0))
    most = np.where(unknown, np.inf, shown + half)
    return Bounds(least, np.where(people == 0, 0.0, most))


def rounded_money(amounts: NDArray[np.float64]) -> NDArray[np.float64]:
    """The amounts to the nearest ten pounds, halves up."""
    rounded: NDArray[np.float64] = np.floor(amounts / POUNDS + 0.5) * POUNDS
    return rounded
