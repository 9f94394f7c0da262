"""The live feed: one small message a workshop, built once for each version, sent to everybody.

A commit wakes the workshop's channel; the channel builds the message and hands it to every
subscriber, at most ten times a second, so a thousand phones cost one computation.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from appraisal.workshops.workshops import Workshops

PAUSE = 0.1
"""Seconds between two messages of one workshop."""


def live_message(workshops: Workshops, code: str) -> dict[str, Any]:
    """What everybody in the room may know now: turnout, and results only where they may show.

    Figures are rounded as they are on the screen, to whole points and whole per cents: two
    messages of full precision would give away the ballot that came between them.
    """
    workshop = workshops.by_code(code)
    current = workshop.current
    message: dict[str, Any] = {
        "workshop": workshop.code,
        "version": workshop.version,
        "joined": workshop.joined,
        "round": None,
    }
    if current is None:
        return message
    results = workshops.results(code, current.number)
    message["round"] = {
        "number": current.number,
        "mode": current.mode,
        "status": current.status,
        "cast": results.cast,
        "visible": results.visible,
    }
    if results.scores and results.weights:
        message["values"] = {
            option.id: None if option.value is None else round(option.value)
            for option in results.scores.options
        }
        message["weights"] = {name: round(share, 2) for name, share in results.weights.items()}
    return message


@dataclass
class _Channel:
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    subscribers: set["asyncio.Queue[bytes | None]"] = field(default_factory=set)
    sender: "asyncio.Task[None] | None" = None


class LiveFeed:
    """Sends each workshop's message to whoever listens. Lives on the server's event loop."""

    def __init__(self, workshops: Workshops) -> None:
        self._workshops = workshops
        self._loop = asyncio.get_running_loop()
        self._channels: dict[str, _Channel] = {}
        self._closed = False
        workshops.listen(self._heard)

    def _heard(self, code: str) -> None:
        # Called in the writer thread.
        self._loop.call_soon_threadsafe(self._wake, code)

    def _wake(self, code: str) -> None:
        if channel := self._channels.get(code):
            channel.changed.set()

    async def messages(self, code: str) -> AsyncIterator[bytes]:
        """The message as it stands, then each later one; a slow listener skips to the latest."""
        code = self._workshops.by_code(code).code
        channel = self._channels.setdefault(code, _Channel())
        inbox: asyncio.Queue[bytes | None] = asyncio.Queue(maxsize=1)
        channel.subscribers.add(inbox)
        if channel.sender is None:
            channel.sender = asyncio.create_task(self._send(code, channel))
        try:
            yield self._message(code)
            while not self._closed and (message := await inbox.get()):
                yield message
        finally:
            channel.subscribers.discard(inbox)
            if not channel.subscribers and channel.sender:
                channel.sender.cancel()
                self._channels.pop(code, None)

    async def _send(self, code: str, channel: _Channel) -> None:
        while True:
            await channel.changed.wait()
            channel.changed.clear()
            message = self._message(code)
            for inbox in channel.subscribers:
                _replace(inbox, message)
            await asyncio.sleep(PAUSE)

    def close(self) -> None:
        """End every stream, so that a server that stops need not wait for phones to hang up."""
        self._closed = True
        for channel in self._channels.values():
            for inbox in channel.subscribers:
                _replace(inbox, None)

    def _message(self, code: str) -> bytes:
        return json.dumps(live_message(self._workshops, code), separators=(",", ":")).encode()


def _replace(inbox: "asyncio.Queue[bytes | None]", message: bytes | None) -> None:
    """Put the latest in; what a slow listener has not fetched yet is out of date."""
    if inbox.full():
        inbox.get_nowait()
    inbox.put_nowait(message)
