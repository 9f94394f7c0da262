"""What the ledger adds up to: workshops, their rounds and ballots, kept in memory.

Nothing here is stored. It is folded from the ledger's entries, once at start-up and then entry
by entry as they are committed, so that reading costs no query and a restart loses nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from appraisal.errors import AppraisalError
from appraisal.option_sets import Criterion, OptionSet, method_warnings, read_option_set_text
from appraisal.scoring import swing_criteria
from appraisal.workshops.ballots import Ballot
from appraisal.workshops.figures import with_figures
from appraisal.workshops.store import Draft, Recorded

Mode = Literal["live", "blind"]
Status = Literal["open", "closed", "revealed"]


@dataclass(frozen=True)
class Participant:
    """Somebody who has joined: an opaque id (the hash of their secret) and a group, if given."""

    id: str
    group: str | None


@dataclass(frozen=True)
class MethodCheck:
    """A method check that the option set does not pass, and why the workshop goes on regardless.

    `path` and `message` are the warning's. `reason` is None until a facilitator gives one.
    """

    path: str
    message: str
    reason: str | None = None
    answered: datetime | None = None

    @property
    def id(self) -> str:
        """What the ledger calls it: the place in the option set and what is said of it."""
        return f"{self.path} {self.message}"


@dataclass
class RoundState:
    """A round as it stands. `ballots` holds each participant's latest ballot."""

    number: int
    mode: Mode
    status: Status = "open"
    ballots: dict[str, Ballot] = field(default_factory=dict)


@dataclass
class WorkshopState:
    """A workshop as it stands. `version` is the ledger's at its latest change."""

    code: str
    title: str
    option_set: OptionSet
    sha256: str
    rehearsal: bool
    opened: datetime
    version: int
    criteria: tuple[Criterion, ...]
    checks: dict[str, MethodCheck]
    participants: dict[str, Participant] = field(default_factory=dict)
    rounds: list[RoundState] = field(default_factory=list)
    drafts: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    board_links: set[str] = field(default_factory=set)

    @property
    def current(self) -> RoundState | None:
        """The latest round, or None before the first."""
        return self.rounds[-1] if self.rounds else None


@dataclass
class Everything:
    """All workshops, and who may act as facilitator.

    A workshop that this version cannot read is set aside with the reason, so that one old
    workshop never keeps the others from being used. The ledger still holds it whole.
    """

    workshops: dict[str, WorkshopState] = field(default_factory=dict)
    facilitator_links: set[str] = field(default_factory=set)
    set_aside: dict[str, str] = field(default_factory=dict)

    def apply(self, entry: Recorded) -> None:
        """Take in one committed entry."""
        if entry.kind == "facilitator_link_made":
            self.facilitator_links.add(entry.body["hash"])
            return
        if entry.workshop in self.set_aside:
            return
        try:
            self._apply(entry)
        except (AppraisalError, LookupError) as error:
            self.workshops.pop(entry.workshop, None)
            self.set_aside[entry.workshop] = (
                f"Workshop {entry.workshop} was kept by another version of Appraisal and cannot be "
                f"read by this one ({entry.kind}: {error}). It is safe in the data file: use the "
                "version that opened it."
            )

    def _apply(self, entry: Recorded) -> None:
        if entry.kind == "workshop_opened":
            self.workshops[entry.workshop] = _opened(entry)
        else:
            workshop = self.workshops[entry.workshop]
            _CHANGES[entry.kind](workshop, entry)
            workshop.version = entry.version

    def keep(self, draft: Draft) -> None:
        """Take in one committed draft."""
        if workshop := self.workshops.get(draft.workshop):
            workshop.drafts[draft.participant] = draft.body


def _opened(entry: Recorded) -> WorkshopState:
    body = entry.body
    reading = read_option_set_text(body["option_set"])
    if reading.option_set is None:
        raise AppraisalError("its option set has problems")
    # Workshops opened before there were queries have no figures.
    figures = body.get("figures", ())
    option_set = with_figures(reading.option_set, figures)
    warnings = method_warnings(option_set) if figures else reading.warnings
    checks = [MethodCheck(warning.path, warning.message) for warning in warnings]
    return WorkshopState(
        code=entry.workshop,
        title=body["title"],
        option_set=option_set,
        sha256=body["sha256"],
        rehearsal=body["rehearsal"],
        opened=entry.happened,
        version=entry.version,
        criteria=swing_criteria(option_set),
        checks={check.id: check for check in checks},
    )


def _joined(workshop: WorkshopState, entry: Recorded) -> None:
    person = Participant(entry.body["participant"], entry.body["group"])
    workshop.participants[person.id] = person


def _round_opened(workshop: WorkshopState, entry: Recorded) -> None:
    workshop.rounds.append(RoundState(entry.body["round"], entry.body["mode"]))


def _round_closed(workshop: WorkshopState, entry: Recorded) -> None:
    workshop.rounds[entry.body["round"] - 1].status = "closed"


def _revealed(workshop: WorkshopState, entry: Recorded) -> None:
    workshop.rounds[entry.body["round"] - 1].status = "revealed"


def _ballot_cast(workshop: WorkshopState, entry: Recorded) -> None:
    body = entry.body
    in_round = workshop.rounds[body["round"] - 1]
    in_round.ballots[body["participant"]] = Ballot(
        body["round"],
        body["participant"],
        body["swings"],
        body["weights"],
        entry.happened,
        entry.version,
    )


def _board_link_made(workshop: WorkshopState, entry: Recorded) -> None:
    workshop.board_links.add(entry.body["hash"])


def _check_answered(workshop: WorkshopState, entry: Recorded) -> None:
    # A later version may word a warning otherwise: the reason then stands by itself.
    path, message, reason = (entry.body[key] for key in ("path", "message", "reason"))
    check = MethodCheck(path, message, reason, entry.happened)
    workshop.checks[check.id] = check


_CHANGES = {
    "joined": _joined,
    "round_opened": _round_opened,
    "round_closed": _round_closed,
    "revealed": _revealed,
    "ballot_cast": _ballot_cast,
    "board_link_made": _board_link_made,
    "check_answered": _check_answered,
}
