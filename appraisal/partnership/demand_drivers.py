"""What each driver adds to the cost: growth, need mix and inflation, summing to the whole."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from itertools import combinations

from appraisal.partnership.apportionment import rounded_to_total
from appraisal.partnership.demand import annual_cost
from appraisal.partnership.demand_inputs import (
    DRIVERS,
    LONGEST,
    DemandError,
    DemandNow,
    Driver,
    Drivers,
    Outlook,
    check,
)
from appraisal.partnership.money_years import begins, money_year


@dataclass(frozen=True)
class DriverEffect:
    """What one driver adds to the year's cost in cash, £.

    `adds` is its part of the whole change; `adds_shown` the same in whole pounds, summing to the
    change shown. `alone` is what it would add if nothing else moved.
    """

    driver: Driver
    adds: float
    adds_shown: int
    alone: float


@dataclass(frozen=True)
class DriverEffects:
    """The change of the cost from now to one year, £, and each driver's part of it."""

    year: int
    money_year: str
    start: float
    end: float
    effects: tuple[DriverEffect, ...]

    @property
    def change(self) -> float:
        """What the year costs more than now."""
        return self.end - self.start

    @property
    def together(self) -> float:
        """What comes of drivers working together: the change beyond what each adds alone."""
        return self.change - math.fsum(effect.alone for effect in self.effects)


def driver_effects(now: DemandNow, drivers: Drivers, year: int) -> DriverEffects:
    """What each driver adds to the cost in cash of a year counted from now.

    A driver's part is what it adds when it is set moving, on average over every order in which
    the drivers could be: the Shapley value (Shorrocks 2013, Journal of Economic Inequality 11,
    99-126). The parts sum to the change with nothing left over, whatever the order, and a driver
    that does not move adds nothing. Raises DemandError as `projected_demand` does.

    >>> from appraisal.partnership.demand import NeedBand
    >>> now = DemandNow("2026/27", (NeedBand("all", "All", people=100, weekly_cost=1000),))
    >>> found = driver_effects(now, Drivers(net_growth=10, unit_cost_inflation=5), year=1)
    >>> [(effect.driver, effect.adds_shown) for effect in found.effects]
    [('net_growth', 534465), ('need_mix_shift', 0), ('unit_cost_inflation', 273750)]
    """
    if not 0 <= year <= LONGEST:
        raise DemandError(f"Year {year} was asked for. Use one from 0, which is now, to {LONGEST}.")
    check(now, [Outlook("chosen", drivers)], LONGEST)
    costs = _costs(now, drivers, year)
    start, end = costs[frozenset()], costs[frozenset(DRIVERS)]
    adds = [_shapley(driver, costs) for driver in DRIVERS]
    shown = rounded_to_total(adds)
    return DriverEffects(
        year=year,
        money_year=money_year(begins(now.year) + year),
        start=start,
        end=end,
        effects=tuple(
            DriverEffect(driver, adds[at], shown[at], costs[frozenset({driver})] - start)
            for at, driver in enumerate(DRIVERS)
        ),
    )


def _costs(now: DemandNow, drivers: Drivers, year: int) -> dict[frozenset[Driver], float]:
    """The year's cost with every set of the drivers moving and the others still."""
    rates = asdict(drivers)
    return {
        frozenset(moving): annual_cost(
            now, Drivers(**{driver: rates[driver] * (driver in moving) for driver in DRIVERS}), year
        )
        for size in range(len(DRIVERS) + 1)
        for moving in combinations(DRIVERS, size)
    }


def _shapley(driver: Driver, costs: dict[frozenset[Driver], float]) -> float:
    without = [moving for moving in costs if driver not in moving]
    return math.fsum(
        (costs[moving | {driver}] - costs[moving])
        / (len(DRIVERS) * math.comb(len(DRIVERS) - 1, len(moving)))
        for moving in without
    )
