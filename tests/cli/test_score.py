"""`appraisal score`: the ranking in words and as JSON."""

import re

import pytest

from appraisal.commands import (
    score_command,
)
from tests.cli.calls import SALFORD_TRAFFORD, TIED, run, run_json


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
