"""Money: budgets by funder, what was spent, the pool, and how its risk is shared."""

from appraisal.partnership.schema import Column, Table

FUNDERS = ("council", "icb", "joint_other")
SCOPES = ("in_pool", "aligned", "out", "undecided")
RULES = ("own_risk", "pro_rata", "capped", "host_bears", "fixed_variable")

_ELEMENT = Column("element_id", "id", "The element.", refers_to="budget_element.element_id")
_YEAR = Column("year", "money_year", "The financial year.")
_FUNDER = Column("funder", "id", "Whose money.", one_of=FUNDERS)
_SOURCE = Column(
    "source_id", "id", "Where the figure comes from.", optional=True, refers_to="source.source_id"
)

BUDGET_ELEMENT = Table(
    "budget_element",
    "Elements of the budget",
    "The lines that budgets are kept in.",
    (
        Column("element_id", "id", "A short code."),
        Column("name", "text", "What the money is for."),
        Column(
            "client_group_id",
            "id",
            "Whom it is for.",
            refers_to="client_group.client_group_id",
        ),
        Column("tier_id", "id", "The tier.", refers_to="tier.tier_id"),
        Column(
            "covers_packages",
            "yes_no",
            "Whether it pays for packages of care, so that they must reconcile.",
        ),
    ),
    key=("element_id",),
)

BUDGET_LINE = Table(
    "budget_line",
    "Budgets",
    "What each funder has set aside for each element in each year, and whether it is pooled.",
    (
        _ELEMENT,
        _FUNDER,
        _YEAR,
        Column("budget", "money", "The budget.", unit="£ a year"),
        Column(
            "cost_type", "text", "What kind of cost.", one_of=("direct", "indirect", "overhead")
        ),
        Column("scope_status", "id", "In the pool, aligned, out or undecided.", one_of=SCOPES),
        Column("recurrent", "yes_no", "Whether it goes on next year."),
        Column(
            "basis",
            "text",
            "The approved budget, or what it truly costs.",
            one_of=("approved_budget", "true_cost"),
        ),
        _SOURCE,
    ),
    key=("element_id", "funder", "year"),
)

OUTTURN = Table(
    "outturn",
    "Outturn",
    "What was spent, or is forecast to be.",
    (
        _ELEMENT,
        _FUNDER,
        _YEAR,
        Column("amount", "money", "Spent or forecast.", unit="£ a year"),
        Column("status", "text", "Closed or forecast.", one_of=("actual", "forecast")),
        Column("as_at", "date", "When this was known."),
    ),
    key=("element_id", "funder", "year"),
)

POOL = Table(
    "pool",
    "Pooled funds",
    "Each pooled fund, its host and the law that it rests on.",
    (
        Column("pool_id", "id", "A short code."),
        Column("name", "text", "The fund's name."),
        Column("host_partner_id", "id", "Who hosts it.", refers_to="partner.partner_id"),
        Column("legal_basis", "text", "The power it rests on, such as section 75."),
    ),
    key=("pool_id",),
)

FUNDING = Table(
    "contribution",
    "Funding of the pool",
    "What each partner pays into the pool, and how that was worked out from last year's.",
    (
        Column("pool_id", "id", "The pool.", refers_to="pool.pool_id"),
        Column("partner_id", "id", "Who pays in.", refers_to="partner.partner_id"),
        _YEAR,
        Column("agreed", "money", "The agreed funding.", unit="£ a year"),
        Column("share", "share", "Its share of the pool.", unit="share"),
        Column("recurrent_change", "money", "Recurrent changes in the year.", "£", optional=True),
        Column("indexation", "percent", "Added for inflation.", unit="%"),
        Column("efficiency", "percent", "Taken off for efficiency.", unit="%"),
    ),
    key=("pool_id", "partner_id", "year"),
)

RISK_SHARE = Table(
    "risk_share_rule",
    "Risk-share rules",
    "Who bears an overspend, and who keeps an underspend.",
    (
        Column("pool_id", "id", "The pool.", refers_to="pool.pool_id"),
        Column("rule_id", "id", "A short code."),
        Column("rule", "id", "Which of the five rules.", one_of=RULES),
        Column("in_force", "yes_no", "Whether this rule applies now; one a pool."),
        Column("tolerance_percent", "percent", "Early warning up to here.", unit="% of the pool"),
        Column("cap", "money", "The most that a capped partner bears.", "£", optional=True),
        Column(
            "capped_partner_id",
            "id",
            "The partner whose share is capped.",
            optional=True,
            refers_to="partner.partner_id",
        ),
        Column("variable_share", "share", "The part that varies.", unit="share", optional=True),
        Column("notice_months", "whole", "Notice to leave.", unit="months"),
        Column("dispute_route", "text", "Where a dispute goes."),
        Column("exit_plan_ref", "id", "Where the exit plan is.", optional=True),
    ),
    key=("pool_id", "rule_id"),
)

UNIT_COST = Table(
    "unit_cost_ref",
    "Reference unit costs",
    "What a unit usually costs, by source, with the price base.",
    (
        Column(
            "service_type_id",
            "id",
            "The type of service.",
            refers_to="service_type.service_type_id",
        ),
        _YEAR,
        Column("source_id", "id", "Where the figure comes from.", refers_to="source.source_id"),
        Column("unit_cost", "money", "The reference cost.", unit="£"),
        Column("low", "money", "The least that is usual.", unit="£"),
        Column("high", "money", "The most that is usual.", unit="£"),
        Column("price_base_year", "money_year", "The year whose prices these are."),
    ),
    key=("service_type_id", "year", "source_id"),
)

INFLATION = Table(
    "inflation",
    "Inflation",
    "Yearly change of the price indices used.",
    (
        _YEAR,
        Column("index_id", "id", "Which index."),
        Column("percent", "percent", "Change on the year before.", unit="%"),
        _SOURCE,
    ),
    key=("year", "index_id"),
)

CONTROL_TOTAL = Table(
    "control_total",
    "Control totals",
    "Totals that the data must come to, from the ledger or the return.",
    (
        Column("control_id", "id", "A short code."),
        Column(
            "measure",
            "id",
            "What is added up.",
            one_of=(
                "adults_with_packages",
                "weekly_package_cost",
                "annual_package_cost",
                "people_out_of_area",
                "pool_funding",
                "budget",
                "outturn",
                "register_adults",
                "population",
            ),
        ),
        Column("year", "id", "The year it is for: calendar or financial.", optional=True),
        Column("amount", "number", "The total.", unit="people or £"),
        Column("tolerance", "number", "How far off it may be.", unit="people or £"),
        _SOURCE,
    ),
    key=("control_id",),
)

MONEY = (
    BUDGET_ELEMENT,
    BUDGET_LINE,
    OUTTURN,
    POOL,
    FUNDING,
    RISK_SHARE,
    UNIT_COST,
    INFLATION,
    CONTROL_TOTAL,
)
