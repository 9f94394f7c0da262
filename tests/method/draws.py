"""Draws of weightings, and what two runs of them may differ by."""

import numpy as np

from appraisal.method import (
    Acceptability,
    rank_acceptability,
)

DRAWS = 200_000


ERROR = 5 * 0.5 / DRAWS**0.5
"""Five standard errors of a share of so many draws, at most."""


def drawn(values, **options) -> Acceptability:
    return rank_acceptability(
        np.array(values, dtype=float), **{"draws": DRAWS, "seed": 20261122} | options
    )
