from dataclasses import replace

from appraisal.charts import performance_matrix
from appraisal.charts.palette import value_colour
from appraisal.option_sets import Criterion, Measure, OptionSet, Score
from appraisal.scoring import score
from tests.charts.results import LONG, spec, trace


def test_every_cell_has_its_number_and_its_shade(salford: OptionSet) -> None:
    chart = performance_matrix(salford, score(salford))
    assert trace(chart, "shades")["z"][0] == [70, 80, 40, 40]
    assert trace(chart, "values")["text"][:4] == ["70", "80", "40", "40*"]
    assert len(trace(chart, "values")["text"]) == 32


def test_inferred_and_silent_cells_are_signed_and_the_signs_explained(salford: OptionSet) -> None:
    chart = performance_matrix(salford, score(salford))
    signed = [text[-1] for text in trace(chart, "values")["text"] if not text.isdigit()]
    assert (signed.count("*"), signed.count("†")) == (4, 5)
    assert trace(chart, "key")["text"] == ["* inferred, not stated · † the sources are silent"]
    assert "Of 32 cells, 4 inferred and 5 on which the sources are silent." in chart.alt


def test_a_blank_cell_is_hatched_and_says_no_score(hurdled: OptionSet) -> None:
    chart = performance_matrix(hurdled, score(hurdled))
    assert trace(chart, "shades")["z"][7] == [60, 30, 50, None]
    assert trace(chart, "unshaded")["marker"]["pattern"]["shape"] == ["/"]
    assert trace(chart, "small-words")["text"] == ["no score"]
    assert trace(chart, "overall")["text"] == ["<b>46</b>", "(69)", "<b>51</b>", "incomplete"]
    key = trace(chart, "key")["text"][0].replace("<br>", " ")
    assert key.endswith("hatched: no score, never counted as 0 · in brackets: takes no rank")
    assert chart.table.iloc[7]["3"] == "no score"


def test_a_measure_shows_its_unit_and_its_value(large: OptionSet) -> None:
    chart = performance_matrix(large, score(large))
    assert trace(chart, "small-words")["text"][0] == "2 weeks"
    assert "100*" in trace(chart, "values")["text"]
    assert chart.table.iloc[1]["A"] == "100 (2 weeks, inferred, not stated)"


def test_a_dropped_criterion_is_named_and_off_the_scale(salford: OptionSet) -> None:
    wait = Criterion("ready", "Ready soon", measure=Measure("weeks", ((2, 100), (12, 0))))
    options = tuple(
        replace(option, scores={**option.scores, "ready": Score(6.0)}) for option in salford.options
    )
    local = replace(
        salford, scale="local", options=options, criteria=(*salford.criteria[:-1], wait)
    )
    chart = performance_matrix(local, score(local))
    assert "dropped: every option ties" in trace(chart, "names")["text"][7].replace(
        "\u2002<br>", " "
    )
    assert trace(chart, "shades")["z"][7] == [None] * 4
    assert trace(chart, "small-words")["text"] == ["6 weeks"] * 4
    assert chart.table.iloc[7]["Weight"] == "dropped"
    assert trace(chart, "unshaded")["marker"]["pattern"]["shape"] == [""] * 4
    assert chart.title.endswith("of 7 criteria.")


def test_the_title_says_who_scores_best_most_often(salford: OptionSet) -> None:
    chart = performance_matrix(salford, score(salford))
    assert chart.title == "1(b) scores best, alone or jointly, on 6 of 8 criteria."


def test_numbers_switch_colour_with_the_shade(salford: OptionSet) -> None:
    colours = trace(performance_matrix(salford, score(salford)), "values")["textfont"]["color"]
    assert value_colour(90) != value_colour(10)
    assert len(set(colours)) > 1


def test_all_the_words_of_a_row_stay_inside_it(salford: OptionSet) -> None:
    criteria = tuple(replace(criterion, name=LONG) for criterion in salford.criteria)
    chart = performance_matrix(replace(salford, criteria=criteria), score(salford), size="phone")
    names, edges = trace(chart, "names"), trace(chart, "shades")["y"]
    for place in range(8):
        reach = (names["text"][place].count("<br>") + 1) * names["textfont"]["size"] * 1.3 / 2
        assert edges[place] <= names["y"][place] - reach
        assert names["y"][place] + reach <= edges[place + 1]


def test_narrow_columns_keep_what_matters(large: OptionSet) -> None:
    chart = performance_matrix(large, score(large), size="phone")
    assert trace(chart, "small-words")["text"] == [*map(str, range(2, 12)), "\u2013"]
    names = [name.replace("\u2002<br>", " ") for name in trace(chart, "names")["text"]]
    assert names[1].startswith("Criterion number 2 (weeks)")


def test_thirty_options_by_forty_criteria_can_be_drawn(salford: OptionSet) -> None:
    criteria = tuple(Criterion(f"c{n}", f"Criterion {n}") for n in range(40))
    cells = {criterion.id: Score(50.0) for criterion in criteria}
    option = salford.options[0]
    options = tuple(replace(option, id=f"o{n}", label=f"O{n}", scores=cells) for n in range(30))
    largest = replace(salford, criteria=criteria, options=options)
    chart = performance_matrix(largest, score(largest))
    assert len(spec(chart.figure)["data"][0]["z"]) == 40
    assert chart.table.shape == (42, 32)
    assert chart.title.startswith("No option stands out")
