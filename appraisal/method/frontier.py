"""Money beside value: which options are efficient, and what an extra point costs.

Costs and values are kept apart, as in cost-effectiveness analysis (Weinstein and Stason 1977;
Drummond et al. 2015, chapter 5): neither is turned into the other, and a cost is never a score.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from appraisal.errors import AppraisalError
from appraisal.method.values import TIE

HALF_A_PENNY = 0.005
"""Two costs no further apart than this are the same."""

GREEN_BOOK_RATE = 0.035
"""The discount rate of HM Treasury's Green Book for the first thirty years, in real terms."""

LONGEST = 30
"""Years for which one rate serves: the Green Book's falls after them."""


@dataclass(frozen=True)
class Step:
    """One step up the frontier: what `to` buys beyond `start`, both positions."""

    start: int
    to: int
    cost: float
    value: float

    @property
    def per_point(self) -> float:
        """What each extra point costs on this step."""
        return self.cost / self.value


@dataclass(frozen=True)
class Frontier:
    """Which options are worth their money, by position.

    `efficient` is False for an option that is dominated, and for one that is not compared.
    `dominated_by` names those that cost no more and are worth no less, with one of the two
    strict, and `same_as` those that cost the same and are worth the same. `between` names the
    two options of which a mix would be worth more for the same money: extended dominance.
    `steps` run from the cheapest efficient option to the one with most points, past those that
    a mix beats, and each step's extra point costs at least as much as the one before it.
    `cheapest` is None where no option is compared.
    """

    compared: tuple[bool, ...]
    efficient: tuple[bool, ...]
    dominated_by: tuple[tuple[int, ...], ...]
    same_as: tuple[tuple[int, ...], ...]
    between: tuple[tuple[int, int] | None, ...]
    cheapest: int | None
    steps: tuple[Step, ...]


def frontier(costs: ArrayLike, values: ArrayLike, ranked: ArrayLike | None = None) -> Frontier:
    """The efficient frontier of options by cost and value.

    Simple and extended dominance are those of cost-effectiveness analysis (Weinstein 1990;
    Drummond et al. 2015, chapter 5); dropping dominated options before marginal costs are read
    is also the order of the Scottish Capital Investment Manual (appendix A3). `costs` and
    `values` have one number an option, NaN where unknown. Options that are unknown, or not
    `ranked`, are not compared and dominate nobody. Costs within half a penny, and values within
    1e-9, are the same; options alike in both are all efficient. Raises AppraisalError where the
    two differ in length.

    >>> found = frontier([10, 20, 25, 40, 45], [30, 34, 50, 60, 58])
    >>> found.efficient, found.dominated_by[4]
    ((True, True, True, True, False), (3,))
    >>> found.between[1], [(step.start, step.to, step.per_point) for step in found.steps]
    ((0, 2), [(0, 2, 0.75), (2, 3, 1.5)])
    """
    cost, value = _pair(costs, values)
    compared = ~(np.isnan(cost) | np.isnan(value))
    if ranked is not None:
        compared &= np.asarray(ranked, dtype=bool)
    cost, value = _levels(cost, HALF_A_PENNY), _levels(value, TIE)
    better = _dominates(cost, value, compared)
    efficient = compared & ~better.any(axis=1)
    climb = _cheapest_first(cost, efficient)
    corners = _corners(climb, cost, value)
    return Frontier(
        compared=tuple(compared.tolist()),
        efficient=tuple(efficient.tolist()),
        dominated_by=_places(better),
        same_as=_places(_alike(cost, value, compared)),
        between=_beaten_by_a_mix(cost, value, efficient, corners),
        cheapest=climb[0] if climb else None,
        steps=tuple(
            Step(a, b, float(cost[b] - cost[a]), float(value[b] - value[a]))
            for a, b in pairwise(corners)
        ),
    )


def marginal_costs(
    costs: ArrayLike, values: ArrayLike, ranked: ArrayLike | None = None
) -> list[float | None]:
    """What each extra point costs against the cheapest option, one figure an option.

    None for the cheapest itself, for an option that is not compared (as in `frontier`), and
    where value does not rise: money that buys no points has no price a point.

    >>> marginal_costs([10, 25, 40], [30, 50, 25])
    [None, 0.75, None]
    """
    cost, value = _pair(costs, values)
    found = frontier(cost, value, ranked)
    if found.cheapest is None:
        return [None] * len(cost)
    extra_cost = cost - cost[found.cheapest]
    extra_value = value - value[found.cheapest]
    return [
        float(extra_cost[option] / extra_value[option])
        if compared and extra_value[option] > TIE
        else None
        for option, compared in enumerate(found.compared)
    ]


def cost_per_point(costs: ArrayLike, values: ArrayLike, zero: float = 0.0) -> list[float | None]:
    """Cost over the points above a zero point, cost / (value - zero), one figure an option.

    The ratio stands and falls with its zero: moving it changes every figure and can change
    their order (see `swap_point`). None where cost or value is unknown, where the value does
    not exceed the zero, and where the cost is a saving.

    >>> cost_per_point([100, 100, 100], [50, 25, 20], zero=20)
    [3.3333333333333335, 20.0, None]
    """
    cost, value = _pair(costs, values)
    points = value - _finite(zero, "zero point")
    return [
        float(c / p) if p > TIE and c >= 0 else None
        for c, p in zip(cost.tolist(), points.tolist(), strict=True)
    ]


def swap_point(cost_a: float, value_a: float, cost_b: float, value_b: float) -> float | None:
    """The zero point at which two options cost the same a point and change places.

    In closed form: z = (c_b v_a - c_a v_b) / (c_b - c_a). Below it one of them has the lower
    cost a point, above it the other. None where there is no such point below both values, which
    is always so where one option dominates the other, and where a cost is a saving.

    >>> swap_point(100, 40, 300, 80)
    20.0
    >>> cost_per_point([100, 300], [40, 80], zero=20)
    [5.0, 5.0]
    """
    given = (cost_a, value_a, cost_b, value_b)
    if not np.isfinite(given).all() or min(cost_a, cost_b) < 0:
        return None
    if abs(cost_b - cost_a) <= HALF_A_PENNY:
        return None
    zero = (cost_b * value_a - cost_a * value_b) / (cost_b - cost_a)
    return float(zero) if min(value_a, value_b) - zero > TIE else None


def present_cost(
    annual: float, one_off: float = 0.0, years: int = 5, rate: float = GREEN_BOOK_RATE
) -> float:
    """The one-off cost and `years` of the annual cost, at today's worth.

    The first year is not discounted and each later one is discounted once more, at 3.5 % unless
    another `rate` is given (HM Treasury, The Green Book). Raises AppraisalError where a cost is
    not a number, `years` is not from 1 to 30, or `rate` is not from 0 to 1.

    >>> round(present_cost(1000, one_off=500, years=3), 2)
    3399.69
    >>> present_cost(1000, years=5, rate=0)
    5000.0
    """
    _check_period(years, rate)
    factors = (1.0 + rate) ** -np.arange(years, dtype=float)
    yearly, once = _finite(annual, "annual cost"), _finite(one_off, "one-off cost")
    return float(once + yearly * factors.sum())


def _check_period(years: int, rate: float) -> None:
    problems = []
    if isinstance(years, bool) or not isinstance(years, int) or not 1 <= years <= LONGEST:
        problems.append(
            f"Costs over {years} years cannot be worked out. Use a whole number from 1 to "
            f"{LONGEST}: after that the Green Book's rate falls."
        )
    if not 0 <= rate <= 1:
        problems.append(
            f"The discount rate is {rate:g}. Use a share from 0 to 1, such as 0.035 for 3.5 %."
        )
    if problems:
        raise AppraisalError("\n".join(problems))


def _finite(number: float, what: str) -> float:
    if not np.isfinite(number):
        raise AppraisalError(f"The {what} is not a number. Use an ordinary number.")
    return float(number)


def _pair(costs: ArrayLike, values: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    cost, value = np.asarray(costs, dtype=float), np.asarray(values, dtype=float)
    if cost.ndim != 1 or cost.shape != value.shape:
        raise AppraisalError(
            f"There are {cost.size} costs and {value.size} values. Give one of each an option."
        )
    if np.isinf(cost).any() or np.isinf(value).any():
        raise AppraisalError("A cost or a value is infinite. Leave out what is not known.")
    return cost, value


def _levels(numbers: NDArray[np.float64], tolerance: float) -> NDArray[np.float64]:
    """The numbers with every chain of neighbours within the tolerance put on one level.

    Later comparisons can then be exact, and being the same carries over from one pair to the
    next, as it does where options tie.
    """
    levelled = numbers.copy()
    order = [int(place) for place in np.argsort(numbers) if not np.isnan(numbers[place])]
    for below, place in pairwise(order):
        if numbers[place] - numbers[below] <= tolerance:
            levelled[place] = levelled[below]
    return levelled


def _dominates(
    cost: NDArray[np.float64], value: NDArray[np.float64], compared: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Options x options: whether the column's option dominates the row's."""
    no_dearer = cost[None, :] <= cost[:, None]
    no_worse = value[None, :] >= value[:, None]
    strictly = (cost[None, :] < cost[:, None]) | (value[None, :] > value[:, None])
    both = compared[None, :] & compared[:, None]
    dominates: NDArray[np.bool_] = both & no_dearer & no_worse & strictly
    return dominates


def _alike(
    cost: NDArray[np.float64], value: NDArray[np.float64], compared: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Options x options: whether two different ones cost and are worth the same."""
    same = (cost[None, :] == cost[:, None]) & (value[None, :] == value[:, None])
    alike: NDArray[np.bool_] = same & compared[None, :] & compared[:, None]
    np.fill_diagonal(alike, False)
    return alike


def _places(table: NDArray[np.bool_]) -> tuple[tuple[int, ...], ...]:
    """For each row, the columns that hold."""
    return tuple(tuple(np.flatnonzero(row).tolist()) for row in table)


def _cheapest_first(cost: NDArray[np.float64], efficient: NDArray[np.bool_]) -> list[int]:
    """The efficient options by cost, one for each place where several are alike."""
    places = np.flatnonzero(efficient)
    order = [int(place) for place in places[np.argsort(cost[places], kind="stable")]]
    return [place for at, place in enumerate(order) if not at or cost[place] > cost[order[at - 1]]]


def _corners(
    climb: Sequence[int], cost: NDArray[np.float64], value: NDArray[np.float64]
) -> list[int]:
    """The options that no mix of two others beats: the upper hull, cheapest first."""
    corners: list[int] = []
    for place in climb:
        while len(corners) > 1 and _below(corners[-1], corners[-2], place, cost, value):
            corners.pop()
        corners.append(place)
    return corners


def _below(
    middle: int, left: int, right: int, cost: NDArray[np.float64], value: NDArray[np.float64]
) -> bool:
    """Whether a mix of the outer two is worth more than the middle one at the same cost."""
    share = (cost[middle] - cost[left]) / (cost[right] - cost[left])
    mixed = value[left] + share * (value[right] - value[left])
    return bool(mixed - value[middle] > TIE)


def _beaten_by_a_mix(
    cost: NDArray[np.float64],
    value: NDArray[np.float64],
    efficient: NDArray[np.bool_],
    corners: Sequence[int],
) -> tuple[tuple[int, int] | None, ...]:
    """For each option, the two corners around it of which a mix is worth more than it is."""
    beaten: list[tuple[int, int] | None] = [None] * len(cost)
    for left, right in pairwise(corners):
        inside = efficient & (cost[left] < cost) & (cost < cost[right])
        for place in np.flatnonzero(inside).tolist():
            if _below(place, left, right, cost, value):
                beaten[place] = (left, right)
    return tuple(beaten)
