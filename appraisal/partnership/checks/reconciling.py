"""D09: the data come to the totals that they must: budgets, ledger and returns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from appraisal.partnership.checks.check import Check, Staged
from appraisal.partnership.checks.costs import WEEKS_IN_A_YEAR
from appraisal.partnership.checks.said import apart, number
from appraisal.partnership.findings import Finding
from appraisal.partnership.pounds import in_pounds
from appraisal.wording import percent

MOST_OFF_BUDGET: Final = 0.02
"""How far what packages cost may be from the budget that pays for them."""

_AGAINST_BUDGET = """
WITH spent AS (
    SELECT client_group_id, count(*) AS packages, sum(weekly_cost)::DOUBLE AS weekly
    FROM package CROSS JOIN partnership
    WHERE start <= as_at AND ("end" IS NULL OR "end" >= as_at) GROUP BY ALL
), set_aside AS (
    SELECT client_group_id, year, sum(budget)::DOUBLE AS budget
    FROM budget_line JOIN budget_element USING (element_id) JOIN partnership USING (year)
    WHERE covers_packages GROUP BY ALL
)
SELECT client_group_id, coalesce(packages, 0), coalesce(weekly, 0), budget, year
FROM set_aside LEFT JOIN spent USING (client_group_id)
WHERE client_group_id IN (SELECT client_group_id FROM package)
ORDER BY client_group_id
"""


def _packages_against_budget(staged: Staged) -> Iterator[Finding]:
    for group, packages, weekly, budget, year in staged.rows(_AGAINST_BUDGET):
        cost = weekly * WEEKS_IN_A_YEAR
        if abs(cost - budget) > MOST_OFF_BUDGET * abs(budget):
            yield Finding(
                "D09",
                "error",
                "package",
                f"Packages of client group {group} cost {in_pounds(cost)} a year, where the budget "
                f"of {year} for packages is {in_pounds(budget)}: {apart(cost, budget)}, and "
                f"{percent(MOST_OFF_BUDGET)} is allowed.",
                "Find the packages or the budget lines that are missing or counted twice; "
                "covers_packages says which elements pay for packages.",
                rows=packages,
                column="weekly_cost",
            )


@dataclass(frozen=True)
class _Measure:
    """How a total is added up; the query takes the year once, as text."""

    says: str
    table: str
    query: str
    further: tuple[str, ...] = ()
    times: float = 1.0
    money: bool = False
    calendar: bool = False
    snapshot: bool = False  # the data hold it for the year that they describe, be it nought


_WEEKLY = """
SELECT sum(weekly_cost) FROM package CROSS JOIN partnership
WHERE start <= as_at AND ("end" IS NULL OR "end" >= as_at) AND partnership.year = ?
"""
_MEASURES: Final[Mapping[str, _Measure]] = MappingProxyType(
    {
        "adults_with_packages": _Measure(
            "people with packages",
            "package",
            """
            SELECT count(DISTINCT person_key) FROM package CROSS JOIN partnership
            WHERE start <= as_at AND ("end" IS NULL OR "end" >= as_at) AND partnership.year = ?
            """,
            snapshot=True,
        ),
        "people_out_of_area": _Measure(
            "people out of area",
            "package",
            """
            SELECT count(DISTINCT person_key) FROM package CROSS JOIN partnership
            WHERE start <= as_at AND ("end" IS NULL OR "end" >= as_at) AND partnership.year = ?
                AND NOT in_area
            """,
            snapshot=True,
        ),
        "weekly_package_cost": _Measure(
            "weekly costs of packages", "package", _WEEKLY, money=True, snapshot=True
        ),
        "annual_package_cost": _Measure(
            "yearly costs of packages",
            "package",
            _WEEKLY,
            times=WEEKS_IN_A_YEAR,
            money=True,
            snapshot=True,
        ),
        "pool_funding": _Measure(
            "amounts of funding of the pool",
            "contribution",
            "SELECT sum(agreed) FROM contribution WHERE year = ?",
            money=True,
        ),
        "budget": _Measure(
            "budgets in the pool",
            "budget_line",
            "SELECT sum(budget) FROM budget_line WHERE scope_status = 'in_pool' AND year = ?",
            money=True,
        ),
        "outturn": _Measure(
            "outturns in the pool",
            "outturn",
            """
            SELECT sum(amount) FROM outturn JOIN budget_line USING (element_id, funder, year)
            WHERE scope_status = 'in_pool' AND year = ?
            """,
            further=("budget_line",),
            money=True,
        ),
        "register_adults": _Measure(
            "adults on the register",
            "ld_register",
            """
            SELECT count(*) FROM ld_register JOIN age_band USING (age_band_id)
            CROSS JOIN partnership
            WHERE adult_group IN ('18-64', '65+') AND year(as_at)::VARCHAR = ?
            """,
            calendar=True,
            snapshot=True,
        ),
        "population": _Measure(
            "people of the population",
            "population",
            "SELECT sum(persons) FROM population WHERE year::VARCHAR = ?",
            calendar=True,
        ),
    }
)
_YEARS = "SELECT max(year), year(max(as_at))::VARCHAR FROM partnership"
_CONTROLS = """
SELECT control_id, measure, year, amount, tolerance, _row FROM control_total ORDER BY _row
"""


def _controls(staged: Staged) -> Iterator[Finding]:
    ((this_year, calendar_year),) = staged.rows(_YEARS)
    for control, name, year, amount, tolerance, line in staged.rows(_CONTROLS):
        measure = _MEASURES[name]
        if not staged.present.issuperset((measure.table, *measure.further)):
            continue
        now = calendar_year if measure.calendar else this_year
        of_year = year or now
        found = _added_up(staged, measure, of_year, now)
        if found is not None and abs(found - amount) > tolerance + 1e-6:
            yield _differs(measure, (control, of_year, amount, tolerance, line), found)


def _added_up(staged: Staged, measure: _Measure, year: str, now: str) -> float | None:
    """The total, or None where the data hold nothing for that year."""
    if measure.snapshot and year != now:
        return None
    ((total,),) = staged.rows(measure.query, [year])
    if total is None and not measure.snapshot:
        return None
    return float(total or 0) * measure.times


def _differs(measure: _Measure, control: tuple[Any, ...], found: float) -> Finding:
    name, year, amount, tolerance, line = control
    write = in_pounds if measure.money else number
    return Finding(
        "D09",
        "error",
        measure.table,
        f"The {measure.says} of {year} come to {write(found)}, where the control total "
        f"{name} (row {line}) is {write(amount)}, give or take {write(tolerance)}.",
        "Find what is missing or counted twice, or correct the control total from its source.",
        rows=1,
        examples=(f"control_total row {line}",),
    )


PACKAGES_MEET_BUDGET: Final = Check(
    "D09",
    "Packages cost what is budgeted for them",
    "error",
    ("package", "budget_line", "budget_element", "partnership"),
    _packages_against_budget,
)
"""For each client group with a budget for packages, they are within 2 % of it this year."""

CONTROL_TOTALS: Final = Check(
    "D09",
    "The data come to the control totals",
    "error",
    ("control_total", "partnership", "age_band"),
    _controls,
)
"""Every control total is met within its tolerance; budget and outturn are those of the pool.

One whose table, or year, the data do not hold is passed over.
"""

RECONCILING: Final = (PACKAGES_MEET_BUDGET, CONTROL_TOTALS)
