"""The server: Streamlit's pages with the phone ballot, the live feed and the links beside them.

`appraisal serve` and `streamlit run app.py` start the same thing.
"""

import streamlit as st

from appraisal import serving

app = st.App(
    serving.NAVIGATION,
    routes=serving.routes(),
    middleware=serving.middleware(),
    lifespan=serving.lifespan,
)
