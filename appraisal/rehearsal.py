"""A rehearsal: simulated people who join and vote by real HTTP, as phones do.

So that a facilitator can practise, and a newcomer sees the thing alive in a minute. The workshop is
marked as a rehearsal everywhere; its people are drawn at random and stand for nobody.
"""

import asyncio
import logging
import random
import threading
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from appraisal.errors import AppraisalError
from appraisal.option_sets import OptionSet, read_option_set
from appraisal.places import SCENARIOS
from appraisal.workshops import Workshop, Workshops

SECONDS = 60.0
"""How long a rehearsal's people take to arrive and vote."""

_OPTION_SET = "salford-trafford-2000.yaml"
_log = logging.getLogger("appraisal")


@dataclass
class Person:
    """One simulated phone: it keeps its cookie and posts the ballot's own forms.

    `client` comes from `crowd_client`.
    """

    client: httpx.AsyncClient
    code: str
    cookies: dict[str, str] = field(default_factory=dict)

    async def open(self) -> httpx.Response:
        """Look at the ballot, as after scanning the code."""
        return await self._send("GET")

    async def join(self, group: str | None) -> None:
        """Join the workshop, in a group or rather not saying."""
        await self._send("POST", {"go": "join", "group": group or ""})

    async def vote(self, round_number: int, swings: dict[str, int]) -> httpx.Response:
        """Cast a ballot; the response is the acknowledgement."""
        return await self._send(
            "POST",
            {
                "go": "cast",
                "round": str(round_number),
                "most": max(swings, key=swings.__getitem__),
                **{f"swing-{name}": str(swing) for name, swing in swings.items()},
            },
        )

    async def _send(self, method: str, form: dict[str, str] | None = None) -> httpx.Response:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        response = await self.client.request(
            method, f"/b/{self.code}", data=form, headers={"Cookie": cookie} if cookie else {}
        )
        self.cookies.update(response.cookies)
        if response.status_code >= 400:
            raise AppraisalError(
                f"The ballot answered a simulated person with status {response.status_code}."
            )
        return response


def crowd_client(address: str) -> httpx.AsyncClient:
    """A client that many simulated people may share: they keep their cookies, it keeps none."""
    keeps_nothing = CookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
    limits = httpx.Limits(max_connections=200, max_keepalive_connections=200)
    return httpx.AsyncClient(base_url=address, cookies=keeps_nothing, limits=limits, timeout=60)


def start_rehearsal(workshops: Workshops, people: int, address: str) -> Workshop:
    """Open a rehearsal with a live round and let its people arrive in the background."""
    option_set = read_option_set(SCENARIOS / _OPTION_SET)
    workshop = workshops.open_workshop(option_set.title, option_set.text, rehearsal=True)
    workshops.open_round(workshop.code, "live")
    threading.Thread(
        target=_run, args=(workshop, people, address), name="rehearsal", daemon=True
    ).start()
    return workshop


def _run(workshop: Workshop, people: int, address: str) -> None:
    try:
        asyncio.run(rehearse(workshop, people, address))
    except (AppraisalError, httpx.HTTPError) as error:
        # The server may stop, or the facilitator close the round, in the middle of a rehearsal.
        _log.warning("The rehearsal ended early: %s", error)


async def rehearse(
    workshop: Workshop, people: int, address: str, seconds: float = SECONDS, seed: int = 20261122
) -> None:
    """Let so many people join and vote, spread over so many seconds."""
    chance = random.Random(seed)
    groups: list[str | None] = [group.id for group in workshop.option_set.groups] or [None]
    async with crowd_client(address) as client:
        await asyncio.gather(
            *(
                _take_part(
                    Person(client, workshop.code),
                    chance.choice([*groups, *groups, None]),
                    opinion(workshop.option_set, chance),
                    arrives=chance.uniform(0, seconds * 0.6),
                    thinks=chance.uniform(seconds * 0.05, seconds * 0.4),
                )
                for _ in range(people)
            )
        )


async def _take_part(
    person: Person, group: str | None, swings: dict[str, int], arrives: float, thinks: float
) -> None:
    await asyncio.sleep(arrives)
    await person.open()
    await person.join(group)
    await asyncio.sleep(thinks)
    try:
        await person.vote(1, swings)
    except AppraisalError as error:
        # The facilitator may have closed the round: this one came too late, the others go on.
        _log.info("A simulated person did not vote: %s", error)


def opinion(option_set: OptionSet, chance: random.Random) -> dict[str, int]:
    """Swings that one simulated person might give: near a perspective of the file, or their own."""
    leaves = [leaf.id for leaf in option_set.leaves]
    swings = {leaf: chance.triangular(0, 100, 50) for leaf in leaves}
    if option_set.perspectives and chance.random() < 0.7:
        lean = chance.choice(option_set.perspectives).weights
        most = max(lean.values())
        swings = {leaf: 0.5 * swings[leaf] + 50 * lean.get(leaf, 0) / most for leaf in leaves}
    top = max(swings.values())
    return {leaf: round(100 * swing / top) for leaf, swing in swings.items()}
