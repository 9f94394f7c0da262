"""Cells filled with what the file itself does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from appraisal.option_sets.model import Criterion, Option, OptionSet, Score

Cell: TypeAlias = tuple[str, str]
"""The id of an option and the id of a leaf criterion."""


def with_scores(option_set: OptionSet, scores: Mapping[Cell, Score]) -> OptionSet:
    """The option set with these cells in place of its own; its text stays as it was read."""
    return replace(
        option_set, options=tuple(_filled(option, scores) for option in option_set.options)
    )


def _filled(option: Option, scores: Mapping[Cell, Score]) -> Option:
    own = {leaf: scores.get((option.id, leaf), score) for leaf, score in option.scores.items()}
    return replace(option, scores=own)


def queried_cells(option_set: OptionSet) -> dict[Cell, tuple[Criterion, Score]]:
    """Every cell of a criterion with a query, option by option, but for those the file fills.

    A figure that the file gives counts in place of the query's.
    """
    return {
        (option.id, leaf.id): (leaf, score)
        for option in option_set.options
        for leaf in option_set.queried
        if not is_own_figure(leaf, score := option.scores[leaf.id])
    }


def is_own_figure(criterion: Criterion, score: Score) -> bool:
    """Whether the file gives a figure of its own where a query could have given one."""
    queried = criterion.measure is not None and criterion.measure.query is not None
    return queried and score.value is not None and score.provenance is None
