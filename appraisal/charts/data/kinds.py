"""Every kind of chart of data: how it is drawn, and how it is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from appraisal.charts.chart import Chart
from appraisal.charts.data.bars import bars, grouped_bars
from appraisal.charts.data.drawing import Drawing
from appraisal.charts.data.gaps import estimate_said, gap_bars, known_said
from appraisal.charts.data.heat import heat_table
from appraisal.charts.data.plotted import plotted
from appraisal.charts.data.pyramids import pyramid
from appraisal.charts.data.ranges import against_range, dot_ranges, range_said
from appraisal.charts.data.rates import differs, rates
from appraisal.charts.data.series import ChartError
from appraisal.charts.data.shares import paired_shares
from appraisal.charts.data.specs import (
    Bars,
    DataSpec,
    Distribution,
    DotRanges,
    GapBars,
    GroupedBars,
    HeatTable,
    PairedShares,
    Pyramid,
    Rates,
    StackedBars,
    Tolerance,
    Trends,
    Waterfall,
)
from appraisal.charts.data.stacks import distribution, stacked_bars
from appraisal.charts.data.tables import all_said, heat_said, hidden_said, table_of
from appraisal.charts.data.tolerances import status, tolerance
from appraisal.charts.data.trends import trends
from appraisal.charts.data.waterfalls import waterfall
from appraisal.charts.frame import SIZES, Size, SizeName
from appraisal.wording import listed


@dataclass(frozen=True)
class Kind:
    """One kind of chart: its name in words, how it is drawn at a size, and its figures in words."""

    name: str
    draws: Callable[[Any, Size], Drawing]
    says: Callable[[Any], str]


def data_chart(spec: DataSpec, *, size: SizeName = "page") -> Chart:
    """The chart of a specification, with its text alternative and its table."""
    return Chart(
        figure=plotted(drawn(spec, SIZES[size])),
        title=spec.title,
        alt=alternative(spec),
        table=table_of(spec),
    )


def drawn(spec: DataSpec, size: Size) -> Drawing:
    """The marks of a specification's chart."""
    return kind_of(spec).draws(spec, size)


def alternative(spec: DataSpec) -> str:
    """The chart in words: its kind, its finding, its main figures, and how many are hidden."""
    kind = kind_of(spec)
    unit = f": {spec.unit}" if spec.unit else ""
    parts = [f"{kind.name}{unit}.", _sentence(spec.title), kind.says(spec), hidden_said(spec)]
    return " ".join(part for part in parts if part)


def kind_of(spec: DataSpec) -> Kind:
    """The kind of chart that a specification is of."""
    try:
        return KINDS[type(spec)]
    except KeyError:
        known = listed([kind.__name__ for kind in KINDS])
        raise ChartError(
            f"There is no chart of a {type(spec).__name__}. Use one of {known}."
        ) from None


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


def _every_series(spec: DataSpec) -> str:
    labels = spec.labels if hasattr(spec, "labels") else ()
    return all_said(labels, spec.series_held)


def _rates(spec: Rates) -> str:
    compared = f"{spec.comparison.name}: {spec.comparison.texts[0]}."
    apart = [label for place, label in enumerate(spec.labels) if differs(spec, place)]
    said = all_said(spec.labels, (spec.rates,))
    if spec.low is None:
        return f"{said} {compared}"
    others = f"With a range wholly above or below it: {listed(apart) or 'none'}."
    return f"{said} {compared} {others}"


def _gaps(spec: GapBars) -> str:
    return " ".join(
        f"{label}: {spec.known.name.lower()} {known_said(spec, place)}, "
        f"{spec.estimated.name.lower()} {estimate_said(spec, place)}."
        for place, label in enumerate(spec.labels)
    )


def _dots(spec: DotRanges) -> str:
    return " ".join(_dot(spec, place) for place in range(len(spec.labels)))


def _dot(spec: DotRanges, place: int) -> str:
    said = f"{spec.labels[place]}: {spec.values.texts[place]}"
    if spec.low.values[place] is None and spec.high.values[place] is None:
        return f"{said}."
    if spec.values.values[place] is None:
        return f"{said} ({spec.expected.lower()} {range_said(spec, place)})."
    return f"{said}, {against_range(spec, place) or 'within'} {range_said(spec, place)}."


def _tolerances(spec: Tolerance) -> str:
    return " ".join(
        f"{label}: {status(spec, place)}; {spec.tolerated.name} {spec.tolerated.texts[place]}."
        for place, label in enumerate(spec.labels)
    )


def _trends(spec: Trends) -> str:
    first, last = spec.labels[0], spec.labels[-1]
    return " ".join(
        f"{one.name}: {one.texts[0]} ({first}), {one.texts[-1]} ({last})."
        if len(one) > 1
        else f"{one.name}: {one.texts[0]} ({first})."
        for one in spec.series_held
    )


KINDS: Final[Mapping[type[DataSpec], Kind]] = MappingProxyType(
    {
        Bars: Kind("Bar chart", bars, _every_series),
        GroupedBars: Kind("Grouped bar chart", grouped_bars, _every_series),
        StackedBars: Kind("Stacked bar chart", stacked_bars, _every_series),
        Distribution: Kind("Bars divided into bands", distribution, _every_series),
        PairedShares: Kind("Two bars of shares", paired_shares, _every_series),
        GapBars: Kind("Bars of what is known and what is estimated", gap_bars, _gaps),
        Trends: Kind("Line chart", trends, _trends),
        Waterfall: Kind("Waterfall chart", waterfall, _every_series),
        HeatTable: Kind("Table of shaded cells", heat_table, heat_said),
        Pyramid: Kind("Population pyramid", pyramid, _every_series),
        DotRanges: Kind("Dots against their ranges", dot_ranges, _dots),
        Rates: Kind("Bars of rates", rates, _rates),
        Tolerance: Kind("Bars against what is tolerated", tolerance, _tolerances),
    }
)
"""Every kind of specification and how it becomes a chart."""
