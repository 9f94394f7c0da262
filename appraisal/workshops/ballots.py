"""A ballot: one person's swings in one round, and how a bad one is answered."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from appraisal.errors import AppraisalError
from appraisal.method import swing
from appraisal.option_sets import Criterion

_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,12})?")


class BallotError(AppraisalError):
    """A ballot that cannot be cast; the message gives every reason, one a line."""


@dataclass(frozen=True)
class Ballot:
    """One person's ballot as it was committed.

    `swings` are as given, 0 to 100; `weights` are their shares and sum to 1.
    """

    round: int
    participant: str
    swings: Mapping[str, float]
    weights: Mapping[str, float]
    happened: datetime
    version: int


def read_swings(given: Mapping[str, object], criteria: Sequence[Criterion]) -> dict[str, float]:
    """The swings of a ballot, one a criterion, checked: each 0 to 100 and one at least above 0.

    `given` may come from a form, so numbers may be text. Raises `BallotError` with all problems.
    """
    known = {criterion.id: criterion for criterion in criteria}
    problems = [
        f"'{name[:64]}' is not a criterion of this workshop. Reload the page and try again."
        for name in given
        if name not in known
    ]
    swings: dict[str, float] = {}
    for name, criterion in known.items():
        try:
            swings[name] = _read_swing(given.get(name), criterion.name)
        except BallotError as error:
            problems.append(str(error))
    if not problems and not any(swings.values()):
        problems.append(
            "Every answer is 0, which says that nothing matters. Give at least one more than 0."
        )
    if problems:
        raise BallotError("\n".join(problems))
    return swings


def _read_swing(given: object, name: str) -> float:
    if given is None or (isinstance(given, str) and not given.strip()):
        raise BallotError(f"There is no answer for '{name}'. Give a number from 0 to 100.")
    number = _number(given)
    if number is None or not 0 <= number <= 100:
        shown = str(given).strip()[:40]
        raise BallotError(f"The answer for '{name}' is {shown}. Use a number from 0 to 100.")
    return number


def _number(given: object) -> float | None:
    if isinstance(given, str):
        return float(given) if _NUMBER.fullmatch(given := given.strip()) else None
    if isinstance(given, int | float) and not isinstance(given, bool) and math.isfinite(given):
        return float(given)
    return None


def weights_of(swings: Mapping[str, float]) -> dict[str, float]:
    """The shares that swings stand for, by the swing method."""
    return dict(swing(swings).weights)
