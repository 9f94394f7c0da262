"""Worlds: complete sets of true figures that all agree with everything that is shown.

A reader can rule out a value only if no world holds it. So two worlds in which a figure differs
are proof of what the reader cannot know, and the search for them is all there is to it: linear
programmes over the additive equations (in whole numbers for people) solved by HiGHS.
"""

from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds as Between
from scipy.optimize import LinearConstraint, OptimizeResult, linprog, milp

from appraisal.disclosure.errors import DisclosureError
from appraisal.disclosure.joint import Joint
from appraisal.disclosure.knowledge import SLIGHT, Bounds
from appraisal.disclosure.profiles import LEAST_RANGE

STEP = 1e-4
"""What it costs to differ by one from the world that a search starts at, against an aim's worth."""

PRICE = 0.05
"""What a price must come to, to be more than the cost of steps."""

NEAR = LEAST_RANGE - 1
"""How far whole numbers are sought from where a search starts."""

QUICKLY = {"node_limit": 20, "mip_rel_gap": 1.0}
"""Such a search is broken off after so many branches, or where it has got half as far as it may."""

UNFIT = (
    "No set of people fits all tables of the release at once."
    " Build every table of a release from the same rows."
)


@dataclass(frozen=True, eq=False)
class Reached:
    """Whether the world that a linear programme found was kept, and what stopped it.

    `prices` has one for each figure and group whose bounds stop it: unless one of them is
    loosened, it gets no further. `ties` has one for each equation that the proof of that rests on.
    """

    kept: bool
    prices: NDArray[np.float64]
    ties: NDArray[np.float64]


@dataclass(eq=False)
class Worlds:
    """The worlds found so far for one set of equations, and what they prove.

    Hiding more can only add worlds, so those found stay. `groups` (arrays of places) are sums
    looked at beside the single figures; they take the places after the joint's.
    """

    joint: Joint
    whole: bool
    ceiling: float
    found: list[NDArray[np.float64]] = field(default_factory=list)

    def look_at(self, groups: list[NDArray[np.intp]]) -> None:
        """Watch these groups of figures from now on, beside the single ones."""
        size, count = self.joint.size, len(groups)
        rows = np.repeat(np.arange(count), [len(group) for group in groups])
        places = np.concatenate([*groups, np.empty(0, dtype=np.intp)])
        sums = sparse.coo_array((np.ones(len(places)), (rows, places)), shape=(count, size))
        self._sums = sparse.csr_array(sums)
        # The groups' own values come after the others': each is its sum.
        free = sparse.csr_array((self.joint.equations.shape[0], count))
        own = sparse.csr_array(-sparse.eye_array(count))
        above = sparse.hstack([self.joint.equations, free])
        self.equations = sparse.csc_array(sparse.vstack([above, sparse.hstack([self._sums, own])]))
        self._least, self._most = np.full(size + count, np.inf), np.full(size + count, -np.inf)
        worlds, self.found = self.found, []
        for world in worlds:
            self._add(world)

    def spans(self) -> Bounds:
        """The least and the most of each figure and group over all worlds found."""
        return Bounds(self._least.copy(), self._most.copy())

    def bounds(self, known: Bounds) -> Bounds:
        """What is known of the published figures, with all others and the groups left free.

        Where a total is nobody, so are all its parts.
        """
        free = self.equations.shape[1] - len(known.least)
        most = np.concatenate([np.minimum(known.most, self.ceiling), np.full(free, self.ceiling)])
        parts, totals = (self.equations > 0).astype(float), (self.equations < 0).astype(float)
        empty = -1
        while empty < (empty := int((most == 0).sum())):
            most[parts.T @ (totals @ (most == 0)) > 0] = 0
        return Bounds(np.concatenate([known.least, np.zeros(free)]), most)

    def reach(self, bounds: Bounds, aims: NDArray[np.float64]) -> Reached:
        """Go as far within the bounds as possible in the direction of `aims`; say what stops it.

        The world found is kept if it is whole where it must be. Raises DisclosureError where there
        is none: such tables are not of the same people.
        """
        found, values = self._moved(bounds, aims, self._start())
        if found.x is None:
            raise DisclosureError(UNFIT)
        ties = np.asarray(found.eqlin.marginals)
        prices = -aims - self.equations.T @ ties
        return Reached(self._keep(values), np.where(np.abs(prices) > PRICE, prices, 0.0), ties)

    def _moved(
        self, bounds: Bounds, aims: NDArray[np.float64], start: NDArray[np.float64]
    ) -> tuple[OptimizeResult, NDArray[np.float64]]:
        """The linear programme that moves as little as it takes from one world to another.

        Short moves from whole numbers mostly end in whole numbers, and are quickly found.
        """
        more, fewer = bounds.most - start, start - bounds.least
        up, down = np.flatnonzero(more != 0), np.flatnonzero(fewer != 0)
        if not len(up) + len(down):
            up = np.array([0])  # HiGHS wants a programme of at least one value
        found: OptimizeResult = linprog(
            np.concatenate([STEP - aims[up], STEP + aims[down]]),
            A_eq=cast(  # the stubs know neither of sparse nor of arrays
                Any, sparse.hstack([self.equations[:, up], -self.equations[:, down]], "csc")
            ),
            b_eq=-(self.equations @ start),
            bounds=cast(
                Any,
                np.column_stack(
                    [
                        np.maximum(0, np.concatenate([-fewer[up], -more[down]])),
                        np.maximum(0, np.concatenate([more[up], fewer[down]])),
                    ]
                ),
            ),
            method="highs",
            options={"presolve": False},
        )
        values = start.copy()
        if found.x is not None:
            np.add.at(values, up, found.x[: len(up)])
            np.subtract.at(values, down, found.x[len(up) :])
        return found, values

    def reach_near(self, bounds: Bounds, aims: NDArray[np.float64]) -> bool:
        """Look for a world of whole numbers on the way, in which no figure is far from the first.

        Quickly and not as far as possible: False where none was found so.
        """
        start = self._start()
        near = Bounds(np.maximum(bounds.least, start - NEAR), np.minimum(bounds.most, start + NEAR))
        solved = self._solved_whole(near, aims, QUICKLY)
        return solved.x is not None and self._keep(solved.x)

    def _start(self) -> NDArray[np.float64]:
        first = self.found[0] if self.found else np.zeros(self.joint.size)
        return np.concatenate([first, self._sums @ first])

    def reach_exactly(self, bounds: Bounds, aims: NDArray[np.float64]) -> None:
        """Go as far as any world does: in whole numbers where the figures are whole."""
        if not self.reach(bounds, aims).kept:
            self.reach_whole(bounds, aims)

    def reach_whole(self, bounds: Bounds, aims: NDArray[np.float64]) -> None:
        """The same in whole numbers throughout, which takes longer."""
        solved = self._solved_whole(bounds, aims, {})
        if solved.x is None:
            raise DisclosureError(UNFIT)
        self._keep(solved.x)

    def _solved_whole(
        self, bounds: Bounds, aims: NDArray[np.float64], limits: dict[str, float]
    ) -> OptimizeResult:
        return milp(
            -aims,
            integrality=np.ones(len(aims), dtype=np.int_),
            bounds=Between(bounds.least, bounds.most),
            constraints=LinearConstraint(self.equations, 0, 0),
            options=cast(Any, {"mip_rel_gap": 0.0, **limits}),
        )

    def _keep(self, solution: NDArray[np.float64]) -> bool:
        values = solution[: self.joint.size]
        nearest = np.rint(values) if self.whole else values
        if np.abs(values - nearest).max() >= SLIGHT:
            return False
        self._add(nearest)
        return True

    def _add(self, world: NDArray[np.float64]) -> None:
        self.found.append(world)
        every = np.concatenate([world, self._sums @ world])
        self._least, self._most = np.minimum(self._least, every), np.maximum(self._most, every)
