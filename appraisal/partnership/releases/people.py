"""The release of the people known: adults on the register, and everybody with packages of care.

One release and not two, because most people with packages are on the register: from two lists of
the same people, each safe by itself, whoever takes one from the other has the people who are on
one only. So everybody is counted once: `care` says whether they have packages, and `listed`
whether they are on the register.

A person with several packages has one place: where the register has them, and otherwise where
their dearest package has them. Their service is the one of the dearest package too, so that
people by service sum to everybody; packages by service are a release of their own.

Locality is crossed with need and with accommodation, and those two with each other. All three at
once are not released: a locality of 170 people has 52 such cells, and hardly one could be shown.
"""

from __future__ import annotations

from typing import Final

from appraisal.disclosure import Release, Table
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.releases.counting import Counted, present, words_used
from appraisal.partnership.releases.groupings import ADULT_AGES, YES_NO
from appraisal.partnership.releases.known import GROUPS, group_everybody

NAME: Final = "the people known"
WEEKLY: Final = {"weekly": "sum(weekly)"}

_DIMENSIONS: Final = (
    "listed",
    "client_group",
    "locality",
    "need",
    "home",
    "age",
    "sex",
    "ethnicity",
    "carer75",
    "band",
    "area",
    "reason",
    "tenth",
    "service",
)


def people_release(data: PartnershipData) -> Release:
    """Everything that may be asked about the people known, at the date of the data."""
    counted = _counted(data)
    # Where everybody is on the register, or nobody, there is nothing to tell apart.
    listed = ("listed",) if len(counted.dimensions["listed"]) > 1 else ()

    def crossed(*dimensions: str, money: bool = False) -> Table:
        return counted.table(data, "care", *dimensions, amounts=WEEKLY if money else {})

    tables = [
        crossed("client_group", *listed, money=True),
        crossed(*listed, "locality", "need", money=True),
        crossed(*listed, "locality", "home", money=True),
        crossed(*listed, "need", "home", money=True),
    ]
    if data.has("ld_register"):
        tables += [
            crossed(*listed, "locality", "age", "sex"),
            crossed(*listed, "locality", "ethnicity"),
            crossed(*listed, "locality", "carer75"),
            crossed(*listed, "age", "carer75"),
        ]
    if data.has("package"):
        tables += [
            crossed("home", "band"),
            counted.table(data, "tenth", "band", amounts=WEEKLY),
            crossed("locality", "area", money=True),
            crossed("need", "area", money=True),
            crossed("locality", "service", money=True),
        ]
    if data.has("placement_out_of_area"):
        tables.append(crossed("area", "reason"))
    if len(counted.dimensions["client_group"]) > 1:
        tables += [
            crossed("client_group", "locality", money=True),
            crossed("client_group", "need", money=True),
            crossed("client_group", "home", money=True),
            crossed("client_group", "area", money=True),
        ]
    return Release(NAME, tuple(tables))


def _counted(data: PartnershipData) -> Counted:
    group_everybody(data)
    words = words_used(data, GROUPS, _DIMENSIONS)
    words["client_group"] = present(data, GROUPS, "client_group")
    words["listed"] = tuple(YES_NO) if len(words["listed"]) > 1 else words["listed"]
    used = present(data, GROUPS, "age")
    words["age"] = tuple(age for age in words["age"] if age in used or age in ADULT_AGES)
    return Counted(GROUPS, "sum(n)", {"care": ("packages", "none"), **words})
