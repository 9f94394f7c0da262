"""Options: what each one is, what speaks for and against it, and why it has its scores."""

from appraisal.ui import describing, method_checks
from appraisal.ui.figures import figures_by_now
from appraisal.ui.frame import open_page

page = open_page("Options", reader="board")
workshop = page.workshop()
option_set = workshop.option_set

describing.question(option_set)
chosen = describing.choose_option(option_set)
describing.option(option_set, chosen, figures_by_now(option_set))
method_checks.listed(workshop)
