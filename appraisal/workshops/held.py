"""The one set of workshops that this process holds open.

The server's routes, its pages and its rehearsals all use it. It opens on first use, so a page
that is reached before anything else, straight after a restart, finds it too.
"""

import os
import threading
from pathlib import Path

from appraisal.workshops.workshops import Workshops

FOLDER_VARIABLE = "APPRAISAL_DATA"
DEFAULT_FOLDER = "appraisal-data"

_lock = threading.Lock()
_held: Workshops | None = None


def data_folder() -> Path:
    """The data folder of this process: APPRAISAL_DATA, or appraisal-data in the current folder."""
    return Path(os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER).resolve()


def held_workshops() -> Workshops:
    """The workshops of the data folder, opened once; `LedgerError` if they cannot be."""
    global _held
    with _lock:
        if _held is None:
            _held = Workshops(data_folder())
        return _held


def let_go() -> None:
    """Close what is held, if anything is."""
    global _held
    with _lock:
        if _held is not None:
            _held.close()
            _held = None
