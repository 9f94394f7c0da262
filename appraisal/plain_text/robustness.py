"""Rank acceptability as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.analysis.robustness import Order, Robustness
from appraisal.analysis.robustness_words import error_sentence, robustness_sentence, share_words
from appraisal.option_sets import OptionSet
from appraisal.plain_text.layout import counted, heading, prose, wide_table

MOST_RANKS = 8
"""Ranks that have a column of their own; lower ones share the last."""


def robustness_text(option_set: OptionSet, result: Robustness, order: Order | None = None) -> str:
    """The sentence, then the share of draws at each rank, central weights and pairs in tables."""
    parts = [
        heading(option_set),
        prose(robustness_sentence(result)),
        prose(_drawn_from(option_set, result, order), error_sentence(result)),
        f"Share of draws at each rank\n{wide_table(_ranks(result))}",
        _central_weights(option_set, result),
    ]
    if len(result.options) > 1:
        parts.append(_pairs(result))
    if result.unranked:
        parts.append(prose(*(f"{one.label} takes no rank. {one.why}" for one in result.unranked)))
    return "\n\n".join(parts)


def _drawn_from(option_set: OptionSet, result: Robustness, order: Order | None) -> str:
    scores = "drawn within their ranges" if result.scores == "ranges" else "fixed"
    words = {
        "uniform": "every possible weighting",
        "order": f"those that agree with {_order_words(option_set, order or ())}",
        "ballots": f"{counted(result.ballots or 0, 'ballot')}, resampled",
    }
    # The sentence on what was tried says how many others there were.
    draws = f"{result.draws:,} draw{'s' * (result.draws != 1)}, seed"
    seed = draws if result.source == "ballots" else "Seed"
    return f"Weights: {words[result.source]}. Scores: {scores}. {seed} {result.seed}."


def _order_words(option_set: OptionSet, order: Order) -> str:
    return " > ".join(
        " = ".join(option_set.criterion(name).name for name in group) for group in order
    )


def _ranks(result: Robustness) -> list[list[str]]:
    count = len(result.options)
    own = count if count <= MOST_RANKS else MOST_RANKS - 1
    head = ["Option", *(f"Rank {rank}" for rank in range(1, own + 1))]
    rows = [[one.label, *_shares(one.rank_acceptability, own)] for one in result.options]
    return [[*head, *([f"{own + 1} or lower"] if count > own else [])], *rows]


def _shares(acceptability: Sequence[float], own: int) -> list[str]:
    shares = [share_words(share) for share in acceptability[:own]]
    rest = acceptability[own:]
    return [*shares, *([share_words(min(1.0, sum(rest)))] if rest else [])]


def _central_weights(option_set: OptionSet, result: Robustness) -> str:
    rows = [["Criterion", *(one.label for one in result.options)]]
    for leaf in option_set.leaves:
        weights = [(one.central_weights or {}).get(leaf.id) for one in result.options]
        rows.append([leaf.name, *map(_share_or_dash, weights)])
    confidence = [one.confidence for one in result.options]
    rows.append(["Confidence factor", *map(_share_or_dash, confidence)])
    never = [one.label for one in result.options if one.central_weights is None]
    parts = [
        "Central weights: the mean of the weightings that put an option first",
        wide_table(rows, names=(0,)),
    ]
    if never:
        parts.append(prose(f"Never first: {', '.join(never)}."))
    return "\n".join(parts)


def _share_or_dash(share: float | None) -> str:
    return "-" if share is None else share_words(share)


def _pairs(result: Robustness) -> str:
    rows = [["Ahead", *(one.label for one in result.options)]]
    rows += [
        [
            one.label,
            *(
                "" if one is other else share_words(result.pairwise[one.id][other.id])
                for other in result.options
            ),
        ]
        for one in result.options
    ]
    title = "Share of draws in which the option of the row is ahead of that of the column"
    return f"{title}\n{wide_table(rows)}"
