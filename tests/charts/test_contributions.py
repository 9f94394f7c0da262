import itertools
from dataclasses import replace

import pytest

from appraisal.charts import contribution_bars, swatch
from appraisal.option_sets import OptionSet, Score
from appraisal.scoring import score
from tests.charts.results import LONG, ROOM, names, spec, trace


def test_bars_are_ordered_by_value_with_the_best_on_top(salford: OptionSet) -> None:
    chart = contribution_bars(score(salford), names(salford))
    values = trace(chart, "values")
    tops = dict(zip(values["ids"], values["y"], strict=True))
    assert sorted(tops, key=lambda option: tops[option]) == ["1b", "2", "3", "1a"]


def test_a_bar_is_as_long_as_its_contributions_together(salford: OptionSet) -> None:
    scores = score(salford, ROOM)
    data = spec(contribution_bars(scores, names(salford)).figure)["data"]
    bars = [one["x"] for one in data if one["uid"].startswith("criterion-")]
    for place, option in enumerate(scores.options):
        assert sum(bar[place] for bar in bars) == pytest.approx(option.value)


def test_salford_and_trafford_is_said_in_a_sentence(salford: OptionSet) -> None:
    chart = contribution_bars(score(salford), names(salford))
    assert chart.title == "1(b), Council-led board in a lead agency, leads at 69 of 100."
    assert "1(b) 69, 2 51, 3 48, 1(a) 46" in chart.alt


def test_a_label_and_name_stand_above_each_bar(salford: OptionSet) -> None:
    chart = contribution_bars(score(salford), names(salford))
    labels, values = trace(chart, "labels"), trace(chart, "values")
    assert labels["text"][1] == "<b>1(b) · Council-led board in a lead agency</b>"
    assert all(label < bar for label, bar in zip(labels["y"], values["y"], strict=True))


def test_a_tie_is_said_as_a_tie(tied: OptionSet) -> None:
    chart = contribution_bars(score(tied), names(tied))
    assert chart.title == "F1 and F3 are joint first at 64 of 100."
    assert "F1 64 (joint first), F3 64 (joint first)" in chart.alt
    said = [text.replace("\u00a0", " ") for text in trace(chart, "labels")["text"]]
    assert [text.endswith("· joint first</b>") for text in said] == [False, True, False, True]
    assert list(chart.table["Rank"]) == ["1=", "1=", "3", "4"]


def test_an_option_that_fails_a_hurdle_stands_below_and_says_why(hurdled: OptionSet) -> None:
    chart = contribution_bars(score(hurdled), names(hurdled))
    y = dict(zip(trace(chart, "values")["ids"], trace(chart, "values")["y"], strict=True))
    assert y["1b"] > max(y["2"], y["1a"])
    assert "fails the hurdle" in trace(chart, "reasons")["text"][1]
    assert trace(chart, "unranked")["text"] == ["<b>Takes no rank</b>"]
    bar = trace(chart, "criterion-lead")
    assert bar["marker"]["opacity"] == [1, 0.4, 1, 0.4]
    assert "1(b), Council-led board in a lead agency (69) takes no rank." in chart.alt
    assert chart.title.startswith("2, Partnership board")


def test_an_incomplete_option_is_named_without_a_bar_and_never_as_zero(hurdled: OptionSet) -> None:
    chart = contribution_bars(score(hurdled), names(hurdled))
    data = spec(chart.figure)["data"]
    assert all(one["x"][3] is None for one in data if one["uid"].startswith("criterion-"))
    assert trace(chart, "values")["text"][3] == ""
    assert "Joint group" in trace(chart, "labels")["text"][3]
    assert "no score for Ready soon" in trace(chart, "reasons")["text"][3]
    last = chart.table.iloc[-1]
    assert (last["Rank"], last["Overall value"], last["One clear lead"]) == (
        "none",
        "incomplete",
        "",
    )


def test_where_nothing_is_ranked_nothing_leads(salford: OptionSet) -> None:
    blank = {criterion: Score() for criterion in ROOM}
    options = tuple(replace(option, scores=blank) for option in salford.options)
    chart = contribution_bars(score(replace(salford, options=options)), names(salford))
    assert chart.title == "No option takes a rank yet."


def test_the_only_ranked_option_is_not_said_to_lead(salford: OptionSet) -> None:
    first, *rest = salford.options
    options = (first, *(replace(option, status="rejected") for option in rest))
    chart = contribution_bars(score(replace(salford, options=options)), names(salford))
    assert "leads" not in chart.title
    assert chart.title.endswith("is at 46 of 100. No other option takes a rank.")


def test_close_values_are_told_apart(salford: OptionSet) -> None:
    first, second, *rest = salford.options
    near = replace(second, scores={**first.scores, "lead": Score(71.0)})
    chart = contribution_bars(score(replace(salford, options=(first, near, *rest))), names(salford))
    assert trace(chart, "values")["text"][:2] == ["<b>45.6</b>", "<b>45.8</b>"]


def test_the_legend_is_there_as_data_for_a_page_that_draws_it(salford: OptionSet) -> None:
    chart = contribution_bars(score(salford, ROOM), names(salford), legend=False)
    assert [item.weight for item in chart.legend[:2]] == ["14\u00a0%", "15\u00a0%"]
    assert chart.legend[0].name == "One clear lead"
    assert chart.legend[0].colour == swatch(0).colour
    assert not [one for one in spec(chart.figure)["data"] if one["uid"].startswith("legend")]


def test_the_ninth_criterion_has_a_pattern_in_bar_and_legend(large: OptionSet) -> None:
    chart = contribution_bars(score(large), names(large))
    assert trace(chart, "criterion-c8")["marker"]["pattern"]["shape"] == "/"
    assert "pattern" not in trace(chart, "criterion-c7")["marker"]
    assert chart.legend[8].pattern == "/"
    assert trace(chart, "legend-swatches")["marker"]["pattern"]["shape"][7:9] == ["", "/"]


def test_a_dropped_criterion_keeps_the_colours_of_the_others(salford: OptionSet) -> None:
    options = tuple(
        replace(option, scores={**option.scores, "lead": Score(50.0)}) for option in salford.options
    )
    local = replace(salford, scale="local", options=options)
    chart = contribution_bars(score(local), names(local))
    assert trace(chart, "criterion-acc")["marker"]["color"] == swatch(1).colour
    assert "One clear lead" not in [item.name for item in chart.legend]


def test_an_update_keeps_the_traces_so_that_bars_move(salford: OptionSet) -> None:
    before = spec(contribution_bars(score(salford), names(salford)).figure)
    after = spec(contribution_bars(score(salford, {"ready": 1}), names(salford)).figure)
    assert [one["uid"] for one in before["data"]] == [one["uid"] for one in after["data"]]
    bars = [one for one in (*before["data"], *after["data"]) if one["type"] == "bar"]
    assert {tuple(one["ids"]) for one in bars if "ids" in one} == {("1a", "1b", "2", "3")}
    assert before["layout"]["uirevision"] == after["layout"]["uirevision"]
    assert before["layout"]["transition"]["duration"] == 250


@pytest.mark.parametrize("height", [500, 640, 760])
def test_a_wall_chart_takes_the_height_that_it_is_given(salford: OptionSet, height: int) -> None:
    chart = contribution_bars(
        score(salford), names(salford), size="wall", height=height, legend=False
    )
    assert chart.figure.layout.height == pytest.approx(height, abs=1)


@pytest.mark.parametrize("height", [None, 300, 640])
def test_wall_type_can_be_read_from_the_back_of_a_hall(
    large: OptionSet, height: float | None
) -> None:
    chart = contribution_bars(score(large), names(large), size="wall", height=height)
    assert trace(chart, "labels")["textfont"]["size"] >= 24
    ranked = [option.rank is not None for option in score(large).options]
    sizes = trace(chart, "values")["textfont"]["size"]
    assert min(size for size, takes in zip(sizes, ranked, strict=True) if takes) >= 40
    assert min(sizes) >= 24
    assert trace(chart, "legend-names")["textfont"]["size"] >= 24


@pytest.mark.parametrize("size", ["wall", "page", "phone"])
def test_rows_never_overlap_whatever_the_names(salford: OptionSet, size: str) -> None:
    options = tuple(replace(option, name=LONG) for option in salford.options)
    chart = contribution_bars(
        score(replace(salford, options=options)), names(salford), size=size, height=300
    )
    labels, values = trace(chart, "labels"), trace(chart, "values")
    bar = trace(chart, "criterion-lead")
    rows = []
    for place in range(4):
        lines = labels["text"][place].count("<br>") + 1
        reach = lines * labels["textfont"]["size"] * 1.3 / 2
        thick = bar["width"][place] / 2
        rows.append((labels["y"][place] - reach, labels["y"][place] + reach))
        rows.append((bar["y"][place] - thick, bar["y"][place] + thick))
    rows.sort()
    assert rows[0][0] >= -0.01
    assert all(above[1] <= below[0] + 0.01 for above, below in itertools.pairwise(rows))
    assert values["y"] == pytest.approx(bar["y"], abs=5)


def test_the_table_says_what_the_bars_say(salford: OptionSet) -> None:
    table = contribution_bars(score(salford), names(salford)).table
    assert list(table.columns[:3]) == ["Rank", "Option", "Overall value"]
    assert list(table["Overall value"]) == ["69", "51", "48", "46"]
    assert table["Everyone's voice"][0] == "11.3"
    assert "Note" not in table.columns
