"""What every page and the report say of the data first: whose, of which date, and about whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from appraisal.partnership.database import PartnershipData
from appraisal.partnership.tables import TABLES
from appraisal.wording import listed

WhoIsHeld = Literal["invented", "real", "counted"]

INVENTED: Final = "Every person in these data is invented."
_COUNTED: Final = "These data hold numbers of people and no person."


@dataclass(frozen=True)
class Standing:
    """Whose data these are and how they may be read.

    `people` is "real" where rows about real persons are held, "invented" where every person is
    made up and "counted" where no row is about one person; `about_people` says so in a sentence.
    `profile` says how small numbers are hidden, and `version` is the SHA-256 of the data.
    """

    partnership: str
    as_at: str
    people: WhoIsHeld
    about_people: str
    profile: str
    version: str


def standing(data: PartnershipData) -> Standing:
    """Whose data these are, worked out once for a load."""
    return data.once("standing", lambda: _standing(data))


def date_in_words(day: date) -> str:
    """A date as people write it.

    >>> date_in_words(date(2026, 11, 22))
    '22 November 2026'
    """
    return f"{day.day} {day:%B %Y}"


def _standing(data: PartnershipData) -> Standing:
    people, about = _people(data)
    return Standing(
        partnership=data.name,
        as_at=date_in_words(data.as_at),
        people=people,
        about_people=about,
        profile=f"{data.profile.title}. {data.profile.says}",
        version=data.version,
    )


def _people(data: PartnershipData) -> tuple[WhoIsHeld, str]:
    (invented,) = data.row("SELECT is_synthetic FROM partnership")
    if invented:
        return "invented", INVENTED
    held = [table.title.lower() for table in TABLES if table.about_people and data.has(table.name)]
    if not held:
        return "counted", _COUNTED
    return "real", (
        f"These data hold rows about real people ({listed(held)}). They stay on this server: "
        "only protected figures are shown. Do not copy the data folder."
    )
