"""The performance matrix: what every option scores on every criterion, and how that is known."""

from collections.abc import Sequence

import pandas as pd

from appraisal.charts.cells import Cell, cells_of
from appraisal.charts.chart import Chart
from appraisal.charts.findings import (
    sentences,
    short,
    shown_values,
    unranked_sentence,
    values_sentence,
)
from appraisal.charts.frame import SizeName
from appraisal.charts.grid import matrix_figure
from appraisal.charts.rounding import display_weights, finite
from appraisal.option_sets import OptionSet
from appraisal.scoring import Scores
from appraisal.wording import counted, distinct, listed


def performance_matrix(option_set: OptionSet, scores: Scores, *, size: SizeName = "page") -> Chart:
    """A table of shaded cells: criteria down the side, options along the top, values 0 to 100.

    A blank cell is hatched and says "no score". A criterion with a measure shows the measure in
    its own unit under the value. `*` and `†` mark cells whose basis is inferred or silent, with
    the key under the table. The last row is the overall value. A page has room for about
    twenty options and a phone for about six: for more, show the table.
    """
    cells = cells_of(option_set, scores)
    return Chart(
        figure=matrix_figure(option_set, scores, cells, size),
        title=_title(scores),
        alt=_alt(option_set, scores, cells),
        table=_table(option_set, scores, cells),
    )


def _title(scores: Scores) -> str:
    counts = _best_counts(scores)
    criteria = counted(len(_counting(scores)), "criterion", "criteria")
    if not counts:
        return "No option takes a rank yet: the matrix shows the scores so far."
    most = max(counts.values())
    best = [short(option) for option in scores.options if counts.get(option.id) == most]
    if len(best) == len(counts) > 1:
        return f"No option stands out: each scores best, alone or jointly, on {most} of {criteria}."
    verb = "scores" if len(best) == 1 else "each score"
    return f"{listed(best)} {verb} best, alone or jointly, on {most} of {criteria}."


def _counting(scores: Scores) -> list[str]:
    return [criterion for criterion in scores.weights if criterion not in scores.dropped]


def _best_counts(scores: Scores) -> dict[str, int]:
    compared = [option for option in scores.options if option.rank is not None]
    counts = {option.id: 0 for option in compared}
    for criterion in _counting(scores):
        values = {o.id: v for o in compared if (v := finite(o.values.get(criterion))) is not None}
        best = max(values.values(), default=0.0)
        for option, value in values.items():
            counts[option] += value >= best - 1e-9
    return counts


def _alt(option_set: OptionSet, scores: Scores, cells: Sequence[Sequence[Cell]]) -> str:
    every = [cell for row in cells for cell in row]
    extent = (
        f"Table of {counted(len(option_set.leaves), 'criterion', 'criteria')} "
        f"by {counted(len(scores.options), 'option')}, values from 0 to 100. {_title(scores)}"
    )
    counts = {
        "without a score": sum(cell.blank for cell in every),
        "inferred": sum(cell.basis == "inferred" for cell in every),
        "on which the sources are silent": sum(cell.basis == "silent" for cell in every),
    }
    gaps = listed([f"{count} {what}" for what, count in counts.items() if count])
    caveat = f"Of {counted(len(every), 'cell')}, {gaps}." if gaps else ""
    return sentences(extent, values_sentence(scores), unranked_sentence(scores), caveat)


def _table(option_set: OptionSet, scores: Scores, cells: Sequence[Sequence[Cell]]) -> pd.DataFrame:
    (weights,) = display_weights(scores.weights)
    shown = shown_values(scores)
    first = ["Criterion", "Weight"]
    labels = [short(option) for option in scores.options]
    heads = distinct(labels, [option.id for option in scores.options], first)
    records = [
        [
            criterion.name,
            "dropped" if criterion.id in scores.dropped else weights.get(criterion.id, "0 %"),
            *(cell.said for cell in row),
        ]
        for criterion, row in zip(option_set.leaves, cells, strict=True)
    ]
    overall = [shown.get(option.id, "incomplete") for option in scores.options]
    ranks = [
        "none" if o.rank is None else f"{o.rank}{'=' if o.tied_with else ''}"
        for o in scores.options
    ]
    records += [["Overall value", "", *overall], ["Rank", "", *ranks]]
    return pd.DataFrame(records, columns=[*first, *heads], dtype=object)
