"""Placements out of area: how far, why, and whether there is a plan to return."""

from typing import Final

import numpy as np
import pandas as pd

from harrowmere_maker.drawing import dealt, happens, one_of, stream
from harrowmere_maker.targets import AS_AT

_DISTANCES: Final = {"0-25": 6, "26-50": 11, "51-100": 15, "101-200": 9, "over 200": 4}
_HOSTS: Final = {
    "shire county": 18,
    "unitary council": 14,
    "metropolitan borough": 10,
    "London borough": 3,
}
_HOSPITAL: Final = "specialist hospital care"
_REASONS: Final = {
    "no vacancy with the right skills": 17,
    _HOSPITAL: 0,
    "close to family": 6,
    "moved on from a school elsewhere": 9,
    "placed long ago": 10,
}
_PLANNED: Final = 0.42


def placements(packs: pd.DataFrame) -> pd.DataFrame:
    """The table `placement_out_of_area`: one row a person who lives outside the area."""
    rng = stream("placements")
    away = packs[~packs["in_area"]]
    n = len(away)
    plan = happens(rng, np.full(n, _PLANNED))
    days = 60 + (rng.random(n) * 600).astype(np.int64)
    back = np.datetime64(AS_AT, "D") + days.astype("timedelta64[D]")
    in_hospital = away["accommodation_id"] == "hospital"
    reason = dealt(rng, tuple(_REASONS.values()), n)
    reason = np.where(in_hospital, list(_REASONS).index(_HOSPITAL), reason)
    return pd.DataFrame(
        {
            "package_id": away["package_id"].to_numpy(),
            "distance_km_band": one_of(
                tuple(_DISTANCES), dealt(rng, tuple(_DISTANCES.values()), n)
            ),
            "host_authority_type": one_of(tuple(_HOSTS), dealt(rng, tuple(_HOSTS.values()), n)),
            "reason": one_of(tuple(_REASONS), reason),
            "return_plan": plan,
            "expected_return": np.where(plan, back, np.datetime64("NaT", "D")),
        }
    )
