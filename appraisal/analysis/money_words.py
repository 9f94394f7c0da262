"""What the figures of value for money say, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from appraisal.method import TIE
from appraisal.wording import listed

if TYPE_CHECKING:
    from appraisal.analysis.value_for_money import OptionMoney, ValueForMoney


def in_pounds(amount: float) -> str:
    """An amount of money as people read it: whole pounds, and pence below ten pounds.

    >>> in_pounds(120000), in_pounds(6666.67), in_pounds(4.166), in_pounds(0), in_pounds(-250)
    ('£120,000', '£6,667', '£4.17', '£0', '-£250')
    """
    unit = Decimal("0.01") if 0 < abs(amount) < 10 else Decimal(1)
    # Nine places undo binary noise, so that a half is a half when it is rounded.
    size = Decimal(repr(round(abs(amount), 9))).quantize(unit, ROUND_HALF_UP)
    return f"{'-' if amount < 0 and size else ''}£{size:,}"


def finding(result: ValueForMoney) -> str:
    """What the money buys, in a sentence or two: fit for a title."""
    return f"{_what_it_buys(result)}{_leader_left_out(result)}"


def notes(result: ValueForMoney, scale: str) -> Iterator[str]:
    """The sentences to show with the figures: what they count, leave out and do not say."""
    if all(option.present is None for option in result.options):
        yield "The file gives no costs. Give options a yearly or a one-off cost to compare them."
        return
    yield _period(result)
    yield from _left_out(result)
    yield from _parts_missing(result)
    yield from _comparison(result)
    yield from _about_ratios(result, scale)


def _what_it_buys(result: ValueForMoney) -> str:
    compared = result.compared
    if all(option.present is None for option in result.options):
        return "The file gives no costs, so value cannot be set beside money."
    if not compared:
        return "No option has both a rank and a cost, so value cannot be set beside money."
    if len(compared) == 1:
        return (
            f"Only {_called(compared[0])} has both a rank and a cost, so there is nothing to "
            "compare it with."
        )
    if not result.steps:
        return _nothing_more_to_buy(compared)
    step = result.steps[-1]
    to, start = _names(result, (step.to, step.start))
    over = "in the first year" if result.years == 1 else f"over {result.years} years"
    return (
        f"{to} buys {_more_points(step.value)} than {start}, for {in_pounds(step.cost)} more "
        f"{over}: {in_pounds(step.per_point)} a point."
    )


def _nothing_more_to_buy(compared: Sequence[OptionMoney]) -> str:
    efficient = [option for option in compared if option.efficient]
    who, one = _joined(efficient), len(efficient) == 1
    if len(efficient) == len(compared):
        return f"{who} cost the same and are worth the same."
    least = f"{'costs' if one else 'cost'} least"
    if _all_worth_the_same(compared):
        return f"All the options compared are worth the same, and {who} {least}."
    return f"{who} {'has' if one else 'have'} most points and {least}."


def _leader_left_out(result: ValueForMoney) -> str:
    leaders = [o for o in result.options if o.rank == 1 and not o.compared]
    if not leaders or not result.compared:
        return ""
    leads, has = ("leads", "has") if len(leaders) == 1 else ("lead", "have")
    return f" {_joined(leaders)} {leads} on points and {has} no cost in the file."


def _period(result: ValueForMoney) -> str:
    if result.years == 1:
        return "A cost here is the one-off cost and the first year's cost together."
    worth = (
        f"in today's money, after discounting at {100 * result.rate:.10g} % a year from the second "
        "year"
        if result.rate
        else "without discounting"
    )
    return f"A cost here is the one-off cost and {result.years} years of the yearly cost, {worth}."


def _left_out(result: ValueForMoney) -> Iterator[str]:
    without = [option for option in result.options if option.present is None]
    if without:
        has, are = ("has", "is") if len(without) == 1 else ("have", "are")
        yield f"{_joined(without)} {has} no cost in the file and {are} left out."
    for option in result.options:
        if option.present is not None and not option.compared:
            yield (
                f"{_called(option)} takes no rank, so it is shown and not compared. "
                f"{option.why_unranked or ''}"
            ).strip()


def _parts_missing(result: ValueForMoney) -> Iterator[str]:
    costed = [option for option in result.options if option.present is not None]
    for part, other in (("one-off", "yearly"), ("yearly", "one-off")):
        some = [option for option in costed if option.part_missing == part]
        # Where nobody has such a cost, there is none to miss.
        if some and len(some) < len(costed):
            has, its = ("has", "its") if len(some) == 1 else ("have", "their")
            yield (
                f"{_joined(some)} {has} no {part} cost in the file, so {its} {other} cost is "
                "counted alone. Check that nothing is missing."
            )


def _comparison(result: ValueForMoney) -> Iterator[str]:
    compared = result.compared
    if len(compared) < 2:
        yield too_few_to_compare(result)
        return
    yield from _alike(compared)
    if _all_worth_the_same(compared):
        yield "All the options compared are worth the same, so an extra point has no price."
    elif result.steps:
        (cheapest,) = _names(result, (result.steps[0].start,))
        yield f"Extra costs and extra points are against {cheapest}, which costs least."
    else:
        best = _joined([option for option in compared if option.efficient])
        yield f"Nothing costs less than {best} or has more points, so there is no more to buy."
    yield from _beaten(result)


def too_few_to_compare(result: ValueForMoney) -> str:
    """That fewer than two options can be compared; nothing where two or more can."""
    if len(result.compared) > 1:
        return ""
    who = f"Only {_called(result.compared[0])} has" if result.compared else "No option has"
    return f"{who} both a rank and a cost, so there is nothing to compare."


def _alike(compared: Sequence[OptionMoney]) -> Iterator[str]:
    told: set[str] = set()
    for option in compared:
        if option.same_as and option.id not in told:
            told |= {option.id, *option.same_as}
            alike = [other for other in compared if other.id in {option.id, *option.same_as}]
            yield f"{_joined(alike)} cost the same and are worth the same."


def _beaten(result: ValueForMoney) -> Iterator[str]:
    for option in result.compared:
        if option.dominated_by:
            by = listed(_names(result, option.dominated_by))
            one = len(option.dominated_by) == 1
            yield (
                f"{_called(option)} is dominated: {by} {'costs' if one else 'cost'} no more and "
                f"{'is' if one else 'are'} worth no less."
            )
        elif option.between:
            low, high = _names(result, option.between)
            yield (
                f"A mix of {low} and {high} would be worth more than {_called(option)} for the "
                "same money. That counts only where the two can be mixed."
            )


def _about_ratios(result: ValueForMoney, scale: str) -> Iterator[str]:
    saving = [option for option in result.options if (option.present or 0.0) < 0]
    if saving:
        saves = "saves" if len(saving) == 1 else "save"
        yield f"{_joined(saving)} {saves} money, so a cost a point means nothing there."
    yield from about_cost_a_point(result, scale)


def about_cost_a_point(result: ValueForMoney, scale: str) -> Iterator[str]:
    """What to know before reading anything into a cost a point."""
    worst = "the worst option here" if scale == "local" else "the worst plausible"
    yield (
        f"A cost a point means something only where its zero does. Here 0 is {worst}, not "
        "nothing at all: look first at extra costs beside extra points."
    )
    if result.swaps:
        pairs = "1 pair" if len(result.swaps) == 1 else f"{len(result.swaps)} pairs"
        yield f"Where zero is put decides which option costs less a point in {pairs} of options."


def _more_points(value: float) -> str:
    """The points that a step buys, with one decimal where they need it.

    >>> _more_points(18.0), _more_points(1.0), _more_points(2.25), _more_points(0.01)
    ('18 more points', '1 more point', '2.3 more points', 'under 0.1 more points')
    """
    rounded = Decimal(repr(round(value, 9))).quantize(Decimal("0.1"), ROUND_HALF_UP)
    shown = f"{rounded:f}".removesuffix(".0") if rounded else "under 0.1"
    return f"{shown} more {'point' if shown == '1' else 'points'}"


def _all_worth_the_same(compared: Sequence[OptionMoney]) -> bool:
    values = [option.value or 0.0 for option in compared]
    return max(values) - min(values) <= TIE


def _called(option: OptionMoney) -> str:
    return option.label or option.name


def _joined(options: Sequence[OptionMoney]) -> str:
    return listed([_called(option) for option in options])


def _names(result: ValueForMoney, ids: Sequence[str]) -> list[str]:
    called = {option.id: _called(option) for option in result.options}
    return [called[one] for one in ids]
