"""What may be seen of the workshops: reading, from memory, under one lock."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from appraisal.analysis.agreement import Agreement, Vote
from appraisal.option_sets import Criterion, OptionSet
from appraisal.workshops.ballots import Ballot, BallotError
from appraisal.workshops.changes import WorkshopError, round_of
from appraisal.workshops.codes import LENGTH, hash_of, looks_like_code, tidy_code
from appraisal.workshops.opinions import Sureness, round_agreement, round_sureness
from appraisal.workshops.results import GroupTurnout, RoundResults, round_results, turnout
from appraisal.workshops.state import (
    Everything,
    MethodCheck,
    Mode,
    Participant,
    Status,
    WorkshopState,
)

Found = TypeVar("Found")


@dataclass(frozen=True)
class Round:
    """A round as it stood when asked for; `cast` counts people, not revisions."""

    number: int
    mode: Mode
    status: Status
    cast: int


@dataclass(frozen=True)
class Workshop:
    """A workshop as it stood when asked for.

    `criteria` are those that a ballot weights; `checks` are the method checks that its option set
    does not pass, each with the reason for going on, where one was given.
    """

    code: str
    title: str
    option_set: OptionSet
    sha256: str
    rehearsal: bool
    opened: datetime
    criteria: tuple[Criterion, ...]
    checks: tuple[MethodCheck, ...]
    rounds: tuple[Round, ...]
    joined: int
    version: int

    @property
    def current(self) -> Round | None:
        """The latest round, or None before the first."""
        return self.rounds[-1] if self.rounds else None

    def round(self, number: int) -> Round:
        """A round by its number, from 1."""
        if not 1 <= number <= len(self.rounds):
            raise WorkshopError(f"This workshop has no round {number}.")
        return self.rounds[number - 1]


class Views:
    """Everything that can be asked of the workshops. Safe to call from any thread."""

    def __init__(self) -> None:
        self._all = Everything()
        self._lock = threading.RLock()
        self._working = threading.Lock()
        self._results: dict[tuple[str, int], RoundResults] = {}
        self._agreements: dict[tuple[str, int], Agreement] = {}
        self._surenesses: dict[tuple[str, int], Sureness] = {}

    def by_code(self, typed: str) -> Workshop:
        """The workshop with this join code, however it was typed; `WorkshopError` if none."""
        with self._lock:
            return _snapshot(self._state(typed))

    def list(self) -> "list[Workshop]":
        """All workshops, the latest first."""
        with self._lock:
            # Kept in the order in which they were opened.
            return [_snapshot(state) for state in reversed(self._all.workshops.values())]

    def set_aside(self) -> dict[str, str]:
        """The workshops that this version cannot read, by code, each with the reason."""
        with self._lock:
            return dict(self._all.set_aside)

    def participant(self, code: str, secret: str | None) -> Participant | None:
        """Who holds this secret in this workshop, or None."""
        with self._lock:
            return self._state(code).participants.get(hash_of(secret)) if secret else None

    def ballot(self, code: str, secret: str | None, number: int) -> Ballot | None:
        """This person's latest ballot in a round, or None."""
        with self._lock:
            person = self.participant(code, secret)
            return round_of(self._state(code), number).ballots.get(person.id) if person else None

    def draft(self, code: str, secret: str | None) -> Mapping[str, Any] | None:
        """What this person has written and not yet cast, or None."""
        with self._lock:
            person = self.participant(code, secret)
            return self._state(code).drafts.get(person.id) if person else None

    def results(self, code: str, number: int) -> RoundResults:
        """What may be shown of a round now; computed once for each version."""
        with self._lock:
            state = self._state(code)
            kept = self._results.get((state.code, number))
            if kept is None or kept.version != state.version:
                kept = round_results(state, round_of(state, number))
                self._results[state.code, number] = kept
            return kept

    def agreement(self, code: str, number: int) -> Agreement | None:
        """How far a round's ballots agree; None while that may not be seen."""
        return self._of_ballots(self._agreements, round_agreement, code, number)

    def sureness(self, code: str, number: int) -> Sureness | None:
        """How sure a round's ballots make the ranking; None while that may not be seen."""
        return self._of_ballots(self._surenesses, round_sureness, code, number)

    def _of_ballots(
        self,
        kept: dict[tuple[str, int], Found],
        work_out: Callable[[OptionSet, RoundResults, Sequence[Vote]], Found | None],
        code: str,
        number: int,
    ) -> Found | None:
        """What a closed round's ballots come to: worked out once, for they stay as they are.

        One at a time, so that a room of people who look at once costs one computation; and not
        under the lock that ballots need, so that nobody's vote waits for it.
        """
        key = (self.by_code(code).code, number)
        if found := kept.get(key):
            return found
        with self._working:
            if found := kept.get(key):
                return found
            with self._lock:
                state, results = self._state(code), self.results(code, number)
                votes = [
                    Vote(state.participants[one.participant].group, one.weights)
                    for one in round_of(state, number).ballots.values()
                ]
            worked_out = work_out(state.option_set, results, votes)
            if worked_out is not None:
                kept[key] = worked_out
            return worked_out

    def turnout(self, code: str) -> tuple[GroupTurnout, ...]:
        """Who has joined and voted in the current round, as counts by group."""
        with self._lock:
            return turnout(self._state(code))

    def is_facilitator(self, secret: str | None) -> bool:
        """Whether this is the secret of a facilitator's private link."""
        with self._lock:
            return bool(secret) and hash_of(secret or "") in self._all.facilitator_links

    def board_workshop(self, secret: str | None) -> str | None:
        """The code of the workshop whose board link has this secret, or None."""
        hashed = hash_of(secret or "")
        with self._lock:
            for code, state in self._all.workshops.items():
                if hashed in state.board_links:
                    return code
        return None

    def _own(self, code: str, number: int, person: Participant) -> Ballot:
        with self._lock:
            return round_of(self._state(code), number).ballots[person.id]

    def _present(self, code: str, secret: str | None) -> tuple[WorkshopState, Participant]:
        with self._lock:
            person = self.participant(code, secret)
            if person is None:
                raise BallotError("You have not joined this workshop on this device. Join first.")
            return self._state(code), person

    def _state(self, typed: str) -> WorkshopState:
        code = tidy_code(typed)
        state = self._all.workshops.get(code)
        if state is not None:
            return state
        if code in self._all.set_aside:
            raise WorkshopError(self._all.set_aside[code])
        if not looks_like_code(code):
            raise WorkshopError(
                f"A join code is {LENGTH} letters and digits, such as K7M4QX, and never has "
                "0, 1, I, L or O. Look at the screen and type it again."
            )
        raise WorkshopError(
            f"No workshop here has the code {code}. Look at the screen and type it again."
        )


def _snapshot(state: WorkshopState) -> Workshop:
    return Workshop(
        code=state.code,
        title=state.title,
        option_set=state.option_set,
        sha256=state.sha256,
        rehearsal=state.rehearsal,
        opened=state.opened,
        criteria=state.criteria,
        checks=tuple(state.checks.values()),
        rounds=tuple(
            Round(one.number, one.mode, one.status, len(one.ballots)) for one in state.rounds
        ),
        joined=len(state.participants),
        version=state.version,
    )
