"""Everything that may ever be asked about one population of people, fixed beforehand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from appraisal.disclosure.errors import DisclosureError
from appraisal.wording import listed

TAKEN = ("self", "rows", "columns", "amount", "of")
"""Words that views use for their own arguments: no dimension may be called so."""

HALF_A_PENNY = 0.005

Key = tuple[str, ...]
"""The dimensions of one margin, in the order of the release."""


@dataclass(frozen=True, eq=False)
class Table:
    """One cross-tabulation of the population, with all its totals.

    `dimensions` gives each dimension's categories in the order of the axes of `counts`; every
    person is in exactly one category of each, so the categories include one for "not known" where
    there is such a thing. `amounts` are sums of money over the same cells, at least 0, and 0
    where nobody is. Raises DisclosureError for shapes that do not fit, counts that are not whole
    numbers from 0 up, and money where nobody is.

    >>> table = Table("need", {"need": ("low", "high")}, np.array([40, 3]))
    >>> table.margin(()).item()
    43
    """

    name: str
    dimensions: Mapping[str, tuple[str, ...]]
    counts: NDArray[np.int64]
    amounts: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        dimensions = {name: tuple(words) for name, words in self.dimensions.items()}
        object.__setattr__(self, "dimensions", dimensions)
        object.__setattr__(self, "counts", self._whole(np.asarray(self.counts)))
        amounts = {name: self._money(name, values) for name, values in self.amounts.items()}
        object.__setattr__(self, "amounts", amounts)
        self._check_words()

    def margin(self, over: Iterable[str], amount: str | None = None) -> NDArray[np.float64]:
        """The people, or an amount, by the dimensions named alone and in their order."""
        kept = list(over)
        values = self.counts if amount is None else self.amounts[amount]
        names = list(self.dimensions)
        dropped = tuple(axis for axis, name in enumerate(names) if name not in kept)
        left = [name for name in names if name in kept]
        return np.transpose(values.sum(axis=dropped), [left.index(name) for name in kept])

    def _whole(self, counts: NDArray[np.int64]) -> NDArray[np.int64]:
        shape = tuple(len(words) for words in self.dimensions.values())
        if counts.shape != shape:
            raise DisclosureError(
                f"The counts of table '{self.name}' have the shape {counts.shape}, and its"
                f" dimensions {shape}. Give one count for each combination of categories."
            )
        if np.any(~np.isfinite(counts)) or np.any(counts < 0) or np.any(counts != np.rint(counts)):
            raise DisclosureError(
                f"The counts of table '{self.name}' are not all whole numbers from 0 up."
                " Count people before anything is rounded or hidden."
            )
        return np.asarray(counts, dtype=np.int64)

    def _money(self, name: str, given: NDArray[np.float64]) -> NDArray[np.float64]:
        values = np.asarray(given, dtype=np.float64)
        if values.shape != self.counts.shape:
            raise DisclosureError(
                f"The amounts '{name}' of table '{self.name}' have the shape {values.shape}, and"
                f" its counts {self.counts.shape}. Give one amount for each count."
            )
        if np.any(~np.isfinite(values)) or np.any(values < 0):
            raise DisclosureError(
                f"The amounts '{name}' of table '{self.name}' are not all numbers from 0 up."
                " Give gross money in pounds."
            )
        if np.any((values > HALF_A_PENNY) & (self.counts == 0)):
            raise DisclosureError(
                f"Table '{self.name}' has amounts '{name}' where it counts nobody."
                " Sum the money of the same people who are counted."
            )
        return np.where(self.counts == 0, 0.0, values)

    def _check_words(self) -> None:
        for name, words in self.dimensions.items():
            if name in TAKEN or not name.isidentifier():
                raise DisclosureError(
                    f"Table '{self.name}' has a dimension called '{name}'."
                    f" Use a plain word other than {listed(TAKEN)}."
                )
            if not words or len(set(words)) < len(words):
                raise DisclosureError(
                    f"The categories of '{name}' in table '{self.name}' are not all different,"
                    " or there are none. Put each person into exactly one category."
                )


@dataclass(frozen=True, eq=False)
class Release:
    """Several cross-tabulations of the same people: all that may be asked about them.

    What is not a margin of one of the `tables` cannot be asked for. Dimensions of the same name
    are the same thing, so the tables must agree wherever they overlap; if they do not,
    DisclosureError says where. Figures about the same people must be in the same release: two
    releases know nothing of each other.
    """

    name: str
    tables: tuple[Table, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", tuple(self.tables))
        if not self.tables:
            raise DisclosureError(f"The release '{self.name}' has no tables. Give at least one.")
        for one, other in combinations(self.tables, 2):
            self._check_categories(one, other)
            self._check_margins(one, other)

    @property
    def dimensions(self) -> dict[str, tuple[str, ...]]:
        """Every dimension's categories, in the order in which the tables bring them."""
        return {name: words for table in self.tables for name, words in table.dimensions.items()}

    @property
    def amounts(self) -> tuple[str, ...]:
        """The names of all amounts that any table holds."""
        return tuple(dict.fromkeys(name for table in self.tables for name in table.amounts))

    def margins(self, amount: str | None = None) -> dict[Key, NDArray[np.float64]]:
        """Every margin that may be asked for, with its true people or amount; () is everybody."""
        order = list(self.dimensions)
        found: dict[Key, NDArray[np.float64]] = {}
        for table in self.tables:
            if amount is not None and amount not in table.amounts:
                continue
            names = sorted(table.dimensions, key=order.index)
            for size in range(len(names) + 1):
                for key in combinations(names, size):
                    if key not in found:
                        found[key] = table.margin(key, amount)
        return found

    def _check_categories(self, one: Table, other: Table) -> None:
        for name in one.dimensions.keys() & other.dimensions.keys():
            if one.dimensions[name] != other.dimensions[name]:
                raise DisclosureError(
                    f"The categories of '{name}' differ between tables '{one.name}' and"
                    f" '{other.name}'. A dimension has the same categories in the same order"
                    " in every table."
                )

    def _check_margins(self, one: Table, other: Table) -> None:
        shared = [name for name in one.dimensions if name in other.dimensions]
        where = f" by {listed(shared)}" if shared else ""
        if np.any(one.margin(shared) != other.margin(shared)):
            raise DisclosureError(
                f"Tables '{one.name}' and '{other.name}' do not count the same people{where}."
                " Build every table of a release from the same rows."
            )
        for amount in one.amounts.keys() & other.amounts.keys():
            apart = one.margin(shared, amount) - other.margin(shared, amount)
            if np.any(np.abs(apart) > HALF_A_PENNY):
                raise DisclosureError(
                    f"Tables '{one.name}' and '{other.name}' do not sum '{amount}' alike{where}."
                    " Build every table of a release from the same rows."
                )
