"""How numbers are written on a chart: as few figures as tell the truth."""

import itertools
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from appraisal.scoring import percent_decimals

_MOST_DECIMALS = 3
_SAME_SHARE = 1e-9  # shares of 1 that differ by less are one share


def finite(number: float | None) -> float | None:
    """The number, or None where there is none: a figure's JSON must never hold NaN.

    >>> finite(2.5), finite(float("nan"))
    (2.5, None)
    """
    return None if number is None or not math.isfinite(number) else float(number)


def fixed(number: float, decimals: int = 0) -> str:
    """The number to so many decimals, halves away from zero, undisturbed by binary noise.

    >>> fixed(45.625), fixed(2.5), fixed(68.75, 1), fixed(-0.2)
    ('46', '3', '68.8', '0')
    """
    unit = Decimal(1).scaleb(-decimals)
    rounded = Decimal(str(round(number, 9))).quantize(unit, rounding=ROUND_HALF_UP)
    return str(abs(rounded) if rounded == 0 else rounded)


def brief(number: float) -> str:
    """The number with one decimal where it needs one.

    >>> brief(70), brief(33.333)
    ('70', '33.3')
    """
    text = fixed(number, 1)
    return text.removesuffix(".0")


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


def percent(share: float, decimals: int = 0) -> str:
    """A fraction of 1 as a percentage; a no-break space holds the sign to the number.

    >>> percent(0.125), percent(0.125, 1), percent(0.0004, 1)
    ('13\\xa0%', '12.5\\xa0%', 'under 0.1\\xa0%')
    """
    text = fixed(100 * share, decimals)
    if share > 0 and float(text) == 0:
        return f"under {'0.1' if decimals else '1'}\u00a0%"
    return f"{text}\u00a0%"


def display_switches(now: float, switches: Sequence[float]) -> tuple[str, tuple[str, ...]]:
    """A weight now and the weights at which something changes (fractions of 1), as percentages.

    Whole numbers, or one decimal where that says it all; more, up to three, for any two that
    differ and would look equal or the wrong way round, and for one that would look like none or
    all of the weight.

    >>> display_switches(0.125, [3 / 7, 5 / 11])
    ('12.5\\xa0%', ('43\\xa0%', '45\\xa0%'))
    >>> display_switches(0.43, [3 / 7])
    ('43.0\\xa0%', ('42.9\\xa0%',))
    >>> display_switches(0.5, [0.9999])
    ('50\\xa0%', ('99.99\\xa0%',))
    """
    shares = [now, *switches]
    places = [percent_decimals(share) for share in shares]
    for _ in range(2 * _MOST_DECIMALS):
        texts = [fixed(100 * share, place) for share, place in zip(shares, places, strict=True)]
        for place in _too_coarse(shares, texts, places):
            places[place] = min(places[place] + 1, _MOST_DECIMALS)
    first, *others = (
        f"{fixed(100 * share, place)}\u00a0%" for share, place in zip(shares, places, strict=True)
    )
    return first, tuple(others)


def share_percent(share: float, decimals: int = 0) -> str:
    """A share of draws as a percentage, never written as none or all where it is neither.

    >>> share_percent(0.9997), share_percent(0.0002), share_percent(1.0), share_percent(0.712)
    ('over 99\\xa0%', 'under 1\\xa0%', '100\\xa0%', '71\\xa0%')
    >>> share_percent(0.9997, 1)
    'over 99.9\\xa0%'
    """
    if share > 1 - _SAME_SHARE:
        return "100\u00a0%"
    if share > _SAME_SHARE and float(fixed(100 * share, decimals)) == 100:
        return f"over {'99.9' if decimals else '99'}\u00a0%"
    return percent(share if share > _SAME_SHARE else 0.0, decimals)


def least_percent(share: float) -> str:
    """A percentage that "at least" can truthfully stand before: rounded down.

    >>> least_percent(0.9599), least_percent(0.29)
    ('95\\xa0%', '29\\xa0%')
    """
    return f"{math.floor(100 * share + 1e-7)}\u00a0%"


def _too_coarse(shares: Sequence[float], texts: Sequence[str], places: Sequence[int]) -> set[int]:
    found = {
        place
        for place, (share, text) in enumerate(zip(shares, texts, strict=True))
        if _SAME_SHARE < share < 1 - _SAME_SHARE and float(text) in (0, 100)
    }
    for one, other in itertools.combinations(range(len(shares)), 2):
        gap = shares[other] - shares[one]
        # The gap that is shown must have the sign of the gap there is.
        if abs(gap) > _SAME_SHARE and gap * (float(texts[other]) - float(texts[one])) <= 0:
            coarser = min(places[one], places[other])
            found |= {place for place in (one, other) if places[place] == coarser}
    return found


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
