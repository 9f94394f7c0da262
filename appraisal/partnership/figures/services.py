"""Services: by type, tier and sector, what they cost, and how few provide them.

Packages are counted for the whole partnership; by locality or client group, people are counted
instead, each by the service that costs most for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures.asking import PACKAGED, Asked, asked, asked_people
from appraisal.partnership.figures.shapes import Grid, Line
from appraisal.partnership.figures.where import EVERYTHING, Where
from appraisal.partnership.releases import Category, protected_packages

CONCENTRATED: Final = 2000
"""An index above which the competition authority calls a market highly concentrated (CMA129)."""


@dataclass(frozen=True)
class Services:
    """Packages and gross pounds a week by type, tier and sector; None where filters are set.

    `people` and `people_weekly` are people with packages by their main service, and what all
    their packages cost a week: those hold within filters too.
    """

    packages: Line[int] | None
    weekly: Line[float] | None
    tiers: Line[int] | None
    tier_weekly: Line[float] | None
    sectors: Line[int] | None
    sector_weekly: Line[float] | None
    by_sector: Grid[int] | None
    people: Line[int] | None
    people_weekly: Line[float] | None


@dataclass(frozen=True)
class Market:
    """How concentrated one service is, or all of them (`service` None), by packages as shown.

    `providers` is how many there are, None where nought may be hidden. `largest` is the largest
    provider, with its share of packages, 0 to 1. `concentration` is the Herfindahl-Hirschman
    index, 0 to 10,000, of the shares as shown; what is hidden is spread evenly over the providers
    whose numbers are hidden. All are None where too little is shown to say.
    """

    service: Category | None
    packages: int | None
    providers: int | None
    largest: Category | None
    largest_share: float | None
    concentration: int | None

    @property
    def single(self) -> bool:
        """Whether one provider has all of it."""
        return self.providers == 1


def services(data: PartnershipData, where: Where = EVERYTHING) -> Services | None:
    """Services by type, tier and sector; None where no packages were loaded."""
    protected, people = protected_packages(data), asked_people(data, where)
    if protected is None or people is None:
        return None
    packages = asked(data, protected, where)
    return Services(
        packages=packages.line("service"),
        weekly=packages.amounts("service"),
        tiers=packages.line("tier"),
        tier_weekly=packages.amounts("tier"),
        sectors=packages.line("sector"),
        sector_weekly=packages.amounts("sector"),
        by_sector=packages.grid("service", "sector"),
        people=people.line("service", **PACKAGED),
        people_weekly=people.amounts("service", **PACKAGED),
    )


def markets(data: PartnershipData) -> tuple[Market, ...]:
    """Concentration of all services together and then of each, for the whole partnership.

    Everything is a function of the figures as shown: an exact index of a service with two
    providers would give the smaller one's packages away.
    """
    protected = protected_packages(data)
    if protected is None:
        return ()
    packages = asked(data, protected, EVERYTHING)
    kinds = (None, *packages.categories("service"))
    return tuple(_market(packages, kind) for kind in kinds)


def _market(packages: Asked, service: Category | None) -> Market:
    of = {} if service is None else {"service": service.id}
    total = packages.people(**of)
    line = packages.line("provider", **of)
    shown: list[tuple[int, Category]] = []
    hidden = 0
    for provider, value in zip(line.categories, line.values, strict=True) if line else ():
        hidden += value is None
        shown += [(value, provider)] if value else []
    if not total:
        return Market(service, total, None if total is None else 0, None, None, None)
    largest, leader = max(shown, key=lambda one: one[0], default=(0, None))
    known = sum(value for value, _ in shown)
    rest = max(0, total - known)
    told = leader is not None and known >= rest
    whole = max(total, known)
    squares = sum(value**2 for value, _ in shown) + (rest**2 / hidden if hidden else 0)
    hides_zero = packages.protected.profile.hides_zero
    return Market(
        service=service,
        packages=total,
        providers=None if hides_zero else len(shown) + hidden,
        largest=leader if told else None,
        largest_share=largest / whole if told else None,
        concentration=round(10_000 * squares / whole**2) if told else None,
    )
