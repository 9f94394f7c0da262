"""The pages that say whether it would still win: what they answer, and what they never show."""

import re

import pytest

from appraisal.places import SCENARIOS
from appraisal.ui import visitor
from appraisal.workshops import Workshop, Workshops
from tests.ui.pages import Opens, chart_specs, html, press, vote
from tests.ui.rounds import ANALYSIS, CLOSE, NOTHING_TO_COMPARE, held_round, said, weights_box

WILTSHIRE = (SCENARIOS / "wiltshire-adult-commissioning.yaml").read_text(encoding="utf-8")


MEMORY_CLINIC = (SCENARIOS / "memory-clinic-hours.yaml").read_text(encoding="utf-8")


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
    page = open_page(name, code=workshop.code)
    for text in (said(page), chart_specs(page)):
        assert not re.search(r"\b(nan|infinity)\b", text, re.IGNORECASE)


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
    assert "3, Joint group for co-ordinated planning, leads at 70 of 100." in said(page)
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
    assert "in 95\u00a0% of all possible weightings" in after
    assert workshop.code in after


def test_sliders_that_nobody_has_moved_agree_with_the_headline(
    open_page: Opens, desk: Workshops
) -> None:
    workshop = desk.open_workshop("Close", CLOSE)
    page = open_page("change", code=workshop.code, weights="near")
    assert [slider.value for slider in page.slider] == [100, 100, 2]
    headline = page.header[0].value
    assert headline.startswith("X leads")
    assert f"**{headline}**" in [one.value for one in page.markdown]
    page.slider[2].set_value(50)
    page = page.run()
    assert any(one.value.startswith("**X leads") for one in page.markdown)
    page.slider[1].set_value(99)
    page.slider[0].set_value(99)
    page = page.run()
    assert any("are joint first" in one.value for one in page.markdown)


def test_a_second_choice_of_weights_holds(open_page: Opens, workshop: Workshop) -> None:
    page = open_page("change", code=workshop.code)
    for name in ("pace-first", "equal", "people-and-carers"):
        weights_box(page).set_value(name)
        page = page.run()
        assert weights_box(page).value == name
        assert page.query_params["weights"] == name


def test_groups_that_are_kept_private_are_said_once(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    number = desk.open_round(workshop.code, "live").number
    vote(desk, workshop.code, 4, number)
    leaves = [leaf.id for leaf in workshop.criteria]
    for group in ("nhs", "nhs", "carers"):
        secret = desk.join(workshop.code, group)
        desk.cast_ballot(workshop.code, secret, number, dict.fromkeys(leaves, 50.0) | {"acc": 100})
    desk.close_round(workshop.code)
    page = open_page("differ", code=workshop.code)
    shown = said(page)
    assert shown.count("Kept private") == 1
    assert "Groups cannot be set side by side here. Kept private" in shown
    assert "cannot be shown apart" not in shown
    assert "Fewer than two groups" not in shown


def test_agreement_is_said_plainly_and_its_figures_below(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    held_round(desk, workshop)
    page = open_page("differ", code=workshop.code)
    assert said(page)
    assert page.header[0].value.replace("\\", "") == (
        "The ballots share no order of the criteria beyond what chance could give."
    )
    captions = [one.value.replace("\\", "") for one in page.caption]
    assert any(one.startswith("Kendall's W is ") and "on all 16 ballots" in one for one in captions)


def test_other_methods_are_named_with_their_sources(open_page: Opens, workshop: Workshop) -> None:
    page = open_page("change", code=workshop.code)
    page.toggle[0].set_value(True)
    captions = [one.value.replace("\\", "") for one in page.run().caption]
    assert any(
        one.startswith("TOPSIS, Hwang and Yoon 1981. Each criterion is ") and one.endswith("lines.")
        for one in captions
    )


def test_a_cost_a_point_is_explained_once(open_page: Opens, desk: Workshops) -> None:
    clinic = desk.open_workshop("Memory clinic", MEMORY_CLINIC)
    page = open_page("money", code=clinic.code)
    shown = said(page)
    assert shown.count("A cost a point means something only where") == 1
    assert "in today's money, after discounting at 3.5 % a year from the second year" in shown
    heads = [list(table.value.columns) for table in page.table]
    assert any(
        [head.replace("\\", "") for head in one]
        == ["If zero is put at", "Cheaper a point below that", "Cheaper a point above that"]
        for one in heads
    )


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        (1, "0 ballots from 1 person who has joined."),
        (2, "0 ballots from 2 people who have joined."),
    ],
)
def test_those_who_have_joined_are_counted_in_words(
    people: int, sentence: str, open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    for _ in range(people):
        desk.join(workshop.code, None)
    desk.open_round(workshop.code, "live")
    assert sentence in said(open_page("sure", code=workshop.code))


@pytest.mark.parametrize("kind", ["one", "fail"])
def test_a_page_that_nothing_could_change_offers_no_switching_weights(
    kind: str, open_page: Opens, desk: Workshops
) -> None:
    text = f"format: 1\nid: {kind}\ntitle: {kind}\n{NOTHING_TO_COMPARE[kind]}"
    page = open_page("change", code=desk.open_workshop(kind, text).code)
    assert "Try other weights" in said(page)
    assert "The weights at which the leader changes" not in said(page)
    assert "No single score" not in said(page)
    assert not page.toggle


LONG = "A criterion with a name that is far too long for a wall"


def test_long_names_are_cut_on_the_wall_and_whole_on_the_page(
    open_page: Opens, desk: Workshops
) -> None:
    criteria = "".join(f"  c{place}: {{name: {LONG} {place}}}\n" for place in range(10))
    options = "".join(
        f"  o{place}: {{name: Option {place}, label: O{place}, scores: "
        f"{{{', '.join(f'c{one}: {10 * (place + one)}' for one in range(4))}}}}}\n"
        for place in range(3)
    )
    text = f"format: 1\nid: long\ntitle: Long\ncriteria:\n{criteria}options:\n{options}"
    workshop = desk.open_workshop("Long", text)
    held_round(desk, workshop)
    wall = html(open_page("screen", code=workshop.code))
    assert "<ul class='legend many'>" in wall
    assert f"<li title='{LONG} 9'>" in wall
    assert f"<span>{LONG[:27].rstrip()}\u2026 <b>" in wall
    assert f"<span>{LONG} 9 <b>" in html(open_page("results", code=workshop.code))
