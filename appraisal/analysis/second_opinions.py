"""Second opinions: the same scores and weights under three other methods, as a check on the result.

TOPSIS, VIKOR and PROMETHEE II come from pymcdm. Each puts the options on a scale of its own and
none of them adds up values as the appraisal does, so a difference is a question and not an error.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray

from appraisal.errors import AppraisalError
from appraisal.method import TIE, competition_ranks
from appraisal.option_sets import OptionSet
from appraisal.scoring import ScoredOption, Scores, values_on_scale
from appraisal.wording import listed

V = 0.5
"""VIKOR's weight on the sum of regrets; the rest is on the largest single one."""


@dataclass(frozen=True)
class Ranking:
    """One method's figures for the options, in the order given.

    `measure` is the closeness of TOPSIS and the net flow of PROMETHEE II, of which more is
    better, or the Q of VIKOR, of which less is better.
    """

    method: str
    measure: tuple[float, ...]
    ranks: tuple[int, ...]


@dataclass(frozen=True)
class Opinion:
    """One method's ranking of the options that take a rank.

    `parameters` and `source` are words to show with it; `first` holds several ids where options
    tie.
    """

    method: str
    source: str
    parameters: str
    measure_name: str
    measure: Mapping[str, float]
    ranks: Mapping[str, int]
    first: tuple[str, ...]


@dataclass(frozen=True)
class SecondOpinions:
    """What other methods make of the same scores and weights: a check, never the result.

    `opinions` is empty where there is nothing to compare. `ranks` and `first` are the
    appraisal's own, and `agree` says whether every method puts the same options first: None
    where there are no opinions. `sentence` says all this in words.
    """

    ranks: Mapping[str, int]
    first: tuple[str, ...]
    opinions: tuple[Opinion, ...]
    agree: bool | None
    sentence: str


@dataclass(frozen=True)
class _Method:
    source: str
    parameters: str
    measure_name: str
    measure: Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]
    more_is_better: bool = True


def second_opinions(option_set: OptionSet, scores: Scores) -> SecondOpinions:
    """The ranked options under TOPSIS, VIKOR and PROMETHEE II, and whether they agree.

    Only options that take a rank, and criteria that count and have weight, go in. Raises
    AppraisalError where `scores` are those of another option set.
    """
    ranked = _ranked(option_set, scores)
    values, counts = values_on_scale(option_set)
    weights = np.array([scores.weights[leaf.id] for leaf in option_set.leaves], dtype=float)
    rows = [at for at, option in enumerate(scores.options) if option.rank is not None]
    found = rankings(values[rows], np.where(counts, weights, 0.0)) if len(rows) > 1 else ()
    opinions = tuple(_opinion(ranking, ranked) for ranking in found)
    first = tuple(option.id for option in ranked if option.rank == 1)
    return SecondOpinions(
        ranks={option.id: option.rank or 0 for option in ranked},
        first=first,
        opinions=opinions,
        agree=all(set(one.first) == set(first) for one in opinions) if opinions else None,
        sentence=_sentence(ranked, first, opinions),
    )


def rankings(values: ArrayLike, weights: ArrayLike) -> tuple[Ranking, ...]:
    """Options ranked by TOPSIS, VIKOR and PROMETHEE II, in that order.

    `values` are options x criteria, more is better, with no blanks; `weights` one a criterion,
    on any positive scale. A criterion without weight, or on which all the options tie, is left
    out first: it tells nobody apart, and the methods divide by its spread. Empty where no
    criterion is left or there are fewer than two options. Ranks are competition ranks, and
    figures within 1e-9 tie. Raises AppraisalError where the shapes differ or a number is not
    usable.

    >>> [one.ranks for one in rankings([[80, 20], [60, 60], [10, 50]], [2, 1])]
    [(1, 2, 3), (2, 1, 3), (1, 1, 3)]
    """
    matrix, weight = _checked(values, weights)
    if len(matrix) < 2:
        return ()
    tells_apart = (np.ptp(matrix, axis=0) > TIE) & (weight > 0)
    if not tells_apart.any():
        return ()
    kept, share = matrix[:, tells_apart], weight[tells_apart]
    share = share / share.max()
    return tuple(
        _ranking(name, method, kept, share / share.sum()) for name, method in METHODS.items()
    )


def _checked(
    values: ArrayLike, weights: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    matrix, weight = np.asarray(values, dtype=float), np.asarray(weights, dtype=float)
    if matrix.ndim != 2 or weight.shape != matrix.shape[1:]:
        raise AppraisalError(
            f"The values are {' x '.join(map(str, matrix.shape))} and there are {weight.size} "
            "weights. Give options x criteria, and one weight a criterion."
        )
    if not np.isfinite(matrix).all():
        raise AppraisalError("A value is blank. Leave out options with a missing score.")
    if not np.isfinite(weight).all() or (weight < 0).any():
        raise AppraisalError("A weight is negative or not a number. Use numbers of 0 or more.")
    return matrix, weight


def _ranking(
    name: str, method: _Method, values: NDArray[np.float64], weights: NDArray[np.float64]
) -> Ranking:
    measure = method.measure(values, weights)
    ranks = competition_ranks(measure if method.more_is_better else -measure)
    return Ranking(name, tuple(measure.tolist()), tuple(ranks.tolist()))


def _topsis(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    _hush_matplotlib()
    from pymcdm.methods import TOPSIS
    from pymcdm.normalizations import vector_normalization

    closeness = TOPSIS(vector_normalization)(values, weights, _more(values), validation=False)
    return np.asarray(closeness, dtype=float)


def _vikor(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Q, in which a sum or a largest regret that is the same for all counts for nothing."""
    _hush_matplotlib()
    from pymcdm.methods import VIKOR

    # Where all the regrets are alike pymcdm divides nought by nought; those Q are not used.
    with np.errstate(invalid="ignore", divide="ignore"):
        explained = VIKOR(v=V)(values, weights, _more(values), validation=False, verbose=True)
    found = {table.desc.label: np.asarray(table.data, dtype=float) for table in explained.results}
    if min(np.ptp(found["s"]), np.ptp(found["r"])) > TIE:
        return found["q"]
    return V * _share_of_range(found["s"]) + (1 - V) * _share_of_range(found["r"])


def _promethee(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    _hush_matplotlib()
    from pymcdm.methods import PROMETHEE_II

    # The usual preference function sees only which is higher, so places say all that it needs,
    # and a difference in the last binary digit stays the tie that it is.
    places = np.column_stack([competition_ranks(column) for column in values.T])
    flow = PROMETHEE_II("usual")(-places, weights, _more(values), validation=False)
    return np.asarray(flow, dtype=float)


METHODS: Mapping[str, _Method] = MappingProxyType(
    {
        "TOPSIS": _Method(
            source="Hwang and Yoon (1981)",
            parameters=(
                "Each criterion is divided by the root of its sum of squares; distances to the "
                "best and the worst values at hand are straight lines."
            ),
            measure_name="Closeness to the best (more is better)",
            measure=_topsis,
        ),
        "VIKOR": _Method(
            source="Opricovic and Tzeng (2004)",
            parameters=(
                "Each criterion runs from the worst to the best value at hand; the sum of "
                "regrets and the largest regret count the same (v = 0.5)."
            ),
            measure_name="Q (less is better)",
            measure=_vikor,
            more_is_better=False,
        ),
        "PROMETHEE II": _Method(
            source="Brans and Vincke (1985)",
            parameters=(
                "Options are compared two at a time, and any difference counts in full (the "
                "usual preference function)."
            ),
            measure_name="Net flow (more is better)",
            measure=_promethee,
        ),
    }
)
"""The methods by name, with what to say of each."""


def _more(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """That more is better on every criterion, as pymcdm is told it."""
    return np.ones(values.shape[1], dtype=np.int64)


def _share_of_range(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    spread = np.ptp(numbers)
    return (numbers - numbers.min()) / spread if spread > TIE else np.zeros_like(numbers)


def _hush_matplotlib() -> None:
    """Keep quiet what pymcdm loads and we never draw with: it logs where its cache may not be."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)


def _ranked(option_set: OptionSet, scores: Scores) -> list[ScoredOption]:
    if [option.id for option in scores.options] != [option.id for option in option_set.options]:
        raise AppraisalError(
            f"The scores are those of '{scores.option_set}', not of '{option_set.id}'. "
            "Score this option set first."
        )
    return [option for option in scores.options if option.rank is not None]


def _opinion(ranking: Ranking, ranked: list[ScoredOption]) -> Opinion:
    method = METHODS[ranking.method]
    ids = [option.id for option in ranked]
    ranks = dict(zip(ids, ranking.ranks, strict=True))
    return Opinion(
        method=ranking.method,
        source=method.source,
        parameters=method.parameters,
        measure_name=method.measure_name,
        measure=dict(zip(ids, ranking.measure, strict=True)),
        ranks=ranks,
        first=tuple(one for one in ids if ranks[one] == 1),
    )


def _sentence(
    ranked: list[ScoredOption], first: tuple[str, ...], opinions: tuple[Opinion, ...]
) -> str:
    called = {option.id: option.label or option.name for option in ranked}
    if not ranked:
        return "No option takes a rank, so there is nothing to check."
    if len(ranked) == 1:
        return f"Only {called[ranked[0].id]} takes a rank, so there is nothing to check."
    if not opinions:
        return (
            "All the options that take a rank have the same scores wherever there is weight, so "
            "no method can tell them apart."
        )
    return f"As a check only: {'; '.join(_said(called, first, opinions))}."


def _said(
    called: Mapping[str, str], first: tuple[str, ...], opinions: tuple[Opinion, ...]
) -> list[str]:
    """What the methods say, those that agree with the result before those that differ."""
    by_first: dict[frozenset[str], list[Opinion]] = {frozenset(first): []}
    for opinion in opinions:
        by_first.setdefault(frozenset(opinion.first), []).append(opinion)
    same, *differ = by_first.values()
    said = []
    if same:
        said.append(f"{_methods(same)} also {_put(same)} {_place(called, first)}")
    said += [f"{_methods(some)} {_put(some)} {_place(called, some[0].first)}" for some in differ]
    if differ:
        said.append(f"the result keeps {_place(called, first)}; ask what makes the difference")
    return said


def _put(opinions: list[Opinion]) -> str:
    return "puts" if len(opinions) == 1 else "put"


def _methods(opinions: list[Opinion]) -> str:
    return listed([one.method for one in opinions])


def _place(called: Mapping[str, str], first: tuple[str, ...]) -> str:
    return (
        f"{listed([called[one] for one in first])} {'joint first' if len(first) > 1 else 'first'}"
    )
