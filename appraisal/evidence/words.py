"""A figure of the partnership data and where it came from, in words."""

from __future__ import annotations

from datetime import date

from appraisal.evidence.answers import Answer
from appraisal.option_sets import (
    Criterion,
    Measure,
    Provenance,
    Score,
    is_own_figure,
)

_WHOLE_FROM = 1000
_PREFIX = 8
"""Signs of a checksum that tell one load from another, to the eye."""


def stated(value: float) -> float:
    """A figure as it is said and counted: whole from a thousand up, else to two places.

    What the cell shows is then what the score is made of, so that anybody can work it out again.

    >>> stated(5_514_111.675), stated(13.79651)
    (5514112.0, 13.8)
    """
    return float(round(value) if abs(value) >= _WHOLE_FROM else round(value, 2)) + 0.0


def provenance_words(answer: Answer, figure: str) -> str:
    """The figure with what it rests on, as a cell shows it."""
    return (
        f"{answer.title}: {figure}. {_sentence(answer.words)}"
        f"Partnership data as at {date_words(answer.as_at)} ({answer.data[:_PREFIX]})."
    )


def as_at_words(provenance: Provenance) -> str:
    """Which load of the data a figure is from: their date and the start of their checksum."""
    day = date.fromisoformat(provenance.as_at)
    return f"as at {date_words(day)}, {provenance.data[:_PREFIX]}"


def range_words(measure: Measure) -> str:
    """From where to where a measure runs, worst first."""
    return f"the measure runs from {measure.words(measure.worst)} to {measure.words(measure.best)}"


def date_words(day: date) -> str:
    """A date as people write it.

    >>> date_words(date(2026, 11, 22))
    '22 November 2026'
    """
    return f"{day.day} {day:%B %Y}"


def _sentence(words: str) -> str:
    """The words closed with a stop and a space; nothing where there are none."""
    said = words.strip()
    if not said:
        return ""
    return f"{said} " if said.endswith((".", "?")) else f"{said}. "


def score_note(criterion: Criterion, score: Score) -> str:
    """What a cell says of its score beside the reason; empty where there is no more to say."""
    query = criterion.measure.query if criterion.measure else None
    if query is None or not is_own_figure(criterion, score):
        return ""
    return f"The option set's own figure, in place of the query '{query.name}'."
