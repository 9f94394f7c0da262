"""What holds for every chart, at every size, of every sort of option set."""

import re
from collections.abc import Callable
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from appraisal.charts import Chart, contribution_bars
from appraisal.option_sets import OptionSet, Score
from appraisal.scoring import score
from tests.charts.results import names, spec, texts, trace

Charts = Callable[[OptionSet], list[Chart]]

_OURS = re.compile(r"</?b>|<br>")


@pytest.fixture(params=["salford", "hurdled", "tied", "large", "hostile"])
def charts(request: pytest.FixtureRequest, every_chart: Charts) -> list[Chart]:
    return every_chart(request.getfixturevalue(request.param))


def test_no_figure_holds_nan_and_every_property_is_one_that_plotly_knows(
    charts: list[Chart],
) -> None:
    for chart in charts:
        go.Figure(spec(chart.figure))


def test_every_chart_says_its_finding_in_words_and_in_a_table(charts: list[Chart]) -> None:
    for chart in charts:
        assert chart.title.endswith(".")
        assert chart.alt.endswith(".")
        assert len(chart.alt) > 40
        assert chart.table.columns.is_unique
        assert all(isinstance(cell, str) for cell in chart.table.to_numpy().ravel())


def test_the_only_tags_in_a_figure_are_our_own(charts: list[Chart]) -> None:
    for chart in charts:
        for text in texts(chart.figure):
            assert not re.search(r"[<>$]", _OURS.sub("", text)), text


def test_no_figure_uses_a_template_of_plotlys(charts: list[Chart]) -> None:
    for chart in charts:
        for one in spec(chart.figure)["data"]:
            assert "hovertemplate" not in one
            assert "texttemplate" not in one


def test_every_trace_has_a_uid_of_its_own(charts: list[Chart]) -> None:
    for chart in charts:
        uids = [one["uid"] for one in spec(chart.figure)["data"]]
        assert len(set(uids)) == len(uids)


def test_figures_stay_light(charts: list[Chart]) -> None:
    for chart in charts:
        assert len(chart.figure.to_json()) < 60_000
        assert spec(chart.figure)["layout"]["template"] == {}


def test_no_word_starts_beyond_its_axis_where_plotly_would_leave_it_out(
    charts: list[Chart],
) -> None:
    for chart in charts:
        read = spec(chart.figure)
        bottom, top = read["layout"]["yaxis"]["range"]
        for one in read["data"]:
            if one.get("mode") != "text":
                continue
            start, end = read["layout"]["xaxis2" if one["xaxis"] == "x2" else "xaxis"]["range"]
            for x, y, text in zip(one["x"], one["y"], one["text"], strict=True):
                assert not text or (start <= x <= end and top <= y <= bottom), (chart.title, text)


@pytest.mark.parametrize("value", [99.9, 100.0])
def test_an_option_worth_all_there_is_shows_its_value(salford: OptionSet, value: float) -> None:
    first = replace(salford.options[0], scores={leaf.id: Score(value) for leaf in salford.leaves})
    chart = contribution_bars(
        score(replace(salford, options=(first, *salford.options[1:]))), names(salford)
    )
    values = trace(chart, "values")
    _, end = spec(chart.figure)["layout"]["xaxis"]["range"]
    assert max(values["x"]) <= end
