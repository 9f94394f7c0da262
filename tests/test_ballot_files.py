"""Ballots as a CSV file: what is read, and what every mistake in it is answered with."""

import json
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal import ballot_files
from appraisal.analysis.agreement import agreement
from appraisal.ballot_files import group_names, group_thresholds, read_ballots
from appraisal.errors import AppraisalError
from appraisal.workshops import results


@pytest.fixture
def ballots(tmp_path, monkeypatch):
    """Reads a file of ballots with the text or bytes given."""
    monkeypatch.chdir(tmp_path)

    def read(content, criteria=None):
        path = tmp_path / "ballots.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_ballots(path.relative_to(tmp_path), criteria)

    return read


@pytest.fixture
def problems(ballots):
    """The lines of the message that a file is refused with."""

    def lines(content, criteria=None):
        with pytest.raises(AppraisalError, match=r"^ballots\.csv:") as refused:
            ballots(content, criteria)
        return str(refused.value).splitlines()

    return lines


def test_each_row_is_a_ballot_on_any_positive_scale(ballots):
    read = ballots("participant,group,access,cost\nann,nhs,30,70\n2,carers,1/3,1\n")
    assert [asdict(one) for one in read] == [
        {"group": "nhs", "weights": {"access": 0.3, "cost": 0.7}, "participant": "ann"},
        {
            "group": "carers",
            "weights": {"access": 0.25, "cost": pytest.approx(0.75)},
            "participant": "2",
        },
    ]


@pytest.mark.parametrize("group", ["", "  ", "Rather not say", "rather not say"])
def test_a_blank_group_is_no_group(ballots, group):
    assert ballots(f"participant,group,a\n1,{group},1\n2,nhs,1\n")[0].group is None


def test_columns_come_in_any_order_and_weights_in_the_order_of_the_criteria(ballots):
    (one, _) = ballots("cost,group,access,participant\n1,n,3,a\n1,n,1,b\n", ["access", "cost"])
    assert list(one.weights.items()) == [("access", 0.75), ("cost", 0.25)]
    assert (one.group, one.participant) == ("n", "a")


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffparticipant,group,a,b\n1,n,1,3\n2,n,1,1\n",
        "participant,group,a,b\r\n1,n,1,3\r\n2,n,1,1\r\n",
        "participant,group,a,b\r1,n,1,3\r2,n,1,1",
        '\n"participant", group ,a,b\n\n1,"n",1, 3 \n,,,\n2,n,1,1\n\n',
        "participant,group,a,b\n1,n,1e-320,3e-320\n2,n,1e308,1e308\n",
    ],
)
def test_what_spreadsheets_write_is_read(ballots, content):
    first, second = ballots(content)
    assert first.weights == pytest.approx({"a": 0.25, "b": 0.75}, rel=1e-3)
    assert second.weights == {"a": 0.5, "b": 0.5}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", ["ballots.csv: The file is empty. Name the columns in its first row."]),
        ("\n ,\n", ["ballots.csv: The file is empty. Name the columns in its first row."]),
        (
            "participant,group,a\n",
            ["ballots.csv: There are no ballots. Put each person's ballot in a row: two or more."],
        ),
        (
            "participant,group,a\n1,nhs,3\n",
            [
                "ballots.csv: There is one ballot, a room of one. Put each person's ballot in a "
                "row: two or more."
            ],
        ),
        (
            "participant,group\n1,nhs\n2,nhs\n",
            ["ballots.csv:1: There is no column with a criterion. Give each criterion a column."],
        ),
        (
            "access,cost\n1,2\n",
            [
                "ballots.csv:1: There is no column 'participant'. Add it.",
                "ballots.csv:1: There is no column 'group'. Add it.",
            ],
        ),
        (
            "Participant,grp,a,b\n1,nhs,1,2\n",
            [
                "ballots.csv:1: There is no column 'participant'. Is 'Participant' meant for it? "
                "Rename it.",
                "ballots.csv:1: There is no column 'group'. Is 'grp' meant for it? Rename it.",
            ],
        ),
        (
            "participant,group,a,a,\n1,,2,3,\n2,,3,4,\n",
            [
                "ballots.csv:1: Column 5 has no name. Name it, or remove the column.",
                "ballots.csv:1: The column 'a' is there 2 times. Keep one of them.",
            ],
        ),
        (
            "participant;group;a;b\n1;n;2;3\n",
            ["ballots.csv:1: The columns are separated by semicolons. Save it with commas."],
        ),
        (
            "participant\tgroup\ta\n1\tn\t2\n",
            ["ballots.csv:1: The columns are separated by tabs. Save it with commas."],
        ),
        (
            'participant,group,a\n1,n,3\n2,"n,3\n3,n,3\n',
            [
                "ballots.csv:3: From here on the file is not CSV: a quotation mark may be out of "
                "place. Save it as CSV again."
            ],
        ),
        (
            "participant,group," + "b" * 70 + ",c\x00,d\n1,2,3,4,5\n2,2,3,4,5\n",
            [
                "ballots.csv:1: The name of column 3 has 70 characters. Use at most 64.",
                "ballots.csv:1: The name of column 4 holds the control character U+0000. Remove "
                "it.",
            ],
        ),
        (
            "participant,group," + ",".join(f"c{n}" for n in range(41)) + "\n",
            ["ballots.csv:1: There are 41 criteria. Use at most 40: is it the right file?"],
        ),
        (
            "participant,group,a\n" + "".join(f"{n},g{n},1\n" for n in range(21)),
            ["ballots.csv: There are 21 groups. Use at most 20."],
        ),
        (b"\xff\xfep\x00a\x00", ["ballots.csv: The file is not text. Save it as UTF-8."]),
        (
            b"x" * (8 * 1024**2 + 1),
            ["ballots.csv: The file is larger than 8 MiB. Is it the right one?"],
        ),
    ],
)
def test_a_file_that_is_no_ballots_file_is_told_why(problems, content, expected):
    assert problems(content) == expected


def test_every_problem_of_the_rows_is_told_at_once_with_its_line(problems):
    content = (
        "participant,group,access,cost\n"
        "1,nhs,30,70\n"
        "1,nhs,much,\n"
        '2,"n\nhs",1,2\n'
        "3,nhs,-1,1\n"
        "\n"
        "4,nhs,0,0\n"
        "5,nhs,nan,inf\n"
        '6,nhs,"1,000",1_000\n'
        "7,nhs,1\n"
        ",nhs,1e400,1/0\n"
        "8\x1b,n\x07hs,1,2\n"
    )
    assert problems(content) == [
        "ballots.csv:3: The participant '1' has a ballot on line 2 too. Keep one of them.",
        "ballots.csv:3: The weight for 'access' is 'much'. Use a number of 0 or more.",
        "ballots.csv:3: The weight for 'cost' is blank. Use a number of 0 or more.",
        "ballots.csv:6: The weight for 'access' is -1. Use a number of 0 or more.",
        "ballots.csv:8: Every weight is 0. Give at least one criterion more than 0.",
        "ballots.csv:9: The weight for 'access' is nan. Use a number of 0 or more.",
        "ballots.csv:9: The weight for 'cost' is inf. Use a number of 0 or more.",
        "ballots.csv:10: The weight for 'access' is '1,000'. Use a number of 0 or more.",
        "ballots.csv:10: The weight for 'cost' is '1_000'. Use a number of 0 or more.",
        "ballots.csv:11: The row has 3 cells, the header 4. Make them match.",
        "ballots.csv:12: The participant is blank. Say whose ballot it is; a number will do.",
        "ballots.csv:12: The weight for 'access' is inf. Use a number of 0 or more.",
        "ballots.csv:12: The weight for 'cost' is '1/0'. Use a number of 0 or more.",
        "ballots.csv:13: The participant holds the control character U+001B. Remove it.",
        "ballots.csv:13: The group holds the control character U+0007. Remove it.",
    ]


def test_columns_are_held_against_the_criteria_that_are_asked_for(problems):
    content = "participant,group,acess,rota,colour\n1,n,1,0,3\n2,n,1,x,3\n"
    assert problems(content, ["access", "cost", "rota"]) == [
        "ballots.csv:1: There is no column 'access'. Is 'acess' meant for it? Rename it.",
        "ballots.csv:1: There is no column 'cost'. Add it.",
        "ballots.csv:1: 'colour' is not a criterion. Use access, cost or rota.",
        "ballots.csv:3: The weight for 'rota' is 'x'. Use a number of 0 or more.",
    ]


def test_the_first_twenty_problems_are_listed_and_the_rest_counted(problems):
    rows = "".join(f"{number},n,x\n" for number in range(50))
    lines = problems(f"participant,group,a\n{rows}")
    assert len(lines) == 21
    assert lines[19].startswith("ballots.csv:21: The weight for 'a' is 'x'.")
    assert lines[20] == "And 30 more problems."


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(AppraisalError, match=r"none\.csv: There is no such file\."):
        read_ballots(tmp_path / "none.csv")


def test_groups_are_called_by_their_text_and_judged_by_it(ballots):
    read = ballots("participant,group,a\n1,carers,1\n2,,1\n3,NHS,1\n4,People using services,1\n")
    assert group_names(read) == {
        "carers": "carers",
        "NHS": "NHS",
        "People using services": "People using services",
        None: "Rather not say",
    }
    assert group_thresholds(read)["carers"] == 8
    assert group_thresholds(read)["NHS"] == 5
    assert group_thresholds(read)[None] == 5


def test_no_group_is_called_what_workshops_call_it():
    assert ballot_files.RATHER_NOT_SAY == results.RATHER_NOT_SAY


def test_a_file_leads_to_how_far_its_people_agree(ballots):
    rows = "".join(f"p{n},{'nhs' if n < 6 else ''},{60 + n},30,10\n" for n in range(12))
    read = ballots(f"participant,group,a,b,c\n{rows}")
    result = agreement(read, group_names(read), group_thresholds(read))
    assert (result.ballots, result.kendalls_w) == (12, 1)
    assert [group.name for group in result.groups] == ["nhs", "Rather not say"]


ROWS = st.text(alphabet='participant,group\n"1/20.-e\x00;_ éx', max_size=120)


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_whatever_is_in_a_file_it_is_read_or_refused_in_words(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("any") / "ballots.csv"
    path.write_text("participant,group,a,b\n" + rows, encoding="utf-8", newline="")
    try:
        read = read_ballots(path)
    except AppraisalError as error:
        refused = str(error)
    else:
        refused = ""
        result = agreement(read, group_names(read), group_thresholds(read))
        json.dumps(asdict(result), allow_nan=False)
    assert "\x00" not in refused
