"""What pages, charts and downloads look up."""

import numpy as np
import pytest

from appraisal.disclosure import TOTAL, DisclosureError, Release, Table, unprotected
from tests.disclosure.people import grid, line, protected

RELEASE = grid([[40, 12, 3], [30, 0, 22]], money=[[9000, 6000, 5000], [7000, 0, 9904]])


@pytest.fixture
def shown():
    return protected(RELEASE, "nhs_secondary")


def test_a_table_holds_its_totals_and_hides_what_is_small(shown):
    assert shown.table("place", "need").texts().to_dict("index") == {
        "p0": {"n0": "40", "n1": "10", "n2": "*", TOTAL: "55"},
        "p1": {"n0": "30", "n1": "0", "n2": "20", TOTAL: "50"},
        TOTAL: {"n0": "70", "n1": "10", "n2": "25", TOTAL: "105"},
    }


def test_a_table_as_numbers_lacks_what_is_hidden(shown):
    numbers = shown.table("place", "need").without_totals().numbers()
    assert np.isnan(numbers.loc["p0", "n2"])
    assert numbers.loc["p1"].tolist() == [30, 0, 20]
    assert shown.table("place", "need").hidden == 1


def test_a_filter_looks_up_the_same_figures(shown):
    assert shown.table("need", place="p0").texts()["People"].tolist() == ["40", "10", "*", "55"]
    assert shown.cell(place="p0", need="n1") == shown.table("need", place="p0").cells[1][0]


def test_a_share_is_of_figures_as_they_are_shown(shown):
    assert shown.share(place="p0").value == 55 / 105
    assert shown.share({"place": "p0"}, need="n0").text == "73\u00a0%"
    assert shown.share({"place": "p0"}, need="n2").hidden
    texts = shown.shares("place", "need").texts()
    assert texts.loc["p1"].tolist() == ["60\u00a0%", "0\u00a0%", "40\u00a0%", "100\u00a0%"]
    assert shown.shares("need").texts()["Share"].tolist()[-1] == "100\u00a0%"


def test_money_follows_the_count_and_is_rounded_to_ten_pounds(shown):
    assert shown.amount("weekly", place="p0", need="n2").hidden
    assert shown.amount("weekly", place="p1", need="n1").text == "£0"
    assert shown.amount("weekly").text == "£36,900"
    assert shown.share(amount="weekly").value == 1


def test_a_mean_is_hidden_where_its_people_are_and_holds_the_truth_between_its_ends(shown):
    assert shown.mean("weekly", place="p0", need="n2").text == "*"
    assert shown.mean("weekly", place="p1", need="n1").text == "-"
    mean = shown.mean("weekly")
    assert mean.text == "£351"
    assert mean.least < 36_904 / 107 < mean.most
    assert shown.means("weekly", "place").texts()["Mean"].tolist()[-1] == "£351"


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda shown: shown.cell(plce="p0"), "no dimension 'plce'. Did you mean 'place'"),
        (lambda shown: shown.cell(place="p9"), "'p9' is no category of 'place'. Use p0 or p1"),
        (lambda shown: shown.amount("yearly"), "has no amount 'yearly'. Use weekly"),
        (lambda shown: shown.table("age"), "no dimension 'age'. Use place or need"),
    ],
)
def test_what_is_no_part_of_the_release_is_refused(shown, ask, says):
    with pytest.raises(DisclosureError, match=says):
        ask(shown)


def test_dimensions_that_no_table_crosses_cannot_be_crossed_afterwards():
    one = Table("one", {"place": ("n", "s")}, np.array([20, 30]))
    two = Table("two", {"need": ("low", "high")}, np.array([25, 25]), {"cost": np.array([1, 2])})
    shown = protected(Release("people", (one, two)), "nhs_secondary")
    with pytest.raises(DisclosureError, match=r"does not cross place and need\. Add such a table"):
        shown.cell(place="n", need="low")
    with pytest.raises(DisclosureError, match="holds no amount 'cost' by place"):
        shown.amount("cost", place="n")


def test_the_statement_names_the_profile_and_counts_what_is_hidden(shown):
    said = shown.statement()
    assert said.startswith("Small numbers: NHS secondary use. Numbers of people from 1 to 7")
    assert "Of 12 figures about people, 1 is hidden." in said
    assert protected(line(20, 30), "nhs_secondary").statement().count("Money") == 0


def test_figures_that_are_not_about_people_leave_with_a_reason():
    open_figures = unprotected([1, 2], "mid-year estimates published by the ONS")
    assert open_figures.figures == [1, 2]
    assert open_figures.statement().endswith("mid-year estimates published by the ONS.")
    with pytest.raises(DisclosureError, match="Say who publishes them"):
        unprotected([1], " ")
