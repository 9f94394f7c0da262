"""How far a room agrees: on the order, on each weight, between groups and in clusters.

What is printed must not let anybody work out what a hidden group said. An attacker may know
everything on the page, and their own ballot. The ways in, and what closes them:

- *Difference.* The room's mean less the shown groups' leaves the hidden groups' sum. So
  `hidden_groups` hides further groups until that sum is many people's, and no one group's even
  to somebody who takes their own ballot away. Where every group is hidden the sum is the room's
  mean itself: where all ballots but one at most are one small group's, the room's figures are
  withheld too.
- *Clusters.* A cluster may be a hidden group, or a shown one and a few people more, whose
  ballots are then a difference of two means. So clusters are shown only where no difference
  between clusters and groups is about fewer people than a group needs to be shown, even to
  somebody who takes their own ballot away, and where they do not tell hidden groups apart.
- *Lowest, highest and middle ballots.* They say what somebody said, not in which group. Beside a
  shown group there are always so many ballots that the five figures leave most of them open.
  In a room of a handful the ballots themselves can be read off, unnamed and in no group: that is
  what showing a room from three ballots on means.
- *Kendall's W* is one figure on how alike the orders are. It names no criterion, so it is kept
  from three ballots on, whoever they are from. Where it is 1, whoever voted knows the room's
  order, as in any room that is of one mind; the same goes for a criterion on which the lowest
  and the highest ballot are the same, or on which all who are hidden gave nothing at all.
- *Two looks.* The change from one look to the next is whose ballot came between. So this is for
  rounds that take no more ballots.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from appraisal.method import WeightError, clusterings, kendalls_w, mean_weights, spreads
from appraisal.method.agreement import FEWEST_FOR_CLUSTERS, MOST_FOR_CLUSTERS
from appraisal.method.values import TIE
from appraisal.small_groups import SMALLEST_ROOM, hidden_groups, is_one_small_group
from appraisal.wording import listed

FEWEST_FOR_CHI_SQUARE = 8
"""The chi-square approximation is for more than seven criteria (Siegel and Castellan 1988)."""


@dataclass(frozen=True)
class Vote:
    """One ballot: whom the person speaks for, None where they gave no group, and the shares."""

    group: str | None
    weights: Mapping[str, float]


@dataclass(frozen=True)
class Spread:
    """How far the ballots lie apart on one criterion, in shares of 1; quartiles are numpy's."""

    criterion: str
    mean: float
    median: float
    lower: float
    upper: float
    iqr: float
    min: float
    max: float


@dataclass(frozen=True)
class GroupAgreement:
    """A group's ballots and its mean shares, None where it is hidden."""

    group: str | None
    name: str
    n: int
    hidden: bool
    mean: Mapping[str, float] | None


@dataclass(frozen=True)
class Parting:
    """A criterion, and the two shown groups furthest apart on it, by name."""

    criterion: str
    high: str
    high_weight: float
    low: str
    low_weight: float


@dataclass(frozen=True)
class Cluster:
    """People of like opinion: how many, and their mean shares. Never whom they speak for."""

    n: int
    mean: Mapping[str, float]


@dataclass(frozen=True)
class Agreement:
    """How far a room agrees. What must not be shown is None or empty, and `notes` say why.

    `per_person` is the mean over people of their own shares, `per_group` the mean of the groups'
    means, with those who gave no group as one of them. `partings` has the widest first. `alike`
    says that every ballot gives the same weights, where that may be seen.
    """

    ballots: int
    kendalls_w: float | None
    p_value: float | None
    criteria: tuple[Spread, ...]
    groups: tuple[GroupAgreement, ...]
    per_person: Mapping[str, float] | None
    per_group: Mapping[str, float] | None
    partings: tuple[Parting, ...]
    clusters: tuple[Cluster, ...]
    why_no_clusters: str | None
    notes: tuple[str, ...]
    alike: bool = False


@dataclass(frozen=True)
class _Room:
    """The votes as arrays, and who of them may be shown."""

    criteria: tuple[str, ...]
    shares: NDArray[np.float64]
    members: Mapping[str | None, NDArray[np.int64]]
    names: Mapping[str | None, str]
    hidden: frozenset[str | None]
    withheld: bool
    smallest: int

    @property
    def ballots(self) -> int:
        return len(self.shares)

    @property
    def shown(self) -> bool:
        """Whether the room's own figures may be shown."""
        return self.ballots >= SMALLEST_ROOM and not self.withheld

    def mean(self, rows: NDArray[np.int64] | slice = slice(None)) -> dict[str, float]:
        return self.by_criterion(mean_weights(self.shares[rows]))

    def by_criterion(self, figures: NDArray[np.float64]) -> dict[str, float]:
        return dict(zip(self.criteria, figures.tolist(), strict=True))


def agreement(
    votes: Sequence[Vote],
    names: Mapping[str | None, str],
    thresholds: Mapping[str | None, int],
    *,
    room_is_shown: bool = False,
) -> Agreement:
    """How far the votes of one round, which takes no more of them, agree.

    `names` and `thresholds` hold what each group is called and the least ballots with which it
    may be shown, for every group that a vote names (None: no group given); groups come back in
    the order of `names`. Where nearly all are from one small group, no weights of the room are
    shown, unless `room_is_shown` already, as a workshop's is from three ballots on. Raises
    WeightError where a group is missing, where the votes do not weight the same criteria, and for
    a vote without a weight above 0.
    """
    room = _room(votes, names, thresholds, room_is_shown)
    groups = tuple(_group(room, group, rows) for group, rows in room.members.items())
    concordance = kendalls_w(room.shares if room.ballots >= SMALLEST_ROOM else room.shares[:0])
    clusters, why_no_clusters = _clusters(room)
    return Agreement(
        ballots=room.ballots,
        kendalls_w=concordance.w,
        p_value=concordance.p_value,
        criteria=_spreads(room) if room.shown else (),
        groups=groups,
        per_person=room.mean() if room.shown else None,
        per_group=_per_group(room, groups),
        partings=_partings(room, groups),
        clusters=clusters,
        why_no_clusters=why_no_clusters,
        notes=tuple(_notes(room, groups, concordance.w)),
        alike=room.shown and _all_the_same(room),
    )


def notes_on_groups(groups: Sequence[GroupAgreement]) -> list[str]:
    """The notes that say which groups cannot be shown apart, and why."""
    hidden = [f"“{one.name}”" for one in groups if one.hidden]
    if not hidden:
        return []
    if len(hidden) == 1:
        return [f"{hidden[0]} cannot be shown apart: the group has too few ballots."]
    return [
        f"{listed(hidden)} cannot be shown apart: a group among them has too few ballots, and "
        "the others could give it away. The mean of the groups' means is not shown either."
    ]


def _room(
    votes: Sequence[Vote],
    names: Mapping[str | None, str],
    thresholds: Mapping[str | None, int],
    room_is_shown: bool,
) -> _Room:
    criteria = tuple(votes[0].weights) if votes else ()
    if any(set(vote.weights) != set(criteria) for vote in votes):
        raise WeightError("The ballots weight different criteria. Use the ballots of one round.")
    table = [[vote.weights[name] for name in criteria] for vote in votes]
    counts = Counter(vote.group for vote in votes)
    if not counts.keys() <= names.keys() & thresholds.keys():
        raise WeightError("A ballot is from a group that is not known. Name every group.")
    # Where nobody gave a group, those who gave none are the room and not a group of it.
    shown_from: Mapping[str | None, int] = (
        {None: SMALLEST_ROOM} if counts.keys() == {None} else thresholds
    )
    return _Room(
        criteria=criteria,
        shares=np.array(table, dtype=float).reshape(len(votes), len(criteria)),
        members={
            group: np.flatnonzero([vote.group == group for vote in votes])
            for group in names
            if group in counts
        },
        names=names,
        hidden=frozenset(hidden_groups(counts, shown_from)),
        withheld=not room_is_shown and is_one_small_group(counts, shown_from),
        smallest=max((thresholds[group] for group in counts), default=1),
    )


def _spreads(room: _Room) -> tuple[Spread, ...]:
    found = spreads(room.shares)
    columns = (
        found.mean,
        found.median,
        found.lower,
        found.upper,
        found.iqr,
        found.min,
        found.max,
    )
    rows = np.column_stack(columns).tolist()
    return tuple(Spread(name, *row) for name, row in zip(room.criteria, rows, strict=True))


def _group(room: _Room, group: str | None, rows: NDArray[np.int64]) -> GroupAgreement:
    hidden = group in room.hidden
    mean = None if hidden else room.mean(rows)
    return GroupAgreement(group, room.names[group], len(rows), hidden, mean)


def _per_group(room: _Room, groups: Sequence[GroupAgreement]) -> Mapping[str, float] | None:
    means = [list(group.mean.values()) for group in groups if group.mean is not None]
    if not means or len(means) < len(groups):
        return None
    return room.by_criterion(mean_weights(means))


def _partings(room: _Room, groups: Sequence[GroupAgreement]) -> tuple[Parting, ...]:
    found = [_parting(criterion, groups) for criterion in room.criteria]
    apart = [one for one in found if one is not None]
    # Widths that differ by rounding alone stay in the order of the criteria.
    return tuple(sorted(apart, key=lambda one: round(one.low_weight - one.high_weight, 9)))


def _parting(criterion: str, groups: Sequence[GroupAgreement]) -> Parting | None:
    weights = [(group.mean[criterion], group.name) for group in groups if group.mean is not None]
    if not weights:
        return None
    high, high_name = max(weights, key=lambda one: round(one[0], 9))
    low, low_name = min(weights, key=lambda one: round(one[0], 9))
    return Parting(criterion, high_name, high, low_name, low) if high - low > TIE else None


def _clusters(room: _Room) -> tuple[tuple[Cluster, ...], str | None]:
    """The clusters to show; else none, and why."""
    if room.ballots < FEWEST_FOR_CLUSTERS:
        return (), f"Clusters of opinion are looked for from {FEWEST_FOR_CLUSTERS} ballots on."
    if room.ballots > MOST_FOR_CLUSTERS:
        return (), f"Clusters of opinion are looked for in up to {MOST_FOR_CLUSTERS:,} ballots."
    if _all_the_same(room):
        return (), "Every ballot is the same, so there is one opinion."
    for split in clusterings(room.shares, room.smallest):
        if _keeps_people_apart(split.labels, room):
            numbers = range(int(split.labels.max()) + 1)
            members = [np.flatnonzero(split.labels == number) for number in numbers]
            return tuple(Cluster(len(rows), room.mean(rows)) for rows in members), None
    return (), (
        "No clusters of opinion are shown: no split of the ballots is clear, or a cluster would "
        f"have fewer than {room.smallest} people, or would give a few people away beside the "
        "groups."
    )


def _keeps_people_apart(labels: NDArray[np.int64], room: _Room) -> bool:
    """Whether no sum of clusters less a sum of groups is about too few people.

    Such a difference counts everybody who is in the one and not in the other, so the fewest are
    those who are in the minority of their group. A difference of nobody is safe where the groups
    are shown: the clusters then say nothing that the groups do not. It is not where it tells
    one hidden group from another.
    """
    clusters = range(int(labels.max()) + 1)
    members = room.members.values()
    hides = np.array([group in room.hidden for group in room.members])
    counts = np.array([[(labels[rows] == one).sum() for rows in members] for one in clusters])
    # Beside hidden groups, one more: somebody may take their own ballot away.
    least = room.smallest + bool(room.hidden)
    for size in range(1, len(counts) // 2 + 1):
        for some in combinations(clusters, size):
            inside = counts[list(some)].sum(axis=0)
            outside = counts.sum(axis=0) - inside
            differ = int(np.minimum(inside, outside).sum())
            tells_hidden_apart = bool(inside[hides].any() and outside[hides].any())
            if 0 < differ < least or (differ == 0 and tells_hidden_apart):
                return False
    return True


def _all_the_same(room: _Room) -> bool:
    """Whether every ballot gives the same weights; with one criterion there is nothing to give."""
    return len(room.criteria) > 1 and bool((np.ptp(room.shares, axis=0) <= TIE).all())


def _notes(room: _Room, groups: Sequence[GroupAgreement], w: float | None) -> list[str]:
    if room.ballots < SMALLEST_ROOM:
        return [_too_few(room.ballots)]
    notes = []
    if room.withheld:
        notes.append(
            "Nearly all the ballots are from one small group, so the room's weights are not "
            "shown: they would be that group's."
        )
    elif _all_the_same(room):
        notes.append("Every ballot gives the same weights.")
    notes += _notes_on_w(room, w)
    return notes + notes_on_groups(groups)


def _too_few(ballots: int) -> str:
    there_are = ("There are no ballots", "There is one ballot", "There are two ballots")[ballots]
    return (
        f"{there_are}. Agreement is shown from {SMALLEST_ROOM} ballots on, so that nobody's own "
        "ballot can be picked out."
    )


def _notes_on_w(room: _Room, w: float | None) -> list[str]:
    if w is None and len(room.criteria) < 2:
        return ["There is one criterion, so there is no order to agree on, and no Kendall's W."]
    if w is None and room.shown:
        return [
            "Every ballot weights all its criteria the same, so there is no order to agree on, "
            "and no Kendall's W."
        ]
    if w is None:
        return ["Kendall's W is not shown."]
    if len(room.criteria) < FEWEST_FOR_CHI_SQUARE:
        return [
            f"With fewer than {FEWEST_FOR_CHI_SQUARE} criteria the p-value of Kendall's W is "
            "rough: take it as a guide."
        ]
    return []
