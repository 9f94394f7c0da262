"""Harrowmere, decided once for all tests of figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraisal.partnership.database import PartnershipData, partnership_data
from tests.partnership.figures.databases import ready


@pytest.fixture(scope="session")
def harrowmere(tmp_path_factory: pytest.TempPathFactory) -> PartnershipData:
    """The figures of Harrowmere as it stands in the repository."""
    folder = tmp_path_factory.mktemp("harrowmere")
    ready(folder)
    data = partnership_data(folder)
    assert data is not None
    return data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for a database of one test's own."""
    return tmp_path
