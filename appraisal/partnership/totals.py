"""The totals by which whoever loads the data sees at once whether they are the right ones.

They are exact, for the analyst at the terminal or the page of loading; nothing here is shown to
anybody else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from appraisal.partnership.checks.check import Staged
from appraisal.partnership.pounds import split

WEEKS_IN_A_YEAR = Decimal("52.1429")
_PENNY = Decimal("0.01")

_PACKAGES = """
SELECT count(DISTINCT person_key), count(*), coalesce(sum(weekly_cost), 0),
    count(DISTINCT person_key) FILTER (NOT in_area),
    coalesce(sum(weekly_cost) FILTER (NOT in_area), 0)
FROM package CROSS JOIN partnership
WHERE start <= as_at AND ("end" IS NULL OR "end" >= as_at)
"""
_REGISTER = """
SELECT count(*) FROM ld_register JOIN age_band USING (age_band_id)
WHERE adult_group IN ('18-64', '65+')
"""
_FUNDING = """
SELECT coalesce(any_value(partner.name), partner_id), sum(agreed)
FROM contribution JOIN partnership USING (year) LEFT JOIN partner USING (partner_id)
GROUP BY partner_id ORDER BY 2 DESC, 1
"""
_BUDGET = """
SELECT sum(budget) FROM budget_line JOIN partnership USING (year) WHERE scope_status = 'in_pool'
"""
_OUTTURN = """
SELECT sum(amount) FROM outturn JOIN budget_line USING (element_id, funder, year)
JOIN partnership USING (year) WHERE scope_status = 'in_pool'
"""
_TOLERANCE = "SELECT max(tolerance_percent) FROM risk_share_rule WHERE in_force"
_CONTROLS = """
SELECT control_id, measure, amount, tolerance FROM control_total CROSS JOIN partnership
WHERE control_total.year IS NULL OR control_total.year = partnership.year
    OR control_total.year = CAST(year(as_at) AS VARCHAR)
ORDER BY control_total._row
"""


@dataclass(frozen=True)
class Funding:
    """What one partner puts into the pool this year, and its share of all that is put in."""

    partner: str
    amount: Decimal
    share: float


@dataclass(frozen=True)
class Control:
    """A total that the data must come to, and what they come to."""

    control_id: str
    measure: str
    stated: float
    tolerance: float
    found: float

    @property
    def agrees(self) -> bool:
        """Whether the data come to it within the tolerance."""
        return abs(self.found - self.stated) <= self.tolerance + 1e-6


@dataclass(frozen=True)
class Totals:
    """The totals of the partnership's year and date; None where a table was not given.

    Costs are in pounds, of the packages in force on that date. `overspend` is outturn less budget
    of what is in the pool (negative for an underspend), and `split` what each partner bears of
    it in proportion to its funding.
    """

    year: str
    people_with_packages: int | None = None
    packages: int | None = None
    weekly_cost: Decimal | None = None
    people_out_of_area: int | None = None
    weekly_cost_out_of_area: Decimal | None = None
    register_adults: int | None = None
    funding: tuple[Funding, ...] = ()
    budget: Decimal | None = None
    outturn: Decimal | None = None
    tolerance_percent: float | None = None
    split: tuple[tuple[str, Decimal], ...] = ()
    controls: tuple[Control, ...] = ()

    @property
    def annual_cost(self) -> Decimal | None:
        """The weekly cost times 52.1429, to the penny."""
        if self.weekly_cost is None:
            return None
        return (self.weekly_cost * WEEKS_IN_A_YEAR).quantize(_PENNY, ROUND_HALF_UP)

    @property
    def out_of_area_share(self) -> float | None:
        """The share of the cost of packages that goes to people out of area."""
        if not self.weekly_cost or self.weekly_cost_out_of_area is None:
            return None
        return float(self.weekly_cost_out_of_area / self.weekly_cost)

    @property
    def pool(self) -> Decimal | None:
        """All funding of the pool this year."""
        return sum((one.amount for one in self.funding), Decimal(0)) if self.funding else None

    @property
    def overspend(self) -> Decimal | None:
        """Outturn less budget; negative for an underspend."""
        if self.budget is None or self.outturn is None:
            return None
        return self.outturn - self.budget

    @property
    def overspend_percent(self) -> float | None:
        """The overspend in per cent of the budget."""
        if self.overspend is None or not self.budget:
            return None
        return float(100 * self.overspend / self.budget)

    @property
    def inside_tolerance(self) -> bool | None:
        """Whether the overspend or underspend is within the tolerance of the rule in force."""
        if self.overspend_percent is None or self.tolerance_percent is None:
            return None
        return abs(self.overspend_percent) <= self.tolerance_percent


def totals(staged: Staged) -> Totals:
    """The totals of the tables that were typed without an error."""
    ((year,),) = staged.rows("SELECT max(year) FROM partnership")
    funding = _funding(staged)
    budget = _one(staged, _BUDGET, "budget_line")
    outturn = _one(staged, _OUTTURN, "budget_line", "outturn")
    people = _row(staged, _PACKAGES, "package")
    made = {
        "people_with_packages": people[0],
        "packages": people[1],
        "weekly_cost": people[2],
        "people_out_of_area": people[3],
        "weekly_cost_out_of_area": people[4],
        "register_adults": _one(staged, _REGISTER, "ld_register", "age_band"),
        "budget": budget,
        "outturn": outturn,
        "tolerance_percent": _as_float(_one(staged, _TOLERANCE, "risk_share_rule")),
    }
    found = Totals(year=year or "", funding=funding, **made)
    return replace(found, split=_split(found), controls=_controls(staged, found))


def _row(staged: Staged, query: str, *needs: str) -> tuple[Any, ...]:
    """The one row of a query, or as many Nones as any query here gives."""
    if not staged.present.issuperset((*needs, "partnership")):
        return (None,) * 5
    (row,) = staged.rows(query)
    return row


def _one(staged: Staged, query: str, *needs: str) -> Any:
    return _row(staged, query, *needs)[0]


def _as_float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _funding(staged: Staged) -> tuple[Funding, ...]:
    if not staged.present.issuperset(("contribution", "partner", "partnership")):
        return ()
    rows = staged.rows(_FUNDING)
    whole = sum(amount for _, amount in rows)
    return tuple(
        Funding(partner, amount, float(amount / whole) if whole else 0.0)
        for partner, amount in rows
    )


def _split(found: Totals) -> tuple[tuple[str, Decimal], ...]:
    """The overspend in proportion to funding, to the penny, summing to it exactly."""
    if found.overspend is None or not found.pool or any(one.amount < 0 for one in found.funding):
        return ()
    return tuple(split(found.overspend, {one.partner: one.amount for one in found.funding}).items())


def _controls(staged: Staged, found: Totals) -> tuple[Control, ...]:
    if not staged.present.issuperset(("control_total", "partnership")):
        return ()
    amounts = {
        "adults_with_packages": found.people_with_packages,
        "weekly_package_cost": found.weekly_cost,
        "annual_package_cost": found.annual_cost,
        "people_out_of_area": found.people_out_of_area,
        "pool_funding": found.pool,
        "budget": found.budget,
        "outturn": found.outturn,
        "register_adults": found.register_adults,
    }
    return tuple(
        Control(control, measure, float(stated), float(tolerance), float(amount))
        for control, measure, stated, tolerance in staged.rows(_CONTROLS)
        if (amount := amounts.get(measure)) is not None
    )
