"""Routes, middleware and lifespan of the server."""

import asyncio
import contextlib
import gc
import logging
import signal
import sys
import threading
from collections.abc import AsyncIterator
from types import FrameType
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route
from streamlit import config

from appraisal import ballot
from appraisal.places import PLOTLY_ADDRESS
from appraisal.serving.compression import CompressedStatic, plotly_script
from appraisal.serving.guards import UploadsForFacilitators
from appraisal.serving.links import board_link, facilitator_link
from appraisal.serving.settings import rehearsal_size
from appraisal.serving.welcome import welcome
from appraisal.ui.addresses import join_address, own_address
from appraisal.workshops import LiveFeed, Workshops, held_workshops, let_go

_log = logging.getLogger("appraisal")

SWITCH_EVERY = 0.0005
"""Seconds that a thread keeps Python's lock while others wait; Python's own default is 0.005.

A redraw of the screen computes for some 25 ms in a thread of its own. Ballots are answered on the
event loop, which would otherwise wait 5 ms each time it has something to do (docs/decisions/0003).
"""

COLLECT_EVERY = 60.0
"""Seconds between full garbage collections, off the path of any request."""

_feed: LiveFeed | None = None


def _the_feed() -> LiveFeed:
    if _feed is None:
        raise RuntimeError("The live feed is asked for before the server has started.")
    return _feed


def routes() -> list[BaseRoute]:
    """The plain routes beside Streamlit: the phone ballot, the live feed and the private links."""
    return [
        *ballot.routes(held_workshops, _the_feed),
        Route(PLOTLY_ADDRESS, plotly_script),
        Route("/f/{secret}", facilitator_link),
        Route("/board/{secret}", board_link),
    ]


def middleware() -> list[Middleware]:
    """Streamlit's own scripts, sent compressed; its uploads, for the facilitator alone."""
    return [Middleware(UploadsForFacilitators), Middleware(CompressedStatic)]


@contextlib.asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Hold the workshops and the live feed while the server runs; print the links at the start."""
    global _feed
    _check_settings()
    sys.setswitchinterval(SWITCH_EVERY)
    workshops = held_workshops()
    _feed = LiveFeed(workshops)
    _end_streams_on_stop(_feed)
    print(welcome(await asyncio.to_thread(workshops.make_facilitator_link)), flush=True)  # noqa: T201
    tasks = [
        asyncio.create_task(_collect_garbage()),
        asyncio.create_task(asyncio.to_thread(_warm_up)),
    ]
    if people := rehearsal_size():
        tasks.append(asyncio.create_task(_rehearse(workshops, people)))
    try:
        yield {}
    finally:
        for task in tasks:
            task.cancel()
        _feed = None
        await asyncio.to_thread(let_go)
        gc.unfreeze()


def _end_streams_on_stop(feed: LiveFeed) -> None:
    """End the live streams when the server is told to stop: it waits for every open answer."""
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def stop(received: int, frame: FrameType | None, before: object = before) -> None:
            loop.call_soon_threadsafe(feed.close)
            if callable(before):
                before(received, frame)

        signal.signal(number, stop)


def _check_settings() -> None:
    """Say so where a setting that the numbers rest on did not take effect."""
    wanted = {"runner.postScriptGC": False, "server.fileWatcherType": "none"}
    for option, value in wanted.items():
        try:
            found = config.get_option(option)
        except RuntimeError:
            found = "unknown to this version of Streamlit"
        if found != value:
            _log.warning(
                "%s is %s, not %s: with many people in the room, pages will be slow. Start with "
                "'appraisal serve', or from the folder that holds .streamlit/config.toml.",
                option,
                found,
                value,
            )


def _warm_up() -> None:
    """Load what draws the charts while nobody waits: start-up does without it."""
    from appraisal.charts import draw_something

    draw_something()


async def _collect_garbage() -> None:
    # What start-up made stays for good: leave it out of every later collection.
    gc.collect()
    gc.freeze()
    while True:
        await asyncio.sleep(COLLECT_EVERY)
        await asyncio.to_thread(gc.collect)


async def _rehearse(workshops: Workshops, people: int) -> None:
    """Begin a rehearsal, and say where to watch it."""
    # Imported here, as in the page: its HTTP client is only for those who rehearse.
    from appraisal.rehearsal import start_rehearsal

    workshop = await asyncio.to_thread(start_rehearsal, workshops, people, own_address())
    print(  # noqa: T201
        f"Rehearsal with {people} simulated people: code {workshop.code}\n"
        f"  To join it:  {join_address()}/b/{workshop.code}\n",
        flush=True,
    )
