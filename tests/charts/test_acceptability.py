from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from appraisal.analysis.robustness import OptionRobustness, Robustness, Source, Unranked, robustness
from appraisal.charts import (
    Chart,
    SizeName,
    central_weights,
    draws_sentence,
    pairwise_table,
    rank_acceptability,
)
from appraisal.charts.central import EQUALLY
from appraisal.errors import AppraisalError
from appraisal.option_sets import OptionSet
from appraisal.scoring import score
from tests.charts.analysed import room_of
from tests.charts.results import OPTIONS, spec, trace


def _said(text: str) -> str:
    return text.replace("\u00a0", " ")


def _result(
    ranks: Mapping[str, Sequence[float]],
    source: Source = "uniform",
    pairwise: Mapping[str, Mapping[str, float]] | None = None,
    central: Mapping[str, Mapping[str, float] | None] | None = None,
    unranked: tuple[Unranked, ...] = (),
) -> Robustness:
    options = tuple(
        OptionRobustness(key, *OPTIONS[key], tuple(shares), (central or {}).get(key), None)
        for key, shares in ranks.items()
    )
    ballots = 20 if source == "ballots" else None
    return Robustness(source, "fixed", 10_000, 1, options, unranked, pairwise or {}, 0.005, ballots)


EVERYWHERE = {"1b": (0.948, 0.052, 0), "2": (0.052, 0.948, 0), "3": (0, 0, 1)}
ROOM = {"1b": (0.71, 0.29, 0), "2": (0.09, 0.41, 0.5), "3": (0.2, 0.3, 0.5)}


def test_two_sources_stand_side_by_side_and_are_said_in_one_sentence() -> None:
    room = _result(ROOM, "ballots")
    chart = rank_acceptability(
        [("this room", room), ("every possible weighting", _result(EVERYWHERE))]
    )
    assert _said(chart.title) == (
        "1(b) is first for 71 % of this room and in 95 % of all possible weightings."
    )
    assert list(chart.table.columns) == ["Option", "Weightings", "First", "Second", "Third"]
    assert [_said(cell) for cell in chart.table.iloc[0]][1:] == ["This room", "71 %", "29 %", "0 %"]
    firsts = [_said(text) for text in trace(chart, "firsts")["text"]]
    assert firsts == [f"<b>{text}</b>" for text in ("71 %", "95 %", "20 %", "0 %", "9 %", "5 %")]


def test_sources_that_disagree_are_said_apart() -> None:
    other = {"1b": (0.2, 0.8, 0), "2": (0.8, 0.2, 0), "3": (0, 0, 1)}
    chart = rank_acceptability(
        [("this room", _result(other, "ballots")), ("all", _result(EVERYWHERE))]
    )
    assert _said(chart.title) == (
        "2 is first for 80 % of this room; 1(b) is first in 95 % of all possible weightings."
    )


@pytest.mark.parametrize(
    ("ranks", "title"),
    [
        (
            {"1b": (0.9997, 0.0003), "2": (0.0003, 0.9997)},
            "1(b) is first in more than 99 % of all possible weightings.",
        ),
        ({"1b": (1.0, 0), "2": (0, 1.0)}, "1(b) is first in 100 % of all possible weightings."),
        (
            {"1b": (0.5, 0.5), "2": (0.5, 0.5)},
            "1(b) and 2 are first in 50 % of all possible weightings each.",
        ),
        (
            {"1b": (0.482, 0.518), "2": (0.518, 0.482)},
            "2 is first in 52 % of all possible weightings.",
        ),
        ({}, "No option takes a rank."),
    ],
)
def test_a_share_is_never_said_to_be_all_or_nothing_where_it_is_not(
    ranks: Mapping[str, Sequence[float]], title: str
) -> None:
    chart = rank_acceptability([("every possible weighting", _result(ranks))])
    assert _said(chart.title) == title


def test_close_shares_get_a_decimal() -> None:
    ranks = {"1b": (0.4985, 0.5), "2": (0.5012, 0.5)}
    close = _result(ranks)
    chart = rank_acceptability([("all", Robustness(**{**vars(close), "standard_error": 0.0005}))])
    assert _said(chart.title) == "2 is first in 50.1 % of all possible weightings."


def test_segments_are_laid_end_to_end() -> None:
    chart = rank_acceptability([("all", _result(ROOM))])
    first, second, third = (trace(chart, f"rank-{rank}") for rank in range(3))
    for row in range(3):
        assert first["base"][row] + first["x"][row] == pytest.approx(second["base"][row], abs=0.01)
        assert second["base"][row] + second["x"][row] == pytest.approx(third["base"][row], abs=0.01)
    assert len({t["marker"]["color"] for t in (first, second, third)}) == 3


def test_options_without_a_rank_are_named_with_the_reason(hurdled: OptionSet) -> None:
    result = robustness(hurdled, draws=1000)
    for chart in (rank_acceptability([("all", result)]), pairwise_table(result)):
        assert "It fails the hurdle 'A legal power exists'." in chart.alt
    chart = rank_acceptability([("all", result)])
    assert "Takes no rank. It has no score for Ready soon." in chart.table["Note"].tolist()
    (note,) = trace(chart, "note")["text"]
    assert "takes no rank" in note.replace("<br>", " ")


def test_salfords_published_option_is_first_in_95_per_cent(salford: OptionSet) -> None:
    chart = rank_acceptability([("every possible weighting", robustness(salford, draws=200_000))])
    assert _said(chart.title) == "1(b) is first in 95 % of all possible weightings."


def test_where_the_shares_come_from_and_how_exact_they_are_is_said(salford: OptionSet) -> None:
    result = robustness(salford, draws=1_000_000)
    assert draws_sentence(result) == (
        "1,000,000 weightings were tried, each as likely as any other. Trying more would move a "
        "share by 0.1 of a percentage point at most (19 times in 20)."
    )
    order = robustness(salford, draws=2500, order=(("ready",), ("joint",)))
    assert draws_sentence(order).startswith(
        "2,500 weightings in that order of importance were tried, each as likely as any other. "
    )
    room = room_of(salford, score(salford).weights)
    assert draws_sentence(room) == "Each of the room's 3 ballots counts the same."


def test_equal_weights_that_stand_in_for_a_rooms_are_said_to_be_equal(salford: OptionSet) -> None:
    result = robustness(salford, draws=20_000)
    chart = central_weights(salford, result, "3", score(salford).weights, now_label=EQUALLY)
    title = _said(chart.title)
    assert "%, 12.5 % if every criterion weighs the same)" in title
    assert title.count("if every criterion weighs the same") == 1
    assert "now" not in chart.title
    assert list(chart.table.columns) == ["Criterion", "Every criterion the same", "To put 3 first"]
    assert "Every criterion the same" in [
        text.replace("<br>", " ") for text in trace(chart, "legend-names")["text"]
    ]
    assert "now" not in chart.alt.lower().split()


NOW = {"lead": 0.5, "ready": 0.5}


def test_what_would_put_an_option_first_is_said_with_both_weights(salford: OptionSet) -> None:
    result = robustness(salford, draws=20_000)
    chart = central_weights(salford, result, "3", score(salford).weights)
    assert chart.title.startswith("The weightings that put 3 first give more to “Ready soon” (4")
    assert "now 12.5" in chart.title
    assert list(chart.table.columns) == ["Criterion", "Now", "To put 3 first"]
    assert chart.table["Criterion"].iloc[0] == "Ready soon"


@pytest.mark.parametrize(
    ("source", "share", "title"),
    [
        ("uniform", 0.0, "No weighting puts 2 first."),
        ("order", 0.0, "No weighting in that order of importance puts 2 first."),
        ("ballots", 0.0, "Nobody's weights in this room put 2 first."),
        (
            "ballots",
            0.1,
            "Too few put 2 first to show their weights without showing somebody's.",
        ),
    ],
)
def test_an_option_that_is_never_first_has_a_sentence_and_no_figure(
    salford: OptionSet, source: Source, share: float, title: str
) -> None:
    result = _result({"1b": (1 - share, share), "2": (share, 1 - share)}, source)
    chart = central_weights(salford, result, "2", NOW)
    assert chart.title == title
    assert spec(chart.figure)["data"] == []
    assert chart.table.empty


def test_weights_close_to_those_now_are_said_to_be(salford: OptionSet) -> None:
    central = {"1b": {"lead": 0.505, "ready": 0.495}}
    result = _result({"1b": (1.0, 0.0), "2": (0.0, 1.0)}, central=central)
    chart = central_weights(salford, result, "1b", NOW)
    assert (
        chart.title
        == "The weightings that put 1(b) first are, on average, close to the weights now."
    )


def test_an_option_without_a_rank_cannot_be_put_first(hurdled: OptionSet) -> None:
    chart = central_weights(hurdled, robustness(hurdled, draws=500), "1b", score(hurdled).weights)
    assert chart.title == "No weighting puts 1(b) first: it takes no rank."
    assert "fails the hurdle" in chart.alt


def test_an_option_that_is_not_there_is_refused(salford: OptionSet) -> None:
    with pytest.raises(AppraisalError, match="'4' is not an option"):
        central_weights(salford, robustness(salford, draws=500), "4", NOW)
    with pytest.raises(AppraisalError, match=r"1\(a\) is not among these results"):
        central_weights(salford, _result(ROOM), "1a", NOW)


PAIRS = {
    "1b": {"2": 0.9599, "3": 0.9997},
    "2": {"1b": 0.0401, "3": 0.75},
    "3": {"1b": 0.0003, "2": 0.25},
}


def test_the_pairwise_grid_says_who_is_ahead_of_everybody() -> None:
    chart = pairwise_table(_result(EVERYWHERE, pairwise=PAIRS))
    assert _said(chart.title) == (
        "1(b) is ahead of each other option in at least 95 % of all possible weightings."
    )
    rows = chart.table.set_index("Option").map(_said)
    assert list(rows.columns) == ["Ahead of 1(b)", "Ahead of 2", "Ahead of 3"]
    assert list(rows.iloc[0]) == ["–", "96 %", "over 99 %"]  # noqa: RUF001
    assert list(rows.iloc[2]) == ["under 1 %", "25 %", "–"]  # noqa: RUF001


@pytest.mark.parametrize(
    ("pairwise", "title"),
    [
        (
            {"1b": {"2": 0.505}, "2": {"1b": 0.495}},
            "No option is ahead of each other option in more than half of all possible weightings.",
        ),
        (
            {"1b": {"2": 1.0}, "2": {"1b": 0.0}},
            "1(b) is ahead of 2 in all possible weightings.",
        ),
    ],
)
def test_a_lead_within_the_error_is_no_lead(
    pairwise: Mapping[str, Mapping[str, float]], title: str
) -> None:
    ranks = {"1b": (0.6, 0.4), "2": (0.4, 0.6)}
    assert pairwise_table(_result(ranks, pairwise=pairwise)).title == title


def test_one_option_has_nobody_to_be_compared_with() -> None:
    chart = pairwise_table(_result({"1b": (1.0,)}))
    assert chart.title == (
        "1(b) is the only option that takes a rank, so there is nothing to compare."
    )
    assert spec(chart.figure)["data"] == []


def test_many_columns_have_their_figures_without_the_sign(large: OptionSet) -> None:
    chart = pairwise_table(robustness(large, draws=1000), size="phone")
    cells = trace(chart, "cells")
    assert cells["textfont"]["size"] >= 12
    assert not any("%" in text for text in cells["text"])
    assert "in per cent." in _note(chart)


def test_a_phone_has_the_sign_in_every_cell_up_to_six_options(salford: OptionSet) -> None:
    chart = pairwise_table(robustness(salford, draws=1000), size="phone")
    cells = trace(chart, "cells")
    said = [text for text in cells["text"] if text != "–"]  # noqa: RUF001
    assert len(said) == 12
    assert all(text.removeprefix("<b>").removesuffix("</b>").endswith("%") for text in said)
    assert cells["textfont"]["size"] >= 12
    assert "per cent" not in _note(chart)


@pytest.mark.parametrize("size", ["page", "phone"])
def test_columns_whose_labels_do_not_fit_are_numbered_as_the_rows(size: SizeName) -> None:
    labels = ("Intermediate", "Commissioning", "Outpatients")
    options = tuple(
        OptionRobustness(str(n), label, label, (0.5 - n / 10,), None, None)
        for n, label in enumerate(labels)
    )
    many = tuple(replace(options[0], id=f"m{n}", rank_acceptability=(0.0,)) for n in range(9))
    result = replace(_result(EVERYWHERE), options=(*options, *many))
    chart = pairwise_table(result, size=size)
    assert [head.removeprefix("<b>")[:1] for head in trace(chart, "heads")["text"]][:3] == [
        "1",
        "2",
        "3",
    ]
    assert (
        trace(chart, "names")["text"][1].replace("\u2002<br>", " ").startswith("2. Commissioning")
    )
    assert "The columns are numbered as the rows are." in _note(chart)


def test_a_column_is_headed_by_its_label_broken_at_spaces_only() -> None:
    options = tuple(
        OptionRobustness(str(n), label, label, (0.5 - n / 10,), None, None)
        for n, label in enumerate(("One partnership board", "Two boards", "None"))
    )
    chart = pairwise_table(replace(_result(EVERYWHERE), options=options))
    heads = [head.replace("<br>", " ") for head in trace(chart, "heads")["text"]]
    assert heads == ["<b>One partnership board</b>", "<b>Two boards</b>", "<b>None</b>"]
    assert trace(chart, "names")["text"][0].startswith("One partnership")


def _note(chart: Chart) -> str:
    (note,) = spec(chart.figure)["layout"]["annotations"]
    return str(note["text"]).replace("<br>", " ")
