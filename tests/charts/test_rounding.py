import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.charts.rounding import display_pair, display_values, display_weights, finite
from appraisal.wording import display_switches, fixed, least_percent, share_percent

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"1a": 45.625, "1b": 68.75, "2": 50.625, "3": 47.5}, ["46", "69", "51", "48"]),
        ({"a": 50.4, "b": 50.1}, ["50.4", "50.1"]),
        ({"a": 50.04, "b": 50.01, "c": 12}, ["50.04", "50.01", "12.00"]),
        ({"a": 50.004, "b": 50.001}, ["50.004", "50.001"]),
        ({"a": 50.00004, "b": 50.00001}, ["50.000", "50.000"]),
        ({"a": 64.0, "b": 64.0, "c": 40}, ["64", "64", "40"]),
        ({"a": 64.5, "b": 64.5 - 1e-10}, ["65", "65"]),
        ({"a": 100, "b": 0}, ["100", "0"]),
        ({}, []),
    ],
)
def test_values_are_whole_unless_different_ones_would_look_equal(
    values: dict[str, float], shown: list[str]
) -> None:
    assert list(display_values(values).values()) == shown


def test_an_option_without_a_rank_never_asks_for_a_decimal() -> None:
    values = {"a": 50.4, "b": 50.1, "c": 30.0}
    assert display_values(values, ranked={"a", "c"}) == {"a": "50", "b": "50", "c": "30"}


@given(st.dictionaries(st.text(max_size=3), st.floats(0, 100), max_size=6))
def test_what_looks_equal_differs_by_less_than_a_tenth(values: dict[str, float]) -> None:
    shown = display_values(values)
    for one in values:
        for other in values:
            if shown[one] == shown[other]:
                assert abs(values[one] - values[other]) <= 0.1000001


@given(st.dictionaries(st.text(max_size=3), st.floats(0, 100), min_size=2, max_size=6))
def test_the_first_two_look_equal_only_within_a_thousandth(values: dict[str, float]) -> None:
    shown = display_values(values)
    first, second = sorted(values, key=values.__getitem__, reverse=True)[:2]
    if shown[first] == shown[second]:
        assert values[first] - values[second] <= 0.0010001


@given(st.lists(st.floats(0, 100), min_size=2, max_size=6))
def test_what_is_shown_is_in_the_order_of_the_values(values: list[float]) -> None:
    by_place = {str(place): value for place, value in enumerate(values)}
    shown = display_values(by_place)
    ordered = sorted(by_place, key=lambda key: by_place[key])
    assert [float(shown[key]) for key in ordered] == sorted(float(text) for text in shown.values())


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (47.49999999999999, 0, "48"),
        (-0.2, 0, "0"),
        (0.125, 2, "0.13"),
    ],
)
def test_halves_go_up_as_people_expect(number: float, decimals: int, text: str) -> None:
    assert fixed(number, decimals) == text


def test_weights_are_whole_percentages_where_those_make_a_hundred() -> None:
    (shown,) = display_weights({"a": 0.14, "b": 0.5, "c": 0.36})
    assert list(shown.values()) == [f"14{NBSP}%", f"50{NBSP}%", f"36{NBSP}%"]


def test_eight_equal_weights_are_not_said_to_be_thirteen_each() -> None:
    (shown,) = display_weights({str(n): 1 / 8 for n in range(8)})
    assert set(shown.values()) == {f"12.5{NBSP}%"}


def test_a_small_weight_is_never_said_to_be_nothing() -> None:
    (shown,) = display_weights({"a": 0.998, "b": 0.002, "c": 0.0})
    assert list(shown.values()) == [f"100{NBSP}%", f"under 1{NBSP}%", f"0{NBSP}%"]


def test_a_small_shift_can_be_seen_in_the_figures() -> None:
    before, after = display_pair({"a": 0.501, "b": 0.499}, {"a": 0.504, "b": 0.496})
    assert (before["a"], after["a"]) == (f"50.1{NBSP}%", f"50.4{NBSP}%")


@pytest.mark.parametrize("number", [None, math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_left_out(number: float | None) -> None:
    assert finite(number) is None


@pytest.mark.parametrize(
    ("now", "switches", "shown"),
    [
        (0.125, [3 / 7], ["12.5", "43"]),
        (0.1, [5 / 11, 0.75], ["10", "45.5", "75"]),
        (0.1, [0.0857, 0.382], ["10", "8.6", "38"]),
        (1 / 3, [0.377, 0.378, 0.3823], ["33", "37.7", "38", "38.2"]),
        (0.43, [3 / 7], ["43.0", "42.9"]),
        (0.4304, [0.4301], ["43.04", "43.01"]),
        (0.25, [0.25], ["25", "25"]),
        (0.5, [0.9999, 0.0001], ["50", "99.99", "0.01"]),
        (0.5, [1.0, 0.0], ["50", "100", "0"]),
        (0.5, [], ["50"]),
    ],
)
def test_a_weight_and_its_switch_look_different_where_they_are(
    now: float, switches: list[float], shown: list[str]
) -> None:
    first, others = display_switches(now, switches)
    assert [first, *others] == [f"{text}{NBSP}%" for text in shown]


@given(st.floats(0, 1), st.lists(st.floats(0, 1), max_size=3))
def test_a_switch_is_never_written_on_the_wrong_side(now: float, switches: list[float]) -> None:
    first, others = display_switches(now, switches)
    for switch, shown in zip(switches, others, strict=True):
        gap = float(shown.rstrip(f"{NBSP}%")) - float(first.rstrip(f"{NBSP}%"))
        assert gap * (switch - now) >= 0
        if abs(switch - now) > 0.00002:
            assert gap != 0


@given(st.floats(0, 1))
def test_a_share_is_all_or_nothing_only_where_it_is(share: float) -> None:
    shown = share_percent(share)
    assert (shown == f"100{NBSP}%") == (share > 1 - 1e-9)
    assert (shown == f"0{NBSP}%") == (share <= 1e-9)


@given(st.integers(0, 1000))
def test_at_least_is_never_too_much(thousandths: int) -> None:
    assert float(least_percent(thousandths / 1000).rstrip(f"{NBSP}%")) <= thousandths / 10
