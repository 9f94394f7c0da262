"""An option set whose blank cells are filled with the figures that its queries give.

A cell is filled whole or left blank: a figure that cannot be had, or that the measure has no room
for, is never replaced by another, clipped or guessed. A blank cell says why it is blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from appraisal.errors import AppraisalError
from appraisal.evidence.answers import Answer, Answers, EvidenceError
from appraisal.evidence.words import provenance_words, range_words, stated
from appraisal.option_sets import (
    Cell,
    Criterion,
    Measure,
    OptionSet,
    Provenance,
    Query,
    Score,
    queried_cells,
    with_scores,
)

NOT_LOADED = (
    "No partnership data is loaded, so there is no figure yet. Load the data with "
    "'appraisal load DIR', or give the figure in the option set."
)


@dataclass(frozen=True)
class Unfilled:
    """A cell that stays blank, and why.

    `in_file` is where to put it right: the option set, or else the data.
    """

    option: str
    criterion: str
    why: str
    in_file: bool = False


@dataclass(frozen=True, eq=False)
class Resolved:
    """An option set with the figures of its queries.

    `cells` says where each figure came from; `problems` why other cells are blank. The scores of
    `option_set` hold the same: a provenance, or a reason without a value.
    """

    option_set: OptionSet
    cells: Mapping[Cell, Provenance]
    problems: tuple[Unfilled, ...]


Filled: TypeAlias = "Score | Unfilled"


def resolved(
    option_set: OptionSet, answers: Answers | None, why_none: str = NOT_LOADED
) -> Resolved:
    """The option set with every cell filled that a query can fill.

    Without `answers`, all of them stay blank for the reason `why_none`. An option set without
    queries comes back as it is.
    """
    found: dict[Cell, Filled] = {
        cell: _filled(cell, criterion, score, answers, why_none)
        for cell, (criterion, score) in queried_cells(option_set).items()
    }
    if not found:
        return Resolved(option_set, {}, ())
    scores = {cell: _score(one, option_set, cell) for cell, one in found.items()}
    return Resolved(
        option_set=with_scores(option_set, scores),
        cells={cell: one.provenance for cell, one in scores.items() if one.provenance},
        problems=tuple(one for one in found.values() if isinstance(one, Unfilled)),
    )


def _score(found: Filled, option_set: OptionSet, cell: Cell) -> Score:
    if isinstance(found, Score):
        return found
    return replace(option_set.option(cell[0]).scores[cell[1]], because=found.why)


def _filled(
    cell: Cell, criterion: Criterion, score: Score, answers: Answers | None, why_none: str
) -> Filled:
    """One cell with its figure, or with the reason why it has none."""
    measure = criterion.measure
    query = measure.query if measure else None
    if measure is None or query is None or answers is None:
        return Unfilled(*cell, why_none)
    try:
        answer = answers.ask(query.name, {**query.assume, **score.assume})
        return _stated(query, measure, score, answer)
    except AppraisalError as error:
        return Unfilled(*cell, str(error), in_file=isinstance(error, EvidenceError))


def _stated(query: Query, measure: Measure, score: Score, answer: Answer) -> Score:
    """The score with the answer as its value; EvidenceError where the measure cannot hold it."""
    if answer.unit.strip() != measure.unit.strip():
        raise EvidenceError(
            f"The query '{query.name}' gives {answer.unit}, and the measure is in {measure.unit}. "
            f"Write 'unit: {answer.unit}', with a worst and a best in {answer.unit}."
        )
    value = stated(answer.value)
    least, most = measure.points[0][0], measure.points[-1][0]
    if not least <= value <= most:
        raise EvidenceError(
            f"{answer.title} comes to {measure.words(value)}, and {range_words(measure)}. "
            "Widen the worst or the best until the figure fits, or look at what is assumed."
        )
    words = provenance_words(answer, measure.words(value))
    return replace(
        score,
        value=value,
        basis="stated",
        because=f"{score.because.rstrip('. ')}. {words}" if score.because else words,
        provenance=Provenance(
            query=query.name,
            title=answer.title,
            assume=dict(answer.assume),
            words=words,
            data=answer.data,
            as_at=answer.as_at.isoformat(),
        ),
    )
