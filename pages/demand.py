"""Demand: low, central and high over ten years, with drivers to change."""

from appraisal.briefing.demand import SECTIONS, demand_section
from appraisal.ui.demanding import choose_drivers
from appraisal.ui.partnership_frame import (
    attempt,
    choose_section,
    choose_where,
    close_data_page,
    open_data_page,
    show_section,
)

page = open_data_page("Demand")
topic = choose_section(SECTIONS)
where = choose_where(page.data, topic.filters, topic.filters_note)
outlooks = choose_drivers(page, topic, where)

section = attempt(lambda: demand_section(topic, page.data, where, outlooks))
if section:
    show_section(section)
close_data_page(page)
