"""The lists that every other table refers to: who, where, what kind, and from what source."""

from appraisal.disclosure import PROFILES
from appraisal.partnership.schema import Column, Table

PARTNER_KINDS = (
    "council",
    "district",
    "icb",
    "pct",
    "nhs_trust",
    "voluntary",
    "independent",
    "user_group",
    "carer_group",
    "regional_nhs",
    "police",
)
SECTORS = ("in_house", "nhs", "voluntary", "independent")
TIERS = ("0", "1", "2", "3", "4")
UNITS = ("week", "hour", "session", "night", "block_year")

PARTNERSHIP = Table(
    "partnership",
    "The partnership",
    "One row: who this is, and what the rest may hold.",
    (
        Column("partnership_id", "id", "A short code for the partnership."),
        Column("name", "text", "Its name, as pages and reports show it."),
        Column("as_at", "date", "The date that the data describe."),
        Column("year", "money_year", "The financial year that packages and the pool are for."),
        Column("is_synthetic", "yes_no", "Whether every person in the data is invented."),
        Column(
            "allow_person_level",
            "yes_no",
            "Whether files with one row a person may be loaded at all.",
        ),
        Column(
            "disclosure_profile",
            "text",
            "How small numbers are hidden.",
            optional=True,
            one_of=tuple(PROFILES),
        ),
        Column(
            "disclosure_assessment",
            "text",
            "What was assessed, by which role and when; for profiles that need an assessment.",
            optional=True,
        ),
        Column("note", "text", "What a reader should know.", optional=True),
    ),
    key=("partnership_id",),
    required=True,
)

PARTNER = Table(
    "partner",
    "Partners",
    "The bodies that plan, pay, provide or speak for people, and since when.",
    (
        Column("partner_id", "id", "A short code."),
        Column("name", "text", "The body's name."),
        Column("short", "text", "The name as charts show it."),
        Column("kind", "text", "What kind of body it is.", one_of=PARTNER_KINDS),
        Column("statutory", "yes_no", "Whether it has duties in law."),
        Column("valid_from", "date", "The day from which it exists."),
        Column("valid_to", "date", "The last day of its existence.", optional=True),
        Column(
            "successor_id",
            "id",
            "Who took its place.",
            optional=True,
            refers_to="partner.partner_id",
        ),
        Column("source_ref", "id", "Where this is said.", optional=True),
    ),
    key=("partner_id",),
    required=True,
)

LOCALITY = Table(
    "locality",
    "Localities",
    "The areas that the partnership plans for, and OOA for everywhere else.",
    (
        Column("locality_id", "id", "A short code; OOA is out of area."),
        Column("name", "text", "The locality's name."),
        Column("district", "text", "The district council's area.", optional=True),
        Column("is_rural", "yes_no", "Whether most people live outside towns.", optional=True),
        Column(
            "imd_decile",
            "whole",
            "Deprivation, from 1 (most deprived) to 10.",
            unit="decile",
            optional=True,
        ),
        Column("area_code", "id", "A statistical code.", optional=True),
    ),
    key=("locality_id",),
    required=True,
)

AGE_BAND = Table(
    "age_band",
    "Age bands",
    "Bands of age; 16 and 17 are kept apart.",
    (
        Column("age_band_id", "id", "A short code, such as 18-24."),
        Column("lowest_age", "whole", "The youngest age in it.", unit="years"),
        Column("highest_age", "whole", "The oldest; blank for no end.", "years", optional=True),
        Column(
            "adult_group",
            "id",
            "The broad group.",
            one_of=("0-15", "16-17", "18-64", "65+"),
        ),
    ),
    key=("age_band_id",),
    required=True,
)

NEED_BAND = Table(
    "need_band",
    "Bands of need",
    "From 1, low, to 4, complex.",
    (
        Column("need_band_id", "id", "1 to 4."),
        Column("name", "text", "The band's name."),
        Column("definition", "text", "What puts a person in this band."),
        Column("weekly_low", "money", "The usual cost from.", unit="£ a week"),
        Column("weekly_high", "money", "The usual cost to.", unit="£ a week"),
    ),
    key=("need_band_id",),
    required=True,
)

ACCOMMODATION = Table(
    "accommodation",
    "Accommodation",
    "Where people live, in the categories of the national client-level data.",
    (
        Column("accommodation_id", "id", "A short code."),
        Column("name", "text", "The category's name."),
        Column("settled", "yes_no", "Whether it counts as settled accommodation."),
        Column("registered", "yes_no", "Whether the care regulator registers it."),
    ),
    key=("accommodation_id",),
    required=True,
)

SERVICE_TYPE = Table(
    "service_type",
    "Types of service",
    "What is bought or provided, and in which unit.",
    (
        Column("service_type_id", "id", "A short code."),
        Column("name", "text", "The service's name."),
        Column("service_group", "text", "The group it belongs to."),
        Column("unit", "text", "What one unit is.", one_of=UNITS),
    ),
    key=("service_type_id",),
    required=True,
)

TIER = Table(
    "tier",
    "Tiers",
    "From 0, everyday life, to 4, high dependency and secure.",
    (
        Column("tier_id", "id", "0 to 4.", one_of=TIERS),
        Column("name", "text", "The tier's name."),
        Column("usual_commissioner", "text", "Who usually commissions it."),
        Column("definition", "text", "What belongs to it."),
    ),
    key=("tier_id",),
    required=True,
)

PROVIDER = Table(
    "provider",
    "Providers",
    "Who provides, in which sector and where.",
    (
        Column("provider_id", "id", "A short code."),
        Column("name", "text", "The organisation's name, never a person's."),
        Column("sector", "text", "The sector.", one_of=SECTORS),
        Column("locality_id", "id", "Where it provides.", refers_to="locality.locality_id"),
        Column("in_area", "yes_no", "Whether that is inside the partnership's area."),
        Column("quality_rating", "text", "The regulator's rating.", optional=True),
    ),
    key=("provider_id",),
)

CLIENT_GROUP = Table(
    "client_group",
    "Client groups",
    "Whom services are for.",
    (
        Column("client_group_id", "id", "A short code, such as LD."),
        Column("name", "text", "The group's name, in words people use of themselves."),
    ),
    key=("client_group_id",),
    required=True,
)

SOURCE = Table(
    "source",
    "Sources",
    "Where each figure comes from.",
    (
        Column("source_id", "id", "A short code."),
        Column("title", "text", "The document or return."),
        Column("date", "date", "Its own date.", optional=True),
        Column("url", "text", "Where to find it.", optional=True),
        Column("licence", "text", "Under which licence it may be used.", optional=True),
        Column("retrieved", "date", "When it was read.", optional=True),
        Column("note", "text", "What a reader should know.", optional=True),
    ),
    key=("source_id",),
    required=True,
)

REFERENCE = (
    PARTNERSHIP,
    PARTNER,
    LOCALITY,
    AGE_BAND,
    NEED_BAND,
    ACCOMMODATION,
    SERVICE_TYPE,
    TIER,
    PROVIDER,
    CLIENT_GROUP,
    SOURCE,
)
