"""What holds for every chart of rooms, scenarios and money, beside what holds for every chart."""

import pytest

from appraisal.charts.frame import SizeName
from appraisal.option_sets import OptionSet
from tests.charts.compared import comparison_charts
from tests.charts.results import spec


@pytest.fixture(params=["salford", "hurdled", "tied", "large", "hostile"])
def option_set(request: pytest.FixtureRequest) -> OptionSet:
    found: OptionSet = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("size", ["wall", "page", "phone"])
def test_no_word_starts_beyond_its_axis_where_plotly_would_leave_it_out(
    option_set: OptionSet, size: SizeName
) -> None:
    for chart in comparison_charts(option_set, size):
        read = spec(chart.figure)
        bottom, top = read["layout"]["yaxis"]["range"]
        for one in read["data"]:
            if one.get("mode") != "text":
                continue
            start, end = read["layout"]["xaxis2" if one["xaxis"] == "x2" else "xaxis"]["range"]
            for x, y, text in zip(one["x"], one["y"], one["text"], strict=True):
                assert not text or (start <= x <= end and top <= y <= bottom), (chart.title, text)


def test_a_title_is_never_a_bare_id_and_the_alt_says_it_too(option_set: OptionSet) -> None:
    for chart in comparison_charts(option_set, "page"):
        assert chart.title in chart.alt or "kept private" in chart.title
        assert "None" not in chart.alt
