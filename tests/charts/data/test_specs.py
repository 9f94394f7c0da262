"""What a specification accepts, and what it says about what it does not."""

from dataclasses import dataclass
from typing import Any

import pytest

from appraisal.charts.data import (
    HIDDEN,
    Bars,
    ChartError,
    DataSpec,
    Distribution,
    GapBars,
    GroupedBars,
    HeatTable,
    PairedShares,
    Pyramid,
    Rates,
    Series,
    StackedBars,
    Trends,
    Waterfall,
    data_chart,
)
from appraisal.errors import AppraisalError

ONE = Series("One", (1.0, 2.0))
OTHER = Series("Other", (3.0, 4.0))
SHORT = Series("Short", (1.0,))
BELOW = Series("Below", (1.0, -2.0))
AB = ("a", "b")


@dataclass(frozen=True)
class Shown:
    """A figure as the disclosure gate hands it out."""

    value: float | None
    text: str


def test_a_series_is_made_of_figures_that_know_their_value_and_their_text() -> None:
    series = Series.of("Adults", [Shown(860, "860"), Shown(None, "*"), Shown(0, "0")])
    assert series == Series("Adults", (860, None, 0), ("860", HIDDEN, "0"))
    assert (series.hidden, series.shown, len(series)) == (1, (860, 0), 3)


def test_figures_without_texts_are_written_with_commas_and_none_is_not_known() -> None:
    assert Series("S", (1234567.0, 0.5, None)).texts == ("1,234,567", "0.5", "not known")


@pytest.mark.parametrize(
    ("values", "texts", "message"),
    [
        ((1.0,), ("1", "2"), "“S” has 1 values and 2 texts. Give one text for each value"),
        ((float("nan"),), ("1",), "“S” holds nan, which cannot be drawn"),
        ((float("inf"),), (), "“S” holds inf, which cannot be drawn"),
        ((4.0,), (HIDDEN,), "“S” has a value under a hidden figure. A chart would tell it"),
    ],
)
def test_a_series_that_cannot_be_drawn_is_refused(
    values: tuple[float, ...], texts: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ChartError, match=message):
        Series("S", values, texts)


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        (Bars, {"labels": (), "series": ONE}, "has no labels. Give one at least"),
        (Bars, {"labels": AB, "series": SHORT}, "“Short” has 1 figures for 2 labels"),
        (Bars, {"labels": AB, "series": ONE, "title": " "}, "has no title. Give its finding"),
        (GroupedBars, {"labels": AB, "series": (ONE,)}, "has 1 series. Give 2 to 4"),
        (GroupedBars, {"labels": AB, "series": (ONE,) * 5}, "has 5 series. Give 2 to 4"),
        (StackedBars, {"labels": AB, "series": (ONE, BELOW)}, "“Below” has a figure below 0"),
        (Distribution, {"labels": AB, "bands": (ONE,) * 8}, "has 8 series. Give 2 to 7"),
        (PairedShares, {"labels": ("a",), "first": SHORT, "second": SHORT}, "There are 1 groups"),
        (PairedShares, {"labels": AB, "first": ONE, "second": BELOW}, "a figure below 0"),
        (
            GapBars,
            {"labels": AB, "known": ONE, "estimated": OTHER, "low": ONE, "high": SHORT},
            "“Short” has 1 figures for 2 labels",
        ),
        (Trends, {"labels": AB, "lines": (ONE,), "low": ONE}, "The band has one edge only"),
        (Trends, {"labels": AB, "lines": (ONE,), "at": (5, 1)}, "`at` must rise"),
        (Trends, {"labels": AB, "lines": (ONE,), "at": (5,)}, "`at` must rise"),
        (Waterfall, {"labels": AB, "amounts": ONE, "totals": ("b",)}, "“a”, is no total"),
        (HeatTable, {"columns": AB, "rows": (ONE, SHORT)}, "“Short” has 1 figures for 2 labels"),
        (HeatTable, {"columns": AB, "rows": ()}, "has no rows"),
        (
            HeatTable,
            {"columns": AB, "rows": (ONE,), "row_totals": OTHER},
            "“Other” has 2 figures for 1 labels",
        ),
        (
            HeatTable,
            {"columns": AB, "rows": (ONE,), "column_totals": SHORT},
            "“Short” has 1 figures for 2 labels",
        ),
        (
            Pyramid,
            {"labels": AB, "left": ONE, "right": ONE, "left_later": ONE},
            "Only one side has a later year",
        ),
        (Rates, {"labels": AB, "rates": ONE, "comparison": OTHER}, "“Other” has 2 figures"),
        (
            Rates,
            {"labels": AB, "rates": ONE, "comparison": SHORT, "low": ONE},
            "The ranges have one end only",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_what_to_do(
    kind: type[DataSpec], given: dict[str, Any], message: str
) -> None:
    with pytest.raises(ChartError, match=message):
        kind(**{"title": "A finding.", **given})


def test_a_chart_error_is_one_that_people_may_read() -> None:
    assert issubclass(ChartError, AppraisalError)


def test_a_specification_of_an_unknown_kind_is_refused_with_those_there_are() -> None:
    class Pie(DataSpec):
        """A kind that nothing draws."""

        @property
        def series_held(self) -> tuple[Series, ...]:
            return ()

    with pytest.raises(ChartError, match=r"no chart of a Pie\. Use one of Bars, Grouped"):
        data_chart(Pie(title="A finding."))
