"""Data quality: the verdict, every check, what it found, the manifest, and the report."""

from appraisal.briefing.quality import TOPIC
from appraisal.ui import data_reporting
from appraisal.ui.partnership_frame import attempt, close_data_page, open_data_page, show_section

page = open_data_page("Data quality")

section = attempt(lambda: TOPIC.section(page.data))
if section:
    show_section(section)
data_reporting.offer_report(page)
close_data_page(page)
