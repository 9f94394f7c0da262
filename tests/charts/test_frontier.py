from dataclasses import replace

import pytest

from appraisal.analysis.value_for_money import value_for_money
from appraisal.charts import Chart, frontier
from appraisal.charts.scatter import DOMINATED, LOOKS, MIXED, UNRANKED, cost_ticks, value_ticks
from appraisal.option_sets import Cost, OptionSet
from appraisal.scoring import score
from tests.charts.compared import with_costs
from tests.charts.results import LONG, spec, trace

# Salford and Trafford's values under equal weights are 45.625, 68.75, 50.625 and 47.5; the costs
# are made up so that 1(b) and 1(a) are efficient, 3 is dominated and 2 loses to a mix.
COSTS = {"1a": 100_000.0, "1b": 300_000.0, "2": 200_000.0, "3": 210_000.0}


def _chart(option_set: OptionSet, **changes: object) -> Chart:
    return frontier(value_for_money(option_set, score(option_set), years=1), **changes)


def _ids(chart: Chart, kind: str) -> list[str]:
    uid = f"options-{list(LOOKS).index(kind)}"
    found = [one for one in spec(chart.figure)["data"] if one["uid"] == uid]
    return [identity for one in found for identity in one["ids"]]


def test_the_line_joins_the_options_that_nothing_beats(salford: OptionSet) -> None:
    chart = _chart(with_costs(salford, COSTS))
    line = trace(chart, "frontier")
    assert line["x"] == [100_000, 300_000]
    assert line["y"][0] > line["y"][1]  # y counts pixels from the top
    assert _ids(chart, MIXED) == ["2"]
    assert _ids(chart, DOMINATED) == ["3"]


def test_the_title_is_the_finding_and_the_table_has_the_rest(salford: OptionSet) -> None:
    chart = _chart(with_costs(salford, COSTS))
    assert chart.title == (
        "1(b) buys 23.1 more points than 1(a), for £200,000 more in the first year: £8,649 a point."
    )
    rows = chart.table.set_index("Option")
    assert list(rows["Status"]) == [
        "on the frontier",
        "on the frontier",
        "a mix of 1(a) and 1(b) is worth more",
        "dominated by 2",
    ]
    assert list(rows["Cost in the first year"]) == ["£100,000", "£300,000", "£200,000", "£210,000"]
    assert rows.iloc[2]["Extra cost a point, against the cheapest"] == "£20,000"
    assert rows.iloc[0]["Extra cost a point, against the cheapest"] == "-"


def test_hollow_marks_and_the_legends_words_tell_what_is_beaten(salford: OptionSet) -> None:
    chart = _chart(with_costs(salford, COSTS))
    assert LOOKS[DOMINATED]["symbol"].endswith("-open")
    assert DOMINATED in [text.replace("<br>", " ") for text in trace(chart, "legend-names")["text"]]
    assert UNRANKED not in trace(chart, "legend-names")["text"]


def test_an_option_without_a_rank_is_drawn_and_said_not_to_be_compared(hurdled: OptionSet) -> None:
    chart = _chart(with_costs(hurdled, COSTS))
    assert _ids(chart, UNRANKED) == ["1b"]
    assert "1(b): £300,000, value 69, takes no rank." in chart.alt
    assert trace(chart, "notes")["text"] == ["Not drawn, for a score is missing: 3."]


def test_options_without_a_cost_are_named(salford: OptionSet) -> None:
    chart = _chart(with_costs(salford, {"1a": 1e6, "1b": 2.5e6}))
    assert trace(chart, "notes")["text"] == ["Not drawn, for the file gives no cost: 2 and 3."]
    assert "£2.5m" in chart.alt
    assert "no cost in the file" in list(chart.table["Status"])


def test_options_at_one_place_share_a_label(tied: OptionSet) -> None:
    chart = _chart(with_costs(tied, dict.fromkeys(("f0", "f1", "f2", "f3"), 5e4)))
    assert "<b>F1 and F3</b>" in trace(chart, "labels")["text"]


def test_a_file_without_costs_has_a_sentence_and_no_chart(salford: OptionSet) -> None:
    chart = _chart(salford)
    assert trace(chart, "why")["text"][0].startswith("The file gives no costs.")
    assert len(chart.table) == 4


def test_a_cost_of_nothing_has_a_place(salford: OptionSet) -> None:
    chart = _chart(with_costs(salford, dict.fromkeys(COSTS, 0.0)))
    assert trace(chart, "cost-scale")["text"][0] == "£0"


def test_savings_lie_left_of_nought(salford: OptionSet) -> None:
    one, *others = salford.options
    saving = replace(
        salford,
        options=(
            replace(one, cost=Cost(annual=0.0, one_off=-50_000.0)),
            *(replace(o, cost=Cost(annual=10_000.0)) for o in others),
        ),
    )
    assert "-£60,000" in trace(_chart(saving), "cost-scale")["text"]


@pytest.mark.parametrize(
    ("costs", "ticks"),
    [
        ([100_000, 300_000], [0, 100_000, 200_000, 300_000]),
        ([980_000, 1_020_000], [980_000, 990_000, 1_000_000, 1_010_000, 1_020_000]),
        ([0], [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
    ],
)
def test_cost_axes_start_at_nought_unless_costs_are_close(
    costs: list[float], ticks: list[float]
) -> None:
    assert cost_ticks(costs, 6) == pytest.approx(ticks)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([0], [0, 10, 20, 30]),
        ([100], [70, 80, 90, 100]),
        ([45.6, 68.8], [40, 50, 60, 70]),
        ([3, 97], [0, 20, 40, 60, 80, 100]),
        ([50, 50], [30, 40, 50, 60]),
    ],
)
def test_value_axes_stay_within_0_to_100_and_never_blow_up_a_small_gap(
    values: list[float], ticks: list[float]
) -> None:
    assert value_ticks(values) == ticks


def test_long_labels_take_two_lines(salford: OptionSet) -> None:
    options = tuple(replace(o, label=LONG) for o in salford.options)
    chart = _chart(with_costs(replace(salford, options=options), COSTS))
    assert all(text.count("<br>") == 1 for text in trace(chart, "labels")["text"])


@pytest.mark.parametrize("kind", ["salford", "large"])
def test_wall_points_can_be_read_from_the_back_of_a_hall(
    kind: str, request: pytest.FixtureRequest
) -> None:
    option_set = request.getfixturevalue(kind)
    costs = {o.id: 1e5 + 3e4 * n for n, o in enumerate(option_set.options)}
    chart = _chart(with_costs(option_set, costs), size="wall")
    for one in spec(chart.figure)["data"]:
        assert one.get("textfont", {"size": 24})["size"] >= 24
