"""What each kind of chart shows: figures at their marks, lengths that tell them, and words."""

from dataclasses import replace
from typing import TypeVar

import pytest

from appraisal.charts.data import (
    Bars,
    GapBars,
    HeatTable,
    Series,
    StackedBars,
    Trends,
    Waterfall,
    alternative,
    data_chart,
    table_of,
)
from appraisal.charts.data.drawing import Area, Box, Dot, Line, Words
from appraisal.charts.data.kinds import drawn
from appraisal.charts.data.looks import SERIES, Look, band_looks
from appraisal.charts.data.specs import DataSpec
from appraisal.charts.data.ticks import ticks_for
from appraisal.charts.data.waterfalls import Step, steps_of
from appraisal.charts.frame import SIZES
from appraisal.charts.palette import contrast
from tests.charts.data import examples
from tests.charts.data.examples import people
from tests.charts.results import trace

_M = TypeVar("_M", Box, Words, Line, Dot, Area)


def marks(spec: DataSpec, kind: type[_M], layer: str) -> list[_M]:
    """The marks of one layer on a page."""
    drawing = drawn(spec, SIZES["page"])
    return [mark for mark in drawing.marks if isinstance(mark, kind) and mark.layer == layer]


def widths(spec: DataSpec, layer: str) -> list[float]:
    return [box.right - box.left for box in marks(spec, Box, layer)]


def words(spec: DataSpec, layer: str) -> list[str]:
    return [" ".join(mark.lines) for mark in marks(spec, Words, layer)]


def test_bars_are_as_long_as_their_figures_and_carry_them() -> None:
    spec = Bars(title="T.", labels=("a", "b", "c"), series=Series("S", (10.0, 20.0, 0.0)))
    short, long = widths(spec, "bars")
    assert long == pytest.approx(2 * short)
    assert words(spec, "ends") == ["10", "20", "0"]
    assert len(marks(spec, Line, "zeros")) == 1


def test_bars_below_0_go_the_other_way_with_their_figure_before_them() -> None:
    spec = Bars(title="T.", labels=("a", "b"), series=Series("S", (10.0, -10.0)))
    up, down = marks(spec, Box, "bars")
    assert down.right == pytest.approx(up.left)
    assert marks(spec, Words, "ends")[1].align == "right"


def test_a_figure_that_nobody_has_is_said_and_not_drawn() -> None:
    spec = Bars(title="T.", labels=("a", "b"), series=Series("S", (10.0, None)))
    assert len(marks(spec, Box, "bars")) == 1
    assert words(spec, "missing") == ["not known"]


def test_only_the_stressed_bars_have_the_colour_that_says_look_here() -> None:
    looks = [box.look for box in marks(examples.bars(), Box, "bars")]
    assert len(set(looks)) == 2
    assert looks.count(looks[-1]) == 1


def test_parts_of_a_stack_lie_end_to_end_and_hidden_ones_take_a_fixed_room() -> None:
    spec = StackedBars(
        title="T.",
        labels=("a",),
        series=(people("A", 30), people("B", None), people("C", 10)),
    )
    first, hidden, last = (marks(spec, Box, layer)[0] for layer in ("part-0", "hidden", "part-2"))
    assert (first.right, hidden.right) == (hidden.left, last.left)
    assert first.right - first.left == pytest.approx(3 * (last.right - last.left))


def test_a_part_that_is_not_known_is_empty_with_a_question_mark() -> None:
    spec = examples.stacked_bars()
    assert len(marks(spec, Box, "unknown")) == 1
    assert "?" in words(spec, "figures")
    assert words(spec, "notes")[0].startswith("? not known")


def test_bars_of_a_distribution_are_all_as_long() -> None:
    spec = examples.distribution()
    boxes = [
        mark
        for mark in drawn(spec, SIZES["page"]).marks
        if isinstance(mark, Box) and mark.layer != "legend"
    ]
    ends = {top: max(b.right for b in boxes if b.top == top) for top in {b.top for b in boxes}}
    assert len({round(end, 9) for end in ends.values()}) == 1


def test_the_5_percent_of_people_stand_over_the_13_8_percent_of_cost() -> None:
    spec = examples.paired_shares()
    people_out, cost_out = marks(spec, Box, "group-0")
    assert people_out.right == pytest.approx(0.05)
    assert cost_out.right == pytest.approx(0.138)
    (band,) = marks(spec, Area, "band-0")
    assert [x for x, _ in band.points] == pytest.approx([0, 0.05, 0.138, 0])
    assert words(spec, "figures") == ["5\u00a0%", "95\u00a0%", "13.8\u00a0%", "86.2\u00a0%"]
    assert "Share of package cost: Out of area 13.8\u00a0%" in alternative(spec)


def test_an_estimate_says_its_range_and_the_known_figure_its_gap() -> None:
    spec = examples.gap_bars()
    ends = words(spec, "ends")
    assert "265 (gap 65)" in ends
    assert "330 (280 to 380)" in ends
    assert "Harrow Vale: known 265 (gap 65), estimated 330 (280 to 380)." in alternative(spec)


def test_a_hidden_known_figure_tells_no_gap() -> None:
    spec = GapBars(
        title="T.",
        labels=("a",),
        known=people("Known", None),
        estimated=people("Estimated", 150),
        low=people("Low", 130),
        high=people("High", 175),
        gap=people("Gap", None),
    )
    assert words(spec, "ends") == ["*", "150 (130 to 175)"]


def test_lines_are_named_at_their_ends_with_their_last_figures() -> None:
    names = words(examples.trends(), "line-names")
    assert names == ["Central 1,178", "Low 969", "High 1,414", "Capacity 950"]


def test_uneven_years_lie_as_far_apart_as_they_are() -> None:
    x = [dot.x for dot in marks(examples.trends(), Dot, "line-0")]
    first, second, third, last = x
    assert third - first == pytest.approx(5 * (second - first))
    assert last - first == pytest.approx(10 * (second - first))


def test_a_line_is_broken_where_a_figure_is_hidden_and_the_mark_tells_no_height() -> None:
    spec = Trends(title="T.", labels=tuple("abcde"), lines=(people("S", 10, 20, None, 30, 40),))
    assert [len(line.points) for line in marks(spec, Line, "line-0")] == [2, 2]
    (hidden,) = marks(spec, Box, "hidden")
    lowest = min(mark.y for mark in marks(spec, Words, "years"))
    assert hidden.bottom < lowest


def test_a_scale_that_does_not_begin_at_0_says_so() -> None:
    assert "The scale begins at 800, not at 0." in words(examples.trends(), "notes")
    from_0 = replace(
        examples.trends(), limit=None, low=None, high=None, lines=(people("S", 1, 2, 3, 4),)
    )
    assert words(from_0, "notes") == []


@pytest.mark.parametrize("values", [[], [0.0], [7.0], [-3.0, 5.0], [1e-6, 2e-6], [1e9, 3e9]])
def test_ticks_cover_the_values_and_are_few(values: list[float]) -> None:
    ticks = ticks_for(values)
    assert 2 <= len(ticks) <= 8
    assert all(ticks[0] <= value <= ticks[-1] for value in values)


def test_a_waterfall_leads_from_total_to_total() -> None:
    spec = examples.waterfall()
    steps = steps_of(spec)
    assert steps[0] == Step(0.0, 22.0, total=True)
    assert steps[1] == Step(22.0, pytest.approx(53.2), total=False)
    assert steps[3].end == pytest.approx(52.0)
    assert steps[4] == Step(0.0, 52.0, total=True)


def test_a_hidden_amount_of_a_waterfall_moves_nothing() -> None:
    amounts = Series("A", (10.0, None, 5.0), ("10", "*", "5"))
    spec = Waterfall(title="T.", labels=("a", "b", "c"), amounts=amounts, totals=("a",))
    assert steps_of(spec)[1:] == [Step(10.0, 10.0, total=False), Step(10.0, 15.0, total=False)]


def test_cells_are_shaded_by_size_and_nought_has_no_shade() -> None:
    spec = HeatTable(title="T.", columns=("x", "y", "z"), rows=(people("a", 100, 25, 0),))
    most, less, none = (box.look for box in marks(spec, Box, "cells"))
    assert contrast(most.fill, "#ffffff") > contrast(less.fill, "#ffffff") > 1
    assert none.fill == "#ffffff"
    assert words(spec, "figures") == ["100", "25", "0"]


def test_masked_cells_are_hatched_stars_in_figure_and_table() -> None:
    spec = examples.heat_table()
    hatched = [box for box in marks(spec, Box, "cells") if box.look.pattern]
    assert len(hatched) == words(spec, "figures").count("*") == 5
    assert (table_of(spec) == "*").to_numpy().sum() == 6  # and a total
    assert "6 figures are hidden to protect people, shown as *." in alternative(spec)


def test_figures_too_wide_for_a_cell_of_a_phone_are_left_to_the_table() -> None:
    wide = Series("a", (1.0,) * 6, ("£123,456,789",) * 6)
    spec = HeatTable(title="T.", columns=tuple("uvwxyz"), rows=(wide,))
    shown = drawn(spec, SIZES["phone"]).marks
    figures = [m.lines for m in shown if isinstance(m, Words) and m.layer == "figures"]
    assert set(figures) == {("…",)}
    assert any(m.lines[0].startswith("… too wide") for m in shown if isinstance(m, Words))


def test_the_later_year_of_a_pyramid_lies_over_every_bar() -> None:
    drawing = drawn(examples.pyramid(), SIZES["page"])
    layers = [m.layer for m in drawing.marks if isinstance(m, Box) and m.layer != "legend"]
    assert layers == sorted(layers, key=lambda layer: layer == "later")
    order = [one["uid"] for one in data_chart(examples.pyramid()).figure.data if "boxes" in one.uid]
    assert order[-1] == "later-boxes"


def test_a_cost_outside_its_range_says_so_and_has_another_shape() -> None:
    spec = examples.dot_ranges()
    assert len(marks(spec, Dot, "diamond")) == 3
    assert len(marks(spec, Dot, "circle")) == 1
    assert words(spec, "ends")[:4] == ["£1,780, above", "£1,650, above", "£1,120, below", "£560"]
    assert "Nursing care: £1,650, above £1,100 to £1,500." in alternative(spec)
    assert "Shared Lives: £560, within £450 to £650." in alternative(spec)
    assert "Hospital: * (expected range £3,500 to £4,500)." in alternative(spec)


def test_rates_wholly_on_one_side_of_the_comparison_are_stressed_and_named() -> None:
    spec = examples.rates()
    looks = [box.look for box in marks(spec, Box, "rates")]
    assert len(set(looks)) == 2
    assert "With a range wholly above or below it: Mereside." in alternative(spec)
    assert table_of(spec).iloc[-1].tolist() == ["Harrowmere", "2.6", "", ""]


def test_an_overspend_is_said_to_be_within_or_over_what_is_tolerated() -> None:
    spec = examples.tolerance()
    assert words(spec, "ends") == [
        "4.04\u00a0%: within",
        "6.1\u00a0%: beyond",
        "\u22121.2\u00a0%: within",
    ]
    within, over, _ = marks(spec, Box, "amounts")
    assert over.look.pattern
    assert not within.look.pattern


def test_no_two_series_look_alike_in_grey() -> None:
    looks = [(contrast(look.fill, "#ffffff") > 3, look.pattern) for look in SERIES]
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("look", [*SERIES, *band_looks(7)], ids=lambda look: look.fill)
def test_figures_in_bars_can_be_read(look: Look) -> None:
    assert contrast(look.ink, look.fill) >= 4.5


def test_pointing_at_a_bar_tells_its_label_and_figure() -> None:
    hover = trace(data_chart(examples.bars()), "bars-boxes")["hovertext"]
    assert hover[0] == "Living with family<br>Mean cost: £310"


def test_a_sentence_holds_a_dozen_figures_at_most() -> None:
    labels = tuple(f"Place {n}" for n in range(40))
    spec = Bars(title="T.", labels=labels, series=Series("S", tuple(map(float, range(40)))))
    assert "S: from 0 (Place 0) to 39 (Place 39), in 40 places." in alternative(spec)
    assert len(table_of(spec)) == 40
