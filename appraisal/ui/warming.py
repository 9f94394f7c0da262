"""Libraries that take seconds to load, loaded while nobody waits for them."""

import importlib
import sys
import threading

_SLOW = ("sklearn.cluster", "sklearn.metrics", "pymcdm.methods")
"""What "Where we differ" and the check by other methods need when first asked."""


def load_in_the_background() -> None:
    """Start to load them; call it where a facilitator is reading and no round is open."""
    if not all(name in sys.modules for name in _SLOW):
        threading.Thread(target=_load, name="warming", daemon=True).start()


def _load() -> None:
    for name in _SLOW:
        importlib.import_module(name)
