"""A whole small option set, and short ways to read it and to spoil it."""

from collections.abc import Callable

import pytest

from appraisal.option_sets import read_option_set_text

LIBRARY = """\
format: 1
id: library-hours
title: When the town library opens
question: Which hours suit the town?
scale: global
date: 2026-04
sources:
  count: {title: Door count, date: 2026-02, url: https://example.org/count}
groups:
  readers: People who use the library
  staff: {name: Library staff, uses_services: false}
criteria:
  reach:
    name: People reached
    question: Who can come?
    worst: Weekday mornings
    best: All week
    easy_read: Can I go when I am free?
    picture: clock
    scorable_by: [readers]
  work:
    name: Work for staff
    criteria:
      rota: {name: Fair rota, worst: Nobody will do it, best: Everybody would}
      notice:
        name: Days of notice
        measure: {unit: days, worst: 2, best: 28}
  seats:
    name: Free seats
    measure:
      unit: seats
      points: [[40, 100], [20, 70], [5, 0]]
hurdles:
  safe: {name: Two staff on site, question: Are two always there}
options:
  as-now:
    name: As now
    label: 1
    baseline: true
    scores: {reach: 20, rota: 80, notice: 14, seats: 30}
    hurdles: {safe: pass}
  late:
    name: Late on Fridays
    label: 2
    summary: Open until nine.
    scores:
      reach: {value: 60, low: 50, high: 75, basis: stated, because: Door, source: count, at: p 2}
      rota: 40
      notice: 7
      seats: 20
    evidence:
      - {criterion: reach, effect: helps, strength: plain, text: Busy, source: count, at: p 3}
    hurdles: {safe: {result: fail, because: One is alone after eight, source: count, at: p 4}}
    cost: {annual: 9000, one_off: 1500}
    status: longlisted
    status_because: Look again in June
  weekend:
    name: No
    label: 3
    scores: {reach: 90, rota: , notice: 21}
perspectives:
  readers-first: {name: Readers first, weights: {reach: 60, work: 30, notice: 5}, because: Asked}
preferred: late
"""


@pytest.fixture
def library() -> str:
    return LIBRARY


@pytest.fixture
def spoilt() -> Callable[[str, str], str]:
    """The library's option set with one piece of its text replaced."""

    def replace(old: str, new: str) -> str:
        assert LIBRARY.count(old) == 1, f"{old!r} must stand in the file exactly once"
        return LIBRARY.replace(old, new)

    return replace


@pytest.fixture
def errors_of() -> Callable[[str | bytes], list[str]]:
    """The errors of a text, each as `LINE:COLUMN: sentence`."""

    def read(text: str | bytes) -> list[str]:
        reading = read_option_set_text(text)
        assert (reading.option_set is None) == bool(reading.errors)
        return [f"{each.line}:{each.column}: {each.sentence}" for each in reading.errors]

    return read
