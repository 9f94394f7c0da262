"""Figures and lists as people read them: as few digits as tell the truth.

Charts, sentences, pages and the terminal write their figures here, so that one figure is never
written in two ways.
"""

import itertools
import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from appraisal.method import TIE

_MOST_DECIMALS = 3
_NEARLY_WHOLE = 0.2  # percentage points that a switching weight may be off


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


def as_points(value: float | None) -> str:
    """A value as people read it: two places at most, halves up, and a dash where there is none.

    >>> as_points(45.625), as_points(64.0), as_points(None)
    ('45.63', '64', '-')
    """
    if value is None:
        return "-"
    rounded = Decimal(repr(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".")


def percent(share: float, decimals: int = 0) -> str:
    """A fraction of 1 as a percentage; a no-break space holds the sign to the number.

    >>> percent(0.125), percent(0.125, 1), percent(0.0004, 1)
    ('13\\xa0%', '12.5\\xa0%', 'under 0.1\\xa0%')
    """
    text = fixed(100 * share, decimals)
    if share > 0 and float(text) == 0:
        return f"under {'0.1' if decimals else '1'}\u00a0%"
    return f"{text}\u00a0%"


def percent_decimals(share: float) -> int:
    """The decimals with which a share is written in per cents: one for a half, else none.

    >>> percent_decimals(0.125), percent_decimals(3 / 7), percent_decimals(0.138)
    (1, 0, 0)
    """
    percent = 100 * share
    whole, halves = abs(percent - round(percent)), abs(2 * percent - round(2 * percent))
    return int(halves < 1e-6 < whole)


def display_switches(now: float, switches: Sequence[float]) -> tuple[str, tuple[str, ...]]:
    """A weight now and the weights at which something changes (fractions of 1), as percentages.

    The weight now is whole, or has one decimal where that says it all. A weight at which something
    changes is whole where that is within 0.2 points, or has one decimal. There are more, up to
    three, for any two that differ and would look equal or the wrong way round, and for one that
    would look like none or all of the weight.

    >>> display_switches(0.125, [3 / 7, 5 / 11])
    ('12.5\\xa0%', ('43\\xa0%', '45.5\\xa0%'))
    >>> display_switches(0.43, [3 / 7])
    ('43.0\\xa0%', ('42.9\\xa0%',))
    >>> display_switches(0.5, [0.9999])
    ('50\\xa0%', ('99.99\\xa0%',))
    """
    decimals = [percent_decimals(now), *map(_switch_decimals, switches)]
    first, *others = _told_apart([now, *switches], decimals)
    return first, tuple(others)


def weight_percent(share: float, unlike: float | None = None) -> str:
    """A weight as a percentage; `unlike` is one that must not be written alike if it differs.

    >>> weight_percent(0.125), weight_percent(0.4, unlike=0.4004)
    ('12.5\\xa0%', '40.00\\xa0%')
    """
    shares = [share] if unlike is None else [share, unlike]
    return _told_apart(shares, [percent_decimals(one) for one in shares])[0]


def _switch_decimals(share: float) -> int:
    percent = 100 * share
    return int(abs(percent - round(percent)) > _NEARLY_WHOLE + 1e-9)


def _told_apart(shares: Sequence[float], decimals: Sequence[int]) -> list[str]:
    """The shares as percentages to so many decimals, or to more where two would look alike."""
    places = list(decimals)
    for _ in range(2 * _MOST_DECIMALS):
        texts = [fixed(100 * share, place) for share, place in zip(shares, places, strict=True)]
        for place in _too_coarse(shares, texts, places):
            places[place] = min(places[place] + 1, _MOST_DECIMALS)
    return [
        f"{fixed(100 * share, place)}\u00a0%" for share, place in zip(shares, places, strict=True)
    ]


def share_percent(share: float, decimals: int = 0) -> str:
    """A share of draws as a percentage, never written as none or all where it is neither.

    >>> share_percent(0.9997), share_percent(0.0002), share_percent(1.0), share_percent(0.712)
    ('over 99\\xa0%', 'under 1\\xa0%', '100\\xa0%', '71\\xa0%')
    >>> share_percent(0.9997, 1)
    'over 99.9\\xa0%'
    """
    if share > 1 - TIE:
        return "100\u00a0%"
    if share > TIE and float(fixed(100 * share, decimals)) == 100:
        return f"over {'99.9' if decimals else '99'}\u00a0%"
    return percent(share if share > TIE else 0.0, decimals)


def least_percent(share: float) -> str:
    """A percentage that "at least" can truthfully stand before: rounded down.

    >>> least_percent(0.9599), least_percent(0.29)
    ('95\\xa0%', '29\\xa0%')
    """
    return f"{math.floor(100 * share + 1e-7)}\u00a0%"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "option"), counted(3, "criterion", "criteria")
    ('1 option', '3 criteria')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def called(label: str, *, starts: bool = False) -> str:
    """What an option is called in a sentence; `starts` where it begins one.

    A label that is a number alone would read as a count or a figure.

    >>> called("3"), called("3", starts=True), called("1(b)", starts=True)
    ('option 3', 'Option 3', '1(b)')
    """
    if not label.isdigit():
        return label
    return f"{'Option' if starts else 'option'} {label}"


def listed(words: Sequence[str]) -> str:
    """The words as a sentence lists them.

    >>> listed(["F1"]), listed(["F1", "F2", "F3"])
    ('F1', 'F1, F2 and F3')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def distinct(names: Sequence[str], ids: Sequence[str], taken: Sequence[str] = ()) -> list[str]:
    """Names fit to head the columns of a table: one used twice, or taken, is followed by its id.

    >>> distinct(["Cost", "Speed", "Cost"], ["cost", "speed", "cost_2"], ["Rank"])
    ['Cost (cost)', 'Speed', 'Cost (cost_2)']
    """
    heads: list[str] = []
    for name, identity in zip(names, ids, strict=True):
        head = f"{name} ({identity})" if names.count(name) > 1 else name
        while head in heads or head in taken:
            head = f"{head} ({identity})"
        heads.append(head)
    return heads


def _too_coarse(shares: Sequence[float], texts: Sequence[str], places: Sequence[int]) -> set[int]:
    found = {
        place
        for place, (share, text) in enumerate(zip(shares, texts, strict=True))
        if TIE < share < 1 - TIE and float(text) in (0, 100)
    }
    for one, other in itertools.combinations(range(len(shares)), 2):
        gap = shares[other] - shares[one]
        # The gap that is shown must have the sign of the gap there is.
        if abs(gap) > TIE and gap * (float(texts[other]) - float(texts[one])) <= 0:
            coarser = min(places[one], places[other])
            found |= {place for place in (one, other) if places[place] == coarser}
    return found
