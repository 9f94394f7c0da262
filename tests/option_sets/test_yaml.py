"""The parts of YAML that the format leaves out, and YAML that is broken."""

import pytest

STRUCTURE = [
    ("    label: 2\n", "    label: 2\n    label: 4\n",
     "45:5: options.late.label is written twice. The first is on line 44. Keep one of them."),
    ("preferred: late", "'title': Again",
     "63:1: title is written twice. The first is on line 3. Keep one of them."),
    ("label: 2", "label: &two 2", "44:12: options.late.label has the anchor '&two'. Take it out."),
    ("label: 2", "label: *two", "44:12: options.late.label is the alias '*two'. Write the value "
     "out."),
    ("label: 2", "label: !!str 2", "44:12: options.late.label has the tag '!!str'. Take it out."),
    ("label: 2", "label: !mine 2", "44:12: options.late.label has the tag '!mine'. Take it out."),
    ("label: 2", "!!str label: 2", "44:5: options.late has the tag '!!str'. Take it out."),
    ("label: 2", "<<: {label: 2}", "44:5: A merge ('<<') is not part of the format. Write the keys "
     "out."),
    ("label: 2", "label: 2\n    ? [a]\n    : b", "45:7: A key must be plain text, not a list or a "
     "mapping."),
    ("preferred: late", "preferred: late\n---\nformat: 1", "64:1: A second document begins here. "
     "Keep one option set in a file."),
    ("preferred: late", "preferred: late\n...\nformat: 1", "65:1: Something follows where the file "
     "should have ended. Keep one document in a file."),
    ("format: 1\n", "%YAML 1.1\n---\nformat: 1\n", "1:1: A line that begins with %YAML is not part "
     "of the format. Take it out."),
]  # fmt: skip
BROKEN = [
    ("    label: 2\n", "\tlabel: 2\n", "44:1: A tab is used to indent here. Use spaces."),
    ("label: 2", "label: @2", "44:12: Text cannot begin with @ unless it is in quotes."),
    ("label: 2", "label: `2`", "44:12: Text cannot begin with ` unless it is in quotes."),
    ("label: 2", "label: %2", "44:12: Text cannot begin with % unless it is in quotes."),
    ("label: 2", "label: two: 2", "44:15: A colon and space here start a value where none can be. "
     "Put text that holds a colon in quotes, and check the spaces at the start of the line."),
    ("    label: 2\n", "   label: 2\n", "44:4: This does not line up with the keys above, or "
     "follows a value that has already ended. Check the spaces at the start of the line, and the "
     "quotes."),
    ("label: 2", "label 2", "45:5: A key before this has no colon and space after it. Write 'key: "
     "value'."),
    ("label: 2", "label: - 2", "44:12: A list cannot begin here. Put each '- ' on a line of its "
     "own."),
    ("label: 2", 'label: "2\\q"', "44:14: The text in quotes holds a backslash that YAML does not "
     "know. Use single quotes, where a backslash is only a backslash."),
    ("preferred: late", "preferred: 'late", "64:1: The text in quotes is not closed. Add the "
     "closing quote."),
    ("scorable_by: [readers]", "scorable_by: [readers", "21:7: A list in square brackets is not "
     "closed, or a comma is missing in it. Add the ',' or the ']'."),
    ("{annual: 9000, one_off: 1500}", "{annual: 9000, one_off: 1500", "55:11: A mapping in curly "
     "brackets is not closed, or a comma is missing in it. Add the ',' or the '}'."),
    ("label: 2", "label: *", "44:13: An alias ('*') is not part of the format. Put text that "
     "begins with '*' in quotes."),
    ("label: 2", "label: &", "44:13: An anchor ('&') is not part of the format. Put text that "
     "begins with '&' in quotes."),
    ("label: 2", "label: !x!y", "44:12: A tag ('!') is not part of the format. Put text that "
     "begins with '!' in quotes."),
    ("label: 2", "label: }", "44:12: A value is missing here, or a bracket or comma stands where "
     "none belongs."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), STRUCTURE + BROKEN)
def test_yaml_outside_the_format_is_one_sentence(spoilt, errors_of, old, new, expected):
    assert errors_of(spoilt(old, new)) == [expected]


def test_an_object_is_never_built(spoilt, errors_of):
    text = spoilt("label: 2", "label: !!python/object/apply:os.system ['exit 1']")
    assert errors_of(text)[0] == (
        "44:12: options.late.label has the tag '!!python/object/apply:os.system'. Take it out."
    )


def test_problems_of_structure_do_not_hide_the_others(spoilt, errors_of):
    text = spoilt("label: 2", "label: &two 2").replace("rota: 40", "rota: 400")
    assert errors_of(text) == [
        "44:12: options.late.label has the anchor '&two'. Take it out.",
        "48:13: options.late.scores.rota is 400. Scores run from 0 to 100.",
    ]


def test_a_self_reference_is_refused(errors_of):
    errors = errors_of("format: 1\ncriteria: &a {b: *a}\n")
    assert "2:11: criteria has the anchor '&a'. Take it out." in errors
    assert "2:18: criteria.b is the alias '*a'. Write the value out." in errors
