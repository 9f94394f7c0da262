"""`appraisal robustness`: rank acceptability in words and as JSON."""

import json
import re
import subprocess

import pytest

from appraisal.analysis.robustness import DRAWS, SEED
from appraisal.analysis_commands import robustness_command
from tests.cli.calls import ROOT, SALFORD_TRAFFORD, SCRIPT, run, run_json
from tests.cli.test_sensitivity import ALL_FAIL, BLANK, ONE_CRITERION, ONE_OPTION, SAME

INVENTED = ROOT / "scenarios" / "memory-clinic-hours.yaml"
CRITERIA = ["lead", "acc", "joint", "voice", "money", "demo", "drive", "ready"]


@pytest.fixture
def room(tmp_path):
    """Ten ballots: nine weight every criterion the same, one weights readiness alone."""
    path = tmp_path / "ballots.csv"
    rows = [f"p{number},nhs,{','.join('1' * 8)}" for number in range(9)]
    path.write_text("\n".join([header(), *rows, "p9,,0,0,0,0,0,0,0,5", ""]))
    return path


def header():
    return f"participant,group,{','.join(CRITERIA)}"


def firsts(result):
    return {option["id"]: option["rank_acceptability"][0] for option in result["options"]}


def test_json_has_the_shape_of_the_contract(capsys):
    result = run_json(capsys, "robustness", SALFORD_TRAFFORD, "--draws", 20_000)
    assert result == robustness_command(SALFORD_TRAFFORD, draws=20_000)
    assert {"draws", "seed", "source", "options", "pairwise"} <= result.keys()
    assert (result["draws"], result["seed"], result["source"]) == (20_000, SEED, "uniform")
    assert (result["scores"], result["order"], result["ballots"]) == ("fixed", None, None)
    assert result["standard_error"] == pytest.approx(0.5 / 20_000**0.5)
    for option in result["options"]:
        assert {"id", "label", "rank_acceptability", "central_weights", "confidence"} <= set(option)
        assert sum(option["rank_acceptability"]) == pytest.approx(1)
        assert set(option["central_weights"]) == set(CRITERIA)
        assert sum(option["central_weights"].values()) == pytest.approx(1, abs=1e-5)
    by_rank = zip(*(option["rank_acceptability"] for option in result["options"]), strict=True)
    assert [sum(shares) for shares in by_rank] == pytest.approx([1, 1, 1, 1])
    assert result["pairwise"]["1b"].keys() == {"1a", "2", "3"}
    assert result["unranked"] == []


def test_1b_is_first_in_95_per_cent_of_all_weightings_of_salford_and_trafford(capsys):
    result = run_json(capsys, "robustness", SALFORD_TRAFFORD)
    assert result["draws"] == DRAWS
    assert firsts(result)["1b"] == pytest.approx(0.95, abs=0.01)
    said = r"1\(b\) is first in 95\.[12] % of all possible weightings\. 3 comes next with 2\.\d %\."
    assert re.fullmatch(said, result["sentence"])


def test_the_same_seed_gives_the_same_figures_and_another_seed_others(capsys):
    call = ["robustness", SALFORD_TRAFFORD, "--draws", 5_000, "--seed"]
    one, again, other = (run_json(capsys, *call, seed) for seed in (7, 7, 8))
    assert one == again
    assert one["options"] != other["options"]


def test_the_text_says_shares_central_weights_pairs_and_the_error(capsys):
    status, out, err = run(capsys, "robustness", SALFORD_TRAFFORD)
    assert (status, err) == (0, "")
    assert re.match(r"1\(b\) is first in 95\.\d % of all possible", out.split("\n\n")[1])
    assert f"Weights: every possible weighting. Scores: fixed. Seed {SEED}." in out
    assert " ".join(out.split()).count("1,000,000") == 1
    assert (
        "1,000,000 weightings were tried, each as likely as any other. Trying more would move a "
        "share by 0.1 of a percentage point at most (19 times in 20)."
    ) in " ".join(out.split())
    assert re.search(r"^1\(b\) +95\.\d % ", out, re.MULTILINE)
    assert re.search(r"^Ready soon( +\d+(\.\d+)? %){4}$", out, re.MULTILINE)
    assert re.search(r"^Confidence factor( +100 %){4}$", out, re.MULTILINE)
    assert re.search(r"^1\(b\) +98\.\d % +96\.\d % +96\.\d %$", out, re.MULTILINE)
    assert max(map(len, out.splitlines())) <= 100


def test_an_order_bounds_the_weightings(capsys):
    call = ["robustness", SALFORD_TRAFFORD, "--draws", 20_000, "--order"]
    result = run_json(capsys, *call, " ready > joint=acc >lead")
    assert result["source"] == "order"
    assert result["order"] == [["ready"], ["joint", "acc"], ["lead"]]
    for option in result["options"]:
        if option["central_weights"]:
            central = option["central_weights"]
            assert central["ready"] > central["joint"] > central["lead"]
            assert central["joint"] == pytest.approx(central["acc"], abs=1e-6)
    _, out, _ = run(capsys, *call, "ready>joint=acc>lead")
    said = "Ready soon > Joint ownership = Clear accountability > One clear lead"
    assert f"Weights: those that agree with {said}." in " ".join(out.split())


@pytest.mark.parametrize(
    ("order", "problems"),
    [
        ("lead>acc>lead", ["'lead' is in the order more than once."]),
        ("lead>redy", ["'redy' is not a criterion of this option set. Did you mean 'ready'?"]),
        ("", ["The order names no criterion. Write it as A>B>C."]),
        (">", ["The order names no criterion. Write it as A>B>C."]),
        (
            "lead>>acc=>lead>redy",
            [
                "Place 2 of the order has a blank in it.",
                "Place 3 of the order has a blank in it.",
                "'lead' is in the order more than once.",
                "'redy' is not a criterion",
            ],
        ),
        (
            "lead>",
            ["Place 2 of the order has a blank in it.", "The order names one criterion, 'lead'."],
        ),
    ],
)
def test_every_problem_of_an_order_is_told_at_once(capsys, order, problems):
    status, out, err = run(capsys, "robustness", SALFORD_TRAFFORD, "--order", order, "--json")
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == len(problems)
    for line, problem in zip(err.splitlines(), problems, strict=True):
        assert line.startswith(problem)


def test_a_branch_in_an_order_is_told_apart_from_its_criteria(capsys):
    status, _, err = run(capsys, "robustness", INVENTED, "--order", "coming>wait")
    assert status == 1
    assert "'coming' is a branch" in err


def test_ballots_are_the_rooms_own(capsys, room):
    result = run_json(capsys, "robustness", SALFORD_TRAFFORD, "--ballots", room)
    assert (result["source"], result["ballots"]) == ("ballots", 10)
    assert firsts(result) == {"1a": 0, "1b": 0.9, "2": 0, "3": 0.1}
    assert result["options"][0]["central_weights"] is None
    assert result["options"][0]["confidence"] is None
    assert result["sentence"] == (
        "1(b) is first in 90.0 % of the weightings of 10 ballots. 3 comes next with 10.0 %."
    )
    _, out, _ = run(capsys, "robustness", SALFORD_TRAFFORD, "--ballots", room)
    assert "Every ballot is drawn equally often, so the shares are the room's own." in out
    assert "Never first: 1(a), 2." in out


def test_every_ballot_the_same_puts_one_option_first_always(capsys, room):
    lines = room.read_text().splitlines()[:-1]
    room.write_text("\n".join(lines))
    call = ["robustness", SALFORD_TRAFFORD, "--ballots", room]
    assert firsts(run_json(capsys, *call))["1b"] == 1
    assert "1(b) is first under every ballot." in run(capsys, *call)[1]
    few = run_json(capsys, *call, "--draws", 2)
    assert few["sentence"] == "1(b) is first under every ballot that was drawn."


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        (lambda text: text.replace(",ready\n", ",redy\n"), ["There is no column 'ready'."]),
        (lambda text: text.replace("participant", "person"), ["There is no column 'participant'."]),
        (lambda text: text.splitlines()[0], ["There are no ballots."]),
        (lambda text: "\n".join(text.splitlines()[:2]), ["There is one ballot, a room of one."]),
        (lambda _: "", ["The file is empty."]),
        (
            lambda text: text.replace("p1,nhs,1", "p0,nhs,-1").replace("p2,nhs,1", "p2,nhs,lots"),
            ["'p0' has a ballot on line 2 too.", "is -1.", "is 'lots'."],
        ),
    ],
    ids=["missing column", "no participant", "no ballots", "one ballot", "empty", "bad cells"],
)
def test_problems_of_a_ballots_file_exit_1_and_are_told_at_once(capsys, room, change, problems):
    room.write_text(change(room.read_text()))
    status, out, err = run(capsys, "robustness", SALFORD_TRAFFORD, "--ballots", room, "--json")
    assert (status, out) == (1, "")
    for problem in problems:
        assert problem in err


def test_scores_may_be_drawn_within_their_ranges(capsys):
    call = ["robustness", INVENTED, "--draws", 20_000]
    fixed = run_json(capsys, *call)
    drawn = run_json(capsys, *call, "--scores", "ranges")
    assert (fixed["scores"], drawn["scores"]) == ("fixed", "ranges")
    assert firsts(fixed) != firsts(drawn)
    assert any(0 < option["confidence"] < 1 for option in drawn["options"] if option["confidence"])
    assert "with scores drawn within their ranges" in drawn["sentence"]
    _, out, _ = run(capsys, *call, "--scores", "ranges")
    assert "Scores: drawn within their ranges." in " ".join(out.split())


def test_drawing_scores_needs_a_range(capsys):
    status, out, err = run(capsys, "robustness", SALFORD_TRAFFORD, "--scores", "ranges")
    assert (status, out) == (1, "")
    assert err.startswith("No score has a range, so scores cannot be drawn within theirs.")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--draws", "0"],
        ["--draws", "-5"],
        ["--draws", "many"],
        ["--draws", "1e6"],
        ["--draws", "100000001"],
        ["--draws", "9" * 5000],
        ["--seed", "-1"],
        ["--seed", "1.5"],
        ["--seed", str(2**63)],
        ["--scores", "drawn"],
        ["--order", "lead>acc", "--ballots", "ballots.csv"],
    ],
    ids=lambda arguments: " ".join(arguments)[:30],
)
def test_a_call_at_fault_exits_2_and_says_how_it_goes(capsys, arguments):
    status, out, err = run(capsys, "robustness", SALFORD_TRAFFORD, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: appraisal robustness")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["--draws", "0"],
            "'0' is not a number of draws. Use a whole number from 1 to 100,000,000",
        ),
        (
            ["--seed", "-1"],
            "'-1' is not a seed. Use a whole number from 0 to 9,223,372,036,854,775,807",
        ),
    ],
)
def test_what_may_be_asked_for_is_said(capsys, arguments, sentence):
    assert sentence in run(capsys, "robustness", SALFORD_TRAFFORD, *arguments)[2]


@pytest.mark.parametrize("text", ["1", "3", "16385"])
def test_any_number_of_draws_will_do(capsys, text):
    result = run_json(capsys, "robustness", SALFORD_TRAFFORD, "--draws", text)
    assert sum(firsts(result).values()) == pytest.approx(1)
    assert run(capsys, "robustness", SALFORD_TRAFFORD, "--draws", text)[0] == 0


@pytest.mark.parametrize(
    ("text", "sentence", "first"),
    [
        (
            ONE_OPTION,
            "F0 is the only option that can be ranked, so it is first whatever the weights.",
            {"f0": 1},
        ),
        (ONE_CRITERION, "F0 is first under every weighting that was drawn.", {"f0": 1, "f1": 0}),
        (
            SAME,
            "F0 and F1 tie under every weighting, so they share every rank.",
            {"f0": 0.5, "f1": 0.5},
        ),
        (
            BLANK,
            "F1 is the only option that can be ranked, so it is first whatever the weights.",
            {"f1": 1},
        ),
    ],
    ids=["one option", "one criterion", "all scores equal", "a missing score"],
)
def test_small_rooms_for_choice_are_said_in_a_plain_sentence(
    capsys, tmp_path, text, sentence, first
):
    file = tmp_path / "small.yaml"
    file.write_text(text)
    result = run_json(capsys, "robustness", file, "--draws", 1000)
    assert (result["sentence"], firsts(result)) == (sentence, first)
    status, out, err = run(capsys, "robustness", file, "--draws", 1000)
    assert (status, err) == (0, "")
    assert sentence in out


def test_an_option_without_rank_is_left_out_and_said(capsys, tmp_path):
    file = tmp_path / "small.yaml"
    file.write_text(BLANK)
    result = run_json(capsys, "robustness", file, "--draws", 100)
    assert [option["id"] for option in result["options"]] == ["f1"]
    assert result["unranked"] == [
        {"id": "f0", "label": "F0", "why_unranked": "It has no score for Confidence."}
    ]
    out = run(capsys, "robustness", file, "--draws", 100)[1]
    assert "F0 takes no rank. It has no score for Confidence." in out


def test_where_nothing_can_be_ranked_there_is_nothing_to_draw(capsys, tmp_path):
    file = tmp_path / "small.yaml"
    file.write_text(ALL_FAIL)
    status, out, err = run(capsys, "robustness", file, "--json")
    assert (status, out) == (1, "")
    assert err.startswith("No option can be ranked: each is incomplete, fails a hurdle")


def test_many_options_fit_the_width_of_a_terminal(capsys, tmp_path):
    file = tmp_path / "many.yaml"
    file.write_text(many_options(14))
    status, out, _ = run(capsys, "robustness", file, "--draws", 1000)
    assert status == 0
    assert re.search(r"^Option +Rank 1 .* Rank 7 +8 or lower$", out, re.MULTILINE)
    assert max(map(len, out.splitlines())) <= 100


def many_options(count):
    scores = [f"{{r1: {7 * n % 100}, r2: {90 - 3 * n}}}" for n in range(count)]
    rows = [f"  o{n}: {{name: Option {n}, scores: {given}}}" for n, given in enumerate(scores)]
    return "\n".join([ONE_OPTION[: ONE_OPTION.index("  f0:")].rstrip(), *rows, ""])


def test_the_installed_command_prints_strict_json_and_nothing_else(tmp_path, room):
    done = subprocess.run(
        [SCRIPT, "robustness", SALFORD_TRAFFORD, "--ballots", str(room), "--json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout, parse_constant=lambda name: pytest.fail(f"{name} in JSON"))
    assert found["ballots"] == 10
    assert done.stderr == ""
