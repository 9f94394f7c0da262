"""D10: funding makes up the pool, shares are those of the money, and scope is told in one way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from appraisal.partnership.checks.check import Check, Staged
from appraisal.partnership.checks.faults import EXAMPLES, Fault, row_check
from appraisal.partnership.findings import Finding
from appraisal.partnership.pounds import in_pounds
from appraisal.wording import counted, listed, percent

NEAR_A_POUND: Final = 1
MOST_OFF_ONE: Final = 0.0001
MOST_OFF_SHARE: Final = 0.0005
"""A share may be written to a tenth of a per cent."""

_AGAINST_BUDGET = """
WITH paid AS (
    SELECT year, sum(agreed) AS funding, count(*) AS lines FROM contribution GROUP BY ALL
), held AS (
    SELECT year, coalesce(sum(budget) FILTER (WHERE scope_status = 'in_pool'), 0) AS budget
    FROM budget_line GROUP BY ALL
)
SELECT year, funding, budget, lines FROM paid JOIN held USING (year)
WHERE abs(funding - budget) > ? ORDER BY year
"""
_SUMS = """
SELECT pool_id, year, sum(share), count(*) FROM contribution GROUP BY ALL
HAVING abs(sum(share) - 1) > ? ORDER BY pool_id, year
"""
_SCOPES = """
SELECT client_group_id, tier_id, max(name), year,
    list(DISTINCT scope_status ORDER BY scope_status), count(*)
FROM budget_line JOIN budget_element USING (element_id)
GROUP BY client_group_id, tier_id, lower(trim(name)), year
HAVING count(DISTINCT scope_status) > 1
ORDER BY year, client_group_id, tier_id, 3
"""
_IN_FORCE = """
SELECT pool_id, list(rule_id ORDER BY rule_id) FROM risk_share_rule WHERE in_force
GROUP BY ALL HAVING count(*) > 1 ORDER BY pool_id
"""


def _funding(staged: Staged) -> Iterator[Finding]:
    for year, funding, budget, lines in staged.rows(_AGAINST_BUDGET, [NEAR_A_POUND]):
        yield Finding(
            "D10",
            "error",
            "contribution",
            f"Funding of the pool in {year} sums to {in_pounds(funding)}, where the budgets that "
            f"are in the pool sum to {in_pounds(budget)}.",
            "Make the two agree: correct the funding, or which budget lines are in the pool.",
            rows=lines,
            column="agreed",
            examples=(year,),
        )


def _shares(staged: Staged) -> Iterator[Finding]:
    for pool, year, total, lines in staged.rows(_SUMS, [MOST_OFF_ONE]):
        yield Finding(
            "D10",
            "error",
            "contribution",
            f"The shares of pool {pool} in {year} sum to {percent(float(total), 2)}, not all "
            "of it.",
            "Correct the shares, as fractions of the pool: 0.77 and 0.23, for example.",
            rows=lines,
            column="share",
            examples=(f"{pool} {year}",),
        )


def _scopes(staged: Staged) -> Iterator[Finding]:
    found = staged.rows(_SCOPES)
    if not found:
        return
    group, tier, name, year, scopes, _ = found[0]
    yield Finding(
        "D10",
        "error",
        "budget_line",
        f"{counted(len(found), 'element')} told to be in two scopes in one year: '{name}' "
        f"({group}, tier {tier}) is {listed(scopes)} in {year}.",
        "Settle which it is, for every funder of the element; use 'undecided' until then.",
        rows=sum(row[-1] for row in found),
        column="scope_status",
        examples=tuple(f"{name} {year}" for _, _, name, year, *_ in found[:EXAMPLES]),
    )


def _in_force(staged: Staged) -> Iterator[Finding]:
    for pool, rules in staged.rows(_IN_FORCE):
        yield Finding(
            "D10",
            "error",
            "risk_share_rule",
            f"{counted(len(rules), 'rule')} in force for pool {pool}: {listed(rules)}.",
            "Say 'yes' under in_force for the one that the agreement names, and 'no' for others.",
            rows=len(rules),
            column="in_force",
            examples=tuple(f"{pool} {rule}" for rule in rules[:EXAMPLES]),
        )


FUNDING_MAKES_UP_THE_POOL: Final = Check(
    "D10", "Funding makes up the pool", "error", ("contribution", "budget_line"), _funding
)
SHARES_SUM_TO_ONE: Final = Check(
    "D10", "Shares of a pool sum to 1", "error", ("contribution",), _shares
)
SHARES_ARE_OF_THE_MONEY: Final = row_check(
    "D10",
    "Shares are those of the money",
    "error",
    "contribution",
    Fault(
        f"abs(share::DOUBLE - agreed::DOUBLE / nullif(whole::DOUBLE, 0)) > {MOST_OFF_SHARE}",
        "the share is not the agreed funding over all funding of that pool and year",
        "Correct the share or the agreed funding.",
        "share",
    ),
    rows="SELECT _row, share, agreed, sum(agreed) OVER (PARTITION BY pool_id, year) AS whole "
    "FROM contribution",
)
SCOPE_IS_TOLD_ONCE: Final = Check(
    "D10",
    "Each element is in one scope in a year",
    "error",
    ("budget_line", "budget_element"),
    _scopes,
)
"""All lines of one client group, tier and element agree on the scope in a year (N10)."""

ONE_RULE_IN_FORCE: Final = Check(
    "D10", "One risk-share rule is in force", "error", ("risk_share_rule",), _in_force
)
RULES_ARE_WHOLE: Final = row_check(
    "D10",
    "Risk-share rules say all they need",
    "error",
    "risk_share_rule",
    Fault(
        "rule = 'capped' AND (cap IS NULL OR capped_partner_id IS NULL)",
        "the rule is capped without saying at what, or for whom",
        "Give the cap in pounds and the partner whose share it caps.",
        "cap",
    ),
    Fault(
        "rule = 'fixed_variable' AND variable_share IS NULL",
        "the rule has a fixed and a variable part without saying how much varies",
        "Give variable_share, as a fraction of 1.",
        "variable_share",
    ),
)

POOL: Final = (
    FUNDING_MAKES_UP_THE_POOL,
    SHARES_SUM_TO_ONE,
    SHARES_ARE_OF_THE_MONEY,
    SCOPE_IS_TOLD_ONCE,
    ONE_RULE_IN_FORCE,
    RULES_ARE_WHOLE,
)
