"""Figures that are not about people who could be picked out, and why they are not."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from appraisal.disclosure.errors import DisclosureError

Figures = TypeVar("Figures")


@dataclass(frozen=True)
class Unprotected(Generic[Figures]):
    """Figures that leave as they are, with the reason for it."""

    figures: Figures
    why: str

    def statement(self) -> str:
        """Why nothing is hidden, in a sentence: for the foot of a page or of a report."""
        return f"Nothing is hidden or rounded: {self.why.rstrip('.')}."


def unprotected(figures: Figures, why: str) -> Unprotected[Figures]:
    """The figures with the reason why they need no protection, such as that the ONS publishes them.

    Raises DisclosureError where no reason is given.

    >>> unprotected([560_000], "population projections published by the ONS").statement()
    'Nothing is hidden or rounded: population projections published by the ONS.'
    """
    if not why.strip():
        raise DisclosureError(
            "No reason is given why these figures need no protection. Say who publishes them, or"
            " why nobody can be picked out of them."
        )
    return Unprotected(figures, why.strip())
