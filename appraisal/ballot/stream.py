"""The live feed as server-sent events."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from starlette.types import Receive, Scope, Send

HEARTBEAT = 15.0
"""Seconds of silence after which a comment shows that the line still holds."""

_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]


class EventStream:
    """Sends each message as one event until the listener goes or the messages end."""

    def __init__(self, messages: AsyncIterator[bytes], heartbeat: float = HEARTBEAT) -> None:
        self._messages = messages
        self._heartbeat = heartbeat

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; returns once it is over."""
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        gone = asyncio.create_task(_until_gone(receive))
        coming: asyncio.Task[bytes] | None = None
        try:
            await _say(send, b"retry: 2000\n\n")
            while scope["method"] != "HEAD":
                coming = coming or asyncio.create_task(self._next())
                await asyncio.wait(
                    (gone, coming),
                    timeout=self._heartbeat,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                if gone.done():
                    return
                if coming.done():
                    await _say(send, b"data: %b\n\n" % coming.result())
                    coming = None
                else:
                    await _say(send, b": still here\n\n")
        except (StopAsyncIteration, OSError):
            # The messages ended, or the line broke while we were writing.
            pass
        finally:
            await _stop(gone, coming)
            await self._close()
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _next(self) -> bytes:
        return await anext(self._messages)

    async def _close(self) -> None:
        close = getattr(self._messages, "aclose", None)
        if close:
            await close()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue


async def _say(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _stop(*tasks: "asyncio.Task[Any] | None") -> None:
    running = [task for task in tasks if task]
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
