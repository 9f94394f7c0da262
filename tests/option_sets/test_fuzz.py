"""Whatever the bytes, the reader answers with an option set or with sentences."""

import math

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appraisal.option_sets import Reading, read_option_set_text

PIECES = [
    ": ", "- ", "[", "]", "{", "}", ",", "#", "&a ", "*a", "!!int ", "? ", "<<: ", "---\n", "...\n",
    "%TAG ! x\n", "|\n", ">\n", "'", '"', "\\", "\t", "\r\n", "\n", "  ", "~", "null", "yes",
    "1e999", ".nan", "0x1f", "1,5", "70%", "2026-03-01", "-0", "\u202e", "\x07", "\x85",
    "\u2028", "\ufeff", "\0", "😀", "criteria:\n", "options:\n", "format: 1\n", "name: ",
    "measure: {unit: w, worst: 1, best: 2}\n", "points: [[1, 2], [3, 4]]\n", '"\\e\\n": ',
    "scores: {reach: 20}\n", "weights: {reach: 0}\n",
]  # fmt: skip
QUIET = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


def check(reading: Reading) -> None:
    """An option set without errors, or errors that can each be shown on one line."""
    assert (reading.option_set is None) == bool(reading.errors)
    problems = [*reading.errors, *reading.warnings]
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.sentence
        assert not set(problem.sentence) & set("\r\n\t\0\x1b\u202e")
        assert len(problem.sentence) < 2000
    places = [(problem.line, problem.column) for problem in reading.errors]
    assert places == sorted(places)
    if reading.option_set is not None:
        for option in reading.option_set.options:
            assert list(option.scores) == [leaf.id for leaf in reading.option_set.leaves]
            assert all(
                score.value is None or math.isfinite(score.value)
                for score in option.scores.values()
            )


@QUIET
@given(st.binary(max_size=400))
def test_any_bytes_are_answered(data):
    check(read_option_set_text(data))


@QUIET
@given(st.text(st.characters(codec=None), max_size=200))
def test_any_text_is_answered(text):
    check(read_option_set_text(text))


@QUIET
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_pieces_of_yaml_are_answered(pieces):
    check(read_option_set_text("".join(pieces)))


@QUIET
@given(st.data())
def test_any_change_to_a_sound_file_is_answered(library, data):
    text = library
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 30)))
        piece = data.draw(st.sampled_from(PIECES) | st.text(max_size=5))
        text = text[:start] + piece + text[end:]
    check(read_option_set_text(text))


@QUIET
@given(st.data())
def test_any_shuffle_of_lines_is_answered(library, data):
    lines = library.splitlines(keepends=True)
    picked = data.draw(st.lists(st.sampled_from(lines), max_size=60))
    check(read_option_set_text("".join(picked)))


@QUIET
@given(st.data())
def test_any_change_to_the_bytes_of_a_sound_file_is_answered(library, data):
    changed = bytearray(library.encode())
    for _ in range(data.draw(st.integers(1, 6))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    check(read_option_set_text(bytes(changed)))
