"""How sure are we: who is first for this room, and under every possible weighting."""

import streamlit as st

from appraisal.ui import sureness
from appraisal.ui.frame import open_page
from appraisal.ui.rounds import choose_closed_round

page = open_page("How sure are we", reader="board")
workshop = page.workshop()
results = choose_closed_round(page, workshop)

room = sureness.room(page, workshop, results)
# The answer comes first, though what it is about is chosen below it.
answer = st.container()
everything = sureness.every_weighting(workshop)
if everything:
    with answer:
        sureness.acceptability(room, everything)
    sureness.by_group(results, room)
    sureness.what_to_believe(workshop, results, room, everything)
    sureness.head_to_head(room, everything)
