"""What would change it: the weight and the score at which another option would lead."""

from appraisal.ui import changing
from appraisal.ui.frame import open_page
from appraisal.ui.scenarios import choose_scenario

page = open_page("What would change it", reader="board")
workshop = page.workshop()
scenario = choose_scenario(page, workshop)

result = changing.headline(scenario)
changing.weights(scenario, result)
changing.scores(scenario)
changing.other_tests(scenario, result)
changing.try_weights(scenario)
changing.second_opinions(scenario)
