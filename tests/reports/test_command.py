"""`appraisal report`: which files it writes, and what it says where it cannot."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from appraisal.partnership.database import PartnershipData
from appraisal.reports import html_report, word_report
from tests.cli.calls import run

BOTH = ["data-and-analysis-report.docx", "data-and-analysis-report.html"]


def test_it_writes_both_documents_into_a_folder(
    capsys: pytest.CaptureFixture[str], loaded: Path, harrowmere: PartnershipData, tmp_path: Path
) -> None:
    papers = tmp_path / "papers"
    status, out, err = run(capsys, "report", "--data", loaded, "--to", papers)
    assert status == 0
    assert sorted(path.name for path in papers.iterdir()) == BOTH
    assert out == f"Wrote {papers / BOTH[0]} and {papers / BOTH[1]}.\n"
    assert err == "Writing the report takes some seconds...\n"
    assert (papers / BOTH[0]).read_bytes() == word_report(harrowmere)
    assert (papers / BOTH[1]).read_bytes() == html_report(harrowmere)


@pytest.mark.parametrize(("name", "begins"), [("paper.docx", b"PK"), ("Paper.HTML", b"<!doctype")])
def test_a_file_is_the_document_that_its_name_ends_in(
    capsys: pytest.CaptureFixture[str], loaded: Path, tmp_path: Path, name: str, begins: bytes
) -> None:
    path = tmp_path / name
    status, out, _ = run(capsys, "report", "--data", loaded, "--to", path, "--json")
    assert status == 0
    assert json.loads(out) == {"written": [str(path)]}
    assert path.read_bytes().lstrip().startswith(begins)
    assert [found.name for found in tmp_path.iterdir()] == [name]


def test_a_file_of_another_kind_is_a_call_at_fault(
    capsys: pytest.CaptureFixture[str], loaded: Path, tmp_path: Path
) -> None:
    status, out, err = run(capsys, "report", "--data", loaded, "--to", tmp_path / "paper.pdf")
    assert (status, out) == (2, "")
    assert "paper.pdf. Give a folder for both documents, or a file that ends in .docx or" in err


def test_without_data_it_says_how_to_load_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, _, err = run(capsys, "report", "--data", tmp_path / "none", "--to", tmp_path)
    assert status == 2
    assert "No partnership data have been loaded into" in err
    assert f"Load them with: appraisal load DIR --data {tmp_path / 'none'}" in err
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], loaded: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    path = tmp_path / "file" / "paper.html"
    status, _, err = run(capsys, "report", "--data", loaded, "--to", path)
    assert status == 2
    assert f"{path} cannot be written: " in err


def test_whoever_wants_no_report_does_not_wait_for_what_writes_it() -> None:
    script = (
        "import sys, appraisal.reports, appraisal.partnership_commands; "
        "print(*(name for name in ('docx', 'jinja2', 'matplotlib', 'plotly', 'streamlit') "
        "if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout.split(), done.stderr) == ([], "")
