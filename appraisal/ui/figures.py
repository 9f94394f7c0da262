"""Figures of the loaded data on the pages: taken for option sets, and set beside those kept."""

from appraisal.evidence.files import changes_in, with_evidence_in
from appraisal.option_sets import Cell, OptionSet
from appraisal.workshops import data_folder


def with_figures(option_set: OptionSet) -> OptionSet:
    """An option set with the figures of its queries, by the data loaded now."""
    return with_evidence_in(option_set, data_folder()).option_set


def figures_by_now(kept: OptionSet) -> dict[Cell, str]:
    """A sentence for each figure that a workshop keeps and the data loaded now give otherwise."""
    return changes_in(kept, data_folder())
