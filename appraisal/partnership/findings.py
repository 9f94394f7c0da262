"""What a check found: its code, how serious it is, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["block", "error", "warning"]

STOPS: tuple[Severity, ...] = ("block", "error")
"""The severities with which nothing is loaded."""


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    `rows` is how many rows are affected and `examples` the first few of them, as "row 12" of the
    file or the key: never a value that could be about a person. `message` says what is wrong and
    `to_do` what to do about it, both in plain English.
    """

    code: str
    severity: Severity
    table: str
    message: str
    to_do: str
    rows: int = 0
    column: str = ""
    examples: tuple[str, ...] = ()
    waived: str = ""  # who accepts it and why; "" where nobody does

    @property
    def stops(self) -> bool:
        """Whether nothing may be loaded because of it."""
        return self.severity in STOPS
