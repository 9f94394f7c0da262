"""The invented example whose figures come from Harrowmere's data."""

import pytest

from appraisal.evidence.files import query_problems, with_evidence_in
from appraisal.option_sets import OptionSet, method_warnings, read_option_set_text
from appraisal.scoring import score
from tests.evidence.harrowmere import SCENARIO, database


@pytest.fixture(scope="module")
def away() -> OptionSet:
    reading = read_option_set_text(SCENARIO.read_text(encoding="utf-8"))
    assert (reading.errors, reading.warnings) == ((), ())
    assert reading.option_set is not None
    return reading.option_set


@pytest.fixture(scope="module")
def filled(away: OptionSet) -> OptionSet:
    found = with_evidence_in(away, database().parent)
    assert found.problems == ()
    return found.option_set


def test_it_says_that_it_is_invented_wherever_somebody_could_take_it_for_real(away):
    assert "INVENTED" in away.text[:200]
    assert "(invented)" in away.title
    assert all(source.title.startswith("Invented: ") for source in away.sources)
    assert all((one.because or "").startswith("Invented") for one in away.perspectives)
    assert away.preferred is None


def test_it_asks_for_figures_of_people_and_of_the_pooled_fund_by_name(away):
    names = [leaf.measure.query.name for leaf in away.queried]
    assert names == ["out_of_area_spend", "pooled_share"]
    assert query_problems(away) == ()


def test_every_score_has_a_reason_a_source_and_a_place(away):
    for option in away.options:
        assert len(option.hurdles) == len(away.hurdles)
        for cell in option.scores.values():
            assert all([cell.because, cell.source, cell.at])


def test_every_criterion_can_be_weighed_on_a_phone_and_in_easy_read(away):
    for leaf in away.leaves:
        assert all([leaf.question, leaf.picture, leaf.worst_words, leaf.best_words]), leaf.id
        assert 1 <= len((leaf.easy_read or "").split()) <= 15, leaf.id
        assert len(leaf.name) <= 22, leaf.id


def test_with_harrowmere_s_data_it_has_no_warnings_and_every_option_a_rank(filled):
    assert method_warnings(filled) == ()
    assert [one.value for one in filled_column(filled, "pooled")][:2] == [35.9, 35.9]
    assert filled_column(filled, "away")[0].value == pytest.approx(5.51e6, rel=0.002)
    assert sorted(one.rank for one in score(filled).options) == [1, 2, 3, 4]


def test_who_leads_depends_on_whom_one_asks(filled):
    leaders = {
        weighting: [one.label for one in score(filled, weighting).leaders]
        for weighting in ("equal", "home-first", "money-first", "soon")
    }
    assert leaders == {"equal": ["D"], "home-first": ["D"], "money-first": ["D"], "soon": ["B"]}


def filled_column(option_set, criterion):
    return [option.scores[criterion] for option in option_set.options]
