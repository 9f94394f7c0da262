"""The Data and Analysis Report: one account of the evidence, written for Word and for browsers.

Both documents are written from the sections that the pages show, so that no figure differs, and
none reaches them but as it may be shown. A report is made once for a load and then kept with it.
"""

from __future__ import annotations

from typing import Final

from appraisal.partnership.database import PartnershipData

FILE_NAME: Final = "data-and-analysis-report"
"""What the documents are called, before `.docx` and `.html`."""


def word_report(data: PartnershipData) -> bytes:
    """The report as a Word document (.docx); the same load gives the same bytes.

    Takes some seconds the first time, for the pictures.
    """
    # Whoever does not want a report never waits for the libraries that write it.
    from appraisal.reports.building import report
    from appraisal.reports.word import word_document

    return data.once("word_report", lambda: word_document(report(data)))


def html_report(data: PartnershipData) -> bytes:
    """The report as one HTML page that refers to nothing outside itself; same load, same bytes."""
    from appraisal.reports.building import report
    from appraisal.reports.web import web_page

    return data.once("html_report", lambda: web_page(report(data)))
