"""`appraisal load`: a report that can be acted on, and an exit status."""

import json

import pytest

from appraisal.partnership.tables import TABLES
from appraisal.partnership_commands import load_as_json, load_command
from tests.cli.calls import ROOT, run
from tests.partnership.checks.small import good
from tests.partnership.folders import write_tables

HARROWMERE = ROOT / "data" / "harrowmere"


@pytest.fixture
def given(tmp_path):
    return write_tables(tmp_path / "given", good())


def test_harrowmere_is_loaded_and_its_totals_are_shown(capsys, tmp_path):
    status, out, err = run(capsys, "load", HARROWMERE, "--data", tmp_path / "data")
    assert (status, err) == (0, "")
    assert out.startswith("Loaded: 40 tables with 7,342 rows, with no warnings and 2 accepted.")
    lines = " ".join(out.split())
    for said in (
        "People with packages 862",
        "Cost a week £766,850",
        "Cost a year £39.99m",
        "People out of area 45",
        "Their share of the cost 13.8 %",
        "Pool £52.0m",
        "£40.04m (77.0 %)",
        "£11.96m (23.0 %)",
        "Overspend £2.1m (4.04 %)",
        "£1.617m",
        "£0.483m",
        "Tolerance inside 5 %",
        "Passed over, as no tables: README.md and harrowmere.xlsx.",
    ):
        assert said in lines
    assert max(map(len, out.splitlines())) <= 100


def test_data_at_fault_exit_1_and_say_what_to_do(capsys, given, tmp_path):
    text = (given / "partner.csv").read_text().replace("True", "perhaps")
    (given / "partner.csv").write_text(text)
    status, out, err = run(capsys, "load", given, "--data", tmp_path / "data")
    assert (status, err) == (1, "")
    lines = " ".join(out.split())
    assert lines.startswith(
        "Nothing was loaded: 1 problem must be put right first. There are no data in place yet. "
        "To be put right S01 error: 3 cells of 'statutory' in partner are not yes or no. "
        "(row 2, row 3, row 4) Put it right."
    )
    assert "A check is not run where a table that it needs is not given" in lines
    assert "Totals of" not in out


def test_what_is_in_place_stays_and_is_said_to(capsys, given, tmp_path):
    assert run(capsys, "load", given, "--data", tmp_path / "data")[0] == 0
    (given / "tier.csv").unlink()
    status, out, _ = run(capsys, "load", given, "--data", tmp_path / "data")
    assert status == 1
    assert "partnership.duckdb are as they were." in " ".join(out.split())


@pytest.mark.parametrize("name", ["nowhere", "package.csv", "old.xls", "words.xlsx"])
def test_nothing_to_load_exits_2(capsys, given, tmp_path, name):
    for other in ("old.xls", "words.xlsx"):
        (given / other).write_text("words")
    status, out, err = run(capsys, "load", given / name, "--data", tmp_path / "data")
    assert (status, out) == (2, "")
    assert name in err
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [[], ["a", "--template", "b"], ["--template"]])
def test_a_call_that_says_neither_or_both_exits_2(capsys, arguments):
    status, out, err = run(capsys, "load", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: appraisal load")


def test_json_is_one_object_with_everything_unrounded(capsys, given, tmp_path):
    status, out, err = run(capsys, "load", given, "--data", tmp_path / "data", "--json")
    assert (status, err) == (0, "")
    result = json.loads(out, parse_constant=lambda name: pytest.fail(f"{name} in JSON"))
    again = json.loads(json.dumps(load_as_json(load_command(given, tmp_path / "data"))))
    assert {**result, "seconds": 0} == {**again, "seconds": 0}
    assert result["loaded"] is True
    assert result["totals"]["weekly_cost"] == 2000
    assert result["totals"]["annual_cost"] == 104285.80
    assert all(control["agrees"] for control in result["totals"]["controls"])
    assert {"code", "title", "severity", "status", "rows", "why"} == result["checks"][0].keys()
    assert {"name", "file", "rows", "sha256"} == result["tables"][0].keys()


def test_json_of_data_at_fault_has_every_finding_and_exits_1(capsys, given, tmp_path):
    (given / "tier.csv").unlink()
    status, out, _ = run(capsys, "load", given, "--data", tmp_path / "data", "--json")
    result = json.loads(out)
    assert (status, result["loaded"]) == (1, False)
    assert {
        "code",
        "severity",
        "table",
        "column",
        "rows",
        "message",
        "to_do",
        "examples",
        "waived",
    } == result["findings"][0].keys()


def test_templates_are_written_once(capsys, tmp_path):
    status, out, err = run(capsys, "load", "--template", tmp_path / "ours")
    assert (status, err) == (0, "")
    assert out.startswith(f"Wrote {len(TABLES) + 2} files into")
    status, out, err = run(capsys, "load", "--template", tmp_path / "ours")
    assert (status, out) == (1, "")
    assert err.endswith("Nothing was written. Give an empty folder.\n")
