"""Chance: numbers from one seed, the same on every machine.

Only `Generator.random` and plain arithmetic are used, so that neither another version of numpy nor
another processor's exponential function moves a figure.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from harrowmere_maker.targets import SEED

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]
_LETTERS = "bcdfghjklmnpqrstvwxz"
_KEY_LENGTH = 9


def stream(part: str) -> np.random.Generator:
    """A generator of that part's own, so that one part's draws never move another's."""
    return np.random.default_rng([SEED, *part.encode()])


def quotas(weights: Sequence[float], n: int) -> Places:
    """How many of `n` each weight takes: whole numbers, by largest remainder.

    >>> quotas([1, 1, 2], 5).tolist()
    [1, 1, 3]
    """
    shares: Numbers = np.asarray(weights, dtype=float)
    exact = shares * (n / shares.sum())
    counts: Places = np.floor(exact).astype(np.int64)
    left = n - int(counts.sum())
    if left:
        first = np.argsort(-(exact - counts), kind="stable")
        counts[first[:left]] += 1
    return counts


def dealt(rng: np.random.Generator, weights: Sequence[float], n: int) -> Places:
    """`n` places in `weights`, each taken as often as its weight says, in an order of chance."""
    return shuffled(rng, np.repeat(np.arange(len(weights)), quotas(weights, n)))


def shuffled(rng: np.random.Generator, values: NDArray[Any]) -> NDArray[Any]:
    """The values in an order of chance."""
    order = np.argsort(rng.random(len(values)), kind="stable")
    return np.asarray(values[order])


def spread(rng: np.random.Generator, low: float, high: float, n: int) -> Numbers:
    """`n` numbers spread evenly from low to high, jittered, in an order of chance."""
    jitter = 0.25 + 0.5 * rng.random(n)
    return low + (high - low) * shuffled(rng, (np.arange(n) + jitter) / max(n, 1))


def happens(rng: np.random.Generator, chances: Numbers) -> Flags:
    """Whether each of several things happens, given how likely each is."""
    return np.asarray(rng.random(len(chances)) < chances)


def one_of(values: Sequence[str], places: Places) -> "pd.Categorical[str]":
    """A column of values, kept as places so that millions of rows stay small."""
    return pd.Categorical.from_codes(places, categories=pd.Index(list(values)))


def codes(column: "pd.Series[str]") -> Places:
    """The place of each value of a column that `one_of` made."""
    return np.asarray(column.cat.codes, dtype=np.int64)


def keys(rng: np.random.Generator, n: int) -> list[str]:
    """`n` different codes of consonants, which can be read as nobody's name or number."""
    size = len(_LETTERS) ** _KEY_LENGTH
    numbers = np.empty(0, dtype=np.int64)
    while len(numbers) < n:
        more = (rng.random(n - len(numbers)) * size).astype(np.int64)
        numbers = np.unique(np.concatenate([numbers, more]))
    chosen = shuffled(rng, numbers)
    digits = np.empty((n, _KEY_LENGTH), dtype=np.int64)
    for place in range(_KEY_LENGTH):
        chosen, digits[:, place] = np.divmod(chosen, len(_LETTERS))
    letters = np.frombuffer(_LETTERS.encode(), dtype="S1")[digits]
    words: NDArray[np.bytes_] = np.ascontiguousarray(letters).view(f"S{_KEY_LENGTH}").ravel()
    return list(words.astype(str))
