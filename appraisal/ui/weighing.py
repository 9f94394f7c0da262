"""Swing weighting on a laptop, for a table or for somebody who wants to weigh in depth."""

from collections.abc import Mapping

import streamlit as st

from appraisal.errors import AppraisalError
from appraisal.option_sets import Criterion
from appraisal.ui.frame import Frame, show_problem
from appraisal.ui.words import plain
from appraisal.workshops import Round, Workshop


def weigh(page: Frame) -> None:
    """Find the workshop and the person, and take them through the three steps."""
    code = st.query_params.get("workshop")
    if not code:
        st.write("Open this page from your ballot, or join with the code on the screen.")
        st.link_button("Join with a code", "/b", type="primary")
        return
    try:
        workshop = page.workshops.by_code(code)
    except AppraisalError as error:
        show_problem(error)
        return
    secret = page.visitor.ballot_secret(workshop.code)
    if page.workshops.participant(workshop.code, secret) is None:
        st.write("Join first, so that your ballot can find you again. Then open this page anew.")
        st.link_button("Join", f"/b/{workshop.code}", type="primary")
        return
    _ask(page, workshop, secret)


def _ask(page: Frame, workshop: Workshop, secret: str | None) -> None:
    st.markdown(f"**{plain(workshop.option_set.question)}**")
    if workshop.rehearsal:
        st.warning("Rehearsal: these votes do not count.")
    current = workshop.current
    if current is None or current.status != "open":
        st.info("No round is open just now. Your answers are kept.")
        st.link_button("Go to your ballot", f"/b/{workshop.code}")
        return
    before = _before(page, workshop, secret, current)
    most = _first_step(workshop, before, current)
    if most is None:
        return
    swings = _second_step(workshop, most, before, current)
    _third_step(page, workshop, secret, current, swings)


def _before(
    page: Frame, workshop: Workshop, secret: str | None, current: Round
) -> Mapping[str, float]:
    """The answers to start from: those cast in this round, drafted, or cast in the last."""
    for number in range(current.number, 0, -1):
        ballot = page.workshops.ballot(workshop.code, secret, number)
        if ballot:
            return ballot.swings
    return {}


def _first_step(
    workshop: Workshop, before: Mapping[str, float], current: Round
) -> Criterion | None:
    st.subheader(
        "1. If only one of these could move from worst to best, which would you choose?",
        anchor=False,
    )
    criteria = {one.id: one for one in workshop.criteria}
    top = max(before, key=before.__getitem__) if before else None
    chosen = st.radio(
        "Which move matters most to you?",
        list(criteria),
        index=list(criteria).index(top) if top in criteria else None,
        format_func=lambda name: plain(criteria[name].name),
        captions=[plain(_move(one)) for one in workshop.criteria],
        key=f"most_{workshop.code}_{current.number}",
        label_visibility="collapsed",
    )
    return criteria[chosen] if chosen else None


def _second_step(
    workshop: Workshop, most: Criterion, before: Mapping[str, float], current: Round
) -> dict[str, float]:
    st.subheader(
        plain(f"2. “{most.name}” is 100. How much does each other move matter beside it?"),
        anchor=False,
    )
    st.write("50 means half as much. 0 means not at all.")
    swings: dict[str, float] = {most.id: 100.0}
    for one in workshop.criteria:
        if one.id != most.id:
            swings[one.id] = st.slider(
                plain(one.name),
                0,
                100,
                int(before.get(one.id, 50)),
                help=plain(_move(one)),
                key=f"swing_{workshop.code}_{current.number}_{one.id}",
            )
    return {one.id: swings[one.id] for one in workshop.criteria}


def _third_step(
    page: Frame,
    workshop: Workshop,
    secret: str | None,
    current: Round,
    swings: Mapping[str, float],
) -> None:
    st.subheader("3. What that means", anchor=False)
    total = sum(swings.values())
    shares = sorted(workshop.criteria, key=lambda one: -swings[one.id])
    for one in shares:
        share = swings[one.id] / total
        st.progress(share, text=plain(f"{one.name}: {share:.0%}"))
    st.write("You can change your ballot until the round closes. It is kept without your name.")
    if st.button("Cast my ballot", type="primary"):
        try:
            page.workshops.cast_ballot(workshop.code, secret, current.number, swings)
        except AppraisalError as error:
            show_problem(error)
        else:
            st.success("Your ballot is in.")


def _move(criterion: Criterion) -> str:
    return f"Worst: {criterion.worst_words}. Best: {criterion.best_words}."
