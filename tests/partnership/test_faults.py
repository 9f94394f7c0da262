"""Copies of Harrowmere, each with one thing wrong: the check meant for it finds it.

Where that stops a load, nothing is loaded and the database in use stays as it was, byte for byte;
where it is a warning, the data are loaded with it.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from appraisal.partnership.findings import Finding
from appraisal.partnership.load_report import LoadReport
from appraisal.partnership.loading import load
from tests.partnership.fault import Fault
from tests.partnership.faults_of_files import FILES, PERSONAL
from tests.partnership.faults_of_money import MONEY, PROGRAMME
from tests.partnership.faults_of_people import DATES, NUMBERS, PEOPLE
from tests.partnership.spoiling import copy_of_harrowmere

FAULTS = [*FILES, *PERSONAL, *NUMBERS, *DATES, *PEOPLE, *MONEY, *PROGRAMME]
STOPPING = [fault for fault in FAULTS if fault.severity != "warning"]
WARNING = [fault for fault in FAULTS if fault.severity == "warning"]


@dataclass(frozen=True)
class InUse:
    """The folder of data into which Harrowmere was loaded as it should be."""

    folder: Path
    report: LoadReport

    @property
    def files(self) -> dict[str, str]:
        """What every file holds, but for the lock."""
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.folder.iterdir()
            if path.suffix != ".lock"
        }

    def new_in(self, report: LoadReport) -> list[Finding]:
        """What was found that is not so in Harrowmere itself."""
        return [found for found in report.findings if found not in self.report.findings]


@pytest.fixture(scope="module")
def in_use(tmp_path_factory: pytest.TempPathFactory) -> InUse:
    folder = tmp_path_factory.mktemp("data")
    return InUse(folder, load(copy_of_harrowmere(folder.parent / "harrowmere"), folder))


def test_harrowmere_itself_is_right(in_use: InUse) -> None:
    assert in_use.report.loaded
    assert [found for found in in_use.report.findings if not found.waived] == []
    assert list(in_use.files) == ["partnership.duckdb"]


@pytest.mark.parametrize("fault", STOPPING, ids=lambda fault: f"{fault.code} {fault.what}")
def test_a_fault_that_stops_a_load_leaves_the_data_in_use_as_they_were(
    fault: Fault, in_use: InUse, tmp_path: Path
) -> None:
    source = copy_of_harrowmere(tmp_path / "spoilt")
    fault.spoil(source)
    before = in_use.files

    report = load(source, in_use.folder)

    found = [(one.code, one.table, one.severity) for one in in_use.new_in(report)]
    assert (fault.code, fault.table, fault.severity) in found
    assert not report.loaded
    assert in_use.files == before


@pytest.mark.parametrize("fault", WARNING, ids=lambda fault: f"{fault.code} {fault.what}")
def test_a_fault_that_warns_is_kept_with_the_data(
    fault: Fault, in_use: InUse, tmp_path: Path
) -> None:
    source = copy_of_harrowmere(tmp_path / "spoilt")
    fault.spoil(source)

    report = load(source, tmp_path / "data")

    found = [
        one for one in in_use.new_in(report) if (one.code, one.table) == (fault.code, fault.table)
    ]
    assert found
    assert {one.severity for one in found} == {"warning"}
    assert report.loaded
    with duckdb.connect(str(report.database), read_only=True) as database:
        kept = database.execute(
            "SELECT message FROM load_finding WHERE code = ? AND table_name = ?",
            [fault.code, fault.table],
        ).fetchall()
    assert {(one.message,) for one in found} <= set(kept)


def test_every_check_is_tried_in_more_than_one_way() -> None:
    codes = [fault.code for fault in FAULTS]
    expected = {"S01", "S02", "S03", "P01", *(f"D{number:02}" for number in range(1, 17))}
    assert set(codes) == expected
    assert min(codes.count(code) for code in expected) >= 2
    assert len(FAULTS) >= 60
