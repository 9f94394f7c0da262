"""The parts of "Value for money": the frontier, its table, and how figures move with zero."""

import pandas as pd
import streamlit as st

from appraisal.analysis.comparison import Scenario
from appraisal.analysis.money_words import about_cost_a_point, in_pounds, too_few_to_compare
from appraisal.analysis.value_for_money import ValueForMoney, frontier_sentence, value_for_money
from appraisal.charts import frontier as frontier_chart
from appraisal.errors import AppraisalError
from appraisal.ui.frame import show_problem
from appraisal.ui.showing import say, show_chart, show_frame
from appraisal.ui.window import chart_size
from appraisal.ui.words import plain, scale_words
from appraisal.wording import as_points


def work_out(scenario: Scenario) -> ValueForMoney | None:
    """Cost beside value, over the years and at the rate that the reader asks for."""
    if not any(one.cost for one in scenario.option_set.options):
        st.info(
            "This option set holds no costs, so there is nothing to set beside the values. An "
            "analyst can give an option 'cost: {annual: 180000, one_off: 12000}' in its file."
        )
        return None
    years, rate = st.columns(2)
    with years:
        asked = st.number_input("Years of the annual cost", 1, 30, 5, step=1)
    with rate:
        percent = st.number_input(
            "Discount rate, % a year", 0.0, 20.0, 3.5, step=0.5, help="The Green Book uses 3.5 %."
        )
    try:
        return value_for_money(
            scenario.option_set, scenario.scores, years=int(asked), rate=percent / 100
        )
    except AppraisalError as error:
        show_problem(error)
        return None


def frontier(scenario: Scenario, result: ValueForMoney) -> None:
    """The efficient frontier, under what it comes to in a sentence."""
    st.header(plain(frontier_sentence(scenario.option_set, result)), anchor=False)
    st.caption(
        plain(
            f"{scenario.title}. {scale_words(scenario.option_set)}. Cost stands beside the value, "
            "never in it."
        )
    )
    show_chart(frontier_chart(result, size=chart_size()), "frontier", said_above=True)


def zero_point(scenario: Scenario, result: ValueForMoney) -> None:
    """How cost a point moves as the point moves from which points are counted."""
    st.subheader("Cost a point, and where zero is", anchor=False)
    say(
        "A cost a point means something only where zero points means nothing at all. On this "
        "scale 0 is the worst considered, so look at how the figures move with it."
    )
    zero = st.slider("Count points from", 0, 100, 0, key="zero_point")
    moved = result.per_point(float(zero))
    baseline = next((one for one in result.options if one.id == result.baseline), None)
    rows = {
        "Option": [one.label for one in result.compared],
        "Overall value": [as_points(one.value) for one in result.compared],
        "Pounds a point, from 0": [_pounds(one.per_point) for one in result.compared],
    }
    if baseline and baseline.value is not None:
        head = f"From {baseline.label}, the baseline ({as_points(baseline.value)})"
        rows[head] = [_pounds(one.per_point_above_baseline) for one in result.compared]
    if zero:
        rows[f"From {zero}"] = [_pounds(moved[one.id]) for one in result.compared]
    show_frame(pd.DataFrame(rows), "Cost a point by zero point")
    if result.swaps:
        _swaps(scenario, result)


def _swaps(scenario: Scenario, result: ValueForMoney) -> None:
    """Where the order of two options by cost a point turns round, in closed form."""
    labels = {one.id: one.label for one in scenario.option_set.options}
    with st.expander(f"Where the order by cost a point turns round ({len(result.swaps)})"):
        rows = {
            "If zero is put at": [as_points(swap.at) for swap in result.swaps],
            "Cheaper a point below that": [labels[swap.below] for swap in result.swaps],
            "Cheaper a point above that": [labels[swap.above] for swap in result.swaps],
        }
        show_frame(
            pd.DataFrame(rows), "Zero points at which two options change places in cost a point"
        )


def notes(scenario: Scenario, result: ValueForMoney) -> None:
    """What else there is to know about the figures, and nothing that was said above."""
    said = {frontier_sentence(scenario.option_set, result), too_few_to_compare(result)}
    said |= set(about_cost_a_point(result, scenario.scores.scale))
    for note in result.notes:
        if note not in said:
            say(note, how="caption")


def _pounds(amount: float | None) -> str:
    return "\u2013" if amount is None else in_pounds(amount)
