"""A server killed in mid-vote: every ballot that was acknowledged is there afterwards."""

import asyncio
import random
from pathlib import Path

import httpx
import pytest

from appraisal.errors import AppraisalError
from appraisal.rehearsal import Person, crowd_client
from appraisal.workshops import Workshops
from tests.running import Server, running_server

SWINGS = {"access": 100, "rota": 30, "wait": 60}


async def vote_until_killed(server: Server, code: str, people: int, enough: int) -> dict[str, int]:
    """Cast and revise without pause, kill the server in the midst, return what was acknowledged.

    The answer maps each person's secret to the last swing for "rota" that was acknowledged.
    """
    acknowledged: dict[str, int] = {}
    done = 0

    async def keep_voting(person: Person) -> None:
        nonlocal done
        await person.join("staff")
        secret = person.cookies[f"ballot_{code}"]
        for rota in range(100):
            await person.vote(1, {**SWINGS, "rota": rota})
            acknowledged[secret] = rota
            done += 1
            if done == enough:
                server.kill()

    async with crowd_client(server.address) as client:
        outcomes = await asyncio.gather(
            *(keep_voting(Person(client, code)) for _ in range(people)), return_exceptions=True
        )
    assert all(isinstance(one, httpx.TransportError | AppraisalError) for one in outcomes)
    return acknowledged


@pytest.mark.server
@pytest.mark.parametrize("enough", [40, 150])
def test_every_acknowledged_ballot_survives_a_kill(
    tmp_path: Path, small_set: str, enough: int
) -> None:
    folder = tmp_path / "data"
    prepared = Workshops(folder)
    code = prepared.open_workshop("Killed", small_set).code
    prepared.open_round(code, "blind")
    prepared.close()
    with running_server(folder) as server:
        acknowledged = asyncio.run(vote_until_killed(server, code, 30, enough))
    assert len(acknowledged) > 1
    with running_server(folder) as server:
        # Through the front door: the same phone finds its ballot after the restart.
        secret = random.choice(list(acknowledged))
        page = httpx.get(f"{server.address}/b/{code}", cookies={f"ballot_{code}": secret})
        assert "Your ballot is in" in page.text
    after = Workshops(folder)
    try:
        for secret, rota in acknowledged.items():
            ballot = after.ballot(code, secret, 1)
            assert ballot is not None
            # A later one may have been committed and its answer lost on the way.
            assert ballot.swings["rota"] >= rota
    finally:
        after.close()
