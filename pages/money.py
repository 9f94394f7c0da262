"""Value for money: what each option costs beside what it is worth, never mixed."""

from appraisal.ui import valuing
from appraisal.ui.frame import open_page
from appraisal.ui.scenarios import choose_scenario

page = open_page("Value for money", reader="board")
workshop = page.workshop()
scenario = choose_scenario(page, workshop)

result = valuing.work_out(scenario)
if result:
    valuing.frontier(scenario, result)
    if len(result.compared) > 1:
        valuing.zero_point(scenario, result)
    valuing.notes(scenario, result)
