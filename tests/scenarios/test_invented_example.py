"""The invented example: whole, marked as invented, and holding what the papers lack."""

from pathlib import Path

import pytest

from appraisal.option_sets import OptionSet, read_option_set_text
from appraisal.scoring import score

FILE = Path(__file__).parents[2] / "scenarios" / "memory-clinic-hours.yaml"


@pytest.fixture(scope="module")
def clinic() -> OptionSet:
    reading = read_option_set_text(FILE.read_text(encoding="utf-8"))
    assert (reading.errors, reading.warnings) == ((), ())
    assert reading.option_set is not None
    return reading.option_set


def test_it_says_that_it_is_invented_wherever_somebody_could_take_it_for_real(clinic):
    assert "INVENTED" in clinic.text[:200]
    assert "(invented)" in clinic.title
    assert all(source.title.startswith("Invented: ") for source in clinic.sources)
    assert all((one.because or "").startswith("Invented") for one in clinic.perspectives)
    assert clinic.preferred is None


def test_it_has_a_branch_measures_ranges_and_costs(clinic):
    assert any(not node.is_leaf for node in clinic.nodes)
    assert sum(leaf.measure is not None for leaf in clinic.leaves) == 2
    assert [option.id for option in clinic.options if option.baseline] == ["as-now"]
    for option in clinic.options:
        assert option.cost is not None
        assert None not in (option.cost.annual, option.cost.one_off)
        for cell in option.scores.values():
            assert None not in (cell.low, cell.value, cell.high)
            assert all([cell.because, cell.source, cell.at])


def test_every_criterion_can_be_weighed_on_a_phone_and_in_easy_read(clinic):
    for leaf in clinic.leaves:
        assert all([leaf.question, leaf.picture, leaf.worst_words, leaf.best_words]), leaf.id
        assert 1 <= len((leaf.easy_read or "").split()) <= 15, leaf.id
        assert len(leaf.name) <= 22, leaf.id


def test_who_leads_depends_on_whom_one_asks(clinic):
    leaders = {
        weighting: [one.label for one in score(clinic, weighting).leaders]
        for weighting in ("equal", "families-first", "staff-first", "close-to-home")
    }
    assert leaders == {
        "equal": ["E"],
        "families-first": ["E"],
        "staff-first": ["D"],
        "close-to-home": ["D"],
    }
