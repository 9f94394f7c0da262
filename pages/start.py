"""Where everybody lands: what this is, and the next step for whoever has come."""

from appraisal.ui import starting
from appraisal.ui.frame import open_page

page = open_page("Appraisal", reader="anyone", wide=False)

if page.visitor.facilitator:
    starting.open_button()
    starting.workshop_list(page)
    starting.rehearsal_button(page)
elif page.visitor.boards:
    starting.workshop_list(page)
else:
    starting.welcome()
