"""The live path under load: a real server, phones by real HTTP, a stream and a projector.

    python benchmarks/live.py --people 300 --rate 50 --json

Measured on the client's side of the loopback, with the load on the same machine:

- join: from the press of "Join" to the answer;
- acknowledged: from the press of "Cast my ballot" to the answer, which follows the commit;
- stream: from the press to the first live message that counts the ballot;
- screen: from the press to the end of the redraw that shows it, in a projector session that
  speaks Streamlit's own protocol;
- all see result: everybody opens the result page at the same moment, until the last has it.

At the end the server is killed with SIGKILL, and every acknowledged ballot is looked for in its
file. The peer of the same run is the same commits without group commit: one transaction each.
"""

import argparse
import asyncio
import contextlib
import json
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil
from projector import Projector

from appraisal.option_sets import read_option_set
from appraisal.places import SCENARIOS
from appraisal.rehearsal import Person, crowd_client, opinion
from appraisal.workshops import Workshops
from appraisal.workshops.codes import hash_of
from appraisal.workshops.store import DuckDBStore, Entry

SCENARIO = SCENARIOS / "salford-trafford-2000.yaml"

Timed = tuple[float, float]
"""When something began and when it was answered, in seconds of one clock."""


@dataclass(frozen=True)
class Load:
    """How many people, and how many of them join and vote a second."""

    people: int
    rate: float
    join_rate: float


@dataclass(frozen=True)
class Heard:
    """A live message: when it came, which version it was, and how many ballots it counted."""

    at: float
    version: int
    cast: int


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description="The live path under load.")
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--rate", type=float, default=50, help="ballots a second")
    parser.add_argument("--join-rate", type=float, default=30, help="joins a second")
    parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        load = Load(asked.people, asked.rate, asked.join_rate)
        figures = asyncio.run(measure(Path(folder), load))
    if asked.json:
        print(json.dumps(figures))
    else:
        width = max(map(len, figures))
        for name, figure in figures.items():
            print(f"{name:<{width}}  {figure:>12,.2f}")


async def measure(folder: Path, load: Load) -> dict[str, float]:
    """Everything, from an empty folder to the figures."""
    code, facilitator = prepare(folder)
    async with server(folder) as (process, address):
        figures, secrets = await under_load(process.pid, address, code, facilitator, load)
        process.kill()
        process.wait()
    in_file = ballots_in_file(folder)
    alone = commits_alone(folder / "peer.duckdb", min(load.people, 200))
    return {
        "people": load.people,
        **figures,
        "one_commit_each_p50_ms": 1e3 * statistics.median(alone),
        "lost": sum(hash_of(secret) not in in_file for secret in secrets),
    }


def prepare(folder: Path) -> tuple[str, str]:
    """A workshop with an open live round, and a facilitator's secret."""
    workshops = Workshops(folder)
    workshop = workshops.open_workshop("Benchmark", SCENARIO.read_text(encoding="utf-8"))
    workshops.open_round(workshop.code, "live")
    facilitator = workshops.make_facilitator_link()
    workshops.close()
    return workshop.code, facilitator


@contextlib.asynccontextmanager
async def server(folder: Path) -> AsyncIterator[tuple[subprocess.Popen[bytes], str]]:
    """The real server in a process of its own, answering."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "appraisal", "serve"]
    command += ["--port", str(port), "--data", str(folder)]
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        async with httpx.AsyncClient(base_url=address) as client:
            while process.poll() is None:
                with contextlib.suppress(httpx.TransportError):
                    await client.get("/_stcore/health")
                    break
                await asyncio.sleep(0.05)
        if process.poll() is not None:
            raise RuntimeError((folder / "server.log").read_text())
        yield process, address
    finally:
        process.kill()
        process.wait()


async def under_load(
    pid: int, address: str, code: str, facilitator: str, load: Load
) -> tuple[dict[str, float], list[str]]:
    """Joins, then ballots; the figures, and the secrets of those whose ballot was acknowledged."""
    option_set = read_option_set(SCENARIO)
    chance = random.Random(1)
    heard: list[Heard] = []
    versions: asyncio.Queue[int] = asyncio.Queue()
    projector = Projector(address, code, f"appraisal_facilitator={facilitator}")
    async with crowd_client(address) as client:
        first_load = len((await client.get(f"/b/{code}")).content)
        await projector.open()
        watchers = [
            asyncio.create_task(listen(client, code, heard, versions)),
            asyncio.create_task(projector.follow(versions)),
        ]
        crowd = [Person(client, code) for _ in range(load.people)]
        groups = [group.id for group in option_set.groups]
        joins = await paced(load.join_rate, [one.join(chance.choice(groups)) for one in crowd])
        votes = await paced(load.rate, [one.vote(1, opinion(option_set, chance)) for one in crowd])
        await until(lambda: all_is_shown(projector, heard, load.people), watchers)
        revealed = await all_at_once(crowd)
        memory = psutil.Process(pid).memory_info().rss
        for watcher in watchers:
            watcher.cancel()
        await asyncio.gather(*watchers, return_exceptions=True)
    redraws = on_screen(projector, heard)
    began = min(start for start, _ in votes)
    figures = {
        "rate": load.people / (max(end for _, end in votes) - began),
        **spread("acknowledged", [end - start for start, end in votes]),
        **spread("stream", seen_after(votes, [(one.at, one.cast) for one in heard])),
        **spread("screen", seen_after(votes, redraws)),
        **spread("join", [end - start for start, end in joins]),
        "all_see_result_ms": 1e3 * revealed,
        "redraws": len(projector.shown),
        "first_load_bytes": first_load,
        "memory_mb": memory / 1e6,
    }
    return figures, [one.cookies[f"ballot_{code}"] for one in crowd]


async def paced(rate: float, calls: Sequence[Coroutine[object, object, object]]) -> list[Timed]:
    """Start the calls at an even rate, whatever the answers take, and time each."""
    began = time.perf_counter()

    async def one(place: int, call: Coroutine[object, object, object]) -> Timed:
        await asyncio.sleep(began + place / rate - time.perf_counter())
        start = time.perf_counter()
        await call
        return start, time.perf_counter()

    return await asyncio.gather(*(one(place, call) for place, call in enumerate(calls)))


async def listen(
    client: httpx.AsyncClient, code: str, heard: list[Heard], versions: "asyncio.Queue[int]"
) -> None:
    """Follow the live feed, and tell the projector of every version."""
    async with client.stream("GET", f"/live/{code}", timeout=None) as response:
        async for line in response.aiter_lines():
            if line.startswith("data:"):
                message = json.loads(line[5:])
                heard.append(
                    Heard(time.perf_counter(), message["version"], message["round"]["cast"])
                )
                versions.put_nowait(message["version"])


async def all_at_once(crowd: Sequence[Person]) -> float:
    """Seconds until everybody, asking at the same moment, has their result page."""
    began = time.perf_counter()
    await asyncio.gather(*(one.open() for one in crowd))
    return time.perf_counter() - began


async def until(done: Callable[[], bool], watchers: Sequence["asyncio.Task[None]"]) -> None:
    """Wait for a condition; a watcher that failed is raised, not waited for."""
    async with asyncio.timeout(60):
        while not done():
            for watcher in watchers:
                if watcher.done():
                    watcher.result()
            await asyncio.sleep(0.02)


def all_is_shown(projector: Projector, heard: Sequence[Heard], people: int) -> bool:
    """Whether the last ballot has reached the stream and the screen."""
    return heard[-1].cast >= people and projector.shown[-1][1] >= heard[-1].version


def on_screen(projector: Projector, heard: Sequence[Heard]) -> list[tuple[float, int]]:
    """When each redraw ended and how many ballots it showed, by the messages' own counts."""
    versions = [one.version for one in heard]
    shown = []
    for at, version in projector.shown:
        # A redraw may show a version that no message carried: count the one before it.
        place = bisect_left(versions, version + 1) - 1
        shown.append((at, heard[place].cast if place >= 0 else 0))
    return shown


def seen_after(votes: Sequence[Timed], counts: Sequence[tuple[float, int]]) -> list[float]:
    """How long after its press each ballot was counted: the n-th acknowledged is the n-th seen."""
    waits = []
    place = 0
    for number, (start, _) in enumerate(sorted(votes, key=lambda vote: vote[1]), start=1):
        while counts[place][1] < number:
            place += 1
        waits.append(counts[place][0] - start)
    return waits


def spread(name: str, seconds: Sequence[float]) -> dict[str, float]:
    """The median, 95th and 99th percentile, in milliseconds."""
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return {f"{name}_p{which}_ms": 1e3 * cuts[which - 1] for which in (50, 95, 99)}


def ballots_in_file(folder: Path) -> set[str]:
    """Who has a ballot in the file that the killed server left."""
    store = DuckDBStore(folder / "workshops.duckdb")
    found = {one.body["participant"] for one in store.entries() if one.kind == "ballot_cast"}
    store.close()
    return found


def commits_alone(path: Path, times: int) -> list[float]:
    """Seconds for each of so many entries committed one by one: the peer of the group commit."""
    store = DuckDBStore(path)
    seconds = []
    for number in range(times):
        began = time.perf_counter()
        store.commit([Entry("ballot_cast", "K7M4QX", {"number": number, "pad": "x" * 300})], [])
        seconds.append(time.perf_counter() - began)
    store.close()
    return seconds


if __name__ == "__main__":
    main()
