"""What the ballots of a round say beside their mean: how sure the room is, and who differs.

Nothing here is for a round that is still open, or whose results may not be seen: whoever asks has
`RoundResults` in hand, and what that hides stays hidden. Beyond it:

- the spread of the room needs as many ballots as a group does to be shown apart;
- the weights that would put an option first are the mean of the ballots that did, so they are
  shown as a group's are: not for a few ballots, nor where those few could be worked out from the
  rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor

from appraisal.analysis.agreement import Agreement, Vote, agreement
from appraisal.analysis.robustness import OptionRobustness, Robustness, robustness
from appraisal.errors import AppraisalError
from appraisal.option_sets import OptionSet
from appraisal.small_groups import hidden_groups, threshold
from appraisal.workshops.results import RoundResults


@dataclass(frozen=True)
class Sureness:
    """Rank acceptability over the ballots of a closed round, and of each group that is shown.

    `room` is None where no option can be ranked. `groups` is by group, None standing for those who
    gave none; it has no central weights, which could be set against the room's.
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
    thresholds = _thresholds(option_set, results)
    found = agreement(votes, names, thresholds)
    return _for_all_to_see(found, max(thresholds.values()))


def round_sureness(
    option_set: OptionSet, results: RoundResults, votes: Sequence[Vote]
) -> Sureness | None:
    """How sure the people of a round are; None while that may not be seen."""
    if not _may_be_seen(results):
        return None
    room = _sureness(option_set, votes)
    least = max(_thresholds(option_set, results).values())
    groups = {
        group.id: _sureness(option_set, [vote for vote in votes if vote.group == group.id])
        for group in results.groups
        if not group.hidden
    }
    return Sureness(
        room=room and _without_few(room, len(votes), least),
        groups={group: _without_any(sure) for group, sure in groups.items() if sure},
    )


def _may_be_seen(results: RoundResults) -> bool:
    return results.visible and results.status != "open"


def _thresholds(option_set: OptionSet, results: RoundResults) -> dict[str | None, int]:
    users = {group.id for group in option_set.groups if group.uses_services}
    return {group.id: threshold(group.id in users) for group in results.groups}


def _for_all_to_see(found: Agreement, least: int) -> Agreement:
    """No spread of a small room, and clusters to a tenth of a per cent, as they are shown.

    Finer figures of overlapping sets of people could be taken from one another.
    """
    return replace(
        found,
        criteria=found.criteria if found.ballots >= least else (),
        clusters=tuple(replace(one, mean=_rounded(one.mean)) for one in found.clusters),
    )


def _sureness(option_set: OptionSet, votes: Sequence[Vote]) -> Robustness | None:
    """Rank acceptability over some ballots; None where no option can be ranked."""
    try:
        return robustness(option_set, ballots=[vote.weights for vote in votes])
    except AppraisalError:
        return None


def _without_few(found: Robustness, ballots: int, least: int) -> Robustness:
    """The same without the central weights that rest on so few ballots as to show them."""
    firsts = {option.id: option.rank_acceptability[0] * ballots for option in found.options}
    # Part of a ballot, where options tie for first, is still somebody's.
    counts: dict[str | None, int] = {
        name: max(floor(count + 0.01), 1) for name, count in firsts.items() if count > 0
    }
    few = hidden_groups(counts, dict.fromkeys(counts, least))
    return replace(
        found, options=tuple(_central(option, option.id not in few) for option in found.options)
    )


def _without_any(found: Robustness) -> Robustness:
    return replace(found, options=tuple(_central(option, False) for option in found.options))


def _central(option: OptionRobustness, shown: bool) -> OptionRobustness:
    if not shown or option.central_weights is None:
        return replace(option, central_weights=None, confidence=None)
    return replace(option, central_weights=_rounded(option.central_weights))


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(weight, 3) for name, weight in weights.items()}
