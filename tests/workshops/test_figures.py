"""A workshop keeps the figures of its queries, so that data loaded later never move a result."""

from datetime import date
from pathlib import Path

import pytest

from appraisal.evidence import NOT_LOADED, resolved
from appraisal.scoring import score
from appraisal.workshops import Workshop, Workshops
from appraisal.workshops.figures import NOT_TAKEN, figures_to_keep
from appraisal.workshops.store import DuckDBStore, Entry
from tests.evidence.asked import AWAY, Spend, away


def spend(workshop: Workshop) -> dict[str, float | None]:
    return {one.id: one.scores["spend"].value for one in workshop.option_set.options}


def test_a_workshop_keeps_each_figure_with_where_it_came_from(workshops: Workshops) -> None:
    option_set = resolved(away(), Spend()).option_set
    workshop = workshops.open_workshop("Away", option_set)
    assert spend(workshop) == {"now": 5514112, "plan": 3308467, "own": 3000000}
    for kept, given in zip(workshop.option_set.options, option_set.options, strict=True):
        assert kept.scores == given.scores
    assert workshop.option_set.text == AWAY
    assert workshop.sha256 == option_set.sha256


def test_the_figures_are_there_after_a_restart_whatever_the_data_give_by_then(
    tmp_path: Path,
) -> None:
    first = Workshops(tmp_path)
    code = first.open_workshop("Away", resolved(away(), Spend()).option_set).code
    before = score(first.by_code(code).option_set)
    later = resolved(away(), Spend(7_000_000, data="9c1b3f2a", as_at=date(2026, 12, 22))).option_set
    new = first.open_workshop("Away again", later).code
    first.close()
    again = Workshops(tmp_path)
    assert score(again.by_code(code).option_set) == before
    assert spend(again.by_code(new))["now"] == 7000000
    assert score(again.by_code(new).option_set).options[0].value != before.options[0].value
    again.close()


def test_a_cell_without_a_figure_is_kept_blank_with_the_reason(workshops: Workshops) -> None:
    workshop = workshops.open_workshop("Away", resolved(away(), None).option_set)
    now = workshop.option_set.option("now").scores["spend"]
    assert (now.value, now.because) == (None, NOT_LOADED)


def test_a_workshop_opened_on_a_text_alone_has_no_figures_and_says_so(
    workshops: Workshops,
) -> None:
    workshop = workshops.open_workshop("Away", AWAY)
    assert spend(workshop) == {"now": None, "plan": None, "own": 3000000}
    option = workshop.option_set.option
    assert option("now").scores["spend"].because == NOT_TAKEN
    assert option("plan").scores["spend"].because == "Four in ten could come home"


def test_the_method_checks_of_a_workshop_see_its_figures(workshops: Workshops) -> None:
    tied = away(("{assume: {returning: 40}, because", "{because"), ("spend: 3000000", "spend: "))
    workshop = workshops.open_workshop("Away", resolved(tied, Spend()).option_set)
    assert [(check.path, check.message[:30]) for check in workshop.checks] == [
        ("criteria.spend", "scores every option the same, ")
    ]


def test_nothing_more_is_written_for_an_option_set_without_queries(
    workshops: Workshops, tmp_path: Path, small_set: str
) -> None:
    workshops.open_workshop("Clinic", small_set)
    workshops.close()
    store = DuckDBStore(tmp_path / "data" / "workshops.duckdb")
    (entry,) = store.entries()
    store.close()
    assert set(entry.body) == {"title", "option_set", "sha256", "rehearsal"}


def test_a_ledger_from_before_there_were_queries_still_opens(
    tmp_path: Path, small_set: str
) -> None:
    store = DuckDBStore(tmp_path / "workshops.duckdb")
    body = {"title": "Old", "option_set": small_set, "sha256": "0" * 64, "rehearsal": False}
    store.commit([Entry("workshop_opened", "K7M4QX", body)], [])
    store.close()
    again = Workshops(tmp_path)
    assert again.set_aside() == {}
    assert again.by_code("K7M4QX").option_set.text == small_set
    again.close()


@pytest.mark.parametrize("change", [{"option": "gone"}, {"criterion": "gone"}])
def test_figures_that_do_not_fit_set_the_workshop_aside_with_the_reason(
    tmp_path: Path, change: dict[str, str]
) -> None:
    store = DuckDBStore(tmp_path / "workshops.duckdb")
    figures = [{**one, **change} for one in figures_to_keep(resolved(away(), Spend()).option_set)]
    body = {
        "title": "Away",
        "option_set": AWAY,
        "sha256": "0" * 64,
        "rehearsal": False,
        "figures": figures,
    }
    store.commit([Entry("workshop_opened", "K7M4QX", body)], [])
    store.close()
    again = Workshops(tmp_path)
    assert "was kept by another version of Appraisal" in again.set_aside()["K7M4QX"]
    again.close()
