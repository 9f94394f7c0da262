"""The programme behind the figures: events, a pathway, documents and what they state."""

from datetime import date
from typing import Any, Final

from harrowmere_maker.targets import (
    ADULTS_KNOWN,
    ADULTS_WITH_PACKAGES,
    PEOPLE_AWAY,
    PEOPLE_KNOWN,
)

Row = tuple[Any, ...]

EVENT: Final[list[Row]] = [
    ("E1", "briefing", 1, date(2026, 4, 16)),
    ("E2", "options", 3, date(2026, 6, 25)),
    ("E3", "options", 6, date(2026, 9, 10)),
    ("E4", "decision", 8, date(2026, 11, 24)),
    ("E5", "board_wide", 9, date(2026, 12, 15)),
    ("E6", "final", 9, date(2026, 12, 17)),
]

_STEPS: Final = (
    ("1", "Listen to the person and those close to them"),
    ("2", "Assess needs together"),
    ("3", "Write the plan and its cost"),
    ("4", "Agree who pays"),
    ("4a", "Where nobody agrees, go to the dispute route"),
    ("5", "Find the support"),
    ("6", "Start"),
    ("7", "Review after six weeks, then every year"),
)
PATHWAY_STEP: Final[list[Row]] = [
    ("package", view, step, title) for view in ("chain", "table") for step, title in _STEPS
]

DOCUMENT: Final[list[Row]] = [
    ("STRAT", "Closer to home: strategy 2025 to 2030", date(2025, 11, 18), 6),
    ("DAR", "Data and Analysis Report", date(2026, 10, 20), 12),
    ("POOL6", "Pooled fund at month 6", date(2026, 10, 27), 6),
]
CITATION: Final[list[Row]] = [
    ("STRAT", "EH", "1.4"),
    ("STRAT", "PANSI", "1.5"),
    ("STRAT", "PWLD", "2.1"),
    ("STRAT", "REVIEW75", "4.2"),
    ("STRAT", "S75", "4.10"),
    ("DAR", "CASE", "1.1"),
    ("DAR", "REG", "1.2"),
    ("DAR", "SNPP", "2.1"),
    ("DAR", "PANSI", "3.1"),
    ("DAR", "POPPI", "3.2"),
    ("DAR", "CLD", "4.1"),
    ("DAR", "CARERS", "5.2"),
    ("DAR", "TRANS", "5.10"),
    ("DAR", "MARKET", "6.3"),
    ("DAR", "EH", "9.1"),
    ("DAR", "AGREED", "9.2"),
    ("POOL6", "LEDGER", "1.1"),
    ("POOL6", "ICBFIN", "1.2"),
    ("POOL6", "CLOSED", "2.1"),
    ("POOL6", "S75", "3.1"),
    ("POOL6", "SI617", "3.2"),
]
PARTNER_USE: Final[list[Row]] = [
    ("STRAT", "council", "signs the strategy", date(2025, 11, 18)),
    ("STRAT", "icb", "signs the strategy", date(2025, 11, 18)),
    ("STRAT", "pct", "began joint commissioning", date(2004, 4, 1)),
    ("STRAT", "voices", "speaks for people who use services", date(2025, 11, 18)),
    ("DAR", "merevale", "gave data", date(2026, 9, 30)),
    ("DAR", "carers", "speaks for carers", date(2026, 10, 20)),
    ("POOL6", "council", "hosts the pool", date(2026, 9, 30)),
    ("POOL6", "icb", "funds the pool", date(2026, 9, 30)),
]


def stated_figures(times: int, adults: int) -> list[Row]:
    """The table `stated_figure`; `adults` is how many live here in 2025."""
    known, away = PEOPLE_KNOWN * times, PEOPLE_AWAY * times
    with_packages = ADULTS_WITH_PACKAGES * times
    pool, from_icb = 52_000_000 * times, 11_960_000 * times
    share = "share_of_figure"
    # Document, what it states, how it can be checked, of what, value, share, base, year, where.
    stated: list[Row] = [
        ("DAR", "Adults among the people known", share, "all",
         ADULTS_KNOWN * times, 0.75, known, 2026, "4.1"),
        ("DAR", "Adults with packages who live out of area", share, "package",
         away, round(away / with_packages, 6), with_packages, 2026, "6.2"),
        ("DAR", "Adults in the area with a learning disability", "share_of_population", "adults",
         adults * 0.025, 0.025, None, 2025, "3.1"),
        ("STRAT", "Workshops and briefings", "count_of_rows", "event",
         len(EVENT), None, None, None, "7.1"),
        ("STRAT", "Steps to a package of care", "count_of_rows", "pathway_step:package:chain",
         len(_STEPS), None, None, None, "5.3"),
        ("POOL6", "The ICB's funding of the pool", share, "contribution",
         from_icb, 0.23, pool, 2026, "1.2"),
    ]  # fmt: skip
    return [(f"F{number}", *row) for number, row in enumerate(stated, start=1)]


WAIVER: Final[list[Row]] = [
    (
        "D08",
        "source",
        "Joint commissioning lead",
        "Published works are cited for orders of magnitude, whatever their edition: no one date.",
        date(2027, 3, 31),
    ),
    (
        "D13",
        "milestone",
        "Programme manager",
        "The money for two steps is to be settled by the board on 15 December 2026.",
        date(2026, 12, 31),
    ),
]
