"""Method checks on a page: what is likely to mislead, and the reason for going on regardless."""

import streamlit as st

from appraisal.errors import AppraisalError
from appraisal.option_sets import OptionSet
from appraisal.ui.check_words import check_in_words, check_subject
from appraisal.ui.frame import Frame, show_problem
from appraisal.ui.showing import say
from appraisal.ui.words import date_in_words, plain
from appraisal.wording import counted
from appraisal.workshops import MethodCheck, Workshop


def answer(page: Frame, workshop: Workshop) -> None:
    """The checks that the option set does not pass, each with room for a reason."""
    if not workshop.checks:
        return
    with st.expander(_label(workshop)):
        st.write(
            "Each says what is likely to mislead people. You may go on: say why, and the reason "
            "is kept with the workshop and shown to the board."
        )
        for place, check in enumerate(workshop.checks):
            with st.container(border=True):
                _answer_one(page, workshop, check, place)


def _label(workshop: Workshop) -> str:
    label = f"{counted(len(workshop.checks), 'method check')} to think about"
    waiting = sum(check.reason is None for check in workshop.checks)
    if not waiting:
        return f"{label}: each has a reason"
    return f"{label}: {waiting} {'has' if waiting == 1 else 'have'} no reason yet"


def _answer_one(page: Frame, workshop: Workshop, check: MethodCheck, place: int) -> None:
    show(check, workshop.option_set)
    # Each field by a name of its own, for whoever hears the page.
    about = f"check {place + 1}, {check_subject(check, workshop.option_set)}"
    key = f"check_{workshop.code}_{place}"
    with st.form(key, border=False):
        reason = st.text_input(
            plain(f"{'Another reason' if check.reason else 'Reason for going on'} ({about})"),
            max_chars=500,
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
                show(check, workshop.option_set)
                if check.reason is None:
                    say("No reason for going on has been given yet.", how="caption")


def show(check: MethodCheck, option_set: OptionSet) -> None:
    """One check in words, with its reason where there is one."""
    say(check_in_words(check, option_set))
    if check.reason and check.answered:
        say(f"Reason given on {date_in_words(check.answered)}: {check.reason}")
