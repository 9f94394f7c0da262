"""The list of checks: what each is called, needs and finds where everything is right."""

import re
from collections.abc import Callable

import pytest

from appraisal.partnership.checks import ALL_CHECKS, Check
from appraisal.partnership.tables import BY_NAME
from tests.partnership.checks.small import Held, drop, good

CODES = [f"D{number:02}" for number in range(1, 17)]
STOPPING = {"D01", "D02", "D04", "D09", "D10"}


@pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda check: f"{check.code} {check.title}")
def test_nothing_is_found_where_everything_is_right(
    check: Check, held: Callable[..., Held]
) -> None:
    assert list(check.find(held())) == []


def test_every_code_of_the_design_has_a_check_in_order() -> None:
    assert list(dict.fromkeys(check.code for check in ALL_CHECKS)) == CODES


def test_checks_are_told_apart_by_their_titles() -> None:
    titles = [check.title for check in ALL_CHECKS]
    assert len(set(titles)) == len(titles)


def test_only_what_makes_figures_wrong_stops_a_load() -> None:
    assert {check.code for check in ALL_CHECKS if check.severity == "error"} == STOPPING
    assert {check.severity for check in ALL_CHECKS} == {"error", "warning"}


def test_checks_need_tables_that_there_are() -> None:
    assert {name for check in ALL_CHECKS for name in check.needs} <= set(BY_NAME)


@pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda check: f"{check.code} {check.title}")
def test_a_check_reads_no_table_that_it_does_not_need(
    check: Check, held: Callable[..., Held]
) -> None:
    needs = check.needs or ("partnership",)
    others = [name for name in good() if name not in needs]
    assert list(check.find(held(drop(*others)))) == []


@pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda check: f"{check.code} {check.title}")
def test_a_check_of_empty_tables_finds_nothing(check: Check, held: Callable[..., Held]) -> None:
    emptied = [lambda tables, name=name: tables[name].clear() for name in good()]
    assert list(check.find(held(*emptied))) == []


def test_no_title_holds_a_code_or_shouts() -> None:
    assert not [check for check in ALL_CHECKS if re.search(r"[A-Z]\d\d|!", check.title)]
