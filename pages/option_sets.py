"""Option sets: upload or paste YAML, see every problem beside its line, load it, download it."""

import streamlit as st

from appraisal.ui import checking
from appraisal.ui.choosing import choose_option_set, option_set_summary
from appraisal.ui.frame import open_page

page = open_page("Option sets")
load, download = st.tabs(["Check and load", "See and download"])

with load:
    text = checking.ask_for_text()
    if text is not None:
        checking.check_and_load(text)

with download:
    option_set = choose_option_set("download_set")
    if option_set:
        option_set_summary(option_set)
        st.download_button(
            "Download as YAML", option_set.text, f"{option_set.id}.yaml", "application/yaml"
        )
        st.caption(f"SHA-256 of the file: {option_set.sha256}")
