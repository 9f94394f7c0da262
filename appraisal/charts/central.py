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
from appraisal.errors import AppraisalError
from appraisal.option_sets import OptionSet
from appraisal.wording import listed, share_percent

_LEAST = 0.01  # a percentage point: less is no difference to speak of
_MOST_NAMED = 2


def central_weights(
    option_set: OptionSet,
    result: Robustness,
    option_id: str,
    now: Mapping[str, float],
    *,
    size: SizeName = "page",
) -> Chart:
    """Arrows from the weights now to the mean of the weightings that put an option first.

    `now` holds each leaf criterion's weight. An option that no draw puts first, that takes no rank,
    or whose central weights are withheld has a sentence, an empty figure and an empty table.
    Raises AppraisalError where there is no such option.
    """
    option = next((one for one in result.options if one.id == option_id), None)
    if option is None or option.central_weights is None:
        return _never(option_set, result, option_id, option, size)
    names = {leaf.id: leaf.name for leaf in option_set.leaves}
    criteria = [criterion for criterion in names if criterion in option.central_weights]
    who = short(option)
    pair = Pair(
        shares_of(now, criteria),
        shares_of(option.central_weights, criteria),
        ("now", f"to put {who} first"),
        arrows=True,
    )
    order = sorted(criteria, key=lambda criterion: -pair.change(criterion))
    title = _finding(who, pair, order, names)
    first, second = pair.shown
    return Chart(
        figure=pair_figure(pair, order, names, SIZES[size]),
        title=title,
        alt=sentences(
            f"Arrows from each weight now to the mean of the weightings that put {who} first.",
            title,
            f"Now: {weights_said(order, first, names)}.",
            f"To put {who} first: {weights_said(order, second, names)}.",
            _how_often(option, result),
            draws_sentence(result),
        ),
        table=weight_table(order, {"Now": first, f"To put {who} first": second}, names),
    )


def _finding(who: str, pair: Pair, order: Sequence[str], names: Mapping[str, str]) -> str:
    first, second = pair.shown

    def said(criteria: Sequence[str]) -> str:
        return listed([f"“{name_of(names, c)}” ({second[c]}, now {first[c]})" for c in criteria])

    widest = sorted(order, key=lambda criterion: -abs(pair.change(criterion)))[: _MOST_NAMED + 1]
    more = [c for c in widest if pair.change(c) >= _LEAST][:_MOST_NAMED]
    less = [c for c in widest if pair.change(c) <= -_LEAST][:_MOST_NAMED]
    start = f"The weightings that put {who} first"
    if more and less:
        return f"{start} give more to {said(more)} and less to {said(less)}."
    if more or less:
        return f"{start} give {'more' if more else 'less'} to {said(more or less)}."
    return f"{start} are, on average, close to the weights now."


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
    size: SizeName,
) -> Chart:
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
        table=pd.DataFrame([], columns=["Criterion", "Now"], dtype=object),
    )


def _nothing_to_draw(who: str, option: OptionRobustness, result: Robustness) -> str:
    if first_share(option) > 0:
        return f"Too few put {who} first to show their weights without showing somebody's."
    if result.source == "ballots":
        return f"Nobody's weights in this room put {who} first."
    if result.source == "order":
        return f"No weighting in that order of importance puts {who} first."
    return f"No weighting puts {who} first."
