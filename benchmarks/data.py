"""Loading the partnership's data and asking about them, at Harrowmere's size and far beyond.

    python benchmarks/data.py --times 1,1000 --runs 3 --json

Harrowmere is made at each size, as CSV and as Parquet: 1,000 times is some 2,000,000 packages. Each
step is a process of its own, all of them in turn, so many runs; the figures are medians.

- load: everything that `load` does: reading, typing, every check, the totals, and the new database
  in place; with the seconds of each phase;
- protect: deciding what may be shown of all people, the first time after a load;
- pages: after a server was started anew, `open` for the file, `releases` for counting the rows
  again, then each function of `appraisal.partnership.figures` that the page calls: the first call
  (cold) and the median of five more (warm), in milliseconds; the named queries likewise;
- pandas: the peer of the same run: `read_csv` or `read_parquet` of the same files, then the same
  totals and people by the same columns with `groupby`; no checks, nothing kept, nothing hidden.
  Its totals are compared with ours, and other ones stop the benchmark.

The figures that are held against a target are those of 2,000,000 packages: loaded and aggregated
within 120 seconds, by a process of 2 GB.
"""

import argparse
import json
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parent
MAKER: Final = HERE.parent / "data" / "make_harrowmere.py"

FORMATS: Final = ("csv", "parquet")
TARGET_ROWS: Final = 1_900_000
"""About two million: Harrowmere's 1,926 packages a thousand times."""
TARGET_SECONDS: Final = 120.0
TARGET_MB: Final = 2000.0

PAGES: Final = {
    "Partnership data": (
        *("sources", "population", "known_and_estimated", "people_by_need_and_home"),
        *("age_profile", "older_carers", "transition", "carers", "services", "markets"),
        *("in_and_out_of_area", "headline", "weekly_costs", "unit_costs", "equity"),
    ),
    "Demand": ("demand_start", "transition"),
    "Pooled fund": ("pooled_fund",),
    "Data quality": ("data_quality", "sources"),
    "Named queries alone": ("waiting",),
}
"""The figures that each page asks for."""

Figures = dict[str, Any]


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description="Loading partnership data and asking about them.")
    parser.add_argument("--times", type=sizes, default="1,1000", help="sizes, 1 for Harrowmere's")
    parser.add_argument("--runs", type=one_or_more, default=3)
    parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        found = {
            str(times): measured(Path(folder) / str(times), times, asked.runs)
            for times in asked.times
        }
    conditions = {
        "runs": asked.runs,
        "processors": os.cpu_count(),
        "load_average": [load, os.getloadavg()[0]],
        "python": platform.python_version(),
    }
    if asked.json:
        print(json.dumps({"times": found, **conditions}))
    else:
        print("\n\n".join(in_words(times, one) for times, one in found.items()))


def one_or_more(given: str) -> int:
    """A whole number above 0; argparse words the error for a ValueError."""
    number = int(given)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{given} is not a whole number above 0.")
    return number


def sizes(given: str) -> list[int]:
    """Whole numbers with commas between them."""
    return [one_or_more(one) for one in given.split(",")]


def measured(folder: Path, times: int, runs: int) -> Figures:
    """The medians of so many runs at one size, from making the data to the ratios."""
    sources = {kind: made(folder / kind, times, kind) for kind in FORMATS}
    found: Figures = middle([run(sources, folder / "loaded", times) for _ in range(runs)])
    shutil.rmtree(folder)
    for kind in FORMATS:
        ours, peer = found[kind], found[f"pandas_{kind}"]
        ours["rows_per_s"] = ours["rows"] / ours["load_s"]
        ours["all_s"] = ours["load_s"] + ours["protect_s"]
        ours["times_pandas"] = ours["all_s"] / (peer["read_s"] + peer["aggregate_s"])
    return {**found, "target": target(found[kind] for kind in FORMATS)}


def made(folder: Path, times: int, kind: str) -> Path:
    """Harrowmere in a folder of its own, as CSV or as Parquet."""
    asked = ["--to", str(folder), "--times", str(times)]
    asked += ["--parquet"] if kind == "parquet" else []
    folder.mkdir(parents=True)
    subprocess.run([sys.executable, str(MAKER), *asked], check=True, stdout=subprocess.DEVNULL)
    return folder


def run(sources: dict[str, Path], folder: Path, times: int) -> Figures:
    """Every step once, ours and the peer's by turns."""
    print(f"A run at {times:,} x Harrowmere", file=sys.stderr)
    found: Figures = {}
    for kind, source in sources.items():
        shutil.rmtree(folder, ignore_errors=True)
        found[kind] = step("load", source, folder)
        found[f"pandas_{kind}"] = step("peer", source)
        agree(kind, found[kind]["totals"], found[f"pandas_{kind}"]["totals"])
    found["pages"] = {page: step("figures", folder, *names) for page, names in PAGES.items()}
    found["queries"] = step("queries", folder)
    if missed := set(found["queries"].pop("figures")).difference(*PAGES.values()):
        raise RuntimeError(f"No page of PAGES asks for {', '.join(sorted(missed))}.")
    return found


def step(*asked: object) -> Figures:
    """What one step found, in a process of its own; what it says of an error is raised."""
    command = [sys.executable, str(HERE / "data_steps.py"), *map(str, asked)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: Figures = json.loads(done.stdout)
    return found


def agree(kind: str, ours: Figures, theirs: Figures) -> None:
    """Raise RuntimeError where the peer's totals are not ours, money to a penny in a million."""
    for name, total in ours.items():
        if not math.isclose(total, theirs[name], rel_tol=1e-8):
            raise RuntimeError(f"{name} is {total:,} here and {theirs[name]:,} in pandas ({kind}).")


def middle(runs: Sequence[Any]) -> Any:
    """The medians of figures that have the same names in every run; the first of what is words."""
    first = runs[0]
    if isinstance(first, dict):
        return {name: middle([one[name] for one in runs]) for name in first}
    return statistics.median(runs) if isinstance(first, float) else first


def target(loads: Iterable[Figures]) -> Figures | None:
    """The slowest and the largest of these loads against the target; None below its size."""
    held = [one for one in loads if one["package_rows"] >= TARGET_ROWS]
    if not held:
        return None
    seconds, peak = max(one["all_s"] for one in held), max(one["peak_mb"] for one in held)
    return {
        "seconds": seconds,
        "within_seconds": TARGET_SECONDS,
        "peak_mb": peak,
        "within_mb": TARGET_MB,
        "met": seconds <= TARGET_SECONDS and peak <= TARGET_MB,
    }


def in_words(times: str, found: Figures) -> str:
    """The tables of one size, and the sentence that matters."""
    package_rows, rows = found["csv"]["package_rows"], found["csv"]["rows"]
    parts = [
        f"{times} x Harrowmere: {package_rows:,} packages, {rows:,} rows in all",
        *load_table(found),
        "",
        *page_table(found),
    ]
    if found["target"]:
        held = found["target"]
        parts += [
            "",
            f"{package_rows:,} packages are loaded and aggregated in {held['seconds']:.1f} s of"
            f" {TARGET_SECONDS:.0f}, by a process of {held['peak_mb']:,.0f} MB of {TARGET_MB:,.0f}:"
            f" {'met' if held['met'] else 'MISSED'}.",
        ]
    return "\n".join(parts)


def load_table(found: Figures) -> Iterator[str]:
    """A row a way of loading."""
    columns = ("seconds", "of a CPU", "protect", "rows/s", "MB", "all/pandas")
    yield f"{'':<16}" + "".join(f"{column:>12}" for column in columns)
    for kind in FORMATS:
        ours, peer = found[kind], found[f"pandas_{kind}"]
        yield (
            f"load {kind:<11}{ours['load_s']:>12.2f}{ours['load_cpu_s']:>12.2f}"
            f"{ours['protect_s']:>12.2f}{ours['rows_per_s']:>12,.0f}{ours['peak_mb']:>12,.0f}"
            f"{ours['times_pandas']:>10.1f} x"
        )
        phases = (f"{name} {seconds:.2f}" for name, seconds in ours["phases"].items())
        yield f"{'':<16}{'':>4}{', '.join(phases)}"
        yield (
            f"pandas {kind:<9}{peer['read_s'] + peer['aggregate_s']:>12.2f}"
            f"{peer['read_cpu_s'] + peer['aggregate_cpu_s']:>12.2f}{'':>12}"
            f"{found[kind]['rows'] / peer['read_s']:>12,.0f}{peer['peak_mb']:>12,.0f}"
        )


def page_table(found: Figures) -> Iterator[str]:
    """A row a page and a row a figure, in milliseconds."""
    yield f"{'milliseconds':<44}{'cold':>10}{'warm':>10}"
    for page, one in found["pages"].items():
        opened = f"{page} (open {1e3 * one['open_s']:.0f}, releases {1e3 * one['releases_s']:.0f})"
        yield f"{opened:<64}{one['peak_mb']:>10,.0f} MB"
        yield from call_rows(one["calls"])
    yield "Named queries"
    yield from call_rows(found["queries"]["calls"])


def call_rows(calls: Figures) -> Iterator[str]:
    """A row a call."""
    for name, one in calls.items():
        yield f"  {name:<42}{one['cold_ms']:>10.1f}{one['warm_ms']:>10.1f}"


if __name__ == "__main__":
    main()
