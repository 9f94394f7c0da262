"""Every page opens, asks for the link where it must, and hides what must be hidden."""

import re

import pytest

from appraisal.places import SCENARIOS
from appraisal.ui import visitor
from appraisal.workshops import Workshop, Workshops
from tests.ui.pages import SALFORD, Opens, html, press, vote, words

FACILITATOR_PAGES = ["open_workshop", "run", "option_sets"]
BOARD_PAGES = ["screen", "results", "options", "change", "sure", "differ", "compare", "money"]


@pytest.mark.parametrize("name", ["start", *FACILITATOR_PAGES, *BOARD_PAGES])
def test_a_page_opens_for_the_facilitator(name: str, open_page: Opens, workshop: Workshop) -> None:
    page = open_page(name, code=workshop.code)
    assert not page.exception
    assert "This page needs a private link" not in words(page)


@pytest.mark.parametrize("name", [*FACILITATOR_PAGES, *BOARD_PAGES])
@pytest.mark.parametrize("cookies", [{}, {visitor.FACILITATOR_COOKIE: "guess"}])
def test_a_page_stays_shut_without_the_link(
    name: str, cookies: dict[str, str], open_page: Opens, workshop: Workshop
) -> None:
    page = open_page(name, cookies=cookies, code=workshop.code)
    assert not page.exception
    assert page.title[0].value == "This page needs a private link"
    assert workshop.title not in words(page)
    assert not page.button


@pytest.mark.parametrize("name", BOARD_PAGES)
def test_a_board_link_opens_its_own_workshop_only(
    name: str, open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    other = desk.open_workshop("Another place", SALFORD)
    cookies = {f"{visitor.BOARD_COOKIE}_{other.code}": desk.make_board_link(other.code)}
    page = open_page(name, cookies=cookies, code=workshop.code)
    assert not page.exception
    assert workshop.title not in words(page)


def test_a_board_member_starts_at_their_own_workshop(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    desk.open_workshop("Another place", SALFORD)
    cookies = {f"{visitor.BOARD_COOKIE}_{workshop.code}": desk.make_board_link(workshop.code)}
    page = open_page("start", cookies=cookies)
    assert not page.exception
    assert workshop.title.split(",")[0] in words(page)
    assert "Another place" not in words(page)
    assert not page.button


@pytest.mark.parametrize("name", FACILITATOR_PAGES)
def test_a_board_link_does_not_open_the_facilitators_pages(
    name: str, open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    cookies = {f"{visitor.BOARD_COOKIE}_{workshop.code}": desk.make_board_link(workshop.code)}
    page = open_page(name, cookies=cookies, code=workshop.code)
    assert page.title[0].value == "This page needs a private link"


def test_the_results_of_a_blind_round_wait_for_the_reveal(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    desk.open_round(workshop.code, "blind")
    vote(desk, workshop.code, 6)
    shut = open_page("results", code=workshop.code)
    assert not shut.exception
    assert "Results stay hidden until the facilitator reveals them." in words(shut)
    assert "leads at" not in words(shut)
    desk.close_round(workshop.code)
    desk.reveal(workshop.code)
    shown = open_page("results", code=workshop.code)
    assert not shown.exception
    assert "leads at" in words(shown)


def test_the_run_page_opens_closes_and_reveals(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    page = open_page("run", code=workshop.code)
    page.radio[0].set_value("blind")
    page = press(page, "Open round 1")
    assert desk.by_code(workshop.code).round(1).mode == "blind"
    page = press(page, "Close round 1")
    page = press(page, "Reveal round 1")
    assert desk.by_code(workshop.code).round(1).status == "revealed"
    assert not page.exception


def test_option_sets_show_every_problem_beside_its_line(open_page: Opens) -> None:
    page = open_page("option_sets")
    broken = SALFORD.replace("scale: global", "scale: sideways").replace("format: 1", "format: 9")
    page.text_area[0].set_value(broken).run()
    assert not page.exception
    assert "Nothing was loaded" in words(page)
    assert "Load it" not in [button.label for button in page.button]


def test_an_option_set_is_loaded_and_can_be_opened(
    open_page: Opens, small_set: str, desk: Workshops
) -> None:
    page = open_page("option_sets")
    page.text_area[0].set_value(small_set).run()
    page = press(page, "Load it")
    assert not page.exception
    choices = open_page("open_workshop").selectbox[0].options
    assert any("Opening hours of the clinic" in choice for choice in choices)


def test_weighing_needs_a_person_who_has_joined(open_page: Opens, workshop: Workshop) -> None:
    page = open_page("weigh", cookies={}, code=workshop.code)
    assert not page.exception
    assert "Join first" in words(page)


def test_a_ballot_is_cast_from_the_larger_page(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    desk.open_round(workshop.code, "live")
    secret = desk.join(workshop.code, None)
    page = open_page("weigh", cookies={f"ballot_{workshop.code}": secret}, code=workshop.code)
    most = workshop.criteria[2].id
    page.radio[0].set_value(most).run()
    assert [field.value for field in page.number_input] == [None] * 7
    for field in page.number_input:
        field.set_value(20)
    reopened = open_page("weigh", cookies={f"ballot_{workshop.code}": secret}, code=workshop.code)
    assert reopened.radio[0].value is not None
    page = press(page.run(), "Cast my ballot")
    assert not page.exception
    ballot = desk.ballot(workshop.code, secret, 1)
    assert ballot is not None
    assert ballot.swings[most] == 100
    assert ballot.swings[workshop.criteria[0].id] == 20


def test_a_press_meant_for_a_round_that_closed_is_not_cast_in_the_next(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    desk.open_round(workshop.code, "live")
    secret = desk.join(workshop.code, None)
    page = open_page("weigh", cookies={f"ballot_{workshop.code}": secret}, code=workshop.code)
    page.radio[0].set_value(workshop.criteria[0].id).run()
    for field in page.number_input:
        field.set_value(95)
    page.run()
    desk.close_round(workshop.code)
    desk.open_round(workshop.code, "live")
    page = press(page, "Cast my ballot")
    assert not page.exception
    assert "Round 1 closed before your ballot arrived, so it was not counted" in words(page)
    assert desk.ballot(workshop.code, secret, 2) is None
    assert [field.value for field in page.number_input] == [95] * 7
    page = press(page, "Cast my ballot")
    ballot = desk.ballot(workshop.code, secret, 2)
    assert ballot is not None
    assert sorted(ballot.swings.values()) == [95] * 7 + [100]


def test_what_was_typed_last_is_kept_when_a_round_closes(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    desk.open_round(workshop.code, "blind")
    secret = desk.join(workshop.code, None)
    page = open_page("weigh", cookies={f"ballot_{workshop.code}": secret}, code=workshop.code)
    page.radio[0].set_value(workshop.criteria[0].id).run()
    page.number_input[0].set_value(35)
    desk.close_round(workshop.code)
    page = page.run()
    assert "Round 1 has closed. Your answers are kept." in words(page)
    draft = desk.draft(workshop.code, secret)
    assert draft is not None
    assert draft["swings"][workshop.criteria[1].id] == "35"


def test_trying_another_move_as_the_first_overwrites_no_answer(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    desk.open_round(workshop.code, "blind")
    secret = desk.join(workshop.code, None)
    page = open_page("weigh", cookies={f"ballot_{workshop.code}": secret}, code=workshop.code)
    first, second = (one.id for one in workshop.criteria[:2])
    page.radio[0].set_value(first).run()
    page.number_input[0].set_value(83).run()
    page.radio[0].set_value(second).run()
    page.radio[0].set_value(first).run()
    assert page.number_input[0].value == 83


@pytest.mark.parametrize("name", ["run", "results", "screen"])
def test_a_workshop_that_is_not_there_is_said_so_and_no_other_taken(
    name: str, open_page: Opens, workshop: Workshop
) -> None:
    page = open_page(name, code="ZZZZZZ")
    assert not page.exception
    assert "There is no workshop ZZZZZZ" in words(page)
    assert workshop.title not in words(page)


def test_a_code_in_the_address_may_be_in_small_letters(
    open_page: Opens, workshop: Workshop
) -> None:
    page = open_page("run", code=workshop.code.lower())
    assert "Harrowmere" in words(page)


def test_a_round_that_was_passed_over_can_be_revealed_from_the_run_page(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    desk.open_round(workshop.code, "blind")
    desk.close_round(workshop.code)
    desk.open_round(workshop.code, "live")
    desk.close_round(workshop.code)
    page = press(open_page("run", code=workshop.code), "Reveal round 1")
    assert desk.by_code(workshop.code).round(1).status == "revealed"
    assert not page.exception


def test_the_wall_shows_what_fits_and_says_how_many_are_left(
    open_page: Opens, desk: Workshops
) -> None:
    options = "".join(
        f"  o{place}: {{name: Option {place}, label: O{place}, scores: {{a: {place}, b: 50}}}}\n"
        for place in range(12)
    )
    criteria = "criteria:\n  a: {name: A}\n  b: {name: B}\n"
    many = f"format: 1\nid: many\ntitle: Many\n{criteria}options:\n{options}"
    workshop = desk.open_workshop("Many options", many)
    desk.open_round(workshop.code, "live")
    vote(desk, workshop.code, 3)
    page = open_page("screen", code=workshop.code)
    assert not page.exception
    assert "4 more options are on the page Results." in html(page)
    assert "O11, Option 11, leads" in html(page)


def test_an_option_that_would_lead_but_for_a_hurdle_is_never_left_off_the_wall(
    open_page: Opens, desk: Workshops
) -> None:
    options = "".join(
        f"  o{place}: {{name: Option {place}, label: O{place}, scores: {{a: {place}, b: 50}},"
        f" hurdles: {{legal: {'fail' if place == 11 else 'pass'}}}}}\n"
        for place in range(12)
    )
    criteria = "criteria:\n  a: {name: A}\n  b: {name: B}\nhurdles:\n  legal: {name: Legal}\n"
    many = f"format: 1\nid: many\ntitle: Many\n{criteria}options:\n{options}"
    workshop = desk.open_workshop("Many options", many)
    desk.open_round(workshop.code, "live")
    vote(desk, workshop.code, 3)
    shown = html(open_page("screen", code=workshop.code))
    assert "O10, Option 10, leads" in shown
    assert re.search(r"O11 \(28[.\d]*\) has more points but no rank", shown)


def test_a_hurdle_is_said_where_the_option_with_most_points_takes_no_rank(
    open_page: Opens, desk: Workshops
) -> None:
    text = (SCENARIOS / "wiltshire-adult-commissioning.yaml").read_text(encoding="utf-8")
    workshop = desk.open_workshop("Wiltshire", text)
    desk.open_round(workshop.code, "live")
    long_term = dict(zip((f"p{n}" for n in range(1, 8)), (20, 10, 30, 5, 5, 0, 30), strict=True))
    for _ in range(3):
        desk.cast_ballot(workshop.code, desk.join(workshop.code, None), 1, long_term)
    page = open_page("screen", code=workshop.code)
    assert "W2 and W4 are joint first" in html(page)
    assert "W3 (66) has more points but no rank" in html(page)
