"""The last words of a section: where its figures come from, of which date, and what is hidden."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.briefing.section import Exhibit, TextTable
from appraisal.briefing.standing import date_in_words
from appraisal.charts.data import HIDDEN
from appraisal.disclosure import Profile
from appraisal.partnership.database import PartnershipData


def source_words(
    data: PartnershipData, of: str, exhibits: Sequence[Exhibit | TextTable] = (), *, dated: str = ""
) -> str:
    """The source and date of figures, and once what `*` is, where one of them is hidden.

    `of` names the tables, such as "Packages of care"; `dated` is their date where it is not that
    of all the data.
    """
    when = dated or f"as at {date_in_words(data.as_at)}"
    said = f"Source: {of}, {data.name}, {when}."
    return f"{said} {hidden_words(data.profile)}" if any(map(has_hidden, exhibits)) else said


def hidden_words(profile: Profile) -> str:
    """What `*` stands for, in plain words.

    >>> from appraisal.disclosure import profile_called
    >>> hidden_words(profile_called("nhs_secondary"))
    '* is 1 to 7 people, or a larger number that would give one away: hidden so that nobody can \
be picked out. Other numbers of people are to the nearest 5.'
    """
    least = 0 if profile.hides_zero else 1
    if profile.hides_up_to:
        what = f"is {least} to {profile.hides_up_to} people, or a larger number"
    else:
        what = "is a number"
    rounded = (
        f" Other numbers of people are to the nearest {profile.rounds_to}."
        if profile.rounds_to > 1
        else ""
    )
    return (
        f"{HIDDEN} {what} that would give one away: hidden so that nobody can be picked out."
        f"{rounded}"
        if profile.hides_up_to
        else f"{HIDDEN} {what} that would give away 1 to {profile.guards_up_to} people: hidden so "
        f"that nobody can be picked out.{rounded}"
    )


def has_hidden(exhibit: Exhibit | TextTable) -> bool:
    """Whether a figure of it is hidden."""
    if isinstance(exhibit, TextTable):
        return any(HIDDEN in row for row in exhibit.rows)
    return exhibit.spec.hidden > 0


def too_few(what: str) -> str:
    """The words in place of a chart that would be nearly all hidden.

    >>> too_few("Reasons for living out of area")
    'Reasons for living out of area: too few people for figures to be shown here. Take a filter \
off to see more.'
    """
    return f"{what}: too few people for figures to be shown here. Take a filter off to see more."
