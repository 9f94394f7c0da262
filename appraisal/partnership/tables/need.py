"""Need and activity: who lives here, who is known, what they have, and what it costs a week."""

from appraisal.partnership.schema import Column, Table

_LOCALITY = Column("locality_id", "id", "The locality.", refers_to="locality.locality_id")
_CLIENT_GROUP = Column(
    "client_group_id", "id", "The client group.", refers_to="client_group.client_group_id"
)
_AGE_BAND = Column("age_band_id", "id", "The age band.", refers_to="age_band.age_band_id")
_NEED = Column("need_band_id", "id", "The band of need.", refers_to="need_band.need_band_id")
_HOME = Column(
    "accommodation_id",
    "id",
    "Where the person lives.",
    refers_to="accommodation.accommodation_id",
)
_SERVICE = Column(
    "service_type_id", "id", "The type of service.", refers_to="service_type.service_type_id"
)
_SOURCE = Column(
    "source_id", "id", "Where the figure comes from.", optional=True, refers_to="source.source_id"
)
_SYNTHETIC = Column("is_synthetic", "yes_no", "Whether this person is invented.")

POPULATION = Table(
    "population",
    "Population",
    "Everybody who lives in the area, now and as projected.",
    (
        _LOCALITY,
        _AGE_BAND,
        Column("sex", "text", "As the projections count it.", one_of=("female", "male")),
        Column("year", "year", "The calendar year."),
        Column("persons", "whole", "How many people.", unit="people"),
        Column("basis", "text", "Counted or projected.", one_of=("estimate", "projection")),
        _SOURCE,
    ),
    key=("locality_id", "age_band_id", "sex", "year"),
    required=True,
)

PREVALENCE = Table(
    "prevalence_assumption",
    "Prevalence",
    "The share of people who are expected to have a need, whether known to services or not.",
    (
        _CLIENT_GROUP,
        Column(
            "adult_group",
            "id",
            "Which adults the rate is for.",
            one_of=("0-15", "16-17", "18-64", "65+"),
        ),
        Column("method", "text", "What the rate counts, such as all or moderate_severe."),
        Column("rate", "share", "The rate.", unit="share of people"),
        Column("low", "share", "The least that is plausible.", unit="share of people"),
        Column("high", "share", "The most that is plausible.", unit="share of people"),
        _SOURCE,
    ),
    key=("client_group_id", "adult_group", "method"),
)

REGISTER = Table(
    "ld_register",
    "People on the register",
    "One row a person. Invented people only, unless the partnership allows otherwise.",
    (
        Column("person_key", "id", "A random code, drawn anew for each extract."),
        _AGE_BAND,
        Column("sex", "text", "As the register has it.", one_of=("female", "male")),
        Column("ethnicity_group", "text", "One of five broad groups."),
        _LOCALITY,
        _NEED,
        _HOME,
        Column("autism", "yes_no", "Whether autism is recorded."),
        Column("lives_with_carer_75plus", "yes_no", "Whether a carer at home is 75 or older."),
        Column("transition_year", "year", "The year of turning 18.", optional=True),
        Column("health_check", "yes_no", "Whether an annual health check was done."),
        Column("in_area", "yes_no", "Whether the person lives inside the area."),
        Column("ordinary_residence", "text", "Whose responsibility, in social care law."),
        Column("gp_icb_member", "yes_no", "Whether their practice belongs to the board's area."),
        _SYNTHETIC,
    ),
    key=("person_key",),
    about_people=True,
)

REGISTER_AGG = Table(
    "register_agg",
    "The register, counted",
    "How many people of each kind; this is what the pages read.",
    (
        Column("year", "year", "The calendar year of the count."),
        _CLIENT_GROUP,
        _LOCALITY,
        Column(
            "adult_group",
            "id",
            "The broad age.",
            one_of=("0-15", "16-17", "18-64", "65+"),
        ),
        _NEED,
        _HOME,
        Column("n", "whole", "How many people.", unit="people"),
    ),
    key=(
        "year",
        "client_group_id",
        "locality_id",
        "adult_group",
        "need_band_id",
        "accommodation_id",
    ),
)

PACKAGE = Table(
    "package",
    "Packages of care",
    "One row a service that one person has, with who pays what share of it.",
    (
        Column("package_id", "id", "A short code."),
        Column("person_key", "id", "The person's random code."),
        _CLIENT_GROUP,
        Column(
            "locality_id",
            "id",
            "The person's home locality, or OOA.",
            refers_to="locality.locality_id",
        ),
        _NEED,
        _HOME,
        _SERVICE,
        Column("provider_id", "id", "Who provides it.", refers_to="provider.provider_id"),
        Column("tier_id", "id", "The tier.", refers_to="tier.tier_id"),
        Column("la_share", "share", "The council's share of the cost.", unit="share"),
        Column("nhs_share", "share", "The NHS's share of the cost.", unit="share"),
        Column("client_share", "share", "The person's own share of the cost.", unit="share"),
        Column("units_per_week", "number", "How many units a week.", unit="units a week"),
        Column("unit_cost", "money", "What one unit costs.", unit="£"),
        Column("weekly_cost", "money", "Units times unit cost.", unit="£ a week"),
        Column(
            "annual_cost",
            "money",
            "Weekly cost times 52.1429.",
            unit="£ a year",
            optional=True,
        ),
        Column("start", "date", "The first day."),
        Column("end", "date", "The last day; blank where it goes on.", optional=True),
        Column("in_area", "yes_no", "Whether it is provided inside the area."),
        Column("review_due", "date", "When it is due for review.", optional=True),
        Column("last_review", "date", "When it was last reviewed.", optional=True),
        Column(
            "chc_status",
            "text",
            "NHS continuing healthcare or aftercare.",
            one_of=("none", "joint", "full", "s117"),
        ),
        Column("source_return", "text", "The return that the row was taken from.", optional=True),
        _SYNTHETIC,
    ),
    key=("package_id",),
    about_people=True,
)

OUT_OF_AREA = Table(
    "placement_out_of_area",
    "Placements out of area",
    "One row a person placed outside the area: the package that placed them, and the way back.",
    (
        Column("package_id", "id", "The package.", refers_to="package.package_id"),
        Column(
            "distance_km_band",
            "text",
            "How far away.",
            one_of=("0-25", "26-50", "51-100", "101-200", "over 200"),
        ),
        Column("host_authority_type", "text", "What kind of council area it is in."),
        Column("reason", "text", "Why there."),
        Column("return_plan", "yes_no", "Whether there is a plan to return."),
        Column("expected_return", "date", "When.", optional=True),
    ),
    key=("package_id",),
    about_people=True,
)

WAITING = Table(
    "waiting",
    "People waiting",
    "How many wait for a service, and how long, by quarter.",
    (
        _SERVICE,
        _LOCALITY,
        Column("quarter", "id", "The quarter, such as 2026-Q2."),
        Column("waiting", "whole", "How many wait.", unit="people"),
        Column("median_days", "whole", "How long half of them have waited.", unit="days"),
    ),
    key=("service_type_id", "locality_id", "quarter"),
)

CARER = Table(
    "carer",
    "Carers",
    "How many people care for somebody, and how many had an assessment.",
    (
        _LOCALITY,
        Column("age_band_id", "id", "The carer's age.", refers_to="age_band.age_band_id"),
        Column("relation", "text", "Who they are to the person."),
        Column("n", "whole", "How many carers.", unit="people"),
        Column("assessed", "whole", "How many had an assessment.", unit="people"),
    ),
    key=("locality_id", "age_band_id", "relation"),
)

CAPACITY = Table(
    "service_capacity",
    "Capacity of services",
    "What each service can take now, and the staff that it takes.",
    (
        _SERVICE,
        Column("capacity", "number", "Units that can be provided.", unit="units a week"),
        Column("in_use", "number", "Units provided now.", unit="units a week"),
        Column(
            "staff_per_unit",
            "number",
            "Staff that one unit a week takes.",
            unit="whole-time equivalents",
        ),
        _SOURCE,
    ),
    key=("service_type_id",),
)

DEMAND = Table(
    "demand_assumption",
    "Demand",
    "What drives demand, low, central and high, and who agreed to it.",
    (
        Column("scenario", "id", "Which of the three.", one_of=("low", "central", "high")),
        Column(
            "driver",
            "id",
            "What moves.",
            one_of=("net_growth", "need_mix_shift", "unit_cost_inflation"),
        ),
        Column("value", "percent", "How much a year.", unit="% a year"),
        Column("unit", "text", "In which unit."),
        Column("low", "percent", "The least that is plausible.", unit="% a year"),
        Column("high", "percent", "The most that is plausible.", unit="% a year"),
        _SOURCE,
        Column("owner", "text", "The role that answers for it."),
        Column("agreed_on", "date", "When it was agreed."),
    ),
    key=("scenario", "driver"),
)

TRANSITION = Table(
    "transition_pipeline",
    "Young people turning 18",
    "How many turn 18 in each year, by need.",
    (
        Column("year", "year", "The year of turning 18."),
        _NEED,
        Column("n", "whole", "How many people.", unit="people"),
    ),
    key=("year", "need_band_id"),
)

CARER_AGEING = Table(
    "carer_ageing",
    "Carers growing older",
    "How many people live with a carer of 75 or older, by year.",
    (
        Column("year", "year", "The year."),
        Column("n", "whole", "How many people.", unit="people"),
        Column("basis", "text", "Counted or projected.", one_of=("estimate", "projection")),
    ),
    key=("year",),
)

NEED = (
    POPULATION,
    PREVALENCE,
    REGISTER,
    REGISTER_AGG,
    PACKAGE,
    OUT_OF_AREA,
    WAITING,
    CARER,
    CAPACITY,
    DEMAND,
    TRANSITION,
    CARER_AGEING,
)
