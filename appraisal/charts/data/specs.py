"""What a chart of partnership data is made of: one plain specification for each kind of chart.

A specification holds figures as they may be shown and the words that go with them, and nothing
about how they look. `data_chart` draws it for a screen and `picture` for a document. `title` is
the finding, a sentence. The charts hide nothing themselves: what must not be known is None in the
figures that they are given.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from appraisal.charts.data.series import ChartError, Series, check_lengths


@dataclass(frozen=True, kw_only=True)
class DataSpec(ABC):
    """What every chart of data has.

    `heading` is what the labels are, such as "Locality"; `unit` what the figures are, such as
    "people" or "£ a week"; `note` stands under the figure, for its source and its date.
    """

    title: str
    heading: str = "Group"
    unit: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ChartError("The chart has no title. Give its finding as a sentence.")

    @property
    @abstractmethod
    def series_held(self) -> tuple[Series, ...]:
        """Every series that the chart is drawn from."""

    @property
    def hidden(self) -> int:
        """How many figures of the chart are hidden."""
        return sum(series.hidden for series in self.series_held)


@dataclass(frozen=True, kw_only=True)
class Labelled(DataSpec):
    """A chart with one row, column or place for each label."""

    labels: tuple[str, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        check_lengths(self.labels, *self.series_held)


@dataclass(frozen=True, kw_only=True)
class Bars(Labelled):
    """One series as level bars; the labels in `stressed` are in the colour that says "look here".

    Without `stressed`, every bar is.
    """

    series: Series
    stressed: tuple[str, ...] = ()

    @property
    def series_held(self) -> tuple[Series, ...]:
        """The one series."""
        return (self.series,)


@dataclass(frozen=True, kw_only=True)
class GroupedBars(Labelled):
    """Two to four series beside one another under each label, such as three years."""

    series: tuple[Series, ...]

    def __post_init__(self) -> None:
        _check_number(self.series, 2, 4)
        super().__post_init__()

    @property
    def series_held(self) -> tuple[Series, ...]:
        """The series, in order."""
        return self.series


@dataclass(frozen=True, kw_only=True)
class StackedBars(Labelled):
    """Parts of a whole, end to end, none below 0; `totals` are written at the ends."""

    series: tuple[Series, ...]
    totals: Series | None = None

    def __post_init__(self) -> None:
        _check_number(self.series, 2, 6)
        _check_not_negative(self.series)
        super().__post_init__()

    @property
    def series_held(self) -> tuple[Series, ...]:
        """The parts, then the totals."""
        return self.series if self.totals is None else (*self.series, self.totals)


@dataclass(frozen=True, kw_only=True)
class Distribution(Labelled):
    """How each label's people fall into bands, in order from the least to the most.

    Every bar is as long as any other and stands for the figures shown; `totals` stand at the ends.
    """

    bands: tuple[Series, ...]
    totals: Series | None = None

    def __post_init__(self) -> None:
        _check_number(self.bands, 2, 7)
        _check_not_negative(self.bands)
        super().__post_init__()

    @property
    def series_held(self) -> tuple[Series, ...]:
        """The bands, then the totals."""
        return self.bands if self.totals is None else (*self.bands, self.totals)


@dataclass(frozen=True, kw_only=True)
class PairedShares(Labelled):
    """The same two to four groups as shares (0 to 1) of two wholes, such as people and cost."""

    first: Series
    second: Series

    def __post_init__(self) -> None:
        if not 2 <= len(self.labels) <= 4:
            raise ChartError(
                f"There are {len(self.labels)} groups. Give two to four for shares of two wholes."
            )
        _check_not_negative(self.series_held)
        super().__post_init__()

    @property
    def series_held(self) -> tuple[Series, ...]:
        """Both shares."""
        return (self.first, self.second)


@dataclass(frozen=True, kw_only=True)
class GapBars(Labelled):
    """What is known against what is estimated, with the estimate's low and high, and the gap."""

    known: Series
    estimated: Series
    low: Series
    high: Series
    gap: Series | None = None

    @property
    def series_held(self) -> tuple[Series, ...]:
        """Known, estimated, low, high and, where given, the gap."""
        held = (self.known, self.estimated, self.low, self.high)
        return held if self.gap is None else (*held, self.gap)


@dataclass(frozen=True, kw_only=True)
class Trends(Labelled):
    """Lines over time, named at their ends, with a band from `low` to `high` round the first.

    `at` says where each label lies, such as the years 0, 1, 5 and 10; without it they lie evenly.
    `limit` is a level line, such as a capacity.
    """

    lines: tuple[Series, ...]
    low: Series | None = None
    high: Series | None = None
    limit: Series | None = None
    at: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        _check_number(self.lines, 1, 5)
        if (self.low is None) != (self.high is None):
            raise ChartError("The band has one edge only. Give both `low` and `high`, or neither.")
        places = self.places
        if len(places) != len(self.labels) or list(places) != sorted(set(places)):
            raise ChartError("`at` must rise, with one place for each label.")
        super().__post_init__()

    @property
    def places(self) -> tuple[float, ...]:
        """Where each label lies."""
        return self.at or tuple(float(place) for place in range(len(self.labels)))

    @property
    def series_held(self) -> tuple[Series, ...]:
        """The lines, then the edges of the band and the limit where there are any."""
        extra = (self.low, self.high, self.limit)
        return (*self.lines, *(one for one in extra if one is not None))


@dataclass(frozen=True, kw_only=True)
class Waterfall(Labelled):
    """Amounts that lead from one total to another; the labels in `totals` are totals.

    One hidden amount between two totals can be worked out from them: this is for public money.
    """

    amounts: Series
    totals: tuple[str, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.labels[0] not in self.totals:
            raise ChartError(
                f"The first amount, “{self.labels[0]}”, is no total. Begin with a total, "
                "and name it in `totals`."
            )

    @property
    def series_held(self) -> tuple[Series, ...]:
        """The amounts."""
        return (self.amounts,)


@dataclass(frozen=True, kw_only=True)
class HeatTable(DataSpec):
    """Figures by row and column, shaded by size; `row_totals` and `column_totals` are not shaded.

    Each of `rows` is named by its label and has one figure for each of `columns`.
    `column_totals` may have one figure more than there are columns, the total of all.
    """

    columns: tuple[str, ...]
    rows: tuple[Series, ...]
    row_totals: Series | None = None
    column_totals: Series | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.rows:
            raise ChartError("The table has no rows. Give one at least.")
        check_lengths(self.columns, *self.rows)
        check_lengths([row.name for row in self.rows], self.row_totals)
        if self.column_totals is not None:
            wanted = len(self.columns) + (self.row_totals is not None)
            check_lengths(
                self.columns + ("all",) * (wanted > len(self.columns)), self.column_totals
            )

    @property
    def series_held(self) -> tuple[Series, ...]:
        """The rows, then the totals where there are any."""
        extra = (self.row_totals, self.column_totals)
        return (*self.rows, *(one for one in extra if one is not None))


@dataclass(frozen=True, kw_only=True)
class Pyramid(Labelled):
    """Ages from the oldest (first label) to the youngest, two groups back to back.

    `left_later` and `right_later` are drawn as outlines, for the same groups in another year.
    """

    left: Series
    right: Series
    left_later: Series | None = None
    right_later: Series | None = None

    def __post_init__(self) -> None:
        if (self.left_later is None) != (self.right_later is None):
            raise ChartError("Only one side has a later year. Give it for both sides, or neither.")
        _check_not_negative(self.series_held)
        super().__post_init__()

    @property
    def series_held(self) -> tuple[Series, ...]:
        """Both sides, then both sides later where they are given."""
        extra = (self.left_later, self.right_later)
        return (self.left, self.right, *(one for one in extra if one is not None))


@dataclass(frozen=True, kw_only=True)
class DotRanges(Labelled):
    """A figure against the range that it is expected in, such as a unit cost and its reference.

    `expected` is what the ranges are called.
    """

    values: Series
    low: Series
    high: Series
    expected: str = "Expected range"

    @property
    def series_held(self) -> tuple[Series, ...]:
        """The figures, and the ends of their ranges."""
        return (self.values, self.low, self.high)


@dataclass(frozen=True, kw_only=True)
class Rates(Labelled):
    """Rates against one that they are compared with, with the range of each where it is known.

    `comparison` has one figure, such as the rate of the whole partnership.
    """

    rates: Series
    comparison: Series
    low: Series | None = None
    high: Series | None = None

    def __post_init__(self) -> None:
        if len(self.comparison) != 1:
            raise ChartError(
                f"“{self.comparison.name}” has {len(self.comparison)} figures. "
                "Give the one rate that the others are compared with."
            )
        if (self.low is None) != (self.high is None):
            raise ChartError(
                "The ranges have one end only. Give both `low` and `high`, or neither."
            )
        DataSpec.__post_init__(self)
        check_lengths(self.labels, self.rates, self.low, self.high)

    @property
    def series_held(self) -> tuple[Series, ...]:
        """The rates, the ends of their ranges where given, and what they are compared with."""
        extra = (self.low, self.high)
        return (self.rates, *(one for one in extra if one is not None), self.comparison)


@dataclass(frozen=True, kw_only=True)
class Tolerance(Labelled):
    """How far each amount reaches against what is tolerated, such as an overspend in per cents."""

    amounts: Series
    tolerated: Series

    @property
    def series_held(self) -> tuple[Series, ...]:
        """The amounts, and what is tolerated."""
        return (self.amounts, self.tolerated)


def _check_number(series: tuple[Series, ...], least: int, most: int) -> None:
    if not least <= len(series) <= most:
        raise ChartError(
            f"The chart has {len(series)} series. Give {least} to {most}: "
            "more cannot be told apart, so put the smallest together."
        )


def _check_not_negative(series: tuple[Series, ...]) -> None:
    for one in series:
        if any(value < 0 for value in one.shown):
            raise ChartError(
                f"“{one.name}” has a figure below 0, which cannot be a part of a whole. "
                "Use a waterfall for amounts that go down."
            )
