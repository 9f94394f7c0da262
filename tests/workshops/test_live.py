"""The live feed: turnout for everybody, results only where they may show."""

import asyncio
import json
from collections.abc import AsyncIterator

from appraisal.workshops import LiveFeed, Workshop, Workshops, live_message

SWINGS = {"access": 100, "rota": 50, "wait": 50}


def vote(workshops: Workshops, code: str) -> None:
    workshops.cast_ballot(code, workshops.join(code, "staff"), 1, SWINGS)


def test_a_blind_round_sends_turnout_and_nothing_else(
    workshops: Workshops, workshop: Workshop
) -> None:
    workshops.open_round(workshop.code, "blind")
    for _ in range(5):
        vote(workshops, workshop.code)
    assert live_message(workshops, workshop.code) == {
        "workshop": workshop.code,
        "version": 12,
        "joined": 5,
        "round": {"number": 1, "mode": "blind", "status": "open", "cast": 5, "visible": False},
    }


def test_a_live_round_sends_rounded_values_and_weights(
    workshops: Workshops, workshop: Workshop
) -> None:
    workshops.open_round(workshop.code, "live")
    for _ in range(3):
        vote(workshops, workshop.code)
    message = live_message(workshops, workshop.code)
    assert message["values"] == {"as-now": 32, "evenings": 60, "weekend": 60}
    assert message["weights"] == {"access": 0.5, "rota": 0.25, "wait": 0.25}


def test_every_listener_hears_of_the_latest_version(
    workshops: Workshops, workshop: Workshop
) -> None:
    async def read_until(messages: AsyncIterator[bytes], cast: int) -> int:
        count = 0
        async for message in messages:
            count += 1
            if (json.loads(message)["round"] or {}).get("cast") == cast:
                return count
        raise AssertionError("the stream ended")

    async def room() -> list[int]:
        feed = LiveFeed(workshops)
        listeners = [
            asyncio.create_task(read_until(feed.messages(workshop.code), 40)) for _ in range(20)
        ]
        await asyncio.to_thread(workshops.open_round, workshop.code, "blind")
        for _ in range(40):
            await asyncio.to_thread(vote, workshops, workshop.code)
        return await asyncio.wait_for(asyncio.gather(*listeners), 20)

    heard = asyncio.run(room())
    assert len(heard) == 20
    # 81 commits reach a listener as few messages: at most one a tenth of a second.
    assert max(heard) < 81
