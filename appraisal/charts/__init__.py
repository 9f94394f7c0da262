"""Results in, Plotly figures out, each with its text alternative and its table.

The only package that imports Plotly. Show a figure with `theme=None` and `PLOT_CONFIG`.
"""

from appraisal.charts.chart import PLOT_CONFIG, Chart, LegendItem
from appraisal.charts.contributions import contribution_bars
from appraisal.charts.groups import GroupWeights, group_weights
from appraisal.charts.matrix import performance_matrix
from appraisal.charts.palette import ACCENT, INK, MUTED, PAPER, Swatch, swatch
from appraisal.charts.rounding import display_values, display_weights
from appraisal.charts.text import plain
from appraisal.charts.warming import draw_something
from appraisal.charts.weights import weight_bars, weight_shift

__all__ = [
    "ACCENT",
    "INK",
    "MUTED",
    "PAPER",
    "PLOT_CONFIG",
    "Chart",
    "GroupWeights",
    "LegendItem",
    "Swatch",
    "contribution_bars",
    "display_values",
    "display_weights",
    "draw_something",
    "group_weights",
    "performance_matrix",
    "plain",
    "swatch",
    "weight_bars",
    "weight_shift",
]
