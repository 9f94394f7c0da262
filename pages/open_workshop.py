"""Open a workshop: a title and an option set, and out comes a join code."""

import streamlit as st

from appraisal.errors import AppraisalError
from appraisal.ui.choosing import choose_option_set, option_set_summary
from appraisal.ui.frame import open_page, show_problem
from appraisal.ui.links import go_to
from appraisal.ui.warming import load_in_the_background

page = open_page("Open a workshop", wide=False)
st.write(
    "Choose what the room will weigh. The option set is kept with the workshop as it stands, with "
    "the figures that it takes from the partnership data."
)

option_set = choose_option_set()
if option_set:
    option_set_summary(option_set)
    with st.form("open"):
        title = st.text_input(
            "Title of the workshop",
            value=option_set.title,
            max_chars=120,
            help="People see it on their phones, so that they know they are in the right place.",
        )
        opened = st.form_submit_button("Open the workshop", type="primary")
    if opened:
        try:
            workshop = page.workshops.open_workshop(title, option_set)
        except AppraisalError as error:
            show_problem(error)
        else:
            go_to("run", workshop.code)

load_in_the_background()
