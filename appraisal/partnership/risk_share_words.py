"""What a rule of risk share says, what it does to a variance, and what follows, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from appraisal.partnership.pounds import in_millions, in_pounds
from appraisal.wording import counted, fixed, listed, percent

if TYPE_CHECKING:
    from appraisal.partnership.risk_share import Agreement, RiskShare, Rule

RULE_NAMES: Final[Mapping[Rule, str]] = MappingProxyType(
    {
        "own_risk": "Each bears its own",
        "pro_rata": "Pro rata to funding",
        "capped": "Pro rata up to a cap",
        "host_bears": "The host bears it",
        "fixed_variable": "Fixed and variable lines",
    }
)


def rule_sentence(agreement: Agreement, rule: Rule) -> str:
    """What the rule says, in a sentence or two, with the agreement's own terms."""
    if rule == "own_risk":
        return "Each partner bears an overspend of its own lines and keeps an underspend of them."
    if rule == "pro_rata":
        return "An overspend or underspend is shared in proportion to what the partners pay in."
    if rule == "capped":
        return _capped_sentence(agreement)
    host = agreement.host or "the host"
    if rule == "host_bears":
        return f"An overspend falls on {host} alone, who also keeps an underspend."
    variable = agreement.variable_share
    part = "" if variable is None else f" ({percent(float(variable))} where lines are not known)"
    return (
        f"On fixed lines an overspend or underspend is {_possessive(host)} alone; on variable "
        f"lines{part} it is shared."
    )


def why_not(agreement: Agreement, rule: Rule, has_lines: bool) -> str:
    """What the agreement lacks for the rule, and what to do; empty where it lacks nothing."""
    if rule == "own_risk" and not has_lines:
        return "Whose lines are over or under is not known. Give the lines with their partners."
    if rule == "capped" and not agreement.caps:
        return "The agreement has no cap. Give the cap of at least one partner."
    if rule in ("host_bears", "fixed_variable") and agreement.host is None:
        return "The agreement names no host. Name the partner who hosts the fund."
    if rule == "fixed_variable" and not has_lines and agreement.variable_share is None:
        return (
            "Which lines are fixed and which are variable is not known. Give the lines, or the "
            "share that is variable."
        )
    return ""


def outcome_sentence(result: RiskShare) -> str:
    """Who bears the variance under the rule and where the tolerance stands: fit for a title."""
    if result.why_not:
        return result.why_not
    if result.standing == "on_budget":
        return "Spending is on budget, so there is nothing to share."
    kind = "overspend" if result.variance > 0 else "underspend"
    verb = "pays" if result.variance > 0 else "keeps"
    said = [
        f"{part.partner} {verb if part.amount * result.variance > 0 else _other(verb)} "
        f"{in_millions(abs(part.amount))}"
        for part in result.parts
        if part.amount
    ]
    if result.unshared:
        said.append(f"{in_millions(abs(result.unshared))} is left unshared")
    return (
        f"Of the {in_millions(abs(result.variance))} {kind}, {listed(said)}. "
        f"{tolerance_sentence(result)}"
    )


def tolerance_sentence(result: RiskShare) -> str:
    """Where the variance stands against the tolerance, and where the tolerance breaks."""
    limit = in_millions(result.tolerance)
    rate = f"{result.tolerance_percent:g}\u00a0%"
    if result.standing == "on_budget":
        return f"The tolerance of {rate} breaks beyond {limit}."
    size = f"{fixed(abs(result.percent), 2)}\u00a0% of the pool"
    where = "beyond" if result.breached else "inside"
    return f"That is {size}, {where} the tolerance of {rate}, which breaks beyond {limit}."


def rules_sentence(results: Sequence[RiskShare], partner: str) -> str:
    """How far the rules differ for one partner, over those that can be worked out."""
    worked = [one for one in results if one.parts]
    if not worked:
        return "None of the rules can be worked out from what was given."
    over = worked[0].variance >= 0
    falls = f"falls on {partner}" if over else f"comes back to {partner}"
    parts = [(one, one.amount(partner) if over else -one.amount(partner)) for one in worked]
    least, most = (pick(parts, key=lambda one: one[1]) for pick in (min, max))
    if least[1] == most[1]:
        return f"Under every rule {in_millions(most[1])} {falls}."
    return (
        f"What {falls} runs from {in_millions(least[1])} "
        f"({_name(least[0])}) to {in_millions(most[1])} ({_name(most[0])})."
    )


def next_steps(agreement: Agreement, result: RiskShare) -> Iterator[str]:
    """What agreements in use ask for now, in order, with this one's notice and dispute route.

    Clauses as published at lawinsider.com and markettransfer.info: early warning inside the
    tolerance, an action plan by the pooled fund manager beyond it, the order in which an overspend
    is covered, and an underspend put to non-recurrent spending alone.
    """
    if result.standing == "on_budget":
        return
    yield from _who_acts(result)
    if result.variance > 0:
        yield (
            "Cover it first from underspends on other lines, then from a risk reserve, then from "
            "schemes not yet committed, and only then from outside the pool."
        )
    else:
        yield "An underspend is used once: put it only to non-recurrent spending."
    yield from _if_they_disagree(agreement, result)


def _who_acts(result: RiskShare) -> Iterator[str]:
    kind = "overspend" if result.variance > 0 else "underspend"
    if result.breached:
        yield (
            f"The tolerance is breached: the pooled fund manager brings the partners an action "
            f"plan for the {kind}."
        )
    else:
        yield (
            f"Early warning: the pooled fund manager reports the {kind} to the partners. More "
            f"than a further {in_pounds(result.headroom)} would break the tolerance."
        )


def _if_they_disagree(agreement: Agreement, result: RiskShare) -> Iterator[str]:
    if result.unshared:
        yield (
            f"The rule leaves {in_pounds(result.unshared)} to nobody: the partners must agree who "
            "bears it."
        )
    if not (result.breached or result.unshared):
        return
    if agreement.dispute_route:
        yield f"If the partners cannot agree: {agreement.dispute_route.rstrip('.')}."
    else:
        yield "The agreement names no dispute route. Agree one before it is needed."
    if agreement.notice_months is not None:
        months = counted(agreement.notice_months, "month")
        yield f"A partner may leave on {_possessive(months)} notice."


def _capped_sentence(agreement: Agreement) -> str:
    caps = agreement.caps or {}
    if not caps:
        return "An overspend is shared pro rata, up to a cap for some partners."
    held = listed([f"{name} up to {in_millions(cap)}" for name, cap in caps.items()])
    others = [name for name, share in agreement.shares.items() if name not in caps and share]
    rest = (
        f"the rest falls on {listed(others)}"
        if others
        else "the rest is left unshared, for the partners to agree on"
    )
    return (
        f"An overspend is shared pro rata, {held}; {rest}. An underspend is shared pro rata, "
        "without a cap."
    )


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _other(verb: str) -> str:
    return "keeps" if verb == "pays" else "pays"


def _name(result: RiskShare) -> str:
    return RULE_NAMES[result.rule].lower()
