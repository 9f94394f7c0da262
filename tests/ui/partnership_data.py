"""Harrowmere in the data folder of a test, loaded once and copied."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from appraisal.partnership.database import partnership_data
from appraisal.partnership.loading import load
from appraisal.partnership.releases import prepare

HARROWMERE = Path(__file__).parents[2] / "data" / "harrowmere"


def hold_harrowmere(folder: Path) -> None:
    """Put the loaded data, and what was decided to be shown of them, into a folder."""
    shutil.copytree(_loaded(), folder, dirs_exist_ok=True)


@cache
def _loaded() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="appraisal-harrowmere-"))
    atexit.register(shutil.rmtree, folder, True)
    assert load(HARROWMERE, folder).loaded
    data = partnership_data(folder)
    assert data is not None
    prepare(data)
    return folder
