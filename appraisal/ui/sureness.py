"""The parts of "How sure are we": the room's ballots beside every possible weighting."""

import pandas as pd
import streamlit as st

from appraisal.analysis.robustness import Robustness
from appraisal.analysis.robustness import every_weighting as draw
from appraisal.charts import (
    EQUALLY,
    central_weights,
    draws_sentence,
    pairwise_table,
    rank_acceptability,
)
from appraisal.errors import AppraisalError
from appraisal.scoring import ranged_values, score
from appraisal.ui.frame import Frame
from appraisal.ui.showing import say, show_chart, show_frame
from appraisal.ui.window import chart_size
from appraisal.ui.words import plain
from appraisal.wording import distinct, share_percent
from appraisal.workshops import RoundResults, Sureness, Workshop

_ROOM = "this room"
_EVERY = "every possible weighting"


def room(page: Frame, workshop: Workshop, results: RoundResults | None) -> Sureness | None:
    """How sure the ballots of the round are, where that may be seen."""
    return page.workshops.sureness(workshop.code, results.round) if results else None


def every_weighting(workshop: Workshop) -> Robustness | None:
    """Rank acceptability over every possible weighting, narrowed as the reader asks."""
    option_set = workshop.option_set
    ids = [one.id for one in workshop.criteria]
    names = dict(zip(ids, distinct([one.name for one in workshop.criteria], ids), strict=True))
    with st.expander("Narrow down the possible weightings, or let scores vary"):
        order = st.multiselect(
            "Only weightings in which these criteria come in this order, heaviest first",
            list(names),
            format_func=names.__getitem__,
        )
        ranged = bool(ranged_values(option_set)) and st.toggle(
            "Draw each score from its range, where the file gives one"
        )
    try:
        # One criterion alone is the beginning of a choice, not yet an order.
        return draw(option_set, tuple(order) if len(order) > 1 else (), ranged)
    except AppraisalError as error:
        st.info(plain(str(error)))
        return None


def acceptability(room: Sureness | None, everything: Robustness) -> None:
    """Bars of rank acceptability: the room's where they may be seen, and every weighting's."""
    panels = [(_ROOM, room.room)] if room and room.room else []
    panels.append((_called(everything), everything))
    chart = rank_acceptability(panels, size=chart_size())
    st.header(plain(chart.title), anchor=False)
    show_chart(chart, "acceptability", said_above=True)
    for _, result in panels:
        say(draws_sentence(result), how="caption")


def by_group(results: RoundResults | None, room: Sureness | None) -> None:
    """The share of each group's ballots that put each option first."""
    if not room or not room.room or not results or len(results.groups) < 2:
        return
    st.subheader("Whose ballots put which option first", anchor=False)
    if not room.groups:
        say(
            "Not shown by group: some groups are kept private, and what they put first could be "
            "worked out from the room's and the others'."
        )
        return
    names = {group.id: group.name for group in results.groups}
    options = next(iter(room.groups.values())).options
    heads = distinct([f"{one.label} first" for one in options], [one.id for one in options])
    rows = [
        [names[group], *(share_percent(one.rank_acceptability[0]) for one in found.options)]
        for group, found in room.groups.items()
    ]
    show_frame(pd.DataFrame(rows, columns=["Group", *heads]), "Share of ballots by group")


def what_to_believe(
    workshop: Workshop,
    results: RoundResults | None,
    room: Sureness | None,
    everything: Robustness,
) -> None:
    """The weights that put an option first, beside the room's or equal ones."""
    st.subheader("What you would have to believe", anchor=False)
    options = {one.id: f"{one.label} · {one.name}" for one in everything.options}
    chosen = st.segmented_control(
        "To put first",
        list(options),
        default=_runner_up(everything),
        format_func=lambda name: plain(options[name]),
        required=True,
    )
    now, label = score(workshop.option_set).weights, EQUALLY
    if results and results.weights:
        now, label = dict(results.weights), "now"
    chart = central_weights(
        workshop.option_set, everything, chosen, now, now_label=label, size=chart_size()
    )
    show_chart(chart, "central")
    _in_the_room(room, chosen, options[chosen])


def _runner_up(everything: Robustness) -> str:
    """The option that is first second most often: the one that people ask about."""
    by_share = sorted(everything.options, key=lambda one: -one.rank_acceptability[0])
    return by_share[min(1, len(by_share) - 1)].id


def _in_the_room(room: Sureness | None, option: str, name: str) -> None:
    """What part of the room's own ballots put the option first."""
    found = room.room if room else None
    mine = next((one for one in found.options if one.id == option), None) if found else None
    if mine is None:
        return
    share = mine.rank_acceptability[0]
    whose = f"{share_percent(share)} of this room's ballots put" if share else "No ballot here puts"
    say(f"{whose} {name} first.", how="caption")


def head_to_head(room: Sureness | None, everything: Robustness) -> None:
    """How often each option is ahead of each other one."""
    st.subheader("Head to head", anchor=False)
    choices = {_called(everything): everything}
    if room and room.room:
        choices = {_ROOM: room.room, **choices}
    chosen = _called(everything)
    if len(choices) > 1:
        chosen = st.segmented_control(
            "Under", list(choices), default=next(iter(choices)), required=True
        )
    show_chart(pairwise_table(choices[chosen], size=chart_size()), "pairwise")


def _called(everything: Robustness) -> str:
    return _EVERY if everything.source == "uniform" else "weightings in that order"
