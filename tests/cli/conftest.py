"""An option set with a tie, a hurdle and a parked option in it."""

import pytest

from tests.cli.calls import TIED


@pytest.fixture
def tied(tmp_path):
    path = tmp_path / "budgets.yaml"
    path.write_text(TIED.replace("SCALE", "global"))
    return path
