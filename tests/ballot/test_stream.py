"""Server-sent events: each message once, a sign of life, and a clean end."""

import asyncio
from collections.abc import AsyncIterator

from starlette.types import Message

from appraisal import ballot
from appraisal.ballot.stream import EventStream
from appraisal.workshops import LiveFeed, Workshops
from tests.ballot.phones import Room


class Listener:
    """The browser's end of one stream."""

    def __init__(self) -> None:
        self.heard: list[Message] = []
        self.gone = asyncio.Event()
        self._news = asyncio.Event()

    async def receive(self) -> Message:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.heard.append(message)
        self._news.set()

    @property
    def text(self) -> str:
        return b"".join(message.get("body", b"") for message in self.heard).decode()

    async def until(self, words: str) -> None:
        while words not in self.text:
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), 10)


SCOPE = {"type": "http", "method": "GET"}


async def nothing_ever() -> AsyncIterator[bytes]:
    await asyncio.Event().wait()
    yield b""


def test_it_says_how_to_come_back_and_sends_each_message_as_one_event() -> None:
    async def messages() -> AsyncIterator[bytes]:
        yield b'{"a":1}'
        yield b'{"a":2}'

    async def listen() -> Listener:
        listener = Listener()
        await EventStream(messages())(SCOPE, listener.receive, listener.send)
        return listener

    listener = asyncio.run(listen())
    headers = dict(listener.heard[0]["headers"])
    assert headers[b"content-type"].startswith(b"text/event-stream")
    assert headers[b"cache-control"] == b"no-store"
    assert headers[b"x-accel-buffering"] == b"no"
    assert listener.text == 'retry: 2000\n\ndata: {"a":1}\n\ndata: {"a":2}\n\n'
    assert listener.heard[-1]["more_body"] is False


def test_a_silent_room_still_shows_a_sign_of_life() -> None:
    async def listen() -> None:
        listener = Listener()
        stream = EventStream(nothing_ever(), heartbeat=0.01)
        running = asyncio.create_task(stream(SCOPE, listener.receive, listener.send))
        await listener.until(": still here\n\n: still here\n\n")
        listener.gone.set()
        await asyncio.wait_for(running, 10)

    asyncio.run(listen())


def test_when_the_listener_goes_the_messages_are_closed_and_nothing_is_left_running() -> None:
    closed = []

    async def messages() -> AsyncIterator[bytes]:
        try:
            yield b"1"
            await asyncio.Event().wait()
        finally:
            closed.append(True)

    async def listen() -> int:
        listener = Listener()
        running = asyncio.create_task(
            EventStream(messages())(SCOPE, listener.receive, listener.send)
        )
        await listener.until("data: 1")
        listener.gone.set()
        await asyncio.wait_for(running, 10)
        return len(asyncio.all_tasks())

    assert asyncio.run(listen()) == 1
    assert closed == [True]


def test_a_line_that_breaks_while_we_write_ends_the_stream_without_an_error() -> None:
    async def broken(message: Message) -> None:
        if b"data" in message.get("body", b""):
            raise OSError("gone")

    async def messages() -> AsyncIterator[bytes]:
        yield b"1"

    async def listen() -> None:
        await EventStream(messages())(SCOPE, Listener().receive, broken)

    asyncio.run(asyncio.wait_for(listen(), 10))


def test_the_room_hears_that_a_round_opens(room: Room) -> None:
    def route_for(workshops: Workshops, feed: LiveFeed):
        routes = ballot.routes(lambda: workshops, lambda: feed)
        return next(route for route in routes if route.path == "/live/{code}")

    async def listen() -> str:
        listener = Listener()
        feed = LiveFeed(room.workshops)
        route = route_for(room.workshops, feed)
        scope = {
            **SCOPE,
            "path_params": {"code": room.code.lower()},
            "headers": [],
            "path": "/",
            "query_string": b"",
        }
        running = asyncio.create_task(route.app(scope, listener.receive, listener.send))
        await listener.until('"round":null')
        await asyncio.to_thread(room.workshops.open_round, room.code, "blind")
        await listener.until('"status":"open"')
        listener.gone.set()
        await asyncio.wait_for(running, 10)
        return listener.text

    assert '"mode":"blind"' in asyncio.run(listen())
