"""Scores and weights as plain text."""

from __future__ import annotations

from appraisal.method import Weights
from appraisal.option_sets import OptionSet
from appraisal.plain_text.layout import heading, percentage, scale_words, table
from appraisal.scoring import ScoredOption, Scores, leading_sentence
from appraisal.wording import as_points


def score_text(option_set: OptionSet, scores: Scores, weights: str) -> str:
    """The ranking, then what each criterion adds to each option; `weights` says whose they are."""
    ranking = [["Rank", "Option", "", "Value", ""], *map(_ranking_row, scores.ordered)]
    return "\n\n".join(
        [
            heading(option_set),
            leading_sentence(option_set, scores),
            f"Weights: {weights}.\n{scale_words(option_set, scores)}",
            table(ranking, right=(3,)),
            f"Points that each criterion adds\n{_contributions(option_set, scores)}",
        ]
    )


def weights_text(result: Weights) -> str:
    """The weights, most to least as they were given, with how far they can be relied on."""
    rows = [["Criterion", "Weight"]]
    rows += [[name, f"{weight:.4f}"] for name, weight in result.weights.items()]
    parts = [table(rows, right=(1,), names=(0,))]
    if result.consistency_ratio is not None:
        limit = result.consistency_limit
        beside = f" (limit {limit:g})" if limit is not None else ""
        parts.append(f"Consistency ratio: {result.consistency_ratio:.4f}{beside}")
    if result.note and not result.inconsistent:
        parts.append(result.note)
    return "\n\n".join(parts)


def rank_words(option: ScoredOption) -> str:
    """The rank, with "joint" where it is shared and a dash where there is none."""
    return "-" if option.rank is None else f"{'joint ' * bool(option.tied_with)}{option.rank}"


def _ranking_row(option: ScoredOption) -> list[str]:
    name = "" if option.name == option.label else option.name
    value = as_points(option.value)
    return [rank_words(option), option.label, name, value, option.why_unranked or ""]


def _contributions(option_set: OptionSet, scores: Scores) -> str:
    rows = [["Criterion", "Weight", *(option.label for option in scores.options)]]
    rows += [
        [
            leaf.name,
            percentage(scores.weights[leaf.id]),
            *(as_points(option.contributions[leaf.id]) for option in scores.options),
        ]
        for leaf in option_set.leaves
    ]
    rows.append(["Overall value", "100 %", *(as_points(option.value) for option in scores.options)])
    return table(rows, right=range(1, len(rows[0])), names=(0,))
