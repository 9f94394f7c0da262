"""Weigh the criteria on a larger page: the same method and the same ballot as on a phone."""

from appraisal.ui import weighing
from appraisal.ui.frame import open_page

page = open_page("Weigh the criteria", reader="anyone", wide=False)
weighing.weigh(page)
