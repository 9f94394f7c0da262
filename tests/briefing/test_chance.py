"""How far chance may move a rate, against Newcombe's worked examples."""

import pytest

from appraisal.partnership.figures.intervals import by_chance


@pytest.mark.parametrize(
    ("part", "whole", "least", "most"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0000),
    ],
)
def test_newcombe_1998_table_1_wilson_without_continuity_correction(
    part: int, whole: int, least: float, most: float
) -> None:
    assert by_chance(part, whole) == pytest.approx((least, most), abs=5e-5)
