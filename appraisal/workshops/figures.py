"""The figures that a workshop keeps: what its option set's queries gave when it was opened.

They stand in the ledger beside the option set's text. Data loaded later never move a past result.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from appraisal.option_sets import (
    Cell,
    OptionSet,
    Provenance,
    Score,
    queried_cells,
    with_scores,
)

Kept = Mapping[str, Any]
"""One cell as the ledger has it: plain JSON."""

NOT_TAKEN = "No figure had been taken from the partnership data when the workshop was opened."


def figures_to_keep(option_set: OptionSet) -> list[Kept]:
    """Every cell that a query was to fill, with what it gave or why it gave nothing."""
    return [_kept(cell, score) for cell, (_, score) in queried_cells(option_set).items()]


def _kept(cell: Cell, score: Score) -> Kept:
    option, criterion = cell
    taken = score.provenance
    return {
        "option": option,
        "criterion": criterion,
        "value": score.value,
        "because": score.because if taken or score.because else NOT_TAKEN,
        "provenance": asdict(taken) if taken else None,
    }


def with_figures(option_set: OptionSet, figures: Sequence[Kept]) -> OptionSet:
    """The option set with the figures that a workshop keeps; LookupError where they do not fit."""
    if not figures:
        return option_set
    scores = {(kept["option"], kept["criterion"]): _score(option_set, kept) for kept in figures}
    return with_scores(option_set, scores)


def _score(option_set: OptionSet, kept: Kept) -> Score:
    taken = kept["provenance"]
    own = option_set.option(kept["option"]).scores[kept["criterion"]]
    return replace(
        own,
        value=kept["value"],
        basis="stated" if taken else own.basis,
        because=kept["because"],
        provenance=Provenance(**taken) if taken else None,
    )
