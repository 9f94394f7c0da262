"""Choices on the page *Pooled fund*: the financial year, and an over- or underspend to share."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from appraisal.briefing import Section
from appraisal.briefing.fund_year import fund_of
from appraisal.briefing.risk import TOPIC as RISK
from appraisal.briefing.risk import risk_section
from appraisal.briefing.topic import Topic
from appraisal.partnership.figures import EVERYTHING, PooledFund, Where
from appraisal.partnership.money_years import begins
from appraisal.partnership.pounds import in_pounds
from appraisal.ui import memory
from appraisal.ui.data_filters import where_asked_for
from appraisal.ui.partnership_frame import DataPage, attempt
from appraisal.ui.words import plain

_ADDRESS = "variance"
_STEP = 50_000


def choose_fund_where(page: DataPage, topic: Topic) -> Where:
    """The client group and the financial year looked at; kept in the address.

    `year` of what comes back is the one in which the financial year begins.
    """
    fund = attempt(lambda: fund_of(page.data, EVERYTHING))
    if fund is None:
        return EVERYTHING
    years = {"": f"{fund.year}, now"}
    years |= {str(begins(year)): year for year in fund.years if year != fund.year}
    return where_asked_for(page.data, topic.filters, years)


def fund_section(page: DataPage, topic: Topic, where: Where) -> Section | None:
    """The section of a topic; that of the risk share with the variance that the reader set."""
    variance = _choose_variance(page, where) if topic.key == RISK.key else None
    if variance is None:
        return attempt(lambda: topic.section(page.data, where))
    return attempt(lambda: risk_section(page.data, where, variance))


def _choose_variance(page: DataPage, where: Where) -> Decimal | None:
    """The variance that the reader set; None where it is the one known for the year."""
    fund = attempt(lambda: fund_of(page.data, where))
    if fund is None or fund.agreement is None or not fund.pool:
        return None
    known, most = round(fund.variance or 0), round(fund.pool)
    key = f"{_ADDRESS}_{fund.year}"
    if memory.recall(key) is None:
        memory.keep(key, _asked_for(known, most))
    given, reset = st.columns([2, 1], vertical_alignment="bottom")
    with given:
        # The value is that kept under the key: a reset changes it there.
        chosen = st.number_input(
            "Over budget, in pounds. Under budget: a number below 0.",
            min_value=-most,
            max_value=most,
            step=_STEP,
            key=key,
        )
    with reset:
        st.button(
            _reset_label(fund, known),
            disabled=chosen == known,
            on_click=memory.keep,
            args=(key, known),
            key="reset_variance",
        )
    if chosen == known:
        st.query_params.pop(_ADDRESS, None)
        return None
    st.query_params[_ADDRESS] = str(chosen)
    return Decimal(int(chosen))


def _asked_for(known: int, most: int) -> int:
    text = st.query_params.get(_ADDRESS)
    if text is None:
        return known
    try:
        asked = int(text)
    except ValueError:
        asked = most + 1
    if -most <= asked <= most:
        return asked
    st.error(
        f"The address gives the variance as '{plain(text[:60])}'. Use whole pounds from "
        f"{in_pounds(-most)} to {in_pounds(most)}."
    )
    return known


def _reset_label(fund: PooledFund, known: int) -> str:
    if fund.variance is None:
        return "Go back to nothing"
    what = "forecast" if fund.forecast else "outturn"
    return f"Go back to the {what}, {in_pounds(known)}"
