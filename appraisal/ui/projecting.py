"""What the projector shows, redrawn on every message of the live feed."""

import streamlit as st

from appraisal.charts import contribution_bars, weight_shift
from appraisal.ui import wall
from appraisal.ui.addresses import address_asked_for
from appraisal.ui.frame import Frame
from appraisal.ui.legend import legend
from appraisal.ui.listener import listen_and_measure
from appraisal.ui.moving import show_moving
from appraisal.workshops import RoundResults, Workshop

_BARS = 0.53
"""The part of the window's height that the bars take."""


@st.fragment(run_every=5)
def project(page: Frame, workshop: Workshop) -> None:
    """The screen as it stands: how to join and turnout, or the result once it may be seen."""
    now = page.workshops.by_code(workshop.code)
    results = page.workshops.results(now.code, now.current.number) if now.current else None
    height = listen_and_measure(now.code, now.version)
    if results and results.scores:
        _result(now, results, height, _shift(page, now, results))
    else:
        _invitation(now, results)


def _invitation(workshop: Workshop, results: RoundResults | None) -> None:
    wall.wall(
        wall.headline(
            wall.round_words(workshop, results),
            workshop.option_set.question,
            workshop.rehearsal,
        ),
        wall.join_block(workshop, address_asked_for(), results.cast if results else None),
        wall.foot(_why_nothing(results), "Ballots are kept without names"),
    )


def _why_nothing(results: RoundResults | None) -> str:
    if results is None:
        return "The first round has not opened yet"
    return results.why_hidden or ""


def _result(workshop: Workshop, results: RoundResults, height: int, notes: list[str]) -> None:
    if results.scores is None:
        return
    names = {leaf.id: leaf.name for leaf in workshop.option_set.leaves}
    chart = contribution_bars(
        results.scores, names, size="wall", height=height * _BARS, legend=False
    )
    place = wall.round_words(workshop, results)
    wall.wall(wall.headline(place, chart.title, workshop.rehearsal))
    bars, beside = st.columns([4, 1.15], gap="large")
    with bars:
        show_moving(chart, "wall")
    with beside:
        wall.wall(wall.side_block(workshop, address_asked_for(), results, notes))
    wall.wall(
        legend(chart.legend),
        wall.foot(wall.scale_words(workshop.option_set), "Ballots are kept without names"),
    )


def _shift(page: Frame, workshop: Workshop, results: RoundResults) -> list[str]:
    """What has moved since the round before, in a sentence, where both may be seen."""
    if results.round < 2 or results.weights is None:
        return []
    before = page.workshops.results(workshop.code, results.round - 1)
    if before.weights is None:
        return []
    names = {leaf.id: leaf.name for leaf in workshop.option_set.leaves}
    shift = weight_shift(before.weights, results.weights, names)
    return [f"Since round {before.round}: {shift.title}"]
