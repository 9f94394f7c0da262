"""What is said of how many weightings were tried, and of how exact that makes the shares."""

import pytest

from appraisal.analysis.robustness import Robustness
from appraisal.analysis.robustness_words import error_sentence

_LIKELY = "were tried, each as likely as any other"


def result_of(source, scores, draws, ballots=None, error=None):
    found = 0.5 / draws**0.5 if error is None else error
    return Robustness(source, scores, draws, 1, (), (), {}, found, ballots)


@pytest.mark.parametrize(
    ("source", "scores", "draws", "tried", "moved"),
    [
        ("uniform", "fixed", 1_000_000, f"1,000,000 weightings {_LIKELY}", "0.1 of a percentage"),
        ("uniform", "fixed", 10_000, f"10,000 weightings {_LIKELY}", "1 percentage point"),
        ("uniform", "fixed", 1_000, f"1,000 weightings {_LIKELY}", "4 percentage points"),
        (
            "uniform",
            "ranges",
            4_000_000,
            f"4,000,000 weightings {_LIKELY}, with scores drawn within their ranges",
            "0.05 of a percentage point",
        ),
        (
            "order",
            "fixed",
            2_500,
            f"2,500 weightings in that order of importance {_LIKELY}",
            "2 percentage points",
        ),
        (
            "ballots",
            "ranges",
            1_000_000,
            "1,000,000 draws from the room's 11 ballots were tried, with scores drawn within "
            "their ranges",
            "0.1 of a percentage point",
        ),
    ],
)
def test_how_many_were_tried_is_said_once_with_how_far_more_would_move_a_share(
    source, scores, draws, tried, moved
):
    said = error_sentence(result_of(source, scores, draws, 11 if source == "ballots" else None))
    assert said.startswith(f"{tried}. Trying more would move a share by {moved}")
    assert said.endswith(" at most (19 times in 20).")


def test_one_weighting_alone_says_nothing():
    assert error_sentence(result_of("uniform", "fixed", 1)) == (
        "1 weighting was tried. Trying more would move a share by "
        "100 percentage points at most (19 times in 20)."
    )


def test_a_room_whose_ballots_are_all_drawn_equally_often_has_no_error():
    said = error_sentence(result_of("ballots", "fixed", 1_000_000, 11, 1e-6))
    assert said == "Every ballot is drawn equally often, so the shares are the room's own."
