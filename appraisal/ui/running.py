"""The facilitator's controls: open, close, reveal, next round."""

from collections.abc import Callable

import streamlit as st

from appraisal.errors import AppraisalError
from appraisal.ui.addresses import address_asked_for
from appraisal.ui.frame import Frame, show_problem
from appraisal.ui.listener import listen
from appraisal.ui.words import plain
from appraisal.workshops import Mode, Round, Workshop

_MODES = {
    "live": "Live: results move on the screen as ballots arrive, from three ballots on",
    "blind": "Blind: only turnout shows until you reveal (recommended for a first round)",
}


def round_controls(page: Frame, workshop: Workshop) -> None:
    """Where the round stands and the one or two things that can be done next."""
    st.markdown(f"**{plain(workshop.title)}**")
    if workshop.rehearsal:
        st.warning("This is a rehearsal. Its votes are simulated and do not count.")
    _reachable_warning()
    current = workshop.current
    if current is None or current.status != "open":
        _between_rounds(page, workshop)
    else:
        st.subheader(f"Round {current.number} is open, {current.mode}", anchor=False)
        if st.button(f"Close round {current.number}", type="primary"):
            _do(lambda: page.workshops.close_round(workshop.code))
    # In a tab of its own: these controls must not vanish on the projector.
    st.link_button("Show the screen in a new tab", f"/screen?workshop={workshop.code}")


def _between_rounds(page: Frame, workshop: Workshop) -> None:
    current = workshop.current
    if current is None:
        st.subheader("Nobody has been asked yet", anchor=False)
    else:
        st.subheader(f"Round {current.number} is {current.status}", anchor=False)
        _what_is_hidden(page, workshop, current)
    number = len(workshop.rounds) + 1
    modes: list[Mode] = ["live", "blind"]
    mode = st.radio(
        f"How should round {number} run?",
        modes,
        format_func=_MODES.__getitem__,
        help="In a blind round nobody is swayed by what the others said.",
    )
    to_reveal = current is not None and _waits_for_reveal(current)
    if st.button(f"Open round {number}", type="secondary" if to_reveal else "primary"):
        _do(lambda: page.workshops.open_round(workshop.code, mode))
    passed_over = [one for one in workshop.rounds[:-1] if _waits_for_reveal(one)]
    if passed_over:
        with st.expander("Earlier rounds that were not revealed", expanded=True):
            for one in passed_over:
                _reveal_button(page, workshop, one)


def _what_is_hidden(page: Frame, workshop: Workshop, current: Round) -> None:
    """The reveal, where one is waited for, and why nothing shows where nothing does."""
    results = page.workshops.results(workshop.code, current.number)
    if _waits_for_reveal(current):
        _reveal_button(page, workshop, current)
    elif results.why_hidden:
        st.info(results.why_hidden)


def _waits_for_reveal(one: Round) -> bool:
    """Whether a round's results are kept back; a live round has shown them already."""
    return one.mode == "blind" and one.status == "closed"


def _reveal_button(page: Frame, workshop: Workshop, one: Round) -> None:
    latest = workshop.current == one
    if st.button(f"Reveal round {one.number}", type="primary" if latest else "secondary"):
        _do(lambda: page.workshops.reveal(workshop.code, one.number))


@st.fragment(run_every=5)
def turnout_board(page: Frame, workshop: Workshop) -> None:
    """Who has joined and voted, as counts; it follows the room by itself."""
    now = page.workshops.by_code(workshop.code)
    listen(now.code, now.version)
    if now.current != workshop.current and _changed_elsewhere(now, workshop):
        st.rerun()
    columns = st.columns(2)
    columns[0].metric("People have joined", now.joined)
    columns[1].metric("Ballots cast in this round", now.current.cast if now.current else 0)
    rows = page.workshops.turnout(now.code)
    moving = bool(now.current and now.current.mode == "live" and now.current.status == "open")
    if now.option_set.groups:
        st.table(
            {
                "Group": [plain(row.name) for row in rows],
                "Joined": [_count(row.joined) for row in rows],
                "Voted in this round": [_count(row.cast, moving) for row in rows],
            },
            border="horizontal",
            hide_index=True,
            alt="Turnout by group, as counts",
        )
        st.caption(
            "A group of fewer than 5 people (8 of people who use services or of carers) is kept "
            "private, so that nobody in it can be known, and so is any group that would give one "
            "away. In a live round votes are counted by group once it has closed."
        )


def board_link_maker(page: Frame, workshop: Workshop) -> None:
    """A read-only link for board members, shown once."""
    with st.expander("A link for board members"):
        st.write(
            "Board members can read this workshop's screen, results and options, and change "
            "nothing. Only a hash of the link is kept, so copy it now."
        )
        if st.button("Make a board link"):
            st.code(
                f"{address_asked_for()}/board/{page.workshops.make_board_link(workshop.code)}", None
            )


def _changed_elsewhere(now: Workshop, before: Workshop) -> bool:
    """Whether a round was opened, closed or revealed since the page was drawn."""
    rounds = [(one.number, one.status) for one in now.rounds]
    return rounds != [(one.number, one.status) for one in before.rounds]


def _count(number: int | None, moving: bool = False) -> str:
    if number is None:
        return "when the round closes" if moving else "kept private"
    return str(number)


def _do(change: Callable[[], object]) -> None:
    try:
        change()
    except AppraisalError as error:
        show_problem(error)
    else:
        st.rerun()


def _reachable_warning() -> None:
    name = address_asked_for().split("://", 1)[-1]
    if name.startswith(("localhost", "127.", "[::1]")):
        st.info(
            "This server answers on this machine only. For phones in the room, start it with "
            "`appraisal serve --address 0.0.0.0` and open the address that it prints."
        )
