"""Method checks in words: every message, with names in place of paths and ids."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from appraisal.option_sets import read_option_set_text
from appraisal.ui.check_words import check_in_words, check_subject
from appraisal.workshops import MethodCheck, Workshop, Workshops
from tests.ui.pages import Opens

HEAD = """\
format: 1
id: plain
title: Plain
date: 2026-03
sources:
  survey: {title: The survey, date: 2026-02}
criteria:
  reach: {name: Easy to reach}
  calm: {name: A calm place}
  home:
    name: Near home
    criteria:
      bus: {name: By bus}
options:
  now: {name: Now, label: A, baseline: true, scores: {reach: 20, calm: 70, bus: 1}}
  late: {name: Late, label: "2", scores: {reach: 50, calm: 10, bus: 2}}
  early: {name: Early, label: 3(b), scores: {reach: 40, calm: 90, bus: 0}}
"""
EVIDENCE = "{effect: helps, text: It works}"
MORE = "".join(f"  more{place}: {{name: More {place}}}\n" for place in range(7))
SCORED = "".join(f", more{place}: {place}" for place in range(7))


@pytest.mark.parametrize(
    ("pairs", "subject", "sentence"),
    [
        (
            [
                ("reach: 50, ", ""),
                ("options:", "perspectives: {p: {name: P, weights: {reach: 1}}}\noptions:"),
            ],
            "the perspectives",
            "The perspectives weigh the criteria while 1 cell is still blank. Score first, then "
            "weight: people who know the weights may score to suit them.",
        ),
        (
            [("baseline: true, ", "")],
            "the options",
            "No option is marked as going on as now, so there is nothing to compare change with.",
        ),
        (
            [("label: 3(b),", "label: 3(b), baseline: true,")],
            "the options",
            "The options have 2 baselines (A, 3(b)). Mark the one that the others are compared "
            "with.",
        ),
        (
            [("  early: {name: Early, label: 3(b), scores: {reach: 40, calm: 90, bus: 0}}\n", "")],
            "the options",
            "There are only 2 options. Add others that could be chosen, 3 or more in all.",
        ),
        (
            [
                (
                    "  early: {name: Early, label: 3(b), scores: {reach: 40, calm: 90, bus: 0}}\n",
                    "",
                ),
                ('  late: {name: Late, label: "2", scores: {reach: 50, calm: 10, bus: 2}}\n', ""),
            ],
            "the options",
            "There is only 1 option. Add others that could be chosen, 3 or more in all.",
        ),
        (
            [("  home:\n", MORE + "  home:\n"), ("bus: 1", f"bus: 1{SCORED}")],
            "the criteria",
            "There are 10 criteria to weigh. A room can weigh about 8 with care: merge those that "
            "overlap.",
        ),
        (
            [("reach: 50", "reach: 20"), ("reach: 40", "reach: 20")],
            "“Easy to reach”",
            "“Easy to reach” scores every option the same, so it cannot change the result. Take it "
            "out, or check the scores.",
        ),
        (
            [("bus: 1}", "bus: 70}"), ("bus: 2}", "bus: 10}"), ("bus: 0}", "bus: 90}")],
            "“By bus”",
            "“By bus” has scores that correlate with those of “A calm place” (1.00). Check that "
            "they do not count one thing twice.",
        ),
        (
            [("label: A,", f"label: A, evidence: [{EVIDENCE}, {EVIDENCE}, {EVIDENCE}],")],
            "option 2",
            "Option 2 has no evidence where option A has 3 pieces of evidence. Look for what "
            "speaks for and against each option alike.",
        ),
        (
            [
                ("reach: 20", "reach: {value: 20, basis: silent}"),
                ("reach: 50", "reach: {value: 50, basis: silent}"),
                ("reach: 40", "reach: {value: 40, basis: inferred}"),
            ],
            "the options",
            "The options have 3 of 9 cells silent or inferred (33 %). Find sources for them, or "
            "test the result with their ranges.",
        ),
        (
            [("date: 2026-02}", "date: 2026-04-01}")],
            "“The survey”",
            "“The survey” is dated 1 April 2026, after the paper that cites it (March 2026). Check "
            "both dates.",
        ),
        (
            [("By bus", "Cost of the bus"), ("label: A,", "label: A, cost: {annual: 5},")],
            "“Cost of the bus”",
            "“Cost of the bus” speaks of cost, and the options have a cost of their own, so money "
            "may count twice. Keep it in one place.",
        ),
    ],
)
def test_every_check_is_said_with_names(
    pairs: list[tuple[str, str]], subject: str, sentence: str
) -> None:
    text = HEAD
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    reading = read_option_set_text(text)
    assert reading.option_set, reading.errors
    said = {
        check_in_words(check, reading.option_set): check_subject(check, reading.option_set)
        for warning in reading.warnings
        for check in [MethodCheck(warning.path, warning.message)]
    }
    assert said.get(sentence) == subject, said
    assert not any(re.search(r"(criteria|options|sources)\.[a-z]", words) for words in said)


def test_a_check_of_something_unknown_keeps_what_it_says() -> None:
    option_set = read_option_set_text(HEAD).option_set
    assert option_set
    check = MethodCheck("criteria.gone", "has scores that correlate with those of lost (0.98).")
    assert check_in_words(check, option_set) == (
        "Gone has scores that correlate with those of lost (0.98)."
    )


def _expanders(page: AppTest) -> list[str]:
    return [one.label for one in page.expander]


def test_each_field_for_a_reason_says_what_it_is_about(
    open_page: Opens, desk: Workshops, workshop: Workshop
) -> None:
    page = open_page("run", code=workshop.code)
    assert not page.exception
    labels = [field.label for field in page.text_input]
    assert len(set(labels)) == len(labels) == len(workshop.checks)
    assert labels[0].replace("\\", "").startswith("Reason for going on (check 1, ")
    count = len(workshop.checks)
    assert f"{count} method checks to think about: {count} have no reason yet" in _expanders(page)
    for place in range(count):
        page.text_input[place].set_value("It is what the paper says.")
        keep = [button for button in page.button if button.label == "Keep this reason"]
        page = keep[place].click().run()
    page = open_page("run", code=workshop.code)
    assert f"{count} method checks to think about: each has a reason" in _expanders(page)
    assert page.text_input[0].label.startswith("Another reason")
