"""The lists that the rest refers to: partners, localities, bands, services, tiers and groups."""

from datetime import date
from typing import Any, Final

from harrowmere_maker.targets import AS_AT, YEAR

Row = tuple[Any, ...]

PARTNERSHIP: Final[list[Row]] = [
    (
        "harrowmere",
        "Harrowmere Partnership (invented)",
        AS_AT,
        YEAR,
        True,
        True,
        "nhs_secondary",
        "Everything here is invented: the places, the bodies, the money and every person.",
    )
]

_ALWAYS = date(1974, 4, 1)
PARTNER: Final[list[Row]] = [
    ("council", "Harrowmere County Council", "Council", "council", True, _ALWAYS),
    ("icb", "Harrowmere Integrated Care Board", "ICB", "icb", True, date(2022, 7, 1)),
    (
        "pct",
        "Harrowmere Primary Care Trust",
        "PCT",
        "pct",
        True,
        date(2002, 4, 1),
        date(2013, 3, 31),
        "icb",
    ),
    ("town", "Harrowmere Town District Council", "Town", "district", True, _ALWAYS),
    ("coast", "Saltreach District Council", "Saltreach", "district", True, _ALWAYS),
    ("moors", "Eastmoor and Wychbeck District Council", "Moors", "district", True, _ALWAYS),
    ("kestle", "Kestleford District Council", "Kestleford", "district", True, _ALWAYS),
    ("merevale", "Merevale Community NHS Trust", "Merevale", "nhs_trust", True, date(2011, 4, 1)),
    (
        "stonefall",
        "Stonefall Hospitals NHS Trust",
        "Stonefall",
        "nhs_trust",
        True,
        date(1994, 4, 1),
    ),
    (
        "region",
        "Three Rivers Specialised Commissioning",
        "Region",
        "regional_nhs",
        True,
        date(2013, 4, 1),
    ),
    ("police", "Three Rivers Police", "Police", "police", True, _ALWAYS),
    ("voices", "Harrowmere Voices Together", "Voices", "user_group", False, date(2003, 6, 2)),
    (
        "carers",
        "Harrowmere Family Carers' Forum",
        "Carers",
        "carer_group",
        False,
        date(2001, 9, 10),
    ),
    ("lantern", "Lanternfold Community Trust", "Lanternfold", "voluntary", False, date(1998, 5, 5)),
    ("millrace", "Millrace Jobs", "Millrace", "voluntary", False, date(2006, 1, 16)),
    (
        "homes",
        "Harrowmere Care Providers' Association",
        "Providers",
        "independent",
        False,
        date(2009, 10, 1),
    ),
]

LOCALITIES: Final = ("H1", "H2", "H3", "H4", "H5")
LOCALITY: Final[list[Row]] = [
    ("H1", "Harrowmere Town", "Harrowmere Town", False, 3, "Z06000001"),
    ("H2", "Saltreach", "Saltreach", False, 2, "Z06000002"),
    ("H3", "Eastmoor", "Eastmoor and Wychbeck", True, 6, "Z06000003"),
    ("H4", "Wychbeck Vale", "Eastmoor and Wychbeck", True, 8, "Z06000004"),
    ("H5", "Kestleford", "Kestleford", False, 5, "Z06000005"),
    ("OOA", "Out of area", None, None, None, None),
]

_ADULT_STARTS = (25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80)
AGE_BAND: Final[list[Row]] = [
    ("0-4", 0, 4, "0-15"),
    ("5-9", 5, 9, "0-15"),
    ("10-15", 10, 15, "0-15"),
    ("16-17", 16, 17, "16-17"),
    ("18-24", 18, 24, "18-64"),
    *((f"{low}-{low + 4}", low, low + 4, "18-64" if low < 65 else "65+") for low in _ADULT_STARTS),
    ("85+", 85, None, "65+"),
]
AGES: Final = tuple(str(row[0]) for row in AGE_BAND)
ADULT_GROUP: Final = {str(row[0]): str(row[3]) for row in AGE_BAND}
ADULT_AGES: Final = AGES[4:]
CHILD_AGES: Final = AGES[:4]

NEEDS: Final = ("1", "2", "3", "4")
NEED_BAND: Final[list[Row]] = [
    ("1", "Low", "Prompts and some help each week; safe alone for long spells.", 0, 250),
    ("2", "Moderate", "Help on most days; can be alone for some hours.", 150, 800),
    ("3", "High", "Help every day and somebody near at night.", 500, 1_900),
    ("4", "Complex", "Skilled help by day and night, often from two people.", 1_200, 4_900),
]

ACCOMMODATION: Final[list[Row]] = [
    ("family", "With family or friends, settled", True, False),
    ("supported", "Supported living", True, False),
    ("residential", "Care home", False, True),
    ("tenancy", "Tenant of a council or housing association", True, False),
    ("private_rent", "Tenant of a private landlord", True, False),
    ("shared_lives", "Shared Lives", True, False),
    ("owner", "Owner or shared owner", True, False),
    ("sheltered", "Sheltered or extra care housing", True, False),
    ("nursing", "Nursing home", False, True),
    ("hospital", "Hospital or another NHS place", False, True),
    ("temporary", "Temporary", False, False),
    ("rough", "Rough sleeping or a night shelter", False, False),
    ("other", "Other", False, False),
]

SERVICE_TYPE: Final[list[Row]] = [
    ("residential", "Care home", "residential", "week"),
    ("residential_specialist", "Specialist care home", "residential", "week"),
    ("one_to_one", "One-to-one hours in a care home", "residential", "hour"),
    ("nursing", "Nursing home", "nursing", "week"),
    ("supported_living", "Supported living", "supported_living", "hour"),
    ("night_support", "Night support in supported living", "supported_living", "night"),
    ("home_care", "Support at home", "home_care", "hour"),
    ("day", "Day opportunities", "day", "session"),
    ("day_complex", "Day support for complex needs", "day", "session"),
    ("employment", "Supported employment", "employment", "session"),
    ("short_break", "Short breaks", "short_break", "night"),
    ("direct_payment", "Direct payment", "direct_payment", "week"),
    ("shared_lives", "Shared Lives", "shared_lives", "week"),
    ("advocacy", "Advocacy", "advocacy", "hour"),
    ("community_team", "Community learning disability team", "community_team", "session"),
    ("inpatient", "Assessment and treatment ward", "inpatient", "week"),
    ("secure", "Secure ward", "secure", "week"),
    ("in_house_block", "In-house services paid for as a block", "block", "block_year"),
]

TIER: Final[list[Row]] = [
    ("0", "Everyday life", "Council and districts", "What is there for everybody: jobs, leisure."),
    ("1", "Primary care and prevention", "ICB and council", "First help, close to home."),
    ("2", "Community and specialist teams", "Jointly", "Support at home and by day, and teams."),
    ("3", "Specialist homes", "Jointly", "Care homes, supported living and Shared Lives."),
    ("4", "High dependency and secure", "Regional NHS", "Hospital wards and secure places."),
]

CLIENT_GROUP: Final[list[Row]] = [
    ("LD", "People with a learning disability"),
    ("MHA", "Adults with a mental health condition"),
    ("MHO", "Older people with a mental health condition"),
    ("PD", "People with a physical disability"),
]
