"""Value functions, the weighted sum and ranks. Axes are always options x criteria."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from appraisal.method.checks import MeasureError, WeightError, shown

TIE = 1e-9
"""Two values no further apart than this tie."""


def piecewise_linear(
    measures: ArrayLike, points: Sequence[tuple[float, float]]
) -> NDArray[np.float64]:
    """Values on 0..100 for measures in natural units (Keeney and Raiffa 1976, chapter 3).

    `points` are (measure, value) pairs, strictly increasing in the measure, joined by straight
    lines. A blank (NaN) stays blank. A measure outside the points raises MeasureError: nothing
    is clipped in silence.

    >>> piecewise_linear([4, 5, 9], [(4, 100), (6, 70), (9, 0)]).tolist()
    [100.0, 85.0, 0.0]
    """
    at, value = _checked_points(points)
    given = np.asarray(measures, dtype=float)
    outside = given[(given < at[0]) | (given > at[-1])]
    if outside.size:
        found = ", ".join(shown(one) for one in dict.fromkeys(outside.tolist()))
        raise MeasureError(
            f"The value function covers {at[0]:g} to {at[-1]:g}, and was given {found}. "
            "Correct the measure, or widen the worst and best."
        )
    return np.asarray(np.interp(given, at, value), dtype=float)


def _checked_points(
    points: Sequence[tuple[float, float]],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    table = np.asarray(points, dtype=float)
    if table.ndim != 2 or table.shape[0] < 2 or table.shape[1] != 2:
        raise MeasureError("A value function needs at least two points: a measure and its value.")
    at, value = table[:, 0], table[:, 1]
    if not np.isfinite(table).all():
        raise MeasureError("A point of the value function is not a number. Use finite numbers.")
    if (np.diff(at) <= 0).any():
        raise MeasureError("The points of a value function run from the smallest measure upwards.")
    if (value < 0).any() or (value > 100).any():
        raise MeasureError("A value function gives values from 0 to 100.")
    return at, value


def local_scale(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Values put on the scale of the options at hand (von Winterfeldt and Edwards 1986).

    Returns the values with the worst option of each criterion at 0 and the best at 100, and
    which criteria still tell options apart. A criterion on which every option ties has no
    scale: its values come back as 0 and its flag as False. A blank (NaN) stays blank.

    >>> scaled, differs = local_scale(np.array([[20.0, 50.0], [70.0, 50.0], [30.0, 50.0]]))
    >>> scaled.tolist(), differs.tolist()
    ([[0.0, 0.0], [100.0, 0.0], [20.0, 0.0]], [True, False])
    """
    given = np.asarray(values, dtype=float)
    blank = np.isnan(given)
    worst = np.where(blank, np.inf, given).min(axis=0, initial=np.inf)
    best = np.where(blank, -np.inf, given).max(axis=0, initial=-np.inf)
    differs = best - worst > TIE
    swing = np.where(differs, best - worst, 1.0)
    scaled = np.where(differs, (given - np.where(differs, worst, 0.0)) / swing * 100.0, 0.0)
    return np.where(blank, np.nan, scaled), differs


def contributions(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each criterion adds to each option's overall value, in points out of 100.

    Options x criteria; a row adds up to the option's overall value (Keeney and Raiffa 1976).
    The weights are put on a sum of 1 first. A blank stays blank.

    >>> contributions(np.array([[70.0, 50.0]]), np.array([3.0, 1.0])).tolist()
    [[52.5, 12.5]]
    """
    weight = _usable(weights)
    points: NDArray[np.float64] = np.asarray(values, dtype=float) * (weight / weight.sum())
    return points


def overall_values(
    values: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The weighted mean of each option's values, on 0..100: the additive value model.

    Keeney and Raiffa (1976); von Winterfeldt and Edwards (1986). An option with a blank on any
    criterion, whatever its weight, comes back as NaN. The sums are exact and rounded once, so
    equal sums give equal values: a tie is a tie, not a difference in the last digit.

    >>> overall_values(np.array([[70.0, 50.0], [60.0, np.nan]]), np.array([3.0, 1.0])).tolist()
    [65.0, nan]
    """
    weight, _ = _whole_numbers(_usable(weights).tolist())
    rows = np.asarray(values, dtype=float).tolist()
    return np.array([_weighted_mean(row, weight) for row in rows], dtype=float)


def _weighted_mean(row: list[float], weight: list[int]) -> float:
    if any(value != value for value in row):
        return float("nan")
    value, scale = _whole_numbers(row)
    # One whole number over another: Python rounds the quotient once, and correctly.
    return sum(w * v for w, v in zip(weight, value, strict=True)) / (sum(weight) * scale)


def _whole_numbers(numbers: list[float]) -> tuple[list[int], int]:
    """The same numbers as whole numbers over one shared scale, with nothing lost."""
    ratios = [number.as_integer_ratio() for number in numbers]
    scale = max(bottom for _, bottom in ratios)
    return [top * (scale // bottom) for top, bottom in ratios], scale


def _usable(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    weight = np.asarray(weights, dtype=float)
    if not np.isfinite(weight).all() or (weight < 0).any():
        raise WeightError("A weight is negative or not a number. Use numbers of 0 or more.")
    if not weight.any():
        raise WeightError("Every weight is 0. Give at least one criterion more than 0.")
    return weight


def competition_ranks(
    values: NDArray[np.float64], ranked: NDArray[np.bool_] | None = None, tolerance: float = TIE
) -> NDArray[np.int64]:
    """Places from the highest value down, ties sharing the first place they cover: 1, 2, 2, 4.

    Neighbours within `tolerance` tie, and so does the whole chain of them. An option that is
    not `ranked`, or has no value, comes back as 0 and takes no place from the others.

    >>> competition_ranks(np.array([40.0, 64.0, np.nan, 64.0, 70.0])).tolist()
    [4, 2, 0, 2, 1]
    """
    value = np.asarray(values, dtype=float)
    places = np.zeros(len(value), dtype=np.int64)
    order = _highest_first(value, ranked)
    for position, option in enumerate(order):
        above = order[position - 1]
        tied = position > 0 and value[above] - value[option] <= tolerance
        places[option] = places[above] if tied else position + 1
    return places


def _highest_first(
    value: NDArray[np.float64], ranked: NDArray[np.bool_] | None
) -> NDArray[np.int64]:
    takes_part = ~np.isnan(value)
    if ranked is not None:
        takes_part &= np.asarray(ranked, dtype=bool)
    places = np.flatnonzero(takes_part)
    return np.asarray(places[np.argsort(-value[places], kind="stable")], dtype=np.int64)


def tied_with(
    values: NDArray[np.float64], ranked: NDArray[np.bool_] | None = None, tolerance: float = TIE
) -> list[list[int]]:
    """For each option, the positions of the others that share its place.

    >>> tied_with(np.array([40.0, 64.0, 64.0]))
    [[], [2], [1]]
    """
    places = competition_ranks(values, ranked, tolerance)
    return [
        [int(other) for other in np.flatnonzero(places == place) if other != option]
        if place
        else []
        for option, place in enumerate(places)
    ]
