"""Where everybody lands: what this is, and the next step for whoever has come."""

import streamlit as st

from appraisal.ui import starting
from appraisal.ui.frame import open_page

page = open_page("Appraisal", reader="anyone", wide=False)

if page.visitor.facilitator:
    starting.workshop_list(page)
    starting.rehearsal_button(page)
else:
    st.write(
        "A workshop in which people weigh what matters, on their phones or on a laptop, and see "
        "together what that means for the options in front of them."
    )
    st.link_button("Join with a code", "/b", type="primary")
    st.write(
        "If you run the workshop, open the facilitator's private link that was printed where "
        "the server was started."
    )
