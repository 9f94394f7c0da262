"""Run the round: one next step at a time, with turnout as counts only."""

import streamlit as st

from appraisal.ui import method_checks, running
from appraisal.ui.frame import open_page

page = open_page("Run the round")
workshop = page.workshop()

running.round_controls(page, workshop)
method_checks.answer(page, workshop)
running.turnout_board(page, workshop)
running.board_link_maker(page, workshop)
st.caption("The join code is always in the side bar and on the screen.")
