"""Results as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.method import Weights
from appraisal.option_sets import OptionSet
from appraisal.scoring import ScoredOption, Scores, as_points, leading_sentence, listed


def score_text(option_set: OptionSet, scores: Scores, weights: str) -> str:
    """The ranking, then what each criterion adds to each option; `weights` says whose they are."""
    ranking = [["Rank", "Option", "", "Value", ""], *map(_ranking_row, scores.ordered)]
    return "\n\n".join(
        [
            f"{option_set.title}\n{option_set.question}",
            leading_sentence(option_set, scores),
            f"Weights: {weights}.\n{_scale_words(option_set, scores)}",
            table(ranking, right=(3,)),
            f"Points that each criterion adds\n{_contributions(option_set, scores)}",
        ]
    )


def weights_text(result: Weights) -> str:
    """The weights, most to least as they were given, with how far they can be relied on."""
    rows = [["Criterion", "Weight"]]
    rows += [[name, f"{weight:.4f}"] for name, weight in result.weights.items()]
    parts = [table(rows, right=(1,))]
    if result.consistency_ratio is not None:
        limit = result.consistency_limit
        beside = f" (limit {limit:g})" if limit is not None else ""
        parts.append(f"Consistency ratio: {result.consistency_ratio:.4f}{beside}")
    if result.note and not result.inconsistent:
        parts.append(result.note)
    return "\n\n".join(parts)


def counted(number: int, noun: str) -> str:
    """The number with its noun.

    >>> counted(1, "problem"), counted(0, "error")
    ('1 problem', 'no errors')
    """
    return f"{number or 'no'} {noun}{'s' * (number != 1)}"


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """The rows in columns as wide as their widest cell; the columns in `right` end together."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = (
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _ranking_row(option: ScoredOption) -> list[str]:
    rank = "-" if option.rank is None else f"{'joint ' * bool(option.tied_with)}{option.rank}"
    name = "" if option.name == option.label else option.name
    return [rank, option.label, name, as_points(option.value), option.why_unranked or ""]


def _scale_words(option_set: OptionSet, scores: Scores) -> str:
    if scores.scale == "global":
        return "Scale: global. 0 and 100 are the worst and best plausible."
    words = "Scale: local. 0 and 100 are the worst and best option on each criterion."
    if scores.dropped:
        names = listed([option_set.criterion(id_).name for id_ in scores.dropped])
        words += f"\nLeft out, because every option ties: {names}."
    return words


def _contributions(option_set: OptionSet, scores: Scores) -> str:
    rows = [["Criterion", "Weight", *(option.label for option in scores.options)]]
    rows += [
        [
            leaf.name,
            f"{as_points(100 * scores.weights[leaf.id])} %",
            *(as_points(option.contributions[leaf.id]) for option in scores.options),
        ]
        for leaf in option_set.leaves
    ]
    rows.append(["Overall value", "100 %", *(as_points(option.value) for option in scores.options)])
    return table(rows, right=range(1, len(rows[0])))
