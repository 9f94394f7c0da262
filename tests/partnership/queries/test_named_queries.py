"""Figures that an option set may ask for by name: from what is shown, with their words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from appraisal.partnership.database import PartnershipData, partnership_data
from appraisal.partnership.queries import NAMED_QUERIES, QueryError, run_query
from tests.partnership.figures.databases import build, ready


@pytest.fixture(scope="module")
def harrowmere(tmp_path_factory: pytest.TempPathFactory) -> PartnershipData:
    folder = tmp_path_factory.mktemp("harrowmere")
    ready(folder)
    data = partnership_data(folder)
    assert data is not None
    return data


@pytest.mark.parametrize(
    ("name", "assume", "value"),
    [
        ("out_of_area_spend", {}, 105_750 * 52.1429),
        ("out_of_area_spend", {"share_returning": 40}, 0.6 * 105_750 * 52.1429),
        (
            "out_of_area_spend",
            {"share_returning": 40, "cost_if_returned": 1500},
            (0.6 * 105_750 + 18 * 1500) * 52.1429,
        ),
        ("out_of_area_spend", {"share_returning": 100}, 0),
        ("people_out_of_area", {}, 45),
        ("people_out_of_area", {"share_returning": 20}, 36),
        ("share_of_cost_out_of_area", {}, 13.79),
        ("package_spend", {}, 39_985_782.865),
        ("package_spend", {"change_in_unit_cost": 10}, 1.1 * 39_985_782.865),
        ("people_with_packages", {}, 860),
        ("people_with_packages", {"years": 5, "net_growth": 3.2}, 860 * 1.032**5),
        ("pool_size_after_moving", {}, 52_000_000),
        ("pooled_share", {"aligned_moved": 100, "undecided_moved": 100}, 73.86),
        ("overspend_borne_by_council", {}, 1_617_000),
        ("overspend_borne_by_nhs", {}, 483_000),
        ("overspend_borne_by_council", {"rule": 4}, 2_100_000),
        ("overspend_borne_by_nhs", {"rule": 4}, 0),
        ("overspend_borne_by_council", {"overspend": 1_000_000}, 770_000),
        ("overspend_borne_by_nhs", {"overspend": -1_000_000, "rule": 2}, -230_000),
    ],
)
def test_a_query_gives_its_figure(
    harrowmere: PartnershipData, name: str, assume: dict[str, float], value: float
) -> None:
    found = run_query(harrowmere, name, assume)
    assert found.value == pytest.approx(value, rel=1e-3)
    assert found.unit == NAMED_QUERIES[name].unit
    assert found.data_version == harrowmere.version
    assert found.as_at == date(2026, 9, 30)


@pytest.mark.parametrize("name", NAMED_QUERIES)
def test_every_query_answers_at_the_ends_of_its_assumptions(
    harrowmere: PartnershipData, name: str
) -> None:
    query = NAMED_QUERIES[name]
    for end in ("least", "most", "default"):
        assume = {one.name: getattr(one, end) for one in query.parameters}
        found = run_query(harrowmere, name, assume)
        assert found.words.endswith(".")
        assert found.value == found.value


@pytest.mark.parametrize("name", NAMED_QUERIES)
def test_every_query_says_what_it_is(name: str) -> None:
    query = NAMED_QUERIES[name]
    assert query.name == name
    assert query.says.endswith(".")
    for one in query.parameters:
        assert one.least <= one.default <= one.most
        assert one.says.endswith(".")


def test_the_words_tell_the_figures_that_the_pages_show(harrowmere: PartnershipData) -> None:
    found = run_query(harrowmere, "out_of_area_spend", {"share_returning": 40})
    assert found.words == (
        "45 people out of area cost £5.51m a year. With 40\u00a0% of them back at £0 a week each"
        " it is £3.31m."
    )


@pytest.mark.parametrize(
    ("name", "assume", "message"),
    [
        (
            "out_of_area_spending",
            {},
            "There is no query 'out_of_area_spending'. Did you mean 'out_of_area_spend'?",
        ),
        (
            "SELECT * FROM package",
            {},
            "There is no query 'SELECT * FROM package'. Use out_of_area_spend, ",
        ),
        (
            "out_of_area_spend",
            {"share_return": 5},
            "The query 'out_of_area_spend' assumes no 'share_return'. Did you mean"
            " 'share_returning'?",
        ),
        (
            "out_of_area_spend",
            {"share_returning": 140},
            "The assumption 'share_returning' is 140. Use a number from 0 to 100.",
        ),
        (
            "out_of_area_spend",
            {"share_returning": float("nan")},
            "The assumption 'share_returning' is nan. Use a number from 0 to 100.",
        ),
        (
            "overspend_borne_by_nhs",
            {"rule": 1.5},
            "The assumption 'rule' is 1.5. Use a whole number.",
        ),
    ],
)
def test_what_cannot_be_asked_is_said_with_what_can(
    harrowmere: PartnershipData, name: str, assume: dict[str, float], message: str
) -> None:
    with pytest.raises(QueryError) as raised:
        run_query(harrowmere, name, assume)
    assert message in str(raised.value)


def test_a_figure_of_so_few_people_that_it_is_hidden_is_an_error(tmp_path: Path) -> None:
    few = "SELECT package_id FROM placement_out_of_area ORDER BY package_id LIMIT 4"
    build(
        tmp_path,
        without=("ld_register",),
        changes=(f"DELETE FROM placement_out_of_area WHERE package_id NOT IN ({few})",),
    )
    data = partnership_data(tmp_path)
    assert data is not None
    with pytest.raises(QueryError, match="people out of area is hidden, because so few people"):
        run_query(data, "people_out_of_area")


@pytest.mark.parametrize(
    ("name", "without", "message"),
    [
        ("package_spend", ("package", "ld_register"), "hold no people and no packages"),
        ("pooled_share", ("budget_line",), "hold no pooled fund"),
        ("overspend_borne_by_nhs", ("risk_share_rule",), "No rule of risk share was loaded"),
        ("overspend_borne_by_nhs", ("contribution",), "Load the table contribution"),
        ("overspend_borne_by_nhs", ("outturn",), "No outturn of 2026/27 was loaded"),
        ("people_waiting", ("waiting",), "people waiting is hidden.* or was not loaded"),
    ],
)
def test_a_table_that_was_not_loaded_is_named(
    tmp_path: Path, name: str, without: tuple[str, ...], message: str
) -> None:
    build(tmp_path, without=without)
    data = partnership_data(tmp_path)
    assert data is not None
    with pytest.raises(QueryError, match=message):
        run_query(data, name)
