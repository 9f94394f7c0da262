import re
from dataclasses import replace

import pytest

from appraisal.analysis.comparison import compare
from appraisal.charts import scenario_contributions, scenario_differences, scenario_values
from appraisal.charts.palette import ACCENT, PAPER
from appraisal.errors import AppraisalError
from appraisal.option_sets import OptionSet, Score
from appraisal.scoring import score
from tests.charts.compared import compared, other_sets, scenarios_of
from tests.charts.results import names, spec, trace


def _said(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_options_are_rows_as_the_first_scenario_ranks_them(salford: OptionSet) -> None:
    comparison = compare(scenarios_of(salford, ("Equal weights", "Rising")))
    chart = scenario_values(comparison)
    assert trace(chart, "scenario-0")["ids"] == ["1b", "2", "3", "1a"]
    assert trace(chart, "scenario-1")["base"] == [1, 1, 1, 1]
    assert list(chart.table.columns) == [
        "Option",
        "Equal weights",
        "Equal weights: place",
        "Rising",
        "Rising: place",
    ]
    assert chart.table.iloc[0].tolist()[:3] == [
        "1(b) · Council-led board in a lead agency",
        "69",
        "leads",
    ]


def test_the_leader_is_said_in_a_word_and_not_by_colour_alone(salford: OptionSet) -> None:
    places = trace(scenario_values(compared(salford)), "places")
    leading = [place for place, text in enumerate(places["text"]) if text == "<b>leads</b>"]
    bars = [trace(scenario_values(compared(salford)), f"scenario-{n}") for n in range(4)]
    colours = [colour for bar in bars for colour in bar["marker"]["color"]]
    assert [place for place, colour in enumerate(colours) if colour == ACCENT] == leading
    assert len(leading) == 4


def test_a_tie_is_said_as_joint_first(tied: OptionSet) -> None:
    chart = scenario_values(compare(scenarios_of(tied, ("Equal weights", "Rising"))))
    assert "F1 64 (joint first)" in chart.alt
    assert "<b>joint first</b>" in trace(chart, "places")["text"]


def test_an_option_without_a_rank_is_hollow_and_says_so(hurdled: OptionSet) -> None:
    chart = scenario_values(compare(scenarios_of(hurdled, ("Equal weights", "Rising"))))
    bars, places = trace(chart, "scenario-0"), trace(chart, "places")
    held = dict(zip(bars["ids"], zip(bars["x"], bars["marker"]["color"], strict=True), strict=True))
    assert held["1b"][1] == PAPER
    assert held["3"][0] is None
    assert {"no rank", "incomplete: no rank"} <= set(places["text"])
    assert "1(b) takes no rank. It fails the hurdle 'A legal power exists'." in chart.alt


def test_all_scenarios_are_written_to_one_precision(salford: OptionSet) -> None:
    equal, last = scenarios_of(salford, ("Equal weights", "-", "-", "Half"))[::3]
    chart = scenario_values(compare([equal, last]))
    assert {len(text.partition(".")[2]) for text in chart.table["Equal weights"]} == {
        len(text.partition(".")[2]) for text in chart.table["Half"]
    }


def test_on_a_phone_each_option_has_its_scenarios_under_it(salford: OptionSet) -> None:
    comparison = compare(scenarios_of(salford, ("Equal weights", "Rising")))
    chart = scenario_values(comparison, size="phone")
    assert trace(chart, "labels")["text"] == ["Equal weights", "Rising"] * 4
    assert trace(chart, "ends")["text"][0].startswith("<b>69</b>")


def test_other_options_stand_under_their_own_scenario(salford: OptionSet) -> None:
    chart = scenario_values(other_sets(salford))
    assert len(trace(chart, "headings")["text"]) == 2
    assert len(trace(chart, "values")["x"]) == 6
    assert list(chart.table.columns) == ["Scenario", "Option", "Overall value", "Place"]
    assert "cannot be set side by side" in chart.alt


def test_the_largest_parts_are_named_and_the_rest_drawn_together(salford: OptionSet) -> None:
    comparison = compare(scenarios_of(salford, ("Equal weights", "-", "-", "Half"))[::3])
    chart = scenario_differences(comparison, "s3", names(salford))
    drawn = trace(chart, "names")["text"]
    assert drawn[0].startswith("Ready soon")
    assert drawn[3].startswith("The other 5 together")
    first = trace(chart, "parts")["x"][:4]
    gap = 30 * 0.5 + sum([80, 70, 40, 90, 90, 90, 60]) * 0.5 / 7 - 68.75
    assert sum(first) == pytest.approx(gap)
    assert _said(chart.title) == (
        "With the weights of “Half” in place of “Equal weights”, option 3 gains most (9.6 points, "
        "chiefly on “Ready soon”) and 1(b) loses most (16.6 points, chiefly on “Everyone's voice”)."
    )


def test_where_scores_differ_too_not_only_the_weights_are_named(salford: OptionSet) -> None:
    first, other = scenarios_of(salford, ("Equal weights", "Rescored"))
    kept = salford.options[0]
    options = (replace(kept, scores={**kept.scores, "lead": Score(30.0)}), *salford.options[1:])
    rescored = replace(salford, options=options)
    other = replace(other, option_set=rescored, scores=score(rescored, first.scores.weights))
    chart = scenario_differences(compare([first, other]), other.id, names(salford))
    assert chart.title == (
        "With “Rescored” in place of “Equal weights”, 1(a) loses most (5 points, chiefly on "
        "“One clear lead”)."
    )


def test_headings_give_both_values_to_the_tenth_where_a_change_is(salford: OptionSet) -> None:
    chart = scenario_differences(compared(salford), "s3", names(salford))
    headings = [_said(text).replace("<br>", " ") for text in trace(chart, "headings")["text"]]
    assert any("68.8 to 52.1 (\u221216.6)" in text for text in headings)
    ends = [re.search(r": (\S+) to (\S+) \(", text) for text in headings]
    assert all(end and all("." in value for value in end.groups()) for end in ends)


def test_what_is_lost_lies_on_the_left_with_a_minus_sign(salford: OptionSet) -> None:
    chart = scenario_differences(compared(salford), "s3", names(salford))
    bars, figures = trace(chart, "parts"), trace(chart, "points")
    for points, text, side in zip(bars["x"], figures["text"], figures["textposition"], strict=True):
        assert text.startswith("<b>+" if points > 0 else "<b>\u2212")
        assert side == ("middle right" if points > 0 else "middle left")


def test_the_table_of_differences_has_every_criterion_and_the_sum(salford: OptionSet) -> None:
    table = scenario_differences(compared(salford), "s3", names(salford)).table
    assert list(table["Criterion"]) == [*names(salford).values(), "Overall value"]
    assert table.iloc[-1]["1(b)"] == "\u221216.6"


def test_one_weighting_moves_nothing(salford: OptionSet) -> None:
    (one,) = scenarios_of(salford, ("Equal weights",))
    comparison = compare([one, replace(one, id="again", title="Again")])
    chart = scenario_differences(comparison, "again", names(salford))
    assert chart.title == (
        "Every option is worth the same with the weights of “Again” as with those of "
        "“Equal weights”."
    )


def test_a_gap_that_rounding_hides_is_written_to_one_decimal(salford: OptionSet) -> None:
    weights = dict.fromkeys(names(salford), 1.0)
    (one,) = scenarios_of(salford, ("Equal weights",))
    nudged = score(salford, weights | {"voice": 1.04})
    comparison = compare([one, replace(one, id="nudged", title="Nudged", scores=nudged)])
    chart = scenario_differences(comparison, "nudged", names(salford))
    assert "68.8 to 68.9 (+0.1)" in _said(trace(chart, "headings")["text"][0])


@pytest.mark.parametrize("wanted", ["s0", "nobody"])
def test_only_another_scenario_can_differ_from_the_first(salford: OptionSet, wanted: str) -> None:
    with pytest.raises(AppraisalError, match=f"'{wanted}' is not a scenario that is compared"):
        scenario_differences(compared(salford), wanted, names(salford))


def test_where_values_cannot_be_compared_a_sentence_says_so(salford: OptionSet) -> None:
    chart = scenario_differences(other_sets(salford), "there", names(salford))
    assert chart.title.endswith("cannot be split by criterion.")
    assert "The scenarios hold different options" in chart.alt


def test_a_scenarios_table_holds_its_weights_and_what_each_criterion_adds(
    salford: OptionSet,
) -> None:
    half = scenarios_of(salford, ("Equal weights", "-", "-", "Half"))[3]
    table = scenario_contributions(half)
    assert list(table.columns) == ["Criterion", "Weight", "1(a)", "1(b)", "2", "3"]
    assert all(isinstance(cell, str) for cell in table.to_numpy().ravel())
    ready = table.set_index("Criterion").loc["Ready soon"]
    assert _said(ready["Weight"]) == "50 %"
    assert ready["3"] == "35"
    assert table.iloc[-1]["Criterion"] == "Overall value"


def test_a_scenarios_table_says_the_places_of_its_options(salford: OptionSet) -> None:
    (equal,) = scenarios_of(salford, ("Equal weights",))
    assert scenario_contributions(equal).iloc[-1]["1(b)"] == "69 (leads)"


@pytest.mark.parametrize("count", [2, 3, 4])
def test_wall_columns_can_be_read_from_the_back_of_a_hall(large: OptionSet, count: int) -> None:
    comparison = compare(compared(large).scenarios[:count])
    for chart in (
        scenario_values(comparison, size="wall"),
        scenario_differences(comparison, "s1", names(large), size="wall"),
    ):
        for one in spec(chart.figure)["data"]:
            assert one.get("textfont", {"size": 24})["size"] >= 24
