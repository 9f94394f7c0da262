"""The attack on a release: what somebody can work out who downloads everything at once.

The attacker has every figure of every table under every filter with all totals, knows the
profile's rules and how figures are rounded, and is told more than any reader: which stars stand
for small numbers (save those left open), and for money which groups are empty. For each hidden
figure the attack solves for the least and the most that any set of people allows, in whole
numbers, and for money in pounds.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from appraisal.disclosure import knowledge, secrecy
from appraisal.disclosure.joint import joint
from appraisal.disclosure.knowledge import SLIGHT, Bounds
from appraisal.disclosure.lines import tightened
from appraisal.disclosure.protected import Protected
from appraisal.disclosure.release import Release
from appraisal.disclosure.secrecy import Groups, Secrets
from appraisal.disclosure.worlds import Worlds


@dataclass(frozen=True)
class Range:
    """What an attacker can work out of one hidden figure, or of the sum of several.

    `cells` says which, by category; `amount` is None for people. `most` is infinite where the
    attacker finds no limit.
    """

    cells: tuple[dict[str, str], ...]
    amount: str | None
    least: float
    most: float


@dataclass(frozen=True)
class Attack:
    """All that was worked out, and of it what breaks the promise."""

    ranges: tuple[Range, ...]
    given_away: tuple[Range, ...]


def attack(protected: Protected, release: Release, *, exact: bool = True) -> Attack:
    """What the attacker can work out of each figure that is hidden or must stay open.

    `release` is what was protected: it says which of the stars are small, and what counts as given
    away. Beside single figures, the hidden parts of each total are attacked together where they
    hold few people. Unless `exact`, only what must stay open is attacked, and only until it is
    clear whether it does: quicker, with the same `given_away`, while the true range of all else is
    at least as wide as the one returned. Raises DisclosureError where no set of people agrees with
    what is shown.
    """
    lattice, profile = protected.lattice, protected.profile
    people = lattice.flat(release.margins()).astype(np.int64)
    ties, hidden = joint(lattice), protected.people < 0
    groups = secrecy.groups(lattice, profile, people, hidden)
    ranges, away = _attacked(
        protected,
        None,
        Worlds(ties, whole=True, ceiling=2.0 * people.max() + 100),
        knowledge.of_people(profile, people, hidden, protected.left_open),
        groups,
        secrecy.of_people(profile, people, groups, ties.size),
        hidden,
        exact,
    )
    for amount, shown in protected.money.items():
        truth, held = lattice.flat(release.margins(amount)), protected.held[amount]
        hidden = np.isnan(shown)
        groups = secrecy.groups(lattice, profile, people, hidden & held)
        more, worse = _attacked(
            protected,
            amount,
            Worlds(ties, whole=False, ceiling=3.0 * np.nanmax(truth) + 1_000),
            knowledge.of_money(truth, people, hidden),
            groups,
            secrecy.of_money(profile, truth, people, groups, ties.size),
            hidden & held,
            exact,
        )
        ranges, away = ranges + more, away + worse
    return Attack(tuple(ranges), tuple(away))


def _attacked(
    protected: Protected,
    amount: str | None,
    worlds: Worlds,
    known: Bounds,
    groups: Groups,
    secrets: Secrets,
    hidden: NDArray[np.bool_],
    exact: bool,
) -> tuple[list[Range], list[Range]]:
    """The ranges of all hidden and secret figures, and those of the secrets that are not kept."""
    worlds.look_at(groups)
    bounds = worlds.bounds(tightened(protected.lattice, known))
    places = np.union1d(np.flatnonzero(hidden), secrets.places) if exact else secrets.places
    for sign in (1, -1):
        aims = np.zeros(len(bounds.least))
        aims[places] = sign
        worlds.reach_exactly(bounds, aims)
    for place in places:
        if exact or place in secrets.places[~secrets.kept(worlds.spans())]:
            _solve(worlds, bounds, int(place))
    spans = worlds.spans()
    endless = spans.most >= worlds.ceiling - 1

    def found(place: int) -> Range:
        inside = groups[place - worlds.joint.size] if place >= worlds.joint.size else [place]
        cells = tuple(protected.lattice.where(int(each)) for each in inside)
        most = np.inf if endless[place] else float(spans.most[place])
        return Range(cells, amount, float(spans.least[place]), most)

    lost = secrets.places[~secrets.kept(spans)]
    return [found(int(place)) for place in places], [found(int(place)) for place in lost]


def _solve(worlds: Worlds, bounds: Bounds, place: int) -> None:
    """Find worlds that take one figure as far up and as far down as any world does."""
    for sign in (1, -1):
        spans = worlds.spans()
        reached, end = (spans.most, bounds.most) if sign > 0 else (spans.least, bounds.least)
        if abs(reached[place] - end[place]) >= SLIGHT:
            aims = np.zeros(len(bounds.least))
            aims[place] = sign
            worlds.reach_exactly(bounds, aims)
