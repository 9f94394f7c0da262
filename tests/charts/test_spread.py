from dataclasses import replace

import numpy as np
import pytest

from appraisal.analysis.agreement import agreement
from appraisal.charts import criterion_spread, voices
from tests.charts.compared import room
from tests.charts.results import CRITERIA, ROOM, spec, texts, trace

# Nine people who weight two things: "Ready soon" from 5 % to 45 %, the rest on "One clear lead".
READY = [0.05, 0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.45]
VOTES = [{"lead": 0.9 - share, "acc": 0.1, "ready": share} for share in READY]


def _said(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_criterion_on_which_the_room_is_furthest_apart_is_named() -> None:
    chart = criterion_spread(room(VOTES), CRITERIA)
    assert _said(chart.title) == (
        "The room is furthest apart on “One clear lead”: half of the weights lie between 55 % and "
        "75 %."
    )
    assert list(chart.table["Criterion"])[-1] == "Clear accountability"


def test_the_band_is_the_middle_half_and_the_mark_the_median() -> None:
    chart = criterion_spread(room(VOTES), CRITERIA)
    band = trace(chart, "bands")["x"]
    lower, upper = np.quantile(READY, [0.25, 0.75])
    assert band[6:8] == pytest.approx([100 * lower, 100 * upper])
    assert trace(chart, "medians")["x"][2] == pytest.approx(25)


def test_no_single_persons_weight_is_drawn_or_told() -> None:
    shy = [*VOTES[:-1], {"lead": 0.03, "acc": 0.1, "ready": 0.87}]
    chart = criterion_spread(room(shy), CRITERIA)
    told = " ".join([chart.title, chart.alt, *chart.table.to_numpy().ravel(), *texts(chart.figure)])
    assert "87" not in told
    drawn = [x for one in spec(chart.figure)["data"] for x in one.get("x", [])]
    assert not any(x is not None and abs(x - 87) < 1e-6 for x in drawn)


def test_a_narrow_band_gets_a_decimal() -> None:
    votes = [{"lead": 0.5 + d, "ready": 0.5 - d} for d in (0.0, 0.001, 0.002, 0.003, 0.004)]
    chart = criterion_spread(room(votes), CRITERIA)
    assert "between 50.1 % and 50.3 %" in _said(chart.title)


def test_where_at_least_half_agree_there_is_no_spread() -> None:
    chart = criterion_spread(room([ROOM] * 6), CRITERIA)
    assert chart.title == "On every criterion at least half of the room gives the same weight."


def test_two_ballots_have_no_spread_that_may_be_shown() -> None:
    chart = criterion_spread(room([ROOM, ROOM]), CRITERIA)
    assert chart.title == "How far the room's weights lie apart is not shown."
    assert "There are two ballots." in chart.alt
    assert trace(chart, "why")["text"]


def test_voices_say_where_counting_groups_differs_most() -> None:
    chart = voices(room(VOTES[:8]), CRITERIA)
    person = sum(READY[:8]) / 8
    group = (sum(READY[n] for n in range(8) if n % 4) / 6 + (READY[0] + READY[4]) / 2) / 2
    assert trace(chart, "weights-0")["x"][2] == pytest.approx(100 * person)
    assert trace(chart, "weights-1")["x"][2] == pytest.approx(100 * group)
    assert "where each person counts the same" in chart.title
    assert list(chart.table.columns)[1:] == [
        "Each person counts the same",
        "Each group counts the same",
    ]


def test_where_groups_are_private_only_people_are_counted() -> None:
    private = replace(room(VOTES), per_group=None)
    chart = voices(private, CRITERIA)
    assert chart.title == "“One clear lead” carries the most weight, 65\u00a0%."
    assert "private" not in chart.alt
    assert list(chart.table.columns) == ["Criterion", "Weight"]


def test_an_empty_room_has_no_weights_to_show() -> None:
    chart = voices(agreement([], {}, {}), CRITERIA)
    assert chart.title == "The room's weights are not shown."
    assert "There are no ballots." in chart.alt


def test_voices_that_agree_are_said_to() -> None:
    chart = voices(room([ROOM] * 8), CRITERIA)
    assert chart.title == (
        "The weights are the same where each person counts the same and where each group counts "
        "the same."
    )
