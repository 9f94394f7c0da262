"""Loaded data asked by name: Harrowmere's own figures, other data, data that cannot be read."""

import re
from pathlib import Path

import duckdb
import pytest

from appraisal.evidence import NOT_LOADED, EvidenceError
from appraisal.evidence.files import (
    blank_figures,
    changes_in,
    option_set_of_file,
    query_problems,
    with_evidence_in,
)
from appraisal.evidence.loaded import LoadedData, data_in, with_evidence
from appraisal.option_sets import OptionSetError, queried_cells, read_option_set
from appraisal.partnership.database import partnership_data
from appraisal.partnership.queries import NAMED_QUERIES
from tests.evidence.asked import AWAY, away
from tests.evidence.harrowmere import SCENARIO, database, put

RIGHT = (("{returning: 0}", "{share_returning: 0}"), ("{returning: 40}", "{share_returning: 40}"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder of the test's own, to be changed."""
    put(database(), tmp_path)
    return tmp_path


@pytest.fixture
def harrowmere() -> Path:
    """A data folder that all tests read."""
    return database().parent


def asked(folder: Path) -> LoadedData:
    answers = data_in(folder).answers
    assert answers is not None
    return answers


def test_harrowmere_spends_five_and_a_half_million_a_year_out_of_area(harrowmere):
    answer = asked(harrowmere).ask("out_of_area_spend", {"share_returning": 40})
    assert answer.value == pytest.approx(0.6 * 45 * 2350 * 52.1429, rel=0.002)
    assert (answer.title, answer.unit) == ("Spending out of area", "£")
    assert answer.assume == {"share_returning": 40, "cost_if_returned": 0}
    assert re.fullmatch("[0-9a-f]{64}", answer.data)


@pytest.mark.parametrize("name", NAMED_QUERIES)
def test_every_named_query_can_be_taken_by_a_measure_in_its_unit(harrowmere, name):
    unit = NAMED_QUERIES[name].unit
    given = away(
        ("unit: £", f'unit: "{unit}"'),
        ("worst: 8000000", "worst: 1000000000"),
        ("query: out_of_area_spend, assume: {returning: 0}", f"query: {name}"),
        ("{assume: {returning: 40}, because", "{because"),
    )
    found = with_evidence(given, partnership_data(harrowmere))
    assert found.problems == ()
    assert len(found.cells) == 2


@pytest.mark.parametrize(
    ("query", "assume", "sentence"),
    [
        (
            "out_of_area_spent",
            {},
            "'out_of_area_spent' is not a query of the partnership data. Did you mean "
            "'out_of_area_spend'?",
        ),
        (
            "out_of_area_spend",
            {"share_returned": 4},
            "The assumption 'share_returned' is not an assumption of the query "
            "'out_of_area_spend'. Did you mean 'share_returning'?",
        ),
        (
            "out_of_area_spend",
            {"share_returning": 140},
            "The assumption 'share_returning' is 140. Use a number from 0 to 100.",
        ),
        (
            "people_with_packages",
            {"years": 1.5},
            "The assumption 'years' is 1.5. Use a whole number.",
        ),
    ],
)
def test_what_there_is_not_is_the_file_s_to_put_right(harrowmere, query, assume, sentence):
    with pytest.raises(EvidenceError, match=re.escape(sentence)):
        asked(harrowmere).ask(query, assume)


def test_the_same_data_give_the_same_object_again(harrowmere):
    option_set = away(*RIGHT)
    assert with_evidence_in(option_set, harrowmere) is with_evidence_in(option_set, harrowmere)


def test_a_folder_without_data_answers_nothing_and_says_what_to_do(tmp_path):
    option_set = away(*RIGHT)
    found = with_evidence_in(option_set, tmp_path)
    assert {one.why for one in found.problems} == {NOT_LOADED}
    assert with_evidence_in(option_set, tmp_path) is found
    assert with_evidence(option_set, None).problems == found.problems
    assert changes_in(found.option_set, tmp_path) == {}
    assert list(tmp_path.iterdir()) == []


def test_data_that_cannot_be_read_are_none_and_the_cell_says_why(tmp_path):
    (tmp_path / "partnership.duckdb").write_bytes(b"not a database")
    found = with_evidence_in(away(*RIGHT), tmp_path)
    assert len(found.problems) == 2
    assert "cannot be read as partnership data" in found.problems[0].why
    assert not found.problems[0].in_file


def test_an_option_set_without_queries_never_looks_for_data(tmp_path):
    (tmp_path / "partnership.duckdb").write_bytes(b"not a database")
    plain = read_option_set(SCENARIO.with_name("salford-trafford-2000.yaml"))
    assert with_evidence_in(plain, tmp_path).option_set is plain
    assert query_problems(plain) == ()
    assert changes_in(plain, tmp_path) == {}
    assert blank_figures(plain) == ()


def test_names_assumptions_and_units_are_checked_without_any_data():
    wrong = away(
        ("unit: £", "unit: pounds"),
        ("{returning: 0}", "{share_returning: -1}"),
        ("{returning: 40}", "{returning: 40}"),
    )
    assert [f"{one.line}: {one.sentence}" for one in query_problems(wrong)] == [
        "10: criteria.spend.measure.unit is 'pounds', and the query 'out_of_area_spend' gives £. "
        "Write 'unit: £', with a worst and a best in £.",
        "10: criteria.spend.measure.assume.share_returning is -1. Use a number from 0 to 100.",
        "19: options.plan.scores.spend.assume.returning is not an assumption of the query "
        "'out_of_area_spend'. Did you mean 'share_returning'?",
    ]
    unknown = away(("query: out_of_area_spend", "query: out_of_reach"))
    assert [one.sentence for one in query_problems(unknown)] == [
        "criteria.spend.measure.query is 'out_of_reach', which is not a query of the partnership "
        "data. Did you mean 'out_of_area_spend'?"
    ]
    assert query_problems(away(*RIGHT)) == ()


def test_a_file_is_told_of_a_figure_that_its_measure_has_no_room_for(harrowmere, tmp_path):
    text = AWAY.replace("worst: 8000000", "worst: 5000000")
    for old, new in RIGHT:
        text = text.replace(old, new)
    file = tmp_path / "away.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(OptionSetError, match="Nothing was loaded") as raised:
        option_set_of_file(file, harrowmere)
    (problem,) = raised.value.problems
    assert problem.sentence == (
        "options.now.scores.spend has no figure. Spending out of area comes to £5,514,112, and "
        "the measure runs from £5,000,000 to £0. Widen the worst or the best until the figure "
        "fits, or look at what is assumed."
    )
    assert problem.line == 13


def test_a_figure_of_too_few_people_is_hidden_and_the_cell_stays_blank(folder):
    with duckdb.connect(str(folder / "partnership.duckdb")) as connection:
        connection.execute("DELETE FROM waiting WHERE _row > 1")
        connection.execute("UPDATE waiting SET waiting = 3")
    asks = away(
        ("unit: £", "unit: people"),
        ("query: out_of_area_spend, assume: {returning: 0}", "query: people_waiting"),
        ("{assume: {returning: 40}, because", "{because"),
    )
    found = with_evidence_in(asks, folder)
    assert [(one.option, one.in_file) for one in found.problems] == [
        ("now", False),
        ("plan", False),
    ]
    assert found.problems[0].why == (
        "The figure of people waiting is hidden, because so few people are behind it, or was not "
        "loaded. Score this criterion by hand, or use another query."
    )
    (warning,) = blank_figures(found.option_set)
    assert warning.sentence.startswith(
        "criteria.spend.measure.query gives no figures. The figure of people waiting is hidden"
    )


def test_only_the_cells_that_queries_fill_are_touched(harrowmere):
    plain = read_option_set(SCENARIO)
    filled = with_evidence_in(plain, harrowmere).option_set
    cells = queried_cells(plain)
    for before, after in zip(plain.options, filled.options, strict=True):
        for leaf, score in before.scores.items():
            if (before.id, leaf) not in cells:
                assert after.scores[leaf] == score
