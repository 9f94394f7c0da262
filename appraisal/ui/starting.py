"""The facilitator's first page: the workshops there are, and a rehearsal to practise on."""

import streamlit as st

from appraisal.errors import AppraisalError
from appraisal.ui.addresses import own_address
from appraisal.ui.frame import Frame, show_problem
from appraisal.ui.links import go_to, page_link
from appraisal.ui.words import counted, date_in_words, plain
from appraisal.workshops import Workshop


def workshop_list(page: Frame) -> None:
    """Every workshop with where it stands, and a way in."""
    if st.button("Open a workshop", type="primary"):
        go_to("open_workshop")
    st.subheader("Workshops", anchor=False)
    workshops = page.workshops.list()
    if not workshops:
        st.write("None yet. Open one from an option set, or try a rehearsal first.")
    for workshop in workshops:
        with st.container(border=True):
            _entry(workshop)
    for reason in page.workshops.set_aside().values():
        st.warning(plain(reason))


def _entry(workshop: Workshop) -> None:
    rehearsal = "Rehearsal · " if workshop.rehearsal else ""
    st.markdown(f"**{plain(workshop.title)}**")
    st.write(
        f"{rehearsal}Code {workshop.code} · {date_in_words(workshop.opened)} · "
        f"{counted(workshop.joined, 'person', 'people')} joined · {standing(workshop)}"
    )
    with st.container(horizontal=True):
        page_link("run", "Run the round", workshop.code)
        page_link("screen", "Screen", workshop.code)
        page_link("results", "Results", workshop.code)


def standing(workshop: Workshop) -> str:
    """Where a workshop stands, in a few words."""
    current = workshop.current
    if current is None:
        return "no round yet"
    return f"round {current.number} {current.status}, {counted(current.cast, 'ballot')}"


def rehearsal_button(page: Frame) -> None:
    """Start a workshop with simulated people, to practise and to see it alive."""
    st.subheader("Rehearse", anchor=False)
    st.write(
        "Simulated people join and vote over a minute, each as a phone would. The workshop is "
        "marked as a rehearsal everywhere."
    )
    people = st.number_input("Simulated people", 3, 500, 40, step=1)
    if st.button("Start a rehearsal"):
        from appraisal.rehearsal import start_rehearsal

        try:
            workshop = start_rehearsal(page.workshops, int(people), own_address())
        except AppraisalError as error:
            show_problem(error)
        else:
            go_to("screen", workshop.code)
