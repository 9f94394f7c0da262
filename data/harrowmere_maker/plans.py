"""The plans: forty steps of four plans, when they were meant to be and when they were."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from harrowmere_maker.targets import AS_AT


@dataclass(frozen=True)
class Step:
    """One step: the day planned, the role that leads, what it costs in £, and days late."""

    title: str
    kind: str
    planned: str
    lead: str
    cost: int = 0
    late: int = 0


_PROGRAMME: Final = "Programme manager"
_JOINT: Final = "Joint commissioning lead"
_FINANCE: Final = "Finance lead"
_ANALYST: Final = "Analyst"
_CHAIR: Final = "Chair of the partnership board"

_PLANS: Final = {
    "appraisal": (
        Step("Partners sign up to the appraisal", "sign_up", "2026-03-12", _CHAIR),
        Step("Terms of reference agreed", "approval", "2026-03-26", _PROGRAMME, late=5),
        Step("Briefing for everybody taking part", "event", "2026-04-16", _PROGRAMME, cost=1_800),
        Step("Data asked for from every partner", "data", "2026-04-23", _ANALYST),
        Step("Register and packages matched", "data", "2026-05-28", _ANALYST, cost=6_500, late=9),
        Step(
            "Accessible papers tested by people who use services",
            "draft",
            "2026-06-11",
            _JOINT,
            cost=3_200,
        ),
        Step("Data and Analysis Report drafted", "draft", "2026-07-02", _ANALYST, late=7),
        Step("Demand assumptions agreed", "approval", "2026-07-14", _JOINT),
        Step("Workshop on the options", "event", "2026-09-10", _PROGRAMME, cost=4_400),
        Step("Options costed", "analysis", "2026-10-15", _FINANCE),
        Step("Workshop that decides", "event", "2026-11-24", _PROGRAMME, cost=4_400),
        Step("Recommendation to the partnership board", "decision", "2026-12-15", _CHAIR),
    ),
    "pool": (
        Step("Elements and funders listed", "data", "2026-04-30", _FINANCE, late=4),
        Step("Scope of each element proposed", "draft", "2026-06-18", _FINANCE),
        Step("Outturn of 2025/26 closed", "analysis", "2026-07-31", _FINANCE),
        Step("Forecast at month 6", "analysis", "2026-10-12", _FINANCE),
        Step("Risk share for 2027/28 proposed", "draft", "2026-11-19", _FINANCE),
        Step(
            "Legal review of the section 75 agreement",
            "review",
            "2026-12-10",
            "Legal adviser",
            cost=9_500,
        ),
        Step("Consultation on the agreement", "event", "2027-01-14", _JOINT, cost=5_200),
        Step("Council's cabinet decides", "approval", "2027-02-16", "Council's executive lead"),
        Step("ICB's board decides", "approval", "2027-02-25", "ICB's executive lead"),
        Step("Agreement signed", "sign_up", "2027-03-18", _CHAIR),
        Step("Revised pool begins", "go_live", "2027-04-01", _FINANCE),
        Step("First quarter reviewed", "review", "2027-07-22", _FINANCE),
    ),
    "closer_home": (
        Step("People out of area reviewed", "review", "2026-05-14", _JOINT, cost=12_000, late=21),
        Step("Why each person moved away written up", "analysis", "2026-07-16", _JOINT),
        Step(
            "Providers asked what they could offer",
            "event",
            "2026-09-17",
            "Market lead",
            cost=1_100,
        ),
        Step(
            "Homes for the first eight people designed",
            "draft",
            "2026-12-03",
            "Housing lead",
            cost=38_000,
        ),
        Step("Money for the homes settled", "approval", "2027-02-11", _FINANCE, cost=420_000),
        Step("First homes open", "go_live", "2027-09-06", "Housing lead", cost=160_000),
        Step("Moves of the first eight people reviewed", "review", "2028-03-09", _JOINT),
        Step("Next eight people planned for", "decision", "2028-04-20", _JOINT),
    ),
    "health_checks": (
        Step("Practices' registers compared", "data", "2026-05-07", "Primary care lead"),
        Step(
            "Practices below two thirds visited",
            "event",
            "2026-07-02",
            "Primary care lead",
            cost=2_600,
            late=6,
        ),
        Step("Letters in Easy Read sent", "go_live", "2026-09-03", "Primary care lead", cost=4_800),
        Step("Half-year figures", "analysis", "2026-11-05", _ANALYST),
        Step(
            "Extra clinics in the two rural localities",
            "go_live",
            "2027-01-21",
            "Primary care lead",
            cost=14_000,
        ),
        Step(
            "Peer supporters recruited",
            "sign_up",
            "2027-02-04",
            "Voluntary sector lead",
            cost=21_000,
        ),
        Step("Year's figures", "analysis", "2027-05-06", _ANALYST),
        Step("What worked, and what goes on", "decision", "2027-06-10", _CHAIR),
    ),
}
_TO_IDENTIFY: Final = ("First homes open", "Peer supporters recruited")
"""Steps whose money is not found: a real warning, which is waived for a time."""


def milestones() -> list[tuple[Any, ...]]:
    """The table `milestone`: four plans, each step waiting for the one before."""
    rows: list[tuple[Any, ...]] = []
    for plan, steps in _PLANS.items():
        before: str | None = None
        for number, step in enumerate(steps, start=1):
            code = f"{plan}-{number:02d}"
            planned = date.fromisoformat(step.planned)
            done = planned + timedelta(days=step.late) if planned <= AS_AT else None
            money = (step.cost or None, "to_identify" if step.title in _TO_IDENTIFY else "found")
            rows.append(
                (code, plan, step.title, step.kind, planned, done, step.lead, *money, before)
            )
            before = code
    return rows
