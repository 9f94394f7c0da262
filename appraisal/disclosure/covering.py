"""Hiding more until no secret can be worked out: the search that `protect` makes."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from appraisal.disclosure import stops
from appraisal.disclosure.errors import DisclosureError
from appraisal.disclosure.knowledge import Bounds
from appraisal.disclosure.secrecy import Groups, Secrets
from appraisal.disclosure.worlds import Reached, Worlds

ENOUGH = 0.1
"""Worlds are sought for all open secrets at once as long as each turn settles this part of them."""

FEW = 6
"""For so few secrets whole worlds are sought near by; for many at once that takes long."""

PATIENCE = 16
"""After so many turns that hide, twice as many figures are hidden at a time: so a search ends."""

LARGE = 0.1
"""The part of the largest figure from which on a figure counts as large."""


@dataclass(eq=False)
class Covering:
    """One search: which figures are hidden, which are left open, and the worlds found so far.

    `known` says what a reader knows given what is hidden and left open, `groups` which sums are
    secret too, and `secrets` what must stay open. `sizes` orders the figures that may be hidden
    to cover others, the smallest first; those that may not have none (infinite). The first world
    lies within `start`.
    """

    worlds: Worlds
    hidden: NDArray[np.bool_]
    left_open: NDArray[np.bool_]
    sizes: NDArray[np.float64]
    known: Callable[[NDArray[np.bool_], NDArray[np.bool_]], Bounds]
    groups: Callable[[NDArray[np.bool_]], Groups]
    secrets: Callable[[Groups], Secrets]
    start: Bounds
    _turns: int = field(default=0, init=False)

    def settle(self) -> None:
        """Hide, and where that is not enough leave open, until every secret is kept."""
        settled = False
        while not settled:
            groups = self.groups(self.hidden)
            self.worlds.look_at(groups)
            secrets = self.secrets(groups)
            if not self.worlds.found:
                # Any world at all: tables that are not of the same people have none.
                bounds = self.worlds.bounds(self.start)
                self.worlds.reach_exactly(bounds, np.zeros(len(bounds.least)))
            before = int(self.hidden.sum())
            self._keep_together(secrets)
            for which in np.argsort(secrets.truth, kind="stable"):
                self._keep(secrets, int(which))
            settled = int(self.hidden.sum()) == before

    def _keep_together(self, secrets: Secrets) -> None:
        """Look for worlds that settle many secrets at once, and hide what stops the others."""
        chance = np.random.default_rng(0)
        while len(at := self._open(secrets)):
            bounds = self.worlds.bounds(self.known(self.hidden, self.left_open))
            up, down = secrets.lacking(self._spans(secrets))
            both = up[at] == down[at]
            signs = np.where(both, chance.choice([-1, 1], len(at)), 2 * up[at] - 1)
            stopped = self._sought(bounds, secrets, at, signs, chance)
            if both.any():
                other = np.where(both, -signs, signs)
                stopped += self._sought(bounds, secrets, at, other, chance)
            left = self._open(secrets)
            if len(at) - len(left) < max(1, ENOUGH * len(at)) and not self._loosen_parts(
                stopped, secrets.places[left]
            ):
                return

    def _sought(
        self,
        bounds: Bounds,
        secrets: Secrets,
        at: NDArray[np.intp],
        signs: NDArray[np.int_],
        chance: np.random.Generator,
    ) -> list[Reached]:
        """Go one way with all of these secrets; where no whole world is found, in halves."""
        towards, aims = _towards(bounds, secrets, at, signs)
        aims *= chance.uniform(0.5, 1.5, len(aims))
        reached = self.worlds.reach(towards, aims)
        if reached.kept:
            return [reached]
        if len(at) <= FEW:
            self.worlds.reach_near(towards, aims)
            return [reached]
        halves = np.array_split(chance.permutation(len(at)), 2)
        return [
            one
            for half in halves
            for one in self._sought(bounds, secrets, at[half], signs[half], chance)
        ]

    def _loosen_parts(self, stopped: list[Reached], places: NDArray[np.intp]) -> bool:
        """Hide the smallest figure of each part of what stops these secrets; False where none."""
        before = self.hidden.copy()
        large = LARGE * self.sizes[np.isfinite(self.sizes)].max(initial=0)
        for reached in stopped:
            for part in stops.parts(self.worlds.equations, reached, places):
                published = part[part < len(self.hidden)]
                if np.any(self.hidden[published] & ~before[published]):
                    continue  # loosened a moment ago
                # Secrets that are aimed at together can stop each other at a large total, which
                # is hidden only where one secret alone shows that it must be.
                self._hide_smallest(published[self.sizes[published] <= large])
        self._turns += 1
        return bool(np.any(self.hidden & ~before))

    def _open(self, secrets: Secrets) -> NDArray[np.intp]:
        return np.flatnonzero(~secrets.kept(self._spans(secrets)))

    def _keep(self, secrets: Secrets, which: int) -> None:
        """Hide what it takes to keep one secret."""
        at = np.array([which])
        while not secrets.kept(self._spans(secrets))[which]:
            bounds = self.worlds.bounds(self.known(self.hidden, self.left_open))
            pins = np.zeros(len(self.hidden), dtype=bool)
            for sign in (1, -1):
                towards = _towards(bounds, secrets, at, np.array([sign]))
                reached = self.worlds.reach(*towards)
                pins |= reached.prices[: len(pins)] != 0
                if not reached.kept:
                    self.worlds.reach_near(*towards)
                if secrets.kept(self._spans(secrets))[which]:
                    return
            # Where only whole numbers are wanting, hiding more is quicker than proving that it
            # is not needed.
            if not self._loosen(pins):
                self._keep_in_whole_numbers(secrets, which)

    def _keep_in_whole_numbers(self, secrets: Secrets, which: int) -> None:
        """Prove the slow way that one secret is kept, where nothing is left to hide."""
        bounds = self.worlds.bounds(self.known(self.hidden, self.left_open))
        for sign in (1, -1):
            towards = _towards(bounds, secrets, np.array([which]), np.array([sign]))
            self.worlds.reach_exactly(*towards)
        if not secrets.kept(self._spans(secrets))[which]:
            raise DisclosureError(
                "These tables cannot be protected, not even by hiding all of them."
                " Use fewer or larger categories."
            )

    def _loosen(self, pins: NDArray[np.bool_]) -> bool:
        """Hide the smallest figure that pins a secret; if none may be, leave hidden ones open.

        False where neither is left to do.
        """
        for among in (pins, np.ones_like(pins)):
            if self._hide_smallest(np.flatnonzero(among)):
                self._turns += 1
                return True
            closed = among & self.hidden & ~self.left_open
            if closed.any():
                self.left_open |= closed
                return True
        return False

    def _hide_smallest(self, places: NDArray[np.intp]) -> bool:
        """Hide the smallest of these figures, more the longer the search takes; False if none."""
        shown = places[~self.hidden[places] & np.isfinite(self.sizes[places])]
        in_order = shown[np.argsort(self.sizes[shown], kind="stable")]
        # The largest are totals that readers look for: never those only because it takes long.
        many = min(2 ** (self._turns // PATIENCE), (len(shown) + 1) // 2)
        self.hidden[in_order[:many]] = True
        return len(shown) > 0

    def _spans(self, secrets: Secrets) -> Bounds:
        """How far each figure differs between the worlds found, the true one among them."""
        spans = self.worlds.spans()
        spans.least[secrets.places] = np.minimum(spans.least[secrets.places], secrets.truth)
        spans.most[secrets.places] = np.maximum(spans.most[secrets.places], secrets.truth)
        return spans


def _towards(
    bounds: Bounds, secrets: Secrets, at: NDArray[np.intp], signs: NDArray[np.int_]
) -> tuple[Bounds, NDArray[np.float64]]:
    """Bounds that let the secrets go no further than they need to, and the way they are to go.

    One that needs little then leaves room for the others in the same world.
    """
    places, aims = secrets.places[at], np.zeros(len(bounds.least))
    least, most = bounds.least.copy(), bounds.most.copy()
    aims[places] = signs
    up, down = np.maximum(secrets.up[at], least[places]), np.minimum(secrets.down[at], most[places])
    most[places] = np.where(signs > 0, np.minimum(most[places], up), most[places])
    least[places] = np.where(signs < 0, np.maximum(least[places], down), least[places])
    return Bounds(least, most), aims
