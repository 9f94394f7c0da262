"""The frame that every page opens in its first line: access, title, workshop, join code.

A page must not trust the navigation to have run: after a restart a deep link can reach it
alone. So the access check is here, and nothing on the page runs before it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NoReturn

import streamlit as st

from appraisal.errors import AppraisalError
from appraisal.ui import memory
from appraisal.ui.addresses import address_asked_for
from appraisal.ui.joining import join_card
from appraisal.ui.links import page_link
from appraisal.ui.visitor import Visitor, visitor
from appraisal.ui.window import watch_window
from appraisal.ui.words import plain
from appraisal.workshops import Workshop, Workshops, held_workshops, tidy_code

Reader = Literal["facilitator", "board", "anyone"]

_FOCUS = """
<style>
a:focus-visible, button:focus-visible, summary:focus-visible {
  outline: 3px solid #0B1F33 !important; outline-offset: 2px;
}
</style>
"""
"""Where the keyboard is must be seen everywhere; in the side bar Streamlit only tints it."""

_PRINT = """
<style>
@media print {
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stExpander"],
  [data-testid="stButton"], [data-testid="stMultiSelect"] { display: none !important; }
  [data-testid="stMain"], [data-testid="stAppViewContainer"], .stApp {
    position: static !important; overflow: visible !important; height: auto !important; }
  [data-testid="stPlotlyChart"], table { break-inside: avoid; }
}
</style>
"""
"""On paper: the whole page, and nothing to press or to open."""

# An own icon: Streamlit would fetch one from the internet, which a hall may not have.
_ICON = Path(__file__).with_name("icon.png")


@dataclass(frozen=True)
class Frame:
    """What a page needs to know of its surroundings."""

    workshops: Workshops
    visitor: Visitor

    def workshop(self) -> Workshop:
        """The workshop this page is about: from its address, else the last or latest one.

        Shows a choice in the sidebar where there are several, and keeps the address in step.
        Stops the page with a sentence where there is none to show.
        """
        open_to_visitor = [one for one in self.workshops.list() if self.visitor.may_read(one.code)]
        if not open_to_visitor:
            st.info("There is no workshop yet. Open one from an option set first.")
            page_link("open_workshop", "Open a workshop")
            st.stop()
        chosen = _chosen(open_to_visitor)
        memory.remember_workshop(chosen.code)
        st.query_params["workshop"] = chosen.code
        _sidebar(chosen, open_to_visitor)
        return chosen


def open_page(
    title: str, reader: Reader = "facilitator", *, show_title: bool = True, wide: bool = True
) -> Frame:
    """Open a page for the readers it is meant for, or stop it with a sentence."""
    st.set_page_config(
        page_title=f"{title} · Appraisal",
        page_icon=str(_ICON),
        layout="wide" if wide else "centered",
        initial_sidebar_state="auto" if show_title else "collapsed",
    )
    st.html(_FOCUS + _PRINT)
    workshops = _workshops()
    frame = Frame(workshops, visitor(workshops))
    if not _may_open(frame.visitor, reader):
        _refuse(reader)
    if show_title:
        st.title(title, anchor=False)
        watch_window()
    return frame


def show_problem(error: AppraisalError) -> None:
    """Show what went wrong as it stands; every line is a problem of its own."""
    st.error("  \n".join(plain(line) for line in str(error).splitlines()))


def _workshops() -> Workshops:
    try:
        return held_workshops()
    except AppraisalError as error:
        show_problem(error)
        st.stop()


def _may_open(who: Visitor, reader: Reader) -> bool:
    if reader == "anyone" or who.facilitator:
        return True
    return reader == "board" and bool(who.boards)


def _refuse(reader: Reader) -> NoReturn:
    st.title("This page needs a private link", anchor=False)
    if reader == "facilitator":
        st.write(
            "It is the facilitator's. Open the private link that was printed where the server "
            "was started, on this device, and come back."
        )
    else:
        st.write("It is for board members and the facilitator. Ask the facilitator for the link.")
    st.write("To take part in a workshop you need only its code.")
    st.link_button("Join with a code", "/b", type="primary")
    st.stop()


def _chosen(choices: list[Workshop]) -> Workshop:
    """The workshop that the address names, else the one looked at last, else the latest."""
    by_code = {one.code: one for one in choices}
    named = st.query_params.get("workshop")
    if named is None:
        return by_code.get(memory.last_workshop() or "", choices[0])
    chosen = by_code.get(tidy_code(named))
    if chosen is None:
        # Never another one in its place: a press on this page would act on it.
        st.error(f"There is no workshop {plain(named[:60])} that you may open here.")
        page_link("start", "Go to the start page")
        st.stop()
    return chosen


def _sidebar(chosen: Workshop, choices: list[Workshop]) -> None:
    with st.sidebar:
        if len(choices) > 1:
            # A list of choices is not Markdown, so the title needs no escaping there.
            titles = {one.code: f"{one.code} · {one.title}" for one in choices}
            picked = st.selectbox(
                "Workshop",
                list(titles),
                index=list(titles).index(chosen.code),
                format_func=titles.__getitem__,
            )
            if picked != chosen.code:
                st.query_params["workshop"] = picked
                memory.remember_workshop(picked)
                st.rerun()
        join_card(chosen, address_asked_for())
