"""The pooled fund: its budget lines, how it came about, who pays in, and what was spent."""

from appraisal.partnership.fund.funding import (
    FundingChange,
    FundingStep,
    Instalment,
    NextFunding,
    PartnerFunding,
    PoolFunding,
    instalments,
    next_years_funding,
    pool_funding,
    pool_funding_from_lines,
)
from appraisal.partnership.fund.lines import (
    SCOPES,
    TIERS,
    BudgetLine,
    Dimension,
    FundError,
    Scope,
    Total,
    in_year,
    totals,
)
from appraisal.partnership.fund.outturn import (
    OutturnAgainstBudget,
    OutturnLine,
    Variance,
    outturn_against_budget,
)
from appraisal.partnership.fund.pooling import (
    Waterfall,
    WaterfallStep,
    pool_from_aligned,
    pool_from_all_budgets,
)

__all__ = [
    "SCOPES",
    "TIERS",
    "BudgetLine",
    "Dimension",
    "FundError",
    "FundingChange",
    "FundingStep",
    "Instalment",
    "NextFunding",
    "OutturnAgainstBudget",
    "OutturnLine",
    "PartnerFunding",
    "PoolFunding",
    "Scope",
    "Total",
    "Variance",
    "Waterfall",
    "WaterfallStep",
    "in_year",
    "instalments",
    "next_years_funding",
    "outturn_against_budget",
    "pool_from_aligned",
    "pool_from_all_budgets",
    "pool_funding",
    "pool_funding_from_lines",
    "totals",
]
