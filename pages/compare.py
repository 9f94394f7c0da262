"""Compare: two to four scenarios side by side, under an address that opens the same view."""

from appraisal.ui import comparing
from appraisal.ui.frame import open_page

page = open_page("Compare", reader="board")
workshop = page.workshop()

chosen = comparing.choose(page, workshop)
comparison = comparing.side_by_side(page, workshop, chosen)
if comparison:
    comparing.differences(comparison)
    comparing.contributions(comparison)
    comparing.notes(comparison)
