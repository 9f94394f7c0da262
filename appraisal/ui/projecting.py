"""What the projector shows, redrawn on every message of the live feed."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from appraisal.analysis.change_words import fragility_sentence
from appraisal.analysis.robustness import Robustness, every_weighting
from appraisal.analysis.sensitivity import sensitivity
from appraisal.charts import (
    DIFFER_MOST,
    Chart,
    contribution_bars,
    group_weights,
    share_of,
    weight_shift,
)
from appraisal.scoring import Scores
from appraisal.ui import wall
from appraisal.ui.addresses import address_asked_for
from appraisal.ui.frame import Frame
from appraisal.ui.legend import legend
from appraisal.ui.listener import Window, listen_and_measure
from appraisal.ui.moving import show_moving
from appraisal.ui.words import scale_words
from appraisal.wording import counted, share_percent
from appraisal.workshops import RoundResults, Workshop

_BARS = 0.53
"""The part of the window's height that the bars take."""

_BARS_LOOKING_BACK = 0.48
"""The same under a headline of two lines."""

_MOST = 8
"""Options on the wall; more could not be read from the back."""

_FEWEST = 4
"""Options that are on the wall even where they are higher than the room for them."""

_OVER = 1.1
"""How much higher than meant the bars may be: the margins take that much."""

_LONGEST_NAME = 28
"""Characters of a criterion's name under the bars; the rest of it is on the page Results."""

_NARROWEST = 700
"""Pixels of width below which the wall is drawn for a phone."""


@st.fragment(run_every=5)
def project(page: Frame, workshop: Workshop) -> None:
    """The screen as it stands: how to join and turnout, or the result once it may be seen."""
    now = page.workshops.by_code(workshop.code)
    results = page.workshops.results(now.code, now.current.number) if now.current else None
    window = listen_and_measure(now.code, now.version)
    if results and results.scores:
        _result(now, results, window, looking_back(page, now, results))
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


def _result(
    workshop: Workshop, results: RoundResults, window: Window, notes: dict[str, list[str]]
) -> None:
    if results.scores is None:
        return
    names = workshop.option_set.criterion_names
    chart, left = _bars(results.scores, names, results.status == "open", window)
    place = wall.round_words(workshop, results)
    if left:
        more = f"{counted(left, 'more option')} {'is' if left == 1 else 'are'} on the page Results."
        place = f"{place} · {more}"
    finding = f"{chart.title} {fragility(workshop, results)}".strip()
    wall.wall(wall.headline(place, finding, workshop.rehearsal))
    bars, beside = st.columns([4, 1.15], gap="large")
    with bars:
        show_moving(chart, "wall")
    with beside:
        wall.wall(wall.side_block(workshop, address_asked_for(), results, notes))
    scale = scale_words(workshop.option_set)
    if notes and results.status != "open":
        foot = wall.foot_with_code(scale, workshop, address_asked_for())
    else:
        foot = wall.foot(scale, "Ballots are kept without names")
    wall.wall(legend(chart.legend, _LONGEST_NAME), foot)


def _bars(
    scores: Scores, names: Mapping[str, str], is_open: bool, window: Window
) -> tuple[Chart, int]:
    """Bars for as many options as the window has room for, and how many are left out."""
    wide = window.width >= _NARROWEST
    height = window.height * (_BARS if is_open else _BARS_LOOKING_BACK)
    most = _MOST
    while True:
        fitting, left = _that_fit(scores, most)
        chart = contribution_bars(
            fitting, names, size="wall" if wide else "phone", height=height, legend=False
        )
        # A phone is scrolled; what is below the edge of a wall is not there.
        if not wide or most <= _FEWEST or chart.figure.layout.height <= height * _OVER:
            return chart, left
        most -= 1


def _that_fit(scores: Scores, most: int) -> tuple[Scores, int]:
    """The options that can be read on a wall, and how many are left out.

    Those in first place, then those with most points, whether or not they take a rank: an option
    that would lead but fails a hurdle must be seen, with the reason.
    """
    by_points = sorted(scores.options, key=lambda one: (one.rank != 1, -(one.value or 0)))
    kept = {option.id for option in by_points[:most]}
    shown = tuple(option for option in scores.options if option.id in kept)
    return replace(scores, options=shown), len(scores.options) - len(shown)


def fragility(workshop: Workshop, results: RoundResults) -> str:
    """What weight would change the leader, once the round has closed.

    While it is open, a finer figure than the bars' would say more of each ballot than they do.
    """
    if results.status == "open" or results.weights is None or not _could_change(workshop, results):
        return ""
    found = sensitivity(workshop.option_set, results.weights)
    return fragility_sentence(found, "the room")


def _could_change(workshop: Workshop, results: RoundResults) -> bool:
    """Whether weights could move at all, and another option lead as they do."""
    ranked = [one for one in results.scores.options if one.rank] if results.scores else []
    return len(ranked) > 1 and len(workshop.criteria) > 1


def looking_back(page: Frame, workshop: Workshop, results: RoundResults) -> dict[str, list[str]]:
    """Certainty, shift and dissent, each in a sentence or two under its heading."""
    if results.status == "open":
        # A few early ballots would be set against a whole room.
        return {}
    notes = {
        "How sure?": _certainty(page, workshop, results),
        f"Since round {results.round - 1}": _shift(page, workshop, results),
        "Where we differ": _dissent(results, workshop),
    }
    return {head: lines for head, lines in notes.items() if lines}


def _certainty(page: Frame, workshop: Workshop, results: RoundResults) -> list[str]:
    """How many of the room, and of all weightings, put the leader first."""
    if results.scores is None or len(results.scores.leaders) != 1:
        return []
    if not _could_change(workshop, results):
        return []
    leader = results.scores.leaders[0]
    found = [every_weighting(workshop.option_set)]
    sure = page.workshops.sureness(workshop.code, results.round)
    if sure and sure.room:
        found = [sure.room, *found]
    shares = [share_of(one, share_percent(_first_share(one, leader.id))) for one in found]
    return [f"{leader.label} is first {' and '.join(shares)}."]


def _first_share(found: Robustness, option: str) -> float:
    return next(one.rank_acceptability[0] for one in found.options if one.id == option)


def _shift(page: Frame, workshop: Workshop, results: RoundResults) -> list[str]:
    """What has moved since the round before, in a sentence, where both may be seen."""
    if results.round < 2 or results.weights is None:
        return []
    before = page.workshops.results(workshop.code, results.round - 1)
    if before.weights is None:
        return []
    names = workshop.option_set.criterion_names
    return [weight_shift(before.weights, results.weights, names).title]


def _dissent(results: RoundResults, workshop: Workshop) -> list[str]:
    """The criterion on which the groups that may be shown are furthest apart."""
    if sum(not group.hidden for group in results.groups) < 2:
        return []
    finding = group_weights(results.groups, workshop.option_set.criterion_names).title
    return [finding.removeprefix(DIFFER_MOST)]
