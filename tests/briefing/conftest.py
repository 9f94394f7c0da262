"""Harrowmere, loaded once for all tests of briefings."""

from pathlib import Path

import pytest

from appraisal.partnership.database import PartnershipData, partnership_data
from appraisal.partnership.loading import load

HARROWMERE = Path(__file__).parents[2] / "data" / "harrowmere"


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data that holds Harrowmere, as a load leaves it."""
    folder = tmp_path_factory.mktemp("harrowmere")
    assert load(HARROWMERE, folder).loaded
    return folder


@pytest.fixture(scope="session")
def data(loaded: Path) -> PartnershipData:
    held = partnership_data(loaded)
    assert held is not None
    return held
