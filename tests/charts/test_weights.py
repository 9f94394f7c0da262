import itertools
from dataclasses import replace

import pytest

from appraisal.charts import group_weights, weight_bars, weight_shift
from tests.charts.results import CRITERIA, LONG, ROOM, ROUND_1, Group, spec, trace


def _said(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_weights_are_bars_with_the_heaviest_on_top() -> None:
    chart = weight_bars(ROOM, CRITERIA)
    bars = trace(chart, "weights")
    heights = dict(zip(bars["ids"], bars["y"], strict=True))
    assert min(heights, key=lambda criterion: heights[criterion]) == "voice"
    assert bars["x"] == pytest.approx([100 * weight for weight in ROOM.values()])
    assert _said(chart.title) == "“Everyone's voice” carries the most weight, 17 %."
    assert "Democratic link 8 %." in _said(chart.alt)
    assert list(chart.table.columns) == ["Criterion", "Weight"]
    assert next(_said(text) for text in chart.table["Weight"]) == "17 %"


@pytest.mark.parametrize(
    ("weights", "title"),
    [
        (
            {"lead": 0.4, "acc": 0.4, "joint": 0.2},
            "“One clear lead” and “Clear accountability” carry",
        ),
        (dict.fromkeys(CRITERIA, 1 / 8), "All 8 criteria carry the same weight, 12.5 %."),
        ({}, "There are no weights yet."),
    ],
)
def test_equal_weights_are_said_to_be_equal(weights: dict[str, float], title: str) -> None:
    assert _said(weight_bars(weights, CRITERIA).title).startswith(title)


def test_mine_stand_beside_the_rooms() -> None:
    chart = weight_bars(ROOM, CRITERIA, ROUND_1)
    assert (
        _said(chart.title) == "The widest gap is on “Everyone's voice”: the room 17 %, mine 14 %."
    )
    assert (
        trace(chart, "weights-0")["marker"]["symbol"]
        != trace(chart, "weights-1")["marker"]["symbol"]
    )
    assert list(chart.table.columns) == ["Criterion", "The room", "Mine"]
    assert "Mine: Everyone's voice 14 %" in _said(chart.alt)


def test_equal_weightings_have_no_gap() -> None:
    chart = weight_bars(ROOM, CRITERIA, ROOM, labels=("the room", "the NHS"))
    assert chart.title == "No weight differs between the room and the NHS."
    assert list(chart.table.columns)[2] == "The NHS"


def test_labels_of_two_marks_lie_on_their_outer_sides() -> None:
    chart = weight_bars(ROOM, CRITERIA, ROUND_1)
    room, mine = trace(chart, "labels-0"), trace(chart, "labels-1")
    voice, lead = list(CRITERIA).index("voice"), list(CRITERIA).index("lead")
    assert room["textposition"][voice] == "middle right"
    assert mine["textposition"][voice] == "middle left"
    assert room["textposition"][lead] == "middle left"
    equal = list(CRITERIA).index("acc")
    assert room["text"][equal] == ""


def test_a_shift_names_the_largest_gain_and_the_largest_loss() -> None:
    chart = weight_shift(ROUND_1, ROOM, CRITERIA)
    assert _said(chart.title) == (
        "“Everyone's voice” gained most weight, 14 % to 17 %; "
        "“One clear lead” lost most, 16 % to 14 %."
    )
    heads = dict(zip(CRITERIA, trace(chart, "weights-1")["marker"]["symbol"], strict=True))
    assert (heads["voice"], heads["lead"], heads["acc"]) == (
        "triangle-right",
        "triangle-left",
        "circle",
    )
    assert next(iter(chart.table["Criterion"])) == "Everyone's voice"
    assert list(chart.table["Criterion"])[-1] == "One clear lead"


def test_where_nothing_moved_nothing_is_said_to_have_moved() -> None:
    assert weight_shift(ROOM, ROOM, CRITERIA).title == (
        "No weight moved between round 1 and round 2."
    )


def test_groups_are_shown_by_where_they_differ_most(groups: list[Group]) -> None:
    chart = group_weights(groups, CRITERIA)
    assert _said(chart.title) in (
        "Groups differ most on “Joint ownership”: NHS 18 %, Council 7 %.",
        "Groups differ most on “Democratic link”: Council 12 %, NHS 1 %.",
    )
    first, second = trace(chart, "group-0")["marker"], trace(chart, "group-1")["marker"]
    assert first["symbol"] != second["symbol"]
    assert first["color"] != second["color"]


def test_a_hidden_group_is_named_and_nothing_else_is_said_of_it(groups: list[Group]) -> None:
    leaky = [*groups, replace(groups[0], name="Carers", hidden=True)]
    chart = group_weights(leaky, CRITERIA)
    why = "Not shown apart, so that nobody in a small group can be picked out: Housing and Carers."
    assert why in chart.alt
    assert trace(chart, "note")["text"][0].replace("<br>", " ") == why
    assert list(chart.table.columns) == ["Criterion", "NHS", "Council"]
    assert sum(one["uid"].startswith("group-") for one in spec(chart.figure)["data"]) == 2


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ([], "No group is large enough to be shown apart."),
        ([Group("NHS", ROOM)], "Only one group is large enough to be shown apart: NHS."),
        (
            [Group("NHS", ROOM), Group("Council", ROOM)],
            "The groups shown give every criterion the same weight.",
        ),
    ],
)
def test_few_groups_are_said_to_be_few(shown: list[Group], title: str) -> None:
    assert group_weights(shown, CRITERIA).title == title


def test_two_groups_of_one_name_are_told_apart() -> None:
    chart = group_weights([Group("Staff", ROOM), Group("Staff", ROUND_1)], CRITERIA)
    assert list(chart.table.columns) == ["Criterion", "Staff (1)", "Staff (2)"]


@pytest.mark.parametrize("size", ["wall", "page", "phone"])
def test_long_names_keep_to_their_rows(size: str) -> None:
    names = dict.fromkeys(CRITERIA, LONG)
    for chart in (
        weight_bars(ROOM, names, size=size),
        weight_shift(ROUND_1, ROOM, names, size=size),
    ):
        said = trace(chart, "names")
        rows = sorted(
            (y, (text.count("<br>") + 1) * said["textfont"]["size"] * 1.3)
            for y, text in zip(said["y"], said["text"], strict=True)
        )
        for (above, one), (below, other) in itertools.pairwise(rows):
            assert below - above >= (one + other) / 2


@pytest.mark.parametrize("size", ["wall"])
def test_wall_weights_can_be_read_from_the_back_of_a_hall(size: str) -> None:
    for chart in (
        weight_bars(ROOM, CRITERIA, size=size),
        weight_shift(ROUND_1, ROOM, CRITERIA, size=size),
    ):
        for one in spec(chart.figure)["data"]:
            assert one.get("textfont", {"size": 24})["size"] >= 24
