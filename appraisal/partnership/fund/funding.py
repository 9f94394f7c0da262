"""Funding: what each partner pays into the pool, next year's, and its instalments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from appraisal.partnership.apportionment import Number
from appraisal.partnership.fund.lines import BudgetLine, FundError, in_year, totals
from appraisal.partnership.money_years import quarter_days
from appraisal.partnership.pounds import (
    NOUGHT,
    Amount,
    percent_of,
    pounds,
    split,
    to_the_penny,
    total,
)

StepKey = Literal["last_year", "change", "indexation", "efficiency", "client_charges"]


@dataclass(frozen=True)
class PartnerFunding:
    """What one partner pays into the pool in the year, exact pounds, and its share of 1."""

    partner: str
    amount: Decimal
    share: float


@dataclass(frozen=True)
class PoolFunding:
    """What every partner pays into the pool in one year, in the order given."""

    year: str
    partners: tuple[PartnerFunding, ...]

    @property
    def total(self) -> Decimal:
        """The whole pool, exact pounds."""
        return total(one.amount for one in self.partners)

    @property
    def shares(self) -> dict[str, Fraction]:
        """Each partner's exact share: what a risk share works with."""
        whole = Fraction(self.total)
        return {one.partner: Fraction(one.amount) / whole for one in self.partners}


@dataclass(frozen=True)
class FundingChange:
    """One recurrent change since last year: what it is for, and pounds, negative for less."""

    what: str
    amount: Decimal

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", pounds(self.amount, f"change '{self.what}'"))


@dataclass(frozen=True)
class FundingStep:
    """One step towards next year's funding: its signed amount, and the sum after it."""

    key: StepKey
    label: str
    amount: Decimal
    after: Decimal


@dataclass(frozen=True)
class NextFunding:
    """A partner's funding for next year, with every step from last year's."""

    partner: str
    steps: tuple[FundingStep, ...]

    @property
    def amount(self) -> Decimal:
        """What the partner is to pay, exact pounds."""
        return self.steps[-1].after

    @property
    def change(self) -> Decimal:
        """How much more that is than last year's."""
        return self.amount - self.steps[0].amount


@dataclass(frozen=True)
class Instalment:
    """One quarter's payment: the quarter (1 is April to June), its first day, exact pounds."""

    quarter: int
    due: date
    amount: Decimal


def pool_funding(year: str, amounts: Mapping[str, Amount]) -> PoolFunding:
    """The pool as its partners fund it, with each one's share.

    Raises FundError where nobody pays in or somebody pays in less than nothing.

    >>> found = pool_funding("2026/27", {"council": 40_040_000, "icb": 11_960_000})
    >>> [(one.partner, one.share) for one in found.partners], str(found.total)
    ([('council', 0.77), ('icb', 0.23)], '52000000.00')
    """
    exact = {name: pounds(amount, f"funding of '{name}'") for name, amount in amounts.items()}
    for name, amount in exact.items():
        if amount < 0:
            raise FundError(
                f"The funding of '{name}' is {to_the_penny(amount)}. Give an amount from £0 up."
            )
    whole = total(exact.values())
    if not whole:
        raise FundError(f"Nobody pays into the pool in {year}. Give each partner's funding.")
    return PoolFunding(
        year,
        tuple(
            PartnerFunding(name, amount, float(Fraction(amount) / Fraction(whole)))
            for name, amount in exact.items()
        ),
    )


def pool_funding_from_lines(lines: Sequence[BudgetLine], year: str) -> PoolFunding:
    """What each funder puts into the pool: its lines in the pool, net of client charges.

    Raises FundError where the year has no lines, one twice, or none in the pool.
    """
    pooled = [line for line in in_year(lines, year) if line.scope == "in_pool"]
    return pool_funding(year, {one.key[0]: one.net for one in totals(pooled, "funder")})


def next_years_funding(
    partner: str,
    last_year: Amount,
    changes: Sequence[FundingChange] = (),
    *,
    indexation: Number = 0,
    efficiency: Number = 0,
    client_charges: Amount = 0,
) -> NextFunding:
    """Next year's funding: last year's, recurrent changes, plus indexation, less efficiency.

    Indexation and efficiency are per cents, both of last year's funding with its recurrent
    changes, each rounded to the penny: neither is worked out on the other. `client_charges` come
    off last; leave them at nought where last year's funding was net of them. The order is that of
    section 75 agreements in use. Raises FundError where efficiency or charges are negative.

    >>> found = next_years_funding(
    ...     "council", 40_000_000, [FundingChange("Two new flats", pounds(100_000))],
    ...     indexation=3, efficiency=1,
    ... )
    >>> [str(step.amount) for step in found.steps], str(found.amount)
    (['40000000.00', '100000.00', '1203000.00', '-401000.00'], '40902000.00')
    """
    start, charges = pounds(last_year, "funding last year"), pounds(client_charges, "charges")
    for what, given in (("efficiency", efficiency), ("client charge", charges)):
        if given < 0:
            raise FundError(f"The {what} is {given}. Give what is taken off as 0 or more.")
    base = start + total(change.amount for change in changes)
    parts: list[tuple[StepKey, str, Decimal]] = [
        ("last_year", "Last year's funding", start),
        *(("change", change.what, change.amount) for change in changes),
        ("indexation", f"Indexation of {indexation} %", percent_of(base, indexation)),
        ("efficiency", f"Efficiency of {efficiency} %", -percent_of(base, efficiency)),
    ]
    if charges:
        parts.append(("client_charges", "Client charges", -charges))
    return NextFunding(partner, tuple(_running(parts)))


def instalments(amount: Amount, year: str) -> tuple[Instalment, ...]:
    """Four quarterly payments that sum to the amount exactly, each on its quarter's first day.

    Pence that are left go to the first quarters.

    >>> [str(one.amount) for one in instalments(10.02, "2026/27")]
    ['2.51', '2.51', '2.50', '2.50']
    """
    parts = split(pounds(amount), {str(quarter): 1 for quarter in range(1, 5)})
    return tuple(
        Instalment(quarter, due, part)
        for quarter, (due, part) in enumerate(
            zip(quarter_days(year), parts.values(), strict=True), start=1
        )
    )


def _running(parts: Sequence[tuple[StepKey, str, Decimal]]) -> Iterator[FundingStep]:
    running = NOUGHT
    for key, label, amount in parts:
        running += amount
        yield FundingStep(key, label, amount + NOUGHT, running)
