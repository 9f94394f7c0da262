"""What support costs a week: how it is spread over people, and a unit against the reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures.asking import PACKAGED, asked, asked_people
from appraisal.partnership.figures.shapes import Grid, Line, per
from appraisal.partnership.figures.where import EVERYTHING, Where
from appraisal.partnership.releases import Category, named, protected_packages
from appraisal.partnership.releases.packages import UNITS_SCALE

Position = Literal["below", "within", "above"]

_REFERENCE: Final = """
    SELECT service_type_id, service_type.unit, unit_cost, low, high, price_base_year,
        source.title, unit_cost_ref."year"
    FROM unit_cost_ref JOIN service_type USING (service_type_id) JOIN source USING (source_id)
    QUALIFY row_number() OVER (
        PARTITION BY service_type_id ORDER BY unit_cost_ref."year" DESC, source_id) = 1
    ORDER BY service_type._row"""


@dataclass(frozen=True)
class WeeklyCosts:
    """People with packages by what these cost a week; None where hidden or too few to publish.

    `by_home` has a row an accommodation and a column a cost band. `mean_by_home` is gross pounds
    a week a person, from the figures as shown. `top_people` are the tenth who cost most, and
    `top_share` (0 to 1) what they cost of it all: for the whole partnership only.
    """

    by_home: Grid[int] | None
    by_band: Line[int] | None
    mean_by_home: Line[float] | None
    top_people: int | None
    top_share: float | None


@dataclass(frozen=True)
class UnitCost:
    """What a unit of a service costs here against the reference, in pounds a unit.

    `ours` is what packages cost a week over the units they give, None where hidden. `position` is
    where that lies against the reference's range.
    """

    service: Category
    unit: str
    ours: float | None
    reference: float
    low: float
    high: float
    price_base_year: str
    source: str
    year: int

    @property
    def position(self) -> Position | None:
        """Below, within or above the reference's range; None where ours is hidden."""
        if self.ours is None:
            return None
        if self.ours < self.low:
            return "below"
        return "above" if self.ours > self.high else "within"


def weekly_costs(data: PartnershipData, where: Where = EVERYTHING) -> WeeklyCosts | None:
    """How weekly costs are spread over people; None where no packages were loaded."""
    people = asked_people(data, where)
    if people is None or not data.has("package"):
        return None
    number, money = people.line("home", **PACKAGED), people.amounts("home", **PACKAGED)
    top = {"tenth": "top"}
    return WeeklyCosts(
        by_home=people.grid("home", "band", **PACKAGED),
        by_band=people.line("band", **PACKAGED),
        mean_by_home=_means(number, money),
        top_people=people.people(**top),
        top_share=per(people.amount(**top), people.amount(**PACKAGED))
        if people.released("tenth")
        else None,
    )


def unit_costs(data: PartnershipData) -> tuple[UnitCost, ...]:
    """Each service's unit cost against its newest reference; for the whole partnership.

    Services without a reference, or without packages, are left out.
    """
    protected = protected_packages(data)
    if protected is None or not data.has("unit_cost_ref"):
        return ()
    packages = asked(data, protected, EVERYTHING)
    return tuple(
        UnitCost(
            service=named(data, "service", service),
            unit=unit,
            ours=per(
                packages.amount(service=service),
                packages.amount("units", service=service),
                UNITS_SCALE,
            ),
            reference=float(reference),
            low=float(low),
            high=float(high),
            price_base_year=base,
            source=source,
            year=year,
        )
        for service, unit, reference, low, high, base, source, year in data.rows(_REFERENCE)
        if packages.people(service=service) != 0
    )


def _means(people: Line[int] | None, money: Line[float] | None) -> Line[float] | None:
    if people is None or money is None:
        return None
    values = zip(money.values, people.values, strict=True)
    return Line(
        people.categories,
        tuple(per(amount, number) for amount, number in values),
        per(money.total, people.total),
    )
