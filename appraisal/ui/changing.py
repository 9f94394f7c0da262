"""The parts of "What would change it", each a sentence with its chart and its table."""

import streamlit as st

from appraisal.analysis.change_words import change_sentence, leaders_said, nearest_switch
from appraisal.analysis.comparison import Scenario
from appraisal.analysis.second_opinions import second_opinions as ask_others
from appraisal.analysis.sensitivity import Sensitivity, sensitivity
from appraisal.charts import contribution_bars, crossing_lines, switching_table, tornado
from appraisal.errors import AppraisalError
from appraisal.ui import memory
from appraisal.ui.frame import show_problem
from appraisal.ui.showing import say, show_chart, show_frame
from appraisal.ui.wall import scale_words
from appraisal.ui.window import chart_size
from appraisal.ui.words import plain
from appraisal.wording import listed

_ASSUMED = 10
"""Points below and above a score that has no range, unless asked otherwise."""


def headline(scenario: Scenario) -> Sensitivity:
    """The one sentence that answers the question of the page, with what it rests on."""
    result = sensitivity(scenario.option_set, scenario.scores.weights)
    st.header(plain(change_sentence(scenario.option_set, result)), anchor=False)
    st.caption(plain(f"{scenario.title}. {scale_words(scenario.option_set)}."))
    return result


def weights(scenario: Scenario, result: Sensitivity) -> None:
    """The crossing lines of one criterion, and every switching weight."""
    names = {node.criterion: node.name for node in result.weights}
    nearest = nearest_switch(result)
    first = nearest[0].criterion if nearest else next(iter(names))
    chosen = st.pills(
        "As the weight changes on",
        list(names),
        default=first,
        format_func=lambda name: plain(names[name]),
        required=True,
        key=f"lines_{scenario.id}",
    )
    show_chart(
        crossing_lines(scenario.option_set, result, chosen or first, size=chart_size()), "lines"
    )
    st.caption("As one weight goes up or down, the others keep their proportions.")
    st.subheader("The weights at which the leader changes", anchor=False)
    show_frame(
        switching_table(scenario.option_set, result),
        "Each criterion's weight now and the weight at which the leader changes",
    )


def scores(scenario: Scenario) -> None:
    """What each score's range does to the result."""
    assumed = st.number_input(
        "Where the file gives a score no range, try it this many points lower and higher",
        min_value=0,
        max_value=50,
        value=_ASSUMED,
        step=5,
    )
    result = sensitivity(scenario.option_set, scenario.scores.weights, assumed_range=float(assumed))
    show_chart(tornado(scenario.option_set, result, size=chart_size()), "tornado")
    _single_scores(scenario, result)


def _single_scores(scenario: Scenario, result: Sensitivity) -> None:
    """The single scores that would change the leader by themselves, the nearest first."""
    names = {leaf.id: leaf.name for leaf in scenario.option_set.leaves}
    cells = [cell for cell in result.cells if cell.switch and cell.value is not None]
    cells.sort(key=lambda cell: abs((cell.value or 0) - (cell.switch.at if cell.switch else 0)))
    if not cells:
        say("No single score, from 0 to 100, would change the leader by itself.")
        return
    rows = {
        "Option": [plain(scenario.option_set.option(one.option).label) for one in cells],
        "Criterion": [plain(names[one.criterion]) for one in cells],
        "Score now": [f"{one.value:.0f}" for one in cells],
        "Leader changes at": [f"{one.switch.at:.1f}" for one in cells if one.switch],
        "To": [
            plain(scenario.option_set.option(one.switch.to).label) for one in cells if one.switch
        ],
    }
    with st.expander(f"The single scores that would change the leader ({len(cells)})"):
        st.table(rows, hide_index=True, border="horizontal", alt="Switching scores")


def other_tests(scenario: Scenario, result: Sensitivity) -> None:
    """Leaving a criterion out, weighing all the same, and options that another beats always."""
    st.subheader("Three more tests", anchor=False)
    for sentence in (
        _left_out(scenario, result),
        _equally(scenario, result),
        _dominated(scenario, result),
    ):
        say(sentence)


def _left_out(scenario: Scenario, result: Sensitivity) -> str:
    now = tuple(one.id for one in result.scores.leaders)
    changed = [one for one in result.without if one.leaders != now]
    if not result.without:
        return "There is only one criterion, so none can be left out."
    if not changed:
        who = leaders_said(scenario.option_set, now)
        lead = "leads" if len(now) == 1 else "lead"
        return f"Leave any one criterion out, and {who} still {lead}."
    said = [
        f"without “{scenario.option_set.criterion(one.criterion).name}” "
        f"{leaders_said(scenario.option_set, one.leaders)} "
        f"{'leads' if len(one.leaders) == 1 else 'are joint first'}"
        for one in changed
    ]
    return f"Leaving a criterion out changes the leader: {listed(said)}."


def _equally(scenario: Scenario, result: Sensitivity) -> str:
    now = tuple(one.id for one in result.scores.leaders)
    then = tuple(one.id for one in result.equal.leaders)
    who = leaders_said(scenario.option_set, then)
    lead = "leads" if len(then) == 1 else "are joint first"
    same = "too" if now == then else "instead"
    return f"With every criterion weighing the same, {who} {lead}{f' {same}' if then else ''}."


def _dominated(scenario: Scenario, result: Sensitivity) -> str:
    if not result.dominated:
        return (
            "No option is beaten whatever the weights: each is better than any other on some "
            "criterion."
        )
    label = {one.id: one.label for one in scenario.option_set.options}
    said = [
        f"{label[one.by]} is better than {label[one.option]} on every criterion"
        if one.strictly
        else f"{label[one.by]} is as good as {label[one.option]} on every criterion and better "
        "on some"
        for one in result.dominated
    ]
    return f"Whatever the weights, {listed(said)}."


@st.fragment
def try_weights(scenario: Scenario) -> None:
    """Sliders that redraw the values as they move; nobody's ballot is touched."""
    st.subheader("Try other weights", anchor=False)
    say(
        "Move the sliders and watch. This changes nobody's ballot and is kept nowhere. They begin "
        f"at: {scenario.title}, the heaviest criterion as 100."
    )
    key = f"try_{scenario.option_set.id}_{scenario.id}"
    turn = memory.recall(key) or 0
    if st.button("Back to where they began", key=f"{key}_back"):
        turn += 1
        memory.keep(key, turn)
    sliders, shown = st.columns([1, 2], gap="large")
    heaviest = max(scenario.scores.weights.values())
    with sliders:
        points = {
            leaf.id: st.slider(
                plain(leaf.name),
                0,
                100,
                round(100 * scenario.scores.weights[leaf.id] / heaviest),
                key=f"{key}_{turn}_{leaf.id}",
            )
            for leaf in scenario.option_set.leaves
            if leaf.id not in scenario.scores.dropped
        }
    with shown:
        try:
            result = sensitivity(scenario.option_set, points)
        except AppraisalError as error:
            show_problem(error)
            return
        st.markdown(f"**{plain(change_sentence(scenario.option_set, result))}**")
        names = {leaf.id: leaf.name for leaf in scenario.option_set.leaves}
        show_chart(
            contribution_bars(result.scores, names, size=chart_size(), legend=False), f"{key}_chart"
        )


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
            "Option": [plain(one.label) for one in ranked],
            "This appraisal": [str(found.ranks[one.id]) for one in ranked],
        }
        rows |= {
            plain(opinion.method): [str(opinion.ranks[one.id]) for one in ranked]
            for opinion in found.opinions
        }
        st.table(rows, hide_index=True, border="horizontal", alt="Ranks by four methods")
        for opinion in found.opinions:
            say(f"{opinion.method}: {opinion.parameters} ({opinion.source}).", how="caption")
