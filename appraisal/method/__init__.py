"""The mathematics of an option appraisal: values, weights and ranks, as pure functions."""

from appraisal.method.agreement import (
    Clustering,
    Concordance,
    Spreads,
    clusterings,
    kendalls_w,
    mean_weights,
    spreads,
)
from appraisal.method.best_worst import best_worst
from appraisal.method.checks import MeasureError, WeightError
from appraisal.method.comparisons import pairwise
from appraisal.method.frontier import (
    GREEN_BOOK_RATE,
    Frontier,
    Step,
    cost_per_point,
    frontier,
    marginal_costs,
    present_cost,
    swap_point,
)
from appraisal.method.order import rank, rank_order_centroid, rank_reciprocal, rank_sum
from appraisal.method.robustness import (
    Acceptability,
    RangedScore,
    ballot_acceptability,
    order_corners,
    rank_acceptability,
)
from appraisal.method.switching import (
    Crossing,
    dominated,
    switching_score,
    switching_weights,
    weight_ends,
    without_each,
)
from appraisal.method.tree import ValueTree
from appraisal.method.values import (
    TIE,
    competition_ranks,
    contributions,
    local_scale,
    overall_values,
    piecewise_linear,
    tied_with,
)
from appraisal.method.weights import Weights, points, swing

__all__ = [
    "GREEN_BOOK_RATE",
    "TIE",
    "Acceptability",
    "Clustering",
    "Concordance",
    "Crossing",
    "Frontier",
    "MeasureError",
    "RangedScore",
    "Spreads",
    "Step",
    "ValueTree",
    "WeightError",
    "Weights",
    "ballot_acceptability",
    "best_worst",
    "clusterings",
    "competition_ranks",
    "contributions",
    "cost_per_point",
    "dominated",
    "frontier",
    "kendalls_w",
    "local_scale",
    "marginal_costs",
    "mean_weights",
    "order_corners",
    "overall_values",
    "pairwise",
    "piecewise_linear",
    "points",
    "present_cost",
    "rank",
    "rank_acceptability",
    "rank_order_centroid",
    "rank_reciprocal",
    "rank_sum",
    "spreads",
    "swap_point",
    "swing",
    "switching_score",
    "switching_weights",
    "tied_with",
    "weight_ends",
    "without_each",
]
