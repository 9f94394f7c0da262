"""The places of all figures that a release may be asked for, in one long row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

from appraisal.disclosure.errors import DisclosureError, meant
from appraisal.disclosure.release import Key, Release
from appraisal.wording import listed


@dataclass(frozen=True, eq=False)
class Lattice:
    """The margins of a release and where each one's cells lie; nothing of what they hold.

    `keys` are the margins that may be asked for, each by its dimensions; the cells of a margin
    follow each other with the last dimension fastest.
    """

    name: str
    dimensions: Mapping[str, tuple[str, ...]]
    keys: tuple[Key, ...]

    @classmethod
    def of(cls, release: Release) -> "Lattice":
        """The lattice of a release: every margin of every table, once."""
        return cls(release.name, release.dimensions, tuple(release.margins()))

    def shape(self, key: Key) -> tuple[int, ...]:
        """How many categories each dimension of a margin has."""
        return tuple(len(self.dimensions[name]) for name in key)

    @cached_property
    def starts(self) -> dict[Key, int]:
        """Where each margin's cells start."""
        sizes = [prod(self.shape(key)) for key in self.keys]
        return dict(zip(self.keys, np.cumsum([0, *sizes[:-1]]).tolist(), strict=True))

    @property
    def size(self) -> int:
        """How many cells there are in all."""
        return sum(prod(self.shape(key)) for key in self.keys)

    def block(self, key: Key) -> NDArray[np.intp]:
        """The places of a margin's cells, in the shape of the margin."""
        shape = self.shape(key)
        return np.arange(prod(shape)).reshape(shape) + self.starts[key]

    def flat(self, margins: Mapping[Key, NDArray[np.float64]]) -> NDArray[np.float64]:
        """The margins' cells in one row; missing (NaN) where a margin is not among them."""
        values = np.full(self.size, np.nan)
        for key, cells in margins.items():
            values[self.block(key).ravel()] = cells.ravel()
        return values

    def lines(self) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """Every sum that a reader can check, by margin: places of totals, and of their parts.

        The parts have one row for each total.
        """
        for key in self.keys:
            for name in key:
                axis = key.index(name)
                total = tuple(each for each in key if each != name)
                parts = np.moveaxis(self.block(key), axis, -1)
                yield self.block(total).ravel(), parts.reshape(-1, parts.shape[-1])

    def where(self, place: int) -> dict[str, str]:
        """The category of each dimension that the cell at a place is not summed over."""
        before = [each for each in self.keys if self.starts[each] <= place]
        key = max(before, key=lambda each: self.starts[each])
        at = np.unravel_index(place - self.starts[key], self.shape(key))
        return {name: self.dimensions[name][i] for name, i in zip(key, at, strict=True)}

    def place(self, where: Mapping[str, str]) -> int:
        """The place of one cell, given the category of each dimension that is not summed over.

        Raises DisclosureError for a dimension or category that is not known, and for a
        combination of dimensions that the release does not hold.
        """
        key = self.key(where)
        at = tuple(self._category(name, where[name]) for name in key)
        return int(self.block(key)[at])

    def key(self, names: Mapping[str, object]) -> Key:
        """The margin over these dimensions, or DisclosureError where there is none."""
        for name in names:
            if name not in self.dimensions:
                known = list(self.dimensions)
                raise DisclosureError(
                    f"The release '{self.name}' has no dimension '{name}'.{meant(name, known)}"
                )
        key = tuple(name for name in self.dimensions if name in names)
        if key not in self.starts:
            raise DisclosureError(
                f"The release '{self.name}' does not cross {listed(key)}. Add such a table to the"
                " release, so that it is protected together with the others."
            )
        return key

    def _category(self, name: str, word: str) -> int:
        words = self.dimensions[name]
        if word not in words:
            raise DisclosureError(f"'{word}' is no category of '{name}'.{meant(word, words)}")
        return words.index(word)
