"""The five rules of risk share, as agreements under section 75 of the NHS Act 2006 write them.

A variance is outturn less budget: an overspend is positive. Every rule splits it to the penny.

own_risk        each partner bears the variance of its own lines, over or under
pro_rata        in proportion to what the partners pay in, over or under
capped          an overspend pro rata, but a capped partner bears no more than its cap, and the
                partners without one share the rest in proportion; where nobody is without a cap the
                rest is left unshared and goes to the dispute route. A cap limits what is paid, so
                an underspend is shared pro rata without it
host_bears      all of it falls on the host, over or under
fixed_variable  the variance of fixed lines changes nobody's funding but the host's, as in Luton's
                agreement; that of variable lines is shared by the line's own shares, or else pro
                rata. Without lines, the agreement's variable share says how much is variable
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from appraisal.partnership.apportionment import exactly
from appraisal.partnership.pounds import NOUGHT, percent_of, pounds, split, total
from appraisal.partnership.risk_share_terms import Agreement, RiskLine, Rule


def amounts_under(
    agreement: Agreement, rule: Rule, variance: Decimal, lines: Sequence[RiskLine]
) -> dict[str, Decimal]:
    """Each partner's part of the variance under a rule that lacks nothing, exact pounds.

    Positive for what it pays, negative for what it keeps. The parts sum to the variance, except
    where caps leave some of an overspend to nobody.
    """
    if rule == "own_risk":
        return {
            name: total(line.variance for line in lines if line.partner == name)
            for name in agreement.partners
        }
    if rule == "capped":
        return _capped(agreement, variance)
    if rule == "host_bears":
        return _on_host(agreement, variance)
    if rule == "fixed_variable":
        return _fixed_variable(agreement, variance, lines)
    return split(variance, agreement.shares)


def _capped(agreement: Agreement, variance: Decimal) -> dict[str, Decimal]:
    amounts = split(variance, agreement.shares)
    caps = _caps(agreement)
    for name in held_down(agreement, variance):
        amounts[name] = caps[name]
    uncapped = {name: share for name, share in agreement.shares.items() if name not in caps}
    if any(uncapped.values()):
        rest = split(variance - total(amounts.values()), uncapped)
        amounts |= {name: amounts[name] + part for name, part in rest.items()}
    return amounts


def held_down(agreement: Agreement, variance: Decimal) -> set[str]:
    """The partners whose part of an overspend would be more than their cap."""
    pro_rata = split(variance, agreement.shares)
    return {name for name, cap in _caps(agreement).items() if pro_rata[name] > cap}


def _caps(agreement: Agreement) -> dict[str, Decimal]:
    return {name: pounds(cap) for name, cap in (agreement.caps or {}).items()}


def _on_host(agreement: Agreement, amount: Decimal) -> dict[str, Decimal]:
    return {name: amount if name == agreement.host else NOUGHT for name in agreement.partners}


def _fixed_variable(
    agreement: Agreement, variance: Decimal, lines: Sequence[RiskLine]
) -> dict[str, Decimal]:
    if not lines:
        variable = percent_of(variance, 100 * exactly(agreement.variable_share or 0))
        splits = [split(variable, agreement.shares), _on_host(agreement, variance - variable)]
    else:
        fixed = total(line.variance for line in lines if line.fixed)
        pro_rata = total(one.variance for one in lines if not one.fixed and one.shares is None)
        splits = [
            _on_host(agreement, fixed),
            split(pro_rata, agreement.shares),
            *(split(one.variance, one.shares) for one in lines if not one.fixed and one.shares),
        ]
    return {name: total(part.get(name, NOUGHT) for part in splits) for name in agreement.partners}
