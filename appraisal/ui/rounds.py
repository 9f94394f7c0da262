"""Choosing a round on the pages that are for what rounds came to."""

import streamlit as st

from appraisal.ui.frame import Frame
from appraisal.ui.showing import say
from appraisal.wording import counted
from appraisal.workshops import RoundResults, Workshop


def choose_round(page: Frame, workshop: Workshop) -> RoundResults | None:
    """The round to look at: the latest, or another chosen by number; None before the first."""
    say(workshop.title)
    if workshop.rehearsal:
        st.warning("This is a rehearsal. Its votes are simulated and do not count.")
    if not workshop.rounds:
        st.info("No round has been opened yet, so there is nothing to see but the scores.")
        return None
    numbers = [one.number for one in workshop.rounds]
    number = numbers[-1]
    if len(numbers) > 1:
        number = st.segmented_control(
            "Round", numbers, default=number, format_func=lambda one: f"Round {one}", required=True
        )
    results = page.workshops.results(workshop.code, number)
    st.write(
        f"Round {results.round}, {results.mode}, {results.status}: "
        f"{counted(results.cast, 'ballot')} from {_joined(results.joined)}."
    )
    if results.why_hidden:
        st.info(results.why_hidden)
    return results


def _joined(people: int) -> str:
    has = "has" if people == 1 else "have"
    return f"{counted(people, 'person', 'people')} who {has} joined"


def choose_closed_round(page: Frame, workshop: Workshop) -> RoundResults | None:
    """`choose_round`, with a sentence where the round must close before more can be said."""
    results = choose_round(page, workshop)
    if results and results.visible and results.status == "open":
        st.info(
            "While the round is open, each ballot would show as the change that it makes here. "
            "What the room's ballots say is shown once it has closed."
        )
    return results
