"""What the data loaded now would give, beside what was kept."""

from __future__ import annotations

from appraisal.evidence.answers import Answers
from appraisal.evidence.resolving import Resolved, Unfilled, resolved
from appraisal.evidence.words import as_at_words
from appraisal.option_sets import Cell, OptionSet, Score, queried_cells


def changes_since(kept: OptionSet, answers: Answers | None) -> dict[Cell, str]:
    """A sentence for each cell whose figure would be another by the data loaded now.

    `kept` is an option set with figures as they were taken. Nothing is said where no data is
    loaded: what is kept stands either way.
    """
    if answers is None or not kept.queried:
        return {}
    now = resolved(kept, answers)
    why_not = {(one.option, one.criterion): one for one in now.problems}
    said = {
        cell: _change(kept, now, cell, score, why_not.get(cell))
        for cell, (_, score) in queried_cells(kept).items()
    }
    return {cell: sentence for cell, sentence in said.items() if sentence}


def _change(
    kept: OptionSet, now: Resolved, cell: Cell, before: Score, why_not: Unfilled | None
) -> str:
    measure = kept.criterion(cell[1]).measure
    if measure is None or (before.value is None and why_not):
        return ""
    if why_not:
        return f"The data loaded now give no figure here. {why_not.why} The one kept stands."
    after = now.option_set.option(cell[0]).scores[cell[1]]
    if after.value is None or after.provenance is None or after.value == before.value:
        return ""
    what = (
        f"The data loaded now ({as_at_words(after.provenance)}) give {measure.words(after.value)}"
    )
    if before.value is None:
        return f"{what}; this workshop was opened without a figure here and keeps it blank."
    return f"{what}; this workshop keeps {measure.words(before.value)}."
