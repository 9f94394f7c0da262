"""What a named query answers, and whoever can be asked one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from appraisal.errors import AppraisalError


class EvidenceError(AppraisalError):
    """A figure that an option set asks for and cannot use."""


@dataclass(frozen=True)
class Answer:
    """One figure of the partnership data, and where it came from.

    `unit` is the query's own. `assume` holds every assumption made, its defaults too, and `words`
    say how the figure comes about. `data` is the checksum of the data, `as_at` their date.
    """

    title: str
    value: float
    unit: str
    words: str
    data: str
    as_at: date
    assume: Mapping[str, float] = field(default_factory=dict, hash=False)


class Answers(Protocol):
    """Partnership data that can be asked a query by its name."""

    def ask(self, query: str, assume: Mapping[str, float]) -> Answer:
        """The figure under those assumptions; AppraisalError says why there is none."""
        ...
