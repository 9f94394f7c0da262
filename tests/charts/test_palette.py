import itertools

import pytest

from appraisal.charts.palette import (
    ACCENT,
    CHANGE,
    CRITERION_COLOURS,
    GREY,
    GROUP_COLOURS,
    GROUP_SYMBOLS,
    INK,
    MUTED,
    OPTION_COLOURS,
    PAPER,
    PLAIN_CRITERIA,
    contrast,
    swatch,
    text_on,
    value_colour,
)

# How full colour blindness changes linear red, green and blue (Machado, Oliveira and Fernandes
# 2009, severity 1.0).
_SEEN = {
    "by everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "without green cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def _linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def _lab(colour: str, seen: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    rgb = _linear(colour)
    rgb = [min(max(sum(a * b for a, b in zip(row, rgb, strict=True)), 0), 1) for row in seen]
    x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047
    y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
    z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("eyes", _SEEN)
def test_the_eight_plain_colours_stay_apart_for_colour_blind_eyes(eyes: str) -> None:
    seen = [_lab(colour, _SEEN[eyes]) for colour in CRITERION_COLOURS[:PLAIN_CRITERIA]]
    nearest = min(
        sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        for one, other in itertools.combinations(seen, 2)
    )
    assert nearest > 10  # a difference of 2 to 3 can just be seen


def test_forty_criteria_have_forty_looks() -> None:
    assert len({swatch(place) for place in range(40)}) == 40


def test_from_the_ninth_criterion_on_colour_is_never_the_only_sign() -> None:
    assert [swatch(place).pattern for place in range(8)] == [""] * 8
    assert all(swatch(place).pattern for place in range(8, 40))


@pytest.mark.parametrize(
    ("colour", "least"), [(INK, 7), (MUTED, 4.5), (ACCENT, 4.5), (CHANGE, 4.5), (GREY, 3)]
)
def test_words_and_marks_stand_out_from_the_paper(colour: str, least: float) -> None:
    assert contrast(colour, PAPER) >= least


def test_every_group_has_its_own_mark_that_stands_out() -> None:
    marks = list(zip(GROUP_COLOURS, GROUP_SYMBOLS, strict=False))
    assert len(set(marks)) == len(marks)
    assert all(contrast(colour, PAPER) >= 3 for colour in GROUP_COLOURS)


def test_a_number_can_be_read_on_every_shade_of_the_matrix() -> None:
    shades = [value_colour(value / 2) for value in range(201)]
    assert min(contrast(shade, text_on(shade)) for shade in shades) >= 4.5


def test_the_name_of_every_line_can_be_read_in_its_colour() -> None:
    assert ACCENT not in OPTION_COLOURS
    assert len(set(OPTION_COLOURS)) == len(OPTION_COLOURS)
    assert all(contrast(colour, PAPER) >= 4.5 for colour in OPTION_COLOURS)
