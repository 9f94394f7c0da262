"""What a reader must never find out, and whether the worlds found so far prove that they cannot."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from appraisal.disclosure.knowledge import PENNY, POUNDS, Bounds
from appraisal.disclosure.lattice import Lattice
from appraisal.disclosure.profiles import LEAST_RANGE, Profile

MARGIN = 0.10
"""A small group's money must stay open by this part of the truth, both upwards and downwards."""

Groups = list[NDArray[np.intp]]


@dataclass(frozen=True, eq=False)
class Secrets:
    """Figures and sums of figures that must stay open, by place.

    Each must be free to be as much as `up` and as little as `down`; a number of people, which is
    `whole`, may have its room on either side, as long as `LEAST_RANGE` values are left.
    """

    places: NDArray[np.intp]
    truth: NDArray[np.float64]
    up: NDArray[np.float64]
    down: NDArray[np.float64]
    whole: bool

    def kept(self, spans: Bounds) -> NDArray[np.bool_]:
        """Which of the secrets are kept if each figure may be anything within its span."""
        least, most = spans.least[self.places], spans.most[self.places]
        if self.whole:
            return np.asarray(most - least >= LEAST_RANGE - 1)
        return np.asarray((most >= self.up - PENNY) & (least <= self.down + PENNY))

    def lacking(self, spans: Bounds) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which of the secrets are not yet free to be as much, and as little, as they should."""
        return (
            spans.most[self.places] < self.up - PENNY,
            spans.least[self.places] > self.down + PENNY,
        )


def of_people(profile: Profile, truth: NDArray[np.int64], groups: Groups, size: int) -> Secrets:
    """Every small count, shown or hidden, and every small group of hidden ones.

    `size` is the number of values before the groups.
    """
    single = np.flatnonzero(profile.guards(truth))
    places = np.concatenate([single, size + np.arange(len(groups))]).astype(np.intp)
    true = np.array([*truth[single], *(truth[group].sum() for group in groups)], dtype=float)
    room = LEAST_RANGE - 1
    return Secrets(places, true, true + room, np.maximum(true - room, 0), whole=True)


def of_money(
    profile: Profile,
    truth: NDArray[np.float64],
    people: NDArray[np.int64],
    groups: Groups,
    size: int,
    margin: float = MARGIN,
) -> Secrets:
    """The money of every small number of people, one figure or the hidden ones of a line.

    Where a 0 may be hidden, money must not show that there is somebody, so that its least is 0.
    """
    single = np.flatnonzero(profile.guards(people) & ~np.isnan(truth))
    places = np.concatenate([single, size + np.arange(len(groups))]).astype(np.intp)
    true = np.array([*truth[single], *(truth[group].sum() for group in groups)], dtype=float)
    down = (1 - margin) * true if profile.zero_is_shown_as_zero else np.zeros(len(true))
    return Secrets(places, true, true + np.maximum(margin * true, POUNDS), down, whole=False)


def groups(
    lattice: Lattice, profile: Profile, people: NDArray[np.int64], hidden: NDArray[np.bool_]
) -> Groups:
    """The hidden parts of each total, where there are several and they hold few people together.

    The difference between a total and the parts that are shown is their sum. A group of all who
    are in the total is the total, and no group of its own.
    """
    found: dict[bytes, NDArray[np.intp]] = {}
    for totals, parts in lattice.lines():
        inside = hidden[parts]
        together = np.where(inside, people[parts], 0).sum(axis=1)
        small = profile.guards(together) & (inside.sum(axis=1) > 1)
        small &= (together < people[totals]) | (not profile.zero_is_shown_as_zero)
        for line in np.flatnonzero(small):
            group = parts[line][inside[line]]
            if len(group) < parts.shape[1]:
                found.setdefault(group.tobytes(), group)
    return list(found.values())
