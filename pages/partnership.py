"""Partnership data: people, needs, services and costs, one section at a time."""

from appraisal.briefing.partnership_topics import SECTIONS
from appraisal.ui.partnership_frame import (
    attempt,
    choose_section,
    choose_where,
    close_data_page,
    open_data_page,
    show_section,
)

page = open_data_page("Partnership data")
topic = choose_section(SECTIONS)
where = choose_where(page.data, topic.filters, topic.filters_note)

section = attempt(lambda: topic.section(page.data, where))
if section:
    show_section(section)
close_data_page(page)
