"""Value for money: what each option costs beside what it is worth, and what an extra point buys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from appraisal.analysis.money_words import finding, notes
from appraisal.errors import AppraisalError
from appraisal.method import (
    GREEN_BOOK_RATE,
    Frontier,
    Step,
    cost_per_point,
    frontier,
    marginal_costs,
    present_cost,
    swap_point,
)
from appraisal.option_sets import Cost, OptionSet
from appraisal.scoring import Scores


@dataclass(frozen=True)
class OptionMoney:
    """One option's money and value; a figure that does not exist is None, never nought.

    `annual` and `one_off` are pounds as the file gives them, and `present` both together over
    the years at today's worth: None where the file gives neither. Where it gives one of the two,
    that one counts alone, and `part_missing` names the other: "yearly" or "one-off".

    `efficient` is None where the option is not compared. `dominated_by` holds the options that
    cost no more and are worth no less, `same_as` those that are equal in both, and `between` the
    two of which a mix would be worth more for the same money. `extra_cost` and `extra_value` are
    against the cheapest option, and `marginal` is the one over the other. `step` is what the
    option buys beyond the one before it on the frontier. The two costs a point count points
    from 0 and from the baseline's value; `ValueForMoney.per_point` counts from any other.
    """

    id: str
    label: str
    name: str
    annual: float | None
    one_off: float | None
    part_missing: str | None
    present: float | None
    value: float | None
    rank: int | None
    why_unranked: str | None
    efficient: bool | None
    dominated_by: tuple[str, ...]
    same_as: tuple[str, ...]
    between: tuple[str, str] | None
    extra_cost: float | None
    extra_value: float | None
    marginal: float | None
    step: FrontierStep | None
    per_point: float | None
    per_point_above_baseline: float | None

    @property
    def compared(self) -> bool:
        """Whether the option has a rank and a cost, and so takes part in the comparison."""
        return self.efficient is not None


@dataclass(frozen=True)
class FrontierStep:
    """What an option buys beyond the one before it on the frontier; pounds and points."""

    start: str
    to: str
    cost: float
    value: float
    per_point: float


@dataclass(frozen=True)
class ZeroSwap:
    """A zero point at which two options change places in cost a point.

    `below` has the lower cost a point while the zero point is below `at`, `above` from there up.
    """

    at: float
    below: str
    above: str


@dataclass(frozen=True)
class ValueForMoney:
    """Options' cost beside their value, options in file order.

    `frontier` holds ids from the cheapest efficient option up, past those that a mix beats.
    `notes` are sentences to show with the figures.
    """

    option_set: str
    years: int
    rate: float
    baseline: str | None
    cheapest: str | None
    options: tuple[OptionMoney, ...]
    frontier: tuple[str, ...]
    steps: tuple[FrontierStep, ...]
    swaps: tuple[ZeroSwap, ...]
    notes: tuple[str, ...]

    @property
    def compared(self) -> tuple[OptionMoney, ...]:
        """The options that have both a rank and a cost."""
        return tuple(option for option in self.options if option.compared)

    def per_point(self, zero: float) -> dict[str, float | None]:
        """Each option's cost a point with points counted from `zero`, a value from 0 to 100."""
        if not 0 <= zero <= 100:
            raise AppraisalError(f"The zero point is {zero:g}. Use a value from 0 to 100.")
        costs = _numbers([option.present for option in self.options])
        values = _numbers([option.value for option in self.options])
        ids = [option.id for option in self.options]
        return dict(zip(ids, cost_per_point(costs, values, zero), strict=True))


def value_for_money(
    option_set: OptionSet,
    scores: Scores,
    *,
    years: int = 5,
    rate: float = GREEN_BOOK_RATE,
) -> ValueForMoney:
    """Cost beside value: who is efficient, and what extra points cost.

    A cost is the one-off cost and `years` of the annual cost at today's worth, discounted at
    `rate` from the second year (see `appraisal.method.present_cost`). Only options with a rank
    and a cost are compared; the others are shown, and make no option look inefficient. Raises
    AppraisalError, with every problem, where `years` or `rate` is out of range.
    """
    present = _numbers([_present(option.cost, years, rate) for option in option_set.options])
    values = _numbers([option.value for option in scores.options])
    found = frontier(present, values, [option.rank is not None for option in scores.options])
    baseline = _baseline(option_set)
    result = ValueForMoney(
        option_set=option_set.id,
        years=years,
        rate=rate,
        baseline=None if baseline is None else option_set.options[baseline].id,
        cheapest=None if found.cheapest is None else option_set.options[found.cheapest].id,
        options=_options(option_set, scores, present, values, found, baseline),
        frontier=_along(option_set, found),
        steps=tuple(_step(option_set, step) for step in found.steps),
        swaps=_swaps(option_set, present, values, found),
        notes=(),
    )
    return replace(result, notes=tuple(notes(result, scores.scale)))


def frontier_sentence(option_set: OptionSet, result: ValueForMoney) -> str:
    """What the money buys, in a sentence: what the option with most points costs beyond the next.

    Costs are those of `result`, over its years. Where the option that leads on points has no
    cost, a second sentence says so. Raises AppraisalError where `result` is of another set.
    """
    if result.option_set != option_set.id:
        raise AppraisalError(
            f"The figures are those of '{result.option_set}', not of '{option_set.id}'. "
            "Work them out again for this option set."
        )
    return finding(result)


def _present(cost: Cost | None, years: int, rate: float) -> float | None:
    """The present cost; a part that is missing adds nothing, and None where both are."""
    if cost is None or (cost.annual is None and cost.one_off is None):
        return None
    return present_cost(cost.annual or 0.0, cost.one_off or 0.0, years, rate)


def _part_missing(cost: Cost | None) -> str | None:
    if cost is None or (cost.annual is None) == (cost.one_off is None):
        return None
    return "yearly" if cost.annual is None else "one-off"


def _baseline(option_set: OptionSet) -> int | None:
    return next((at for at, option in enumerate(option_set.options) if option.baseline), None)


def _options(
    option_set: OptionSet,
    scores: Scores,
    present: NDArray[np.float64],
    values: NDArray[np.float64],
    found: Frontier,
    baseline: int | None,
) -> tuple[OptionMoney, ...]:
    marginal = marginal_costs(present, values, found.compared)
    extra_cost, extra_value = (_beyond(each, found) for each in (present, values))
    steps = {step.to: _step(option_set, step) for step in found.steps}
    per_point = cost_per_point(present, values)
    above_baseline = _above_baseline(present, values, baseline)
    return tuple(
        OptionMoney(
            id=option.id,
            label=option.label,
            name=option.name,
            annual=option.cost.annual if option.cost else None,
            one_off=option.cost.one_off if option.cost else None,
            part_missing=_part_missing(option.cost),
            present=_known(present[at]),
            value=scored.value,
            rank=scored.rank,
            why_unranked=scored.why_unranked,
            efficient=found.efficient[at] if found.compared[at] else None,
            dominated_by=_ids(option_set, found.dominated_by[at]),
            same_as=_ids(option_set, found.same_as[at]),
            between=_pair_of_ids(option_set, found.between[at]),
            extra_cost=extra_cost[at],
            extra_value=extra_value[at],
            marginal=marginal[at],
            step=steps.get(at),
            per_point=per_point[at],
            per_point_above_baseline=above_baseline[at],
        )
        for at, (option, scored) in enumerate(zip(option_set.options, scores.options, strict=True))
    )


def _beyond(numbers: NDArray[np.float64], found: Frontier) -> list[float | None]:
    """How far each compared option is from the cheapest; None for that one and the others."""
    cheapest = found.cheapest
    if cheapest is None:
        return [None] * len(numbers)
    return [
        float(number - numbers[cheapest]) if compared and at != cheapest else None
        for at, (number, compared) in enumerate(zip(numbers, found.compared, strict=True))
    ]


def _above_baseline(
    present: NDArray[np.float64], values: NDArray[np.float64], baseline: int | None
) -> list[float | None]:
    if baseline is None or np.isnan(values[baseline]):
        return [None] * len(values)
    return cost_per_point(present, values, float(values[baseline]))


def _step(option_set: OptionSet, step: Step) -> FrontierStep:
    start, to = _ids(option_set, (step.start, step.to))
    return FrontierStep(start, to, step.cost, step.value, step.per_point)


def _along(option_set: OptionSet, found: Frontier) -> tuple[str, ...]:
    if found.cheapest is None:
        return ()
    return _ids(option_set, (found.cheapest, *(step.to for step in found.steps)))


def _swaps(
    option_set: OptionSet,
    present: NDArray[np.float64],
    values: NDArray[np.float64],
    found: Frontier,
) -> tuple[ZeroSwap, ...]:
    """The zero points on the scale at which two compared options change places, lowest first."""
    swaps = []
    places = [at for at, compared in enumerate(found.compared) if compared]
    for pair in combinations(places, 2):
        # As the zero point nears the lower value, that option's points run out first.
        last, first = sorted(pair, key=lambda at: values[at])
        at = swap_point(present[last], values[last], present[first], values[first])
        if at is not None and at >= 0:
            swaps.append(ZeroSwap(at, *_ids(option_set, (last, first))))
    return tuple(sorted(swaps, key=lambda swap: swap.at))


def _ids(option_set: OptionSet, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(option_set.options[place].id for place in places)


def _pair_of_ids(option_set: OptionSet, pair: tuple[int, int] | None) -> tuple[str, str] | None:
    return (
        None if pair is None else (option_set.options[pair[0]].id, option_set.options[pair[1]].id)
    )


def _numbers(given: Sequence[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if one is None else one for one in given], dtype=float)


def _known(number: float) -> float | None:
    return None if np.isnan(number) else float(number)
