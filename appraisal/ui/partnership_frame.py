"""The frame of every page on partnership data: whose data, of which date, what they may show.

A page opens with `open_data_page`, lets people choose with `choose_section` and `choose_where`
(both kept in the address), shows with `show_section`, and closes with `close_data_page`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from appraisal.briefing import Section
from appraisal.briefing.standing import Standing, standing
from appraisal.briefing.topic import Filter, Topic
from appraisal.errors import AppraisalError
from appraisal.partnership.database import PartnershipData, partnership_data
from appraisal.partnership.figures import Where
from appraisal.ui.data_filters import where_asked_for
from appraisal.ui.exhibits import show_exhibits
from appraisal.ui.frame import Frame, open_page, show_problem
from appraisal.ui.links import page_link
from appraisal.ui.showing import say
from appraisal.ui.words import plain
from appraisal.workshops import data_folder

Worked = TypeVar("Worked")

_LOOK_EVERY = 5
"""Seconds after which an open page looks whether other data have been loaded."""


@dataclass(frozen=True)
class DataPage:
    """An open page on partnership data: its frame, the data, and what is said of them first."""

    frame: Frame
    data: PartnershipData
    standing: Standing


def open_data_page(title: str) -> DataPage:
    """Open a page for the facilitator and board members, or stop it with a sentence.

    Stops where no data were loaded, or those loaded cannot be read: says what to do.
    """
    frame = open_page(title, reader="board")
    data = _loaded(frame)
    said = attempt(lambda: standing(data))
    if said is None:
        st.stop()
    _head(said)
    _watch(data.version)
    return DataPage(frame, data, said)


def close_data_page(page: DataPage) -> None:
    """The last words of a page: how small numbers are hidden."""
    st.divider()
    say(f"How small numbers are hidden: {page.standing.profile}", how="caption")


def choose_section(topics: Sequence[Topic], label: str = "Section") -> Topic:
    """The topic looked at, the first until another is chosen; kept in the address as `section`."""
    by_key = {topic.key: topic for topic in topics}
    asked = st.query_params.get("section")
    if asked is not None and asked not in by_key:
        st.error(f"There is no section '{plain(asked[:60])}' here. Choose another.")
        asked = None
    # The key is what the widget is known by: `default` follows the address.
    chosen = st.segmented_control(
        label,
        list(by_key),
        default=asked or topics[0].key,
        format_func=lambda key: plain(by_key[key].label),
        required=True,
        key=f"section_{topics[0].key}",
        label_visibility="collapsed",
    )
    found = by_key[chosen or topics[0].key]
    st.query_params["section"] = found.key
    return found


def choose_where(data: PartnershipData, filters: Sequence[Filter], note: str = "") -> Where:
    """What the figures are narrowed to, by those filters only; kept in the address.

    A filter that is not shown keeps its place in the address and narrows nothing. `note` is a
    sentence under the filters, such as why one is not shown.
    """
    where = where_asked_for(data, filters)
    if note:
        say(note, how="caption")
    return where


def show_section(section: Section) -> None:
    """A section: its finding, what is said, its charts and tables to download, and its source."""
    st.header(plain(section.finding or section.heading), anchor=False)
    if section.missing:
        st.info(plain(section.missing))
    for paragraph in section.paragraphs:
        say(paragraph)
    show_exhibits(section)
    if section.source:
        say(section.source, how="caption")


def attempt(work: Callable[[], Worked]) -> Worked | None:
    """What `work` gives; None, with the problem on the page, where it cannot be given."""
    try:
        with st.spinner("Hiding small numbers. After a load this takes some seconds, once."):
            return work()
    except AppraisalError as error:
        show_problem(error)
        return None


def _loaded(frame: Frame) -> PartnershipData:
    try:
        data = partnership_data(data_folder())
    except AppraisalError as error:
        show_problem(error)
        _how_to_load(frame)
        st.stop()
    if data is None:
        st.info("No partnership data have been loaded yet, so there is nothing to show here.")
        _how_to_load(frame)
        st.stop()
    return data


def _how_to_load(frame: Frame) -> None:
    if frame.visitor.facilitator:
        page_link("load_data", "Load data")
    else:
        st.write("Ask the facilitator to load them.")


def _head(said: Standing) -> None:
    st.markdown(f"**{plain(said.partnership)}**, as at {plain(said.as_at)}.")
    if said.people == "real":
        st.error(plain(said.about_people))
    else:
        say(said.about_people, how="caption")


@st.fragment(run_every=_LOOK_EVERY)
def _watch(version: str) -> None:
    """Run the page again once other data have been loaded."""
    try:
        now = partnership_data(data_folder())
    except AppraisalError:
        return  # the page says so itself the next time it is opened
    if now is None or now.version != version:
        st.rerun()
