"""The best-worst method: every criterion compared with the best and with the worst."""

from collections.abc import Mapping

import numpy as np

from appraisal.method.checks import WeightError, check_numbers, shares
from appraisal.method.weights import Weights

INPUT_BASED_LIMITS: dict[int, tuple[float, ...]] = {
    3: (0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667),
    4: (0.1121, 0.1529, 0.1898, 0.2206, 0.2527, 0.2577, 0.2683),
    5: (0.1354, 0.1994, 0.2306, 0.2546, 0.2716, 0.2844, 0.2960),
    6: (0.1330, 0.1990, 0.2643, 0.3044, 0.3144, 0.3221, 0.3262),
    7: (0.1294, 0.2457, 0.2819, 0.3029, 0.3144, 0.3251, 0.3403),
    8: (0.1309, 0.2521, 0.2958, 0.3154, 0.3408, 0.3620, 0.3657),
    9: (0.1359, 0.2681, 0.3062, 0.3337, 0.3517, 0.3620, 0.3662),
}
"""Limits of the ratio by best-against-worst judgement, for 3, 4 ... 9 criteria
(Liang, Brunelli and Rezaei 2020)."""


def best_worst(
    best: str,
    worst: str,
    best_to_others: Mapping[str, object],
    others_to_worst: Mapping[str, object],
) -> Weights:
    """Weights from the best-worst method's linear model (Rezaei 2015, 2016).

    `best_to_others` says how many times as much the best criterion's swing is worth as each
    other's, `others_to_worst` each one's against the worst, from 1 to 9. The weights make the
    largest of |w_B - a_Bj w_j| and |w_j - a_jW w_W| as small as it can be: ksi, which the note
    states. Unlike the 2015 model this linear one (2016) has one solution, but its ksi cannot be
    read against the 2015 table of consistency indices; the ratio given is therefore the
    input-based one of Liang, Brunelli and Rezaei (2020), the largest over the criteria of
    |a_Bj a_jW - a_BW| / (a_BW^2 - a_BW), with their limits. Raises WeightError with every
    problem at once.

    >>> result = best_worst("price", "style", {"quality": 2, "style": 8}, {"quality": 4})
    >>> {name: round(weight, 4) for name, weight in result.weights.items()}
    {'price': 0.6154, 'quality': 0.3077, 'style': 0.0769}
    """
    to_others, to_worst = _checked(best, worst, best_to_others, others_to_worst)
    names = list(to_others)
    weights, ksi = _linear_model(names, best, worst, to_others, to_worst)
    ratio = _input_based_ratio(to_others, to_worst, to_others[worst])
    limit = _limit(to_others[worst], len(names))
    return Weights("best-worst", weights, ratio, _note(ksi, ratio, limit), limit)


def _linear_model(
    names: list[str],
    best: str,
    worst: str,
    to_others: Mapping[str, float],
    to_worst: Mapping[str, float],
) -> tuple[dict[str, float], float]:
    """Minimise ksi over the weights; the last variable of the programme is ksi itself."""
    # Loading the optimiser takes half a second, and nothing else in the package needs it.
    from scipy.optimize import linprog

    n = len(names)
    b, w = names.index(best), names.index(worst)
    rows = []
    for j, name in enumerate(names):
        against_best, against_worst = np.zeros(n + 1), np.zeros(n + 1)
        against_best[b] += 1
        against_best[j] -= to_others[name]
        against_worst[j] += 1
        against_worst[w] -= to_worst[name]
        for row in (against_best, -against_best, against_worst, -against_worst):
            row[n] = -1
            rows.append(row)
    cost = np.append(np.zeros(n), 1.0)
    sums_to_one = np.append(np.ones(n), 0.0)
    found = linprog(cost, np.array(rows), np.zeros(len(rows)), sums_to_one[np.newaxis], [1.0])
    # The programme always has a solution: any weights will do, with ksi large enough.
    *weight, ksi = np.asarray(found.x, dtype=float).tolist()
    return shares(dict(zip(names, weight, strict=True))), ksi


def _input_based_ratio(
    to_others: Mapping[str, float], to_worst: Mapping[str, float], best_to_worst: float
) -> float:
    if best_to_worst == 1:
        return 0.0
    most = max(abs(to_others[name] * to_worst[name] - best_to_worst) for name in to_others)
    return most / (best_to_worst**2 - best_to_worst)


def _limit(best_to_worst: float, n: int) -> float | None:
    """The published limit; the table ends at 9 criteria, whose column serves for more."""
    scale = round(best_to_worst)
    if n < 3 or scale not in INPUT_BASED_LIMITS:
        return None
    return INPUT_BASED_LIMITS[scale][min(n, 9) - 3]


def _note(ksi: float, ratio: float, limit: float | None) -> str:
    stated = f"ksi is {ksi:.4f}; the consistency ratio is input-based"
    if limit is None:
        return f"{stated}."
    if ratio <= limit:
        return f"{stated}, within its limit of {limit:g}."
    return (
        f"{stated}, {ratio:.2f}, above its limit of {limit:g}: the comparisons contradict one "
        "another. Look at them again before using these weights."
    )


def _checked(
    best: str,
    worst: str,
    best_to_others: Mapping[str, object],
    others_to_worst: Mapping[str, object],
) -> tuple[dict[str, float], dict[str, float]]:
    """Both sets of judgements in the same order, with what goes without saying filled in."""
    if best == worst:
        raise WeightError(f"'{best}' is both the best and the worst. Choose two criteria.")
    first = [] if best in best_to_others else [best]
    names = list(dict.fromkeys([*first, *best_to_others, *others_to_worst, worst]))
    given_to_others: dict[str, object] = {best: 1, **best_to_others}
    given_to_worst: dict[str, object] = {worst: 1, **others_to_worst}
    # Best against worst belongs to both sets; saying it once is enough.
    if best in others_to_worst:
        given_to_others.setdefault(worst, others_to_worst[best])
    if worst in best_to_others:
        given_to_worst.setdefault(best, best_to_others[worst])
    to_others, problems = check_numbers(given_to_others, "best-to-others judgement", 1, 9)
    to_worst, more = check_numbers(given_to_worst, "others-to-worst judgement", 1, 9)
    problems += more
    problems += [
        f"best_to_others does not compare '{best}' with '{name}'. Add a number from 1 to 9."
        for name in names
        if name not in given_to_others
    ]
    problems += [
        f"others_to_worst does not compare '{name}' with '{worst}'. Add a number from 1 to 9."
        for name in names
        if name not in given_to_worst
    ]
    problems = problems or _disagreements(best, worst, to_others, to_worst)
    if problems:
        raise WeightError(*problems)
    return {name: to_others[name] for name in names}, {name: to_worst[name] for name in names}


def _disagreements(
    best: str, worst: str, to_others: Mapping[str, float], to_worst: Mapping[str, float]
) -> list[str]:
    problems = [
        f"'{name}' against itself is {number:g}. It has to be 1."
        for name, number in ((best, to_others[best]), (worst, to_worst[worst]))
        if number != 1
    ]
    if to_others[worst] != to_worst[best]:
        problems.append(
            f"'{best}' against '{worst}' is {to_others[worst]:g} in best_to_others and "
            f"{to_worst[best]:g} in others_to_worst. Give the same number in both."
        )
    return problems
