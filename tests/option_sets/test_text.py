import pytest

from appraisal.option_sets import spreadsheet_safe


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_looks_like_a_formula_is_made_harmless(start):
    assert spreadsheet_safe(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["", "One = two", "'=1", " =1", "1-1", "a@example.org"])
def test_other_text_leaves_as_it_is(text):
    assert spreadsheet_safe(text) == text
