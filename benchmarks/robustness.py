"""Rank acceptability and central weights, beside other ways to the same figures.

    python benchmarks/robustness.py --json

The work is SMAA-2 over all possible weightings: draw them, value the options, count the ranks,
average the weightings that put an option first. Two matrices: four options on eight criteria
(Salford and Trafford) and twelve on twenty (whole scores from 0 to 100, seeded). Each figure is
the median of seven runs after a warm-up, all measured in turn, so that a busy moment slows each of
them. What a run finds is compared with what ours finds, and a peer that disagrees stops it.

- ours: `rank_acceptability`, with the threads asked for and with one;
- numpy_chunked: one thread, chunks of single precision, weightings by normalised exponentials, a
  matrix product, ranks by argsort, each rank counted and the weightings summed by the winner;
- pymcdm, pydecision, scikit_criteria: their weighted-sum model called once a weighting, on fewer
  draws, since their rate is what counts; the weightings are drawn and the ranks counted outside
  the loop, by numpy for all three;
- r_smaa: R's smaa (values, ranks, acceptability, central weights), timed inside R.

A peer that is not installed is null: `pip install '.[bench]'` brings pyDecision and
scikit-criteria.
"""

import argparse
import contextlib
import importlib
import importlib.util
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from appraisal.method import rank_acceptability
from appraisal.method.robustness import usable_processors
from appraisal.option_sets import read_option_set
from appraisal.places import SCENARIOS
from appraisal.scoring import values_on_scale

Floats = NDArray[np.float64]
Found = tuple[Floats, Floats]
"""The share of draws at each rank, options x ranks; the central weights, options x criteria."""

SCENARIO = SCENARIOS / "salford-trafford-2000.yaml"
RUNS = 7
LOOPED_DRAWS = {"pymcdm": 20_000, "pydecision": 10_000, "scikit_criteria": 1_000, "r_smaa": 100_000}

CHILD = """
import resource, sys
import numpy
from appraisal.method import rank_acceptability
values = numpy.random.default_rng(1).integers(0, 101, (int(sys.argv[1]), int(sys.argv[2])))
rank_acceptability(values, draws=int(sys.argv[3]), seed=1, threads=int(sys.argv[4]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

IN_R = """
suppressMessages(library(smaa))
asked <- as.integer(commandArgs(trailingOnly = TRUE))
draws <- asked[1]
values <- as.matrix(read.table(file("stdin")))
once <- function() {
  weights <- matrix(rexp(draws * ncol(values)), draws)
  weights <- weights / rowSums(weights)
  scores <- aperm(array(values, c(dim(values), draws)), c(3, 1, 2))
  ranks <- smaa.ranks(smaa.values(scores, weights))
  list(smaa.ra(ranks), smaa.cw(ranks, weights))
}
seconds <- sapply(seq_len(asked[2] + 1), function(run) system.time(found <<- once())[["elapsed"]])
table <- function(one) unclass(matrix(one, nrow(one)))
cat(as.character(packageVersion("smaa")), "\\n")
cat(seconds[-1], "\\n")
cat(t(table(found[[1]])), "\\n")
cat(t(table(found[[2]])), "\\n")
"""


@dataclass(frozen=True)
class Work:
    """Something to measure: what to call, how many draws it makes, and in which version."""

    run: Callable[[], Found]
    draws: int
    version: str


@dataclass(frozen=True)
class Timed:
    """The seconds of each run, and what the last one found."""

    draws: int
    version: str
    seconds: Sequence[float]
    found: Found

    @property
    def rate(self) -> float:
        """Draws a second, by the median run."""
        return self.draws / statistics.median(self.seconds)


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description="Rank acceptability beside other ways to it.")
    parser.add_argument("--draws", type=one_or_more, default=1_000_000)
    parser.add_argument("--threads", type=one_or_more, default=usable_processors())
    parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    asked = parser.parse_args()
    # First, while this process is small: a child's peak begins at what its parent held.
    peaks = {
        "peak_mb": peak_mb(4, 8, asked.draws, asked.threads),
        "peak_mb_12x20": peak_mb(12, 20, asked.draws, asked.threads),
    }
    load = os.getloadavg()[0]
    done = measure(asked.draws, asked.threads)
    conditions = {
        "threads": asked.threads,
        "processors": usable_processors(),
        "load_average": [load, os.getloadavg()[0]],
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
    }
    if asked.json:
        print(json.dumps({**figures(done), **peaks, **conditions}))
    else:
        print(in_words(done, peaks["peak_mb"], asked.threads))


def one_or_more(given: str) -> int:
    """A whole number above 0; argparse words the error for a ValueError."""
    number = int(given)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{given} is not a whole number above 0.")
    return number


def measure(draws: int, threads: int) -> dict[str, Timed | None]:
    """Everything that there is to measure; None for what is not installed."""
    small, large = salford_and_trafford(), made_up()
    looped = {
        "pymcdm": with_pymcdm,
        "pydecision": with_pydecision,
        "scikit_criteria": with_scikit_criteria,
    }
    done = in_turn(
        {
            "ours": ours(small, draws, threads),
            "ours_one_thread": ours(small, draws, 1),
            "numpy_chunked": in_numpy(small, draws),
            "ours_12x20": ours(large, draws, threads),
            "ours_12x20_one_thread": ours(large, draws, 1),
            "numpy_chunked_12x20": in_numpy(large, draws),
            **{name: one_by_one(small, make, LOOPED_DRAWS[name]) for name, make in looped.items()},
        }
    )
    done["r_smaa"] = with_r(small, LOOPED_DRAWS["r_smaa"])
    agree(done)
    return done


def in_turn(works: Mapping[str, Work | None]) -> dict[str, Timed | None]:
    """Each run once to warm up, then all of them in turn, so many times."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    found: dict[str, Found] = {}
    for turn in range(RUNS + 1):
        for name, work in works.items():
            if work is None:
                continue
            began = time.perf_counter()
            found[name] = work.run()
            if turn:
                seconds[name].append(time.perf_counter() - began)
    return {
        name: Timed(work.draws, work.version, seconds[name], found[name]) if work else None
        for name, work in works.items()
    }


def salford_and_trafford() -> Floats:
    """The scores of the worked example, options x criteria."""
    values, counts = values_on_scale(read_option_set(SCENARIO))
    return np.asarray(values[:, counts], dtype=float)


def made_up() -> Floats:
    """Twelve options on twenty criteria."""
    return np.random.default_rng(1).integers(0, 101, (12, 20)).astype(float)


def ours(values: Floats, draws: int, threads: int) -> Work:
    """The product's own way."""

    def run() -> Found:
        found = rank_acceptability(values, draws=draws, seed=1, threads=threads)
        return found.rank_acceptability, found.central_weights

    return Work(run, draws, version("appraisal"))


def in_numpy(values: Floats, draws: int) -> Work:
    """What somebody who knows numpy would write, on one thread."""

    one_thread = imported("threadpoolctl").threadpool_limits

    def run() -> Found:
        drawn = np.random.default_rng(1)
        table = values.T.astype(np.float32)
        criteria, options = table.shape
        ranks = np.zeros((options, options))
        central = np.zeros((options, criteria))
        with one_thread(limits=1):
            for start in range(0, draws, 16_384):
                size = min(16_384, draws - start)
                weights = drawn.standard_exponential((size, criteria), dtype=np.float32)
                weights /= weights.sum(axis=1, keepdims=True)
                order = np.argsort(-(weights @ table), axis=1)
                for rank in range(options):
                    ranks[:, rank] += np.bincount(order[:, rank], minlength=options)
                for option in range(options):
                    central[option] += weights[order[:, 0] == option].sum(axis=0)
        return ranks / draws, mean_where_first(central, ranks[:, 0])

    return Work(run, draws, np.__version__)


def mean_where_first(sums: Floats, times: Floats) -> Floats:
    """The sums over how often each option was first; not a number where it never was."""
    return np.where(times[:, None] > 0, sums / np.maximum(times, 1)[:, None], np.nan)


def one_by_one(values: Floats, make: Callable[[Floats], "Peer | None"], draws: int) -> Work | None:
    """A peer that values the options under one weighting a call."""
    peer = make(values)
    if peer is None:
        return None

    def run() -> Found:
        drawn = np.random.default_rng(1).dirichlet(np.ones(values.shape[1]), draws)
        totals = np.array([peer.totals(weights) for weights in drawn * peer.scale])
        places = (-totals).argsort(axis=1).argsort(axis=1)
        ranks = np.array([np.bincount(row, minlength=len(values)) for row in places.T])
        central = (places == 0).T.astype(float) @ drawn
        return ranks / draws, mean_where_first(central, ranks[:, 0])

    return Work(run, draws, peer.version)


@dataclass(frozen=True)
class Peer:
    """A weighted-sum model: overall values under one weighting, once it is multiplied by scale."""

    totals: Callable[[Floats], Floats]
    version: str
    scale: Floats | float = 1.0


def with_pymcdm(values: Floats) -> Peer | None:
    """pymcdm's WSM, without normalising and without checks."""
    if not importlib.util.find_spec("pymcdm"):
        return None
    model = imported("pymcdm.methods").WSM(lambda scores, **_: scores)
    kinds = np.ones(values.shape[1])
    return Peer(lambda weights: model(values, weights, kinds, validation=False), version("pymcdm"))


def with_pydecision(values: Floats) -> Peer | None:
    """pyDecision's SAW. It divides by each criterion's best score, which the weights make good."""
    if not importlib.util.find_spec("pyDecision"):
        return None
    saw = imported("pyDecision.algorithm").saw_method
    kinds = ["max"] * values.shape[1]
    return Peer(
        lambda weights: saw(values, kinds, weights, graph=False, verbose=False)[:, 1],
        version("pydecision"),
        values.max(axis=0),
    )


def with_scikit_criteria(values: Floats) -> Peer | None:
    """scikit-criteria's weighted-sum model, on a decision matrix made anew for each weighting."""
    if not importlib.util.find_spec("skcriteria"):
        return None
    model = imported("skcriteria.agg.simple").WeightedSumModel()
    # Quicker than a matrix made once whose weights are replaced.
    matrix = imported("skcriteria").mkdm
    objectives = [max] * values.shape[1]
    return Peer(
        lambda weights: model.evaluate(matrix(values, objectives, weights=weights)).e_.score,
        version("scikit-criteria"),
    )


def imported(module: str) -> Any:
    """A peer's module; whatever it prints while it is imported goes to standard error."""
    with contextlib.redirect_stdout(sys.stderr):
        return importlib.import_module(module)


def with_r(values: Floats, draws: int) -> Timed | None:
    """R's smaa, timed inside R."""
    if not shutil.which("Rscript"):
        return None
    table = "\n".join(" ".join(f"{value:g}" for value in row) for row in values)
    command = ["Rscript", "-e", IN_R, str(draws), str(RUNS)]
    done = subprocess.run(command, input=table, capture_output=True, text=True)
    if done.returncode:
        # R is there and the package is not.
        return None
    release, seconds, ranks, central = done.stdout.splitlines()
    options = len(values)
    return Timed(
        draws,
        release.strip(),
        [float(one) for one in seconds.split()],
        (
            np.array(ranks.split(), dtype=float).reshape(options, -1),
            np.genfromtxt(central.split()).reshape(options, -1),
        ),
    )


def agree(done: Mapping[str, Timed | None]) -> None:
    """Raise RuntimeError where a peer's shares are not ours, to within five standard errors."""
    for name, peer in done.items():
        reference = done["ours_12x20" if "12x20" in name else "ours"]
        if peer is None or reference is None:
            continue
        apart = float(np.abs(peer.found[0] - reference.found[0]).max())
        if apart > 2.5 * (peer.draws**-0.5 + reference.draws**-0.5):
            raise RuntimeError(f"{name} finds shares that are {apart:.4f} from ours.")


def peak_mb(options: int, criteria: int, draws: int, threads: int) -> float:
    """The peak memory, in MB, of a new process that does this once and nothing else."""
    asked = map(str, (options, criteria, draws, threads))
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *asked], check=True, capture_output=True, text=True
    )
    # Linux counts in units of 1,024 bytes, macOS in bytes.
    return int(done.stdout) * (1 if sys.platform == "darwin" else 1024) / 1e6


def figures(done: Mapping[str, Timed | None]) -> dict[str, object]:
    """What was measured, by name, with how many times as quick ours is as each peer."""
    rate = {name: one.rate for name, one in done.items() if one}
    quicker = {
        f"times_{name}": rate["ours_12x20" if "12x20" in name else "ours"] / rate[name]
        if name in rate
        else None
        for name in done
        if not name.startswith("ours")
    }
    return {
        **{name: one and summary(one) for name, one in done.items()},
        "seconds_1m_4x8": 1e6 / rate["ours"],
        "seconds_1m_12x20": 1e6 / rate["ours_12x20"],
        **quicker,
    }


def summary(one: Timed) -> dict[str, object]:
    """The figures of one way, its seconds by the median run and by the best."""
    return {
        "draws_per_second": one.rate,
        "draws": one.draws,
        "seconds": statistics.median(one.seconds),
        "best_seconds": min(one.seconds),
        "version": one.version,
    }


def in_words(done: Mapping[str, Timed | None], peak: float, threads: int) -> str:
    """A table, and the sentence that matters."""
    found = figures(done)
    width = max(map(len, done))
    rows = [f"{'':<{width}}  {'draws/s':>12}  {'draws':>9}  {'seconds':>8}  {'ours':>8}  version"]
    for name, one in done.items():
        if one is None:
            rows.append(f"{name:<{width}}  {'not installed':>12}")
            continue
        times = found.get(f"times_{name}")
        rows.append(
            f"{name:<{width}}  {one.rate:>12,.0f}  {one.draws:>9,}"
            f"  {statistics.median(one.seconds):>8.4f}"
            f"  {f'{times:,.1f} x' if times else '':>8}  {one.version}"
        )
    return "\n".join(
        [
            *rows,
            "",
            f"1,000,000 weightings of 4 options on 8 criteria take {found['seconds_1m_4x8']:.3f} s "
            f"on {threads} {'thread' if threads == 1 else 'threads'}, "
            f"of 12 on 20 {found['seconds_1m_12x20']:.3f} s; "
            f"a process that does the first needs {peak:.0f} MB.",
        ]
    )


if __name__ == "__main__":
    main()
