"""The parts of "Where we differ", each a finding with its chart and its table."""

import streamlit as st

from appraisal.analysis.agreement import Agreement, notes_on_groups
from appraisal.analysis.agreement_words import agreement_figures, agreement_sentence
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
from appraisal.ui.showing import say, say_kept_private, show_chart
from appraisal.ui.window import chart_size
from appraisal.ui.words import plain
from appraisal.workshops import RoundResults, Workshop


def agreement(page: Frame, workshop: Workshop, results: RoundResults | None) -> Agreement | None:
    """How far the room agrees, in a sentence, with Kendall's W and what to know about it.

    Which groups are kept private is said once, where the groups are shown.
    """
    found = page.workshops.agreement(workshop.code, results.round) if results else None
    if found is not None:
        sentence = agreement_sentence(found)
        st.header(plain(sentence), anchor=False)
        said = {sentence, *notes_on_groups(found.groups)}
        for line in (agreement_figures(found), *found.notes):
            if line and line not in said:
                say(line, how="caption")
    return found


def groups(workshop: Workshop, results: RoundResults) -> None:
    """The groups side by side, or why not, and in words those that are kept private."""
    shown = [one.name for one in results.groups if not one.hidden]
    if len(shown) > 1:
        show_chart(
            group_weights(results.groups, workshop.option_set.criterion_names, size=chart_size()),
            "groups",
        )
        say_kept_private(results.groups)
    elif len(shown) < len(results.groups):
        say_kept_private(results.groups, first="Groups cannot be set side by side here.")
    elif shown and workshop.option_set.groups:
        say(f"All the ballots are from one group: {shown[0]}.", how="caption")


def spread(workshop: Workshop, found: Agreement) -> None:
    """How far apart the ballots lie on each criterion."""
    if found.criteria:
        show_chart(
            criterion_spread(found, workshop.option_set.criterion_names, size=chart_size()),
            "spread",
        )


def voices(workshop: Workshop, found: Agreement) -> None:
    """Each person counting the same beside each group counting the same."""
    if found.per_person:
        show_chart(
            voices_chart(found, workshop.option_set.criterion_names, size=chart_size()), "voices"
        )


def shift(page: Frame, workshop: Workshop, results: RoundResults) -> None:
    """How the weights moved since the round before, where both may be seen."""
    if results.round < 2 or results.weights is None:
        return
    before = page.workshops.results(workshop.code, results.round - 1)
    if before.weights is not None:
        labels = (f"round {before.round}", f"round {results.round}")
        moved = weight_shift(
            before.weights,
            results.weights,
            workshop.option_set.criterion_names,
            labels=labels,
            size=chart_size(),
        )
        show_chart(moved, "shift")


def clusters(workshop: Workshop, found: Agreement) -> None:
    """People of like opinion, whatever group they are in, or why none are shown."""
    st.subheader("Opinions alike, whatever the group", anchor=False)
    if found.clusters:
        show_chart(
            opinion_clusters(
                found, workshop.option_set, workshop.option_set.criterion_names, size=chart_size()
            ),
            "clusters",
        )
    elif found.why_no_clusters:
        say(found.why_no_clusters)
