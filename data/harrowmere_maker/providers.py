"""Who provides what: 48 invented providers, 38 of them in the area."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from harrowmere_maker.drawing import Places
from harrowmere_maker.reference import LOCALITIES


@dataclass(frozen=True)
class Provider:
    """One provider: what it provides, and how often it is chosen beside others."""

    name: str
    sector: str
    locality: str
    services: str  # codes, with a space between
    weight: float = 1.0
    rating: str = "Good"


_NONE = "Not rated"  # the care regulator does not rate what is not regulated care
_BETTER = "Requires improvement"
_HOMES = "residential"
_SPECIAL = "residential_specialist one_to_one"
_SUPPORTED = "supported_living night_support"

PROVIDERS: Final = (
    Provider("Harrowmere Council Shared Lives", "in_house", "H1", "shared_lives"),
    Provider("Harrowmere Council Day Centres", "in_house", "H1", "day day_complex", 5, _NONE),
    Provider("Harrowmere Council Short Breaks", "in_house", "H5", "short_break", 4),
    Provider("Harrowmere Council Supported Living", "in_house", "H2", _SUPPORTED, 2, _BETTER),
    Provider("Harrowmere Council Personal Budgets", "in_house", "H1", "direct_payment", 1, _NONE),
    Provider("Merevale Learning Disability Team", "nhs", "H1", "community_team"),
    Provider("Merevale Assessment Ward", "nhs", "H5", "inpatient", 1, _BETTER),
    Provider("Harrowmere Voices Advocacy", "voluntary", "H1", "advocacy", 1, _NONE),
    Provider("Millrace Jobs", "voluntary", "H5", "employment", 1, _NONE),
    Provider("Lanternfold Days", "voluntary", "H2", "day", 2, _NONE),
    Provider("Eastmoor Outdoor Days", "voluntary", "H3", "day", 1.5, _NONE),
    Provider("Wychbeck Craft Barn", "voluntary", "H4", "day", 1, _NONE),
    Provider("Lanternfold Supported Homes", "voluntary", "H2", _SUPPORTED, 2),
    Provider("Tidewater Short Stays", "voluntary", "H2", "short_break", 1, "Outstanding"),
    Provider("Kestleford Weekday Club", "voluntary", "H5", "day day_complex", 1, _NONE),
    Provider("Alder House Care", "independent", "H1", f"{_HOMES} one_to_one", 3),
    Provider("Rowan Bank Care", "independent", "H1", _HOMES, 1, _BETTER),
    Provider("Saltreach Lodge", "independent", "H2", f"{_HOMES} one_to_one", 3),
    Provider("Gullwing House", "independent", "H2", _HOMES, 1, "Inadequate"),
    Provider("Moorside Grange", "independent", "H3", f"{_HOMES} one_to_one", 2),
    Provider("Wychbeck Hall", "independent", "H4", f"{_HOMES} one_to_one", 1, "Outstanding"),
    Provider("Kestleford Court", "independent", "H5", _HOMES, 2),
    Provider("Juniper Rise Specialist Care", "independent", "H1", _SPECIAL, 2),
    Provider("Estuary View Specialist Care", "independent", "H2", _SPECIAL, 1, _BETTER),
    Provider("Larkfield Nursing Home", "independent", "H5", "nursing"),
    Provider("Harbour Row Nursing Home", "independent", "H2", "nursing", 1, _BETTER),
    Provider("Bramble Supported Living", "independent", "H1", _SUPPORTED, 5),
    Provider("Northgate Row Support", "independent", "H1", _SUPPORTED, 3),
    Provider("Saltreach Support Partners", "independent", "H2", _SUPPORTED, 2, _BETTER),
    Provider("Eastmoor Neighbours Support", "independent", "H3", _SUPPORTED, 1),
    Provider("Kestle Valley Living", "independent", "H5", f"{_SUPPORTED} home_care", 2),
    Provider("Doorstep Support Harrowmere", "independent", "H1", "home_care", 3),
    Provider("Shoreline Home Support", "independent", "H2", "home_care", 2),
    Provider("Moor and Vale Home Support", "independent", "H3", "home_care", 1, _BETTER),
    Provider("Wychbeck Home Support", "independent", "H4", "home_care", 1),
    Provider("Brightwater Days", "independent", "H2", "day_complex", 1, _NONE),
    Provider("Fernlea Short Breaks", "independent", "H3", "short_break", 0.5),
    Provider("Quayside Supported Homes", "independent", "H2", _SUPPORTED, 1),
    Provider("Carrow Moor NHS Trust", "nhs", "OOA", "inpatient"),
    Provider("Three Rivers Secure Service", "nhs", "OOA", "secure"),
    Provider("Highfell Specialist Homes", "independent", "OOA", _SPECIAL, 5),
    Provider("Thornwater House", "independent", "OOA", _SPECIAL, 3, _BETTER),
    Provider("Greyfen Manor", "independent", "OOA", _SPECIAL, 2, "Inadequate"),
    Provider("Coldharbour Lodge Care", "independent", "OOA", _SPECIAL, 1),
    Provider("Ashmarsh Residential", "independent", "OOA", _SPECIAL, 1, _BETTER),
    Provider("Farholm Autism Homes", "voluntary", "OOA", _SPECIAL, 1, "Outstanding"),
    Provider("Westerdyke Supported Living", "independent", "OOA", _SUPPORTED, 2),
    Provider("Longfen Supported Living", "independent", "OOA", _SUPPORTED, 1, _BETTER),
)
CODES: Final = tuple(f"PR{number:02d}" for number in range(1, len(PROVIDERS) + 1))

PROVIDER: Final[list[tuple[Any, ...]]] = [
    (code, one.name, one.sector, one.locality, one.locality != "OOA", one.rating)
    for code, one in zip(CODES, PROVIDERS, strict=True)
]


def chosen(
    rng: np.random.Generator, services: Places, codes: tuple[str, ...], places: Places
) -> Places:
    """A provider of each package: of its service, and three times as often one close by.

    `services` are places in `codes`; `places` are places in `LOCALITIES`, or -1 out of area.
    """
    found = np.empty(len(services), dtype=np.int64)
    chance = rng.random(len(services))
    for service in np.unique(services):
        for place in range(-1, len(LOCALITIES)):
            here = np.flatnonzero((services == service) & (places == place))
            if len(here):
                found[here] = _picked(chance[here], codes[service], place)
    return found


def _picked(chance: np.ndarray[Any, Any], service: str, place: int) -> Places:
    offers = [number for number, one in enumerate(PROVIDERS) if _offers(one, service, place)]
    weights = np.array([_weight(PROVIDERS[number], place) for number in offers])
    limits = np.cumsum(weights) / weights.sum()
    picks = np.minimum(np.searchsorted(limits, chance, side="right"), len(offers) - 1)
    return np.asarray(np.array(offers)[picks])


def _offers(one: Provider, service: str, place: int) -> bool:
    return service in one.services.split() and (one.locality == "OOA") == (place < 0)


def _weight(one: Provider, place: int) -> float:
    close = place >= 0 and one.locality == LOCALITIES[place]
    return one.weight * (3 if close else 1)
