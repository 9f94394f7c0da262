"""How far a long command is, on one line of a terminal that is wiped when it ends."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from appraisal.plain_text.layout import width

_FIRST_AFTER = 1.0
_MOST_OFTEN = 0.1
_WIPE = "\r\x1b[K"


@contextmanager
def progress_line() -> Iterator[Callable[[str, float], None]]:
    """What tells a terminal the words and the share that is done, where it takes over a second.

    Nothing is written where standard error is no terminal.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield _nobody
        return
    began = last = time.monotonic()

    def tell(words: str, share: float) -> None:
        nonlocal last
        now = time.monotonic()
        if now - began >= _FIRST_AFTER and now - last >= _MOST_OFTEN:
            last = now
            line = f"{100 * share:3.0f} %  {words}"[: width() - 1]
            _write(f"{_WIPE}{line}")

    try:
        yield tell
    finally:
        _write(_WIPE)


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _nobody(words: str, share: float) -> None:
    """Progress where no terminal shows it."""
