"""The script that Streamlit runs: which pages there are, in the order of an event."""

from typing import NamedTuple

import streamlit as st

from appraisal.places import PAGES
from appraisal.ui.visitor import Visitor, visitor
from appraisal.workshops import held_workshops


class _Step(NamedTuple):
    file: str
    title: str
    section: str
    reader: str
    help: str


_STEPS = (
    _Step("start", "Start", "", "anyone", "What Appraisal is, and your workshops."),
    _Step(
        "open_workshop",
        "Open a workshop",
        "At the event",
        "facilitator",
        "Choose an option set and get a join code.",
    ),
    _Step(
        "run",
        "Run the round",
        "At the event",
        "facilitator",
        "Open, close and reveal rounds; see who has joined and voted, as counts.",
    ),
    _Step(
        "screen",
        "Screen",
        "At the event",
        "board",
        "For the projector: how to join, turnout, and the result when it may be seen.",
    ),
    _Step(
        "results",
        "Results",
        "What came out",
        "board",
        "Weights, values and contributions of each round and group.",
    ),
    _Step(
        "options",
        "Options",
        "What came out",
        "board",
        "Each option: its advantages and disadvantages, and the reason for every score.",
    ),
    _Step(
        "change",
        "What would change it",
        "Would it still win",
        "board",
        "The weight and the score at which another option would lead.",
    ),
    _Step(
        "sure",
        "How sure are we",
        "Would it still win",
        "board",
        "Who is first for this room, and under every possible weighting.",
    ),
    _Step(
        "differ",
        "Where we differ",
        "Would it still win",
        "board",
        "Groups, the spread of the room, whose voices count, and opinions alike.",
    ),
    _Step(
        "compare",
        "Compare",
        "Would it still win",
        "board",
        "Two to four scenarios side by side, under an address to share.",
    ),
    _Step(
        "money",
        "Value for money",
        "Would it still win",
        "board",
        "What each option costs beside what it is worth.",
    ),
    _Step(
        "partnership",
        "Partnership data",
        "The evidence",
        "board",
        "People, needs, services and costs, with nobody to be picked out.",
    ),
    _Step(
        "demand",
        "Demand",
        "The evidence",
        "board",
        "Low, central and high over ten years: people, money, places and staff.",
    ),
    _Step(
        "fund",
        "Pooled fund",
        "The evidence",
        "board",
        "Budgets, the pool, who pays in, and who bears an overspend.",
    ),
    _Step(
        "quality",
        "Data quality",
        "The evidence",
        "board",
        "Every check of the data, what it found, and the report.",
    ),
    _Step(
        "load_data",
        "Load data",
        "Prepare",
        "facilitator",
        "Check and load the partnership's data.",
    ),
    _Step(
        "option_sets",
        "Option sets",
        "Prepare",
        "facilitator",
        "Load, check and download option sets.",
    ),
    _Step(
        "weigh",
        "Weigh the criteria",
        "Take part",
        "anyone",
        "The ballot on a larger page, for a table with a laptop.",
    ),
)


def navigate() -> None:
    """Show the navigation that this visitor needs and run the page asked for.

    Every page stays registered for everybody, so that an address always finds its page; the
    page itself decides whether the visitor may see it. They have no icons: Streamlit fetches a
    page's icon from the internet for the browser's tab, and a hall may have none.
    """
    workshops = held_workshops()
    who = visitor(workshops)
    sections: dict[str, list[st.Page]] = {}
    for step in _STEPS:
        page = st.Page(
            PAGES / f"{step.file}.py",
            title=step.title,
            help=step.help,
            url_path=None if step.file == "start" else step.file,
            default=step.file == "start",
            visibility="visible" if _useful(step, who) else "hidden",
        )
        sections.setdefault(step.section, []).append(page)
    st.navigation(sections, expanded=True).run()


def _useful(step: _Step, who: Visitor) -> bool:
    """Whether a page belongs in this visitor's navigation."""
    if who.facilitator or step.file == "start":
        return True
    return step.reader == ("board" if who.boards else "anyone")


if __name__ == "__main__":
    navigate()
