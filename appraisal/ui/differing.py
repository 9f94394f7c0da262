"""The parts of "Where we differ", each a finding with its chart and its table."""

import streamlit as st

from appraisal.analysis.agreement import Agreement, agreement_sentence
from appraisal.charts import (
    criterion_spread,
    group_weights,
    opinion_clusters,
    weight_shift,
)
from appraisal.charts import (
    voices as voices_chart,
)
from appraisal.ui.frame import Frame
from appraisal.ui.showing import say, show_chart
from appraisal.ui.window import chart_size
from appraisal.ui.words import plain
from appraisal.workshops import RoundResults, Workshop


def agreement(page: Frame, workshop: Workshop, results: RoundResults | None) -> Agreement | None:
    """How far the room agrees, in a sentence and what there is to know about it."""
    found = page.workshops.agreement(workshop.code, results.round) if results else None
    if found is not None:
        st.header(plain(agreement_sentence(found)), anchor=False)
        for note in found.notes:
            say(note, how="caption")
    return found


def groups(workshop: Workshop, results: RoundResults) -> None:
    """The groups side by side, and in words those that are too small to be shown."""
    if sum(not one.hidden for one in results.groups) > 1:
        show_chart(group_weights(results.groups, _names(workshop), size=chart_size()), "groups")
    else:
        st.info("Fewer than two groups are big enough to be shown apart.")
    hidden = [one.name for one in results.groups if one.hidden]
    if hidden:
        say(
            "Kept private, so that nobody in a small group can be picked out: "
            f"{', '.join(hidden)}.",
            how="caption",
        )


def spread(workshop: Workshop, found: Agreement) -> None:
    """How far apart the ballots lie on each criterion."""
    if found.criteria:
        show_chart(criterion_spread(found, _names(workshop), size=chart_size()), "spread")


def voices(workshop: Workshop, found: Agreement) -> None:
    """Each person counting the same beside each group counting the same."""
    if found.per_person:
        show_chart(voices_chart(found, _names(workshop), size=chart_size()), "voices")


def shift(page: Frame, workshop: Workshop, results: RoundResults) -> None:
    """How the weights moved since the round before, where both may be seen."""
    if results.round < 2 or results.weights is None:
        return
    before = page.workshops.results(workshop.code, results.round - 1)
    if before.weights is not None:
        labels = (f"round {before.round}", f"round {results.round}")
        moved = weight_shift(
            before.weights, results.weights, _names(workshop), labels=labels, size=chart_size()
        )
        show_chart(moved, "shift")


def clusters(workshop: Workshop, found: Agreement) -> None:
    """People of like opinion, whatever group they are in, or why none are shown."""
    st.subheader("Opinions alike, whatever the group", anchor=False)
    if found.clusters:
        show_chart(
            opinion_clusters(found, workshop.option_set, _names(workshop), size=chart_size()),
            "clusters",
        )
    elif found.why_no_clusters:
        say(found.why_no_clusters)


def _names(workshop: Workshop) -> dict[str, str]:
    return {leaf.id: leaf.name for leaf in workshop.option_set.leaves}
