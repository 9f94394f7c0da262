"""What `benchmarks/data.py` measures, each step in a process of its own: one JSON object printed.

    python benchmarks/data_steps.py load SOURCE FOLDER    # load, then decide what may be shown
    python benchmarks/data_steps.py peer SOURCE           # the same load and sums, with pandas
    python benchmarks/data_steps.py figures FOLDER NAME…  # figures that a page asks for
    python benchmarks/data_steps.py queries FOLDER        # the queries that option sets name

Seconds are of the work alone, after everything was imported; the peak is that of the whole process.
"""

import inspect
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

Figures = dict[str, Any]

WARM_CALLS = 5

PHASES = {
    "Reading the figures": "typing",
    "Reading": "reading",
    "Looking": "personal",
    "Checking": "checking",
    "Putting": "keeping",
}
"""The phases of a load by the first words of what it says it is doing, the longer ones first."""


class Clock:
    """The seconds that pass while it is asked, by the wall and of this process's threads."""

    def __init__(self) -> None:
        self.began = time.perf_counter(), time.process_time()

    def seconds(self) -> tuple[float, float]:
        """Seconds since it was made, and of them those that processors spent here."""
        return time.perf_counter() - self.began[0], time.process_time() - self.began[1]


@contextmanager
def timed(found: Figures, name: str) -> Iterator[None]:
    """Note how long something takes as NAME_s, and what processors spent on it as NAME_cpu_s."""
    clock = Clock()
    yield
    found[f"{name}_s"], found[f"{name}_cpu_s"] = clock.seconds()


def main() -> None:
    """Do one step and print what it found."""
    step, *given = sys.argv[1:]
    steps: dict[str, Callable[..., Figures]] = {
        "load": loaded,
        "peer": with_pandas,
        "figures": figures,
        "queries": queries,
    }
    found = steps[step](*given)
    # Linux counts in units of 1,024 bytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    print(json.dumps(found))


def loaded(source: str, folder: str) -> Figures:
    """Load into an empty folder, every check included, then decide what may be shown."""
    from appraisal.partnership.database import partnership_data
    from appraisal.partnership.loading import load
    from appraisal.partnership.releases import prepare

    found: Figures = {"duckdb": duckdb.__version__}
    phases = Phases()
    with timed(found, "load"):
        report = load(Path(source), Path(folder), progress=phases.tell)
    phases.tell("", 1)
    totals = report.totals
    if not report.loaded or totals is None:
        raise RuntimeError("\n".join(one.message for one in report.findings))
    with timed(found, "protect"):
        data = partnership_data(Path(folder))
        assert data is not None
        prepare(data)
    rows = {one.name: one.rows for one in report.tables}
    return found | {
        "phases": phases.spent,
        "rows": sum(rows.values()),
        "package_rows": rows["package"],
        "database_mb": report.database.stat().st_size / 1e6,
        "totals": {
            "packages": totals.packages,
            "people": totals.people_with_packages,
            "people_out_of_area": totals.people_out_of_area,
            "register_adults": totals.register_adults,
            "weekly_cost": float(totals.weekly_cost or 0),
        },
    }


class Phases:
    """What a load tells of its progress, as seconds a phase."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys((*PHASES.values(), "other"), 0.0)
        self._now, self._since = "other", time.perf_counter()

    def tell(self, words: str, share: float) -> None:  # noqa: ARG002
        """Note the time that the phase before has taken."""
        at = time.perf_counter()
        self.spent[self._now] += at - self._since
        named = (phase for start, phase in PHASES.items() if words.startswith(start))
        self._now, self._since = next(named, "other"), at


def with_pandas(source: str) -> Figures:
    """The same files read and the same people added up as an analyst would, with no checks."""
    import pandas as pd

    found: Figures = {"pandas": pd.__version__}
    folder = Path(source)
    with timed(found, "read"):
        tables = {
            path.stem: pd.read_csv(path) if path.suffix == ".csv" else pd.read_parquet(path)
            for path in sorted(folder.iterdir())
            if path.suffix in (".csv", ".parquet")
        }
    with timed(found, "aggregate"):
        found["totals"] = added_up(tables)
    return found


def added_up(tables: dict[str, Any]) -> Figures:
    """The totals of a load, and the people known by what the pages ask about them."""
    import pandas as pd

    as_at = pd.Timestamp(tables["partnership"]["as_at"].iloc[0])
    packages, bands = tables["package"], tables["age_band"]
    start, end = (pd.to_datetime(packages[column]) for column in ("start", "end"))
    live = packages[(start <= as_at) & (end.isna() | (end >= as_at))]
    live = live.assign(weekly_cost=live["weekly_cost"].astype(float))
    away = ~live["in_area"].astype(bool)
    people = live.groupby("person_key").agg(
        weekly=("weekly_cost", "sum"), everywhere=("in_area", "all")
    )
    register = tables["ld_register"].merge(bands, on="age_band_id")
    adults = register[register["adult_group"].isin(("18-64", "65+"))]
    known = adults.merge(people.reset_index(), on="person_key", how="outer")
    edges = [0, 250, 500, 750, 1000, 1500, 2000, 3000, float("inf")]
    known["band"] = pd.cut(known["weekly"], edges)
    money = {"weekly": ("weekly", "sum"), "n": ("person_key", "count")}
    for pair in (
        ["locality_id", "need_band_id"],
        ["locality_id", "accommodation_id"],
        ["need_band_id", "accommodation_id"],
        ["locality_id", "age_band_id", "sex"],
        ["locality_id", "ethnicity_group"],
        ["accommodation_id", "band"],
        ["locality_id", "everywhere"],
    ):
        known.groupby(pair, observed=True, dropna=False).agg(**money)
    for pair in (["service_type_id", "provider_id"], ["service_type_id", "tier_id"]):
        live.groupby(pair).agg(weekly=("weekly_cost", "sum"), n=("package_id", "count"))
    return {
        "packages": len(live),
        "people": len(people),
        "people_out_of_area": int(live.loc[away, "person_key"].nunique()),
        "register_adults": len(adults),
        "weekly_cost": float(live["weekly_cost"].sum()),
    }


def figures(folder: str, *names: str) -> Figures:
    """What a page asks for, after a server was started anew: each function's first call, and more.

    The releases come first, as the server reads them in the background: their rows are counted
    anew, what may be shown of them was decided by the load.
    """
    from appraisal.partnership import figures
    from appraisal.partnership.database import partnership_data
    from appraisal.partnership.releases import all_protected

    found: Figures = {}
    with timed(found, "open"):
        data = partnership_data(Path(folder))
    assert data is not None
    with timed(found, "releases"):
        all_protected(data)
    found["calls"] = {name: cold_and_warm(getattr(figures, name), data) for name in names}
    return found


def queries(folder: str) -> Figures:
    """Every named query, with its defaults; and the names of all figures there are.

    A figure that is hidden is an answer too: `refused` names those queries.
    """
    from appraisal.partnership import figures
    from appraisal.partnership.database import partnership_data
    from appraisal.partnership.queries import NAMED_QUERIES, QueryError, run_query
    from appraisal.partnership.releases import all_protected

    data = partnership_data(Path(folder))
    assert data is not None
    all_protected(data)
    refused = set()

    def ask(name: str) -> None:
        try:
            run_query(data, name)
        except QueryError:
            refused.add(name)

    return {
        "calls": {name: cold_and_warm(ask, name) for name in NAMED_QUERIES},
        "refused": sorted(refused),
        "figures": [name for name in figures.__all__ if inspect.isfunction(getattr(figures, name))],
    }


def cold_and_warm(call: Callable[..., object], *given: object) -> Figures:
    """The milliseconds of the first call, and the median of some more."""
    cold, *warm = (once(call, given) for _ in range(WARM_CALLS + 1))
    return {"cold_ms": cold, "warm_ms": statistics.median(warm)}


def once(call: Callable[..., object], given: Sequence[object]) -> float:
    """The milliseconds of one call."""
    clock = Clock()
    call(*given)
    return 1e3 * clock.seconds()[0]


if __name__ == "__main__":
    main()
