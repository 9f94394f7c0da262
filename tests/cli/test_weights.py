"""`appraisal weights`: weights from judgements."""

import json
import re

import pytest

from appraisal.commands import (
    weights_command,
)
from appraisal.judgements import weights_from
from appraisal.method import WeightError
from tests.cli.calls import run, run_json


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
