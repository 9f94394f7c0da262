"""Where in a file a criterion or a score stands, as the keys that lead there."""

from __future__ import annotations

from collections.abc import Iterable

from appraisal.option_sets.model import Criterion, OptionSet


def criterion_paths(option_set: OptionSet) -> dict[str, str]:
    """The path of every criterion by its id, branches too."""
    return _paths(option_set.criteria, "criteria")


def criterion_path(option_set: OptionSet, criterion: str) -> str:
    """The path of one criterion, such as `criteria.people.criteria.wait`."""
    return criterion_paths(option_set)[criterion]


def score_path(option: str, criterion: str) -> str:
    """The path of one cell, whether the file holds it or not.

    >>> score_path("as-now", "wait")
    'options.as-now.scores.wait'
    """
    return f"options.{option}.scores.{criterion}"


def _paths(criteria: Iterable[Criterion], above: str) -> dict[str, str]:
    paths: dict[str, str] = {}
    for criterion in criteria:
        paths[criterion.id] = f"{above}.{criterion.id}"
        paths |= _paths(criterion.criteria, f"{above}.{criterion.id}.criteria")
    return paths
