"""`appraisal compare`: scenarios side by side, in words and as JSON."""

import re

import pytest

from appraisal.comparison_commands import compare_command
from tests.cli.calls import ROOT, SALFORD_TRAFFORD, SCENARIOS, TIED, run, run_json

CAMBRIDGESHIRE = ROOT / "scenarios" / "cambridgeshire-2000.yaml"
WILTSHIRE = ROOT / "scenarios" / "wiltshire-adult-commissioning.yaml"


def test_perspectives_are_compared_with_equal_weights(capsys):
    result = run_json(capsys, "compare", SALFORD_TRAFFORD, "--perspectives")
    assert result == compare_command([SALFORD_TRAFFORD], perspectives=True)
    assert result["scenarios"][0]["id"] == "equal"
    assert [one["title"] for one in result["scenarios"]] == [
        "Every criterion the same",
        "Elected members",
        "NHS commissioners",
        "People and carers",
        "Pace first",
    ]
    assert (result["same_options"], result["same_scale"]) == (True, True)
    for scenario in result["scenarios"]:
        assert {"id", "title", "option_set", "weights", "scale", "options"} <= scenario.keys()
    alone = run_json(capsys, "score", SALFORD_TRAFFORD, "--weights", result["scenarios"][4]["id"])
    assert result["scenarios"][4]["options"] == alone["options"]
    assert result["scenarios"][4]["weights"] == alone["weights"]
    assert result["sentence"] == (
        "1(b) leads in four of five; under Pace first option 3 leads, because “Ready soon” "
        "carries 50 % instead of 12.5 %."
    )


def test_differences_add_up_criterion_by_criterion(capsys):
    result = run_json(capsys, "compare", SALFORD_TRAFFORD, "--perspectives")
    assert len(result["differences"]) == 4 * 4
    values = {
        (scenario["id"], option["id"]): option["value"]
        for scenario in result["scenarios"]
        for option in scenario["options"]
    }
    for one in result["differences"]:
        assert {"scenario", "option", "gap", "parts"} <= one.keys()
        gap = values[one["scenario"], one["option"]] - values["equal", one["option"]]
        assert one["gap"] == pytest.approx(gap)
        assert sum(one["parts"].values()) == pytest.approx(gap)


def test_the_text_sets_values_weights_and_reasons_side_by_side(capsys):
    status, out, err = run(capsys, "compare", SALFORD_TRAFFORD, "--perspectives")
    assert (status, err) == (0, "")
    assert out.split("\n\n")[1].startswith(
        "1(b) leads in four of five; under Pace first option 3 leads"
    )
    assert re.search(r"^E +Pace first$", out, re.MULTILINE)
    assert re.search(r"^1\(b\) +68\.75 \(1\) .* 49 \(3\)$", out, re.MULTILINE)
    assert re.search(r"^Ready soon +12\.5 % .* 50 %$", out, re.MULTILINE)
    assert "What moves each option from A to E, Pace first" in out
    assert re.search(r"^3 +\+9 +Ready soon +\+26\.25 +-17\.25$", out, re.MULTILINE)
    assert max(map(len, out.splitlines())) <= 100


def test_an_option_without_rank_and_a_tie_are_said(capsys):
    status, out, _ = run(capsys, "compare", WILTSHIRE, "--perspectives")
    assert status == 0
    assert re.search(r"^W3 .* 65\.5 \(no rank\)$", out, re.MULTILINE)
    assert re.search(r"^W2 .* 58\.5 \(joint 1\)$", out, re.MULTILINE)
    said = " ".join(out.split())
    assert "W3 takes no rank. It fails the hurdle 'Viable at this time'." in said


def test_option_sets_are_shown_each_with_its_own_options(capsys):
    result = run_json(capsys, "compare", SALFORD_TRAFFORD, CAMBRIDGESHIRE)
    assert result["same_options"] is False
    assert result["differences"] == []
    assert [one["id"] for one in result["scenarios"]] == [
        "salford-trafford-2000",
        "cambridgeshire-2000",
    ]
    assert [one["title"] for one in result["scenarios"]] == [
        "Salford and Trafford 2000",
        "Cambridgeshire 2000",
    ]
    _, out, _ = run(capsys, "compare", SALFORD_TRAFFORD, CAMBRIDGESHIRE)
    assert "Salford and Trafford 2000: every criterion the same" in out
    assert re.search(r"^joint 2 +C2 +60$", out, re.MULTILINE)
    assert "cannot be set side by side" in " ".join(out.split())


def test_every_shipped_option_set_can_be_compared_at_once(capsys):
    result = run_json(capsys, "compare", *SCENARIOS)
    assert len(result["scenarios"]) == len(SCENARIOS)
    status, out, _ = run(capsys, "compare", *SCENARIOS)
    assert status == 0
    assert max(map(len, out.splitlines())) <= 100


def test_two_versions_of_an_option_set_are_told_apart(capsys, tied, tmp_path):
    later = tmp_path / "later.yaml"
    later.write_text(tied.read_text().replace("r1: 60, r2: 70", "r1: 90, r2: 90"))
    result = run_json(capsys, "compare", tied, later)
    assert [one["id"] for one in result["scenarios"]] == ["budgets", "budgets-2"]
    assert [one["title"] for one in result["scenarios"]] == [
        f"Budgets ({tied})",
        f"Budgets ({later})",
    ]
    assert (result["same_options"], result["same_scale"]) == (True, True)
    moved = next(one for one in result["differences"] if one["option"] == "f1")
    assert moved["parts"] == pytest.approx({"r1": 10, "r2": 20 / 3, "r3": 0})
    missing = next(one for one in result["differences"] if one["option"] == "f4")
    assert (missing["gap"], missing["parts"]) == (None, {})
    _, out, _ = run(capsys, "compare", tied, later)
    assert "Scores differ between the scenarios, and not weights alone." in out
    assert re.search(r"^F4 +incomplete +incomplete$", out, re.MULTILINE)


@pytest.mark.parametrize("weights", ["r1=30,r2=10", "money"])
def test_files_may_be_compared_under_one_weighting(capsys, tied, tmp_path, weights):
    later = tmp_path / "later.yaml"
    later.write_text(tied.read_text())
    result = run_json(capsys, "compare", tied, later, "--weights", weights)
    for scenario in result["scenarios"]:
        assert scenario["weights"] == pytest.approx({"r1": 0.75, "r2": 0.25, "r3": 0})


def test_a_weighting_that_does_not_suit_every_file_says_which(capsys, tied):
    status, out, err = run(
        capsys, "compare", tied, SALFORD_TRAFFORD, CAMBRIDGESHIRE, "--weights", "r1=1,r9=2"
    )
    assert (status, out) == (1, "")
    lines = err.splitlines()
    assert lines[0].startswith(f"{tied}: 'r9' is not a criterion.")
    assert [line.split(":")[0] for line in lines[1:]] == [SALFORD_TRAFFORD] * 2 + [
        str(CAMBRIDGESHIRE)
    ] * 2


def test_all_files_with_problems_are_told_at_once(capsys, tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text(TIED.replace("SCALE", "global").replace("r1: 20", "r1: 170"))
    status, out, err = run(capsys, "compare", bad, tmp_path / "none.yaml", "--json")
    assert (status, out) == (1, "")
    assert "options.f0.scores.r1" in err
    assert "none.yaml" in err


def test_a_file_without_perspectives_has_nothing_to_compare(capsys):
    status, out, err = run(capsys, "compare", CAMBRIDGESHIRE, "--perspectives")
    assert (status, out) == (1, "")
    assert "There is no perspective in the file" in err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([SALFORD_TRAFFORD], "There is one file to compare. Name another beside it, or add"),
        (
            [SALFORD_TRAFFORD, CAMBRIDGESHIRE, "--perspectives"],
            "--perspectives compares the weightings of one file, and 2 are named.",
        ),
        ([SALFORD_TRAFFORD, SALFORD_TRAFFORD], "are one file. Name each file once."),
        ([SALFORD_TRAFFORD, "--perspectives", "--weights", "pace"], "not allowed with argument"),
        ([], "usage: appraisal compare"),
    ],
    ids=["one file", "two files and perspectives", "one twice", "two weightings", "none"],
)
def test_a_call_at_fault_exits_2_and_says_what_to_do(capsys, arguments, sentence):
    status, out, err = run(capsys, "compare", *arguments)
    assert (status, out) == (2, "")
    assert sentence in err


def test_where_nothing_is_ranked_the_comparison_says_so(capsys, tmp_path):
    file = tmp_path / "budgets.yaml"
    text = TIED.replace("SCALE", "global").replace("}}\n", "}, hurdles: {legal: fail}}\n")
    text = text.replace("hurdles: {legal: fail}, hurdles: {legal: fail}", "hurdles: {legal: fail}")
    text = text.replace("weights: {r1: 3, r2: 1}, hurdles: {legal: fail}}", "weights: {r1: 3}}")
    file.write_text(text)
    status, out, err = run(capsys, "compare", file, "--perspectives")
    assert (status, err) == (0, "")
    assert "No option takes a rank" in out


def test_a_perspective_that_a_local_scale_leaves_nothing_is_named(capsys, tmp_path):
    file = tmp_path / "budgets.yaml"
    complete = re.sub(r"  f4: .*\n", "", TIED).replace("SCALE", "local")
    file.write_text(complete.replace("{r1: 3, r2: 1}", "{r3: 1}"))
    status, out, err = run(capsys, "compare", file, "--perspectives")
    assert (status, out) == (1, "")
    assert err.startswith(f"{file}: Money first: All the weight is on 'Reporting'")
