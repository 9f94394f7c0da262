"""Charts of partnership data: one plain specification, for a screen and for a document.

`data_chart` draws a specification with Plotly; `picture` draws the same one as SVG or PNG.
"""

from appraisal.charts.data.kinds import KINDS, alternative, data_chart
from appraisal.charts.data.pictures import picture
from appraisal.charts.data.series import HIDDEN, NOT_KNOWN, ChartError, Series
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
from appraisal.charts.data.tables import table_of

__all__ = [
    "HIDDEN",
    "KINDS",
    "NOT_KNOWN",
    "Bars",
    "ChartError",
    "DataSpec",
    "Distribution",
    "DotRanges",
    "GapBars",
    "GroupedBars",
    "HeatTable",
    "PairedShares",
    "Pyramid",
    "Rates",
    "Series",
    "StackedBars",
    "Tolerance",
    "Trends",
    "Waterfall",
    "alternative",
    "data_chart",
    "picture",
    "table_of",
]
