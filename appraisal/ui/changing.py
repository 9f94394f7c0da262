"""The parts of "What would change it", each a sentence with its chart and its table."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from appraisal.analysis.change_words import change_sentence, nearest_switch
from appraisal.analysis.change_words import other_tests as tests_in_words
from appraisal.analysis.comparison import Scenario
from appraisal.analysis.second_opinions import second_opinions as ask_others
from appraisal.analysis.sensitivity import Sensitivity, sensitivity, with_assumed_ranges
from appraisal.charts import contribution_bars, crossing_lines, switching_table, tornado
from appraisal.errors import AppraisalError
from appraisal.ui import memory
from appraisal.ui.frame import show_problem
from appraisal.ui.showing import say, show_chart, show_frame
from appraisal.ui.window import chart_size
from appraisal.ui.words import plain, scale_words
from appraisal.wording import as_points, distinct

_ASSUMED = 10
"""Points below and above a score that has no range, unless asked otherwise."""


def headline(scenario: Scenario) -> Sensitivity:
    """The one sentence that answers the question of the page, with what it rests on."""
    result = sensitivity(scenario.option_set, scenario.scores.weights)
    st.header(plain(change_sentence(scenario.option_set, result)), anchor=False)
    st.caption(plain(f"{scenario.title}. {scale_words(scenario.option_set)}."))
    return result


def can_be_overtaken(result: Sensitivity) -> bool:
    """Whether there is more than one option that takes a rank."""
    return sum(one.rank is not None for one in result.scores.options) > 1


def has_weights_to_move(scenario: Scenario) -> bool:
    """Whether there is more than one criterion on which the options differ."""
    return len(scenario.option_set.leaves) - len(scenario.scores.dropped) > 1


def can_weights_change(scenario: Scenario, result: Sensitivity) -> bool:
    """Whether there are weights to move, and options that could change places as they do."""
    return can_be_overtaken(result) and has_weights_to_move(scenario)


def weights(scenario: Scenario, result: Sensitivity) -> None:
    """The crossing lines of one criterion, and every switching weight."""
    ids = [node.criterion for node in result.weights]
    names = dict(zip(ids, distinct([node.name for node in result.weights], ids), strict=True))
    nearest = nearest_switch(result)
    first = nearest[0].criterion if nearest else next(iter(names))
    chosen = st.pills(
        "As the weight changes on",
        list(names),
        default=first,
        format_func=lambda name: plain(names[name]),
        required=True,
        key=f"lines_{scenario.option_set.sha256}_{scenario.id}",
    )
    show_chart(
        crossing_lines(scenario.option_set, result, chosen or first, size=chart_size()), "lines"
    )
    st.caption("As one weight goes up or down, the others keep their proportions.")
    st.subheader("The weights at which the leader changes", anchor=False)
    table = switching_table(scenario.option_set, result)
    if chart_size() == "phone":
        # What the two columns before it say already.
        table = table.drop(columns="How far")
    show_frame(
        table,
        "Each criterion's weight now and the weight at which the leader changes",
    )


def scores(scenario: Scenario, result: Sensitivity) -> None:
    """What each score's range does to the result."""
    assumed = st.number_input(
        "Where the file gives a score no range, try it this many points lower and higher",
        min_value=0,
        max_value=50,
        value=_ASSUMED,
        step=5,
    )
    tried = with_assumed_ranges(scenario.option_set, result, float(assumed))
    show_chart(tornado(scenario.option_set, tried, size=chart_size()), "tornado")
    _single_scores(scenario, result)


def _single_scores(scenario: Scenario, result: Sensitivity) -> None:
    """The single scores that would change the leader by themselves, the nearest first."""
    names = scenario.option_set.criterion_names
    cells = [cell for cell in result.cells if cell.switch and cell.value is not None]
    cells.sort(key=lambda cell: abs((cell.value or 0) - (cell.switch.at if cell.switch else 0)))
    if not cells:
        say("No single score, from 0 to 100, would change the leader by itself.")
        return
    rows = {
        "Option": [scenario.option_set.option(one.option).label for one in cells],
        "Criterion": [names[one.criterion] for one in cells],
        "Value now": [as_points(one.value) for one in cells],
        "Leader changes at": [as_points(one.switch.at) for one in cells if one.switch],
        "To": [scenario.option_set.option(one.switch.to).label for one in cells if one.switch],
    }
    with st.expander(f"The single scores that would change the leader ({len(cells)})"):
        show_frame(pd.DataFrame(rows), "Switching scores")


def other_tests(scenario: Scenario, result: Sensitivity) -> None:
    """Leaving a criterion out, weighing all the same, and options that another beats always."""
    sentences = tests_in_words(scenario.option_set, result)
    if sentences:
        st.subheader("More tests", anchor=False)
    for sentence in sentences:
        say(sentence)


@st.fragment
def try_weights(scenario: Scenario) -> None:
    """Sliders that redraw the values as they move; nobody's ballot is touched."""
    st.subheader("Try other weights", anchor=False)
    say(
        "Move the sliders and watch. This changes nobody's ballot and is kept nowhere. They begin "
        f"at: {scenario.title}, the heaviest criterion as 100."
    )
    key = f"try_{scenario.option_set.sha256}_{scenario.id}"
    turn = memory.recall(key) or 0
    if st.button("Back to where they began", key=f"{key}_back"):
        turn += 1
        memory.keep(key, turn)
    sliders, shown = st.columns([1, 2], gap="large")
    start = _start_points(scenario)
    with sliders:
        moved = {
            leaf.id: st.slider(
                plain(leaf.name),
                0,
                100,
                round(start[leaf.id]),
                key=f"{key}_{turn}_{leaf.id}",
            )
            for leaf in scenario.option_set.leaves
            if leaf.id in start
        }
    with shown:
        try:
            result = sensitivity(scenario.option_set, _weights_tried(scenario, start, moved))
        except AppraisalError as error:
            show_problem(error)
            return
        st.markdown(f"**{plain(change_sentence(scenario.option_set, result))}**")
        names = scenario.option_set.criterion_names
        show_chart(
            contribution_bars(result.scores, names, size=chart_size(), legend=False), f"{key}_chart"
        )


def _start_points(scenario: Scenario) -> dict[str, float]:
    """The weights in points, the heaviest as 100, unrounded; criteria left out have none."""
    scores = scenario.scores
    heaviest = max(scores.weights.values())
    return {
        leaf.id: 100 * scores.weights[leaf.id] / heaviest
        for leaf in scenario.option_set.leaves
        if leaf.id not in scores.dropped
    }


def _weights_tried(
    scenario: Scenario, start: Mapping[str, float], moved: Mapping[str, int]
) -> Mapping[str, float]:
    """What the sliders say, a slider that stands where it began saying its weight unrounded.

    So nothing but a move can make the answer another one than the headline's.
    """
    tried = {
        name: start[name] if points == round(start[name]) else float(points)
        for name, points in moved.items()
    }
    return scenario.scores.weights if tried == start else tried


def second_opinions(scenario: Scenario) -> None:
    """What three other published methods make of the same scores and weights."""
    st.subheader("A check by other methods", anchor=False)
    if not st.toggle("Ask TOPSIS, VIKOR and PROMETHEE II as well"):
        say("They are a check on the ranking and never the result.", how="caption")
        return
    found = ask_others(scenario.option_set, scenario.scores)
    say(found.sentence)
    if found.opinions:
        ranked = [one for one in scenario.scores.options if one.id in found.ranks]
        rows = {
            "Option": [one.label for one in ranked],
            "This appraisal": [str(found.ranks[one.id]) for one in ranked],
        }
        rows |= {
            opinion.method: [str(opinion.ranks[one.id]) for one in ranked]
            for opinion in found.opinions
        }
        show_frame(pd.DataFrame(rows), "Ranks by four methods")
        for opinion in found.opinions:
            source = opinion.source.replace("(", "").replace(")", "")
            say(f"{opinion.method}, {source}. {opinion.parameters}", how="caption")
