"""What a named query is: a question with a name, its assumptions, and a figure for an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from appraisal.errors import AppraisalError
from appraisal.partnership.database import PartnershipData


class QueryError(AppraisalError):
    """A named query that there is not, or that these data cannot answer or may not show."""


@dataclass(frozen=True)
class Parameter:
    """One assumption of a query: a number from `least` to `most`, whole where `whole`."""

    name: str
    says: str
    unit: str
    least: float
    most: float
    default: float
    whole: bool = False


@dataclass(frozen=True)
class Found:
    """A figure, and how it comes about in words."""

    value: float
    words: str


@dataclass(frozen=True)
class NamedQuery:
    """A question that option sets may ask by its name; `run` answers it with every assumption."""

    name: str
    title: str
    unit: str
    says: str
    parameters: tuple[Parameter, ...]
    run: Callable[[PartnershipData, Mapping[str, float]], Found]


@dataclass(frozen=True)
class QueryResult:
    """The answer to a query: the figure in its unit, how it comes about, and from which data.

    `words` are whole sentences; `data_version` is the SHA-256 of the data and `as_at` their date.
    """

    value: float
    unit: str
    words: str
    data_version: str
    as_at: date


def shown(value: float | None, what: str) -> float:
    """The figure, or QueryError where disclosure control hides it or it was not loaded."""
    if value is None:
        raise QueryError(
            f"The figure of {what} is hidden, because so few people are behind it, or was not"
            " loaded. Score this criterion by hand, or use another query."
        )
    return value
