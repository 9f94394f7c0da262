"""From rows of people to the tables of a release: counted, and their money added up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from appraisal.disclosure import Table
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.releases.groupings import NOT_KNOWN
from appraisal.partnership.releases.names import categories

NO_AMOUNTS: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True)
class Counted:
    """Rows to be counted: a relation of ours, what counts as how many, and each word's place.

    `relation` is a table or query of this package, never a text from outside. `many` is the SQL
    that counts, and `dimensions` gives the categories of each column, in order.
    """

    relation: str
    many: str
    dimensions: Mapping[str, tuple[str, ...]]

    def table(
        self,
        data: PartnershipData,
        *dimensions: str,
        amounts: Mapping[str, str] = NO_AMOUNTS,
    ) -> Table:
        """The rows cross-tabulated; `amounts` gives the SQL that adds up each amount."""
        words = {name: self.dimensions[name] for name in dimensions}
        shape = tuple(len(ids) for ids in words.values())
        counts = np.zeros(shape, dtype=np.int64)
        sums = {name: np.zeros(shape) for name in amounts}
        columns = ", ".join(f'"{name}"' for name in dimensions)
        asked = ", ".join([columns, self.many, *amounts.values()])
        sql = f"SELECT {asked} FROM {self.relation} GROUP BY {columns}"  # noqa: S608
        for row in data.rows(sql):
            at = tuple(ids.index(word) for ids, word in zip(words.values(), row, strict=False))
            counts[at] = row[len(words)]
            for name, value in zip(amounts, row[len(words) + 1 :], strict=True):
                sums[name][at] = float(value)
        return Table(" by ".join(dimensions), words, counts, sums)


def words_used(
    data: PartnershipData, relation: str, columns: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """The categories of each column: those that the lists name, and words that only the data have.

    A list's category stays even where nobody is in it; what is not known comes last.
    """
    return {column: _words(data, relation, column) for column in columns}


def present(data: PartnershipData, relation: str, column: str) -> tuple[str, ...]:
    """The categories of a column that anybody is in, in the order of the lists."""
    used = _used(data, relation, column)
    return tuple(word for word in _words(data, relation, column) if word in used)


def _words(data: PartnershipData, relation: str, column: str) -> tuple[str, ...]:
    listed = [category.id for category in categories(data, column)]
    others = sorted(_used(data, relation, column) - set(listed))
    others.sort(key=lambda word: word == NOT_KNOWN)
    return (*listed, *others)


def _used(data: PartnershipData, relation: str, column: str) -> set[str]:
    return {
        word
        for (word,) in data.rows(f'SELECT DISTINCT "{column}" FROM {relation}')  # noqa: S608
    }
