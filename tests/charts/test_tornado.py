import re
from dataclasses import replace

import pytest

from appraisal.analysis.sensitivity import sensitivity
from appraisal.charts import Chart, SizeName, tornado
from appraisal.option_sets import Measure, OptionSet
from tests.charts.results import LONG, spec, trace


def _ranged(option_set: OptionSet, ranges: dict[tuple[str, str], tuple[float, float]]) -> OptionSet:
    return replace(
        option_set,
        options=tuple(
            replace(
                option,
                scores={
                    key: replace(
                        score,
                        low=ranges.get((option.id, key), (None, None))[0],
                        high=ranges.get((option.id, key), (None, None))[1],
                    )
                    for key, score in option.scores.items()
                },
            )
            for option in option_set.options
        ),
    )


def test_a_file_without_ranges_gives_nothing_to_draw(salford: OptionSet) -> None:
    chart = tornado(salford, sensitivity(salford))
    assert chart.title == "No score has a range, so there is nothing to try."
    assert spec(chart.figure)["data"] == []


def test_scores_that_change_nothing_are_said_to(salford: OptionSet) -> None:
    option_set = _ranged(salford, {("1b", "lead"): (60, 90), ("3", "ready"): (60, 100)})
    chart = tornado(option_set, sensitivity(option_set))
    assert chart.title == "No single score in its range changes the leader."
    # By hand, an eighth of each: 40 points for 3, 30 for 1(b); the widest is on top.
    assert chart.table["Criterion"].tolist() == ["Ready soon", "One clear lead"]
    assert chart.table["Overall value in the range"].tolist() == ["46.3 to 51.3", "66.3 to 70"]
    high = trace(chart, "bars-high")
    assert high["x"] == pytest.approx([30 / 8, 10 / 8])


def test_one_score_that_changes_the_leader_is_the_finding(salford: OptionSet) -> None:
    weights = dict.fromkeys((leaf.id for leaf in salford.leaves), 1.0) | {"ready": 5.0}
    option_set = _ranged(salford, {("3", "ready"): (60, 100), ("1a", "lead"): (60, 80)})
    chart = tornado(option_set, sensitivity(option_set, weights))
    # 3 has (310 + 5 x 100) / 12 then, 1(b) (520 + 5 x 30) / 12.
    assert chart.title == (
        "Option 3 would take the lead if its score on “Ready soon” were 100 instead of 70."
    )
    assert len(trace(chart, "changes")["x"]) == 1
    assert any(
        "option 3 leads" in text.replace("<br>", " ").replace("</b> <b>", " ")
        for text in trace(chart, "scores")["text"]
    )
    assert chart.table["Leader"].tolist() == ["at 100: option 3 leads", "does not change"]


def test_the_leader_may_lose_by_its_own_score(salford: OptionSet) -> None:
    weights = dict.fromkeys((leaf.id for leaf in salford.leaves), 0.1) | {"lead": 5.0}
    option_set = _ranged(salford, {("1b", "lead"): (10, 80)})
    chart = tornado(option_set, sensitivity(option_set, weights))
    assert chart.title == (
        "1(b) would lose the lead if its score on “One clear lead” were 10 instead of 80."
    )


def test_assumed_ranges_are_said_to_be_assumed(salford: OptionSet) -> None:
    option_set = _ranged(salford, {("1b", "lead"): (60, 90)})
    chart = tornado(option_set, sensitivity(option_set, assumed_range=10))
    assert "31 ranges of 32 are assumed" in chart.alt
    assert "Not drawn: 20 scores" in chart.alt
    assert len(chart.table) == 13
    assert chart.table["Option"].iloc[-1] == "Another 20 scores"


def test_those_that_change_the_leader_are_always_drawn(salford: OptionSet) -> None:
    # 1(b) leads 2 by 8.5 points; 1(a) and 3 have the widest ranges and come nowhere near.
    weights = dict.fromkeys((leaf.id for leaf in salford.leaves), 0.1) | {"joint": 0.3}
    wide = {("1a", "lead"): (0, 100), ("3", "lead"): (0, 100), ("1a", "acc"): (0, 100)}
    option_set = _ranged(salford, wide | {("2", "joint"): (70, 100)})
    chart = tornado(option_set, sensitivity(option_set, weights), most=2)
    assert len(trace(chart, "bars-low")["x"]) == 2
    assert "Option 2 would take the lead if its score on “Joint ownership” were 100" in chart.title
    assert chart.table["Option"].tolist() == ["3", "2", "Another 2 scores"]


def test_ranges_are_in_the_criterions_own_unit(salford: OptionSet) -> None:
    weeks = Measure("weeks", ((0, 100), (100, 0)))
    criteria = tuple(
        replace(c, measure=weeks if c.id == "ready" else None) for c in salford.criteria
    )
    option_set = replace(
        _ranged(salford, {("1b", "ready"): (20, 60)}),
        criteria=criteria,
    )
    chart = tornado(option_set, sensitivity(option_set))
    assert chart.table["Range"].tolist() == ["20 weeks to 60 weeks"]
    assert chart.table["Score now"].tolist() == ["30 weeks"]
    # More weeks are worth less: the bar of the high end goes down.
    assert trace(chart, "bars-high")["x"][0] < 0


def _note(chart: Chart) -> str:
    (note,) = spec(chart.figure)["layout"]["annotations"]
    return str(note["text"])


def test_the_note_says_which_end_has_which_colour(salford: OptionSet) -> None:
    chart = tornado(salford, sensitivity(salford, assumed_range=10))
    said = "Grey: the low end of the range. Blue: the high end."
    assert said in _note(chart).replace("<br>", " ")
    assert said in chart.alt
    lines = _note(chart).split("<br>")
    assert 80 <= max(map(len, lines)) <= 110


def test_a_name_of_usual_length_stands_on_one_line(salford: OptionSet) -> None:
    renamed = replace(
        salford,
        criteria=tuple(
            replace(c, name="Getting help quickly") if c.id == "ready" else c
            for c in salford.criteria
        ),
        options=tuple(replace(o, label="7") if o.id == "3" else o for o in salford.options),
    )
    option_set = _ranged(renamed, {("3", "ready"): (60, 100)})
    (name,) = trace(tornado(option_set, sensitivity(option_set)), "names")["text"]
    assert name == "Option 7 · Getting help quickly (70)\u2002"


@pytest.mark.parametrize("size", ["wall", "page", "phone"])
def test_a_long_name_is_cut_before_its_score(salford: OptionSet, size: SizeName) -> None:
    long = replace(
        salford, criteria=tuple(replace(c, name=f"{LONG}, {LONG}") for c in salford.criteria)
    )
    chart = tornado(long, sensitivity(long, assumed_range=10), size=size)
    names = trace(chart, "names")["text"]
    assert len(names) == 12
    for name in names:
        assert re.search(r" … \(\d+\)\u2002?$", name)
