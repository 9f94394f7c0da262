"""A load puts everything in place at once, or leaves everything as it was."""

import hashlib
import os
import signal
import stat
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from appraisal.partnership.database import FILE_NAME
from appraisal.partnership.load_lock import LoadingError, one_load_at_a_time
from appraisal.partnership.loading import load
from appraisal.partnership.schema import SQL_TYPES
from appraisal.partnership.tables import BY_NAME
from tests.partnership.checks.small import change, every
from tests.partnership.givers import REQUIRED

HARROWMERE = Path(__file__).resolve().parents[2] / "data" / "harrowmere"
PLENTY = ("provider", "ld_register", "package", "placement_out_of_area", "waiver")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def left_in(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != "partnership.lock")


def test_harrowmere_loads_and_reconciles(tmp_path):
    report = load(HARROWMERE, tmp_path)
    assert (report.loaded, report.stopping, report.warnings) == (True, (), ())
    totals = report.totals
    assert (totals.register_adults, totals.people_with_packages, totals.packages) == (
        1134,
        862,
        1926,
    )
    assert totals.weekly_cost == 766_850
    assert totals.annual_cost == Decimal("39985782.87")
    assert totals.people_out_of_area == 45
    assert round(totals.out_of_area_share, 3) == 0.138
    assert totals.pool == 52_000_000
    assert [(one.amount, round(one.share, 2)) for one in totals.funding] == [
        (40_040_000, 0.77),
        (11_960_000, 0.23),
    ]
    assert totals.overspend == 2_100_000
    assert [amount for _, amount in totals.split] == [1_617_000, 483_000]
    assert totals.inside_tolerance
    assert all(control.agrees for control in totals.controls)
    assert report.passed_over == ("README.md", "harrowmere.xlsx")


def test_every_table_is_there_typed_as_its_columns_say_whether_given_or_not(giver):
    assert giver.give().load().loaded
    tables = {name for (name,) in giver.rows("SELECT table_name FROM duckdb_tables()")}
    assert tables == {*BY_NAME, "load_manifest", "load_finding", "load_check", "load_facts"}
    for name in BY_NAME:
        described = giver.rows(f'DESCRIBE "{name}"')
        expected = [(column.name, SQL_TYPES[column.kind]) for column in BY_NAME[name].columns]
        assert [(row[0], row[1]) for row in described] == [("_row", "BIGINT"), *expected]


def test_rows_keep_their_order_and_the_number_that_they_have_in_the_file(giver):
    giver.give(only=["provider"]).load()
    assert giver.rows("SELECT _row, partner_id FROM partner") == [
        (2, "council"),
        (3, "icb"),
        (4, "pct"),
    ]


def test_the_manifest_has_the_rows_and_the_checksum_of_each_file(giver):
    report = giver.give().load()
    for name, file, rows, checksum in giver.rows("FROM load_manifest"):
        assert checksum == sha256(giver.source / file)
        assert giver.rows(f'SELECT count(*) FROM "{name}"') == [(rows,)]
    facts = dict(giver.rows("FROM load_facts"))
    assert facts["data_sha256"] == report.sha256
    assert (facts["schema_version"], facts["source"]) == ("1", "given")


def test_the_checksum_of_the_data_changes_with_the_data_alone(giver):
    first = giver.give().load().sha256
    assert giver.load().sha256 == first
    os.rename(giver.source / "pool.csv", giver.source / "Pool.CSV")
    assert giver.load().sha256 == first
    giver.cell("source", "title", "Other projections")
    assert giver.load().sha256 != first


def test_what_was_checked_and_found_is_kept_with_the_data(giver):
    giver.give(change("source", 0, date=None), every("milestone", planned=None))
    giver.column("source", "Colour", "red").load()
    statuses = dict(giver.rows("SELECT code, status FROM load_check"))
    assert statuses["S01"] == "warned"
    found = giver.rows("SELECT table_name, column_name, message FROM load_finding WHERE code='S01'")
    assert found == [
        ("source", "Colour", "'Colour' is not a column of source, so it was not loaded.")
    ]


def test_a_waiver_accepts_a_warning_and_says_who_and_why(giver):
    giver.give(every("milestone", planned=None, depends_on=None))
    waived = "code,table_name,owner,reason,until\nD13,milestone,Director,Dates follow,2027-01-31\n"
    report = giver.file("waiver.csv", waived).load()
    accepted = [one.waived for one in report.waived if one.code == "D13"]
    assert accepted == ["Director: Dates follow"]
    assert {one.status for one in report.checks if one.code == "D13"} == {"waived", "passed"}


def test_a_waiver_that_has_ended_accepts_nothing(giver):
    giver.give(every("milestone", planned=None, depends_on=None))
    ended = "code,table_name,owner,reason,until\nD13,milestone,Director,Dates follow,2026-11-21\n"
    report = giver.file("waiver.csv", ended).load()
    assert report.loaded
    assert not [one for one in report.waived if one.code == "D13"]
    assert [one for one in report.warnings if one.code == "D13"]


def test_a_waiver_never_accepts_an_error(giver):
    giver.give(change("package", 0, weekly_cost="251.00", annual_cost="13087.87"))
    waived = "code,table_name,owner,reason,until\nD02,package,Director,So it is,\n"
    report = giver.file("waiver.csv", waived).load()
    assert not report.loaded
    assert "D02" in {one.code for one in report.stopping}


def test_all_problems_of_all_tables_are_told_at_once(giver):
    giver.give().cell("partner", "statutory", "perhaps").cell("locality", "imd_decile", "low")
    giver.cell("package", "start", "12/31/2026").cell("pool", "host_partner_id", "nobody")
    report = giver.column("carer", "carer_name", "x").load()
    assert {(one.code, one.table) for one in report.stopping} == {
        ("S01", "partner"),
        ("S01", "locality"),
        ("S01", "package"),
        ("S02", "pool"),
        ("P01", "carer"),
    }
    assert not report.loaded


def test_a_check_is_not_run_on_a_table_that_must_be_put_right_first(giver):
    report = giver.give().cell("package", "weekly_cost", "a lot").load()
    whys = {one.code: one.why for one in report.checks if one.status == "not_run"}
    assert whys["D02"] == "package must be put right first"
    assert "D12" not in whys


def test_a_check_is_passed_over_where_its_tables_are_not_given(giver):
    report = giver.give(only=["waiver"]).load()
    assert report.loaded
    whys = {one.code: one.why for one in report.checks if one.status == "not_run"}
    assert whys["D02"] == "package not given"


def test_a_load_that_fails_leaves_the_database_byte_for_byte(giver):
    giver.give(only=PLENTY).load()
    before, inode = sha256(giver.database), giver.database.stat().st_ino
    giver.cell("partner", "statutory", "perhaps")
    report = giver.load()
    assert not report.loaded
    assert (sha256(giver.database), giver.database.stat().st_ino) == (before, inode)
    assert left_in(giver.data) == [FILE_NAME]


def test_a_first_load_that_fails_leaves_nothing(giver):
    assert not giver.give(only=PLENTY).cell("partner", "statutory", "perhaps").load().loaded
    assert left_in(giver.data) == []


def test_whoever_has_the_old_data_open_goes_on_reading_them(giver):
    giver.give(only=PLENTY).load()
    with duckdb.connect(str(giver.database), read_only=True) as reader:
        cursor = reader.cursor()
        assert cursor.execute("SELECT name FROM partnership").fetchall() == [("Harrowmere",)]
        script = "import sys; from pathlib import Path; from appraisal.partnership.loading import"
        script += " load; sys.exit(not load(Path(sys.argv[1]), Path(sys.argv[2])).loaded)"
        giver.cell("partnership", "name", "Elsewhere")
        subprocess.run([sys.executable, "-c", script, giver.source, giver.data], check=True)
        assert cursor.execute("SELECT name FROM partnership").fetchall() == [("Harrowmere",)]
    assert giver.rows("SELECT name FROM partnership") == [("Elsewhere",)]


KILLED = """
import os, signal, sys
from pathlib import Path
from appraisal.partnership.loading import load

def tell(words, share):
    if words.startswith(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

load(Path(sys.argv[1]), Path(sys.argv[2]), progress=tell)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no kill -9.")
@pytest.mark.parametrize(
    "at",
    ["Reading package.csv", "Reading the figures", "Looking for", "Checking:", "Putting the new"],
)
def test_a_load_that_is_killed_leaves_the_database_and_the_next_one_works(giver, at):
    giver.give(only=PLENTY).load()
    before = sha256(giver.database)
    giver.cell("partnership", "name", "Elsewhere")
    killed = subprocess.run([sys.executable, "-c", KILLED, giver.source, giver.data, at])
    assert killed.returncode == -signal.SIGKILL
    assert sha256(giver.database) == before
    assert len(left_in(giver.data)) > 1
    assert giver.load().loaded
    assert left_in(giver.data) == [FILE_NAME]
    assert giver.rows("SELECT name FROM partnership") == [("Elsewhere",)]


def test_an_error_amid_a_load_leaves_the_database_and_nothing_else(giver):
    giver.give(only=PLENTY).load()
    before = sha256(giver.database)

    def stop(words, share):
        if words.startswith("Checking:"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        giver.load(stop)
    assert sha256(giver.database) == before
    assert left_in(giver.data) == [FILE_NAME]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes.")
def test_nobody_else_can_read_the_database_or_what_it_is_built_from(giver):
    seen = set()

    def look(words, share):
        for path in giver.data.glob("partnership.duckdb.part-*"):
            seen.add(stat.S_IMODE(path.stat().st_mode))
            seen.update(stat.S_IMODE(one.stat().st_mode) for one in path.glob("built.duckdb"))

    before = os.umask(0)
    try:
        assert giver.give(only=PLENTY).load(look).loaded
    finally:
        os.umask(before)
    assert seen == {0o700, 0o600}
    assert stat.S_IMODE(giver.database.stat().st_mode) == 0o600


def test_one_load_at_a_time_and_the_second_is_told_who_is_first(giver):
    giver.give(only=PLENTY)
    giver.data.mkdir()
    with one_load_at_a_time(giver.data), pytest.raises(LoadingError) as told:
        giver.load()
    assert str(told.value) == (
        f"Data are being loaded into {giver.data} already, by process {os.getpid()}. Wait until "
        "that load has ended, then load again."
    )
    assert giver.load().loaded


def test_a_folder_of_data_that_cannot_be_made_is_said(giver):
    giver.give(only=PLENTY)
    giver.data.write_text("a file")
    with pytest.raises(LoadingError, match=r"^The folder .* cannot be made: File exists\. Choose"):
        giver.load()


def test_no_extension_is_fetched_or_looked_for(giver, tmp_path):
    giver.give(only=PLENTY)
    home = tmp_path / "home"
    home.mkdir()
    script = "import sys; from pathlib import Path; from appraisal.partnership.loading import load;"
    script += "sys.exit(not load(Path(sys.argv[1]), Path(sys.argv[2])).loaded)"
    surroundings = {**os.environ, "HOME": str(home), "USERPROFILE": str(home)}
    subprocess.run(
        [sys.executable, "-c", script, giver.source, giver.data], check=True, env=surroundings
    )
    assert list(home.iterdir()) == []


def test_progress_goes_from_nought_to_one_in_words(giver):
    told = []
    giver.give(only=PLENTY).load(lambda words, share: told.append((words, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert (shares[0], told[-1]) == (0.0, ("Done", 1.0))
    assert ("Reading package.csv") in [words for words, _ in told]


def test_only_the_required_tables_are_enough(giver):
    report = giver.give(only=["waiver"]).load()
    assert report.loaded
    assert {table.name for table in report.tables} == set(REQUIRED)
    assert report.passed_over == ("waiver.csv (no rows)",)
    assert report.totals.weekly_cost is None


def test_tables_that_were_not_given_are_there_without_rows(giver):
    giver.give(only=PLENTY).load()
    assert giver.rows("SELECT count(*) FROM waiting") == [(0,)]
    assert [name for name, *_ in giver.rows("DESCRIBE waiting")] == [
        "_row",
        *BY_NAME["waiting"].column_names,
    ]


def test_tiers_are_those_that_budgets_can_be_added_up_by(giver):
    report = giver.give(change("tier", 0, tier_id="T2")).load()
    assert not report.loaded
    assert ("S01", "tier", "tier_id") in [(f.code, f.table, f.column) for f in report.stopping]
