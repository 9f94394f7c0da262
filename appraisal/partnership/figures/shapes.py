"""The shapes that figures of a page come in: categories, counts, amounts and grids, as shown.

A count or an amount that disclosure control hides is None, and one that is nought is 0: the two
are never alike. Counts are people (or packages) as rounded; amounts are pounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from appraisal.partnership.releases import Category

Figure = TypeVar("Figure", int, float)


@dataclass(frozen=True)
class Line(Generic[Figure]):
    """One figure a category, and the total: None where hidden."""

    categories: tuple[Category, ...]
    values: tuple[Figure | None, ...]
    total: Figure | None

    @property
    def hidden(self) -> int:
        """How many figures are hidden, the total among them."""
        return sum(value is None for value in (*self.values, self.total))

    def value(self, category: str) -> Figure | None:
        """The figure of the category with that id; `KeyError` where there is none."""
        for one, value in zip(self.categories, self.values, strict=True):
            if one.id == category:
                return value
        raise KeyError(category)


@dataclass(frozen=True)
class Grid(Generic[Figure]):
    """Figures in rows and columns with their totals: None where hidden.

    `values` holds one tuple a row. Totals are what everybody came to, then rounded: they need not
    be the sums of the figures shown.
    """

    rows: tuple[Category, ...]
    columns: tuple[Category, ...]
    values: tuple[tuple[Figure | None, ...], ...]
    row_totals: tuple[Figure | None, ...]
    column_totals: tuple[Figure | None, ...]
    total: Figure | None

    @property
    def hidden(self) -> int:
        """How many figures are hidden, totals among them."""
        lines = (*self.values, self.row_totals, self.column_totals, (self.total,))
        return sum(value is None for line in lines for value in line)

    @property
    def figures(self) -> int:
        """How many figures there are in all, totals among them."""
        return (len(self.rows) + 1) * (len(self.columns) + 1)


def per(part: float | None, whole: float | None, times: float = 1.0) -> float | None:
    """`times` the part over the whole; None where either is hidden, or there is no whole.

    >>> per(45, 860), per(None, 860), per(45, 0)
    (0.05232558139534884, None, None)
    """
    if part is None or not whole:
        return None
    return times * part / whole


def none_hidden(values: Sequence[Figure | None]) -> bool:
    """Whether every figure is shown."""
    return all(value is not None for value in values)
