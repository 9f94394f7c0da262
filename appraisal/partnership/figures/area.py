"""In and out of area: the share of people against the share of what their packages cost."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.figures.asking import PACKAGED, asked_people
from appraisal.partnership.figures.shapes import Grid, Line, per
from appraisal.partnership.figures.where import EVERYTHING, Where


@dataclass(frozen=True)
class InAndOut:
    """People with packages in and out of area, ids "in" and "out"; None where hidden.

    `weekly` is gross pounds a week, `mean_weekly` a person. The shares, 0 to 1, are of those out
    of area. The grids are of the localities or need bands (rows) by area (columns); `reasons` are
    of those out of area. Grids and lines are None where the filters leave too few to publish.
    """

    people: Line[int] | None
    weekly: Line[float] | None
    mean_weekly: tuple[float | None, ...]
    share_of_people: float | None
    share_of_cost: float | None
    by_locality: Grid[int] | None
    by_need: Grid[int] | None
    reasons: Line[int] | None


def in_and_out_of_area(data: PartnershipData, where: Where = EVERYTHING) -> InAndOut | None:
    """People in and out of area and their money; None where no packages were loaded."""
    asked = asked_people(data, where)
    if asked is None or not data.has("package"):
        return None
    people, weekly = asked.line("area", **PACKAGED), asked.amounts("area", **PACKAGED)
    away = {**PACKAGED, "area": "out"}
    return InAndOut(
        people=people,
        weekly=weekly,
        mean_weekly=tuple(
            per(money, number) for money, number in zip(weekly.values, people.values, strict=True)
        )
        if people and weekly
        else (),
        share_of_people=per(asked.people(**away), asked.people(**PACKAGED)),
        share_of_cost=per(asked.amount(**away), asked.amount(**PACKAGED)),
        by_locality=asked.grid("locality", "area", **PACKAGED),
        by_need=asked.grid("need", "area", **PACKAGED),
        reasons=asked.line("reason", **away),
    )
