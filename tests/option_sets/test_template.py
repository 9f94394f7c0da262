import re

import pytest

from appraisal.errors import CallError
from appraisal.option_sets import new_option_set_text, read_option_set_text


@pytest.mark.parametrize("options", [1, 2, 3, 27, 30])
@pytest.mark.parametrize("criteria", [1, 4, 40])
def test_a_new_file_reads_without_errors(options, criteria):
    reading = read_option_set_text(new_option_set_text("new-one", options, criteria))
    assert reading.errors == ()
    assert len(reading.option_set.options) == options
    assert len(reading.option_set.leaves) == criteria
    assert reading.option_set.id == "new-one"


def test_a_new_file_has_no_warnings_at_its_usual_size():
    reading = read_option_set_text(new_option_set_text("new-one"))
    assert reading.warnings == ()
    assert (len(reading.option_set.options), len(reading.option_set.leaves)) == (3, 4)


def test_what_the_notes_of_a_new_file_suggest_can_be_used():
    text = new_option_set_text("new-one")
    used = re.sub(r"(?m)^( *)# ( *(?:- |[a-z_-]+:(?: |$)).*)$", r"\1\2", text)
    reading = read_option_set_text(used)
    assert reading.errors == ()
    read = reading.option_set
    assert read.sources
    assert read.groups
    assert read.hurdles
    assert read.perspectives
    assert read.preferred == "option-2"
    assert read.leaves[0].measure
    assert read.options[0].evidence
    assert read.options[0].cost


@pytest.mark.parametrize("id_", ["2026", "no", "1e3"])
def test_an_id_that_yaml_would_change_is_quoted(id_):
    assert read_option_set_text(new_option_set_text(id_)).option_set.id == id_


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("Foo_Bar",),
            "'Foo_Bar' is not an option set's id. Use small letters, digits and '-', "
            "such as 'foo-bar'.",
        ),
        (("-New one",), "such as 'new-one'."),
        (("",), "such as 'clinic-hours'."),
        (("A_" * 200,), f"such as '{'a-' * 31}a'."),
        (("a" * 65,), "is an id of 65 characters"),
        (("new", 0), "0 options cannot be written. Use a number from 1 to 30."),
        (("new", 31), "31 options cannot be written. Use a number from 1 to 30."),
        (("new", 3, 0), "0 criteria cannot be written. Use a number from 1 to 40."),
        (("new", 3, 41), "41 criteria cannot be written. Use a number from 1 to 40."),
    ],
)
def test_a_new_file_that_cannot_be_written_is_a_sentence(arguments, sentence):
    with pytest.raises(CallError, match=re.escape(sentence)):
        new_option_set_text(*arguments)
