"""The parts of "Compare": which scenarios, their values, what differs and why."""

from collections.abc import Mapping

import streamlit as st

from appraisal.analysis.comparison import (
    MOST_SCENARIOS,
    Comparison,
    compare,
    comparison_sentence,
    scenario_names,
)
from appraisal.charts import scenario_contributions, scenario_differences, scenario_values
from appraisal.errors import AppraisalError
from appraisal.ui.frame import Frame, show_problem
from appraisal.ui.scenarios import (
    scenario,
    scenarios_elsewhere,
    scenarios_here,
    told_apart,
    without_own_place,
)
from appraisal.ui.showing import say, show_chart, show_frame
from appraisal.ui.window import chart_size
from appraisal.ui.words import plain
from appraisal.wording import listed
from appraisal.workshops import Workshop


def choose(page: Frame, workshop: Workshop) -> list[str]:
    """The ids of the scenarios to set side by side, kept in the address as `compare`."""
    here = scenarios_here(page, workshop)
    titles = told_apart(here | scenarios_elsewhere(page, workshop))
    begin = _asked_for(page, workshop, titles) or list(here)[:3]
    # The key is what the widget is known by: `default` follows the address, and so every choice.
    chosen = st.multiselect(
        "Scenarios to compare; the first is what the others are compared with",
        list(titles),
        default=begin,
        format_func=titles.__getitem__,
        max_selections=MOST_SCENARIOS,
        key=f"compare_{workshop.code}",
    )
    st.query_params["compare"] = ",".join(chosen)
    return chosen


def _asked_for(page: Frame, workshop: Workshop, titles: Mapping[str, str]) -> list[str]:
    """The scenarios of the address that can be shown; why the others cannot is said."""
    given = [name for name in st.query_params.get("compare", "").split(",") if name]
    asked = list(dict.fromkeys(without_own_place(workshop, name) for name in given))
    for name in asked:
        if name not in titles:
            _why_not(page, workshop, name)
    known = [name for name in asked if name in titles]
    if len(known) > MOST_SCENARIOS:
        left = listed([f"“{titles[name]}”" for name in known[MOST_SCENARIOS:]])
        st.warning(plain(f"{MOST_SCENARIOS} scenarios can be compared at once. Left out: {left}."))
    return known[:MOST_SCENARIOS]


def _why_not(page: Frame, workshop: Workshop, name: str) -> None:
    """Say why a scenario of the address is not among the choices."""
    try:
        found = scenario(page, workshop, name)
    except AppraisalError as error:
        show_problem(error)
    else:
        say(f"“{found.title}” of {found.where} is what this workshop holds itself: choose it here.")


def side_by_side(page: Frame, workshop: Workshop, chosen: list[str]) -> Comparison | None:
    """What came out of each scenario, the finding first."""
    if len(chosen) < 2:
        st.info("Choose two scenarios or more.")
        return None
    try:
        comparison = compare([scenario(page, workshop, name) for name in chosen])
    except AppraisalError as error:
        show_problem(error)
        return None
    st.header(plain(comparison_sentence(comparison)), anchor=False)
    say("The address of this page opens the same view again.", how="caption")
    show_chart(scenario_values(comparison, size=chart_size()), "values", said_above=True)
    return comparison


def differences(comparison: Comparison) -> None:
    """What moved each option's value between the first scenario and another, by criterion."""
    if not comparison.differences:
        return
    names = scenario_names(comparison.scenarios)
    others = [one.id for one in comparison.scenarios[1:]]
    first = plain(names[comparison.scenarios[0].id])
    st.subheader("What differs, and why", anchor=False)
    chosen = others[0]
    if len(others) > 1:
        asked = st.query_params.get("beside")
        chosen = st.segmented_control(
            f"Beside {first}",
            others,
            default=asked if asked in others else chosen,
            format_func=lambda name: plain(names[name]),
            required=True,
            key="beside_" + ",".join(others),
        )
        st.query_params["beside"] = chosen
    criteria = comparison.scenarios[0].option_set.criterion_names
    show_chart(scenario_differences(comparison, chosen, criteria, size=chart_size()), "differences")


def contributions(comparison: Comparison) -> None:
    """Every weight and contribution, a table for each scenario."""
    st.subheader("Weights, and the points that each criterion adds", anchor=False)
    names = scenario_names(comparison.scenarios)
    scenarios = comparison.scenarios
    for start in range(0, len(scenarios), 2):
        # Columns anew for each pair: a phone and a screen reader read one column to its end.
        for column, one in zip(st.columns(2), scenarios[start : start + 2], strict=False):
            with column:
                st.markdown(f"**{plain(names[one.id])}**")
                show_frame(
                    scenario_contributions(one), f"Weights and contributions: {names[one.id]}"
                )


def notes(comparison: Comparison) -> None:
    """What else there is to know before reading anything into the comparison."""
    for note in comparison.notes:
        say(note)
