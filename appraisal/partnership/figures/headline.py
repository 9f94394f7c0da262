"""The few figures that everything else is about: how many people, at what cost, how many away."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.demand_inputs import WEEKS_A_YEAR
from appraisal.partnership.figures.asking import LISTED, PACKAGED, asked_people
from appraisal.partnership.figures.shapes import per
from appraisal.partnership.figures.where import EVERYTHING, Where


@dataclass(frozen=True)
class Headline:
    """People and money at the date of the data; None where hidden, or not loaded.

    `weekly` and `annual` are gross pounds of packages, `mean_weekly` pounds a person with
    packages; `out_share_of_people` and `out_share_of_cost` are 0 to 1, of people with packages
    and of what their packages cost.
    """

    adults_on_register: int | None
    people_with_packages: int | None = None
    weekly: float | None = None
    annual: float | None = None
    mean_weekly: float | None = None
    people_out_of_area: int | None = None
    weekly_out_of_area: float | None = None
    out_share_of_people: float | None = None
    out_share_of_cost: float | None = None


def headline(data: PartnershipData, where: Where = EVERYTHING) -> Headline | None:
    """The headline figures at the date of the data; None where no list of people was loaded.

    Shares and means are worked out from the figures as shown.
    """
    asked = asked_people(data, where)
    if asked is None:
        return None
    adults = asked.people(**LISTED) if data.has("ld_register") else None
    if not data.has("package"):
        return Headline(adults)
    people, weekly = asked.people(**PACKAGED), asked.amount(**PACKAGED)
    away = {**PACKAGED, "area": "out"}
    out, out_weekly = asked.people(**away), asked.amount(**away)
    return Headline(
        adults_on_register=adults,
        people_with_packages=people,
        weekly=weekly,
        annual=None if weekly is None else weekly * WEEKS_A_YEAR,
        mean_weekly=per(weekly, people),
        people_out_of_area=out,
        weekly_out_of_area=out_weekly,
        out_share_of_people=per(out, people),
        out_share_of_cost=per(out_weekly, weekly),
    )
