"""The partnership's file: opened once, read only, and exchanged under those who read it."""

from __future__ import annotations

import gc
import os
import shutil
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pytest

from appraisal.disclosure import DisclosureError
from appraisal.partnership.database import (
    FILE_NAME,
    PartnershipData,
    PartnershipDataError,
    partnership_data,
)
from tests.partnership.figures.databases import build

OTHER = {"data_sha256": "1" * 64}


def opened(folder: Path) -> PartnershipData:
    data = partnership_data(folder)
    assert data is not None
    return data


def test_a_folder_without_a_load_has_no_data(tmp_path: Path) -> None:
    assert partnership_data(tmp_path) is None


def test_the_data_know_what_they_are(tmp_path: Path) -> None:
    build(tmp_path)
    data = opened(tmp_path)
    assert data.version == "0" * 64
    assert data.as_at == date(2026, 9, 30)
    assert data.money_year == "2026/27"
    assert data.profile.name == "nhs_secondary"
    assert data.fact("source") == "harrowmere"
    assert data.fact("nothing of the kind") == ""


def test_the_same_load_is_opened_once(tmp_path: Path) -> None:
    build(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: opened(tmp_path), range(40)))
    assert len({id(data) for data in found}) == 1


def test_another_load_is_seen_at_the_next_call_and_the_old_one_read_to_the_end(
    tmp_path: Path,
) -> None:
    build(tmp_path)
    old = opened(tmp_path)
    build(tmp_path, without=("package",), facts=OTHER)
    new = opened(tmp_path)
    assert new is not old
    assert (old.has("package"), new.has("package")) == (True, False)
    assert (old.version, new.version) == ("0" * 64, "1" * 64)


def test_the_old_load_is_closed_when_its_last_reader_lets_go(tmp_path: Path) -> None:
    build(tmp_path)
    reader = opened(tmp_path)
    gone = weakref.ref(reader)
    closing = reader.close
    build(tmp_path, facts=OTHER)
    opened(tmp_path)
    gc.collect()
    assert closing.alive
    del reader
    gc.collect()
    assert gone() is None
    assert not closing.alive


def test_a_load_that_was_taken_away_is_none(tmp_path: Path) -> None:
    build(tmp_path)
    opened(tmp_path)
    (tmp_path / FILE_NAME).unlink()
    assert partnership_data(tmp_path) is None


def test_queries_under_way_finish_while_loads_take_each_other_s_place(tmp_path: Path) -> None:
    build(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    build(other, changes=("DELETE FROM package",), facts=OTHER)
    first = (tmp_path / FILE_NAME).read_bytes()
    second = (other / FILE_NAME).read_bytes()
    stop = threading.Event()
    wrong: list[object] = []

    def read() -> None:
        while not stop.is_set():
            data = opened(tmp_path)
            packages = data.row("SELECT count(*) FROM package")[0]
            again = data.row("SELECT count(*) FROM package")[0]
            if (packages, again, data.version[0]) not in {(1926, 1926, "0"), (0, 0, "1")}:
                wrong.append((packages, again, data.version))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for turn in range(20):
        part = tmp_path / "part"
        part.write_bytes(second if turn % 2 == 0 else first)
        os.replace(part, tmp_path / FILE_NAME)
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def test_nothing_can_be_written_to_the_data(tmp_path: Path) -> None:
    path = build(tmp_path)
    before = path.read_bytes()
    data = opened(tmp_path)
    with pytest.raises(PartnershipDataError, match="could not be read") as raised:
        data.rows("DELETE FROM held.package")
    assert "read-only" in str(raised.value.__cause__)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "INSTALL excel",
        "LOAD excel",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY package TO 'elsewhere.csv'",
        "SET enable_external_access = true",
    ],
)
def test_nothing_but_the_data_can_be_reached(tmp_path: Path, statement: str) -> None:
    build(tmp_path)
    with pytest.raises(PartnershipDataError, match="could not be read"):
        opened(tmp_path).rows(statement)


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("package_id,person_key\n" * 400)
    with pytest.raises(PartnershipDataError) as raised:
        partnership_data(tmp_path)
    assert str(raised.value) == (
        "partnership.duckdb cannot be read as partnership data: it is not a database that this "
        "version can read. Load the data again with: appraisal load DIR"
    )


def test_a_database_of_something_else_is_said_to_be_none(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / FILE_NAME)) as connection:
        connection.execute("CREATE TABLE ledger (version BIGINT)")
    with pytest.raises(PartnershipDataError, match="is not a load of partnership data"):
        partnership_data(tmp_path)


def test_a_load_by_another_version_says_so(tmp_path: Path) -> None:
    build(tmp_path, facts={"schema_version": "0"})
    with pytest.raises(
        PartnershipDataError,
        match=r"made by another version of Appraisal \(layout 0; this one reads 1\)",
    ):
        partnership_data(tmp_path)


def test_a_failed_opening_leaves_the_file_free_to_be_replaced(tmp_path: Path) -> None:
    build(tmp_path, facts={"schema_version": "0"})
    with pytest.raises(PartnershipDataError):
        partnership_data(tmp_path)
    build(tmp_path)
    assert opened(tmp_path).has("package")


def test_a_folder_with_a_quote_in_its_name_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "the council's"
    folder.mkdir()
    build(folder)
    assert opened(folder).has("package")


def test_a_profile_that_nobody_knows_is_an_error(tmp_path: Path) -> None:
    build(tmp_path, changes=("UPDATE partnership SET disclosure_profile = 'nhs'",))
    with pytest.raises(DisclosureError, match="There is no disclosure profile 'nhs'"):
        _ = opened(tmp_path).profile


def test_what_is_worked_out_is_worked_out_once(tmp_path: Path) -> None:
    build(tmp_path)
    data = opened(tmp_path)
    times: list[int] = []

    def work() -> int:
        times.append(1)
        return data.row("SELECT count(*) FROM package")[0]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: data.once("packages", work), range(40)))
    assert (set(found), len(times)) == ({1926}, 1)


def test_what_failed_is_tried_again(tmp_path: Path) -> None:
    build(tmp_path)
    data = opened(tmp_path)
    with pytest.raises(ZeroDivisionError, match="division"):
        data.once("quotient", lambda: 1 / 0)
    assert data.once("quotient", lambda: 2.0) == 2.0


def test_a_copy_in_another_folder_is_another_load(tmp_path: Path) -> None:
    build(tmp_path)
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copy(tmp_path / FILE_NAME, copy / FILE_NAME)
    assert opened(tmp_path) is not opened(copy)


def test_a_file_where_a_folder_should_be_holds_no_data(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("nothing")
    assert partnership_data(file) is None
