"""What the projector shows, redrawn on every message of the live feed."""

from dataclasses import replace

import streamlit as st

from appraisal.charts import contribution_bars, weight_shift
from appraisal.scoring import Scores
from appraisal.ui import wall
from appraisal.ui.addresses import address_asked_for
from appraisal.ui.frame import Frame
from appraisal.ui.legend import legend
from appraisal.ui.listener import Window, listen_and_measure
from appraisal.ui.moving import show_moving
from appraisal.ui.words import counted
from appraisal.workshops import RoundResults, Workshop

_BARS = 0.53
"""The part of the window's height that the bars take."""

_MOST = 8
"""Options on the wall; more could not be read from the back."""

_NARROWEST = 700
"""Pixels of width below which the wall is drawn for a phone."""


@st.fragment(run_every=5)
def project(page: Frame, workshop: Workshop) -> None:
    """The screen as it stands: how to join and turnout, or the result once it may be seen."""
    now = page.workshops.by_code(workshop.code)
    results = page.workshops.results(now.code, now.current.number) if now.current else None
    window = listen_and_measure(now.code, now.version)
    if results and results.scores:
        _result(now, results, window, _shift(page, now, results))
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


def _result(workshop: Workshop, results: RoundResults, window: Window, notes: list[str]) -> None:
    if results.scores is None:
        return
    names = {leaf.id: leaf.name for leaf in workshop.option_set.leaves}
    scores, left = _that_fit(results.scores)
    chart = contribution_bars(
        scores,
        names,
        size="wall" if window.width >= _NARROWEST else "phone",
        height=window.height * _BARS,
        legend=False,
    )
    if left:
        notes = [*notes, f"And {counted(left, 'more option')}, on the results page."]
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


def _that_fit(scores: Scores) -> tuple[Scores, int]:
    """The options that can be read on a wall, and how many are left out.

    Those in first place, then those with most points, whether or not they take a rank: an option
    that would lead but fails a hurdle must be seen, with the reason.
    """
    by_points = sorted(scores.options, key=lambda one: (one.rank != 1, -(one.value or 0)))
    kept = {option.id for option in by_points[:_MOST]}
    shown = tuple(option for option in scores.options if option.id in kept)
    return replace(scores, options=shown), len(scores.options) - len(shown)


def _shift(page: Frame, workshop: Workshop, results: RoundResults) -> list[str]:
    """What has moved since the round before, in a sentence, where both may be seen."""
    if results.round < 2 or results.weights is None or results.status == "open":
        # While a round is open, a few early ballots would be set against a whole room.
        return []
    before = page.workshops.results(workshop.code, results.round - 1)
    if before.weights is None:
        return []
    names = {leaf.id: leaf.name for leaf in workshop.option_set.leaves}
    shift = weight_shift(before.weights, results.weights, names)
    return [f"Since round {before.round}: {shift.title}"]
