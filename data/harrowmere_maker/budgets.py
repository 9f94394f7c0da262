"""Budgets and outturn: £52.0m in the pool in 2026/27, forecast to spend £54.1m."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from harrowmere_maker.targets import YEAR

Row = tuple[Any, ...]

FUNDERS: Final = ("council", "icb", "joint_other")
YEARS: Final = ("2024/25", "2025/26", "2026/27", "2027/28")
CLOSED: Final = YEARS[:2]
_THIS: Final = YEARS.index(YEAR)


@dataclass(frozen=True)
class Element:
    """One element: its budget of 2026/27 in thousands of pounds by funder, and where it stands.

    `stands` is its scope in each of the four years; `forecast` is what each funder's line is
    forecast to spend beyond its budget, in thousands of pounds.
    """

    code: str
    name: str
    group: str
    tier: str
    budget: tuple[int, int, int]
    stands: tuple[str, str, str, str]
    forecast: tuple[int, int, int] = (0, 0, 0)
    cost_type: str = "direct"
    basis: str = "approved_budget"
    recurrent: bool = True


_IN = ("in_pool",) * 4
_BESIDE = ("aligned",) * 4
_OUT = ("out",) * 4
_OPEN = ("undecided",) * 4

ELEMENTS: Final = (
    Element("LD01", "Packages of care", "LD", "3", (33_890, 6_100, 0), _IN, (1_740, 420, 0)),
    Element("LD02", "Community teams", "LD", "2", (600, 4_600, 0), _IN, (0, -120, 0)),
    Element("LD03", "In-house services, paid for as a block", "LD", "2", (2_750, 250, 0),
            ("aligned", "in_pool", "in_pool", "in_pool"), (30, 0, 0)),
    Element("LD04", "Voluntary services", "LD", "1", (1_680, 420, 0),
            ("aligned", "aligned", "in_pool", "in_pool")),
    Element("LD05", "Short breaks", "LD", "2", (910, 390, 0),
            ("aligned", "aligned", "in_pool", "in_pool"), (50, 0, 0)),
    Element("LD06", "Joint commissioning team", "LD", "2", (210, 200, 0), _IN, (-10, -10, 0),
            cost_type="overhead"),
    Element("LD07", "Everyday life and leisure", "LD", "0", (350, 0, 120),
            ("aligned", "aligned", "out", "out"), (-10, 0, 0), recurrent=False),
    Element("LD08", "Assessment and treatment beds", "LD", "4", (0, 1_900, 0),
            ("aligned", "aligned", "undecided", "undecided"), (0, 85, 0)),
    Element("LD09", "Secure and forensic places", "LD", "4", (0, 600, 1_800), _OPEN, (0, 0, 95)),
    Element("MA01", "Wellbeing in communities", "MHA", "0", (400, 0, 90), _OUT),
    Element("MA02", "Early help and talking therapies", "MHA", "1", (0, 4_800, 0), _BESIDE,
            (0, -60, 0)),
    Element("MA03", "Community mental health teams", "MHA", "2", (1_900, 8_600, 0), _BESIDE,
            (-40, 110, 0)),
    Element("MA04", "Packages of care, mental health", "MHA", "3", (7_200, 3_100, 0), _BESIDE,
            (310, 140, 0)),
    Element("MA05", "Adult wards", "MHA", "4", (0, 12_400, 0), _OUT, (0, 420, 0),
            basis="true_cost"),
    Element("MO01", "Carers' support and dementia advisers", "MHO", "1", (520, 240, 60), _BESIDE),
    Element("MO02", "Memory service", "MHO", "2", (300, 3_300, 0), _BESIDE, (0, 45, 0)),
    Element("MO03", "Packages of care, older people", "MHO", "3", (9_500, 4_200, 0), _OPEN,
            (280, 90, 0)),
    Element("MO04", "Older people's wards", "MHO", "4", (0, 6_100, 0), _OUT, (0, 130, 0),
            basis="true_cost"),
    Element("PD01", "Adaptations to homes", "PD", "1", (0, 0, 2_900), _OUT, (0, 0, -75),
            recurrent=False),
    Element("PD02", "Community equipment", "PD", "2", (2_200, 2_600, 400), _BESIDE, (60, 70, 0),
            cost_type="indirect"),
    Element("PD03", "Packages of care, physical disability", "PD", "3", (11_600, 3_900, 0), _OUT,
            (190, 60, 0)),
    Element("PD04", "Wheelchairs and long-term rehabilitation", "PD", "2", (0, 1_750, 0), _BESIDE),
)  # fmt: skip

ELEMENT_ROWS: Final[list[Row]] = [
    (one.code, one.name, one.group, one.tier, one.code == "LD01") for one in ELEMENTS
]

_OF_THIS_YEAR: Final = (Fraction("0.926"), Fraction("0.962"), Fraction(1), Fraction("1.031"))
"""Each year's budgets beside 2026/27's, rounded to a thousand pounds."""
_CLOSED_OVER: Final = ((14, 9), (21, 17), (6, 11), (-8, 3), (4, -5), (17, 13), (-3, 8))
"""Thousandths spent beyond the budget in the two closed years, by turns of the elements."""


def _budget(thousands: int, year: int) -> int:
    return round(thousands * _OF_THIS_YEAR[year]) * 1_000


def budget_lines(times: int) -> list[Row]:
    """The table `budget_line`: 22 elements x 3 funders x 4 years."""
    return [
        (
            one.code,
            funder,
            year,
            _budget(one.budget[who], number) * times,
            one.cost_type,
            one.stands[number],
            one.recurrent,
            one.basis,
            "PLAN" if number > _THIS else "ICBFIN" if funder == "icb" else "LEDGER",
        )
        for one in ELEMENTS
        for who, funder in enumerate(FUNDERS)
        for number, year in enumerate(YEARS)
    ]


def outturn(times: int) -> list[Row]:
    """The table `outturn`: two closed years, and this year's forecast at month 6."""
    rows: list[Row] = []
    for number, one in enumerate(ELEMENTS):
        over = _CLOSED_OVER[number % len(_CLOSED_OVER)]
        for who, funder in enumerate(FUNDERS):
            for year in range(len(CLOSED)):
                spent = _budget(one.budget[who], year) * (1_000 + over[year]) // 1_000
                closed = date(2025 + year, 7, 31)
                rows.append((one.code, funder, YEARS[year], spent * times, "actual", closed))
            forecast = (one.budget[who] + one.forecast[who]) * 1_000
            rows.append((one.code, funder, YEAR, forecast * times, "forecast", date(2026, 9, 30)))
    return rows


def pooled(year: int) -> dict[str, int]:
    """What each partner pays into the pool in a year: its lines that are in the pool, £."""
    return {
        funder: sum(
            _budget(one.budget[who], year) for one in ELEMENTS if one.stands[year] == "in_pool"
        )
        for who, funder in enumerate(FUNDERS[:2])
    }


def pooled_outturn() -> dict[str, int]:
    """What the lines in the pool spent, or are forecast to, in each year of the outturn, £."""
    stands = {one.code: dict(zip(YEARS, one.stands, strict=True)) for one in ELEMENTS}
    sums = dict.fromkeys((*CLOSED, YEAR), 0)
    for code, _, year, amount, *_ in outturn(1):
        sums[year] += amount if stands[code][year] == "in_pool" else 0
    return sums
