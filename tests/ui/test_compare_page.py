"""Compare: any scenarios side by side, under an address that opens the same view."""

import re

import pytest

from appraisal.option_sets import read_option_set_text
from appraisal.ui import visitor
from appraisal.ui.library import keep_option_set
from appraisal.workshops import Workshop, Workshops
from tests.ui.pages import SALFORD, Opens, chart_specs, html
from tests.ui.rounds import ANALYSIS, CLOSE, NOTHING_TO_COMPARE, held_round, said, weights_box


def test_the_address_of_a_comparison_opens_the_same_view_again(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    held_round(desk, workshop)
    page = open_page("compare", code=workshop.code, compare="equal,pace-first,r1")
    assert page.multiselect[0].value == ["equal", "pace-first", "r1"]
    assert "under Pace first option 3 leads" in said(page)
    page.multiselect[0].set_value(["r1", "r1-nhs"])
    page = page.run()
    assert page.query_params["compare"] == "r1,r1-nhs"
    again = open_page("compare", code=workshop.code, compare="r1,r1-nhs")
    assert said(again) == said(page)


def test_another_workshop_and_another_option_set_can_be_compared(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    other = desk.open_workshop("Another place", SALFORD)
    held_round(desk, other)
    address = f"equal,{other.code}.r1,wiltshire-adult-commissioning.long-term"
    page = open_page("compare", code=workshop.code, compare=address)
    assert f"Everybody, round 1 · Another place ({other.code})" in page.multiselect[0].options
    shown = said(page)
    assert "W2 and W4 are joint first" in shown
    assert "their overall values cannot be set side by side" in shown


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("r9", "This workshop has no round 9"),
        ("r1-carers", "shows no group 'carers'"),
        ("r2", "Results stay hidden until the facilitator reveals them"),
        ("nowhere", "There is no weighting 'nowhere'"),
        ("ZZZZZZ.r1", "is of a workshop or an option set that is not here"),
        ("<b>x</b>.equal", "is of a workshop or an option set that is not here"),
    ],
)
def test_a_scenario_that_cannot_be_shown_is_said_so(
    name: str, sentence: str, open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    held_round(desk, workshop)
    held_round(desk, workshop, 6, "blind")
    shown = said(open_page("compare", code=workshop.code, compare=f"{name},equal"))
    assert sentence in shown


def test_a_board_member_compares_nothing_that_is_not_theirs(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    other = desk.open_workshop("Another place", SALFORD)
    held_round(desk, other)
    loaded = read_option_set_text(CLOSE).option_set
    assert loaded
    keep_option_set(loaded)
    cookies = {f"{visitor.BOARD_COOKIE}_{workshop.code}": desk.make_board_link(workshop.code)}
    page = open_page(
        "compare", cookies=cookies, code=workshop.code, compare=f"equal,{other.code}.r1"
    )
    assert "not yours to see" in said(page)
    choices = " ".join(page.multiselect[0].options)
    assert "Another place" not in choices
    assert "Near · Close" not in choices
    assert "Wiltshire" in choices  # it ships with the app


def test_two_perspectives_of_one_name_can_be_told_apart(open_page: Opens, desk: Workshops) -> None:
    workshop = desk.open_workshop("Close", CLOSE)
    page = open_page("change", code=workshop.code, weights="far")
    assert weights_box(page).options == ["Every criterion the same", "Near (near)", "Near (far)"]
    assert weights_box(page).value == "far"


def test_a_second_choice_of_scenarios_holds(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    held_round(desk, workshop)
    page = open_page("compare", code=workshop.code)
    for names in (["equal", "pace-first"], ["r1", "r1-nhs"], ["r1", "r1-nhs", "equal"]):
        page.multiselect[0].set_value(names)
        page = page.run()
        assert page.multiselect[0].value == names
        assert page.query_params["compare"] == ",".join(names)


def test_the_workshops_own_code_in_front_of_a_scenario_is_as_good_as_none(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    held_round(desk, workshop)
    page = open_page("compare", code=workshop.code, compare=f"{workshop.code}.r1,equal")
    assert page.multiselect[0].value == ["r1", "equal"]
    assert not page.warning
    assert not page.error


def test_an_address_of_five_scenarios_says_which_is_left_out(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    held_round(desk, workshop)
    page = open_page(
        "compare", code=workshop.code, compare="r1,r1-nhs,equal,pace-first,people-and-carers"
    )
    assert page.multiselect[0].value == ["r1", "r1-nhs", "equal", "pace-first"]
    assert "4 scenarios can be compared at once. Left out: “" in said(page)
    (warning,) = page.warning
    assert "People and carers" in warning.value


def test_the_tables_of_a_comparison_stand_in_the_order_of_the_choice(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    held_round(desk, workshop)
    names = ["r1", "equal", "pace-first", "r1-nhs"]
    page = open_page("compare", code=workshop.code, compare=",".join(names))
    heads = [
        one.value.strip("*").replace("\\", "")
        for one in page.markdown
        if one.value.startswith("**")
    ]
    assert heads == ["Everybody, round 1", "Every criterion the same", "Pace first", "NHS, round 1"]


def test_a_leader_that_is_the_same_in_all_is_said_once(
    open_page: Opens, workshop: Workshop
) -> None:
    page = open_page("compare", code=workshop.code, compare="equal,people-and-carers")
    assert page.header[0].value.replace("\\", "") == "1(b) leads in both."
    assert "same throughout" not in said(page)


@pytest.mark.parametrize("name", [*ANALYSIS, "screen"])
@pytest.mark.parametrize("kind", NOTHING_TO_COMPARE)
@pytest.mark.parametrize("voted", [False, True])
def test_a_page_with_nothing_to_compare_says_so(
    name: str, kind: str, voted: bool, open_page: Opens, desk: Workshops
) -> None:
    text = f"format: 1\nid: {kind}\ntitle: {kind}\n{NOTHING_TO_COMPARE[kind]}"
    workshop = desk.open_workshop(kind, text)
    if voted:
        held_round(desk, workshop)
    page = open_page(name, code=workshop.code)
    assert "would change the leader by itself" not in said(page) or kind == "alike"
    assert "would change that" not in html(page)
    shown = f"{said(page)} {html(page)} {chart_specs(page)}"
    assert not re.search(r"\b(nan|infinity)\b", re.sub("(?s)<style>.*?</style>", "", shown), re.I)


def test_one_option_set_with_one_scenario_is_compared_with_no_other_by_itself(
    open_page: Opens, desk: Workshops
) -> None:
    text = f"format: 1\nid: one\ntitle: One\n{NOTHING_TO_COMPARE['one']}"
    page = open_page("compare", code=desk.open_workshop("One", text).code)
    assert page.multiselect[0].value == ["equal"]
    assert "Choose two scenarios or more." in said(page)


def test_what_is_looked_at_beside_the_first_scenario_is_in_the_address_too(
    open_page: Opens, workshop: Workshop
) -> None:
    place = "equal,elected-members,pace-first"
    page = open_page("compare", code=workshop.code, compare=place, beside="pace-first")
    assert "With the weights of “Pace first”" in said(page)
    assert page.query_params["beside"] == "pace-first"
    other = open_page("compare", code=workshop.code, compare=place, beside="nowhere")
    assert "With the weights of “Elected members”" in said(other)
