"""Figures of the partnership data as scores: taken by a query's name, shown with where they came
from, and compared with what a later load would give.
"""

from appraisal.evidence.answers import Answer, Answers, EvidenceError
from appraisal.evidence.changes import changes_since
from appraisal.evidence.resolving import NOT_LOADED, Resolved, Unfilled, resolved
from appraisal.evidence.words import score_note

__all__ = [
    "NOT_LOADED",
    "Answer",
    "Answers",
    "EvidenceError",
    "Resolved",
    "Unfilled",
    "changes_since",
    "resolved",
    "score_note",
]
