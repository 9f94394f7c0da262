"""What may be changed in a workshop, and what must hold at the moment when it is committed."""

from collections.abc import Mapping

from appraisal.errors import AppraisalError
from appraisal.workshops.ballots import BallotError, read_swings, weights_of
from appraisal.workshops.codes import hash_of
from appraisal.workshops.ledger import Change
from appraisal.workshops.state import Mode, Participant, RoundState, WorkshopState
from appraisal.workshops.store import Entry

SHORTEST_REASON = 10
LONGEST_REASON = 500


class WorkshopError(AppraisalError):
    """Something that cannot be done with a workshop as it stands."""


def opening_round(state: WorkshopState, mode: Mode) -> Change:
    """The next round opens, unless one is open still or another facilitator was quicker."""
    number = len(state.rounds) + 1

    def check() -> None:
        if mode not in ("live", "blind"):
            raise WorkshopError(f"A round is live or blind, not '{mode}'.")
        if state.current and state.current.status == "open":
            raise WorkshopError(
                f"Round {state.current.number} is still open. Close it before the next."
            )
        if len(state.rounds) + 1 != number:
            raise WorkshopError("Another round was opened at the same moment. Look again.")

    entry = Entry("round_opened", state.code, {"round": number, "mode": mode})
    return Change([entry], check=check, alone=True)


def closing_round(state: WorkshopState) -> Change:
    """The open round closes; ballots that arrive later are refused."""
    number = len(state.rounds)

    def check() -> None:
        if not state.current or state.current.status != "open":
            raise WorkshopError("No round is open, so there is none to close.")
        if state.current.number != number:
            raise WorkshopError("Another round was opened at the same moment. Look again.")

    entry = Entry("round_closed", state.code, {"round": number})
    return Change([entry], check=check, alone=True)


def revealing(state: WorkshopState, number: int | None) -> Change:
    """A closed round is revealed: the latest one, or an earlier one that was passed over."""
    number = len(state.rounds) if number is None else number

    def check() -> None:
        if not state.rounds:
            raise WorkshopError("No round has been opened, so there is none to reveal.")
        chosen = round_of(state, number)
        if chosen.status == "open":
            raise WorkshopError("Close the round before you reveal its results.")
        if chosen.status == "revealed":
            raise WorkshopError(f"Round {number} has been revealed already.")

    entry = Entry("revealed", state.code, {"round": number})
    return Change([entry], check=check, alone=True)


def answering_check(state: WorkshopState, check: str, reason: str) -> Change:
    """A facilitator says why the workshop goes on although a method check is not passed."""
    known = state.checks.get(check)
    if known is None:
        raise WorkshopError("That method check is not one of this workshop's. Look again.")
    said = " ".join("".join(sign if sign.isprintable() else " " for sign in reason).split())
    if not SHORTEST_REASON <= len(said) <= LONGEST_REASON:
        raise WorkshopError(
            f"The reason has {len(said)} characters. Give one of {SHORTEST_REASON} to "
            f"{LONGEST_REASON}, so that whoever reads the record can follow it."
        )
    body = {"path": known.path, "message": known.message, "reason": said}
    return Change([Entry("check_answered", state.code, body)])


def joining(state: WorkshopState, group: str | None, secret: str) -> Change:
    """Somebody joins, known from now on by the hash of their secret."""
    if group is not None and group not in {one.id for one in state.option_set.groups}:
        raise WorkshopError(f"'{group[:64]}' is not one of the groups here. Choose from the list.")
    body = {"participant": hash_of(secret), "group": group}
    return Change([Entry("joined", state.code, body)])


def casting(
    state: WorkshopState, person: Participant, number: int, swings: Mapping[str, object]
) -> Change:
    """A ballot is cast; the round must still be open when it is committed."""
    checked = read_swings(swings, state.criteria)

    def check() -> None:
        _must_be_open(state, number)

    check()
    body = {
        "round": number,
        "participant": person.id,
        "swings": checked,
        "weights": weights_of(checked),
    }
    return Change([Entry("ballot_cast", state.code, body)], check=check)


def round_of(state: WorkshopState, number: int) -> RoundState:
    """A round by its number, from 1."""
    if not 1 <= number <= len(state.rounds):
        raise WorkshopError(f"This workshop has no round {number}.")
    return state.rounds[number - 1]


def _must_be_open(state: WorkshopState, number: int) -> None:
    current = state.current
    if current is None:
        raise BallotError("No round is open yet. Your answers are kept until one is.")
    if current.number != number:
        raise BallotError(
            f"This ballot is for round {number}, and round {current.number} has begun. "
            "Your answers are kept: look through them and cast again."
        )
    if current.status != "open":
        raise BallotError(
            f"Round {number} closed before your ballot arrived, so it was not counted. "
            "Your answers are kept, and you can use them if another round opens."
        )
