"""The checks that every weighting passes through, and the errors they raise."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from math import fsum, isfinite
from numbers import Real

from appraisal.errors import AppraisalError

MOST_LISTED = 8
"""How many names a message lists before it says how many more there are."""


class WeightError(AppraisalError):
    """A weighting that cannot be used; `problems` holds every reason, one sentence each."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class MeasureError(AppraisalError):
    """A measure that its value function does not cover, or a value function that is none."""


def did_you_mean(given: str, names: Iterable[str]) -> str:
    """A closing question that offers the nearest of `names`; else what there is to use.

    >>> did_you_mean("acess", ["access", "cost"])
    " Did you mean 'access'?"
    >>> did_you_mean("zzz", ["access", "cost"])
    ' Use access or cost.'
    >>> did_you_mean("zzz", [f"c{number}" for number in range(1, 13)])
    ' Use c1, c2, c3, c4, c5, c6, c7, c8 or 4 more.'
    """
    known = list(names)
    # Comparing very long words costs more than the hint is worth.
    near = get_close_matches(given, known, n=1, cutoff=0.6) if len(given) <= 64 else []
    return f" Did you mean '{near[0]}'?" if near else f" Use {_either(known)}."


def _either(names: list[str]) -> str:
    """The first few names as a choice."""
    more = len(names) - MOST_LISTED
    *most, last = names if more <= 0 else [*names[:MOST_LISTED], f"{more} more"]
    return f"{', '.join(most)} or {last}" if most else last


def as_number(value: object) -> float | None:
    """The value as a finite float, or None where it is not a finite number."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if isfinite(number) else None


def shown(value: object) -> str:
    """The value as an error message repeats it: short, and text in quotes.

    >>> shown(170.0), shown("lots"), shown(None)
    ('170', "'lots'", 'blank')
    """
    if value is None:
        return "blank"
    if not isinstance(value, bool) and isinstance(value, Real):
        try:
            return f"{float(value):g}"
        except OverflowError:
            return "too large"
    text = str(value)
    return f"'{text if len(text) <= 40 else text[:39] + '…'}'"


def check_numbers(
    given: Mapping[str, object], what: str, low: float = 0.0, high: float | None = None
) -> tuple[dict[str, float], list[str]]:
    """The usable numbers of a mapping, and one sentence for each that is not.

    `what` is the word for the number in the sentences: a swing, a weight, points.
    """
    wanted = f"a number from {low:g} to {high:g}" if high is not None else "a number of 0 or more"
    numbers: dict[str, float] = {}
    problems: list[str] = []
    for name, value in given.items():
        number = as_number(value)
        if number is None or number < low or (high is not None and number > high):
            problems.append(f"The {what} for '{name}' is {shown(value)}. Use {wanted}.")
        else:
            numbers[name] = number
    return numbers, problems


def within_reach(numbers: Mapping[str, float]) -> dict[str, float]:
    """The same proportions, over the largest where sums would be too large or small for a float."""
    largest = max(numbers.values())
    if largest == 0 or 1e-100 < largest < 1e100:
        return dict(numbers)
    return {name: number / largest for name, number in numbers.items()}


def shares(numbers: Mapping[str, float]) -> dict[str, float]:
    """The numbers as shares of their sum, which has to be positive.

    >>> shares({"a": 30, "b": 70})
    {'a': 0.3, 'b': 0.7}
    """
    near = within_reach(numbers)
    total = fsum(near.values())
    return {name: number / total for name, number in near.items()}
