import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.charts.text import ordinal, plain, wrapped
from appraisal.wording import distinct, listed
from tests.charts.results import LONG


@pytest.mark.parametrize(
    ("text", "inert"),
    [
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        (
            '<a href="javascript:alert(1)">go</a>',
            '&lt;a href="javascript:alert(1)"&gt;go&lt;/a&gt;',
        ),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("R&amp;D", "R&amp;amp;D"),
        ("costs $5 to $6", "costs &#36;5 to &#36;6"),
        ("two\n  lines ", "two lines"),
    ],
)
def test_text_is_made_inert(text: str, inert: str) -> None:
    assert plain(text) == inert


@given(st.text())
def test_no_text_keeps_what_plotly_would_obey(text: str) -> None:
    shown = plain(text)
    assert not set("<>$\n") & set(shown)
    left = shown
    for entity in ("&amp;", "&lt;", "&gt;", "&#36;"):
        left = left.replace(entity, "")
    assert "&" not in left


def test_a_long_name_is_broken_between_words() -> None:
    lines = wrapped(LONG, 40)
    assert " ".join(lines) == LONG
    assert max(len(line) for line in lines) <= 40


def test_a_long_word_is_broken_rather_than_overflow() -> None:
    assert [len(line) for line in wrapped("x" * 100, 40)] == [40, 40, 20]


def test_a_very_long_name_ends_in_an_ellipsis() -> None:
    lines = wrapped(f"{LONG} {LONG}", 30)
    assert len(lines) == 4
    assert lines[-1].endswith("…")


def test_hyphenated_words_stay_whole() -> None:
    assert wrapped("Joint group, co-ordinated planning", 16) == (
        "Joint group,",
        "co-ordinated",
        "planning",
    )


def test_names_are_wrapped_before_they_are_escaped() -> None:
    assert wrapped("a <b> c", 3) == ("a", "&lt;b&gt;", "c")


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_parts_are_joined_as_they_are_said(parts: list[str], said: str) -> None:
    assert listed(parts) == said


@pytest.mark.parametrize(
    ("number", "said"), [(2, "second"), (10, "tenth"), (12, "12th"), (21, "21st"), (23, "23rd")]
)
def test_places_are_said_in_words(number: int, said: str) -> None:
    assert ordinal(number) == said


def test_no_two_columns_of_a_table_have_one_name() -> None:
    heads = distinct(["Cost", "Cost", "Rank", "Cost (a)"], ["a", "b", "c", "d"], ["Rank"])
    assert len({*heads, "Rank"}) == 5
