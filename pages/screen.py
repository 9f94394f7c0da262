"""The projector's page: one message at a time, for the back of the room."""

from appraisal.ui import projecting
from appraisal.ui.frame import open_page

page = open_page("Screen", reader="board", show_title=False)
projecting.project(page, page.workshop())
