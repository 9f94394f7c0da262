"""Harrowmere loaded as an analyst loads it, and its report written once for all tests."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.document import Document

from appraisal.partnership.database import PartnershipData, partnership_data
from appraisal.partnership.loading import load
from appraisal.reports import html_report, word_report
from appraisal.reports.building import report
from appraisal.reports.content import Report
from tests.partnership.figures.databases import HARROWMERE, ready


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder into which Harrowmere was loaded."""
    folder = tmp_path_factory.mktemp("loaded")
    ready(folder)
    assert load(HARROWMERE, folder).loaded
    return folder


@pytest.fixture(scope="session")
def harrowmere(loaded: Path) -> PartnershipData:
    """Harrowmere's data, with what the checks found."""
    data = partnership_data(loaded)
    assert data is not None
    return data


@pytest.fixture(scope="session")
def written(harrowmere: PartnershipData) -> Report:
    """What the report holds."""
    return report(harrowmere)


@pytest.fixture(scope="session")
def word(harrowmere: PartnershipData) -> Document:
    """The Word document, as a reader opens it."""
    return docx.Document(io.BytesIO(word_report(harrowmere)))


@pytest.fixture(scope="session")
def page(harrowmere: PartnershipData) -> str:
    """The HTML page."""
    return html_report(harrowmere).decode()
