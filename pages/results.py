"""Results: weights, values and contributions of each round and group, as far as they may show."""

from appraisal.ui import reporting
from appraisal.ui.frame import open_page
from appraisal.ui.rounds import choose_round

page = open_page("Results", reader="board")
workshop = page.workshop()

results = choose_round(page, workshop)
voice = reporting.choose_voice(results)
reporting.values(workshop, results, voice)
reporting.weights(page, workshop, results, voice)
reporting.groups(workshop, results)
reporting.matrix(workshop, voice)
