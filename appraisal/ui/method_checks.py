"""Method checks on a page: what is likely to mislead, and the reason for going on regardless."""

import streamlit as st

from appraisal.errors import AppraisalError
from appraisal.ui.frame import Frame, show_problem
from appraisal.ui.showing import say
from appraisal.ui.words import date_in_words
from appraisal.wording import counted
from appraisal.workshops import MethodCheck, Workshop


def answer(page: Frame, workshop: Workshop) -> None:
    """The checks that the option set does not pass, each with room for a reason."""
    if not workshop.checks:
        return
    waiting = [check for check in workshop.checks if check.reason is None]
    label = counted(len(workshop.checks), "method check")
    state = f"{counted(len(waiting), 'reason')} to give" if waiting else "all answered"
    with st.expander(f"{label} to think about, {state}"):
        st.write(
            "Each says what is likely to mislead people. You may go on: say why, and the reason "
            "is kept with the workshop and shown to the board."
        )
        for place, check in enumerate(workshop.checks):
            with st.container(border=True):
                _answer_one(page, workshop, check, place)


def _answer_one(page: Frame, workshop: Workshop, check: MethodCheck, place: int) -> None:
    show(check)
    key = f"check_{workshop.code}_{place}"
    with st.form(key, border=False):
        reason = st.text_input(
            "Another reason" if check.reason else "Reason for going on", max_chars=500
        )
        if st.form_submit_button("Keep this reason"):
            try:
                page.workshops.answer_check(workshop.code, check.id, reason)
            except AppraisalError as error:
                show_problem(error)
            else:
                st.rerun()


def listed(workshop: Workshop) -> None:
    """The same to read: every check, and the reason that was given."""
    if workshop.checks:
        st.subheader("Method checks", anchor=False)
        for check in workshop.checks:
            with st.container(border=True):
                show(check)
                if check.reason is None:
                    say("No reason for going on has been given yet.", how="caption")


def show(check: MethodCheck) -> None:
    """One check in words, with its reason where there is one."""
    say(f"{check.path} {check.message}")
    if check.reason and check.answered:
        say(f"Reason given on {date_in_words(check.answered)}: {check.reason}")
