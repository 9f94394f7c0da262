"""What may be shown of a round, now. Hiding is done here and nowhere else.

Pages, the stream, the phone ballot and exports all ask `round_results`; a blind round that is
not revealed has no figures to give them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor

import numpy as np

from appraisal.method import TIE
from appraisal.scoring import Scores, score
from appraisal.small_groups import (
    SMALLEST_ROOM,
    hidden_groups,
    threshold,
)
from appraisal.workshops.ballots import Ballot
from appraisal.workshops.state import Mode, RoundState, Status, WorkshopState

RATHER_NOT_SAY = "Rather not say"

COARSE, FINE = 200, 1000
"""Parts of the whole in which weights leave, while a round is open and after it has closed."""


@dataclass(frozen=True)
class GroupResult:
    """A group's mean weights and the values they give, or that they are hidden."""

    id: str | None
    name: str
    ballots: int
    hidden: bool
    weights: Mapping[str, float] | None
    scores: Scores | None


@dataclass(frozen=True)
class RoundResults:
    """A round's turnout and, where `visible`, the room's weights and values.

    `weights` is the mean over people of their own shares, so each person counts the same, as
    `shown_weights` rounds it.
    `why_hidden` is a sentence for the screen. `groups` is empty while the round is open.
    """

    round: int
    mode: Mode
    status: Status
    joined: int
    cast: int
    visible: bool
    why_hidden: str | None
    weights: Mapping[str, float] | None
    scores: Scores | None
    groups: tuple[GroupResult, ...]
    version: int


@dataclass(frozen=True)
class GroupTurnout:
    """How many of a group have joined and voted; None where the count must not be shown."""

    name: str
    joined: int | None
    cast: int | None


def round_results(workshop: WorkshopState, in_round: RoundState) -> RoundResults:
    """The results of a round as they may be shown at this moment."""
    ballots = list(in_round.ballots.values())
    why_hidden = _why_hidden(in_round)
    is_open = in_round.status == "open"
    weights = None if why_hidden else shown_weights(ballots, is_open=is_open)
    return RoundResults(
        round=in_round.number,
        mode=in_round.mode,
        status=in_round.status,
        joined=len(workshop.participants),
        cast=len(ballots),
        visible=weights is not None,
        why_hidden=why_hidden,
        weights=weights,
        scores=score(workshop.option_set, weights) if weights else None,
        groups=_groups(workshop, in_round) if weights else (),
        version=workshop.version,
    )


def mean_weights(ballots: Iterable[Ballot]) -> dict[str, float]:
    """The mean over people of each criterion's share; sums to 1."""
    ballots = list(ballots)
    names = list(ballots[0].weights)
    table = np.array([[ballot.weights[name] for name in names] for ballot in ballots])
    return dict(zip(names, table.mean(axis=0).tolist(), strict=True))


def shown_weights(ballots: Sequence[Ballot], *, is_open: bool = False) -> dict[str, float]:
    """The mean weights as they may leave: in whole parts of the sum, the largest remainders up.

    A mean of full precision gives single ballots away to whoever sees it before and after one
    arrives, or knows some of them. So weights are in halves of a per cent while the round is open,
    in tenths after that, and values are worked out from these: what a page shows is what it was
    worked out from.
    """
    parts = COARSE if is_open else FINE
    exact = {name: parts * weight for name, weight in mean_weights(ballots).items()}
    whole = {name: floor(amount + TIE) for name, amount in exact.items()}
    by_remainder = sorted(exact, key=lambda name: whole[name] - exact[name])
    for name in by_remainder[: parts - sum(whole.values())]:
        whole[name] += 1
    return {name: amount / parts for name, amount in whole.items()}


def turnout(workshop: WorkshopState) -> tuple[GroupTurnout, ...]:
    """Each group's turnout in the current round, as counts only; small groups not counted out.

    In a live round that is open, no group's ballots are counted: the count would tick with the
    result and say which group each ballot came from.
    """
    joined = Counter(person.group for person in workshop.participants.values())
    voters = workshop.current.ballots if workshop.current else {}
    cast = Counter(workshop.participants[voter].group for voter in voters)
    hidden = hidden_groups(joined, _thresholds(workshop))
    current = workshop.current
    moving = current is not None and current.mode == "live" and current.status == "open"
    return tuple(
        GroupTurnout(
            name,
            None if group in hidden else joined[group],
            None if group in hidden or moving else cast[group],
        )
        for group, name in _group_names(workshop).items()
    )


def _why_hidden(in_round: RoundState) -> str | None:
    if in_round.mode == "blind" and in_round.status != "revealed":
        return "Results stay hidden until the facilitator reveals them."
    if len(in_round.ballots) < SMALLEST_ROOM:
        return (
            f"Results are shown from {SMALLEST_ROOM} ballots on, so that nobody's own ballot "
            "can be picked out."
        )
    return None


def _groups(workshop: WorkshopState, in_round: RoundState) -> tuple[GroupResult, ...]:
    """Results by group, once the round takes no more ballots.

    While it is open, each new ballot would show as the change that it makes to its group.
    """
    if in_round.status == "open":
        return ()
    members: dict[str | None, list[Ballot]] = {name: [] for name in _group_names(workshop)}
    for ballot in in_round.ballots.values():
        members[workshop.participants[ballot.participant].group].append(ballot)
    counts = {group: len(ballots) for group, ballots in members.items()}
    hidden = hidden_groups(counts, _thresholds(workshop))
    return tuple(
        _group_result(workshop, group, name, members[group], group in hidden)
        for group, name in _group_names(workshop).items()
        if members[group]
    )


def _group_result(
    workshop: WorkshopState, group: str | None, name: str, ballots: list[Ballot], hidden: bool
) -> GroupResult:
    weights = None if hidden else shown_weights(ballots)
    scores = None if weights is None else score(workshop.option_set, weights)
    return GroupResult(group, name, len(ballots), hidden, weights, scores)


def _group_names(workshop: WorkshopState) -> dict[str | None, str]:
    return {
        **{group.id: group.name for group in workshop.option_set.groups},
        None: RATHER_NOT_SAY,
    }


def _thresholds(workshop: WorkshopState) -> dict[str | None, int]:
    return {
        **{group.id: threshold(group.uses_services) for group in workshop.option_set.groups},
        None: threshold(uses_services=False),
    }
