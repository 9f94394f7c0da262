"""The parts of the results page, each a finding with its chart and its table."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from appraisal.charts import (
    contribution_bars,
    group_weights,
    performance_matrix,
    weight_bars,
    weight_shift,
)
from appraisal.scoring import Scores, score
from appraisal.ui.frame import Frame
from appraisal.ui.showing import say_kept_private, show_chart
from appraisal.ui.window import chart_size
from appraisal.ui.words import plain, scale_words
from appraisal.workshops import RoundResults, Workshop

_ROOM = "Everybody in the room"


@dataclass(frozen=True)
class Voice:
    """Whose weights are looked at: the room's or a group's."""

    name: str
    weights: Mapping[str, float]
    scores: Scores


def choose_voice(results: RoundResults | None) -> Voice | None:
    """The room, or one of the groups that are big enough to be shown apart."""
    if results is None or results.weights is None or results.scores is None:
        return None
    voices = [Voice(_ROOM, results.weights, results.scores)]
    for group in results.groups:
        if group.weights is not None and group.scores is not None:
            voices.append(Voice(group.name, group.weights, group.scores))
    if len(voices) == 1:
        return voices[0]
    chosen = st.segmented_control(
        "Whose weights",
        range(len(voices)),
        default=0,
        format_func=lambda place: plain(voices[place].name),
        required=True,
    )
    return voices[chosen]


def values(workshop: Workshop, results: RoundResults | None, voice: Voice | None) -> None:
    """The options' overall values as stacked contributions."""
    if results is None or voice is None:
        return
    chart = contribution_bars(
        voice.scores, workshop.option_set.criterion_names, size=chart_size(), legend=False
    )
    show_chart(chart, f"values_{results.round}")
    st.caption(scale_words(workshop.option_set))


def weights(
    page: Frame, workshop: Workshop, results: RoundResults | None, voice: Voice | None
) -> None:
    """The weights, and how they have moved since the round before."""
    if results is None or voice is None:
        return
    show_chart(
        weight_bars(voice.weights, workshop.option_set.criterion_names, size=chart_size()),
        f"weights_{results.round}",
    )
    if results.round > 1 and results.weights is not None:
        before = page.workshops.results(workshop.code, results.round - 1)
        if before.weights is not None:
            shift = weight_shift(
                before.weights,
                results.weights,
                workshop.option_set.criterion_names,
                size=chart_size(),
            )
            show_chart(shift, f"shift_{results.round}")


def groups(workshop: Workshop, results: RoundResults | None) -> None:
    """The groups side by side, and in words those that are too small to be shown."""
    if results is None or not results.groups:
        if results and results.visible and results.status == "open":
            st.caption("Groups are shown once the round has closed.")
        return
    if sum(not one.hidden for one in results.groups) > 1:
        chart = group_weights(
            results.groups, workshop.option_set.criterion_names, size=chart_size()
        )
        show_chart(chart, f"groups_{results.round}")
    say_kept_private(results.groups)


def matrix(workshop: Workshop, voice: Voice | None) -> None:
    """The performance matrix: every score, with the sign that says how well it is founded."""
    scores = voice.scores if voice else score(workshop.option_set)
    show_chart(performance_matrix(workshop.option_set, scores, size=chart_size()), "matrix")
    if voice is None:
        st.caption("The overall values here give every criterion the same weight.")
