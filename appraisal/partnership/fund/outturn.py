"""Outturn beside budget: what was spent, or is forecast to be, net of client charges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from appraisal.partnership.fund.lines import BudgetLine, Dimension, FundError, Scope, in_year
from appraisal.partnership.pounds import NOUGHT, pounds, total


@dataclass(frozen=True)
class OutturnLine:
    """What one element took from one funder in one year, gross, and what people paid towards it.

    `forecast` where the year is not yet closed. Exact pounds, as for a budget line.
    """

    element: str
    funder: str
    year: str
    amount: Decimal
    client_charges: Decimal = NOUGHT
    forecast: bool = False

    def __post_init__(self) -> None:
        what = f"'{self.element}'"
        object.__setattr__(self, "amount", pounds(self.amount, f"outturn of {what}"))
        charges = pounds(self.client_charges, f"client charges of {what}")
        object.__setattr__(self, "client_charges", charges)

    @property
    def key(self) -> tuple[str, str]:
        """The element and the funder, as of the budget line."""
        return self.element, self.funder

    @property
    def net(self) -> Decimal:
        """What it took from the funder itself."""
        return self.amount - self.client_charges


@dataclass(frozen=True)
class Variance:
    """Outturn less budget of some lines, net of client charges, exact pounds: over is positive.

    `budget` is that of every line; `reported` that of the lines whose outturn is known, against
    which the variance is. `from_spending` and `from_charges` are its two parts: more spent, and
    less paid by people. `outturn` is None where none is known: a blank is never nought.
    """

    key: str
    budget: Decimal
    reported: Decimal
    outturn: Decimal | None
    from_spending: Decimal
    from_charges: Decimal
    missing: tuple[str, ...]

    @property
    def amount(self) -> Decimal | None:
        """The variance; None where no outturn is known."""
        return None if self.outturn is None else self.outturn - self.reported

    @property
    def percent(self) -> float | None:
        """The variance in per cent of the budget; None where there is no budget to compare with."""
        if self.amount is None or self.reported <= 0:
            return None
        return float(100 * self.amount / self.reported)


@dataclass(frozen=True)
class OutturnAgainstBudget:
    """Outturn beside budget in one year: by the dimension asked for, and all together."""

    year: str
    by: Dimension
    parts: tuple[Variance, ...]
    whole: Variance
    forecast: bool

    @property
    def complete(self) -> bool:
        """Whether the outturn of every line is known."""
        return not self.whole.missing


def outturn_against_budget(
    lines: Sequence[BudgetLine],
    outturn: Sequence[OutturnLine],
    year: str,
    *,
    by: Dimension = "element",
    scope: Scope | None = "in_pool",
) -> OutturnAgainstBudget:
    """What was spent beside what was budgeted, by element or another dimension.

    Only lines of that `scope` are counted, or all where it is None. Raises FundError where the
    year has no budget lines, and for every outturn given twice or without a budget line.
    """
    budgets = in_year(lines, year)
    spent = _spent(outturn, year, {line.key for line in budgets})
    counted = [line for line in budgets if scope in (None, line.scope)]
    if not counted:
        raise FundError(f"No budget line of {year} is '{scope}'. Choose another scope.")
    groups: dict[str, list[BudgetLine]] = {}
    for line in counted:
        groups.setdefault(str(getattr(line, by)), []).append(line)
    return OutturnAgainstBudget(
        year=year,
        by=by,
        parts=tuple(_variance(key, group, spent) for key, group in groups.items()),
        whole=_variance("all", counted, spent),
        forecast=any(spent[line.key].forecast for line in counted if line.key in spent),
    )


def _spent(
    outturn: Sequence[OutturnLine], year: str, known: set[tuple[str, str]]
) -> dict[tuple[str, str], OutturnLine]:
    found: dict[tuple[str, str], OutturnLine] = {}
    problems: list[str] = []
    for line in outturn:
        if line.year != year:
            continue
        problems += _line_problems(line, known, found)
        found[line.key] = line
    if problems:
        raise FundError("\n".join(problems))
    return found


def _line_problems(
    line: OutturnLine, known: set[tuple[str, str]], found: dict[tuple[str, str], OutturnLine]
) -> Iterator[str]:
    what = f"'{line.element}' from '{line.funder}' in {line.year}"
    if line.key not in known:
        yield (
            f"There is an outturn and no budget line for {what}. Give the line, of £0 if "
            "nothing was budgeted."
        )
    if line.key in found:
        yield f"There are two outturns for {what}. Give the latest one."


def _variance(
    key: str, lines: Sequence[BudgetLine], spent: dict[tuple[str, str], OutturnLine]
) -> Variance:
    pairs = [(line, spent[line.key]) for line in lines if line.key in spent]
    return Variance(
        key=key,
        budget=total(line.net for line in lines),
        reported=total(line.net for line, _ in pairs),
        outturn=total(one.net for _, one in pairs) if pairs else None,
        from_spending=total(one.amount - line.budget for line, one in pairs),
        from_charges=total(line.client_charges - one.client_charges for line, one in pairs),
        missing=tuple(f"{one.name} ({one.funder})" for one in lines if one.key not in spent),
    )
