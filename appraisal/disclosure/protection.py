"""Deciding, once for a whole release, which figures are hidden."""

from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from appraisal.disclosure import knowledge, secrecy
from appraisal.disclosure.covering import Covering
from appraisal.disclosure.errors import DisclosureError
from appraisal.disclosure.joint import Joint, joint
from appraisal.disclosure.lattice import Lattice
from appraisal.disclosure.lines import cover_lines
from appraisal.disclosure.profiles import LEAST_RANGE, Profile
from appraisal.disclosure.protected import Protected
from appraisal.disclosure.release import Release
from appraisal.disclosure.worlds import Worlds

AIM = 0.12
"""The part of the truth by which a small group's money is kept open: a little over the promise."""


def protect(release: Release, profile: Profile, *, assessment: str = "") -> Protected:
    """The release as it may be shown under the profile: decided once, for all that can be asked.

    The rule hides first; then figures that pin down a small one are hidden, the smallest first,
    until worlds that differ from the truth prove that none can be worked out. The same release
    gives the same result. `assessment` is what was decided, by whom and when, for a profile that
    needs it. Raises DisclosureError where that is missing, where the tables cannot be of the same
    people, and where they hang together too closely to be proved safe.
    """
    if profile.needs_assessment and not assessment.strip():
        raise DisclosureError(
            f"The profile '{profile.name}' needs a recorded assessment."
            " Say what was assessed, by whom and when."
        )
    lattice = Lattice.of(release)
    ties = joint(lattice)
    people = lattice.flat(release.margins()).astype(np.int64)
    hidden, left_open = _people(lattice, ties, profile, people)
    masked = mask(release, profile)
    shown = np.where(hidden, -1, masked.people)
    money = {}
    for amount in release.amounts:
        truth = lattice.flat(release.margins(amount))
        away = _money(lattice, ties, profile, people, shown, truth)
        money[amount] = np.where(away, np.nan, masked.money[amount])
    return replace(
        masked, people=shown, money=money, left_open=left_open, assessment=assessment.strip()
    )


def mask(release: Release, profile: Profile) -> Protected:
    """The release by the profile's rule alone: what is shown can still give small numbers away.

    For comparison only; what leaves comes from `protect`.
    """
    lattice = Lattice.of(release)
    people = lattice.flat(release.margins()).astype(np.int64)
    shown = np.where(profile.hides(people), -1, profile.rounded(people))
    money, held = {}, {}
    for amount in release.amounts:
        truth = lattice.flat(release.margins(amount))
        held[amount] = ~np.isnan(truth)
        away = profile.hides_money(shown)
        money[amount] = np.where(away, np.nan, knowledge.rounded_money(truth))
    return Protected(profile, lattice, shown, money, held, np.zeros(len(people), dtype=bool))


def _people(
    lattice: Lattice, ties: Joint, profile: Profile, truth: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which counts are hidden, and of which not even the reason may be known."""
    may_cover = (truth > 0) | (not profile.zero_is_shown_as_zero)
    sizes, closed = np.where(may_cover, truth, np.inf), np.zeros(len(truth), dtype=bool)
    room = np.where(truth > 0, LEAST_RANGE - 1.0, 0.0)
    known = partial(knowledge.of_people, profile, truth)
    search = Covering(
        worlds=Worlds(ties, whole=True, ceiling=2.0 * truth.max() + 100),
        hidden=cover_lines(
            lattice, profile.hides(truth), lambda hidden: known(hidden, closed), room, sizes
        ),
        left_open=closed,
        sizes=sizes,
        known=known,
        groups=partial(secrecy.groups, lattice, profile, truth),
        secrets=lambda groups: secrecy.of_people(profile, truth, groups, ties.size),
        start=knowledge.Bounds(truth.astype(float), truth.astype(float)),
    )
    search.settle()
    return search.hidden, search.left_open


def _money(
    lattice: Lattice,
    ties: Joint,
    profile: Profile,
    people: NDArray[np.int64],
    shown: NDArray[np.int64],
    truth: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Which amounts are hidden: those of hidden counts, and what it takes to cover them."""
    held = ~np.isnan(truth)
    sizes, by_rule = np.where(people > 0, truth, np.inf), profile.hides_money(shown) | ~held
    room = np.where(held & (people > 0), 2 * AIM * np.nan_to_num(truth), 0.0)
    known = partial(knowledge.of_money, truth, people)
    search = Covering(
        worlds=Worlds(ties, whole=False, ceiling=3.0 * np.nanmax(truth) + 1_000),
        hidden=cover_lines(lattice, by_rule, known, room, sizes),
        left_open=np.ones(len(truth), dtype=bool),
        sizes=sizes,
        known=lambda hidden, _: known(hidden),
        groups=lambda hidden: secrecy.groups(lattice, profile, people, hidden & held),
        secrets=lambda groups: secrecy.of_money(profile, truth, people, groups, ties.size, AIM),
        start=known(by_rule),
    )
    search.settle()
    return search.hidden
