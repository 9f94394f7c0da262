"""Results in, Plotly figures out, each with its text alternative and its table.

The only package that imports Plotly. Show a figure with `theme=None` and `PLOT_CONFIG`.
"""

from appraisal.charts.acceptability import rank_acceptability
from appraisal.charts.central import EQUALLY, central_weights
from appraisal.charts.chart import PLOT_CONFIG, Chart, LegendItem
from appraisal.charts.clusters import opinion_clusters
from appraisal.charts.comparison import scenario_contributions, scenario_values
from appraisal.charts.contributions import contribution_bars
from appraisal.charts.crossing import crossing_lines
from appraisal.charts.differences import scenario_differences
from appraisal.charts.draws import draws_sentence, share_of
from appraisal.charts.frame import SizeName
from appraisal.charts.frontier import frontier
from appraisal.charts.groups import DIFFER_MOST, GroupWeights, group_weights
from appraisal.charts.headtohead import pairwise_table
from appraisal.charts.matrix import performance_matrix
from appraisal.charts.palette import ACCENT, INK, MUTED, PAPER, Swatch, swatch
from appraisal.charts.rounding import display_values, display_weights
from appraisal.charts.spread import criterion_spread, voices
from appraisal.charts.switches import switch_finding, switching_table
from appraisal.charts.text import plain
from appraisal.charts.tornado import tornado
from appraisal.charts.warming import draw_something
from appraisal.charts.weights import weight_bars, weight_shift

__all__ = [
    "ACCENT",
    "DIFFER_MOST",
    "EQUALLY",
    "INK",
    "MUTED",
    "PAPER",
    "PLOT_CONFIG",
    "Chart",
    "GroupWeights",
    "LegendItem",
    "SizeName",
    "Swatch",
    "central_weights",
    "contribution_bars",
    "criterion_spread",
    "crossing_lines",
    "display_values",
    "display_weights",
    "draw_something",
    "draws_sentence",
    "frontier",
    "group_weights",
    "opinion_clusters",
    "pairwise_table",
    "performance_matrix",
    "plain",
    "rank_acceptability",
    "scenario_contributions",
    "scenario_differences",
    "scenario_values",
    "share_of",
    "swatch",
    "switch_finding",
    "switching_table",
    "tornado",
    "voices",
    "weight_bars",
    "weight_shift",
]
