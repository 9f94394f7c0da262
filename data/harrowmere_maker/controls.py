"""Control totals: what the data must come to, as the ledger and the returns have it."""

from typing import Any

from harrowmere_maker.budgets import CLOSED, YEARS, pooled, pooled_outturn
from harrowmere_maker.targets import (
    ADULTS_KNOWN,
    ADULTS_WITH_PACKAGES,
    PEOPLE_AWAY,
    POPULATION,
    WEEKLY_PENCE,
    YEAR,
    annual_pence,
)

Row = tuple[Any, ...]


def control_totals(times: int) -> list[Row]:
    """The table `control_total`: what the rest must come to, from the ledger and the returns."""
    spent = pooled_outturn()
    pool = {year: sum(pooled(number).values()) for number, year in enumerate(YEARS)}
    year_cost = annual_pence(WEEKLY_PENCE * times) / 100
    rows: list[Row] = [
        ("adults_with_packages", YEAR, ADULTS_WITH_PACKAGES * times, 0, "CASE"),
        ("weekly_package_cost", YEAR, WEEKLY_PENCE * times / 100, 0.01, "CASE"),
        ("annual_package_cost", YEAR, year_cost, 20 * times, "CASE"),
        ("people_out_of_area", YEAR, PEOPLE_AWAY * times, 0, "CASE"),
        ("pool_funding", YEAR, pool[YEAR] * times, 0.01, "S75"),
        *(("budget", year, amount * times, 0.01, "LEDGER") for year, amount in pool.items()),
        *(
            ("outturn", year, spent[year] * times, 0.01, "LEDGER" if year == YEAR else "CLOSED")
            for year in (*CLOSED, YEAR)
        ),
        ("register_adults", "2026", ADULTS_KNOWN * times, 0, "REG"),
        ("population", "2025", POPULATION * times, 0, "SNPP"),
    ]
    return [(f"C{number:02d}", *row) for number, row in enumerate(rows, start=1)]
