"""Files that are not plain UTF-8 text."""

import pytest

from appraisal.option_sets import read_option_set_text

EMPTY = "The file is empty. Begin with 'format: 1', or with 'appraisal new'."
OTHER_ENCODING = "The file looks like UTF-16 or UTF-32. Save it as UTF-8 and try again."


@pytest.mark.parametrize("data", [b"", b" \n\n", b"# only a note\n", b"~", b"''", b"\xef\xbb\xbf"])
def test_a_file_that_holds_nothing_is_empty(errors_of, data):
    assert errors_of(data) == [f"1:1: {EMPTY}"]


@pytest.mark.parametrize("data", [b"---\n", b"--- \n...\n"])
def test_a_document_that_holds_nothing_is_empty(errors_of, data):
    (error,) = errors_of(data)
    assert error.endswith(EMPTY)


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_other_unicode_encodings_are_named(library, errors_of, encoding):
    assert errors_of(library.encode(encoding)) == [f"1:1: {OTHER_ENCODING}"]


def test_a_byte_that_is_not_utf_8_is_shown_with_its_place(errors_of):
    assert errors_of(b"\xef\xbb\xbfformat: 1\r\ntitle: caf\xc3\xa9 \xa3 5\n") == [
        "2:13: The byte 0xA3 here is not UTF-8. Save the file as UTF-8 and try again."
    ]


@pytest.mark.parametrize(
    "data", [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xc3"]
)
def test_broken_utf_8_is_refused(errors_of, data):
    (error,) = errors_of(data)
    assert "is not UTF-8" in error


@pytest.mark.parametrize(("data", "place"), [(b"\0", "1:1"), (b"format: 1\nid: \0x", "2:5")])
def test_a_nul_byte_is_not_text(errors_of, data, place):
    assert errors_of(data) == [
        f"{place}: The file holds a NUL byte here, so it is not plain text. Save it as UTF-8 text."
    ]


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("\x07", "the control character U+0007"),
        ("\x1b", "the control character U+001B"),
        ("\x7f", "the control character U+007F"),
        ("\x85", "the control character U+0085"),
        ("\u2028", "the line-separator character U+2028"),
        ("\u202e", "the bidirectional-override character U+202E"),
        ("\u2066", "the bidirectional-override character U+2066"),
        ("\ufeff", "the character U+FEFF, which stands for no text"),
        ("\uffff", "the character U+FFFF, which stands for no text"),
        ("\ud800", "the character U+D800, which stands for no text"),
    ],
)
def test_a_refused_character_is_shown_with_its_place(spoilt, errors_of, character, words):
    text = spoilt("summary: Open until", f"summary: Open{character}until")
    assert errors_of(text) == [f"45:18: The file holds {words} here. Take it out."]


def test_every_refused_character_has_its_line(spoilt, errors_of):
    text = spoilt("summary: Open until", "summary: \x07Open\x08until").replace("One is", "\x0c")
    assert [error[:5] for error in errors_of(text)] == ["45:14", "45:19", "53:45"]


def test_very_many_refused_characters_are_counted(errors_of):
    errors = errors_of("format: 1\n#" + "\x01" * 5000)
    assert len([error for error in errors if "Take it out." in error]) == 100
    assert any("The file holds 4,900 more like it after this. Take them out." in e for e in errors)


@pytest.mark.parametrize(
    "text", ["naïve café", "😀 👩‍👩‍👧", "日本語", "مرحبا", "a\u00a0b", "ok\u200d"]
)
def test_text_of_any_language_is_kept(spoilt, text):
    reading = read_option_set_text(spoilt("summary: Open until nine.", f"summary: '{text}'"))
    assert reading.option_set.option("late").summary == text


@pytest.mark.parametrize("escape", ["\\e", "\\u202e", "\\N", "\\0", "\\P"])
def test_an_escape_cannot_smuggle_in_a_refused_character(spoilt, errors_of, escape):
    (error,) = errors_of(spoilt("summary: Open until nine.", f'summary: "Open {escape}"'))
    assert error.startswith("45:14: options.late.summary holds the ")
    assert error.endswith(", as an escape. Take it out.")


def test_a_message_never_carries_what_a_terminal_would_obey(spoilt, errors_of):
    errors = errors_of(spoilt("label: 2", '"\\e[31m\\n": 2'))
    assert all(character.isprintable() for error in errors for character in error)


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"- a\n- b\n", "a list"), (b"[]", "a list"), (b"hello", "'hello'"), (b"42", "42")],
)
def test_a_file_that_is_not_a_mapping_is_told_how_to_begin(errors_of, data, what):
    assert errors_of(data) == [
        f"1:1: The file holds {what}. Write keys here, beginning with 'format: 1'."
    ]
