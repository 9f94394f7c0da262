"""Which groups may be shown apart, so that nobody can be picked out of a small one.

A group is shown only from `SMALLEST_GROUP` ballots on (8 where its members use services or
care for somebody who does: being in it is itself a fact about a person's health). A single
hidden group could be worked out from the total and the groups that are shown, so further
groups are hidden until what is hidden is itself big enough, and holds at least two ballots beside
those of any one group: whoever takes their own ballot away is not left with a whole group.
"""

from collections.abc import Mapping

SMALLEST_ROOM = 3
"""A room's results are shown from three ballots on: two would show each the other's."""

SMALLEST_GROUP = 5
SMALLEST_GROUP_USING_SERVICES = 8


def threshold(uses_services: bool) -> int:
    """The least number of ballots with which a group may be shown apart."""
    return SMALLEST_GROUP_USING_SERVICES if uses_services else SMALLEST_GROUP


def is_one_small_group(
    counts: Mapping[str | None, int], thresholds: Mapping[str | None, int]
) -> bool:
    """Whether all ballots but one at most are one small group's, so the room's mean is theirs.

    >>> is_one_small_group({"carers": 7, "nhs": 1}, {"carers": 8, "nhs": 5})
    True
    """
    together = sum(counts.values())
    return any(
        0 < count < thresholds[group] and together - count <= 1 for group, count in counts.items()
    )


def hidden_groups(
    counts: Mapping[str | None, int], thresholds: Mapping[str | None, int]
) -> set[str | None]:
    """The groups whose figures must not be shown.

    `counts` is ballots a group, `thresholds` the least number that may be shown for each.
    A group without ballots has nothing to hide and is not returned.

    >>> least = {"nhs": 5, "carers": 8, "council": 5}
    >>> sorted(hidden_groups({"nhs": 9, "carers": 3, "council": 6}, least))
    ['carers', 'council']
    """
    present = {group: count for group, count in counts.items() if count > 0}
    hidden = {group for group, count in present.items() if count < thresholds[group]}
    by_size = sorted(present, key=lambda group: (present[group], str(group)))
    for group in by_size:
        if not hidden or _safe_together(hidden, present, thresholds):
            break
        hidden.add(group)
    return hidden


def _safe_together(
    hidden: set[str | None],
    present: Mapping[str | None, int],
    thresholds: Mapping[str | None, int],
) -> bool:
    """Whether the hidden groups' sum, which anybody can work out, gives none of them away."""
    together = sum(present[group] for group in hidden)
    largest = max(present[group] for group in hidden)
    return together - largest >= 2 and together >= max(thresholds[group] for group in hidden)
