"""The figures of the pages on partnership data: one module a section, all as they may be shown.

Every function takes the data and a page's filters and gives a frozen dataclass, or None where the
tables that it needs were not loaded. A figure that disclosure control hides is None, never 0.
"""

from appraisal.partnership.figures.area import InAndOut, in_and_out_of_area
from appraisal.partnership.figures.costs import UnitCost, WeeklyCosts, unit_costs, weekly_costs
from appraisal.partnership.figures.demand import Assumption, DemandStart, demand_start
from appraisal.partnership.figures.equity import Rate, Rates, equity
from appraisal.partnership.figures.fund import AgreedFunding, PooledFund, pooled_fund
from appraisal.partnership.figures.headline import Headline, headline
from appraisal.partnership.figures.people import (
    AgeProfile,
    NeedAndHome,
    OlderCarers,
    Transition,
    age_profile,
    older_carers,
    people_by_need_and_home,
    transition,
)
from appraisal.partnership.figures.population import Population, population
from appraisal.partnership.figures.prevalence import (
    KnownAgainstEstimated,
    Prevalence,
    known_and_estimated,
)
from appraisal.partnership.figures.quality import (
    DataQuality,
    ShownCheck,
    ShownFinding,
    data_quality,
)
from appraisal.partnership.figures.services import Market, Services, markets, services
from appraisal.partnership.figures.shapes import Grid, Line
from appraisal.partnership.figures.sources import (
    Blank,
    LoadedTable,
    Source,
    Sources,
    sources,
)
from appraisal.partnership.figures.waiting import Carers, Waiting, carers, waiting
from appraisal.partnership.figures.where import EVERYTHING, FilterError, Where
from appraisal.partnership.releases import Category

__all__ = [
    "EVERYTHING",
    "AgeProfile",
    "AgreedFunding",
    "Assumption",
    "Blank",
    "Carers",
    "Category",
    "DataQuality",
    "DemandStart",
    "FilterError",
    "Grid",
    "Headline",
    "InAndOut",
    "KnownAgainstEstimated",
    "Line",
    "LoadedTable",
    "Market",
    "NeedAndHome",
    "OlderCarers",
    "PooledFund",
    "Population",
    "Prevalence",
    "Rate",
    "Rates",
    "Services",
    "ShownCheck",
    "ShownFinding",
    "Source",
    "Sources",
    "Transition",
    "UnitCost",
    "Waiting",
    "WeeklyCosts",
    "Where",
    "age_profile",
    "carers",
    "data_quality",
    "demand_start",
    "equity",
    "headline",
    "in_and_out_of_area",
    "known_and_estimated",
    "markets",
    "older_carers",
    "people_by_need_and_home",
    "pooled_fund",
    "population",
    "services",
    "sources",
    "transition",
    "unit_costs",
    "waiting",
    "weekly_costs",
]
