"""Who pays for a package: the council, the NHS, or the person."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from harrowmere_maker.drawing import Flags, Places, codes, one_of, stream
from harrowmere_maker.recipes import PRICES, SERVICE_CODES

_WHOLE: Final = 10_000
"""Shares are counted in ten-thousandths, so that the three sum to 1 exactly."""

_STATUSES: Final = ("none", "joint", "full", "s117")
_CHANCES: Final = (
    (0.0, 0.0, 0.004),
    (0.03, 0.002, 0.015),
    (0.18, 0.016, 0.045),
    (0.33, 0.085, 0.09),
)
"""The chance of joint funding, full funding and aftercare, by band of need."""
_NONE, _JOINT, _FULL, _AFTERCARE = range(4)

_FREE: Final = np.array([code not in PRICES or PRICES[code].free for code in SERVICE_CODES])
_HOSPITAL: Final = np.array([code in ("inpatient", "secure") for code in SERVICE_CODES])
_TEAM: Final = SERVICE_CODES.index("community_team")


def who_pays(people: pd.DataFrame, person: Places, service: Places) -> Mapping[str, object]:
    """The three shares and the status of each package: a person's packages have one status.

    Hospital care is the NHS's, and so are its teams unless another status shares their cost.
    """
    rng = stream("who pays")
    n = len(people)
    status = _statuses(rng, codes(people["need_band_id"]))[person]
    status = np.where(_HOSPITAL[service], _FULL, status)
    joint = 2_000 + 500 * (rng.random(n) * 8).astype(np.int64)
    charge = 200 + 100 * (rng.random(n) * 7).astype(np.int64)
    nhs = np.choose(status, [0, joint[person], _WHOLE, _WHOLE // 2])
    nhs = np.where((service == _TEAM) & (status == _NONE), _WHOLE, nhs)
    charged: Flags = ~_FREE[service] & np.isin(status, (_NONE, _JOINT))
    client = np.where(charged, charge[person], 0)
    return {
        "la_share": (_WHOLE - nhs - client) / _WHOLE,
        "nhs_share": nhs / _WHOLE,
        "client_share": client / _WHOLE,
        "chc_status": one_of(_STATUSES, status),
    }


def _statuses(rng: np.random.Generator, needs: Places) -> Places:
    """Each person's place in `_STATUSES`, by their need."""
    limits = np.cumsum(np.array(_CHANCES), axis=1)[needs]
    passed = (rng.random(len(needs))[:, None] >= limits).sum(axis=1)
    return np.where(passed == len(_STATUSES) - 1, _NONE, passed + 1)
