"""Weights from direct judgements: swings and points."""

from collections.abc import Mapping
from dataclasses import dataclass

from appraisal.method.checks import WeightError, check_numbers, shares


@dataclass(frozen=True)
class Weights:
    """Weights that sum to 1, and how far the judgements behind them can be relied on.

    `consistency_ratio` is None where the method has none; above `consistency_limit` the
    judgements contradict one another too much. `note` is a sentence to show beside the weights.
    """

    method: str
    weights: dict[str, float]
    consistency_ratio: float | None = None
    note: str | None = None
    consistency_limit: float | None = None

    @property
    def inconsistent(self) -> bool:
        """Whether the judgements contradict one another more than the method allows."""
        if self.consistency_ratio is None or self.consistency_limit is None:
            return False
        return self.consistency_ratio > self.consistency_limit


def swing(swings: Mapping[str, object]) -> Weights:
    """Swing weights (von Winterfeldt and Edwards 1986, chapter 8).

    `swings` says what moving each criterion from its worst to its best is worth, the most
    valued swing being 100. The weights are the swings' shares of their sum. Raises WeightError
    with every problem at once.

    >>> swing({"access": 100, "cost": 60, "rota": 40}).weights
    {'access': 0.5, 'cost': 0.3, 'rota': 0.2}
    """
    numbers = _some_above_zero(swings, "swing", 100.0)
    note = None
    if max(numbers.values()) != 100:
        note = (
            f"The largest swing is {max(numbers.values()):g}, not 100. Only the proportions count."
        )
    return Weights("swing", shares(numbers), note=note)


def points(given: Mapping[str, object]) -> Weights:
    """Weights from points handed out over the criteria (direct rating).

    Any positive scale will do: the weights are shares of the sum (von Winterfeldt and Edwards
    1986, chapter 8). Raises WeightError with every problem at once.

    >>> points({"access": 30, "cost": 70}).weights
    {'access': 0.3, 'cost': 0.7}
    """
    return Weights("points", shares(_some_above_zero(given, "number of points", None)))


def _some_above_zero(
    given: Mapping[str, object], what: str, high: float | None
) -> dict[str, float]:
    if not given:
        raise WeightError(f"No {what} was given. Name at least one criterion.")
    numbers, problems = check_numbers(given, what, high=high)
    if not problems and not any(numbers.values()):
        problems.append(f"Every {what} is 0. Give at least one criterion more than 0.")
    if problems:
        raise WeightError(*problems)
    return numbers
