"""Commands on option sets that ask for figures: with data, without, and where the file is wrong."""

import re
import subprocess
import sys

import pytest

from appraisal.analysis_commands import robustness_command, sensitivity_command
from appraisal.commands import validate_command
from appraisal.comparison_commands import compare_command
from tests.cli.calls import SALFORD_TRAFFORD, run, run_json
from tests.evidence.harrowmere import database

POOLED = """\
format: 1
id: pooled
title: How much to pool
date: 2026-11
criteria:
  pooled: {name: In one fund, measure: {unit: "%", worst: 0, best: 100, query: pooled_share}}
  near: {name: Near to people}
options:
  now: {name: As now, label: A, baseline: true, scores: {near: 30}}
  all:
    name: All aligned money
    label: B
    scores: {near: 60, pooled: {assume: {aligned_moved: 100}}}
  own: {name: Another fund, label: C, scores: {near: 40, pooled: 50}}
perspectives:
  people: {name: People first, weights: {near: 3, pooled: 1}}
"""


@pytest.fixture
def pooled(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("APPRAISAL_DATA", raising=False)
    file = tmp_path / "pooled.yaml"
    file.write_text(POOLED, encoding="utf-8")
    return file


@pytest.fixture
def data():
    return database().parent


def test_score_counts_the_figures_of_the_data_and_says_where_they_are_from(capsys, pooled, data):
    status, out, err = run(capsys, "score", pooled, "--data", data)
    assert (status, err) == (0, "")
    told = " ".join(out.split())
    assert re.search(
        r"In one fund, A\. Share that is pooled: 35\.9 %\. £52\.0m of £144\.83m is in the pool in "
        r"2026/27\. Partnership data as at 30 September 2026 \([0-9a-f]{8}\)\.",
        told,
    )
    assert "In one fund, C. The option set's own figure, in place of the query 'pooled_share'." in (
        told
    )
    result = run_json(capsys, "score", pooled, "--data", data)
    assert result["options"][0]["value"] == pytest.approx((35.9 + 30) / 2)
    now, every = result["evidence"]
    assert (now["option"], now["criterion"], now["value"]) == ("now", "pooled", 35.9)
    assert now["provenance"]["assume"] == {"aligned_moved": 0, "undecided_moved": 0}
    assert every["value"] > now["value"]


def test_the_folder_that_serve_uses_is_the_one_looked_in(capsys, pooled, data, monkeypatch):
    monkeypatch.setenv("APPRAISAL_DATA", str(data))
    assert "35.9" in run(capsys, "score", pooled)[1]


def test_without_data_the_options_are_incomplete_and_a_warning_says_what_to_do(capsys, pooled):
    status, out, err = run(capsys, "score", pooled)
    assert status == 0
    assert "It has no score for In one fund." in out
    assert err == (
        f"warning: {pooled}:6:73: criteria.pooled.measure.query gives no figures. No partnership "
        "data is loaded, so there is no figure yet. Load the data with 'appraisal load DIR', or "
        "give the figure in the option set.\n"
    )
    assert not (pooled.parent / "appraisal-data").exists()


@pytest.mark.parametrize("command", ["sensitivity", "robustness"])
def test_the_analyses_take_the_figures_too(capsys, pooled, data, command):
    result = run_json(capsys, command, pooled, "--data", data)
    assert result["evidence"][0]["value"] == 35.9
    called = {"sensitivity": sensitivity_command, "robustness": robustness_command}[command]
    assert called(pooled, data=data) == result
    assert "gives no figures" in run(capsys, command, pooled)[2]


def test_compare_takes_the_figures_too(capsys, pooled, data):
    result = run_json(capsys, "compare", pooled, "--perspectives", "--data", data)
    assert result == compare_command([pooled], perspectives=True, data=data)
    assert [one["evidence"][0]["value"] for one in result["scenarios"]] == [35.9, 35.9]
    status, _, err = run(capsys, "compare", pooled, SALFORD_TRAFFORD)
    assert status == 0
    assert err.count("gives no figures") == 1


def test_validate_checks_the_names_without_any_data(capsys, pooled):
    assert run(capsys, "validate", pooled) == (0, f"{pooled}: no errors, no warnings.\n", "")
    wrong = POOLED.replace("pooled_share", "pooled_shares").replace(
        "aligned_moved: 100", "moved: 1"
    )
    pooled.write_text(wrong, encoding="utf-8")
    status, out, err = run(capsys, "validate", pooled)
    assert (status, out) == (1, "")
    assert err == (
        f"{pooled}:6:73: criteria.pooled.measure.query is 'pooled_shares', which is not a query of "
        "the partnership data. Did you mean 'pooled_share'?\n1 problem. Nothing was loaded.\n"
    )


def test_validate_with_data_answers_the_queries_as_well(capsys, pooled, data):
    assert run(capsys, "validate", pooled, "--data", data)[0] == 0
    pooled.write_text(POOLED.replace("best: 100", "best: 30").replace(", pooled: 50", ""))
    (report,) = validate_command([pooled], data=data)["files"]
    assert not report["ok"]
    assert [one["path"] for one in report["errors"]] == [
        "options.now.scores.pooled",
        "options.all.scores.pooled",
        "options.own.scores.pooled",
    ]
    assert report["errors"][0]["message"].startswith(
        "has no figure. Share that is pooled comes to 35.9 %, and the measure runs from 0 % to 30 %"
    )


def test_validate_with_a_folder_without_data_warns(capsys, pooled):
    status, out, err = run(capsys, "validate", pooled, "--data", pooled.parent / "empty")
    assert status == 0
    assert out.endswith("no errors, 1 warning.\n")
    assert "gives no figures. No partnership data is loaded" in err


def test_a_figure_beyond_the_measure_stops_the_score_with_its_line(capsys, pooled, data):
    pooled.write_text(POOLED.replace("best: 100", "best: 30").replace(", pooled: 50", ""))
    status, out, err = run(capsys, "score", pooled, "--data", data)
    assert (status, out) == (1, "")
    assert f"{pooled}:9:49: options.now.scores.pooled has no figure." in err
    assert err.endswith("3 problems. Nothing was loaded.\n")


def test_an_option_set_without_queries_is_scored_without_a_thought_of_data(tmp_path):
    # Data that nobody could read make no difference, and what reads data is not even imported.
    (tmp_path / "partnership.duckdb").write_bytes(b"not a database")
    script = (
        "import sys; from appraisal.cli import main; "
        f"main(['score', {SALFORD_TRAFFORD!r}, '--data', {str(tmp_path)!r}]); "
        "print([name for name in ('duckdb', 'appraisal.partnership') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("\n[]\n")
    assert "68.75" in done.stdout
    assert done.stderr == ""
