"""What somebody would have to believe to put an option first: its central weights."""

from collections.abc import Mapping, Sequence

import pandas as pd

from appraisal.analysis.robustness import OptionRobustness, Robustness
from appraisal.charts.chart import Chart
from appraisal.charts.draws import (
    draws_sentence,
    first_share,
    share_of,
)
from appraisal.charts.findings import heading, name_of, sentences, short
from appraisal.charts.frame import SIZES, SizeName, figure
from appraisal.charts.pairs import Pair, pair_figure
from appraisal.charts.rows import shares_of, weight_table, weights_said
from appraisal.charts.text import opening
from appraisal.errors import AppraisalError
from appraisal.option_sets import OptionSet
from appraisal.wording import listed, share_percent

EQUALLY = "if every criterion weighs the same"
"""What equal weights are called where they stand in for weights that nobody has given yet."""

_NOW = "now"
_LEGENDS = {EQUALLY: "every criterion the same"}
_LEAST = 0.01  # a percentage point: less is no difference to speak of
_MOST_NAMED = 2


def central_weights(
    option_set: OptionSet,
    result: Robustness,
    option_id: str,
    now: Mapping[str, float],
    *,
    now_label: str = "now",
    size: SizeName = "page",
) -> Chart:
    """Arrows from the weights now to the mean of the weightings that put an option first.

    `now` holds each leaf criterion's weight, and `now_label` says when it weighs that: "now", or
    EQUALLY ("if every criterion weighs the same") where nobody has given weights yet. An option
    that no draw puts first, that takes no rank, or whose central weights are withheld has a
    sentence, an empty figure and an empty table. Raises AppraisalError where there is no such
    option.
    """
    option = next((one for one in result.options if one.id == option_id), None)
    if option is None or option.central_weights is None:
        return _never(option_set, result, option_id, option, now_label, size)
    names = option_set.criterion_names
    criteria = [criterion for criterion in names if criterion in option.central_weights]
    who = short(option)
    pair = Pair(
        shares_of(now, criteria),
        shares_of(option.central_weights, criteria),
        (_LEGENDS.get(now_label, now_label), f"to put {who} first"),
        arrows=True,
    )
    order = sorted(criteria, key=lambda criterion: -pair.change(criterion))
    title = _finding(who, pair, order, names, now_label)
    first, second = pair.shown
    head = opening(pair.labels[0])
    return Chart(
        figure=pair_figure(pair, order, names, SIZES[size]),
        title=title,
        alt=sentences(
            f"Arrows from each criterion's weight {now_label} to the mean of the weightings that "
            f"put {who} first.",
            title,
            f"{head}: {weights_said(order, first, names)}.",
            f"To put {who} first: {weights_said(order, second, names)}.",
            _how_often(option, result),
            draws_sentence(result),
        ),
        table=weight_table(order, {head: first, f"To put {who} first": second}, names),
    )


def _finding(
    who: str, pair: Pair, order: Sequence[str], names: Mapping[str, str], now_label: str
) -> str:
    first, second = pair.shown
    widest = sorted(order, key=lambda criterion: -abs(pair.change(criterion)))[: _MOST_NAMED + 1]
    more = [c for c in widest if pair.change(c) >= _LEAST][:_MOST_NAMED]
    less = [c for c in widest if pair.change(c) <= -_LEAST][:_MOST_NAMED]
    start = f"The weightings that put {who} first"
    said: dict[str, str] = {}
    for criterion in [*more, *less]:
        then = f", {_then(first[criterion], now_label)}"
        # Equal weights are the same for every criterion, so they are said once.
        once = now_label == EQUALLY and bool(said)
        shown = f"({second[criterion]}{'' if once else then})"
        said[criterion] = f"“{name_of(names, criterion)}” {shown}"
    parts = [
        f"{word} to {listed([said[c] for c in criteria])}"
        for word, criteria in (("more", more), ("less", less))
        if criteria
    ]
    if parts:
        return f"{start} give {listed(parts)}."
    close = "the weights now" if now_label == _NOW else f"what each weight is {now_label}"
    return f"{start} are, on average, close to {close}."


def _then(weight: str, now_label: str) -> str:
    return f"now {weight}" if now_label == _NOW else f"{weight} {now_label}"


def _how_often(option: OptionRobustness, result: Robustness) -> str:
    share = share_percent(first_share(option))
    said = f"{short(option)} is first {share_of(result, share)}."
    if result.scores == "ranges" and option.confidence is not None:
        confidence = share_percent(option.confidence)
        said += f" These weights put it first in {confidence} of the draws of scores."
    return said


def _never(
    option_set: OptionSet,
    result: Robustness,
    option_id: str,
    option: OptionRobustness | None,
    now_label: str,
    size: SizeName,
) -> Chart:
    head = opening(_LEGENDS.get(now_label, now_label))
    if option is None:
        unranked = next((one for one in result.unranked if one.id == option_id), None)
        who = short(option_set.option(option_id))
        if unranked is None:
            raise AppraisalError(f"{who} is not among these results.")
        title = f"No weighting puts {who} first: it takes no rank."
        alt = sentences(title, f"{heading(unranked)}: {unranked.why}")
    else:
        title = _nothing_to_draw(short(option), option, result)
        alt = sentences(f"There is nothing to draw. {title}", draws_sentence(result))
    return Chart(
        figure=figure([], 1.0, (0, 1), {}, SIZES[size].small),
        title=title,
        alt=alt,
        table=pd.DataFrame([], columns=["Criterion", head], dtype=object),
    )


def _nothing_to_draw(who: str, option: OptionRobustness, result: Robustness) -> str:
    if first_share(option) > 0:
        return f"Too few put {who} first to show their weights without showing somebody's."
    if result.source == "ballots":
        return f"Nobody's weights in this room put {who} first."
    if result.source == "order":
        return f"No weighting in that order of importance puts {who} first."
    return f"No weighting puts {who} first."
