"""The ledger: one writer thread that commits what is waiting as one group.

A change is acknowledged (its future resolves) only after its commit. Changes that decide for
everybody (a round opens, closes, is revealed) are committed alone, so that a ballot is always
judged against the state that its commit follows.
"""

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from appraisal.workshops.store import Draft, DuckDBStore, Entry, LedgerError, Recorded

GROUP_LIMIT = 512
"""At most this many changes in one commit, so that nobody waits long behind a crowd."""


@dataclass
class Change:
    """Entries and drafts to be written together, and what must hold when they are.

    `check` runs in the writer thread just before the commit; raising `AppraisalError` refuses
    the change and nothing of it is written.
    """

    entries: Sequence[Entry] = ()
    drafts: Sequence[Draft] = ()
    check: Callable[[], None] | None = None
    alone: bool = False
    done: "Future[int]" = field(default_factory=Future)


class Ledger:
    """Append-only record of all workshops in one file.

    `on_commit` is called in the writer thread after each commit and before its changes are
    acknowledged, so whoever hears of a change can also read it.
    """

    def __init__(
        self,
        store: DuckDBStore,
        on_commit: Callable[[list[Recorded], list[Draft]], None] = lambda *_: None,
    ) -> None:
        self._store = store
        self._on_commit = on_commit
        self._waiting: queue.SimpleQueue[Change | None] = queue.SimpleQueue()
        self._put_back: Change | None = None
        self._gate = threading.Lock()
        self._closed = False
        self._writer = threading.Thread(target=self._write, name="ledger-writer", daemon=True)
        self._writer.start()

    @property
    def version(self) -> int:
        """The number of the last committed entry."""
        return self._store.version

    def submit(self, change: Change) -> "Future[int]":
        """Queue a change; the future gives the ledger's version once it is committed."""
        with self._gate:
            if self._closed:
                raise LedgerError(
                    "The server is stopping, so this was not saved. Try again shortly."
                )
            self._waiting.put(change)
        return change.done

    def entries(self) -> Iterator[Recorded]:
        """Everything recorded so far, in commit order."""
        return self._store.entries()

    def close(self) -> None:
        """Commit what is waiting, stop the writer and let go of the file."""
        with self._gate:
            if self._closed:
                return
            self._closed = True
            # Nothing can follow this into the queue, so everything before it is written.
            self._waiting.put(None)
        self._writer.join()
        self._store.close()

    def _write(self) -> None:
        running = True
        while running:
            group, running = self._next_group()
            accepted = [change for change in group if _holds(change)]
            if accepted:
                self._commit(accepted)

    def _next_group(self) -> tuple[list[Change], bool]:
        """Wait for a change, then take all that may be committed with it."""
        first = self._put_back or self._waiting.get()
        self._put_back = None
        if first is None:
            return [], False
        group = [first]
        while not first.alone and len(group) < GROUP_LIMIT:
            try:
                change = self._waiting.get_nowait()
            except queue.Empty:
                break
            if change is None:
                return group, False
            if change.alone:
                self._put_back = change
                break
            group.append(change)
        return group, True

    def _commit(self, accepted: list[Change]) -> None:
        entries = [entry for change in accepted for entry in change.entries]
        drafts = [draft for change in accepted for draft in change.drafts]
        try:
            recorded = self._store.commit(entries, drafts)
            self._on_commit(recorded, drafts)
        except BaseException as error:
            # Whatever went wrong, nobody is left waiting and the writer lives on.
            for change in accepted:
                change.done.set_exception(error)
            return
        for change in accepted:
            change.done.set_result(self._store.version)


def _holds(change: Change) -> bool:
    """Whether the change may be written; if not, whoever asked is told why."""
    if not change.done.set_running_or_notify_cancel():
        return False
    try:
        if change.check:
            change.check()
    except Exception as error:
        # A refusal is a sentence for whoever asked; a fault must not stop the writer either.
        change.done.set_exception(error)
        return False
    return True
