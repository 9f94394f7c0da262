"""A folder to give tables in."""

from pathlib import Path

import pytest

from tests.partnership.givers import Giver


@pytest.fixture
def giver(tmp_path: Path) -> Giver:
    """An empty folder to give tables in, and an empty folder of data."""
    return Giver(tmp_path)
