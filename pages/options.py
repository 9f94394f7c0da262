"""Options: what each one is, what speaks for and against it, and why it has its scores."""

import streamlit as st

from appraisal.ui import describing
from appraisal.ui.frame import open_page

page = open_page("Options", reader="board")
option_set = page.workshop().option_set

describing.question(option_set)
titles = {one.id: describing.title(one) for one in option_set.options}
chosen = st.segmented_control(
    "Option", list(titles), default=next(iter(titles)), format_func=titles.get, required=True
)
describing.option(option_set, option_set.option(chosen))
