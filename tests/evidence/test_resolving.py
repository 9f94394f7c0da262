"""Blank cells filled by their queries: whole, with where they came from, or blank with a reason."""

import pytest

from appraisal.evidence import NOT_LOADED, Unfilled, resolved, score_note
from appraisal.option_sets import Provenance, Score
from appraisal.scoring import score
from tests.evidence.asked import Spend, away

WORDS_NOW = (
    "Spend out of area a year: £5,514,112. With 0 % of people returning. "
    "Partnership data as at 22 November 2026 (3f2a9c1b)."
)
WORDS_PLAN = (
    "Spend out of area a year: £3,308,467. With 40 % of people returning. "
    "Partnership data as at 22 November 2026 (3f2a9c1b)."
)


def cells(found):
    return {option.id: option.scores["spend"] for option in found.option_set.options}


def test_each_option_takes_its_figure_under_its_own_assumption():
    found = resolved(away(), Spend())
    assert cells(found) == {
        "now": Score(
            value=5514112,
            basis="stated",
            because=WORDS_NOW,
            provenance=Provenance(
                "out_of_area_spend",
                "Spend out of area a year",
                {"returning": 0},
                WORDS_NOW,
                "3f2a9c1bd4",
                "2026-11-22",
            ),
        ),
        "plan": Score(
            value=3308467,
            basis="stated",
            because=f"Four in ten could come home. {WORDS_PLAN}",
            source="panel",
            at="p 2",
            assume={"returning": 40},
            provenance=found.cells["plan", "spend"],
        ),
        "own": Score(value=3000000),
    }
    assert found.cells["plan", "spend"].words == WORDS_PLAN
    assert found.problems == ()


def test_a_figure_is_scored_by_the_value_function_of_its_measure():
    values = [
        option.values["spend"] for option in score(resolved(away(), Spend()).option_set).options
    ]
    assert values == pytest.approx([100 * (1 - x / 8e6) for x in (5514112, 3308467, 3000000)])


def test_a_changed_figure_changes_the_score():
    before, after = (
        score(resolved(away(), Spend(pounds)).option_set).options[0].value
        for pounds in (5_514_112, 6_514_112)
    )
    assert before - after == pytest.approx(0.5 * 12.5)


def test_a_figure_of_the_file_counts_and_says_that_it_does():
    option_set = resolved(away(), Spend()).option_set
    spend = option_set.criterion("spend")
    notes = {one.id: score_note(spend, one.scores["spend"]) for one in option_set.options}
    assert notes == {
        "now": "",
        "plan": "",
        "own": "The option set's own figure, in place of the query 'out_of_area_spend'.",
    }
    near = option_set.criterion("near")
    assert score_note(near, option_set.options[0].scores["near"]) == ""


def test_without_data_the_cells_stay_blank_and_say_what_to_do():
    found = resolved(away(), None)
    assert cells(found)["now"] == Score(because=NOT_LOADED)
    assert "appraisal load" in NOT_LOADED
    assert found.problems == (
        Unfilled("now", "spend", NOT_LOADED),
        Unfilled("plan", "spend", NOT_LOADED),
    )
    assert found.cells == {}
    unranked = {one.id: one.why_unranked for one in score(found.option_set).options}
    assert unranked == {
        "now": "It has no score for Spent out of area.",
        "plan": "It has no score for Spent out of area.",
        "own": None,
    }


def test_a_figure_that_is_hidden_leaves_the_cell_blank_and_says_why():
    found = resolved(away(), Spend(hidden=True))
    assert cells(found)["now"] == Score(because="Fewer people than may be shown.")
    assert [one.in_file for one in found.problems] == [False, False]


@pytest.mark.parametrize(
    ("change", "source", "why"),
    [
        (
            ("query: out_of_area_spend", "query: out_of_spend"),
            Spend(),
            "'out_of_spend' is not a query. Use out_of_area_spend.",
        ),
        (
            ("unit: £", "unit: £m"),
            Spend(),
            "The query 'out_of_area_spend' gives £, and the measure is in £m. Write 'unit: £', "
            "with a worst and a best in £.",
        ),
        (
            ("worst: 8000000", "worst: 5000000"),
            Spend(),
            "Spend out of area a year comes to £5,514,112, and the measure runs from £5,000,000 to "
            "£0. Widen the worst or the best until the figure fits, or look at what is assumed.",
        ),
        (
            ("{returning: 0}", "{returning: 110}"),
            Spend(),
            "Spend out of area a year comes to -£551,411, and the measure runs from £8,000,000 to "
            "£0. Widen the worst or the best until the figure fits, or look at what is assumed.",
        ),
    ],
)
def test_what_the_file_cannot_hold_is_an_error_in_words_and_never_clipped(change, source, why):
    found = resolved(away(change), source)
    assert found.problems[0] == Unfilled("now", "spend", why, in_file=True)
    assert cells(found)["now"] == Score(because=why)


def test_one_cell_that_cannot_be_filled_leaves_the_others_whole():
    found = resolved(away(("{returning: 40}", "{returning: 200}")), Spend())
    assert list(found.cells) == [("now", "spend")]
    assert [one.option for one in found.problems] == ["plan"]


def test_an_option_set_without_queries_comes_back_as_it_is():
    plain = away(
        (", query: out_of_area_spend, assume: {returning: 0}", ""),
        ("{assume: {returning: 40}, because", "{because"),
    )
    assert resolved(plain, Spend()).option_set is plain
    assert resolved(plain, None).option_set is plain
