"""The terms on which partners share risk, and the lines of the fund that some rules need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, get_args

from appraisal.errors import AppraisalError
from appraisal.partnership.apportionment import Number, exactly
from appraisal.partnership.pounds import NOUGHT, Amount, pounds, to_the_penny
from appraisal.wording import listed

Rule = Literal["own_risk", "pro_rata", "capped", "host_bears", "fixed_variable"]

RULES: Final[tuple[Rule, ...]] = get_args(Rule)

NEAR_ENOUGH: Final = Fraction(1, 10_000)
"""How far the shares may be from summing to 1, for thirds written as decimals."""


class RiskShareError(AppraisalError):
    """A risk share that cannot be worked out: every problem, a line each."""


@dataclass(frozen=True)
class Agreement:
    """What the partners agreed: their shares of 1, and the terms that the rules need.

    `tolerance_percent` is of the pool: early warning up to and including it, an action plan
    beyond. `caps` hold the most that a capped partner bears of an overspend, in pounds.
    `variable_share`, of 1, is the part of a variance that is shared under fixed_variable where no
    lines are given. Raises RiskShareError, with every problem, where the shares do not sum to 1
    within 0.0001 or a term cannot be.
    """

    shares: Mapping[str, Number]
    rule: Rule = "pro_rata"
    tolerance_percent: Number = 5
    host: str | None = None
    caps: Mapping[str, Amount] | None = None
    variable_share: Number | None = None
    notice_months: int | None = None
    dispute_route: str = ""

    def __post_init__(self) -> None:
        _check_agreement(self)

    @property
    def partners(self) -> tuple[str, ...]:
        """The partners, in the order of their shares."""
        return tuple(self.shares)


@dataclass(frozen=True)
class RiskLine:
    """One line of the fund: whose own line it is, its budget and its variance, exact pounds.

    `fixed` and `shares` serve fixed_variable alone: whether the line is fixed, and who shares it
    where it is variable and not shared pro rata.
    """

    name: str
    partner: str
    budget: Decimal
    variance: Decimal = NOUGHT
    fixed: bool = False
    shares: Mapping[str, Number] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "budget", pounds(self.budget, f"budget of '{self.name}'"))
        object.__setattr__(self, "variance", pounds(self.variance, f"variance of '{self.name}'"))
        if self.shares is not None:
            _check_shares(self.shares, f"the shares of '{self.name}'")


def _check_shares(shares: Mapping[str, Number], what: str) -> None:
    """Raise RiskShareError where the shares are not from 0 to 1, summing to 1."""
    problems = list(_share_problems(shares, what))
    if problems:
        raise RiskShareError("\n".join(problems))


def _check_agreement(agreement: Agreement) -> None:
    """Raise RiskShareError with every problem of the agreement."""
    problems = [
        *_share_problems(agreement.shares, "the partners' shares"),
        *_term_problems(agreement),
        *_partner_problems(agreement),
    ]
    if problems:
        raise RiskShareError("\n".join(problems))


def _share_problems(shares: Mapping[str, Number], what: str) -> Iterator[str]:
    for name, share in shares.items():
        if not 0 <= share <= 1:
            yield f"The share of '{name}' is {float(share):g}. Use a share from 0 to 1."
            return
    whole = sum((exactly(share) for share in shares.values()), Fraction(0))
    if abs(whole - 1) > NEAR_ENOUGH:
        # A sum near 1 must not be written as 1.
        yield f"The sum of {what} is {float(whole):.10g}. Make them sum to 1."


def _term_problems(agreement: Agreement) -> Iterator[str]:
    if agreement.rule not in RULES:
        yield f"The rule is '{agreement.rule}'. Use one of {listed(RULES)}."
    tolerance, variable = agreement.tolerance_percent, agreement.variable_share
    if not 0 <= tolerance <= 100:
        yield f"The tolerance is {float(tolerance):g} % of the pool. Use 0 to 100, such as 5."
    if variable is not None and not 0 <= variable <= 1:
        yield f"The variable share is {float(variable):g}. Use a share from 0 to 1."
    if agreement.notice_months is not None and agreement.notice_months < 0:
        yield f"Notice is {agreement.notice_months} months. Use a whole number from 0 up."
    for name, cap in (agreement.caps or {}).items():
        if pounds(cap, f"cap of '{name}'") < 0:
            yield f"The cap of '{name}' is {to_the_penny(cap)}. Give an amount from £0 up."


def _partner_problems(agreement: Agreement) -> Iterator[str]:
    partners = listed([f"'{name}'" for name in agreement.shares]) or "nobody yet"
    if agreement.host is not None and agreement.host not in agreement.shares:
        yield f"The host is '{agreement.host}', who has no share. The partners are {partners}."
    for name in agreement.caps or {}:
        if name not in agreement.shares:
            yield f"There is a cap for '{name}', who has no share. The partners are {partners}."
