"""What each package costs: drawn within its price range, then fitted to the totals to the penny."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from harrowmere_maker.drawing import Flags, Numbers, Places, shuffled, spread, stream
from harrowmere_maker.recipes import (
    AWAY_PRICES,
    BY_THE_HOUR,
    BY_THE_WEEK,
    PRICES,
    SERVICE_CODES,
    Price,
)
from harrowmere_maker.register import HOME_CODES
from harrowmere_maker.targets import AWAY_PENCE, AWAY_WEEKLY_PENCE, HOMES

_HOURS: Final = np.array([code in BY_THE_HOUR for code in SERVICE_CODES])
_WEEKS: Final = np.array([code in BY_THE_WEEK for code in SERVICE_CODES])
_STEP: Final = 4
"""Prices but those a week are whole steps of so many pence, so that a quarter unit is no fraction
of a penny."""
_NEED_FACTOR: Final = np.array([0.55, 0.85, 1.25, 1.9])
_MOST_QUARTERS: Final = 4.0 * 24 * 7  # every hour of the week
_ROUNDS: Final = 8


@dataclass
class Costs:
    """What is being fitted: the service of each package, quarters of a unit a week, pence a unit.

    Whole quarters and whole pence, so that sums are exact.
    """

    service: Places
    quarters: Places
    pence: Places

    @property
    def weekly(self) -> Places:
        """Pence a week of each package."""
        return self.quarters * self.pence // 4

    def total(self, rows: Places) -> int:
        """Pence a week of these packages."""
        return int((self.quarters[rows] * self.pence[rows]).sum()) // 4


def costed(
    home: Places, need: Places, service: Places, away: Flags, times: int
) -> tuple[Numbers, Places, Places]:
    """Units a week, pence a unit and pence a week of every package.

    Each accommodation comes to its total, and the people out of area to theirs, exactly.
    """
    costs = _drawn(need, service, away)
    outside = 0
    for code in [code for code in HOMES if code != "residential"]:
        here = home == HOME_CODES.index(code)
        gone, stayed = np.flatnonzero(here & away), np.flatnonzero(here & ~away)
        _fit_hours(costs, gone, AWAY_PENCE.get(code, 0) * times)
        outside += costs.total(gone)
        _fit(costs, stayed, _home_pence(code, times) - costs.total(gone))
    # Care homes last: those away take what the others away leave of their total.
    here, rest = home == HOME_CODES.index("residential"), AWAY_WEEKLY_PENCE * times - outside
    _fit(costs, np.flatnonzero(here & away), rest)
    _fit(costs, np.flatnonzero(here & ~away), _home_pence("residential", times) - rest)
    return costs.quarters / 4, costs.pence, costs.weekly


def _home_pence(code: str, times: int) -> int:
    return HOMES[code].people * HOMES[code].mean * 100 * times


def _drawn(need: Places, service: Places, away: Flags) -> Costs:
    """Every package with a price of its service's range, and more units where needs are greater."""
    rng = stream("costs")
    n = len(service)
    costs = Costs(service, np.full(n, 4), np.zeros(n, dtype=np.int64))
    rank = need + 2 * rng.random(n)  # need matters most, and not alone
    for number, code in enumerate(SERVICE_CODES):
        for outside, prices in ((False, PRICES), (True, AWAY_PRICES)):
            rows = np.flatnonzero((service == number) & (away == outside))
            if len(rows):
                by_need = rows[np.argsort(rank[rows], kind="stable")]
                _draw_prices(rng, costs, by_need, prices[code])
                _draw_units(rng, costs, by_need, need, prices[code])
    return costs


def _draw_prices(rng: np.random.Generator, costs: Costs, by_need: Places, price: Price) -> None:
    drawn = np.sort(spread(rng, price.low, price.high, len(by_need)))
    if _WEEKS[costs.service[by_need[0]]]:
        costs.pence[by_need] = np.rint(drawn * 100).astype(np.int64)
    else:
        steps = np.rint(drawn * 100 / _STEP).astype(np.int64)
        costs.pence[shuffled(rng, by_need)] = steps * _STEP


def _draw_units(
    rng: np.random.Generator, costs: Costs, by_need: Places, need: Places, price: Price
) -> None:
    number = costs.service[by_need[0]]
    if _HOURS[number]:
        # Only how they compare counts: hours are fitted. A few people need far more than most.
        chance = rng.random(len(by_need))
        size = 0.5 + 0.7 * chance + 1.1 * (chance * chance) * (chance * chance)
        relative = 4_000 * _NEED_FACTOR[need[by_need]] * size
        costs.quarters[by_need] = np.rint(relative).astype(np.int64)
    elif not _WEEKS[number]:
        units = np.sort(spread(rng, price.units_low, price.units_high, len(by_need)))
        step = round(price.unit_step * 4)
        costs.quarters[by_need] = np.rint(units * 4 / step).astype(np.int64) * step


def _fit(costs: Costs, rows: Places, target: int) -> None:
    """Make these packages cost the target, in pence a week: hours first, then what is left."""
    _fit_hours(costs, rows, target)
    weeks = rows[_WEEKS[costs.service[rows]]]
    each, left = divmod(target - costs.total(rows), len(weeks))
    costs.pence[weeks] += each
    costs.pence[weeks[:left]] += 1


def _fit_hours(costs: Costs, rows: Places, target: int) -> None:
    """Scale the hours so that these packages cost about the target, and no week has over 168."""
    hours = rows[_HOURS[costs.service[rows]]]
    if not len(hours):
        return
    relative, pence = costs.quarters[hours].astype(float), costs.pence[hours]
    left = target - (costs.total(rows) - costs.total(hours))
    scaled = np.zeros(len(hours))
    for _ in range(_ROUNDS):  # hours that reach the limit leave the others more
        free = scaled < _MOST_QUARTERS
        held = float((scaled[~free] * pence[~free]).sum()) / 4
        worth = float((relative[free] * pence[free]).sum()) / 4
        scaled[free] = np.minimum(relative[free] * ((left - held) / worth), _MOST_QUARTERS)
    costs.quarters[hours] = np.maximum(np.rint(scaled), 1).astype(np.int64)
