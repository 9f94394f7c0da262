"""The ledger: acknowledged after the commit, in commit order, and never half written."""

import os
import resource
import signal
import subprocess
import sys
import threading
from concurrent.futures import wait
from pathlib import Path

import duckdb
import pytest

from appraisal.errors import AppraisalError
from appraisal.workshops.ledger import Change, Ledger
from appraisal.workshops.store import FORMAT, Draft, DuckDBStore, Entry, LedgerError


def entry(number: int) -> Entry:
    return Entry("noted", "K7M4QX", {"number": number})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workshops.duckdb"


def test_an_entry_is_on_the_file_when_it_is_acknowledged(path: Path) -> None:
    ledger = Ledger(DuckDBStore(path))
    version = ledger.submit(Change([entry(1)])).result()
    seen = [one.body["number"] for one in ledger.entries()]
    ledger.close()
    assert (version, seen) == (1, [1])


def test_versions_are_numbered_in_commit_order_from_many_threads(path: Path) -> None:
    committed: list[int] = []
    ledger = Ledger(
        DuckDBStore(path), lambda entries, _: committed.extend(one.version for one in entries)
    )
    futures = []

    def produce(start: int) -> None:
        futures.extend(ledger.submit(Change([entry(start + step)])) for step in range(50))

    threads = [threading.Thread(target=produce, args=(100 * one,)) for one in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wait(futures)
    recorded = list(ledger.entries())
    ledger.close()
    assert committed == list(range(1, 401))
    assert [one.version for one in recorded] == committed
    assert len({one.body["number"] for one in recorded}) == 400


def test_a_change_that_is_refused_writes_nothing_and_stops_nobody_else(path: Path) -> None:
    def refuse() -> None:
        raise AppraisalError("The round has closed.")

    ledger = Ledger(DuckDBStore(path))
    refused = ledger.submit(Change([entry(1)], check=refuse))
    kept = ledger.submit(Change([entry(2)]))
    with pytest.raises(AppraisalError, match=r"The round has closed\."):
        refused.result()
    kept.result()
    assert [one.body["number"] for one in ledger.entries()] == [2]
    ledger.close()


def test_a_fault_in_a_check_is_told_to_its_caller_and_the_writer_goes_on(path: Path) -> None:
    ledger = Ledger(DuckDBStore(path))
    broken = ledger.submit(Change([entry(1)], check=lambda: 1 / 0))
    with pytest.raises(ZeroDivisionError, match="division by zero"):
        broken.result()
    assert ledger.submit(Change([entry(2)])).result() == 1
    ledger.close()


def test_a_change_for_everybody_is_committed_alone_and_in_its_place(path: Path) -> None:
    gate = threading.Event()
    groups: list[list[int]] = []
    ledger = Ledger(
        DuckDBStore(path),
        lambda entries, _: groups.append([one.body["number"] for one in entries]),
    )
    ledger.submit(Change([entry(0)], check=lambda: gate.wait(10) and None))
    futures = [
        ledger.submit(Change([entry(1)])),
        ledger.submit(Change([entry(2)])),
        ledger.submit(Change([entry(3)], alone=True)),
        ledger.submit(Change([entry(4)])),
    ]
    gate.set()
    wait(futures)
    ledger.close()
    assert [number for group in groups for number in group] == [0, 1, 2, 3, 4]
    assert [3] in groups


@pytest.mark.parametrize("value", [float("nan"), "\ud800"])
def test_what_cannot_be_kept_fails_before_it_joins_a_group(value: object) -> None:
    with pytest.raises(LedgerError, match="This holds something that cannot be kept"):
        Entry("noted", "K7M4QX", {"value": value})


def test_a_draft_is_overwritten_and_the_latest_comes_back(path: Path) -> None:
    ledger = Ledger(DuckDBStore(path))
    for number in (1, 2):
        ledger.submit(Change(drafts=[Draft("K7M4QX", "somebody", {"step": number})])).result()
    ledger.submit(Change(drafts=[Draft("K7M4QX", "else", {"step": 7})])).result()
    ledger.close()
    store = DuckDBStore(path)
    assert {one.participant: one.body for one in store.drafts()} == {
        "somebody": {"step": 2},
        "else": {"step": 7},
    }
    store.close()


def test_a_closed_ledger_says_so(path: Path) -> None:
    ledger = Ledger(DuckDBStore(path))
    ledger.close()
    with pytest.raises(LedgerError, match="The server is stopping, so this was not saved"):
        ledger.submit(Change([entry(1)]))


def test_a_second_process_gets_a_sentence_that_names_the_first(path: Path) -> None:
    store = DuckDBStore(path)
    script = (
        "import sys; from pathlib import Path; from appraisal.workshops.store import *\n"
        "try: DuckDBStore(Path(sys.argv[1]))\n"
        "except LedgerError as error: print(error)"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    ).stdout
    store.close()
    assert f"is already open in process {os.getpid()}." in said
    assert "stop it first, or choose another folder with --data" in said


def test_a_file_from_a_newer_version_is_left_alone(path: Path) -> None:
    DuckDBStore(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE about SET format = ?", [FORMAT + 1])
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"newer version of Appraisal \(its format is 2"):
        DuckDBStore(path)
    assert path.read_bytes() == before


def test_a_file_of_something_else_is_refused(path: Path) -> None:
    path.write_bytes(b"holiday photographs " * 500)
    with pytest.raises(LedgerError, match="is not a file that Appraisal can read"):
        DuckDBStore(path)
    assert path.read_bytes() == b"holiday photographs " * 500


def test_another_programs_database_is_refused(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE stock (item VARCHAR)")
    with pytest.raises(LedgerError, match="not one of Appraisal's"):
        DuckDBStore(path)


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LedgerError, match=r"cannot be used .* Choose one that you may write to"):
        DuckDBStore(tmp_path / "file" / "data" / "workshops.duckdb")


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="needs a limit on the size of files")
def test_a_full_disc_refuses_the_change_and_keeps_what_was_saved(path: Path) -> None:
    ledger = Ledger(DuckDBStore(path))
    saved = ledger.submit(Change([entry(1)])).result()
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 30_000, hard))
    refused: BaseException | None = None
    try:
        while refused is None:
            large = Entry("noted", "K7M4QX", {"number": 2, "text": "x" * 2000})
            done = ledger.submit(Change([large]))
            refused = done.exception()
            saved = saved if refused else done.result()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert isinstance(refused, LedgerError)
    assert "is full, so this was not saved. What was saved before is safe." in str(refused)
    assert ledger.submit(Change([entry(3)])).result() == saved + 1
    ledger.close()
    store = DuckDBStore(path)
    recorded = list(store.entries())
    store.close()
    assert [one.version for one in recorded] == list(range(1, saved + 2))
    assert recorded[-1].body == {"number": 3}
