"""The mathematics of an option appraisal: values, weights and ranks, as pure functions."""

from appraisal.method.best_worst import best_worst
from appraisal.method.checks import MeasureError, WeightError
from appraisal.method.comparisons import pairwise
from appraisal.method.order import rank, rank_order_centroid, rank_reciprocal, rank_sum
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
    "TIE",
    "MeasureError",
    "ValueTree",
    "WeightError",
    "Weights",
    "best_worst",
    "competition_ranks",
    "contributions",
    "local_scale",
    "overall_values",
    "pairwise",
    "piecewise_linear",
    "points",
    "rank",
    "rank_order_centroid",
    "rank_reciprocal",
    "rank_sum",
    "swing",
    "tied_with",
]
