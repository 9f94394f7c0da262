"""Prices: reference unit costs at one year's prices, and the inflation between years."""

from typing import Any, Final

from harrowmere_maker.recipes import AWAY_PRICES, PRICES, SERVICE_CODES
from harrowmere_maker.targets import YEAR

Row = tuple[Any, ...]

_PRICED_YEARS: Final = ("2023/24", "2024/25", "2025/26", "2026/27")
_BLOCK: Final = (2_900_000.0, 3_100_000.0)
_SECOND: Final = (
    "residential", "residential_specialist", "nursing", "supported_living",
    "home_care", "day", "short_break", "shared_lives",
)  # fmt: skip


def unit_costs() -> list[Row]:
    """The table `unit_cost_ref`: 18 services x 4 years, and a second source for eight of them.

    Every price is at 2026/27's prices, so that years can be compared.
    """
    rows: list[Row] = []
    for code in SERVICE_CODES:
        low, high = _range(code)
        for number, year in enumerate(_PRICED_YEARS):
            rows.append((code, year, "MARKET", *_reference(low, high, 3 - number), YEAR))
        if code in _SECOND:
            rows.append((code, YEAR, "ASCFR", *_reference(low * 0.98, high * 1.05, 0), YEAR))
    return rows


def _range(code: str) -> tuple[float, float]:
    if code not in PRICES:
        return _BLOCK
    return PRICES[code].low, max(PRICES[code].high, AWAY_PRICES[code].high)


def _reference(low: float, high: float, years_ago: int) -> tuple[float, float, float]:
    middle = (low + high) / 2 * (1 - 0.006 * years_ago)
    return round(middle, 2), round(low * 0.9, 2), round(high * 1.1, 2)


INFLATION: Final[list[Row]] = [
    ("2023/24", "CPIH", 6.1, "CPIH"),
    ("2024/25", "CPIH", 2.9, "CPIH"),
    ("2025/26", "CPIH", 3.6, "CPIH"),
    ("2026/27", "CPIH", 2.6, "CPIH"),
    ("2023/24", "care_costs", 8.2, "MARKET"),
    ("2024/25", "care_costs", 7.1, "MARKET"),
    ("2025/26", "care_costs", 5.4, "MARKET"),
    ("2026/27", "care_costs", 4.0, "MARKET"),
]
