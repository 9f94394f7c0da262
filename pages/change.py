"""What would change it: the weight and the score at which another option would lead."""

from appraisal.ui import changing
from appraisal.ui.frame import open_page
from appraisal.ui.scenarios import choose_scenario

page = open_page("What would change it", reader="board")
workshop = page.workshop()
scenario = choose_scenario(page, workshop)

result = changing.headline(scenario)
if changing.can_weights_change(scenario, result):
    changing.weights(scenario, result)
if changing.can_be_overtaken(result):
    changing.scores(scenario, result)
changing.other_tests(scenario, result)
if changing.has_weights_to_move(scenario):
    changing.try_weights(scenario)
if changing.can_be_overtaken(result):
    changing.second_opinions(scenario)
