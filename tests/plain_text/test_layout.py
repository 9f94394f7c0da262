import sys

import pytest

from appraisal.plain_text.layout import prose, table, wide_table, width

_NAMES = [
    "How soon somebody who asks for help is seen by anybody",
    "Open money, shared by all of the partners that put it in",
]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    return monkeypatch


@pytest.mark.parametrize(("columns", "wide"), [("72", 72), ("100", 100), ("180", 100), ("5", 20)])
def test_text_is_as_wide_as_a_terminal_that_is_narrower_than_a_page(
    terminal: pytest.MonkeyPatch, columns: str, wide: int
) -> None:
    terminal.setenv("COLUMNS", columns)
    assert width() == wide


def test_text_that_goes_to_no_terminal_has_a_width_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False, raising=False)
    monkeypatch.setenv("COLUMNS", "40")
    assert width() == 100


def test_prose_ends_where_the_terminal_does(terminal: pytest.MonkeyPatch) -> None:
    terminal.setenv("COLUMNS", "40")
    lines = prose("How should the partners commission services for adults?").split("\n")
    assert lines == ["How should the partners commission", "services for adults?"]


def test_names_are_cut_only_where_the_table_is_too_wide(terminal: pytest.MonkeyPatch) -> None:
    rows = [["Criterion", "A"], *([name, "12.5 %"] for name in _NAMES)]
    terminal.setenv("COLUMNS", "80")
    assert _NAMES[0] in table(rows, right=(1,), names=(0,))
    terminal.setenv("COLUMNS", "60")
    assert table(rows, right=(1,), names=(0,)).split("\n") == [
        "Criterion                            A",
        "How soon somebody who asks fo…  12.5 %",
        "Open money, shared by all of…   12.5 %",
    ]
    assert _NAMES[0] in table(rows, right=(1,))


def test_a_wide_table_cuts_its_names_before_it_is_cut_itself(terminal: pytest.MonkeyPatch) -> None:
    terminal.setenv("COLUMNS", "80")
    rows = [["Criterion", *"ABCDE"], *([name, *["12.5 %"] * 5] for name in _NAMES)]
    assert wide_table(rows).count("Criterion") == 2
    assert wide_table(rows, names=(0,)).count("Criterion") == 1


def test_names_that_would_be_cut_to_the_same_stay_whole(terminal: pytest.MonkeyPatch) -> None:
    terminal.setenv("COLUMNS", "40")
    alike = [f"Waiting for help with the {what}" for what in ("housing", "housework")]
    rows = [["Criterion", "A"], *([f"{name}, every week", "1"] for name in alike)]
    text = table(rows, names=(0,))
    assert all(f"{name}, every week" in text for name in alike)
