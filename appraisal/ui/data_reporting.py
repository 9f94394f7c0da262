"""The Data and Analysis Report, to download from a page: a Word document or a web page."""

from __future__ import annotations

import streamlit as st

from appraisal.partnership.database import PartnershipData
from appraisal.ui.partnership_frame import DataPage

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def offer_report(page: DataPage) -> None:
    """Two buttons; a report is written only when its button is pressed."""
    st.header("The Data and Analysis Report", anchor=False)
    st.write(
        "Everything on these pages with its charts, tables and sources, to read or to attach to "
        "papers. Numbers are hidden there as they are here. Writing it takes some seconds."
    )
    with st.container(horizontal=True):
        st.download_button(
            "Download for Word",
            lambda: _word(page.data),
            "data-and-analysis-report.docx",
            _WORD,
            key="report_word",
            on_click="ignore",
            type="primary",
        )
        st.download_button(
            "Download as a web page",
            lambda: _html(page.data),
            "data-and-analysis-report.html",
            "text/html",
            key="report_html",
            on_click="ignore",
        )


def _word(data: PartnershipData) -> bytes:
    # Only who wants a report waits for the libraries that write it.
    from appraisal.reports import word_report

    return word_report(data)


def _html(data: PartnershipData) -> bytes:
    from appraisal.reports import html_report

    return html_report(data)
