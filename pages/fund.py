"""Pooled fund: the budgets, who pays in, what was spent, and who bears an overspend."""

from appraisal.briefing.fund import SECTIONS
from appraisal.ui.funding import choose_fund_where, fund_section
from appraisal.ui.partnership_frame import (
    choose_section,
    close_data_page,
    open_data_page,
    show_section,
)

page = open_data_page("Pooled fund")
topic = choose_section(SECTIONS)
where = choose_fund_where(page, topic)

section = fund_section(page, topic, where)
if section:
    show_section(section)
close_data_page(page)
