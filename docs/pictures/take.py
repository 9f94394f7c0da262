"""Take the pictures in this folder anew: a real server, simulated people, Chromium.

    .venv/bin/python docs/pictures/take.py

Two rounds of 60 simulated people on the Salford and Trafford option set, the first blind and the
second live, in a throwaway data folder. Costs are shown with the invented memory clinic, and the
evidence with the invented partnership Harrowmere.
"""

import asyncio
import random
import shutil
import tempfile
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from appraisal.partnership_commands import load_command
from appraisal.places import ROOT, SCENARIOS
from appraisal.rehearsal import Person, crowd_client, opinion
from appraisal.workshops import Workshop, Workshops
from tests.running import Server, running_server

HERE = Path(__file__).parent
SCENARIO = SCENARIOS / "salford-trafford-2000.yaml"
WITH_COSTS = SCENARIOS / "memory-clinic-hours.yaml"
HARROWMERE = ROOT / "data" / "harrowmere"
EVIDENCE = {
    "partnership": "partnership?section=area",
    "partnership-needs": "partnership?section=needs",
    "partnership-fairness": "partnership?section=fairness",
    "demand": "demand",
    "demand-capacity": "demand?section=demand_capacity",
    "fund": "fund",
    "fund-pooling": "fund?section=pooling",
    "fund-risk": "fund?section=risk_share",
    "quality": "quality",
}
"""The pages of the partnership's data, by the name of the picture."""
PEOPLE = 60
WALL: ViewportSize = {"width": 1920, "height": 1080}
PHONE: ViewportSize = {"width": 390, "height": 844}


def main() -> None:
    """Take every picture."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place) / "data"
        workshop, clinic = prepare(folder)
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        with running_server(folder) as server:
            take(server, chromium, workshop, clinic)
            evidence(server, chromium, Path(place))
        chromium.close()


def prepare(folder: Path) -> tuple[Workshop, Workshop]:
    """Two workshops that have not begun, the second with costs; and Harrowmere's data."""
    load_command(HARROWMERE, folder)
    workshops = Workshops(folder)
    clinic = workshops.open_workshop("Memory clinic", WITH_COSTS.read_text(encoding="utf-8"))
    workshop = workshops.open_workshop(
        "Harrowmere, 22 November 2026", SCENARIO.read_text(encoding="utf-8")
    )
    workshops.close()
    return workshop, clinic


def take(server: Server, chromium: Browser, workshop: Workshop, clinic: Workshop) -> None:
    """An event from its first minute to the second round, with a picture at each step."""
    desk = chromium.new_context(viewport=WALL).new_page()
    desk.goto(server.facilitator_link)
    picture(desk, server, "start", "start")
    picture(desk, server, "open_workshop", "open-workshop")
    press(desk, server, workshop, "Blind:", "Open round 1")
    crowd = await_elsewhere(vote(server, workshop, 1, [], arrive=PEOPLE - 8))
    picture(desk, server, f"screen?workshop={workshop.code}", "screen-open")
    picture(desk, server, f"run?workshop={workshop.code}", "run")
    phone = ballot(chromium, server, workshop)
    press(desk, server, workshop, "Close round 1", "Reveal round 1")
    phone.get_by_text("the room").first.wait_for()
    shoot(phone, "ballot-5-revealed")
    picture(desk, server, f"screen?workshop={workshop.code}", "screen-revealed")
    press(desk, server, workshop, "Live:", "Open round 2")
    await_elsewhere(vote(server, workshop, 2, crowd, arrive=8))
    picture(desk, server, f"screen?workshop={workshop.code}", "screen-live")
    press(desk, server, workshop, "Close round 2")
    picture(desk, server, f"results?workshop={workshop.code}", "results", whole=True)
    picture(desk, server, f"options?workshop={workshop.code}", "options", whole=True)
    picture(desk, server, f"change?workshop={workshop.code}", "change")
    for page, name in (("change", "change-whole"), ("sure", "sure"), ("differ", "differ")):
        picture(desk, server, f"{page}?workshop={workshop.code}", name, whole=True)
    scenarios = "r2,elected-members,nhs-commissioners,pace-first"
    place = f"compare?workshop={workshop.code}&compare={scenarios}"
    picture(desk, server, place, "compare", whole=True)
    picture(desk, server, f"money?workshop={clinic.code}", "money", whole=True)
    press(desk, server, workshop, "Blind:", "Open round 3")
    laptop = chromium.new_context(viewport=WALL, storage_state=phone.context.storage_state())
    table = laptop.new_page()
    table.goto(f"{server.address}/weigh?workshop={workshop.code}")
    table.get_by_text("3. What that means").wait_for()
    shoot(table, "weigh", whole=True)
    option_sets(desk, server)


def await_elsewhere(work: Coroutine[object, object, list[Person]]) -> list[Person]:
    """Await in another thread: Playwright has a loop of its own in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def vote(
    server: Server, workshop: Workshop, number: int, crowd: list[Person], arrive: int
) -> list[Person]:
    """Let people arrive and everybody vote in a round; most lean less as rounds go by."""
    chance = random.Random(number)
    groups = [group.id for group in workshop.option_set.groups]
    async with crowd_client(server.address) as client:
        everybody = [Person(client, workshop.code, one.cookies) for one in crowd]
        for _ in range(arrive):
            everybody.append(Person(client, workshop.code))
            await everybody[-1].join(chance.choice(groups[:5]))
        for one in everybody[: PEOPLE - 5]:
            await one.vote(number, opinion(workshop.option_set, chance))
    return everybody


def ballot(chromium: Browser, server: Server, workshop: Workshop) -> Page:
    """One person's way through the ballot on a phone."""
    phone = chromium.new_context(viewport=PHONE, device_scale_factor=2).new_page()
    phone.goto(f"{server.address}/b/{workshop.code}")
    shoot(phone, "ballot-0-join")
    phone.get_by_label("Rather not say").check()
    phone.get_by_role("button", name="Join").click()
    phone.get_by_role("radio").nth(3).check()
    shoot(phone, "ballot-1")
    phone.get_by_role("button", name="Next").click()
    for place, field in enumerate(phone.locator("input[type=number]").all()):
        field.fill(str(85 - 10 * place))
    phone.locator("h1").click()
    shoot(phone, "ballot-2")
    phone.get_by_role("button", name="See what that means").click()
    phone.get_by_role("heading", name="Your weights").wait_for()
    shoot(phone, "ballot-3")
    phone.get_by_role("button", name="Cast my ballot").click()
    phone.get_by_role("heading", name="Your ballot is in").wait_for()
    shoot(phone, "ballot-4-in")
    return phone


def evidence(server: Server, chromium: Browser, place: Path) -> None:
    """The pages of the partnership's data, and an upload with several things wrong in it."""
    desk = chromium.new_context(viewport=WALL).new_page()
    desk.goto(server.facilitator_link)
    for name, path in EVIDENCE.items():
        picture(desk, server, path, name, whole=True)
    spoilt = place / "spoilt"
    shutil.copytree(HARROWMERE, spoilt, ignore=shutil.ignore_patterns("*.xlsx", "*.md"))
    packages = (spoilt / "package.csv").read_text(encoding="utf-8").splitlines()
    packages[2] = packages[1]
    (spoilt / "package.csv").write_text("\n".join(packages), encoding="utf-8")
    register = (spoilt / "ld_register.csv").read_text(encoding="utf-8").splitlines()
    register = [row + (",surname" if line == 0 else ",") for line, row in enumerate(register)]
    (spoilt / "ld_register.csv").write_text("\n".join(register), encoding="utf-8")
    desk.goto(f"{server.address}/load_data")
    desk.locator("input[type=file]").set_input_files(sorted(spoilt.glob("*.csv")))
    desk.get_by_role("button", name="Check and load").click()
    desk.get_by_text("Nothing was loaded").wait_for()
    shoot(desk, "load-data", whole=True)


def option_sets(desk: Page, server: Server) -> None:
    """An option set with two mistakes in it."""
    text = SCENARIO.read_text(encoding="utf-8")
    broken = text.replace("value: 70", "value: 170", 1).replace("voice:", "voise:", 1)
    desk.goto(f"{server.address}/option_sets")
    desk.get_by_label("Or paste the text here").fill(broken)
    desk.get_by_label("Or paste the text here").press("Control+Enter")
    desk.get_by_text("Nothing was loaded").wait_for()
    shoot(desk, "option-sets", whole=True)


def press(desk: Page, server: Server, workshop: Workshop, *names: str) -> None:
    """Press the facilitator's buttons in turn; a name that ends in a colon is a choice."""
    desk.goto(f"{server.address}/run?workshop={workshop.code}")
    for name in names:
        if name.endswith(":"):
            desk.get_by_text(name).first.click()
        else:
            desk.get_by_role("button", name=name).click()
            desk.get_by_role("button", name=name).wait_for(state="detached")


def picture(desk: Page, server: Server, path: str, name: str, *, whole: bool = False) -> None:
    """Open a page and keep what it shows."""
    desk.goto(f"{server.address}/{path}" if path != "start" else server.address)
    shoot(desk, name, whole=whole)


def shoot(page: Page, name: str, *, whole: bool = False) -> None:
    """Keep what a page shows once it has come to rest."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    wait_for_charts(page)
    if whole:
        height = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
        page.set_viewport_size({"width": WALL["width"], "height": min(height, 5000)})
        page.wait_for_timeout(800)
        wait_for_charts(page)
    page.screenshot(path=HERE / f"{name}.png")
    if whole:
        page.set_viewport_size(WALL)


def wait_for_charts(page: Page) -> None:
    """Wait until nothing on the page is still being fetched or drawn."""
    page.wait_for_function(
        "() => !document.querySelector('[data-testid=stSkeleton], [data-testid=stStatusWidget]')"
    )


if __name__ == "__main__":
    main()
