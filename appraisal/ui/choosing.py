"""Choosing an option set: those shipped with the app and those loaded by an analyst."""

import streamlit as st

from appraisal.option_sets import OptionSet
from appraisal.scoring import score
from appraisal.ui.figures import with_figures
from appraisal.ui.library import loaded_option_sets
from appraisal.ui.words import plain
from appraisal.wording import counted


def choose_option_set(key: str = "option_set") -> OptionSet | None:
    """A choice among all option sets that can be used, by title.

    The one chosen has the figures of its queries, by the data loaded now.
    """
    sets = loaded_option_sets()
    if not sets:
        st.info("There is no option set yet. Load one on the page 'Option sets'.")
        return None
    chosen = st.selectbox(
        "Option set", list(sets), format_func=lambda name: plain(sets[name].title), key=key
    )
    return with_figures(sets[chosen])


def option_set_summary(option_set: OptionSet) -> None:
    """What a room would be asked, in three lines."""
    st.markdown(f"**{plain(option_set.question)}**")
    st.write(
        f"{counted(len(option_set.options), 'option')}: "
        + ", ".join(plain(f"{one.label} {one.name}") for one in option_set.options)
    )
    st.write(
        f"{counted(len(option_set.leaves), 'criterion', 'criteria')}: "
        + ", ".join(plain(leaf.name) for leaf in option_set.leaves)
    )
    unranked = [one for one in score(option_set).options if one.why_unranked]
    if len(unranked) == len(option_set.options):
        st.warning(
            "No option can take a rank yet, so a vote would show nothing. Give each option a score "
            "on each criterion first."
        )
    for one in unranked if len(unranked) < len(option_set.options) else ():
        st.warning(plain(f"{one.label} takes no rank. {one.why_unranked}"))
