"""Figures in rows and columns with their totals, ready to become a table on a page or in a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import pandas as pd

from appraisal.disclosure.figures import Money, Share, Shown

TOTAL = "All"

Figure = TypeVar("Figure", Shown, Money, Share)


@dataclass(frozen=True)
class Grid(Generic[Figure]):
    """Figures as they may be shown; the last row, and the last column if there are columns, is all.

    `rows` and `columns` name the dimensions; without `columns` there is one column, headed by
    what the figures are.
    """

    rows: str
    columns: str | None
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    cells: tuple[tuple[Figure, ...], ...]

    @property
    def hidden(self) -> int:
        """How many of the figures are hidden."""
        return sum(figure.hidden for line in self.cells for figure in line)

    def texts(self) -> pd.DataFrame:
        """The figures as people read them, `*` where hidden; the index holds the rows' labels."""
        return self._frame([[figure.text for figure in line] for line in self.cells])

    def numbers(self) -> pd.DataFrame:
        """The figures as numbers (floats), missing where hidden."""
        return self._frame([[figure.value for figure in line] for line in self.cells]).astype(float)

    def without_totals(self) -> "Grid[Figure]":
        """The same figures without the row and the column of totals, as charts want them."""
        width = len(self.column_labels) - (self.columns is not None)
        return Grid(
            self.rows,
            self.columns,
            self.row_labels[:-1],
            self.column_labels[:width],
            tuple(line[:width] for line in self.cells[:-1]),
        )

    def _frame(self, values: Sequence[Sequence[object]]) -> pd.DataFrame:
        index = pd.Index(self.row_labels, name=self.rows)
        return pd.DataFrame(values, index=index, columns=pd.Index(self.column_labels))
