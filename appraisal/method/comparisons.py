"""Weights from comparing criteria two at a time, with how consistent the comparisons are."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from appraisal.method.checks import WeightError, as_number, shown
from appraisal.method.weights import Weights

RANDOM_INDEX = (
    *(0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41),
    *(1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59),
)
"""Saaty's (1980) mean consistency index of random matrices of 1, 2, 3 ... 15 criteria."""

CONSISTENCY_LIMIT = 0.10
"""The consistency ratio above which Saaty (1980) asks for the judgements to be looked at again."""

ROUNDING = 0.05
"""How far a judgement times its mirror may be from 1: 0.33 is meant for 1/3, 0.13 for 1/8."""


def pairwise(names: Sequence[str], matrix: Sequence[Sequence[object]]) -> Weights:
    """Weights from a full matrix of comparisons: its principal eigenvector (Saaty 1977, 1980).

    Row i, column j says how many times as much the swing of criterion i is worth as that of j;
    the mirror cell holds the reciprocal. Of a cell and its mirror the larger is taken as given,
    so that a reciprocal rounded to two places does no harm. The consistency ratio is the
    consistency index (lambda_max - n) / (n - 1) over Saaty's random index; above 0.10 the note
    says so. Raises WeightError with every problem at once.

    >>> result = pairwise(["access", "cost", "rota"], [[1, 2, 4], [1 / 2, 1, 2], [1 / 4, 1 / 2, 1]])
    >>> {name: round(weight, 4) for name, weight in result.weights.items()}
    {'access': 0.5714, 'cost': 0.2857, 'rota': 0.1429}
    >>> round(result.consistency_ratio, 6)
    0.0
    """
    judged = _judgements(names, matrix)
    eigenvalues, eigenvectors = np.linalg.eig(judged)
    principal = int(eigenvalues.real.argmax())
    vector = np.abs(eigenvectors[:, principal].real)
    ratio = _saaty_ratio(float(eigenvalues[principal].real), len(names))
    weights = dict(zip(names, (vector / vector.sum()).tolist(), strict=True))
    return Weights("pairwise", weights, ratio, _saaty_note(ratio, len(names)), CONSISTENCY_LIMIT)


def _saaty_ratio(largest_eigenvalue: float, n: int) -> float | None:
    if n > len(RANDOM_INDEX):
        return None
    if n < 3:
        return 0.0
    # Rounding can leave the eigenvalue of perfect judgements a hair below n.
    index = max(0.0, (largest_eigenvalue - n) / (n - 1))
    return index / RANDOM_INDEX[n - 1]


def _saaty_note(ratio: float | None, n: int) -> str | None:
    if ratio is None:
        return f"There is no random index for {n} criteria, so no consistency ratio is given."
    if ratio <= CONSISTENCY_LIMIT:
        return None
    return (
        f"The consistency ratio is {ratio:.2f}, above {CONSISTENCY_LIMIT:.2f}: the comparisons "
        "contradict one another. Look at them again before using these weights."
    )


def _judgements(names: Sequence[str], matrix: Sequence[Sequence[object]]) -> NDArray[np.float64]:
    problems = _shape_problems(names, matrix)
    if problems:
        raise WeightError(*problems)
    judged = np.ones((len(names), len(names)))
    for i, row in enumerate(names):
        for j, column in enumerate(names):
            number = as_number(matrix[i][j])
            if number is None or number <= 0:
                problems.append(
                    f"'{row}' against '{column}' is {shown(matrix[i][j])}. "
                    "Use a number above 0, such as 3 or 1/3."
                )
            else:
                judged[i, j] = number
    problems = problems or _mirror_problems(names, judged)
    if problems:
        raise WeightError(*problems)
    return np.where(judged >= 1, judged, 1.0 / judged.T)


def _shape_problems(names: Sequence[str], matrix: Sequence[Sequence[object]]) -> list[str]:
    n = len(names)
    if not n:
        return ["No criteria were given. Name each in the header row and the first column."]
    problems = [
        f"'{name}' is named more than once. Name each criterion once."
        for name in dict.fromkeys(names)
        if list(names).count(name) > 1
    ]
    if not all(names):
        problems.append("A criterion has no name. Fill in the header row and the first column.")
    if len(matrix) != n:
        problems.append(f"There are {n} criteria and {len(matrix)} rows. Give each one row.")
    problems += [
        f"The row of '{name}' holds {len(row)} comparisons. It needs {n}, one a criterion."
        for name, row in zip(names, matrix, strict=False)
        if len(row) != n
    ]
    return problems


def _mirror_problems(names: Sequence[str], judged: NDArray[np.float64]) -> list[str]:
    problems = []
    for i, row in enumerate(names):
        if judged[i, i] != 1:
            problems.append(f"'{row}' against itself is {judged[i, i]:g}. It has to be 1.")
        for j in range(i + 1, len(names)):
            if abs(judged[i, j] * judged[j, i] - 1) > ROUNDING:
                problems.append(
                    f"'{row}' against '{names[j]}' is {judged[i, j]:g}, and '{names[j]}' against "
                    f"'{row}' is {judged[j, i]:g}. One has to be 1 over the other."
                )
    return problems
