"""The pooled fund: what each partner pays in and why, and the rules for sharing its risk."""

from fractions import Fraction
from typing import Any, Final

from harrowmere_maker.budgets import FUNDERS, YEARS, pooled

Row = tuple[Any, ...]

POOL: Final[list[Row]] = [
    ("ldpool", "Harrowmere learning disability pooled fund", "council", "Section 75, NHS Act 2006")
]

_INDEXATION: Final = {
    "council": ("6.5", "5.2", "3.5", "3.8", "3.2"),
    "icb": ("5.8", "4.9", "2.9", "3.4", "2.8"),
}
_EFFICIENCY: Final = {
    "council": ("1.0", "1.2", "1.0", "1.0", "1.2"),
    "icb": ("1.1", "1.1", "1.1", "1.0", "1.1"),
}
_YEARS_BEFORE: Final = {
    "2022/23": {"council": 28_350_000, "icb": 8_720_000},
    "2023/24": {"council": 30_400_000, "icb": 9_340_000},
}
"""The pool's funding before the years of the budgets."""


def funding(times: int) -> list[Row]:
    """The table `contribution`: last year's, recurrent changes, indexation and efficiency."""
    years = _YEARS_BEFORE | {year: pooled(number) for number, year in enumerate(YEARS)}
    rows: list[Row] = []
    for partner in FUNDERS[:2]:
        last: int | None = None
        for number, (year, paid) in enumerate(years.items()):
            agreed = paid[partner]
            share = round(agreed / sum(paid.values()), 6)
            steps: tuple[float | None, float, float] = (None, 0.0, 0.0)
            if last is not None:
                change, up, down = _steps(partner, number - 1, last, agreed)
                steps = (change * times, up, down)
            rows.append(("ldpool", partner, year, agreed * times, share, *steps))
            last = agreed
    return rows


def _steps(partner: str, year: int, last: int, agreed: int) -> tuple[float, float, float]:
    """The recurrent change that makes last year's funding into this year's, and the two per cents.

    Both per cents are of last year's funding with its recurrent changes.
    """
    up, down = _INDEXATION[partner][year], _EFFICIENCY[partner][year]
    factor = 1 + (Fraction(up) - Fraction(down)) / 100
    nearest = round(agreed * 100 / factor)
    for base in (nearest, nearest - 1, nearest + 1):
        found = base + round(base * Fraction(up) / 100) - round(base * Fraction(down) / 100)
        if found == agreed * 100:
            return (base - last * 100) / 100, float(up), float(down)
    raise ValueError(f"No recurrent change gives {partner} £{agreed:,} exactly.")


_RULES: Final = (
    # Rule, in force, cap, whose cap, share that varies, months of notice.
    ("own_risk", False, None, None, None, 6),
    ("pro_rata", True, None, None, None, 12),
    ("capped", False, 400_000, "icb", None, 12),
    ("host_bears", False, None, None, None, 12),
    ("fixed_variable", False, None, None, 0.6, 12),
)
_TOLERANCE: Final = 5
_ROUTE: Final = "Chief executives, then an independent adjudicator"


def risk_share_rules(times: int) -> list[Row]:
    """The table `risk_share_rule`: the five rules, of which one is in force."""
    return [
        (
            "ldpool",
            rule,
            rule,
            in_force,
            _TOLERANCE,
            cap and cap * times,
            capped,
            varies,
            notice,
            _ROUTE,
            "EXIT-2025-01",
        )
        for rule, in_force, cap, capped, varies, notice in _RULES
    ]
