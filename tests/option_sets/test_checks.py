"""The method checks: each one speaks when it should, and only then."""

import pytest

from appraisal.option_sets import read_option_set_text

HEAD = """\
format: 1
id: plain
title: Plain
date: 2026-03
sources:
  survey: {title: Survey, date: 2026-02}
criteria:
  reach: {name: Reach}
  calm: {name: Calm, measure: {unit: h, points: [[0, 100], [5, 50], [9, 50], [10, 0]]}}
options:
  now: {name: Now, baseline: true, scores: {reach: 20, calm: 1}}
  late: {name: Late, scores: {reach: 50, calm: 7}}
  early: {name: Early, scores: {reach: 40, calm: 0}}
"""


def warnings_of(text: str) -> list[str]:
    reading = read_option_set_text(text)
    assert reading.errors == ()
    return [f"{each.line}:{each.column}: {each.sentence}" for each in reading.warnings]


def changed(*pairs: tuple[str, str]) -> str:
    text = HEAD
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def test_a_sound_option_set_has_no_warnings():
    assert warnings_of(HEAD) == []


PERSPECTIVE = ("options:\n", "perspectives: {p: {name: P, weights: {reach: 1}}}\noptions:\n")
BASELINE = ("baseline: true, ", "")


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (
            [PERSPECTIVE, ("reach: 50, ", "")],
            "10:1: perspectives weigh the criteria while 1 cell is still blank. Score first, then "
            "weight: people who know the weights may score to suit them.",
        ),
        (
            [BASELINE],
            "10:1: options have no baseline. Mark doing nothing or business as usual with "
            "'baseline: true'.",
        ),
        (
            [("name: Late,", "name: Late, baseline: true,")],
            "10:1: options have 2 baselines (Now, Late). Mark the one that the others are compared "
            "with.",
        ),
        (
            [("  early: {name: Early, scores: {reach: 40, calm: 0}}\n", "")],
            "10:1: options are only 2. Add others that could be chosen, 3 or more in all.",
        ),
        (
            [("options:\n", "".join(f"  c{n}: {{name: C}}\n" for n in range(7)) + "options:\n")],
            "7:1: criteria have 9 to weigh. A room can weigh about 8 with care: merge those that "
            "overlap.",
        ),
        (
            [("reach: 50", "reach: 20"), ("reach: 40", "reach: 20")],
            "8:3: criteria.reach scores every option the same, so it cannot change the result. "
            "Take it out, or check the scores.",
        ),
        (
            [("calm: 1}", "calm: 6}"), ("calm: 0}", "calm: 9}")],
            "9:3: criteria.calm scores every option the same, so it cannot change the result. "
            "Take it out, or check the scores.",
        ),
        (
            [("calm: 1}", "calm: 10}"), ("calm: 0}", "calm: 5}"), ("calm: 7}", "calm: 1}")],
            "9:3: criteria.calm has scores that correlate with those of reach (0.99). Check that "
            "they do not count one thing twice.",
        ),
        (
            [
                (
                    "name: Late,",
                    "name: Late, evidence: [" + "{effect: helps, text: Good}," * 3 + "],",
                )
            ],
            "11:3: options.now has no evidence where options.late has 3 pieces of evidence. Look "
            "for what speaks for and against each option alike.",
        ),
        (
            [
                ("reach: 20", "reach: {value: 20, basis: inferred}"),
                ("reach: 50", "reach: {value: 50, basis: silent}"),
            ],
            "10:1: options have 2 of 6 cells silent or inferred (33 %). Find sources for them, or "
            "test the result with their ranges.",
        ),
        (
            [("date: 2026-02", "date: 2026-04-01")],
            "6:3: sources.survey is dated 2026-04-01, after the paper that cites it (2026-03). "
            "Check both dates.",
        ),
        (
            [
                ("name: Calm", "name: Cost of calm"),
                ("name: Late,", "name: Late, cost: {annual: 5},"),
            ],
            "9:3: criteria.calm speaks of cost, and the options have a cost of their own, so money "
            "may count twice. Keep it in one place.",
        ),
    ],
)
def test_a_method_check_says_what_and_what_to_do(pairs, expected):
    assert warnings_of(changed(*pairs)) == [expected]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param([PERSPECTIVE], id="weights once everything is scored"),
        pytest.param(
            [
                PERSPECTIVE,
                ("name: Late, scores: {reach: 50, ", "name: Late, status: parked, scores: {"),
            ],
            id="a parked option need not be scored",
        ),
        pytest.param([("reach: 50", "reach: 20")], id="not every option ties"),
        pytest.param([("reach: 50, ", ""), ("reach: 40", "reach: 20")], id="a blank is not a tie"),
        pytest.param(
            [("reach: 20", "reach: {value: 20, basis: inferred}")], id="one inferred cell in six"
        ),
        pytest.param([("date: 2026-02", "date: 2026-03-31")], id="dates as far as both go"),
        pytest.param([("date: 2026-02", "date: 2026")], id="a year alone"),
        pytest.param([("date: 2026-03\n", ""), ("2026-02", "2031")], id="a paper without a date"),
        pytest.param([("name: Calm", "name: Cost of calm")], id="cost as a criterion alone"),
        pytest.param(
            [("name: Calm", "name: Costume"), ("name: Late,", "name: Late, cost: {annual: 5},")],
            id="a word that only begins like cost",
        ),
        pytest.param(
            [("calm: 1}", "calm: 0}"), ("calm: 0}", "calm: 5}"), ("calm: 7}", "calm: 9.5}")],
            id="scores that run opposite ways",
        ),
        pytest.param(
            [
                ("name: Now,", "name: Now, evidence: [{effect: harms, text: Bad}],"),
                ("name: Early,", "name: Early, evidence: [{effect: harms, text: Bad}],"),
                ("name: Late,", "name: Late, evidence: [" + "{effect: helps, text: A}," * 2 + "],"),
            ],
            id="evidence of two to one",
        ),
    ],
)
def test_a_method_check_keeps_quiet_without_cause(pairs):
    assert warnings_of(changed(*pairs)) == []


@pytest.mark.parametrize(
    ("id_", "name"),
    [("cost_to_run", "Staffing"), ("c", "Price paid"), ("budget", "B"), ("c", "What it costs"),
     ("c", "Under £5"), ("unit-cost", "U")],
)  # fmt: skip
def test_a_criterion_about_money_is_known_by_its_words(id_, name):
    text = changed(("name: Late,", "name: Late, cost: {one_off: 5},"))
    text = text.replace("calm:", f"{id_}:").replace("name: Calm", f"name: {name}")
    assert any("speaks of cost" in warning for warning in warnings_of(text))


def test_two_options_are_too_few_to_correlate():
    text = changed(("  early: {name: Early, scores: {reach: 40, calm: 0}}\n", ""))
    assert not any("correlate" in warning for warning in warnings_of(text.replace("7}", "0}")))


def test_warnings_come_in_file_order(library):
    text = library.replace("    baseline: true\n", "").replace("date: 2026-02", "date: 2027")
    warnings = read_option_set_text(text).warnings
    places = [(each.line, each.column) for each in warnings]
    assert len(places) == 3
    assert places == sorted(places)


def test_a_file_with_errors_gives_no_warnings(spoilt):
    assert read_option_set_text(spoilt("rota: 40", "rota: 400")).warnings == ()
