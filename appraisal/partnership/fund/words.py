"""What the figures of the pooled fund say, in sentences fit for a chart's title."""

from __future__ import annotations

from appraisal.partnership.fund.funding import PoolFunding
from appraisal.partnership.fund.outturn import OutturnAgainstBudget
from appraisal.partnership.fund.pooling import Waterfall
from appraisal.partnership.pounds import in_millions, total
from appraisal.wording import counted, fixed, listed, percent


def waterfall_sentence(waterfall: Waterfall) -> str:
    """How much of what the steps start from is pooled, and what is still undecided."""
    pool, start = in_millions(waterfall.pool, 1), in_millions(waterfall.start, 1)
    said = f"{waterfall.steps[0].label} came to {start}; the pool of {waterfall.year} is {pool}."
    if not waterfall.undecided_lines:
        return said
    return (
        f"{said} {in_millions(waterfall.undecided, 1)} is undecided and would make it "
        f"{in_millions(waterfall.at_most, 1)}."
    )


def funding_sentence(funding: PoolFunding) -> str:
    """Who pays what into the pool, the largest first."""
    ordered = sorted(funding.partners, key=lambda one: -one.amount)
    parts = [f"{one.partner} {in_millions(one.amount)} ({percent(one.share)})" for one in ordered]
    return f"The pool of {funding.year} is {in_millions(funding.total)}: {listed(parts)}."


def outturn_sentence(outturn: OutturnAgainstBudget) -> str:
    """How far spending is from budget, where most of it comes from, and what is not yet known."""
    amount, rate = outturn.whole.amount, outturn.whole.percent
    if amount is None:
        return f"No outturn is known for {outturn.year}."
    verb = "is forecast to be" if outturn.forecast else "was"
    if not amount:
        said = f"Spending in {outturn.year} {verb} on budget."
    else:
        over = "over" if amount > 0 else "under"
        share = "" if rate is None else f" ({fixed(abs(rate), 1)}\u00a0%)"
        said = (
            f"Spending in {outturn.year} {verb} {in_millions(abs(amount))} {over} budget{share}."
            f"{_most_of_it(outturn)}"
        )
    return f"{said}{_not_known(outturn)}"


def _most_of_it(outturn: OutturnAgainstBudget) -> str:
    whole = outturn.whole.amount or total(())
    same_way = [
        (part.amount, part.key)
        for part in outturn.parts
        if part.amount is not None and part.amount * whole > 0
    ]
    if len(outturn.parts) < 2 or not same_way:
        return ""
    amount, key = max(same_way, key=lambda one: abs(one[0]))
    return f" Most comes from {key}: {in_millions(abs(amount))}."


def _not_known(outturn: OutturnAgainstBudget) -> str:
    missing = len(outturn.whole.missing)
    if not missing:
        return ""
    return f" The outturn of {counted(missing, 'line')} is not known and is left out."
