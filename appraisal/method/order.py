"""Weights from nothing but an order of importance."""

from collections.abc import Callable, Sequence
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from appraisal.method.checks import WeightError, as_number, shown
from appraisal.method.weights import Weights

Formula = Literal["roc", "sum", "reciprocal"]


def rank_order_centroid(ranks: Sequence[float]) -> NDArray[np.float64]:
    """Weights at the centre of all that agree with the order (Barron and Barrett 1996).

    w_k = (1/n) sum_{i=k..n} 1/i. `ranks` holds 1 for the most valued swing; equal ranks take
    the mean of the weights of the places they share. One weight a criterion, summing to 1.

    >>> rank_order_centroid([1, 2]).tolist()
    [0.75, 0.25]
    """
    return _by_place(ranks, lambda n: np.cumsum(1.0 / np.arange(n, 0, -1))[::-1])


def rank_sum(ranks: Sequence[float]) -> NDArray[np.float64]:
    """Weights that fall by equal steps (Stillwell, Seaver and Edwards 1981).

    w_k = 2 (n + 1 - k) / (n (n + 1)). Ranks and ties as for `rank_order_centroid`.

    >>> rank_sum([1, 2, 3, 4]).tolist()
    [0.4, 0.3, 0.2, 0.1]
    """
    return _by_place(ranks, lambda n: np.arange(n, 0, -1.0))


def rank_reciprocal(ranks: Sequence[float]) -> NDArray[np.float64]:
    """Weights in proportion to 1, 1/2, 1/3 ... (Stillwell, Seaver and Edwards 1981).

    w_k = (1/k) / sum_i (1/i). Ranks and ties as for `rank_order_centroid`.

    >>> rank_reciprocal([1, 2, 3, 4]).round(2).tolist()
    [0.48, 0.24, 0.16, 0.12]
    """
    return _by_place(ranks, lambda n: 1.0 / np.arange(1, n + 1))


_FORMULAS: dict[str, tuple[Callable[[Sequence[float]], NDArray[np.float64]], str]] = {
    "roc": (rank_order_centroid, "Rank order centroid weights (Barron and Barrett 1996)."),
    "sum": (rank_sum, "Rank sum weights (Stillwell, Seaver and Edwards 1981)."),
    "reciprocal": (
        rank_reciprocal,
        "Rank reciprocal weights (Stillwell, Seaver and Edwards 1981).",
    ),
}


def rank(groups: Sequence[Sequence[str]], formula: str = "roc") -> Weights:
    """Weights from criteria in order, the most valued swing first.

    Each group holds the criteria that tie for a place. `formula` is roc (Barron and Barrett
    1996), sum or reciprocal (Stillwell, Seaver and Edwards 1981). Raises WeightError with
    every problem at once.

    >>> rank([["access"], ["cost", "rota"]], "sum").weights
    {'access': 0.5, 'cost': 0.25, 'rota': 0.25}
    """
    names = [name for group in groups for name in group]
    problems = _order_problems(names, formula)
    if problems:
        raise WeightError(*problems)
    weigh, note = _FORMULAS[formula]
    ranks = [place for place, group in enumerate(groups, start=1) for _ in group]
    return Weights("rank", dict(zip(names, weigh(ranks).tolist(), strict=True)), note=note)


def _order_problems(names: Sequence[str], formula: str) -> list[str]:
    problems = []
    if formula not in get_args(Formula):
        problems.append(f"The formula {shown(formula)} is not known. Use roc, sum or reciprocal.")
    if not names:
        problems.append("No criteria were given. Name them with the most valued swing first.")
    if not all(names):
        problems.append("A name in the order is blank. Write a tie as 'a=b', without gaps.")
    repeated = [name for name in dict.fromkeys(names) if name and names.count(name) > 1]
    problems += [f"'{name}' is in the order more than once. Name it once." for name in repeated]
    return problems


def _by_place(
    ranks: Sequence[float], weigh_places: Callable[[int], NDArray[np.float64]]
) -> NDArray[np.float64]:
    if len(ranks) == 0:
        raise WeightError("No ranks were given. Give 1 to the most valued swing.")
    wrong = [one for one in ranks if as_number(one) is None]
    if wrong:
        raise WeightError(f"The rank {shown(wrong[0])} is not a number. Use 1, 2, 3 ...")
    place_weights = weigh_places(len(ranks))
    given = np.asarray(ranks, dtype=float)
    # A tie covers the places from the number ranked above it to that plus its own size.
    weights = [place_weights[(given < one).sum() : (given <= one).sum()].mean() for one in given]
    return np.asarray(weights / place_weights.sum(), dtype=float)
