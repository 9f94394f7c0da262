"""Whether scrambled Sobol points give a smaller error than pseudo-random draws in the same time.

    python benchmarks/sobol.py --milliseconds 50 --seeds 20

Both feed the product's own count, on one thread, for as many draws as the time allows. The error
is the root mean square, over options and seeds, of the share of draws in which an option is first,
and the same of every central weight of the options that are first in one draw of a thousand or
more; the truth is one very long run. `generated` pays for its points, `stored` finds them in
memory, made beforehand. The figures behind docs/decisions/0006.
"""

import argparse
import json
import os
import time
from collections.abc import Callable
from unittest.mock import patch

import numpy as np
from numpy.random import SFC64, Generator
from numpy.typing import NDArray
from robustness import made_up, salford_and_trafford
from scipy.stats import qmc

from appraisal.method import Acceptability, kernel, rank_acceptability
from appraisal.method.kernel import Reals
from appraisal.method.robustness import CHUNK

Floats = NDArray[np.float64]
Fill = Callable[[Generator, Reals], None]
"""Fills criteria x draws with exponential draws, in place of the product's own."""

OWN = kernel.exponentials
NONE = Generator(SFC64(0))
"""What the kernel hands over and none of these ways uses."""

SEEN = 0.001
TRIED = 1 << 19
"""Draws made to find how many fit into the time."""


def main() -> None:
    """Measure both matrices and print the figures."""
    parser = argparse.ArgumentParser(description="Sobol points against pseudo-random draws.")
    parser.add_argument("--milliseconds", type=float, default=50)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--truth", type=int, default=200_000_000, help="draws of the long run")
    parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    asked = parser.parse_args()
    found = {
        name: compare(values, asked.milliseconds / 1e3, asked.seeds, asked.truth)
        for name, values in (("4x8", salford_and_trafford()), ("12x20", made_up()))
    }
    if asked.json:
        print(json.dumps({**found, "load_average": os.getloadavg()[0]}))
        return
    for name, ways in found.items():
        for way, figures in ways.items():
            print(
                f"{name:<6} {way:<24} {figures['draws']:>12,.0f} draws"
                f"  first {figures['first_error']:.2e}  central {figures['central_error']:.2e}"
            )


def compare(values: Floats, seconds: float, seeds: int, long: int) -> dict[str, dict[str, float]]:
    """Draws in the time and the errors that they leave, for each way of drawing."""
    truth = rank_acceptability(values, draws=long, seed=0)
    criteria = values.shape[1]
    ways: dict[str, Callable[[int, int], Fill]] = {
        "pseudo-random, generated": lambda seed, _: pseudo_random(seed),
        "pseudo-random, stored": lambda seed, draws: stored(pseudo_random(seed), criteria, draws),
        "Sobol, generated": lambda seed, _: sobol(criteria, seed),
        "Sobol, stored": lambda seed, draws: stored(sobol(criteria, seed), criteria, draws),
    }
    found = {}
    for way, make in ways.items():
        draws = draws_within(seconds, values, make)
        runs = [run(values, make(seed, draws), draws, seed) for seed in range(1, seeds + 1)]
        found[way] = {"draws": float(draws), **errors(runs, truth)}
    return found


def run(values: Floats, fill: Fill, draws: int, seed: int) -> Acceptability:
    """The product's count over other points."""
    with patch.object(kernel, "exponentials", fill):
        return rank_acceptability(values, draws=draws, seed=seed, threads=1)


def draws_within(seconds: float, values: Floats, make: Callable[[int, int], Fill]) -> int:
    """How many draws fit into the time, in whole chunks.

    By the best of nine runs in the thread's own time, which other programs do not take from.
    """
    best = np.inf
    for seed in range(9):
        fill = make(seed, TRIED)
        began = time.thread_time()
        run(values, fill, TRIED, seed)
        best = min(best, time.thread_time() - began)
    chunks = seconds / best * TRIED // CHUNK
    return max(int(chunks), 1) * CHUNK


def pseudo_random(seed: int) -> Fill:
    """The product's own draws, from a stream that goes on from chunk to chunk."""
    drawn = Generator(SFC64(seed))
    return lambda _, out: OWN(drawn, out)


def sobol(criteria: int, seed: int) -> Fill:
    """Scrambled Sobol points as exponential draws, going on from chunk to chunk."""
    engine = qmc.Sobol(criteria, scramble=True, rng=np.random.default_rng(seed))

    def fill(_: Generator, out: Reals) -> None:
        np.copyto(out, engine.random(out.shape[1]).T, casting="same_kind")
        # Points may be nought, or so near 1 that single precision makes them 1.
        np.clip(out, 2.0**-33, 1 - 2.0**-24, out=out)
        np.log(out, out=out)
        np.negative(out, out=out)

    return fill


def stored(fill: Fill, criteria: int, draws: int) -> Fill:
    """The same points, made beforehand and copied when they are asked for."""
    chunks = np.empty((draws // CHUNK, criteria, CHUNK), dtype=np.float32)
    for chunk in chunks:
        fill(NONE, chunk)
    waiting = iter(chunks)
    return lambda _, out: np.copyto(out, next(waiting))


def errors(runs: list[Acceptability], truth: Acceptability) -> dict[str, float]:
    """Root mean square errors over the runs: of the shares first, and of the central weights."""
    first = [one.rank_acceptability[:, 0] - truth.rank_acceptability[:, 0] for one in runs]
    seen = truth.rank_acceptability[:, 0] >= SEEN
    central = [one.central_weights[seen] - truth.central_weights[seen] for one in runs]
    return {
        "first_error": float(np.sqrt(np.mean(np.square(first)))),
        "central_error": float(np.sqrt(np.mean(np.square(central)))),
    }


if __name__ == "__main__":
    main()
