"""`appraisal sensitivity`: what would change the leader, in words and as JSON."""

import re

import pytest

from appraisal.analysis_commands import sensitivity_command
from tests.cli.calls import ROOT, SALFORD_TRAFFORD, TIED, run, run_json

WILTSHIRE = ROOT / "scenarios" / "wiltshire-adult-commissioning.yaml"
BUDGETS = ROOT / "scenarios" / "warwickshire-2005-budgets.yaml"
CAMBRIDGESHIRE = ROOT / "scenarios" / "cambridgeshire-2000.yaml"
INVENTED = ROOT / "scenarios" / "memory-clinic-hours.yaml"


def switches(result):
    """Where raising each criterion's weight changes the leader, and to whom."""
    return {
        node["criterion"]: (node["switch_up"]["at"], node["switch_up"]["to"])
        for node in result["weights"]
        if node["switch_up"]
    }


def test_json_has_the_shape_of_the_contract(capsys):
    result = run_json(capsys, "sensitivity", SALFORD_TRAFFORD)
    assert result == sensitivity_command(SALFORD_TRAFFORD)
    assert {"leader", "weights", "scores", "dominated"} <= result.keys()
    assert result["leader"] == ["1b"]
    assert [node["criterion"] for node in result["weights"]][:3] == ["lead", "acc", "joint"]
    for node in result["weights"]:
        assert {"criterion", "name", "branch", "weight"} < node.keys()
        assert node["weight"] == 1 / 8
        for switch in ("switch_up", "switch_down", "ranked_switch_up", "ranked_switch_down"):
            assert node[switch] is None or node[switch].keys() == {"at", "to", "why_unranked"}
    assert len(result["scores"]) == 4 * 8
    assert result["scores"][0].keys() == {"option", "criterion", "value", "switch"}
    assert result["option_set"] == "salford-trafford-2000"
    assert result["scale"] == "global"
    assert "second_opinions" not in result


def test_salford_and_trafford_changes_leader_at_the_weights_of_the_paper(capsys):
    result = run_json(capsys, "sensitivity", SALFORD_TRAFFORD)
    found = switches(result)
    assert found.keys() == {"ready", "joint"}
    assert found["ready"] == (pytest.approx(3 / 7, abs=1e-12), "3")
    assert found["joint"] == (pytest.approx(5 / 11, abs=1e-12), "2")
    assert not any(node["switch_down"] for node in result["weights"])
    assert {n["criterion"]: n["joint_at_all"] for n in result["weights"] if n["joint_at_all"]} == {
        "acc": ["1a"]
    }
    assert result["dominated"] == []
    assert {tuple(one["leaders"]) for one in result["without"]} == {("1b",)}
    assert result["equal_weights"]["values"]["1b"] == 68.75
    assert result["sentence"].startswith(
        "1(b) leads unless “Ready soon” carries 43 % or more; it carries 12.5 %. "
        "Then option 3 leads."
    )


def test_wiltshire_says_that_the_next_in_points_takes_no_rank(capsys):
    result = run_json(capsys, "sensitivity", WILTSHIRE)
    node = next(node for node in result["weights"] if node["criterion"] == "p3")
    assert node["switch_up"] == {
        "at": pytest.approx(8 / 17, abs=1e-12),
        "to": "w3",
        "why_unranked": "It fails the hurdle 'Viable at this time'.",
    }
    assert node["ranked_switch_up"]["at"] == pytest.approx(10 / 19, abs=1e-12)
    assert (node["ranked_switch_up"]["to"], node["ranked_switch_up"]["why_unranked"]) == (
        "w2",
        None,
    )


def test_under_long_term_the_sentence_says_who_has_more_points_and_no_rank(capsys):
    result = run_json(capsys, "sensitivity", WILTSHIRE, "--weights", "long-term")
    assert result["leader"] == ["w2", "w4"]
    assert result["unranked"] == [
        {
            "id": "w3",
            "label": "W3",
            "why_unranked": "It fails the hurdle 'Viable at this time'.",
        }
    ]
    assert (
        "W3 has more points (65.5) but takes no rank. It fails the hurdle 'Viable at this time'."
    ) in result["sentence"]
    _, out, _ = run(capsys, "sensitivity", WILTSHIRE, "--weights", "long-term")
    assert "W3 takes no rank. It fails the hurdle 'Viable at this time'." in out
    assert "Weights: Long term." in out
    assert "With every criterion the same: W4, Joint but separate" in out


@pytest.mark.parametrize(
    ("file", "criterion", "at", "to"),
    [(BUDGETS, "r6", 3 / 8, "f1"), (CAMBRIDGESHIRE, "d7", 5 / 12, "c4")],
)
def test_the_other_papers_change_leader_where_they_should(capsys, file, criterion, at, to):
    found = switches(run_json(capsys, "sensitivity", file))
    assert found[criterion] == (pytest.approx(at, abs=1e-12), to)


def test_cambridgeshire_names_what_is_dominated(capsys):
    result = run_json(capsys, "sensitivity", CAMBRIDGESHIRE)
    assert [(one["option"], one["by"]) for one in result["dominated"]] == [
        ("c0", "c1"),
        ("c2", "c1"),
    ]
    assert {one["strictly"] for one in result["dominated"]} == {False}
    _, out, _ = run(capsys, "sensitivity", CAMBRIDGESHIRE)
    assert re.search(r"^C0 +C1 +as good on every criterion, and better on some$", out, re.M)


def test_the_text_has_the_sentence_first_and_then_the_switches(capsys):
    status, out, err = run(capsys, "sensitivity", SALFORD_TRAFFORD)
    assert (status, err) == (0, "")
    assert out.split("\n\n")[1].startswith("1(b) leads unless “Ready soon” carries 43 % or more;")
    assert re.search(r"^Ready soon +12\.5 % +43 % or more +3$", out, re.MULTILINE)
    assert re.search(r"^Joint ownership +12\.5 % +45\.5 % or more +2$", out, re.MULTILINE)
    assert re.search(r"^Clear accountability .* 100 % +1\(a\), level with the leader$", out, re.M)
    assert "No weight on any of the other 5 criteria changes the leader." in out
    assert "No option is dominated: none is beaten by another whatever the weights." in out
    assert max(map(len, out.splitlines())) <= 100


def test_a_branch_and_an_option_without_rank_are_said_as_such(capsys):
    result = run_json(capsys, "sensitivity", INVENTED)
    branch = next(node for node in result["weights"] if node["branch"])
    inside = [node["weight"] for node in result["weights"] if not node["branch"]]
    assert 0 < branch["weight"] < sum(inside)
    _, out, _ = run(capsys, "sensitivity", WILTSHIRE)
    assert re.search(r"^Whole life and family .* 47 % or more +W3, which takes no rank$", out, re.M)
    assert re.search(r"^Whole life and family .* 52\.6 % or more +W2$", out, re.M)


def test_ranges_are_shown_with_what_they_do(capsys):
    result = run_json(capsys, "sensitivity", INVENTED)
    widest = result["ranges"][0]
    assert abs(widest["high"] - widest["low"]) == max(
        abs(one["high"] - one["low"]) for one in result["ranges"]
    )
    assert not any(one["assumed"] for one in result["ranges"])
    _, out, _ = run(capsys, "sensitivity", INVENTED)
    assert "What each score's range does, the widest effect first" in out
    assert f"And {len(result['ranges']) - 12} more: --json has them all." in out


def test_joint_leaders_are_parted_by_any_weight(capsys, tied):
    result = run_json(capsys, "sensitivity", tied)
    assert result["leader"] == ["f1", "f3"]
    _, out, _ = run(capsys, "sensitivity", tied)
    assert "F1 and F3 are joint first at 60 of 100." in out
    assert re.search(r"^Reshaping +33 % +any more +F3$", out, re.MULTILINE)
    assert re.search(r"^Reshaping +33 % +any less +F1$", out, re.MULTILINE)


def test_second_opinions_are_a_check_that_is_asked_for(capsys):
    result = run_json(capsys, "sensitivity", SALFORD_TRAFFORD, "--second-opinions")
    opinions = result["second_opinions"]
    assert opinions["agree"] is True
    assert opinions["first"] == ["1b"]
    methods = [one["method"] for one in opinions["opinions"]]
    assert methods == ["TOPSIS", "VIKOR", "PROMETHEE II"]
    status, out, err = run(capsys, "sensitivity", SALFORD_TRAFFORD, "--second-opinions")
    assert (status, err) == (0, "")
    assert "as a check" in out
    assert re.search(r"^1\(b\) +1 +1 +1 +1$", out, re.MULTILINE)


ONE_OPTION = """\
format: 1
id: small
title: Small
question: What then?
criteria:
  r1: {name: Reshaping}
  r2: {name: Confidence}
options:
  f0: {name: Separate, label: F0, scores: {r1: 20, r2: 40}}
"""
SAME = ONE_OPTION + "  f1: {name: Other, label: F1, scores: {r1: 20, r2: 40}}\n"
LEADER_TWICE = SAME + "  f2: {name: Less, label: F2, scores: {r1: 10, r2: 60}}\n"
ONE_CRITERION = re.sub(r"  r2: .*\n|, r2: 40", "", SAME).replace("{r1: 20}", "{r1: 50}", 1)
ONE_THAT_COUNTS = "scale: local\n" + SAME.replace("{r1: 20", "{r1: 50", 1)
BLANK = SAME.replace("{r1: 20, r2: 40}", "{r1: 20}", 1)
HURDLE = "\nhurdles:\n  legal: {name: Legal power}\noptions:"
ALL_FAIL = SAME.replace("\noptions:", HURDLE).replace(
    ", scores", ", hurdles: {legal: fail}, scores"
)
ALL_FAIL_BUT_ONE = ALL_FAIL.replace("fail}", "pass}", 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            ONE_OPTION,
            "F0, Separate, is the only option that can be ranked, at 30 of 100. "
            "There is only one option, so nothing can overtake it.",
        ),
        (
            ONE_CRITERION,
            "F0, Separate, leads at 50 of 100. There is only one criterion, so no weight can move.",
        ),
        (
            ONE_THAT_COUNTS,
            "F0, Separate, leads at 100 of 100. "
            "The options differ on one criterion only, so no weight can move.",
        ),
        (
            SAME,
            "F0 and F1 are joint first at 30 of 100. "
            "Every option has the same overall value whatever the weights.",
        ),
        (
            LEADER_TWICE.replace("{r1: 10, r2: 60}", "{r1: 10, r2: 20}"),
            "F0 and F1 are joint first at 30 of 100. "
            "They have the same score on every criterion, so no weight parts them.",
        ),
        (BLANK, "F1, Other, is the only option that can be ranked, at 30 of 100."),
        (
            ALL_FAIL,
            "No option can be ranked: each is incomplete, fails a hurdle, or is set aside.",
        ),
        (
            ALL_FAIL_BUT_ONE,
            "F0, Separate, is the only option that can be ranked, at 30 of 100. F1 has as many "
            "points (30) but takes no rank. It fails the hurdle 'Legal power'.",
        ),
    ],
    ids=[
        "one option",
        "one criterion",
        "one criterion that counts",
        "all scores equal",
        "two leaders equal",
        "a missing score",
        "all fail a hurdle",
        "all but one fail",
    ],
)
def test_what_cannot_change_is_said_in_a_plain_sentence(capsys, tmp_path, text, sentence):
    file = tmp_path / "small.yaml"
    file.write_text(text)
    result = run_json(capsys, "sensitivity", file, "--second-opinions")
    assert result["sentence"] == sentence
    status, out, err = run(capsys, "sensitivity", file, "--second-opinions")
    assert (status, err) == (0, "")
    assert " ".join(out.split("\n\n")[1].split()) == sentence
    assert "nan" not in out.lower().split()


def test_scores_that_all_tie_on_a_local_scale_are_refused_in_a_sentence(capsys, tmp_path):
    file = tmp_path / "small.yaml"
    file.write_text(f"scale: local\n{SAME}")
    status, out, err = run(capsys, "sensitivity", file, "--json")
    assert (status, out) == (1, "")
    assert "same score on every criterion, so a local scale cannot tell them apart" in err


def test_problems_of_weights_and_files_exit_1(capsys, tied):
    status, out, err = run(capsys, "sensitivity", tied, "--weights", "r1=lots,r9=1")
    assert (status, out) == (1, "")
    assert "The weight for 'r1' is 'lots'." in err
    assert "'r9' is not a criterion." in err
    tied.write_text(TIED.replace("SCALE", "global").replace("r1: 20", "r1: 170"))
    assert run(capsys, "sensitivity", tied)[:2] == (1, "")
