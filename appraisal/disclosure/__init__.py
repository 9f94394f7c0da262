"""Statistical disclosure control: the one gate through which figures about people leave.

Nothing is decided a view at a time. A `Release` holds all that may ever be asked about one
population; `protect` decides once which of its figures are hidden; pages, charts, downloads and
reports look figures up in the `Protected` that comes back. So filters, totals and two downloads
always agree.

The promise, to a reader who has everything at once, knows the profile's rules, and is even told
which stars stand for small numbers (but for a few that are left open):

- A small count, one that the profile guards, can never be narrowed to fewer than three values,
  nor can the sum of the hidden parts of one total where that is a small count.
- The money of so few people, in one figure or together in the hidden parts of one total, can
  never be narrowed to within 10 per cent of the truth, neither from above nor from below.

It holds because a figure stays hidden until whole populations have been found that agree with
everything shown and differ in it. It covers one release, as arithmetic: not two releases about the
same people (last month's load and this one's), not what somebody knows of their neighbours, nor
which money within a shown figure is one person's, nor what a category's own name says of those in
it (a band of costs), nor what could be read from which figures the search chose to hide. `attack`
looks for breaches of it.
"""

from appraisal.disclosure.attack import Attack, Range, attack
from appraisal.disclosure.errors import DisclosureError
from appraisal.disclosure.figures import Money, Share, Shown
from appraisal.disclosure.grid import TOTAL, Grid
from appraisal.disclosure.profiles import DEFAULT_PROFILE, PROFILES, Profile, profile_called
from appraisal.disclosure.protected import Protected
from appraisal.disclosure.protection import protect
from appraisal.disclosure.release import Release, Table
from appraisal.disclosure.unprotected import Unprotected, unprotected

__all__ = [
    "DEFAULT_PROFILE",
    "PROFILES",
    "TOTAL",
    "Attack",
    "DisclosureError",
    "Grid",
    "Money",
    "Profile",
    "Protected",
    "Range",
    "Release",
    "Share",
    "Shown",
    "Table",
    "Unprotected",
    "attack",
    "profile_called",
    "protect",
    "unprotected",
]
