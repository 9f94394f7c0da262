"""What was kept beside what the data loaded now would give."""

from datetime import date

from appraisal.evidence import changes_since, resolved
from tests.evidence.asked import Spend, away


def test_the_same_figure_is_not_remarked_on():
    kept = resolved(away(), Spend()).option_set
    assert changes_since(kept, Spend(data="another", as_at=date(2026, 12, 22))) == {}


def test_another_figure_is_said_beside_the_one_that_is_kept():
    kept = resolved(away(), Spend()).option_set
    later = Spend(5_600_000, data="9c1b3f2aaa", as_at=date(2026, 12, 22))
    assert changes_since(kept, later) == {
        ("now", "spend"): (
            "The data loaded now (as at 22 December 2026, 9c1b3f2a) give £5,600,000; this workshop "
            "keeps £5,514,112."
        ),
        ("plan", "spend"): (
            "The data loaded now (as at 22 December 2026, 9c1b3f2a) give £3,360,000; this workshop "
            "keeps £3,308,467."
        ),
    }


def test_a_cell_that_was_blank_stays_blank_and_says_what_the_data_give_by_now():
    kept = resolved(away(), None).option_set
    assert changes_since(kept, Spend())["now", "spend"] == (
        "The data loaded now (as at 22 November 2026, 3f2a9c1b) give £5,514,112; this workshop was "
        "opened without a figure here and keeps it blank."
    )


def test_a_figure_that_can_no_longer_be_had_is_said_and_the_one_kept_stands():
    kept = resolved(away(), Spend()).option_set
    assert changes_since(kept, Spend(hidden=True))["now", "spend"] == (
        "The data loaded now give no figure here. Fewer people than may be shown. The one kept "
        "stands."
    )


def test_without_data_or_without_queries_there_is_nothing_to_say():
    kept = resolved(away(), Spend()).option_set
    assert changes_since(kept, None) == {}
    assert changes_since(resolved(away(), None).option_set, Spend(hidden=True)) == {}
