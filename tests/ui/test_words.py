"""Plain text stays plain on a page."""

import pytest

from appraisal.ui.words import plain
from appraisal.wording import counted


@pytest.mark.parametrize(
    "written",
    ["*bold*", "[link](x)", "<b>", "$x$", "# head", ":red[hot]", "`code`", "a | b", "~~no~~"],
)
def test_signs_that_markdown_reads_are_escaped(written: str) -> None:
    shown = plain(written)
    assert shown.replace("\\", "") == written
    assert all(f"\\{sign}" in shown for sign in written if not (sign.isalnum() or sign == " "))


def test_line_breaks_become_spaces() -> None:
    assert plain("one\n\n# two\t three") == "one \\# two three"


def test_counts_have_their_noun() -> None:
    assert [counted(number, "ballot") for number in (0, 1, 2)] == [
        "0 ballots",
        "1 ballot",
        "2 ballots",
    ]


def test_a_no_break_space_goes_on_holding_a_sign_to_its_number() -> None:
    assert plain(" 6.5\u00a0%  of it ") == "6\\.5\u00a0\\% of it"


def test_an_address_is_not_made_into_a_link() -> None:
    assert "https\u2060" in plain("see https://example.org")
