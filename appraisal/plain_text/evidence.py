"""Where the figures of an option set's queries came from, below its scores."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from appraisal.evidence import score_note
from appraisal.option_sets import Criterion, OptionSet, Score
from appraisal.plain_text.layout import plain_spaces, width


def evidence_text(option_set: OptionSet) -> str:
    """Every figure that a query gave, or that the file gives in its place, with its provenance.

    Empty for an option set that asks for none.
    """
    lines = list(_lines(option_set))
    return "\n".join(["", "Figures from the partnership data", *lines]) if lines else ""


def _lines(option_set: OptionSet) -> Iterator[str]:
    for criterion in option_set.queried:
        for option in option_set.options:
            words = _provenance(criterion, option.scores[criterion.id])
            if words:
                told = plain_spaces(f"{criterion.name}, {option.label}. {words}")
                yield fill(told, width(), initial_indent="  ", subsequent_indent="    ")


def _provenance(criterion: Criterion, score: Score) -> str:
    return score.provenance.words if score.provenance else score_note(criterion, score)
