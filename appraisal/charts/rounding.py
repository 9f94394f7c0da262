"""How numbers are written on a chart: as few figures as tell the truth."""

import math
from collections.abc import Collection, Iterable, Mapping

from appraisal.wording import fixed, percent

_MOST_DECIMALS = 3


def finite(number: float | None) -> float | None:
    """The number, or None where there is none: a figure's JSON must never hold NaN.

    >>> finite(2.5), finite(float("nan"))
    (2.5, None)
    """
    return None if number is None or not math.isfinite(number) else float(number)


def display_values(
    values: Mapping[str, float],
    ranked: Collection[str] | None = None,
    tolerance: float = 1e-9,
) -> dict[str, str]:
    """The overall value of each option as a chart writes it.

    Whole numbers, unless two ranked options that do not tie would then look equal; in that case
    every value gets one decimal, and as many as three where the first two would still look equal.
    More would be precision that no score has. Options that tie always look equal, even where
    rounding falls between them. `ranked` names the options that take a rank (all of them by
    default): the others are written alike but never ask for a decimal.

    >>> display_values({"a": 68.75, "b": 50.625})
    {'a': '69', 'b': '51'}
    >>> display_values({"a": 50.1, "b": 49.9, "c": 30})
    {'a': '50.1', 'b': '49.9', 'c': '30.0'}
    >>> display_values({"a": 80, "b": 50.01, "c": 50.02})
    {'a': '80.0', 'b': '50.0', 'c': '50.0'}
    """
    among = [option for option in values if ranked is None or option in ranked]
    levels = _levels({option: values[option] for option in among}, tolerance)
    distinct = sorted(set(levels.values()), reverse=True)
    for_first = next(
        (d for d in range(_MOST_DECIMALS) if _all_differ(distinct[:2], d)), _MOST_DECIMALS
    )
    decimals = max(for_first, 0 if _all_differ(distinct, 0) else 1)
    return {option: fixed(levels.get(option, value), decimals) for option, value in values.items()}


def display_weights(*weightings: Mapping[str, float]) -> list[dict[str, str]]:
    """Each weighting's weights (fractions of 1) as percentages, all to the same precision.

    Whole numbers, unless those of a weighting would miss 100 by more than 1, as eight equal
    weights of 12.5 % do; then one decimal. A weight is never written as 0 unless it is 0.

    >>> display_weights({"a": 0.664, "b": 0.334, "c": 0.002})
    [{'a': '66\\xa0%', 'b': '33\\xa0%', 'c': 'under 1\\xa0%'}]
    """
    decimals = 0 if all(_sums_to_100(w.values()) for w in weightings) else 1
    return [{key: percent(w, decimals) for key, w in weights.items()} for weights in weightings]


def display_pair(
    one: Mapping[str, float], other: Mapping[str, float]
) -> tuple[dict[str, str], dict[str, str]]:
    """Two weightings as percentages, precise enough to show where they differ most.

    >>> display_pair({"a": 0.5, "b": 0.5}, {"a": 0.503, "b": 0.497})
    ({'a': '50.0\\xa0%', 'b': '50.0\\xa0%'}, {'a': '50.3\\xa0%', 'b': '49.7\\xa0%'})
    """
    first, second = display_weights(one, other)
    widest = max(one, key=lambda key: abs(one[key] - other[key]), default=None)
    if widest is not None and one[widest] != other[widest] and first[widest] == second[widest]:
        first = {key: percent(weight, 1) for key, weight in one.items()}
        second = {key: percent(weight, 1) for key, weight in other.items()}
    return first, second


def _levels(values: Mapping[str, float], tolerance: float) -> dict[str, float]:
    # Options within the tolerance of the one above them tie, and share its value.
    levels: dict[str, float] = {}
    above, level = math.inf, math.inf
    for option in sorted(values, key=lambda key: -values[key]):
        if above - values[option] > tolerance:
            level = values[option]
        above = values[option]
        levels[option] = level
    return levels


def _all_differ(values: Collection[float], decimals: int) -> bool:
    return len({fixed(value, decimals) for value in values}) == len(values)


def _sums_to_100(weights: Iterable[float]) -> bool:
    shown = [int(fixed(100 * weight)) for weight in weights]
    return not shown or abs(sum(shown) - 100) <= 1
