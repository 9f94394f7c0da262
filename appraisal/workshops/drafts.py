"""What somebody has written and not yet cast, and where that leaves them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from appraisal.option_sets import Criterion
from appraisal.workshops.ballots import Ballot, BallotError, read_swings
from appraisal.workshops.views import Workshop
from appraisal.workshops.workshops import Workshops

Step = Literal["most", "swings", "review"]
_LONGEST_ANSWER = 40
_LATEST = 10**15


@dataclass(frozen=True)
class Problem:
    """What is wrong with what was sent, and the field to put right, if it is one field."""

    text: str
    field: str | None = None


@dataclass(frozen=True)
class Draft:
    """A ballot in the making. `swings` are as typed, right or wrong, so that nothing is lost.

    `at` is the phone's own clock at the last change: of two copies the later is the one to keep.
    `seen` is the ledger's version of the ballot that this draft would replace, so a ballot cast
    since then takes the draft's place; -1 for a draft that was given up.
    """

    round: int
    step: Step = "most"
    most: str | None = None
    swings: Mapping[str, str] = field(default_factory=dict)
    at: int = 0
    seen: int = 0

    def kept(self) -> dict[str, Any]:
        """The draft as the ledger keeps it."""
        return {
            "round": self.round,
            "step": self.step,
            "most": self.most,
            "swings": dict(self.swings),
            "at": self.at,
            "seen": self.seen,
        }

    def answers(self) -> dict[str, object]:
        """The swings to cast: the move that matters most is 100."""
        return {**self.swings, self.most: 100} if self.most else dict(self.swings)


@dataclass(frozen=True)
class Standing:
    """Where a person stands in a workshop: which page comes next rests on this alone.

    `writing` is whether the draft is later than the ballot; `earlier` is the round from which
    the answers were taken over, if they were.
    """

    draft: Draft
    ballot: Ballot | None
    writing: bool
    earlier: int | None


def standing(workshops: Workshops, workshop: Workshop, secret: str) -> Standing:
    """Where the holder of this secret stands in the current round."""
    number = workshop.current.number if workshop.current else 0
    ballot = workshops.ballot(workshop.code, secret, number) if number else None
    before = _latest_before(workshops, workshop, secret, number)
    kept = _read(workshops.draft(workshop.code, secret), workshop.criteria)
    seen, at = (ballot.version if ballot else 0), (kept.at if kept else 0)
    earlier = before.round if before else None
    if kept and kept.round == number and kept.seen >= seen:
        return Standing(kept, ballot, writing=True, earlier=earlier)
    if ballot:
        draft = replace(_from_ballot(ballot), at=at, seen=seen)
        return Standing(draft, ballot, writing=False, earlier=None)
    draft = Draft(number, at=at)
    if before:
        draft = replace(_from_ballot(before), round=number, at=at)
    if kept and kept.round < number and _is_later(kept, before):
        # Written in an earlier round and never cast: the sentence at its close promised it back.
        draft = replace(kept, round=number, step="most", seen=0)
        earlier = kept.round or None
    return Standing(draft, None, writing=False, earlier=earlier)


def written(
    draft: Draft, form: Mapping[str, str], criteria: Sequence[Criterion]
) -> tuple[Draft, list[Problem]]:
    """The draft with a form's answers in it, and what the form held that has no place there."""
    known = {criterion.id for criterion in criteria}
    swings, problems = dict(draft.swings), []
    most = form.get("most")
    for name, value in form.items():
        criterion = name.removeprefix("swing-")
        if criterion != name and criterion in known:
            swings[criterion] = _tidy(value)
        elif criterion != name or (name == "most" and value and value not in known):
            problems.append(_stranger(value if name == "most" else criterion))
    chosen = most if most in known else draft.most
    at = max(draft.at, _moment(form.get("at")))
    return replace(draft, most=chosen, swings=swings, at=at), problems


def wrong_swings(draft: Draft, criteria: Sequence[Criterion]) -> list[Problem]:
    """What is missing or wrong among the swings beside the one that matters most."""
    most = next(criterion for criterion in criteria if criterion.id == draft.most)
    problems = []
    for criterion in criteria:
        pair = {most.id: 100, criterion.id: draft.swings.get(criterion.id)}
        if criterion.id != most.id:
            try:
                read_swings(pair, [most, criterion])
            except BallotError as error:
                problems.append(Problem(str(error), criterion.id))
    return problems


def moment_of(form: Mapping[str, str]) -> int:
    """When the phone says that a form was last changed; 0 where it does not say."""
    return _moment(form.get("at"))


def step_of(form: Mapping[str, str], otherwise: Step) -> Step:
    """The step that a form was filled in on."""
    return _step(form.get("step"), otherwise)


def round_of(form: Mapping[str, str], otherwise: int) -> int:
    """The round that a form was filled in for."""
    given = form.get("round", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else otherwise


def _read(kept: Mapping[str, Any] | None, criteria: Sequence[Criterion]) -> Draft | None:
    """A draft from the ledger; other pages write there too, so nothing is taken for granted."""
    if kept is None or not isinstance(kept.get("round"), int):
        return None
    # A list, because `in` then takes whatever was kept, even what cannot be hashed.
    known = [criterion.id for criterion in criteria]
    swings, most = kept.get("swings"), kept.get("most")
    return Draft(
        round=kept["round"],
        step=_step(kept.get("step"), "most"),
        most=most if most in known else None,
        swings={
            name: _tidy(_number_as_typed(value))
            for name, value in (swings.items() if isinstance(swings, Mapping) else ())
            if name in known
        },
        at=_moment(str(kept.get("at", 0))),
        seen=kept["seen"] if isinstance(kept.get("seen"), int) else 0,
    )


def _step(given: object, otherwise: Step) -> Step:
    steps: tuple[Step, ...] = get_args(Step)
    return next((step for step in steps if step == given), otherwise)


def _latest_before(
    workshops: Workshops, workshop: Workshop, secret: str, number: int
) -> Ballot | None:
    for earlier in range(number - 1, 0, -1):
        if ballot := workshops.ballot(workshop.code, secret, earlier):
            return ballot
    return None


def _is_later(draft: Draft, ballot: Ballot | None) -> bool:
    if not draft.most or draft.seen < 0:
        return False
    return ballot is None or (draft.round, draft.seen) >= (ballot.round, ballot.version)


def _from_ballot(ballot: Ballot) -> Draft:
    """A cast ballot as a form would hold it: the largest swing is 100, the others beside it."""
    top = max(ballot.swings.values())
    most = next(name for name, swing in ballot.swings.items() if swing == top)
    swings = {name: _number_as_typed(100 * swing / top) for name, swing in ballot.swings.items()}
    return Draft(ballot.round, most=most, swings=swings)


def _number_as_typed(value: object) -> str:
    """A number as a person would type it, to two places; text as it is.

    >>> _number_as_typed(50.0), _number_as_typed(100 / 3), _number_as_typed("half")
    ('50', '33.33', 'half')
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return value if isinstance(value, str) else ""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _tidy(typed: str) -> str:
    """A typed answer, cut short, without what cannot be shown or stored."""
    return "".join(sign for sign in typed[:_LONGEST_ANSWER] if sign.isprintable()).strip()


def _moment(given: str | None) -> int:
    if not given or not given.isascii() or not given.isdigit() or len(given) > 15:
        return 0
    return min(int(given), _LATEST)


def _stranger(name: str) -> Problem:
    return Problem(
        f"'{_tidy(name)}' is not a criterion of this workshop. Reload the page and try again."
    )
