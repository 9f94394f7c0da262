"""The equations between all figures of a release: parts add up to their totals.

Tables of the same people are margins of one big table of everybody by everything, and that they
are says more than that their shared totals agree: a margin by place and need, one by need and
housing and one by housing and place leave no room for some values that any two of them allow. The
big table would be far too large to write down. But if the dimensions that are crossed form a
chordal graph, tables over its cliques that agree wherever they overlap are always the margins of a
big table, in whole people too (Vorob'ev 1962; Lauritzen, Graphical Models, 1996, chapter 3). So
edges are added until the graph is chordal, and the cliques' tables, published or not, stand for
the big table without loss.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from appraisal.disclosure.errors import DisclosureError
from appraisal.disclosure.lattice import Lattice
from appraisal.disclosure.release import Key
from appraisal.wording import listed

MOST_CELLS = 50_000
"""The most cells a joint table may have for a release to be decided in a sitting."""


@dataclass(frozen=True, eq=False)
class Joint:
    """The additive equations of a lattice: `equations @ values = 0` for every possible truth.

    The first `published` values are the lattice's cells in their places; those after them are of
    joint tables that are never shown.
    """

    published: int
    equations: sparse.csr_array

    @property
    def size(self) -> int:
        """How many values there are, shown or not."""
        return int(self.equations.shape[1])


def joint(lattice: Lattice) -> Joint:
    """The equations of a lattice, with the joint tables that tie its margins together.

    Raises DisclosureError where the tables hang together so closely that a joint table would have
    more than `MOST_CELLS` cells.
    """
    tables = cliques(lattice)
    for key in tables:
        if prod(lattice.shape(key)) > MOST_CELLS:
            raise DisclosureError(
                f"The tables of the release '{lattice.name}' tie together {listed(key)}:"
                f" {prod(lattice.shape(key)):,} combinations, and at most {MOST_CELLS:,} can be"
                " proved safe. Cross fewer of them with each other, or use fewer categories."
            )
    seams = (_in_order(lattice, set(a) & set(b)) for a, b in combinations(tables, 2))
    latent = [key for key in dict.fromkeys([*seams, *tables]) if key not in lattice.starts]
    whole = Lattice(lattice.name, lattice.dimensions, (*lattice.keys, *latent))
    blocks = [
        _sums(whole, key, above) for key in whole.keys for above in _parents(whole, key, tables)
    ]
    equations = sparse.vstack(blocks) if blocks else sparse.csr_array((0, whole.size))
    return Joint(lattice.size, sparse.csr_array(equations))


def cliques(lattice: Lattice) -> list[Key]:
    """The largest sets of dimensions that a chordal graph of the release's dimensions ties.

    Dimensions are taken out one by one, the one that leaves the smallest joint table first.
    """
    near = {
        name: {other for key in lattice.keys if name in key for other in key} - {name}
        for name in lattice.dimensions
    }
    found: list[set[str]] = []
    while near:
        name = min(near, key=lambda one: _cells(lattice, near[one] | {one}))
        around = near.pop(name)
        for other in around:
            near[other] = (near[other] | around) - {name, other}
        if not any(around | {name} <= clique for clique in found):
            found.append(around | {name})
    return [_in_order(lattice, clique) for clique in found] or [()]


def _cells(lattice: Lattice, names: Iterable[str]) -> int:
    return prod(len(lattice.dimensions[name]) for name in names)


def _in_order(lattice: Lattice, names: set[str]) -> Key:
    return tuple(name for name in lattice.dimensions if name in names)


def _parents(whole: Lattice, key: Key, tables: Sequence[Key]) -> list[Key]:
    """The margins from which one is summed: so many that it is tied to every joint table above."""
    untied = {table for table in tables if set(key) < set(table)}
    above = [each for each in whole.keys if set(key) < set(each)]
    found: list[Key] = []
    while untied:
        ties = {each: {t for t in untied if set(each) <= set(t)} for each in above}
        best = max(above, key=lambda each: (len(ties[each]), -prod(whole.shape(each))))
        found.append(best)
        untied -= ties[best]
    return found


def _sums(whole: Lattice, key: Key, above: Key) -> sparse.coo_array:
    """One equation for each cell of a margin: the cells above it, less itself, come to 0."""
    cells, parts = whole.block(key), whole.block(above)
    shape = tuple(
        n if name in key else 1 for name, n in zip(above, whole.shape(above), strict=True)
    )
    rows = np.broadcast_to(np.arange(cells.size).reshape(shape), parts.shape)
    at = np.concatenate([rows.ravel(), np.arange(cells.size)])
    columns = np.concatenate([parts.ravel(), cells.ravel()])
    signs: NDArray[np.float64] = np.repeat([1.0, -1.0], [parts.size, cells.size])
    return sparse.coo_array((signs, (at, columns)), shape=(cells.size, whole.size))
