"""What the ballots of a round say beside their mean: how sure the room is, and who differs.

Nothing here is for a round that is still open, or whose results may not be seen: whoever asks has
`RoundResults` in hand, and what that hides stays hidden. Beyond it:

- the weights that put an option first are the mean of the ballots that did: of a few, or all but a
  few of a group, they would be somebody's, so a room has none;
- what the groups put first is shown only where every group may be shown: the rest of the room's
  would be the hidden ones';
- a room needs as many ballots to show its spread as a group does to be shown apart, and all figures
  are as coarse as they are read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from appraisal.analysis.agreement import Agreement, Spread, Vote, agreement
from appraisal.analysis.robustness import Robustness, robustness
from appraisal.errors import AppraisalError
from appraisal.option_sets import OptionSet
from appraisal.small_groups import threshold
from appraisal.workshops.results import RoundResults


@dataclass(frozen=True)
class Sureness:
    """Rank acceptability over the ballots of a closed round, and over those of each group.

    `room` is None where no option can be ranked. `groups` is by group, None standing for those who
    gave none; it is empty where any group is hidden. None of them has central weights.
    """

    room: Robustness | None
    groups: Mapping[str | None, Robustness]


def round_agreement(
    option_set: OptionSet, results: RoundResults, votes: Sequence[Vote]
) -> Agreement | None:
    """How far the people of a round agree; None while that may not be seen."""
    if not _may_be_seen(results):
        return None
    names = {group.id: group.name for group in results.groups}
    users = {group.id for group in option_set.groups if group.uses_services}
    thresholds = {group: threshold(group in users) for group in names}
    found = agreement(votes, names, thresholds, room_is_shown=True)
    return _for_all_to_see(found, results, max(thresholds.values()))


def round_sureness(
    option_set: OptionSet, results: RoundResults, votes: Sequence[Vote]
) -> Sureness | None:
    """How sure the people of a round are; None while that may not be seen."""
    if not _may_be_seen(results):
        return None
    groups = () if any(group.hidden for group in results.groups) else results.groups
    by_group = {
        group.id: _sureness(option_set, [vote for vote in votes if vote.group == group.id])
        for group in groups
    }
    return Sureness(
        room=_sureness(option_set, votes),
        groups={group: sure for group, sure in by_group.items() if sure},
    )


def _may_be_seen(results: RoundResults) -> bool:
    return results.visible and results.status != "open"


def _for_all_to_see(found: Agreement, results: RoundResults, least: int) -> Agreement:
    """The same as coarse as it is read: weights as the results have them, the rest to a per cent.

    Finer figures of overlapping sets of people could be taken from one another.
    """
    shown = {group.id: group.weights for group in results.groups}
    return replace(
        found,
        criteria=tuple(_coarse(one) for one in found.criteria) if found.ballots >= least else (),
        groups=tuple(replace(one, mean=shown[one.group]) for one in found.groups),
        per_person=found.per_person and results.weights,
        per_group=found.per_group and _rounded(found.per_group),
        partings=tuple(
            replace(one, high_weight=round(one.high_weight, 2), low_weight=round(one.low_weight, 2))
            for one in found.partings
        ),
        clusters=tuple(replace(one, mean=_rounded(one.mean)) for one in found.clusters),
    )


def _coarse(one: Spread) -> Spread:
    return Spread(
        criterion=one.criterion,
        mean=round(one.mean, 2),
        median=round(one.median, 2),
        lower=round(one.lower, 2),
        upper=round(one.upper, 2),
        iqr=round(one.iqr, 2),
        min=round(one.min, 2),
        max=round(one.max, 2),
    )


def _sureness(option_set: OptionSet, votes: Sequence[Vote]) -> Robustness | None:
    """Rank acceptability over some ballots; None where no option can be ranked."""
    try:
        found = robustness(option_set, ballots=[vote.weights for vote in votes])
    except AppraisalError:
        return None
    unseen = (replace(one, central_weights=None, confidence=None) for one in found.options)
    return replace(found, options=tuple(unseen))


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(weight, 2) for name, weight in weights.items()}
