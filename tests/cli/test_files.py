"""Files in and out: `validate`, `schema`, `new`, and whatever cannot be read."""

import json
import os
import re
import stat

import jsonschema
import pytest

from appraisal.commands import (
    new_command,
    schema_command,
    score_command,
    validate_command,
)
from tests.cli.calls import SCENARIOS, TIED, run, run_json


@pytest.mark.parametrize("command", ["score", "validate"])
def test_a_file_that_is_not_there_and_a_folder_are_said_in_a_sentence(capsys, tmp_path, command):
    for path in (tmp_path / "none.yaml", tmp_path):
        status, out, err = run(capsys, command, path)
        assert (status, out) == (1, "")
        assert err.startswith(f"{path}:1:1: The file cannot be opened")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said_in_a_sentence(capsys, tied):
    tied.chmod(stat.S_IWUSR)
    assert run(capsys, "score", tied)[0] == 1
    assert "You may not read that file." in run(capsys, "weights", "pairwise", tied)[2]


@pytest.mark.parametrize("command", ["score", "validate"])
@pytest.mark.parametrize("name", ["a\0b.yaml", "x" * 300, "surrogate\udcff.yaml"])
def test_a_name_that_no_file_can_have_is_no_traceback(capsys, command, name):
    status, out, err = run(capsys, command, name)
    assert (status, out) == (1, "")
    assert err


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"{", b"[" * 5000, b"\x00" * 100])
@pytest.mark.parametrize("command", ["score", "validate"])
def test_whatever_the_bytes_there_is_a_sentence_and_no_traceback(
    capsys, tmp_path, command, content
):
    path = tmp_path / "odd.yaml"
    path.write_bytes(content)
    status, out, err = run(capsys, command, path)
    assert (status, out) == (1, "")
    assert "Nothing was loaded." in err
    assert "Traceback" not in err


def test_validate_passes_every_scenario_that_is_shipped(capsys):
    status, out, _ = run(capsys, "validate", *SCENARIOS)
    assert status == 0
    assert len(out.splitlines()) == len(SCENARIOS)
    for path, line in zip(SCENARIOS, out.splitlines(), strict=True):
        assert re.fullmatch(rf"{re.escape(path)}: no errors, (no|\d+) warnings?\.", line)


def test_validate_reports_problems_and_warnings_of_every_file(capsys, tied):
    broken = tied.with_name("broken.yaml")
    broken.write_text(
        TIED.replace("SCALE", "global").replace("r1: 20", "r1: 170").replace("r2: 70", "r7: 70")
    )
    status, out, err = run(capsys, "validate", broken, tied)
    assert status == 1
    assert re.fullmatch(rf"{re.escape(str(tied))}: no errors, \d+ warnings?\.\n", out)
    lines = err.splitlines()
    assert re.match(rf"{re.escape(str(broken))}:13:\d+: options\.f0\.scores\.r1 is 170\.", lines[0])
    assert re.match(rf"{re.escape(str(broken))}:14:\d+: options\.f1\.scores\.r7 ", lines[1])
    assert "2 problems. Nothing was loaded." in lines
    assert any(line.startswith(f"warning: {tied}:") for line in lines)


def test_validate_json_has_the_shape_of_the_contract(capsys, tied):
    missing = tied.with_name("missing.yaml")
    status, out, err = run(capsys, "validate", tied, missing, "--json")
    assert (status, err) == (1, "")
    good, bad = json.loads(out)["files"]
    assert json.loads(out) == validate_command([tied, missing])
    assert (good["file"], good["ok"], good["errors"]) == (str(tied), True, [])
    assert all(w.keys() == {"line", "column", "path", "message"} for w in good["warnings"])
    assert good["warnings"]
    assert (bad["file"], bad["ok"], bad["warnings"]) == (str(missing), False, [])
    (error,) = bad["errors"]
    assert (error["line"], error["column"], error["path"]) == (1, 1, "")
    assert error["message"].startswith("The file cannot be opened")


def test_warnings_leave_the_exit_status_0(capsys, tied):
    status, _, err = run(capsys, "validate", tied)
    assert status == 0
    assert err.startswith("warning: ")


@pytest.mark.parametrize("arguments", [["schema"], ["schema", "--json"]])
def test_schema_prints_a_json_schema(capsys, arguments):
    status, out, _ = run(capsys, *arguments)
    assert status == 0
    assert json.loads(out) == schema_command()
    jsonschema.Draft202012Validator.check_schema(json.loads(out))


def test_new_prints_a_file_that_validates(capsys, tmp_path):
    status, out, err = run(capsys, "new", "clinic-hours", "--options", 4, "--criteria", 5)
    assert (status, err) == (0, "")
    path = tmp_path / "clinic-hours.yaml"
    path.write_text(out)
    report = validate_command([path])["files"][0]
    assert report["ok"]
    assert len(score_command(path)["options"]) == 4
    assert len(score_command(path)["weights"]) == 5


def test_new_json_holds_the_same_text(capsys):
    _, out, _ = run(capsys, "new", "clinic-hours")
    result = run_json(capsys, "new", "clinic-hours")
    assert result == new_command("clinic-hours")
    assert result["text"].rstrip("\n") == out.rstrip("\n")


@pytest.mark.parametrize("id_", ["Clinic Hours", "", "../x", "a" * 65])
def test_new_refuses_an_id_that_the_format_does_not_allow(capsys, id_):
    status, out, err = run(capsys, "new", id_)
    assert (status, out) == (2, "")
    assert err


def test_new_says_once_what_an_id_may_be_and_suggests_one(capsys):
    advice = "Use small letters, digits and '-', such as 'foo-bar'."
    assert run(capsys, "new", "Foo_Bar") == (
        2,
        "",
        f"'Foo_Bar' is not an option set's id. {advice}\n",
    )
    assert run(capsys, "new", "foo-bar")[0] == 0


@pytest.mark.parametrize("count", ["--options=31", "--criteria=41"])
def test_more_than_the_format_holds_is_a_fault_of_the_call(capsys, count):
    status, out, err = run(capsys, "new", "x", count)
    assert (status, out) == (2, "")
    assert "cannot be written. Use a number from 1 to" in err
