"""What may be asked about people: built from the rows, whatever tables were loaded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from appraisal.partnership.database import PartnershipData, PartnershipDataError, partnership_data
from appraisal.partnership.figures import (
    FilterError,
    Where,
    age_profile,
    carers,
    demand_start,
    equity,
    headline,
    in_and_out_of_area,
    known_and_estimated,
    markets,
    older_carers,
    people_by_need_and_home,
    pooled_fund,
    services,
    transition,
    unit_costs,
    waiting,
    weekly_costs,
)
from appraisal.partnership.figures.demand import filled
from appraisal.partnership.releases import (
    all_protected,
    protected_waiting,
    register_years,
)
from appraisal.partnership.releases.packages import packages_release
from appraisal.partnership.releases.people import people_release
from tests.partnership.figures.databases import build


def made(folder: Path, without: tuple[str, ...] = (), *changes: str) -> PartnershipData:
    build(folder, without=without, changes=changes)
    data = partnership_data(folder)
    assert data is not None
    return data


def test_everybody_is_counted_once(tmp_path: Path) -> None:
    release = people_release(made(tmp_path))
    by_care = release.tables[0].margin(["care"])
    assert by_care.tolist() == [862, 1134 - 862]
    assert release.tables[0].margin(["care"], "weekly").tolist() == pytest.approx([766_850, 0])


def test_people_with_packages_who_are_not_on_the_register_count_too(tmp_path: Path) -> None:
    release = people_release(made(tmp_path, ("ld_register",)))
    assert release.tables[0].margin(["care"]).tolist() == [862, 0]
    assert "age" not in release.dimensions


def test_children_on_the_register_count_only_where_they_have_packages(tmp_path: Path) -> None:
    data = made(
        tmp_path,
        (),
        "UPDATE ld_register SET age_band_id = '16-17' WHERE person_key = "
        "(SELECT min(person_key) FROM package)",
    )
    release = people_release(data)
    assert release.tables[0].margin(["care"]).sum() == 1134
    assert release.dimensions["age"][0] == "0-17"


def test_packages_that_have_ended_or_not_begun_do_not_count(tmp_path: Path) -> None:
    data = made(
        tmp_path,
        (),
        "UPDATE package SET \"end\" = DATE '2026-09-29' WHERE _row <= 101",
        "UPDATE package SET start = DATE '2026-10-01' WHERE _row BETWEEN 102 AND 201",
    )
    assert packages_release(data).tables[0].counts.sum() == 1926 - 200


def test_a_package_that_ends_on_the_day_still_counts(tmp_path: Path) -> None:
    data = made(tmp_path, (), "UPDATE package SET \"end\" = DATE '2026-09-30'")
    assert packages_release(data).tables[0].counts.sum() == 1926


def test_the_tenth_who_cost_most_are_a_tenth(tmp_path: Path) -> None:
    release = people_release(made(tmp_path))
    tenths = next(table for table in release.tables if "tenth" in table.dimensions)
    assert tenths.margin(["tenth"])[0] == 86


def test_several_client_groups_can_be_asked_for_apart(tmp_path: Path) -> None:
    data = made(
        tmp_path,
        ("ld_register",),
        "UPDATE package SET client_group_id = 'PD' WHERE locality_id = 'H1'",
    )
    release = people_release(data)
    assert release.dimensions["client_group"] == ("LD", "PD")
    assert ("care", "locality", "client_group") in release.margins() or (
        "care",
        "client_group",
        "locality",
    ) in release.margins()


def test_tables_of_a_release_agree_with_each_other(tmp_path: Path) -> None:
    release = people_release(made(tmp_path))
    totals = {int(table.counts.sum()) for table in release.tables}
    money = {
        round(float(np.sum(table.amounts["weekly"])), 2)
        for table in release.tables
        if table.amounts
    }
    assert totals == {1134}
    assert money == {766_850.0}


def test_nothing_about_people_is_there_where_nothing_was_loaded(tmp_path: Path) -> None:
    people = ("ld_register", "package", "placement_out_of_area", "register_agg")
    lists = ("waiting", "carer", "transition_pipeline", "carer_ageing")
    data = made(tmp_path, (*people, *lists))
    assert all_protected(data) == ()
    assert register_years(data) == ()
    functions = (
        headline,
        people_by_need_and_home,
        age_profile,
        older_carers,
        transition,
        services,
        in_and_out_of_area,
        weekly_costs,
        waiting,
        carers,
        demand_start,
    )
    assert [function(data) for function in functions] == [None] * len(functions)
    assert (equity(data), markets(data), unit_costs(data)) == ((), (), ())
    assert all(one.known is None for one in known_and_estimated(data).overall)


def test_the_counted_register_serves_where_no_list_of_people_was_loaded(tmp_path: Path) -> None:
    data = made(tmp_path, ("ld_register", "package", "placement_out_of_area"))
    assert register_years(data) == (2025, 2026)
    found = people_by_need_and_home(data, whom="register")
    assert found is not None
    assert found.people is not None
    assert found.people.total == 1135
    known = {one.client_group.id: one.known for one in known_and_estimated(data).overall}
    assert known == {"LD": 1135, "MHA": None, "MHO": None, "PD": None}


def test_a_pool_is_none_where_no_budget_was_loaded(tmp_path: Path) -> None:
    assert pooled_fund(made(tmp_path, ("budget_line",))) is None


@pytest.mark.parametrize(
    ("where", "message"),
    [
        (Where(locality="H11"), "There is no locality 'H11'. Did you mean 'H1'?"),
        (Where(locality="Nowhere"), "There is no locality 'Nowhere'. Use H1, H2"),
        (Where(client_group="ld"), "There is no client group 'ld'."),
    ],
)
def test_a_filter_that_the_data_do_not_know_is_an_error(
    tmp_path: Path, where: Where, message: str
) -> None:
    data = made(tmp_path, ("ld_register", "package", "placement_out_of_area"))
    for function in (waiting, carers, known_and_estimated):
        with pytest.raises(FilterError) as raised:
            function(data, where)
        assert message in str(raised.value)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"year": "2019/20"}, "There are no budgets for 2019/20. Use one of 2024/25, 2025/26"),
        ({"pool": "other"}, "There is no pool 'other'. Use one of ldpool"),
    ],
)
def test_a_year_or_a_pool_that_was_not_loaded_is_an_error(
    tmp_path: Path, given: dict[str, str], message: str
) -> None:
    data = made(tmp_path)
    with pytest.raises(PartnershipDataError) as raised:
        pooled_fund(data, **given)
    assert message in str(raised.value)


def test_a_quarter_that_nobody_counted_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PartnershipDataError, match="waiting in '2019-Q1'"):
        protected_waiting(made(tmp_path), "2019-Q1")


@pytest.mark.parametrize(
    ("shown", "total", "parts"),
    [
        ([60, 40], 100, (60, 40)),
        ([60, None, None], 100, (60, 20, 20)),
        ([None, None], 0, (0, 0)),
        ([0, 0], 10, (0, 0)),
        ([110, None], 100, (100, 0)),
    ],
)
def test_parts_are_brought_to_their_total(
    shown: list[float | None], total: float, parts: tuple[float, ...]
) -> None:
    assert filled(shown, total) == pytest.approx(parts)


def test_people_with_packages_who_are_on_no_register_are_told_apart(tmp_path: Path) -> None:
    data = made(
        tmp_path,
        (),
        "DELETE FROM ld_register WHERE locality_id = 'H1'",
        "DELETE FROM package WHERE locality_id NOT IN ('H1', 'H2')",
        "DELETE FROM placement_out_of_area",
    )
    release = people_release(data)
    assert release.dimensions["listed"] == ("yes", "no")
    on_register = data.row(
        "SELECT count(*) FROM ld_register JOIN age_band USING (age_band_id) WHERE lowest_age >= 18"
    )[0]
    assert release.tables[0].margin(["listed"])[0] == on_register


def test_figures_of_the_register_leave_out_who_is_not_on_it(tmp_path: Path) -> None:
    # Alike in the rest, so that deciding what may be shown is quick.
    data = made(
        tmp_path,
        ("placement_out_of_area",),
        "DELETE FROM ld_register WHERE locality_id = 'H1'",
        """UPDATE ld_register SET locality_id = 'H2', need_band_id = '1',
            accommodation_id = 'family', ethnicity_group = 'White', lives_with_carer_75plus = FALSE,
            age_band_id = '25-29'""",
        """UPDATE package SET locality_id = if(locality_id = 'H1', 'H1', 'H2'), in_area = TRUE,
            need_band_id = '1', accommodation_id = 'family', service_type_id = 'day'""",
    )
    found = headline(data)
    assert found is not None
    listed = data.row(
        "SELECT count(*) FROM ld_register JOIN age_band USING (age_band_id) WHERE lowest_age >= 18"
    )[0]
    assert found.adults_on_register == 5 * round(listed / 5)
    assert found.people_with_packages == 860
    ages = age_profile(data)
    assert ages is not None
    assert ages.people is not None
    assert ages.people.total == found.adults_on_register
    assert known_and_estimated(data).overall[0].known == found.adults_on_register


@pytest.mark.parametrize(
    ("without", "change", "gone"),
    [
        (("transition_pipeline",), "UPDATE ld_register SET transition_year = NULL", "young"),
        ((), 'DELETE FROM carer_ageing WHERE "year" <> 2026', "older carers"),
        (("ld_register",), "UPDATE package SET \"end\" = DATE '2020-01-01'", "people known"),
        (("ld_register",), "DELETE FROM register_agg WHERE adult_group <> '0-17'", "register of"),
    ],
)
def test_a_list_that_tells_of_nobody_is_no_release(
    tmp_path: Path, without: tuple[str, ...], change: str, gone: str
) -> None:
    data = made(tmp_path, without, change)
    assert not [one for one in all_protected(data) if gone in one.lattice.name]
