"""A commented option set to start from."""

from __future__ import annotations

from appraisal.errors import CallError
from appraisal.option_sets.entries import option_set_id_problem
from appraisal.option_sets.limits import MOST_ENTRIES, MOST_LEAVES
from appraisal.option_sets.text import quoted

_HEAD = """\
# An option set: everything an appraisal needs before anybody has weighted anything.
# Check it with 'appraisal validate'. What follows a '#' is a note to you and may go.
format: 1
id: {id}
title: What this appraisal is about
question: What is to be decided?
scale: global                # worst and best plausible; or local: worst and best in this set
# date: 2026-03-01           # the date of the paper

# The documents that scores and evidence rest on.
# sources:
#   survey: {{title: Carer survey, date: 2026-02, url: https://example.org/survey}}

# Who is in the room; each person picks one.
# groups:
#   carers: Carers and families
#   staff: Staff
"""
_CRITERIA = """
# What matters. Describe the worst and the best that could plausibly happen: people weigh
# the step from one to the other. About eight criteria are as many as a room can weigh.
criteria:
"""
_CRITERION = """\
  criterion-{number}:
    name: Criterion {number}
    question: What does it ask of an option?
    worst: The worst that could plausibly happen
    best: The best that could plausibly happen
"""
_MEASURE = """\
    # easy_read: At most 15 easy words
    # scorable_by: [carers]
    # In place of scores from 0 to 100, a natural unit:
    # measure: {unit: weeks, worst: 12, best: 2}
    # The partnership data may give each option its amount: name one of its queries in the
    # measure, as in 'query: out_of_area_spend', and leave the scores blank.
"""
_HURDLES = """
# Pass or fail, never traded off by weight.
# hurdles:
#   lawful: {name: Within the law}

# What is being chosen between. A blank score is missing, never nought.
options:
"""
_OPTION = """\
  {id}:
    name: {name}
    label: {label}{note}
    {summary}
"""
_SCORE_NOTES = """\
      # A score runs from 0 (worst) to 100 (best), or with its range and reason:
      # {value: 40, low: 30, high: 55, basis: stated, because: What the survey says, source: survey}
"""
_MORE = """\
    # evidence:
    #   - {effect: helps, strength: plain, text: What a source says, source: survey, at: page 3}
    # hurdles: {lawful: pass}
    # cost: {annual: 180000, one_off: 12000}
    # status: shortlisted    # or longlisted, parked, rejected
"""
_TAIL = """
# Named weightings, to set beside the room's own. Add them once everything is scored.
# perspectives:
#   carers-first: {name: Carers first, weights: {criterion-1: 60}}

# What the paper recommended, if it did; never used in scoring.
# preferred: option-2
"""


def new_option_set_text(id: str, options: int = 3, criteria: int = 4) -> str:  # noqa: A002
    """A file to start from, which reads without errors; raises CallError for what cannot.

    >>> new_option_set_text("clinic-hours").splitlines()[3]
    'id: clinic-hours'
    """
    problem = option_set_id_problem(id)
    if problem:
        raise CallError(f"{quoted(id)} {problem}")
    _check_count("options", options, MOST_ENTRIES["options"])
    _check_count("criteria", criteria, MOST_LEAVES)
    written = f'"{id}"' if option_set_id_problem(id, plain=True) else id
    parts = [_HEAD.format(id=written), _CRITERIA]
    for number in range(1, criteria + 1):
        parts += [_CRITERION.format(number=number), _MEASURE if number == 1 else ""]
    parts.append(_HURDLES)
    parts += [_option(number, criteria) for number in range(1, options + 1)]
    return "".join([*parts, _TAIL])


def _check_count(noun: str, count: int, most: int) -> None:
    if not 1 <= count <= most:
        raise CallError(f"{count} {noun} cannot be written. Use a number from 1 to {most}.")


def _option(number: int, criteria: int) -> str:
    is_first = number == 1
    head = _OPTION.format(
        id="as-now" if is_first else f"option-{number}",
        name="As now" if is_first else f"Option {number}",
        label=_label(number),
        note="                 # what charts show" if is_first else "",
        summary="baseline: true           # doing nothing, or business as usual"
        if is_first
        else "summary: The option in a sentence or two",
    )
    scores = [f"      criterion-{each}:\n" for each in range(1, criteria + 1)]
    notes, more = (_SCORE_NOTES, _MORE) if is_first else ("", "")
    return "".join([head, "    scores:\n", notes, *scores, more])


def _label(number: int) -> str:
    """A to Z, then AA, AB and so on.

    >>> _label(1), _label(26), _label(27)
    ('A', 'Z', 'AA')
    """
    letter = chr(ord("A") + (number - 1) % 26)
    return letter if number <= 26 else f"A{letter}"
