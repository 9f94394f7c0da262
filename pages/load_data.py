"""Load data: choose files, press once, and see everything that is wrong, or the totals."""

import streamlit as st

from appraisal.ui import loading_data
from appraisal.ui.frame import open_page

page = open_page("Load data")
st.write(
    "Load the partnership's figures from your own files. They are checked first. If anything is "
    "wrong, nothing changes and you see every problem at once."
)
loaded_now = st.container()

files = loading_data.ask_for_files()
report = loading_data.load_on_press(files)
with loaded_now:
    loading_data.say_what_is_loaded()
if report:
    loading_data.show_report(report)
else:
    loading_data.offer_templates()
