"""What holds for every chart of rooms, scenarios and money, beside what holds for every chart."""

import pytest

from appraisal.option_sets import OptionSet
from tests.charts.compared import comparison_charts


@pytest.fixture(params=["salford", "hurdled", "tied", "large", "hostile"])
def option_set(request: pytest.FixtureRequest) -> OptionSet:
    found: OptionSet = request.getfixturevalue(request.param)
    return found


def test_a_title_is_never_a_bare_id_and_the_alt_says_it_too(option_set: OptionSet) -> None:
    for chart in comparison_charts(option_set, "page"):
        assert chart.title in chart.alt or chart.title.startswith("“")
        assert "None" not in chart.alt
