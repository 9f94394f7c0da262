"""From aligned budgets to a pooled fund, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from appraisal.partnership.fund.lines import BudgetLine, Scope, in_year
from appraisal.partnership.pounds import total

StepKind = Literal["start", "in", "out", "change", "pool"]


@dataclass(frozen=True)
class WaterfallStep:
    """One step: its signed amount, and what the steps come to before and after it, exact pounds.

    `lines` are those that the step is about, as they stand in the later year (for what has ended,
    in the earlier one). The first step and the last are whole sums: they start from nought.
    """

    kind: StepKind
    label: str
    amount: Decimal
    before: Decimal
    after: Decimal
    lines: tuple[BudgetLine, ...]


@dataclass(frozen=True)
class Waterfall:
    """How the pool came about, net of client charges, in exact pounds.

    What is `undecided` is shown apart: it is no part of the pool, and `at_most` is what the pool
    would come to if all of it went in.
    """

    year: str
    steps: tuple[WaterfallStep, ...]
    undecided_lines: tuple[BudgetLine, ...]

    @property
    def start(self) -> Decimal:
        """What the steps start from."""
        return self.steps[0].amount

    @property
    def pool(self) -> Decimal:
        """What the pool comes to."""
        return self.steps[-1].amount

    @property
    def undecided(self) -> Decimal:
        """What is undecided in the pool's year."""
        return _net(self.undecided_lines)

    @property
    def at_most(self) -> Decimal:
        """The pool with everything that is undecided."""
        return self.pool + self.undecided


def pool_from_aligned(lines: Sequence[BudgetLine], aligned_year: str, pool_year: str) -> Waterfall:
    """From the budgets aligned (or pooled) in one year to the pool of a later one.

    Lines are matched by element and funder. Amounts that leave are those of the earlier year,
    amounts that come in those of the later one, and lines in both are followed by what their
    budgets changed by, so the steps sum to the pool exactly. A line that has no successor is left
    out. Raises FundError where a year has no lines or one twice.
    """
    then = [one for one in in_year(lines, aligned_year) if one.scope in ("aligned", "in_pool")]
    now = {line.key: line for line in in_year(lines, pool_year)}
    keys = {line.key for line in then}
    gone = [line for line in then if line.key not in now]
    moved_in = [one for one in now.values() if one.scope == "in_pool" and one.key not in keys]

    def stands(scope: Scope) -> list[BudgetLine]:
        return [line for line in then if line.key in now and now[line.key].scope == scope]

    def later(earlier: Iterable[BudgetLine]) -> list[BudgetLine]:
        return [now[line.key] for line in earlier]

    out, aligned, undecided = stands("out"), stands("aligned"), stands("undecided")
    kept = stands("in_pool")
    return _waterfall(
        pool_year,
        (f"Aligned budgets in {aligned_year}", then),
        [
            ("in", "Moved in", _net(moved_in), moved_in),
            ("out", "Left out", -_net([*out, *gone]), [*later(out), *gone]),
            ("out", "Aligned, not pooled", -_net(aligned), later(aligned)),
            ("out", "Undecided", -_net(undecided), later(undecided)),
            ("change", "Change in budgets", _net(later(kept)) - _net(kept), later(kept)),
        ],
        now.values(),
    )


def pool_from_all_budgets(lines: Sequence[BudgetLine], year: str) -> Waterfall:
    """From every budget that was mapped to the pool of the same year.

    Raises FundError where the year has no lines or one twice.
    """
    found = in_year(lines, year)

    def less(label: str, scope: Scope) -> tuple[StepKind, str, Decimal, list[BudgetLine]]:
        standing = [line for line in found if line.scope == scope]
        return "out", label, -_net(standing), standing

    return _waterfall(
        year,
        (f"All budgets in {year}", found),
        [
            less("Left out", "out"),
            less("Aligned, not pooled", "aligned"),
            less("Undecided", "undecided"),
        ],
        found,
    )


def _waterfall(
    year: str,
    start: tuple[str, Sequence[BudgetLine]],
    between: Iterable[tuple[StepKind, str, Decimal, Sequence[BudgetLine]]],
    lines: Iterable[BudgetLine],
) -> Waterfall:
    nothing = _net(())
    label, first = start
    running = _net(first)
    steps = [WaterfallStep("start", label, running, nothing, running, tuple(first))]
    for kind, label, amount, about in between:
        steps.append(WaterfallStep(kind, label, amount, running, running + amount, tuple(about)))
        running += amount
    standing = tuple(lines)
    pooled = tuple(line for line in standing if line.scope == "in_pool")
    steps.append(WaterfallStep("pool", f"Pooled fund {year}", running, nothing, running, pooled))
    undecided = tuple(line for line in standing if line.scope == "undecided")
    return Waterfall(year, tuple(steps), undecided)


def _net(lines: Iterable[BudgetLine]) -> Decimal:
    return total(line.net for line in lines)
