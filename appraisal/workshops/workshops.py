"""Workshops: opened, joined, voted in and revealed. Every change goes through the ledger."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from appraisal.option_sets import OptionSet, OptionSetError, read_option_set_text
from appraisal.workshops.ballots import Ballot
from appraisal.workshops.changes import (
    WorkshopError,
    answering_check,
    casting,
    closing_round,
    joining,
    opening_round,
    revealing,
)
from appraisal.workshops.codes import hash_of, new_code, new_secret
from appraisal.workshops.figures import figures_to_keep
from appraisal.workshops.ledger import Change, Ledger
from appraisal.workshops.state import Mode, Participant
from appraisal.workshops.store import Draft, DuckDBStore, Entry, Recorded
from appraisal.workshops.views import Round, Views, Workshop

FILE = "workshops.duckdb"

_log = logging.getLogger("appraisal")


class Workshops(Views):
    """All the workshops of one data folder.

    Safe to call from any thread. Methods that change something return once it is committed;
    their `_soon` forms return a future that can be awaited.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._listeners: list[Callable[[str], None]] = []
        store = DuckDBStore(folder / FILE)
        try:
            for entry in store.entries():
                self._all.apply(entry)
            for draft in store.drafts():
                self._all.keep(draft)
        except BaseException:
            store.close()
            raise
        self._ledger = Ledger(store, self._committed)

    def close(self) -> None:
        """Commit what is waiting and let go of the file."""
        self._ledger.close()

    def listen(self, listener: Callable[[str], None]) -> None:
        """Call `listener` with a workshop's code after each commit that changed it.

        It is called in the writer thread, so it must be quick and must not block.
        """
        self._listeners.append(listener)

    def _committed(self, entries: list[Recorded], drafts: list[Draft]) -> None:
        with self._lock:
            for entry in entries:
                self._all.apply(entry)
            for draft in drafts:
                self._all.keep(draft)
        for code in {entry.workshop for entry in entries if entry.workshop}:
            self._tell(code)

    def _tell(self, code: str) -> None:
        for listener in self._listeners:
            try:
                listener(code)
            except Exception:
                # What was committed stays committed, whatever a listener makes of it.
                _log.exception("A listener failed for workshop %s.", code)

    def make_facilitator_link(self) -> str:
        """A new secret for a facilitator's private link; only its hash is kept."""
        secret = new_secret()
        self._do(Change([Entry("facilitator_link_made", "", {"hash": hash_of(secret)})]))
        return secret

    def make_board_link(self, code: str) -> str:
        """A new secret for a read-only link to one workshop; only its hash is kept."""
        secret = new_secret()
        state = self._state(code)
        self._do(Change([Entry("board_link_made", state.code, {"hash": hash_of(secret)})]))
        return secret

    def open_workshop(
        self, title: str, option_set: OptionSet | str, rehearsal: bool = False
    ) -> Workshop:
        """Open a workshop on an option set as it stands now, kept with the workshop.

        The figures of its queries are kept as well. An option set given as its text has none yet,
        so the cells that a query would fill stay blank.
        """
        title = "".join(sign for sign in title if sign.isprintable()).strip()
        if not 1 <= len(title) <= 120:
            raise WorkshopError(
                f"The title has {len(title)} characters. Give it 1 to 120, such as the place "
                "and the date."
            )
        text = option_set if isinstance(option_set, str) else option_set.text
        reading = read_option_set_text(text)
        if reading.option_set is None:
            raise OptionSetError("the option set", reading.errors)
        code = self._unused_code()
        body: dict[str, Any] = {
            "title": title,
            "option_set": reading.option_set.text,
            "sha256": reading.option_set.sha256,
            "rehearsal": rehearsal,
        }
        taken = figures_to_keep(reading.option_set if isinstance(option_set, str) else option_set)
        if taken:
            body["figures"] = taken
        self._do(Change([Entry("workshop_opened", code, body)], alone=True))
        return self.by_code(code)

    def open_round(self, code: str, mode: Mode) -> Round:
        """Open the next round, live or blind; refused while another is still open."""
        self._do(opening_round(self._state(code), mode))
        return self.by_code(code).rounds[-1]

    def close_round(self, code: str) -> None:
        """Close the open round: ballots that arrive later are refused, with their answers kept."""
        self._do(closing_round(self._state(code)))

    def reveal(self, code: str, number: int | None = None) -> None:
        """Show the results of a closed round: the latest, or an earlier one by its number."""
        self._do(revealing(self._state(code), number))

    def answer_check(self, code: str, check: str, reason: str) -> None:
        """Keep the reason for going on although a method check, by its id, is not passed."""
        self._do(answering_check(self._state(code), check, reason))

    def join(self, code: str, group: str | None) -> str:
        """Join a workshop, in a group or none; return the secret that brings the person back."""
        secret, done = self._joining(code, group)
        done.result()
        return secret

    async def join_soon(self, code: str, group: str | None) -> str:
        """`join`, awaited."""
        secret, done = self._joining(code, group)
        await asyncio.wrap_future(done)
        return secret

    def _joining(self, code: str, group: str | None) -> "tuple[str, Future[int]]":
        secret = new_secret()
        return secret, self._ledger.submit(joining(self._state(code), group, secret))

    def save_draft(self, code: str, secret: str | None, draft: Mapping[str, Any]) -> None:
        """Keep what somebody has written so far, in place of what was kept before."""
        self._drafting(code, secret, draft).result()

    async def save_draft_soon(
        self, code: str, secret: str | None, draft: Mapping[str, Any]
    ) -> None:
        """`save_draft`, awaited."""
        await asyncio.wrap_future(self._drafting(code, secret, draft))

    def _drafting(self, code: str, secret: str | None, draft: Mapping[str, Any]) -> "Future[int]":
        state, person = self._present(code, secret)
        return self._ledger.submit(Change(drafts=[Draft(state.code, person.id, draft)]))

    def cast_ballot(
        self, code: str, secret: str | None, number: int, swings: Mapping[str, object]
    ) -> Ballot:
        """Cast or revise a ballot; it is committed when this returns.

        `swings` is one number from 0 to 100 a criterion. Raises `BallotError` where the ballot
        cannot be cast, with every reason; nothing that was cast before is touched.
        """
        person, done = self._casting(code, secret, number, swings)
        done.result()
        return self._own(code, number, person)

    async def cast_ballot_soon(
        self, code: str, secret: str | None, number: int, swings: Mapping[str, object]
    ) -> Ballot:
        """`cast_ballot`, awaited."""
        person, done = self._casting(code, secret, number, swings)
        await asyncio.wrap_future(done)
        return self._own(code, number, person)

    def _casting(
        self, code: str, secret: str | None, number: int, swings: Mapping[str, object]
    ) -> "tuple[Participant, Future[int]]":
        state, person = self._present(code, secret)
        return person, self._ledger.submit(casting(state, person, number, swings))

    def _do(self, change: Change) -> int:
        return self._ledger.submit(change).result()

    def _unused_code(self) -> str:
        code = new_code()
        while code in self._all.workshops or code in self._all.set_aside:
            code = new_code()
        return code
