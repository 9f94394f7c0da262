"""A measure may name a query: a name and some numbers, and never anything that could be run."""

import jsonschema
import pytest

from appraisal.option_sets import (
    Measure,
    Query,
    Score,
    json_schema,
    method_warnings,
    problems_at,
    queried_cells,
    read_option_set_text,
    with_scores,
)
from tests.option_sets.test_schema import as_editors_see_it

AWAY = """\
format: 1
id: away
title: Care away from home
date: 2026-11
criteria:
  spend:
    name: Spent out of area
    measure: {unit: £, worst: 8000000, best: 0, query: out_of_area_spend, assume: {returning: 0}}
  near: {name: Near to family}
options:
  now: {name: As now, baseline: true, scores: {near: 20}}
  plan:
    name: A plan for each person
    scores:
      near: 70
      spend: {assume: {returning: 40}, because: Four in ten could come home}
  own: {name: An own figure, scores: {near: 40, spend: 3000000}}
perspectives:
  money: {name: Money first, weights: {spend: 3, near: 1}}
"""
MEASURE = "{unit: £, worst: 8000000, best: 0, query: out_of_area_spend, assume: {returning: 0}}"


def read(text=AWAY):
    reading = read_option_set_text(text)
    assert reading.errors == ()
    return reading.option_set


def changed(old, new):
    assert AWAY.count(old) == 1
    return AWAY.replace(old, new)


@pytest.fixture(scope="module")
def validator():
    return jsonschema.Draft202012Validator(json_schema())


def test_a_measure_keeps_the_name_of_its_query_and_what_it_assumes():
    (spend,) = read().queried
    assert spend.measure == Measure(
        "£", ((0, 100), (8000000, 0)), Query("out_of_area_spend", {"returning": 0})
    )
    assert hash(spend) == hash(spend)


def test_a_score_keeps_what_it_assumes_and_why():
    scores = {option.id: option.scores["spend"] for option in read().options}
    assert scores == {
        "now": Score(),
        "plan": Score(because="Four in ten could come home", assume={"returning": 40}),
        "own": Score(value=3000000),
    }


def test_the_cells_that_a_query_fills_leave_out_those_with_a_figure_of_their_own():
    assert list(queried_cells(read())) == [("now", "spend"), ("plan", "spend")]


def test_an_option_set_without_queries_has_no_such_cells(library):
    assert queried_cells(read(library)) == {}
    assert read(library).queried == ()


def test_a_cell_that_waits_for_the_data_is_not_one_left_blank_by_people():
    assert read_option_set_text(AWAY).warnings == ()


def test_the_method_checks_can_be_asked_again_once_the_cells_are_filled():
    option_set = read()
    filled = with_scores(
        option_set, {cell: Score(value=3000000) for cell in queried_cells(option_set)}
    )
    assert [f"{one.line}:{one.column}: {one.sentence}" for one in method_warnings(filled)] == [
        "6:3: criteria.spend scores every option the same, so it cannot change the result. Take it "
        "out, or check the scores."
    ]
    assert method_warnings(option_set) == ()
    assert filled.text == option_set.text


def test_a_problem_is_placed_at_what_stands_there_or_at_the_nearest_key_above():
    found = [
        ("options.now.scores.spend", "is blank."),
        ("options.plan.scores.spend.assume.returning", "is 400."),
        ("nowhere", "is nothing."),
    ]
    assert [(one.line, one.column, one.path) for one in problems_at(read(), found)] == [
        (1, 1, "nowhere"),
        (11, 39, "options.now.scores.spend"),
        (16, 24, "options.plan.scores.spend.assume.returning"),
    ]


BROKEN = [
    (
        "query: out_of_area_spend",
        "query: SELECT sum(cost) FROM package",
        "8:56: criteria.spend.measure.query is 'SELECT sum(cost) FROM package', which is not a "
        "name. Use small letters, digits and '_', such as out_of_area_spend.",
    ),
    (
        "query: out_of_area_spend",
        "query: Out-of-area",
        "8:56: criteria.spend.measure.query is 'Out-of-area', which is not a name. Use small "
        "letters, digits and '_', such as out_of_area_spend.",
    ),
    (
        "query: out_of_area_spend",
        "query: 2030",
        "8:56: criteria.spend.measure.query is 2030, which is a number to YAML, and names are "
        "text. Put it in quotes: '2030'.",
    ),
    (
        "query: out_of_area_spend",
        f"query: {'a' * 65}",
        f"8:56: criteria.spend.measure.query is '{'a' * 60}...', which is a name of 65 characters. "
        "Use at most 64.",
    ),
    (
        "query: out_of_area_spend",
        "query: [a]",
        "8:56: criteria.spend.measure.query is a list. Write the name of a query.",
    ),
    (
        "query: out_of_area_spend, ",
        "",
        "8:49: criteria.spend.measure.assume is for a query. Name one with 'query:', or take it "
        "out.",
    ),
    (
        MEASURE,
        "{unit: £, worst: 8000000, best: 0}",
        "16:15: options.plan.scores.spend.assume is for a query, and the measure of 'spend' names "
        "none. Write 'value:' in its place, or add 'query:' to the measure.",
    ),
    (
        f"    measure: {MEASURE}\n",
        "",
        "15:15: options.plan.scores.spend.assume is for a query, and the measure of 'spend' names "
        "none. Write 'value:' in its place, or add 'query:' to the measure.\n16:56: "
        "options.own.scores.spend is 3000000. Scores run from 0 to 100.",
    ),
    (
        "{assume: {returning: 40}",
        "{value: 5, assume: {returning: 40}",
        "16:25: options.plan.scores.spend.assume stands beside a value. Keep the value, which "
        "counts in place of the query, or keep what the query is to assume.",
    ),
    (
        "{assume: {returning: 40}",
        "{low: 5, assume: {returning: 40}",
        "16:7: options.plan.scores.spend has a range but no value. Add 'value:', or take the range "
        "out.",
    ),
    (
        "{returning: 40}",
        "{returning: most}",
        "16:35: options.plan.scores.spend.assume.returning is 'most'. Write an ordinary decimal "
        "number, such as 40 or 1.5.",
    ),
    (
        "{returning: 40}",
        "{returning: }",
        "16:24: options.plan.scores.spend.assume.returning is blank. Write a number, or take it "
        "out.",
    ),
    (
        "{returning: 40}",
        "{Returning: 40}",
        "16:24: options.plan.scores.spend.assume.Returning is not a name. Use small letters, "
        "digits and '_', such as out_of_area_spend.",
    ),
    (
        "{returning: 40}",
        "40",
        "16:23: options.plan.scores.spend.assume is 40. Write assumptions here, each as 'name: "
        "number'.",
    ),
    (
        "spend: 3000000",
        "spend: 9000000",
        "17:56: options.own.scores.spend is 9000000. The measure runs from £0 to £8,000,000.",
    ),
    (
        "{unit: £, worst: 8000000, best: 0, query",
        "{unit: £, worst: 8000000, quest",
        "8:5: criteria.spend.measure has worst. Give worst and best, or points alone.\n8:40: "
        "criteria.spend.measure.quest is not a key of a measure. Did you mean 'best'?\n8:66: "
        "criteria.spend.measure.assume is for a query. Name one with 'query:', or take it out.",
    ),
]


@pytest.mark.parametrize(("old", "new", "sentences"), BROKEN)
def test_each_rule_broken_is_told_in_a_sentence(errors_of, old, new, sentences):
    assert "\n".join(errors_of(changed(old, new))) == sentences


@pytest.mark.parametrize("new", ["query: Out-of-area", "query: 2030", "query: [a]", "query: 'a b'"])
def test_what_is_not_a_name_the_schema_refuses_too(validator, errors_of, new):
    text = changed("query: out_of_area_spend", new)
    assert errors_of(text)
    assert not validator.is_valid(as_editors_see_it(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("query: out_of_area_spend", "query: out_of_area_spend"),
        ("query: out_of_area_spend", "query: _1_a"),
        ("query: out_of_area_spend", "query: '2030'"),
        (", assume: {returning: 0}}", "}"),
        ("assume: {returning: 0}", "assume: "),
        ("assume: {returning: 0}", "assume: {}"),
        ("{assume: {returning: 40},", "{assume: ,"),
        ("{assume: {returning: 40},", "{value: 5, assume: ,"),
        ("{assume: {returning: 40},", "{"),
        ("spend: 3000000", "spend: "),
        (f"measure: {MEASURE}", "measure: {unit: £, points: [[0, 100], [8000000, 0]], query: q}"),
    ],
)
def test_what_the_reader_accepts_the_schema_accepts(validator, errors_of, old, new):
    text = changed(old, new)
    assert errors_of(text) == []
    validator.validate(as_editors_see_it(text))


@pytest.mark.parametrize(
    ("unit", "amount", "words"),
    [
        ("£", 5514112.0, "£5,514,112"),
        ("£ a year", 5514112.0, "£5,514,112 a year"),
        ("£m", 5.51, "£5.51m"),
        ("£", -20, "-£20"),
        ("%", 13.8, "13.8 %"),
        ("people", 45, "45 people"),
    ],
)
def test_money_carries_its_sign_in_front(unit, amount, words):
    assert Measure(unit, ((0, 0), (1, 100))).words(amount) == words
