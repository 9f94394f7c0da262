"""The pages that say whether it would still win: what they answer, and what they never show."""

import pytest
from streamlit.testing.v1 import AppTest

from appraisal.places import SCENARIOS
from appraisal.ui import visitor
from appraisal.workshops import Workshop, Workshops
from tests.ui.pages import SALFORD, Opens, press, vote, words

ANALYSIS = ["change", "sure", "differ", "compare", "money"]
WILTSHIRE = (SCENARIOS / "wiltshire-adult-commissioning.yaml").read_text(encoding="utf-8")
MEMORY_CLINIC = (SCENARIOS / "memory-clinic-hours.yaml").read_text(encoding="utf-8")


def said(page: AppTest) -> str:
    """All the text of a page without the backslashes that keep Markdown from obeying it."""
    assert not page.exception
    return words(page).replace("\\", "").replace("\u00a0", " ")


def held_round(desk: Workshops, workshop: Workshop, people: int = 16, mode: str = "live") -> None:
    number = desk.open_round(workshop.code, mode).number  # type: ignore[arg-type]
    vote(desk, workshop.code, people, number)
    desk.close_round(workshop.code)


@pytest.mark.parametrize("name", ANALYSIS)
def test_a_page_opens_before_anybody_has_voted(
    name: str, open_page: Opens, workshop: Workshop
) -> None:
    assert said(open_page(name, code=workshop.code))


@pytest.mark.parametrize("name", ANALYSIS)
@pytest.mark.parametrize("people", [1, 2, 3, 16])
def test_a_page_opens_however_few_have_voted(
    name: str, people: int, open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    held_round(desk, workshop, people)
    assert "nan" not in said(open_page(name, code=workshop.code)).lower().split()


@pytest.mark.parametrize("name", ["sure", "differ"])
def test_an_open_round_says_nothing_beside_its_result(
    name: str, open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    desk.open_round(workshop.code, "live")
    vote(desk, workshop.code, 16)
    shown = said(open_page(name, code=workshop.code))
    assert "is shown once it has closed" in shown
    assert "this room" not in shown
    assert "Kendall" not in shown


@pytest.mark.parametrize("name", ANALYSIS)
def test_a_blind_round_that_is_not_revealed_is_on_no_page(
    name: str, open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    held_round(desk, workshop, 16, "blind")
    page = open_page(name, code=workshop.code)
    assert "Everybody, round 1" not in [o for box in page.selectbox for o in box.options]
    assert "Everybody, round 1" not in [o for box in page.multiselect for o in box.options]
    assert "this room" not in said(page)


def test_the_question_of_the_board_is_answered_in_the_first_sentence(
    open_page: Opens, workshop: Workshop
) -> None:
    page = open_page("change", code=workshop.code)
    assert said(page)
    assert (
        page.header[0]
        .value.replace("\\", "")
        .replace("\u00a0", " ")
        .startswith("1(b) leads unless “Ready soon” carries 43 % or more; it carries 12.5 %.")
    )


def test_an_option_that_would_lead_but_for_a_hurdle_is_said_with_the_hurdle(
    open_page: Opens, desk: Workshops
) -> None:
    workshop = desk.open_workshop("Wiltshire", WILTSHIRE)
    shown = said(open_page("change", code=workshop.code, weights="long-term"))
    assert "W2 and W4 are joint first at 58.5 of 100" in shown
    assert "W3 has more points (65.5) but takes no rank" in shown
    assert "It fails the hurdle 'Viable at this time'." in shown


def test_moving_a_slider_touches_nobodys_ballot(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    held_round(desk, workshop)
    before = desk.results(workshop.code, 1)
    page = open_page("change", code=workshop.code)
    for slider in page.slider:
        slider.set_value(0)
    page.slider[-1].set_value(100)
    page = page.run()
    assert "3 leads" in said(page) or "3, Joint group" in said(page)
    assert desk.results(workshop.code, 1) == before
    page = press(page, "Back to where they began")
    assert "1(b), Council-led board" in said(page)


def test_sliders_that_are_all_at_nothing_are_answered_in_a_sentence(
    open_page: Opens, workshop: Workshop
) -> None:
    page = open_page("change", code=workshop.code)
    for slider in page.slider:
        slider.set_value(0)
    assert "Every weight is 0" in said(page.run())


def test_other_methods_are_asked_only_on_request_and_called_a_check(
    open_page: Opens, workshop: Workshop
) -> None:
    page = open_page("change", code=workshop.code)
    assert "TOPSIS puts" not in said(page)
    page.toggle[0].set_value(True)
    shown = said(page.run())
    assert "TOPSIS" in shown
    assert "check" in shown


def test_the_room_stands_beside_every_possible_weighting(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    held_round(desk, workshop)
    shown = said(open_page("sure", code=workshop.code))
    assert "this room" in shown
    assert "95 % of all possible weightings" in shown


def test_an_order_narrows_the_possible_weightings(open_page: Opens, workshop: Workshop) -> None:
    page = open_page("sure", code=workshop.code)
    page.multiselect[0].set_value(["ready", "joint"])
    assert "in that order" in said(page.run())


def test_the_address_of_a_comparison_opens_the_same_view_again(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    held_round(desk, workshop)
    page = open_page("compare", code=workshop.code, compare="equal,pace-first,r1")
    assert page.multiselect[0].value == ["equal", "pace-first", "r1"]
    assert "under Pace first 3 leads" in said(page)
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
    cookies = {f"{visitor.BOARD_COOKIE}_{workshop.code}": desk.make_board_link(workshop.code)}
    page = open_page(
        "compare", cookies=cookies, code=workshop.code, compare=f"equal,{other.code}.r1"
    )
    assert "not yours to see" in said(page)
    choices = " ".join(page.multiselect[0].options)
    assert "Another place" not in choices
    assert "Wiltshire" not in choices


def test_costs_stand_beside_values_and_an_option_set_without_any_says_so(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    assert "holds no costs" in said(open_page("money", code=workshop.code))
    clinic = desk.open_workshop("Memory clinic", MEMORY_CLINIC)
    page = open_page("money", code=clinic.code)
    assert "a point" in said(page)
    page.slider[0].set_value(30)
    assert not page.run().exception


def test_a_method_check_is_answered_with_a_reason_that_the_board_reads(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    page = open_page("run", code=workshop.code)
    assert "method check" in said(page)
    page.text_input[0].set_value("because")
    assert "Give one of 10 to 500" in said(press(page, "Keep this reason"))
    page.text_input[0].set_value("The paper names no do-nothing option.")
    press(page, "Keep this reason")
    cookies = {f"{visitor.BOARD_COOKIE}_{workshop.code}": desk.make_board_link(workshop.code)}
    shown = said(open_page("options", cookies=cookies, code=workshop.code))
    assert "The paper names no do-nothing option." in shown


def test_the_wall_says_how_sure_it_is_once_the_round_has_closed(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    desk.open_round(workshop.code, "live")
    vote(desk, workshop.code, 16)
    during = " ".join(one.proto.body for one in open_page("screen", code=workshop.code).get("html"))
    assert "How sure" not in during
    assert "leads unless" not in during
    desk.close_round(workshop.code)
    after = " ".join(one.proto.body for one in open_page("screen", code=workshop.code).get("html"))
    assert "It leads unless “Ready soon” carries 43\u00a0% or more" in after
    assert "under 95\u00a0% of all possible weightings" in after
    assert workshop.code in after
