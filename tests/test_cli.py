"""The `appraisal` command: what it prints, where, and its exit status."""

import json
import os
import re
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import appraisal.serving
from appraisal.cli import main
from appraisal.commands import (
    new_command,
    schema_command,
    score_command,
    validate_command,
    weights_command,
)
from appraisal.errors import AppraisalError, CallError
from appraisal.judgements import weights_from
from appraisal.method import WeightError

ROOT = Path(__file__).resolve().parents[1]
SALFORD_TRAFFORD = str(ROOT / "scenarios" / "salford-trafford-2000.yaml")
SCENARIOS = sorted(str(path) for path in (ROOT / "scenarios").glob("*.yaml"))
SCRIPT = str(Path(sys.executable).with_name("appraisal"))

STARTING = "Starting Appraisal...\n"

TIED = """\
format: 1
id: budgets
title: Budgets
question: How should the money come together?
scale: SCALE
criteria:
  r1: {name: Reshaping}
  r2: {name: Confidence}
  r3: {name: Reporting}
hurdles:
  legal: {name: Legal power}
options:
  f0: {name: Separate, label: F0, baseline: true, scores: {r1: 20, r2: 40, r3: 50}}
  f1: {name: Aligned, label: F1, scores: {r1: 60, r2: 70, r3: 50}}
  f2: {name: Pooled, label: F2, scores: {r1: 90, r2: 90, r3: 50}, hurdles: {legal: fail}}
  f3: {name: Staged, label: F3, scores: {r1: 70, r2: 60, r3: 50}}
  f4: {name: Later, label: F4, scores: {r1: 70}}
perspectives:
  money: {name: Money first, weights: {r1: 3, r2: 1}}
"""


def run(capsys, *arguments):
    """The exit status, standard output and standard error of a call."""
    status = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return status, out, err


def run_json(capsys, *arguments):
    status, out, _ = run(capsys, *arguments, "--json")
    assert status == 0
    return json.loads(out, parse_constant=lambda name: pytest.fail(f"{name} in JSON"))


@pytest.fixture
def tied(tmp_path):
    path = tmp_path / "budgets.yaml"
    path.write_text(TIED.replace("SCALE", "global"))
    return path


def test_score_prints_the_ranking_the_sentence_and_every_contribution(capsys):
    status, out, err = run(capsys, "score", SALFORD_TRAFFORD)
    assert (status, err) == (0, "")
    assert re.search(r"^1\(b\), .*, leads at 68\.75 of 100\.$", out, re.MULTILINE)
    assert re.search(r"^1 +1\(b\) .* 68\.75$", out, re.MULTILINE)
    assert "Weights: every criterion the same." in out
    assert "Scale: global. 0 and 100 are the worst and best plausible." in out
    assert re.search(r"^Overall value +100 % +45\.63 +68\.75 +50\.63 +47\.5$", out, re.MULTILINE)


def test_score_says_ties_as_joint_first_and_why_an_option_takes_no_rank(capsys, tied):
    _, out, _ = run(capsys, "score", tied)
    assert "F1 and F3 are joint first at 60 of 100." in out
    assert re.search(r"^joint 1 +F1 +Aligned +60$", out, re.MULTILINE)
    assert re.search(r"^joint 1 +F3 +Staged +60$", out, re.MULTILINE)
    assert re.search(r"^3 +F0 +Separate +36\.67$", out, re.MULTILINE)
    assert re.search(r"^- +F2 +Pooled +76\.67 +It fails the hurdle 'Legal power'\.$", out, re.M)
    assert re.search(
        r"^- +F4 +Later +- +It has no score for Confidence and 1 more\.$", out, re.MULTILINE
    )


def test_score_names_the_criteria_that_a_local_scale_leaves_out(capsys, tied):
    complete = re.sub(r"  f4: .*\n", "", TIED)
    tied.write_text(complete.replace("SCALE", "local"))
    _, out, _ = run(capsys, "score", tied)
    assert "Scale: local. 0 and 100 are the worst and best option on each criterion." in out
    assert "Left out, because every option ties: Reporting." in out


@pytest.mark.parametrize(
    ("weights", "words", "values"),
    [
        ("equal", "every criterion the same", [110 / 3, 60]),
        ("money", "Money first", [25, 62.5]),
        ("r1=30,r2=10", "r1=30,r2=10", [25, 62.5]),
        ("r1=3, r2=1/1", "r1=3, r2=1/1", [25, 62.5]),
    ],
)
def test_score_takes_equal_weights_a_perspective_or_weights(capsys, tied, weights, words, values):
    _, out, _ = run(capsys, "score", tied, "--weights", weights)
    assert f"Weights: {words}." in out
    result = run_json(capsys, "score", tied, "--weights", weights)
    assert [option["value"] for option in result["options"][:2]] == pytest.approx(values)


def test_score_json_has_the_shape_of_the_contract(capsys, tied):
    result = run_json(capsys, "score", tied)
    assert result == score_command(tied)
    assert {"option_set", "scale", "weights", "options"} <= result.keys()
    assert result["option_set"] == "budgets"
    assert result["weights"] == dict.fromkeys(("r1", "r2", "r3"), 1 / 3)
    assert [option["id"] for option in result["options"]] == ["f0", "f1", "f2", "f3", "f4"]
    by_id = {option["id"]: option for option in result["options"]}
    keys = {"id", "label", "value", "rank", "tied_with", "status", "why_unranked", "contributions"}
    assert all(keys <= option.keys() for option in result["options"])
    assert by_id["f1"]["value"] == 60
    assert (by_id["f1"]["rank"], by_id["f1"]["tied_with"]) == (1, ["f3"])
    assert by_id["f1"]["contributions"] == pytest.approx({"r1": 20, "r2": 70 / 3, "r3": 50 / 3})
    assert (by_id["f0"]["rank"], by_id["f0"]["value"]) == (3, 110 / 3)
    assert (by_id["f2"]["rank"], by_id["f2"]["status"]) == (None, "shortlisted")
    assert by_id["f4"]["value"] is None
    assert by_id["f4"]["contributions"] == pytest.approx({"r1": 70 / 3, "r2": None, "r3": None})
    assert result["leaders"] == ["f1", "f3"]
    assert result["sentence"] == "F1 and F3 are joint first at 60 of 100."


def test_score_json_is_unrounded(capsys):
    result = run_json(capsys, "score", SALFORD_TRAFFORD)
    assert [option["value"] for option in result["options"]] == [45.625, 68.75, 50.625, 47.5]


def test_a_notebook_may_give_score_a_mapping(tied):
    assert score_command(tied, {"r1": 30, "r2": 10}) == score_command(tied, "r1=30,r2=10")
    assert score_command(str(tied), None) == score_command(tied)


@pytest.mark.parametrize(
    ("weights", "problems"),
    [
        (
            "carers",
            [
                "'carers' is not a perspective of this option set. Use money. "
                "For every criterion the same, use 'equal'."
            ],
        ),
        ("a=1", ["'a' is not a criterion. Use r1, r2 or r3."]),
        ("r9=1,r1=-2", ["'r9' is not a criterion.", "The weight for 'r1' is -2."]),
        ("r1=0,r2=0", ["Every weight is 0."]),
        ("r1=nan", ["The weight for 'r1' is nan."]),
        ("r1=", ["The weight for 'r1' is blank."]),
        ("r1=1,r1=2", ["'r1' is given more than once."]),
        ("r1=lots,r2=1/0", ["The weight for 'r1' is 'lots'.", "The weight for 'r2' is '1/0'."]),
        (
            "r1=1,r2,r1=2,=4",
            [
                "'r1' is given more than once.",
                "'=4' has no name.",
                "The weight for 'r2' is blank.",
            ],
        ),
    ],
)
def test_score_tells_every_problem_of_the_weights_at_once(capsys, tied, weights, problems):
    status, out, err = run(capsys, "score", tied, "--weights", weights)
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == len(problems)
    for line, problem in zip(err.splitlines(), problems, strict=True):
        assert line.startswith(problem)


def test_score_of_a_file_with_problems_lists_them_all(capsys, tied):
    tied.write_text(TIED.replace("SCALE", "global").replace("r1: 20", "r1: 170"))
    status, out, err = run(capsys, "score", tied)
    assert (status, out) == (1, "")
    assert f"{tied}:" in err
    assert "options.f0.scores.r1" in err
    assert err.endswith("1 problem. Nothing was loaded.\n")


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


@pytest.mark.parametrize(
    ("arguments", "weights"),
    [
        (["swing", "a=100", "b=40"], {"a": 100 / 140, "b": 40 / 140}),
        (["points", "a=30", "b=70"], {"a": 0.3, "b": 0.7}),
        (["rank", "a", "b"], {"a": 0.75, "b": 0.25}),
        (["rank", "a", "b=c", "--formula", "sum"], {"a": 0.5, "b": 0.25, "c": 0.25}),
        (["rank", "--formula", "reciprocal", "a", "b"], {"a": 2 / 3, "b": 1 / 3}),
    ],
)
def test_weights_come_from_judgements(capsys, arguments, weights):
    result = run_json(capsys, "weights", *arguments)
    assert {"method", "weights", "consistency_ratio", "note"} <= result.keys()
    assert result["method"] == arguments[0]
    assert result["weights"] == pytest.approx(weights)
    assert result["consistency_ratio"] is None
    status, out, err = run(capsys, "weights", *arguments)
    assert (status, err) == (0, "")
    assert re.search(rf"^a +{weights['a']:.4f}$", out, re.MULTILINE)


def test_weights_from_a_notebook_are_what_json_prints(capsys):
    assert weights_command("rank", ["a", "b=c"], "sum") == run_json(
        capsys, "weights", "rank", "a", "b=c", "--formula", "sum"
    )


def test_a_notebook_that_asks_for_an_unknown_method_is_told_the_known_ones():
    with pytest.raises(WeightError, match=r"'ahp' is not a way to weight\. Use swing, points"):
        weights_from("ahp", ["a"])


def test_weights_tell_every_problem_at_once(capsys):
    status, out, err = run(capsys, "weights", "swing", "a=170", "b=-1", "c=x", "d", "a=1")
    assert (status, out) == (1, "")
    assert err.splitlines() == [
        "'a' is given more than once. Give it once.",
        "The swing for 'a' is 170. Use a number from 0 to 100.",
        "The swing for 'b' is -1. Use a number from 0 to 100.",
        "The swing for 'c' is 'x'. Use a number from 0 to 100.",
        "The swing for 'd' is blank. Use a number from 0 to 100.",
    ]


@pytest.fixture
def matrix(tmp_path):
    path = tmp_path / "comparisons.csv"

    def written(text, encoding="utf-8"):
        path.write_bytes(text.encode(encoding))
        return path

    return written


def test_pairwise_takes_a_csv_with_fractions_and_a_byte_order_mark(capsys, matrix):
    path = matrix(",access,cost\r\naccess,1,3\r\n\r\ncost,1/3,1\r\n", "utf-8-sig")
    result = run_json(capsys, "weights", "pairwise", path)
    assert result["weights"] == pytest.approx({"access": 0.75, "cost": 0.25})
    assert result["consistency_ratio"] == 0
    assert result["note"] is None
    _, out, err = run(capsys, "weights", "pairwise", path)
    assert "Consistency ratio: 0.0000 (limit 0.1)" in out
    assert err == ""


def test_pairwise_warns_above_a_consistency_ratio_of_0_10(capsys, matrix):
    path = matrix(",a,b,c\na,1,9,1/9\nb,1/9,1,9\nc,9,1/9,1\n")
    status, out, err = run(capsys, "weights", "pairwise", path, "--json")
    assert status == 0
    result = json.loads(out)
    assert result["consistency_ratio"] > 0.10
    assert err == f"warning: {result['note']}\n"
    assert "above 0.10: the comparisons contradict one another" in result["note"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "The file is empty. Put the criteria in its header row."),
        (",a,b\na,1,2\n", "The header row names 'a', 'b', and the first column 'a'."),
        (",a,b\nb,1,2\na,1/2,1\n", "Name the same criteria in the same order in both."),
        (",a,b\na,1,2\nb,2,1\n", "One has to be 1 over the other."),
        (",a,b\na,1,\nb,1/2,1\n", "'a' against 'b' is blank."),
        (",a,b\na,1,2,7\nb,1/2,1\n", "The row of 'a' holds 3 comparisons."),
        ("x" * 1_100_000, "The file is larger than 1 MiB."),
        (f",a\na,{'9' * 140_000}\n", "The file is not CSV."),
    ],
)
def test_a_matrix_that_cannot_be_used_is_refused(capsys, matrix, text, problem):
    status, out, err = run(capsys, "weights", "pairwise", matrix(text))
    assert (status, out) == (1, "")
    assert problem in err


@pytest.mark.parametrize("method", ["pairwise", "best-worst"])
def test_a_file_of_judgements_that_is_not_text_or_not_there_is_refused(capsys, tmp_path, method):
    path = tmp_path / "judgements"
    assert run(capsys, "weights", method, path)[2].endswith("Check the name and the folder.\n")
    assert run(capsys, "weights", method, tmp_path)[2].endswith("Name a file in it.\n")
    assert run(capsys, "weights", method, "a\0b")[2].endswith("Check the name and the disk.\n")
    path.write_bytes(b"\xff\xfe\x00")
    status, _, err = run(capsys, "weights", method, path)
    assert status == 1
    assert err == f"{path}: The file is not text. Save it as UTF-8.\n"


def test_best_worst_takes_a_json_file(capsys, tmp_path):
    path = tmp_path / "judgements.json"
    judged = {
        "best": "a",
        "worst": "c",
        "best_to_others": {"a": 1, "b": 2, "c": 8},
        "others_to_worst": {"a": 8, "b": 5, "c": 1},
    }
    path.write_text(json.dumps(judged))
    result = run_json(capsys, "weights", "best-worst", path)
    assert result["method"] == "best-worst"
    assert result["weights"] == pytest.approx({"a": 17 / 28, "b": 9 / 28, "c": 2 / 28})
    assert result["consistency_ratio"] == pytest.approx(2 / 56)
    assert result["note"].startswith("ksi is 0.0357")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "The file is not JSON"),
        ("[" * 100_000, "The file is not JSON"),
        ("[]", "The file has to hold one object, with 'best', 'worst'"),
        ('{"best": "a"}', "'worst' is missing."),
        ('{"best": "a", "best": "b"}', "'best' is in it twice"),
        ('{"best": 1, "worst": "", "best_to_others": [], "wrost": 1}', "'wrost' is not known."),
        ('{"best": 1, "worst": "", "best_to_others": []}', "'best' has to be a criterion's name."),
        ('{"best": "a", "best_to_others": []}', "'best_to_others' has to hold a number for each"),
        (
            '{"best": "a", "worst": "b", "best_to_others": {"b": NaN}, "others_to_worst": {}}',
            "The best-to-others judgement for 'b' is nan. Use a number from 1 to 9.",
        ),
    ],
)
def test_best_worst_judgements_that_cannot_be_used_are_refused(capsys, tmp_path, text, problem):
    path = tmp_path / "judgements.json"
    path.write_text(text)
    status, out, err = run(capsys, "weights", "best-worst", path)
    assert (status, out) == (1, "")
    assert problem in err


def test_one_file_of_comparisons_is_taken_at_a_time():
    with pytest.raises(WeightError, match=r"Give one file of comparisons\. 2 were given"):
        weights_command("pairwise", ["a.csv", "b.csv"])


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["scores"],
        ["score"],
        ["score", "a.yaml", "b.yaml"],
        ["score", "a.yaml", "--weight", "equal"],
        ["validate"],
        ["new"],
        ["new", "x", "--options", "0"],
        ["new", "x", "--criteria", "many"],
        ["weights"],
        ["weights", "ahp", "a"],
        ["weights", "swing"],
        ["weights", "rank", "a", "--formula", "borda"],
        ["serve", "--port", "70000"],
        ["serve", "--rehearse", "-3"],
    ],
    ids=" ".join,
)
def test_a_call_at_fault_exits_2_and_says_how_it_goes(capsys, arguments):
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: appraisal")


@pytest.mark.parametrize("command", ["serve", "validate", "schema", "new", "score", "weights"])
def test_every_command_has_help_with_an_example(capsys, command):
    status, out, _ = run(capsys, command, "--help")
    assert status == 0
    assert f"example:\n  appraisal {command}" in out


def test_version_is_that_of_the_package(capsys):
    assert run(capsys, "--version") == (0, "appraisal 0.1.0\n", "")


def test_serve_hands_its_arguments_to_the_server(capsys, monkeypatch):
    given = {}
    monkeypatch.setattr(appraisal.serving, "serve", lambda **arguments: given.update(arguments))
    assert main(["serve"]) == 0
    assert given == {
        "port": 8501,
        "address": "127.0.0.1",
        "data": Path("appraisal-data"),
        "database": None,
        "rehearse": None,
    }
    main(["serve", "--port", "0", "--address", "::1", "--data", "d", "--rehearse", "40"])
    assert (given["port"], given["address"], given["data"]) == (0, "::1", Path("d"))
    assert given["rehearse"] == 40


def test_what_stops_the_server_is_said_in_a_sentence(capsys, monkeypatch):
    def refuse(**_):
        raise AppraisalError("Port 8501 is in use. Choose another with --port.")

    monkeypatch.setattr(appraisal.serving, "serve", refuse)
    status, _, err = run(capsys, "serve")
    assert status == 1
    assert err == f"{STARTING}Port 8501 is in use. Choose another with --port.\n"


def test_a_server_that_was_called_wrongly_exits_2(capsys, monkeypatch):
    def refuse(**_):
        raise CallError("--rehearse was given as 3000. Use a number from 1 to 2000.")

    monkeypatch.setattr(appraisal.serving, "serve", refuse)
    status, out, err = run(capsys, "serve", "--rehearse", 3000)
    assert (status, out) == (2, "")
    assert err.endswith("--rehearse was given as 3000. Use a number from 1 to 2000.\n")


def test_serve_says_that_it_starts_before_it_loads_anything_large():
    script = (
        "import sys; from appraisal.cli import main\n"
        "class Stop(Exception): pass\n"
        "class Finder:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'appraisal.serving': raise Stop\n"
        "sys.meta_path.insert(0, Finder())\n"
        "try: main(['serve'])\n"
        "except Stop: print('streamlit' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("False\n", STARTING)


def test_the_help_says_that_a_database_is_refused_and_which_exit_status_means_what(capsys):
    help_of_serve = " ".join(run(capsys, "serve", "--help")[1].split())
    assert "refused in this version, which keeps its workshops in a DuckDB file" in help_of_serve
    whole = run(capsys, "--help")[1]
    assert re.search(r"^  1  the input is at fault: .* perspective", whole, re.MULTILINE)
    assert re.search(r"^  2  the call is at fault: ", whole, re.MULTILINE)


@pytest.mark.parametrize("arguments", [["validate"], ["validate", "--json"], ["score"]])
def test_a_terminal_is_told_which_large_file_is_being_read(capsys, monkeypatch, tied, arguments):
    command = [*arguments, tied]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    quick = run(capsys, *command)
    assert "Reading" not in quick[2]
    tied.write_text(tied.read_text() + "# filler\n" * 25_000)
    status, out, err = run(capsys, *command)
    assert err.startswith(f"Reading {tied}...\n")
    assert (status, out) == quick[:2]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    assert run(capsys, *command) == quick


@pytest.mark.parametrize(
    ("stopped_by", "expected"),
    [
        (KeyboardInterrupt, (130, "")),
        (
            OSError(28, "No space left on device"),
            (1, "Nothing more can be read or written: No space left on device.\n"),
        ),
    ],
)
def test_an_interrupted_command_and_a_full_disk_end_without_a_traceback(
    capsys, monkeypatch, stopped_by, expected
):
    def stop(**_):
        raise stopped_by

    monkeypatch.setattr(appraisal.serving, "serve", stop)
    status, said = expected
    assert run(capsys, "serve") == (status, "", STARTING + said)


def test_the_installed_console_script_runs(tmp_path):
    done = subprocess.run(
        [SCRIPT, "score", SALFORD_TRAFFORD, "--json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["options"][1]["value"] == 68.75
    assert done.stderr == ""


def test_the_installed_console_script_passes_on_the_exit_status(tmp_path):
    done = subprocess.run([SCRIPT, "score", "none.yaml"], cwd=tmp_path, capture_output=True)
    assert done.returncode == 1


def test_a_reader_that_stops_early_is_no_error():
    command = f"{shlex.quote(SCRIPT)} schema | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")


def test_a_terminal_without_the_characters_still_gets_the_figures(tied):
    tied.write_text(TIED.replace("SCALE", "global").replace("Budgets", "Budgets £ ≥"))
    done = subprocess.run(
        [SCRIPT, "score", str(tied)],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Budgets \\xa3 \\u2265" in done.stdout


def examples_of(page: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The files that a page shows, and its commands with the output it says they have."""
    text = page.read_text(encoding="utf-8")
    files = dict(re.findall(r"^```\w+ title=(\S+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    sessions = re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return files, re.findall(r"^\$ appraisal (.*)\n((?:(?!\$ ).*\n)*)", "".join(sessions), re.M)


def test_the_commands_in_the_method_page_print_what_it_says(capsys, monkeypatch, tmp_path):
    files, commands = examples_of(ROOT / "docs" / "method.md")
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert len(commands) >= 6
    for command, expected in commands:
        status, out, _ = run(capsys, *shlex.split(command))
        assert status == 0, command
        assert out.strip() == expected.strip(), command
