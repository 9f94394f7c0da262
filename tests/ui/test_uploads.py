"""Files from a browser: no name is trusted, nothing is left, what cannot go together is said."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

import pytest

from appraisal.ui.uploads import UploadError, kept_privately, safe_names


@dataclass(frozen=True)
class Sent:
    name: str
    content: bytes = b"pool_id\n"

    def getbuffer(self) -> memoryview:
        return memoryview(self.content)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("package.csv", "package.csv"),
        ("Budget Line.CSV", "budget_line.csv"),
        ("../../../etc/cron.csv", "cron.csv"),
        (r"C:\fakepath\pool.parquet", "pool.parquet"),
        ("..csv", "file.csv"),
        ("$(rm -rf ~).csv", "rm_rf.csv"),
        ("pool'; DROP TABLE x;--.csv", "pool_drop_table_x.csv"),
        ("\u202evsc.exe.csv", "vsc_exe.csv"),
        ("a\x00b.csv", "a_b.csv"),
        ("x" * 300 + ".csv", "x" * 60 + ".csv"),
        ("Zahlen f\u00fcr 2026.xlsx", "zahlen_f_r_2026.xlsx"),
    ],
)
def test_a_name_becomes_letters_figures_and_underscores(given: str, kept: str) -> None:
    assert safe_names([given]) == [kept]


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([], "There is no file. Choose CSV or Parquet files, or one Excel workbook."),
        (["a.xlsx", "b.csv"], "An Excel workbook is loaded by itself."),
        (["a.xlsx", "b.xlsx"], "An Excel workbook is loaded by itself."),
        (["Pool.csv", "pool.csv"], "Two files are called pool.csv."),
        (["notes.docx"], "“notes.docx” is no table."),
        (["package"], "“package” is no table."),
    ],
)
def test_files_that_cannot_go_together_are_refused(names: list[str], sentence: str) -> None:
    with pytest.raises(UploadError) as caught:
        safe_names(names)
    assert str(caught.value).startswith(sentence)


def test_files_are_private_and_gone_afterwards(tmp_path: Path) -> None:
    with kept_privately([Sent("pool.csv"), Sent("Partner.csv")], tmp_path) as place:
        assert sorted(one.name for one in place.iterdir()) == ["partner.csv", "pool.csv"]
        assert place.parent == tmp_path
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert not list(tmp_path.iterdir())


def test_files_are_gone_when_reading_them_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), kept_privately([Sent("pool.csv")], tmp_path):
        1 / 0  # noqa: B018
    assert not list(tmp_path.iterdir())


def test_a_workbook_is_given_as_a_file(tmp_path: Path) -> None:
    with kept_privately([Sent("Harrowmere.xlsx", b"PK")], tmp_path) as place:
        assert place.name == "harrowmere.xlsx"
        assert place.read_bytes() == b"PK"


def test_what_a_stopped_server_left_is_taken_away_and_a_load_under_way_is_not(
    tmp_path: Path,
) -> None:
    left, going_on = tmp_path / "upload-old", tmp_path / "upload-new"
    for folder in (left, going_on):
        folder.mkdir()
        (folder / "ld_register.csv").write_bytes(b"person_key\n")
    os.utime(left, (0, 0))
    with kept_privately([Sent("pool.csv")], tmp_path):
        assert not left.exists()
        assert going_on.exists()


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    taken = tmp_path / "data"
    taken.write_text("a file", encoding="utf-8")
    with (
        pytest.raises(UploadError, match=r"cannot be kept in .*data: .* Nothing was changed"),
        kept_privately([Sent("pool.csv")], taken),
    ):
        pass
