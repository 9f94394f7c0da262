"""What a risk share says, in sentences fit for a title and a paragraph."""

from __future__ import annotations

from decimal import Decimal

from appraisal.partnership.figures import PooledFund
from appraisal.partnership.pounds import in_millions
from appraisal.partnership.risk_share import RiskShare
from appraisal.partnership.risk_share_words import RULE_NAMES
from appraisal.wording import fixed


def standing_sentence(result: RiskShare) -> str:
    """Where the variance stands against the tolerance, what that means, and who bears it."""
    if result.standing == "on_budget":
        return "Spending is on budget, so there is nothing to share."
    kind = "overspend" if result.variance > 0 else "underspend"
    rate = f"{result.tolerance_percent:g}\u00a0%"
    size = f"{fixed(abs(result.percent), 2)}\u00a0% of the pool"
    if result.breached:
        stands = f"beyond the {rate} tolerance: an action plan is due"
    else:
        stands = f"inside the {rate} tolerance: early warning, no action plan yet"
    said = f"The {kind} of {in_millions(abs(result.variance))} is {size}, {stands}."
    return f"{said} {_who_bears(result)}"


def _who_bears(result: RiskShare) -> str:
    rule = RULE_NAMES[result.rule]
    if result.why_not:
        return f"{rule}: {result.why_not}"
    parts = [
        f"{part.partner} {_verb(part.amount, result.variance)}{in_millions(abs(part.amount))}"
        for part in result.parts
    ]
    if result.unshared:
        parts.append(f"{in_millions(abs(result.unshared))} left to nobody")
    return f"{rule}: {', '.join(parts)}."


def _verb(amount: Decimal, variance: Decimal) -> str:
    """What a partner does: pay, as an overspend goes without saying, or keep."""
    if amount < 0 or (not amount and variance < 0):
        return "keeps "
    return "" if variance > 0 else "pays "


def what_it_is(fund: PooledFund, amount: Decimal) -> str:
    """Whether the variance is the one known for the year, or a what-if."""
    known = fund.variance
    if known is not None and amount == known:
        verb = "is forecast" if fund.forecast else "came out"
        kind = "over" if amount > 0 else "under"
        how = f"{in_millions(abs(amount))} {kind} budget" if amount else "on budget"
        return f"{fund.name}, {fund.year}: spending {verb} {how}."
    usual = ""
    if known is not None:
        verb = "The forecast" if fund.forecast else "The outturn"
        usual = f" {verb} is {_signed(known)}."
    how = ", spread over the lines in proportion to their budgets" if amount else ""
    return f"A what-if: {_signed(amount)}{how}.{usual}"


def _signed(amount: Decimal) -> str:
    """A variance in words.

    >>> _signed(Decimal("2100000.00")), _signed(Decimal("-5.00")), _signed(Decimal("0.00"))
    ('£2.1m over budget', '£5 under budget', 'on budget')
    """
    if not amount:
        return "on budget"
    return f"{in_millions(abs(amount))} {'over' if amount > 0 else 'under'} budget"
