"""`appraisal agreement`: how far a room agrees, and that nobody can be picked out of it."""

import csv
import random
import re

import numpy as np
import pytest

from appraisal.analysis_commands import agreement_command
from tests.cli.calls import run, run_json

CRITERIA = ("access", "cost", "rota")


def cast(path, groups, seed=1):
    """A file with so many ballots a group, each group of its own mind, and no two alike."""
    drawn = random.Random(seed)
    rows = [["participant", "group", *CRITERIA]]
    for group, count in groups.items():
        lean = [drawn.randint(5, 60) for _ in CRITERIA]
        for _ in range(count):
            rows.append([f"p{len(rows)}", group, *(one + drawn.randint(0, 39) for one in lean)])
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def means(path):
    """Each group's mean shares, and the number of its ballots, straight from the file."""
    shares = {}
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            points = np.array([float(row[name]) for name in CRITERIA])
            shares.setdefault(row["group"], []).append(points / points.sum())
    return {group: (np.mean(rows, axis=0), len(rows)) for group, rows in shares.items()}


def test_json_has_the_shape_of_the_contract(capsys, tmp_path):
    file = cast(tmp_path / "ballots.csv", {"nhs": 6, "council": 5})
    result = run_json(capsys, "agreement", file)
    assert result == agreement_command(file)
    assert {
        "ballots",
        "kendalls_w",
        "p_value",
        "criteria",
        "groups",
        "per_person",
        "per_group",
        "partings",
        "clusters",
        "why_no_clusters",
        "notes",
        "sentence",
    } <= result.keys()
    assert result["ballots"] == 11
    assert 0 <= result["kendalls_w"] <= 1
    for spread in result["criteria"]:
        keys = {"criterion", "mean", "median", "lower", "upper", "iqr", "min", "max"}
        assert spread.keys() == keys
        assert spread["min"] <= spread["lower"] <= spread["median"] <= spread["upper"]
    assert [one["criterion"] for one in result["criteria"]] == list(CRITERIA)
    assert result["groups"][0].keys() == {"group", "name", "n", "hidden", "mean"}


def test_people_and_groups_are_weighed_side_by_side(capsys, tmp_path):
    file = cast(tmp_path / "ballots.csv", {"nhs": 9, "council": 5})
    result = run_json(capsys, "agreement", file)
    own = means(file)
    assert [one["hidden"] for one in result["groups"]] == [False, False]
    for group in result["groups"]:
        assert list(group["mean"].values()) == pytest.approx(own[group["group"]][0])
    each_person = sum(mean * count for mean, count in own.values()) / 14
    assert list(result["per_person"].values()) == pytest.approx(each_person)
    each_group = (own["nhs"][0] + own["council"][0]) / 2
    assert list(result["per_group"].values()) == pytest.approx(each_group)
    widths = [one["high_weight"] - one["low_weight"] for one in result["partings"]]
    assert widths == sorted(widths, reverse=True)


def test_the_text_says_w_spreads_groups_and_where_they_part(capsys, tmp_path):
    file = cast(tmp_path / "ballots.csv", {"nhs": 9, "council": 5, "": 6})
    status, out, err = run(capsys, "agreement", file)
    assert (status, err) == (0, "")
    assert "Kendall's W is 0." in " ".join(out.split("\n\n")[0].split())
    assert re.search(r"^access( +[\d.]+ %){2} +[\d.]+ % to [\d.]+ %( +[\d.]+ %){2}$", out, re.M)
    assert re.search(r"^nhs +9$", out, re.MULTILINE)
    assert re.search(r"^Rather not say +6$", out, re.MULTILINE)
    assert "Where groups part, the widest first" in out
    assert max(map(len, out.splitlines())) <= 100


@pytest.mark.parametrize(
    "groups",
    [
        {"nhs": 9, "council": 6, "carers": 3},
        {"nhs": 9, "carers": 3},
        {"carers": 7, "nhs": 1},
        {"carers": 4},
        {"nhs": 20, "council": 15, "carers": 7, "providers": 5},
        {"nhs": 20, "council": 4, "": 4},
        {"nhs": 12, "": 3, "carers": 9, "council": 1},
        {"nhs": 2, "council": 2},
        {"nhs": 30, "council": 30, "carers": 6, "elected": 2},
    ],
    ids=str,
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_hidden_groups_mean_can_be_worked_out_from_what_is_printed(
    capsys, tmp_path, groups, seed
):
    file = cast(tmp_path / "ballots.csv", groups, seed)
    result = run_json(capsys, "agreement", file)
    out = run(capsys, "agreement", file)[1]
    own = means(file)
    hidden = [one["group"] or "" for one in result["groups"] if one["hidden"]]
    assert hidden
    # What an attacker can do with the means is add and subtract: of one unknown a group, does
    # any sum of the printed equations leave a hidden group alone?
    names = list(own)
    equations = [
        np.eye(len(names))[names.index(g["group"] or "")] for g in result["groups"] if g["mean"]
    ]
    sizes = np.array([own[name][1] for name in names], dtype=float)
    if result["per_person"] or result["criteria"]:
        equations.append(sizes / sizes.sum())
    assert result["per_group"] is None
    known = np.array(equations).reshape(-1, len(names))
    for group in hidden:
        alone = np.eye(len(names))[names.index(group)]
        more = np.linalg.matrix_rank(np.vstack([known, alone]))
        assert more == np.linalg.matrix_rank(known) + 1, group
    # And no figure of theirs stands there, in a cluster or anywhere else.
    for group in hidden:
        for cluster in result["clusters"]:
            assert not np.allclose(list(cluster["mean"].values()), own[group][0], atol=1e-6)
        row = [f"{100 * share:.2f}".rstrip("0").rstrip(".") + " %" for share in own[group][0]]
        columns = [re.findall(rf"^{name} .*$", out, re.MULTILINE) for name in CRITERIA]
        assert not all(
            any(figure in line for line in lines)
            for figure, lines in zip(row, columns, strict=True)
        )
    assert all(one["mean"] is None for one in result["groups"] if one["hidden"])


def test_a_room_of_one_small_group_shows_nothing_of_its_weights(capsys, tmp_path):
    file = cast(tmp_path / "ballots.csv", {"carers": 4})
    result = run_json(capsys, "agreement", file)
    assert (result["per_person"], result["per_group"], result["criteria"]) == (None, None, [])
    out = run(capsys, "agreement", file)[1]
    assert re.search(r"^carers +4 +kept private$", out, re.MULTILINE)
    assert "Lowest" not in out


def test_every_ballot_the_same_is_said(capsys, tmp_path):
    file = tmp_path / "ballots.csv"
    rows = [f"p{number},nhs,3,2,1" for number in range(6)]
    file.write_text("\n".join(["participant,group,access,cost,rota", *rows]))
    result = run_json(capsys, "agreement", file)
    assert result["sentence"] == "All 6 ballots give the same weights."
    assert result["kendalls_w"] == pytest.approx(1)
    assert run(capsys, "agreement", file)[1].startswith("All 6 ballots give the same weights.")


def test_ballots_without_an_order_have_no_w(capsys, tmp_path):
    file = tmp_path / "ballots.csv"
    rows = [f"p{number},nhs,1,1,1" for number in range(6)]
    file.write_text("\n".join(["participant,group,access,cost,rota", *rows]))
    result = run_json(capsys, "agreement", file)
    assert (result["kendalls_w"], result["p_value"]) == (None, None)
    assert run(capsys, "agreement", file)[0] == 0


def test_one_criterion_leaves_nothing_to_agree_on(capsys, tmp_path):
    file = tmp_path / "ballots.csv"
    rows = [f"p{number},nhs,{number + 1}" for number in range(6)]
    file.write_text("\n".join(["participant,group,access", *rows]))
    result = run_json(capsys, "agreement", file)
    assert (result["kendalls_w"], result["p_value"]) == (None, None)
    assert result["sentence"].startswith("There is one criterion, so there is no order to agree on")
    assert run(capsys, "agreement", file)[0] == 0


def test_two_ballots_show_no_weights(capsys, tmp_path):
    file = cast(tmp_path / "ballots.csv", {"nhs": 2})
    result = run_json(capsys, "agreement", file)
    assert result["sentence"].startswith("There are two ballots. Agreement is shown from 3")
    assert (result["per_person"], result["kendalls_w"], result["criteria"]) == (None, None, [])
    assert "%" not in run(capsys, "agreement", file)[1]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["The file is empty."]),
        ("participant,group,access,cost\n", ["There are no ballots."]),
        ("participant,group,access,cost\np1,nhs,1,2\n", ["There is one ballot, a room of one."]),
        ("participant,access,cost\np1,1,2\np2,1,2\n", ["There is no column 'group'."]),
        ("participant,group\np1,nhs\np2,nhs\n", ["There is no column with a criterion."]),
        (
            "participant,group,access,cost\np1,nhs,1,\np1,nhs,nan,-2\np3,nhs,0,0\n",
            [
                ":2: The weight for 'cost' is blank.",
                ":3: The participant 'p1' has a ballot on line 2 too.",
                ":3: The weight for 'access' is nan.",
                ":3: The weight for 'cost' is -2.",
                ":4: Every weight is 0.",
            ],
        ),
    ],
    ids=["empty", "no ballots", "one ballot", "no group column", "no criterion", "bad cells"],
)
def test_problems_of_a_ballots_file_exit_1_and_are_told_at_once(capsys, tmp_path, text, problems):
    file = tmp_path / "ballots.csv"
    file.write_text(text)
    status, out, err = run(capsys, "agreement", file, "--json")
    assert (status, out) == (1, "")
    for problem in problems:
        assert problem in err


def test_a_file_that_is_not_there_is_said(capsys, tmp_path):
    status, out, err = run(capsys, "agreement", tmp_path / "none.csv")
    assert (status, out) == (1, "")
    assert err.endswith("There is no such file. Check the name and the folder.\n")


@pytest.mark.parametrize("arguments", [[], ["a.csv", "b.csv"], ["a.csv", "--weights", "equal"]])
def test_a_call_at_fault_exits_2(capsys, arguments):
    status, out, err = run(capsys, "agreement", *arguments)
    assert (status, out) == (2, "")
    assert "usage: appraisal" in err
