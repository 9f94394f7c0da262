"""Budget lines: one element's money from one funder in one year, and what they come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, get_args

from appraisal.errors import AppraisalError
from appraisal.partnership.pounds import NOUGHT, pounds, to_the_penny, total
from appraisal.wording import listed

Scope = Literal["in_pool", "aligned", "out", "undecided"]
"""Where a line stands: pooled, run beside the pool, left out of it, or not yet decided."""

Dimension = Literal["element", "name", "funder", "tier", "scope", "client_group", "year"]
"""What lines may be added up by."""

SCOPES: Final[tuple[Scope, ...]] = get_args(Scope)
TIERS: Final = range(5)


class FundError(AppraisalError):
    """A pooled fund that cannot be worked out from what was given: every problem, a line each."""


@dataclass(frozen=True)
class BudgetLine:
    """One element's budget from one funder in one financial year, in exact pounds.

    `budget` is gross. `client_charges` are what people pay towards their own support: nought
    where the budget is net of them already. `tier` is 0 to 4. Raises MoneyError where an amount is
    finer than a penny, and FundError where the tier, the scope or the charges cannot be.
    """

    element: str
    name: str
    funder: str
    year: str
    tier: int
    scope: Scope
    client_group: str
    budget: Decimal
    client_charges: Decimal = NOUGHT

    def __post_init__(self) -> None:
        object.__setattr__(self, "budget", pounds(self.budget, f"budget of '{self.name}'"))
        charges = pounds(self.client_charges, f"client charges of '{self.name}'")
        object.__setattr__(self, "client_charges", charges)
        if problems := list(_problems(self)):
            raise FundError("\n".join(problems))

    @property
    def net(self) -> Decimal:
        """What the funder itself puts in: the budget less client charges."""
        return self.budget - self.client_charges

    @property
    def key(self) -> tuple[str, str]:
        """What the line is called in any year: its element and its funder."""
        return self.element, self.funder


@dataclass(frozen=True)
class Total:
    """What several lines come to, in exact pounds; `key` has one entry a dimension."""

    key: tuple[str, ...]
    lines: int
    budget: Decimal
    client_charges: Decimal

    @property
    def net(self) -> Decimal:
        """The budget less client charges."""
        return self.budget - self.client_charges


def in_year(lines: Sequence[BudgetLine], year: str) -> tuple[BudgetLine, ...]:
    """The lines of one financial year.

    Raises FundError where there are none, or where one element has two lines from one funder.
    """
    found = tuple(line for line in lines if line.year == year)
    if not found:
        years = listed(sorted({line.year for line in lines})) or "none"
        raise FundError(f"There are no budget lines for {year}. The years given are: {years}.")
    twice = [key for key, times in Counter(line.key for line in found).items() if times > 1]
    if twice:
        raise FundError(
            "\n".join(
                f"Element '{element}' has two budget lines from '{funder}' in {year}. Give one."
                for element, funder in twice
            )
        )
    return found


def totals(lines: Iterable[BudgetLine], *by: Dimension) -> tuple[Total, ...]:
    """What the lines come to by one or more dimensions, or all together where none is given.

    Tiers, scopes and years are in their own order, everything else as the lines first name it.

    >>> line = BudgetLine("day", "Day centres", "icb", "2026/27", 2, "in_pool", "ld", pounds(9.5))
    >>> [(one.key, one.budget) for one in totals([line, line], "funder", "tier")]
    [(('icb', '2'), Decimal('19.00'))]
    """
    groups: dict[tuple[str, ...], list[BudgetLine]] = {}
    for line in lines:
        groups.setdefault(tuple(str(getattr(line, each)) for each in by), []).append(line)
    order = {key: _places(key, by, list(groups)) for key in groups}
    return tuple(
        Total(
            key=key,
            lines=len(groups[key]),
            budget=total(line.budget for line in groups[key]),
            client_charges=total(line.client_charges for line in groups[key]),
        )
        for key in sorted(groups, key=lambda key: order[key])
    )


def _problems(line: BudgetLine) -> Iterator[str]:
    if line.tier not in TIERS:
        yield f"The tier of '{line.name}' is {line.tier}. Use a whole number from 0 to 4."
    if line.scope not in SCOPES:
        yield f"The scope of '{line.name}' is '{line.scope}'. Use one of {listed(SCOPES)}."
    if line.client_charges < 0:
        yield (
            f"The client charges of '{line.name}' are {to_the_penny(line.client_charges)}. "
            "Give what people pay as an amount from £0 up."
        )


def _places(
    key: tuple[str, ...], by: Sequence[Dimension], keys: Sequence[tuple[str, ...]]
) -> tuple[tuple[int, str], ...]:
    return tuple(_place(each, at, key[at], keys) for at, each in enumerate(by))


def _place(
    dimension: Dimension, at: int, entry: str, keys: Sequence[tuple[str, ...]]
) -> tuple[int, str]:
    if dimension == "scope":
        return [str(scope) for scope in SCOPES].index(entry), ""
    if dimension in ("tier", "year"):
        return 0, entry
    return list(dict.fromkeys(key[at] for key in keys)).index(entry), ""
