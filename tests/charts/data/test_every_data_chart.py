"""What holds for every chart of data, at every size, of every sort of figures."""

import re
from functools import cache

import plotly.graph_objects as go
import pytest

from appraisal.charts import Chart, SizeName
from appraisal.charts.data import HIDDEN, KINDS, DataSpec, data_chart, table_of
from appraisal.charts.data.drawing import Box, Words
from appraisal.charts.data.kinds import drawn
from appraisal.charts.frame import SIZES
from tests.charts.data.examples import EXAMPLES
from tests.charts.data.variants import VARIANTS
from tests.charts.results import spec as figure_spec
from tests.charts.results import texts

SIZE_NAMES: tuple[SizeName, ...] = ("wall", "page", "phone")
_OURS = re.compile(r"</?b>|<br>")

every_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: type(one).__name__)


@pytest.fixture(params=EXAMPLES, ids=lambda one: type(one).__name__)
def example(request: pytest.FixtureRequest) -> DataSpec:
    one: DataSpec = request.param
    return one


@pytest.fixture(params=VARIANTS)
def awkward(request: pytest.FixtureRequest, example: DataSpec) -> DataSpec:
    return VARIANTS[request.param](example)


@pytest.fixture
def charts(awkward: DataSpec) -> list[Chart]:
    return charts_of(awkward)


@cache
def charts_of(spec: DataSpec) -> list[Chart]:
    """The charts of a specification at every size, drawn once for all tests."""
    return [data_chart(spec, size=size) for size in SIZE_NAMES]


def test_there_is_an_example_of_every_kind() -> None:
    assert {type(one) for one in EXAMPLES} == set(KINDS)


def test_no_figure_holds_nan_and_every_property_is_one_that_plotly_knows(
    charts: list[Chart],
) -> None:
    for chart in charts:
        go.Figure(figure_spec(chart.figure))


def test_the_only_tags_in_a_figure_are_our_own(charts: list[Chart]) -> None:
    for chart in charts:
        for text in texts(chart.figure):
            assert not re.search(r"[<>$]", _OURS.sub("", text)), text


def test_every_trace_has_a_uid_of_its_own_and_no_template(charts: list[Chart]) -> None:
    for chart in charts:
        traces = figure_spec(chart.figure)["data"]
        assert len({one["uid"] for one in traces}) == len(traces)
        assert not any("hovertemplate" in one or "texttemplate" in one for one in traces)


def test_figures_stay_light(charts: list[Chart]) -> None:
    for chart in charts:
        assert len(chart.figure.to_json()) < 60_000


def test_no_mark_and_no_word_starts_beyond_the_plot(charts: list[Chart]) -> None:
    for chart in charts:
        read = figure_spec(chart.figure)
        bottom, top = read["layout"]["yaxis"]["range"]
        for one in read["data"]:
            if one["type"] == "bar":
                ends = zip(one["base"], one["x"], strict=True)
                assert all(b >= -1e-9 and b + x <= 1 + 1e-9 for b, x in ends), one["uid"]
                continue
            for x, y in zip(one["x"], one["y"], strict=True):
                if x is not None:
                    assert -0.01 <= x <= 1 + 1e-9, one["uid"]
                    assert top <= y <= bottom, one["uid"]


def test_the_alternative_says_the_kind_the_finding_and_how_many_are_hidden(
    awkward: DataSpec, charts: list[Chart]
) -> None:
    for chart in charts:
        assert chart.title == awkward.title
        assert chart.alt.endswith(".")
        assert KINDS[type(awkward)].name in chart.alt
        assert awkward.title in chart.alt
        assert ("hidden to protect people" in chart.alt) == bool(awkward.hidden)


def test_the_table_holds_every_figure_as_the_chart_writes_it(awkward: DataSpec) -> None:
    table = table_of(awkward)
    cells = list(table.iloc[:, 1:].to_numpy().ravel())
    assert table.columns.is_unique
    assert all(isinstance(cell, str) for cell in table.to_numpy().ravel())
    for series in awkward.series_held:
        assert set(series.texts) <= set(cells)
    assert cells.count(HIDDEN) == awkward.hidden


@every_example
@pytest.mark.parametrize("size", SIZE_NAMES)
def test_hidden_figures_are_hatched_and_one_is_as_wide_as_another(
    example: DataSpec, size: SizeName
) -> None:
    marks = drawn(example, SIZES[size]).marks
    hatched = [m for m in marks if isinstance(m, Box) and m.look.outline and m.layer == "hidden"]
    assert all(box.look.pattern for box in hatched)
    assert len({round(box.right - box.left, 9) for box in hatched}) <= 1
    stars = sum(mark.lines == (HIDDEN,) for mark in marks if isinstance(mark, Words))
    assert bool(stars) == bool(example.hidden)


@every_example
def test_nothing_is_drawn_of_figures_that_are_all_hidden_but_marks_that_say_so(
    example: DataSpec,
) -> None:
    hidden = VARIANTS["all hidden"](example)
    for mark in drawn(hidden, SIZES["page"]).marks:
        if isinstance(mark, Box) and mark.layer not in ("legend", "cells"):
            assert mark.layer == "hidden"
        if isinstance(mark, Words) and mark.layer in ("figures", "ends", "totals"):
            assert mark.lines == (HIDDEN,)


@every_example
def test_zero_looks_unlike_hidden_and_unlike_not_known(example: DataSpec) -> None:
    looks = [
        [
            mark
            for mark in drawn(VARIANTS[name](example), SIZES["page"]).marks
            if getattr(mark, "layer", "") not in ("names", "notes", "caption", "legend", "scale")
        ]
        for name in ("all zero", "all hidden", "all unknown")
    ]
    assert looks[0] != looks[1] != looks[2] != looks[0]


@every_example
def test_words_of_one_drawing_are_large_enough_to_read(example: DataSpec) -> None:
    for name, least in (("wall", 20.0), ("page", 13.0), ("phone", 9.0)):
        for mark in drawn(example, SIZES[name]).marks:
            if isinstance(mark, Words):
                assert mark.font >= least, (name, mark)
