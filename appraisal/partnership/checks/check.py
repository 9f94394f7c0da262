"""What a check is: a code, a title, how serious it is, the tables it needs, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from appraisal.partnership.findings import Finding, Severity


class Staged(Protocol):
    """The tables of one load, typed as their columns say, before anything is replaced.

    Each table has one more column, `_row`: the row of the file, where the heading is row 1.
    """

    present: frozenset[str]

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a query gives."""
        ...


@dataclass(frozen=True)
class Check:
    """One check of the design; it is passed over where a table that it `needs` was not given."""

    code: str
    title: str
    severity: Severity
    needs: tuple[str, ...]
    find: Callable[[Staged], Iterable[Finding]]
