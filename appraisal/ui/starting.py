"""The first page, for whoever has come: facilitator, board member, or somebody from the room."""

import streamlit as st

from appraisal.errors import AppraisalError
from appraisal.ui.addresses import own_address
from appraisal.ui.frame import Frame, show_problem
from appraisal.ui.links import go_to, page_link
from appraisal.ui.words import date_in_words, plain
from appraisal.wording import counted
from appraisal.workshops import Workshop


def welcome() -> None:
    """What this is, for somebody without a link, and how to take part."""
    st.write(
        "A workshop in which people weigh what matters, on their phones or on a laptop, and see "
        "together what that means for the options in front of them."
    )
    st.link_button("Join with a code", "/b", type="primary")
    st.write(
        "If you run the workshop, open the facilitator's private link that was printed where "
        "the server was started."
    )


def open_button() -> None:
    """The facilitator's way to a new workshop."""
    if st.button("Open a workshop", type="primary"):
        go_to("open_workshop")


def workshop_list(page: Frame) -> None:
    """Every workshop that this visitor may read, with where it stands, and a way in."""
    st.subheader("Workshops", anchor=False)
    workshops = [one for one in page.workshops.list() if page.visitor.may_read(one.code)]
    if not workshops:
        st.write("None yet. Open one from an option set, or try a rehearsal first.")
    for workshop in workshops:
        with st.container(border=True):
            _entry(workshop, run=page.visitor.facilitator)
    if page.visitor.facilitator:
        for reason in page.workshops.set_aside().values():
            st.warning(plain(reason))


def _entry(workshop: Workshop, *, run: bool) -> None:
    rehearsal = "Rehearsal · " if workshop.rehearsal else ""
    st.markdown(f"**{plain(workshop.title)}**")
    st.write(
        f"{rehearsal}Code {workshop.code} · {date_in_words(workshop.opened)} · "
        f"{counted(workshop.joined, 'person', 'people')} joined · {standing(workshop)}"
    )
    with st.container(horizontal=True):
        if run:
            page_link("run", "Run the round", workshop.code)
        page_link("screen", "Screen", workshop.code)
        page_link("results", "Results", workshop.code)
        page_link("options", "Options", workshop.code)


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
