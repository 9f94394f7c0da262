"""Each profile's rule, as a table of cases."""

import numpy as np
import pytest

from appraisal.disclosure import DEFAULT_PROFILE, PROFILES, DisclosureError, profile_called, protect
from tests.disclosure.people import line, masked

COUNTS = (0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 12, 13, 862)

# What each of COUNTS is shown as by the rule alone.
RULES = {
    "nhs_secondary": "0 * * * * * * 10 10 10 10 15 860",
    "lt5_secondary": "0 * * * * 6 7 8 9 10 12 13 862",
    "round5_only": "0 0 0 5 5 5 5 10 10 10 10 15 860",
    "lt10_assess": "0 * * * * * * * * 10 12 13 862",
    "opensafely": "* * * * * * * 10 10 10 10 15 860",
}


@pytest.mark.parametrize("name", PROFILES)
def test_a_number_is_shown_as_the_profile_says(name):
    shown = masked(line(*COUNTS), name)
    texts = [shown.cell(band=f"b{place}").text for place in range(len(COUNTS))]
    assert " ".join(texts) == RULES[name]


def test_a_total_is_added_up_before_it_is_rounded():
    shown = masked(line(12, 12, 12), "nhs_secondary")
    assert [shown.cell(band="b0").value, shown.cell().value] == [10, 35]


def test_the_default_is_the_rule_of_nhs_secondary_use():
    profile = profile_called(DEFAULT_PROFILE)
    assert (profile.hides_up_to, profile.rounds_to, profile.hides_zero) == (7, 5, False)


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_says_in_words_what_it_hides(name):
    profile = PROFILES[name]
    assert profile.says.endswith(".")
    assert 1 <= profile.says.count(". ") + 1 <= 4
    if profile.hides_up_to:
        assert (
            f" {profile.hides_up_to} " in profile.says or f" {profile.hides_up_to}," in profile.says
        )


def test_an_unknown_profile_is_answered_with_the_nearest():
    with pytest.raises(
        DisclosureError, match=r"no disclosure profile 'nhs_secondry'\. Did you mean"
    ):
        profile_called("nhs_secondry")
    with pytest.raises(DisclosureError, match="Use nhs_secondary, lt5_secondary, round5_only"):
        profile_called("everything")


def test_nothing_leaves_under_assessment_before_it_is_recorded():
    release, profile = line(3, 40, 60), profile_called("lt10_assess")
    with pytest.raises(DisclosureError, match=r"needs a recorded assessment\. Say what was"):
        protect(release, profile, assessment=" ")
    shown = protect(release, profile, assessment="Low risk: data board, 2 November 2026.")
    assert "Assessment: Low risk: data board, 2 November 2026." in shown.statement()


@pytest.mark.parametrize(
    ("name", "hidden"),
    [("nhs_secondary", [0, 3]), ("round5_only", [0, 1, 3, 7])],
)
def test_money_is_hidden_by_what_is_shown_of_the_count(name, hidden):
    shown = np.array([-1, 0, 10, -1, 15, 20, 25, 5])
    assert np.flatnonzero(profile_called(name).hides_money(shown)).tolist() == hidden
