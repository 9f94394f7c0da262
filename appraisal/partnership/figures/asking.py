"""Looking up what a release may show, within the filters of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from appraisal.disclosure import Protected
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures.shapes import Grid, Line
from appraisal.partnership.figures.where import Where, check_where
from appraisal.partnership.releases import Category, named, protected_people

AWAY = "OOA"
"""The locality that is everywhere else."""

PACKAGED = {"care": "packages"}
"""The people with packages, among the people known."""

LISTED = {"listed": "yes"}
"""The people on the register, among the people known."""


@dataclass(frozen=True)
class Asked:
    """A release within filters. What it does not cross is None, as what it hides is.

    `nobody` is set where the filters leave nobody whom the release could hold, so all is nought.
    """

    data: PartnershipData
    protected: Protected
    within: dict[str, str]
    nobody: bool = False

    def released(self, *dimensions: str) -> bool:
        """Whether these dimensions may be asked about together, within the filters."""
        wanted = {*dimensions, *self.within}
        known = self.protected.dimensions
        if "listed" not in known:
            wanted.discard("listed")
        if not wanted <= set(known):
            return False
        return tuple(name for name in known if name in wanted) in self.protected.lattice.starts

    def people(self, **where: str) -> int | None:
        """The people (or packages) there; None where hidden or not released."""
        if self.nobody:
            return 0
        if not self.released(*where):
            return None
        return self.protected.cell(**self._at(where)).value

    def amount(self, amount: str = "weekly", **where: str) -> float | None:
        """An amount there, in pounds (a week); None where hidden or not released."""
        if self.nobody:
            return 0.0
        if not self.released(*where):
            return None
        return self.protected.amount(amount, **self._at(where)).value

    def _at(self, where: Mapping[str, str]) -> dict[str, str]:
        """The categories to look up; a release of the register alone does not say who is on it."""
        everywhere = {**where, **self.within}
        known = self.protected.dimensions
        return {
            name: word for name, word in everywhere.items() if name in known or name != "listed"
        }

    def categories(self, dimension: str) -> tuple[Category, ...]:
        """The categories of a dimension: the one filtered for, or all that stand for somebody.

        Out of area is among the localities only where somebody's home is there.
        """
        words = self.protected.dimensions.get(dimension, ())
        if dimension in self.within:
            words = (self.within[dimension],)
        elif dimension == "locality":
            words = tuple(word for word in words if word != AWAY or self.people(locality=word) != 0)
        return tuple(named(self.data, dimension, word) for word in words if word != "none")

    def line(self, dimension: str, **where: str) -> Line[int] | None:
        """The people by one dimension, with the total; None where that is not released."""
        if not self.released(dimension, *where):
            return None
        kinds = self.categories(dimension)
        values = tuple(self.people(**{**where, dimension: one.id}) for one in kinds)
        return Line(kinds, values, self.people(**where))

    def amounts(self, dimension: str, amount: str = "weekly", **where: str) -> Line[float] | None:
        """An amount by one dimension, with the total; None where that is not released."""
        if not self.released(dimension, *where):
            return None
        kinds = self.categories(dimension)
        values = tuple(self.amount(amount, **{**where, dimension: one.id}) for one in kinds)
        return Line(kinds, values, self.amount(amount, **where))

    def grid(self, rows: str, columns: str, **where: str) -> Grid[int] | None:
        """The people by two dimensions, with totals; None where that is not released."""
        if not self.released(rows, columns, *where):
            return None
        down, across = self.categories(rows), self.categories(columns)
        return Grid(
            down,
            across,
            tuple(
                tuple(self.people(**{**where, rows: r.id, columns: c.id}) for c in across)
                for r in down
            ),
            tuple(self.people(**{**where, rows: r.id}) for r in down),
            tuple(self.people(**{**where, columns: c.id}) for c in across),
            self.people(**where),
        )

    def amount_grid(
        self, rows: str, columns: str, amount: str = "weekly", **where: str
    ) -> Grid[float] | None:
        """An amount by two dimensions, with totals; None where that is not released."""
        if not self.released(rows, columns, *where):
            return None
        down, across = self.categories(rows), self.categories(columns)
        return Grid(
            down,
            across,
            tuple(
                tuple(self.amount(amount, **{**where, rows: r.id, columns: c.id}) for c in across)
                for r in down
            ),
            tuple(self.amount(amount, **{**where, rows: r.id}) for r in down),
            tuple(self.amount(amount, **{**where, columns: c.id}) for c in across),
            self.amount(amount, **where),
        )


def asked(data: PartnershipData, protected: Protected, where: Where) -> Asked:
    """The release within a page's filters; FilterError for one that the data do not know."""
    check_where(data, where)
    within = {}
    nobody = False
    for dimension, word in where.chosen.items():
        words = protected.dimensions.get(dimension)
        if words is not None and word not in words:
            nobody = True
        elif words is None or len(words) > 1:
            within[dimension] = word
    return Asked(data, protected, within, nobody)


def asked_people(data: PartnershipData, where: Where) -> Asked | None:
    """The people known within a page's filters; None where no list of people was loaded."""
    protected = protected_people(data)
    return None if protected is None else asked(data, protected, where)
