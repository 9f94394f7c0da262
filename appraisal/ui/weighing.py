"""Swing weighting on a laptop, for a table or for somebody who wants to weigh in depth."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from appraisal.errors import AppraisalError
from appraisal.option_sets import Criterion
from appraisal.ui.frame import Frame, show_problem
from appraisal.ui.words import plain
from appraisal.workshops import Ballot, Round, Workshop


@dataclass(frozen=True)
class Answers:
    """What somebody has said so far: the move that matters most, and the others beside it."""

    most: str | None = None
    swings: Mapping[str, float] = field(default_factory=dict)


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
    answers = _second_step(workshop, most, before, current)
    _keep(page, workshop, secret, current, answers)
    if len(answers.swings) == len(workshop.criteria):
        _third_step(page, workshop, secret, current, answers)
    else:
        st.info("Answer them all to see what they mean.")


def _before(page: Frame, workshop: Workshop, secret: str | None, current: Round) -> Answers:
    """The answers to start from: this round's draft or ballot, or the last round's ballot."""
    ballots = [
        page.workshops.ballot(workshop.code, secret, number)
        for number in range(current.number, 0, -1)
    ]
    draft = page.workshops.draft(workshop.code, secret) or {}
    seen = ballots[0].version if ballots[0] else 0
    if draft.get("round") == current.number and draft.get("seen", 0) >= seen:
        return _from_draft(workshop, draft)
    return next((_from_ballot(ballot) for ballot in ballots if ballot), Answers())


def _from_draft(workshop: Workshop, draft: Mapping[str, object]) -> Answers:
    """A draft of this page's or of the phone's, as far as its answers are usable numbers."""
    known = {one.id for one in workshop.criteria}
    most, kept = draft.get("most"), draft.get("swings")
    swings = {}
    for name, typed in kept.items() if isinstance(kept, Mapping) else ():
        try:
            number = float(str(typed))
        except ValueError:
            continue
        if name in known and 0 <= number <= 100:
            swings[name] = number
    return Answers(most if isinstance(most, str) and most in known else None, swings)


def _from_ballot(ballot: Ballot) -> Answers:
    top = max(ballot.swings, key=ballot.swings.__getitem__)
    scale = 100 / ballot.swings[top]
    return Answers(top, {name: round(swing * scale, 2) for name, swing in ballot.swings.items()})


def _first_step(workshop: Workshop, before: Answers, current: Round) -> Criterion | None:
    st.subheader(
        "1. If only one of these could move from worst to best, which would you choose?",
        anchor=False,
    )
    criteria = {one.id: one for one in workshop.criteria}
    chosen = st.radio(
        "Which move matters most to you?",
        list(criteria),
        index=list(criteria).index(before.most) if before.most else None,
        format_func=lambda name: plain(criteria[name].name),
        captions=[plain(_move(one)) for one in workshop.criteria],
        key=f"most_{workshop.code}_{current.number}",
        label_visibility="collapsed",
    )
    return criteria[chosen] if chosen else None


def _second_step(workshop: Workshop, most: Criterion, before: Answers, current: Round) -> Answers:
    st.subheader(
        plain(f"2. “{most.name}” is 100. How much does each other move matter beside it?"),
        anchor=False,
    )
    st.write("50 means half as much. 0 means not at all.")
    given: dict[str, float | None] = {most.id: 100.0}
    for one in workshop.criteria:
        if one.id != most.id:
            # Empty to begin with: a number that stands there already sways the answer.
            given[one.id] = st.number_input(
                plain(one.name),
                min_value=0.0,
                max_value=100.0,
                value=before.swings.get(one.id),
                step=5.0,
                format="%g",
                placeholder="0 to 100",
                key=f"swing_{workshop.code}_{current.number}_{one.id}",
            )
            st.caption(plain(_move(one)))
    swings = {one.id: given[one.id] for one in workshop.criteria}
    return Answers(most.id, {name: swing for name, swing in swings.items() if swing is not None})


def _keep(
    page: Frame, workshop: Workshop, secret: str | None, current: Round, answers: Answers
) -> None:
    """Keep the answers as a draft, so that a reload or the phone finds them."""
    ballot = page.workshops.ballot(workshop.code, secret, current.number)
    if ballot and _from_ballot(ballot) == answers:
        return
    draft = {
        "round": current.number,
        "step": "swings",
        "most": answers.most,
        "swings": {name: f"{swing:g}" for name, swing in answers.swings.items()},
        "seen": ballot.version if ballot else 0,
    }
    if page.workshops.draft(workshop.code, secret) == draft:
        return
    try:
        page.workshops.save_draft(workshop.code, secret, draft)
    except AppraisalError as error:
        show_problem(error)


def _third_step(
    page: Frame, workshop: Workshop, secret: str | None, current: Round, answers: Answers
) -> None:
    st.subheader("3. What that means", anchor=False)
    total = sum(answers.swings.values())
    for one in sorted(workshop.criteria, key=lambda one: -answers.swings[one.id]):
        share = answers.swings[one.id] / total
        st.progress(share, text=plain(f"{one.name}: {share:.0%}"))
    st.write("You can change your ballot until the round closes. It is kept without your name.")
    if st.button("Cast my ballot", type="primary"):
        try:
            page.workshops.cast_ballot(workshop.code, secret, current.number, answers.swings)
        except AppraisalError as error:
            show_problem(error)
        else:
            st.success("Your ballot is in.")


def _move(criterion: Criterion) -> str:
    return f"Worst: {criterion.worst_words}. Best: {criterion.best_words}."
