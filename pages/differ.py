"""Where we differ: groups, the spread of the room, whose voices count, and opinions alike."""

from appraisal.ui import differing
from appraisal.ui.frame import open_page
from appraisal.ui.rounds import choose_closed_round

page = open_page("Where we differ", reader="board")
workshop = page.workshop()
results = choose_closed_round(page, workshop)

agreement = differing.agreement(page, workshop, results)
if results and agreement and len(workshop.criteria) > 1:
    differing.groups(workshop, results)
    differing.spread(workshop, agreement)
    differing.voices(workshop, agreement)
    differing.shift(page, workshop, results)
    differing.clusters(workshop, agreement)
