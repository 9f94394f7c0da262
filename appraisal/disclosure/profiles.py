"""The rules under which figures about people may leave: five profiles, one of them the default."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from appraisal.disclosure.errors import DisclosureError, meant

LEAST_RANGE = 3
"""A small count must keep at least so many possible values for whoever reads everything."""


@dataclass(frozen=True)
class Profile:
    """One rule book for small numbers.

    `says` is the plain-English account for pages and reports. Counts from 1 to `hides_up_to` are
    hidden, and 0 with them where `hides_zero`; what is shown is rounded to the nearest
    `rounds_to` (1: not rounded). Counts from 1 to `guards_up_to` are never to be worked out,
    which is more than is hidden where rounding alone is the rule. `covers` says whether hiding
    further figures is part of the rule; it is done under every profile where the promise needs
    it. With `needs_assessment`, nothing leaves before somebody has recorded why it may.
    """

    name: str
    title: str
    says: str
    hides_up_to: int
    rounds_to: int
    covers: bool
    hides_zero: bool = False
    guards_up_to: int = 7
    needs_assessment: bool = False

    @property
    def zero_is_shown_as_zero(self) -> bool:
        """Whether a 0 always means nobody, and a `*` therefore somebody."""
        return self.hides_up_to > 0 and not self.hides_zero

    def hides(self, counts: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of the true counts the rule itself hides.

        >>> profile_called("nhs_secondary").hides(np.array([0, 1, 7, 8])).tolist()
        [False, True, True, False]
        """
        return (counts >= (0 if self.hides_zero else 1)) & (counts <= self.hides_up_to)

    def hides_money(self, shown: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whose money is hidden, told by the counts as they are shown (-1 where hidden).

        Where rounding is the rule a small count is shown, and so is 0: the money of either would
        tell them apart.
        """
        if self.hides_up_to:
            return shown < 0
        return shown <= self.guards_up_to

    def guards(self, counts: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of the true counts must never be worked out."""
        return (counts >= 1) & (counts <= self.guards_up_to)

    def rounded(self, counts: NDArray[np.int64]) -> NDArray[np.int64]:
        """The true counts as they are shown where they are shown.

        >>> profile_called("nhs_secondary").rounded(np.array([0, 8, 12, 13])).tolist()
        [0, 10, 10, 15]
        """
        return (counts + self.rounds_to // 2) // self.rounds_to * self.rounds_to


_ALL = (
    Profile(
        name="nhs_secondary",
        title="NHS secondary use",
        says=(
            "Numbers of people from 1 to 7 are shown as *, and all others are rounded to the"
            " nearest 5; 0 is shown. Totals are added up first and rounded afterwards, and"
            " percentages and means are worked out from the rounded figures. Where a small number"
            " could still be worked out, a larger one is shown as * too."
        ),
        hides_up_to=7,
        rounds_to=5,
        covers=False,
    ),
    Profile(
        name="lt5_secondary",
        title="Fewer than 6, covered",
        says=(
            "Numbers of people from 1 to 5 are shown as *, and so are as many others as it takes"
            " that no small number can be worked out from totals. Other numbers are exact."
        ),
        hides_up_to=5,
        guards_up_to=5,
        rounds_to=1,
        covers=True,
    ),
    Profile(
        name="round5_only",
        title="Rounded to 5",
        says=(
            "All numbers of people are rounded to the nearest 5, so 0 may stand for up to 2 people."
            " Where rounding alone would let a number from 1 to 7 be worked out, further figures"
            " are shown as *."
        ),
        hides_up_to=0,
        rounds_to=5,
        covers=False,
    ),
    Profile(
        name="lt10_assess",
        title="Fewer than 10, assessed",
        says=(
            "Numbers of people from 1 to 9 are shown as *, and so are as many others as it takes"
            " that none of them can be worked out; other numbers are exact. Nothing is shown before"
            " a disclosure assessment has been recorded."
        ),
        hides_up_to=9,
        guards_up_to=9,
        rounds_to=1,
        covers=True,
        needs_assessment=True,
    ),
    Profile(
        name="opensafely",
        title="OpenSAFELY",
        says=(
            "Numbers of people up to 7, and 0 with them, are shown as *, and all others are rounded"
            " to the nearest 5. Where a small number could still be worked out, a larger one is"
            " shown as * too."
        ),
        hides_up_to=7,
        hides_zero=True,
        rounds_to=5,
        covers=False,
    ),
)

PROFILES: Mapping[str, Profile] = MappingProxyType({profile.name: profile for profile in _ALL})
DEFAULT_PROFILE = "nhs_secondary"


def profile_called(name: str) -> Profile:
    """The profile of that name.

    Raises DisclosureError where there is none, with the one that was probably meant.

    >>> profile_called("opensafely").hides_up_to
    7
    >>> profile_called("nhs")
    Traceback (most recent call last):
        ...
    appraisal.disclosure.errors.DisclosureError: There is no disclosure profile 'nhs'. Use \
nhs_secondary, lt5_secondary, round5_only, lt10_assess or opensafely.
    """
    if name in PROFILES:
        return PROFILES[name]
    raise DisclosureError(f"There is no disclosure profile '{name}'.{meant(name, PROFILES)}")
