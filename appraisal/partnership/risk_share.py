"""Risk share: who bears an overspend of the pooled fund, or keeps an underspend, and what follows.

A variance is outturn less budget in exact pounds: an overspend is positive. What each of the five
rules does is in `appraisal.partnership.risk_share_rules`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from appraisal.partnership.apportionment import Number, exactly
from appraisal.partnership.pounds import (
    NOUGHT,
    Amount,
    percent_of,
    pounds,
    split,
    to_the_penny,
    total,
)
from appraisal.partnership.risk_share_rules import amounts_under, held_down
from appraisal.partnership.risk_share_terms import (
    RULES,
    Agreement,
    RiskLine,
    RiskShareError,
    Rule,
)
from appraisal.partnership.risk_share_words import next_steps, rule_sentence, why_not

__all__ = [
    "RULES",
    "Agreement",
    "PartnerPart",
    "RiskLine",
    "RiskShare",
    "RiskShareError",
    "Rule",
    "Standing",
    "every_rule",
    "lines_at",
    "share_risk",
    "tolerance_breaks_at",
]

Standing = Literal["on_budget", "inside", "beyond"]


@dataclass(frozen=True)
class PartnerPart:
    """One partner's part: exact pounds, positive for what it pays, negative for what it keeps.

    `share` is its share of 1 in the agreement, and `at_cap` whether its cap held the part down.
    """

    partner: str
    share: float
    amount: Decimal
    at_cap: bool = False


@dataclass(frozen=True)
class RiskShare:
    """One rule on one variance: each partner's part, the tolerance, and what follows.

    `parts` and `unshared` sum to the variance exactly. `unshared` is what the rule leaves to
    nobody. Where the agreement lacks what the rule needs, `parts` is empty and `why_not` says
    what is missing. `says` is the rule in a sentence; `next_steps` are what agreements in use ask
    for now, with this one's notice and dispute route.
    """

    rule: Rule
    in_force: bool
    pool: Decimal
    variance: Decimal
    tolerance_percent: float
    tolerance: Decimal
    standing: Standing
    parts: tuple[PartnerPart, ...]
    unshared: Decimal
    says: str
    next_steps: tuple[str, ...]
    why_not: str = ""

    @property
    def outturn(self) -> Decimal:
        """What was spent, or is forecast to be."""
        return self.pool + self.variance

    @property
    def percent(self) -> float:
        """The variance in per cent of the pool."""
        return float(100 * Fraction(self.variance) / Fraction(self.pool))

    @property
    def breached(self) -> bool:
        """Whether the variance is beyond the tolerance."""
        return self.standing == "beyond"

    @property
    def headroom(self) -> Decimal:
        """How much further the variance can go inside the tolerance; negative beyond it."""
        return self.tolerance - abs(self.variance)

    def amount(self, partner: str) -> Decimal:
        """What that partner bears; RiskShareError where it has no part."""
        for part in self.parts:
            if part.partner == partner:
                return part.amount
        raise RiskShareError(
            f"'{partner}' has no part under {self.rule}. {self.why_not or 'Use a partner.'}"
        )


def tolerance_breaks_at(pool: Amount, tolerance_percent: Number) -> Decimal:
    """The overspend up to which the tolerance holds: a penny more breaks it.

    >>> str(tolerance_breaks_at(52_000_000, 5))
    '2600000.00'
    """
    exact = pounds(pool, "pool")
    rounded = percent_of(exact, tolerance_percent)
    over = exactly(rounded) * 100 > exactly(exact) * exactly(tolerance_percent)
    return rounded - Decimal("0.01") if over else rounded


def share_risk(
    agreement: Agreement,
    pool: Amount,
    variance: Amount,
    lines: Sequence[RiskLine] = (),
    *,
    rule: Rule | None = None,
) -> RiskShare:
    """Who bears the variance under the agreement's rule, or another, and what follows.

    `pool` is the whole funding and `variance` outturn less that, both pounds. `lines` are needed
    by own_risk; their variances must come to the variance (see `lines_at` for a what-if). Raises
    RiskShareError where the rule lacks what it needs, or where pool or lines do not fit.

    >>> agreement = Agreement({"council": 0.77, "icb": 0.23}, tolerance_percent=5)
    >>> found = share_risk(agreement, 52_000_000, 2_100_000)
    >>> [str(part.amount) for part in found.parts], found.breached, round(found.percent, 2)
    (['1617000.00', '483000.00'], False, 4.04)
    """
    agreed = agreement if rule is None else replace(agreement, rule=rule)
    found = _outcome(agreed, agreed.rule, _given(agreement, pool, variance, lines), lines)
    if found.why_not:
        raise RiskShareError(found.why_not)
    return replace(found, in_force=agreed.rule == agreement.rule)


def every_rule(
    agreement: Agreement, pool: Amount, variance: Amount, lines: Sequence[RiskLine] = ()
) -> tuple[RiskShare, ...]:
    """All five rules on one variance, side by side, in the order of `RULES`.

    A rule that lacks what it needs is among them, without parts and with `why_not`. Raises
    RiskShareError where pool or lines do not fit.
    """
    given = _given(agreement, pool, variance, lines)
    return tuple(_outcome(agreement, rule, given, lines) for rule in RULES)


def lines_at(lines: Sequence[RiskLine], variance: Amount) -> tuple[RiskLine, ...]:
    """The lines with another variance spread over them in proportion to their budgets.

    For a what-if: nobody knows on which lines money not yet spent will be. To the penny, summing to
    the variance exactly. Raises RiskShareError where the budgets are all nought or one is less.
    """
    amount = pounds(variance, "variance")
    budgets = [line.budget for line in lines]
    if amount and (not any(budgets) or min(budgets) < 0):
        raise RiskShareError(
            f"{to_the_penny(amount)} cannot be spread over these lines. Give lines with budgets "
            "from £0 up, and one above."
        )
    parts = split(amount, {str(at): line.budget for at, line in enumerate(lines)})
    return tuple(
        replace(line, variance=part) for line, part in zip(lines, parts.values(), strict=True)
    )


def _given(
    agreement: Agreement, pool: Amount, variance: Amount, lines: Sequence[RiskLine]
) -> tuple[Decimal, Decimal]:
    whole, amount = pounds(pool, "pool"), pounds(variance, "variance")
    problems = []
    if whole <= 0:
        problems.append(f"The pool is {to_the_penny(whole)}. Give what the partners pay in.")
    on_lines = total(line.variance for line in lines)
    if lines and on_lines != amount:
        problems.append(
            f"The lines' variances come to {to_the_penny(on_lines)}, and the variance is "
            f"{to_the_penny(amount)}. Make them the same."
        )
    for line in lines:
        named = [line.partner, *(line.shares or ())]
        problems += [
            f"'{line.name}' is a line of '{name}', who has no share. Use one of the partners."
            for name in named
            if name not in agreement.shares
        ]
    if problems:
        raise RiskShareError("\n".join(problems))
    return whole, amount


def _outcome(
    agreement: Agreement, rule: Rule, given: tuple[Decimal, Decimal], lines: Sequence[RiskLine]
) -> RiskShare:
    pool, variance = given
    missing = why_not(agreement, rule, bool(lines))
    amounts = {} if missing else amounts_under(agreement, rule, variance, lines)
    tolerance = tolerance_breaks_at(pool, agreement.tolerance_percent)
    result = RiskShare(
        rule=rule,
        in_force=rule == agreement.rule,
        pool=pool,
        variance=variance,
        tolerance_percent=float(agreement.tolerance_percent),
        tolerance=tolerance,
        standing=_standing(variance, tolerance),
        parts=_parts(agreement, rule, variance, amounts),
        unshared=NOUGHT if missing else variance - total(amounts.values()),
        says=rule_sentence(agreement, rule),
        next_steps=(),
        why_not=missing,
    )
    return replace(result, next_steps=tuple(next_steps(agreement, result)))


def _standing(variance: Decimal, tolerance: Decimal) -> Standing:
    if not variance:
        return "on_budget"
    return "beyond" if abs(variance) > tolerance else "inside"


def _parts(
    agreement: Agreement, rule: Rule, variance: Decimal, amounts: Mapping[str, Decimal]
) -> tuple[PartnerPart, ...]:
    if not amounts:
        return ()
    shares = {name: exactly(share) for name, share in agreement.shares.items()}
    held = held_down(agreement, variance) if rule == "capped" else set()
    return tuple(
        PartnerPart(name, float(share / sum(shares.values())), amounts[name], name in held)
        for name, share in shares.items()
    )
