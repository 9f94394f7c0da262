"""A method check that is not passed: going on needs a reason, and the reason is kept."""

from pathlib import Path

import pytest

from appraisal.workshops import Workshop, WorkshopError, Workshops


@pytest.fixture
def doubtful(workshops: Workshops, small_set: str) -> Workshop:
    """A workshop on an option set without a baseline."""
    return workshops.open_workshop("Doubtful", small_set.replace(", baseline: true", ""))


def test_the_checks_of_the_option_set_are_the_workshops(doubtful: Workshop) -> None:
    (check,) = doubtful.checks
    assert check.message.startswith("have no baseline")
    assert check.reason is None


def test_a_reason_is_kept_with_its_date_and_is_there_after_a_restart(
    tmp_path: Path, workshops: Workshops, doubtful: Workshop
) -> None:
    check = doubtful.checks[0]
    workshops.answer_check(doubtful.code, check.id, "  The service closes\nin any case. ")
    (answered,) = workshops.by_code(doubtful.code).checks
    assert answered.reason == "The service closes in any case."
    assert answered.answered is not None
    workshops.close()
    again = Workshops(tmp_path / "data")
    assert again.by_code(doubtful.code).checks == (answered,)
    again.close()


def test_a_later_reason_stands_in_place_of_an_earlier_one(
    workshops: Workshops, doubtful: Workshop
) -> None:
    check = doubtful.checks[0]
    for reason in ("We shall add a baseline later.", "The board asked for these three only."):
        workshops.answer_check(doubtful.code, check.id, reason)
    (answered,) = workshops.by_code(doubtful.code).checks
    assert answered.reason == "The board asked for these three only."


@pytest.mark.parametrize("reason", ["", "because", "x" * 501])
def test_a_reason_has_to_be_one(workshops: Workshops, doubtful: Workshop, reason: str) -> None:
    with pytest.raises(WorkshopError, match="Give one of 10 to 500"):
        workshops.answer_check(doubtful.code, doubtful.checks[0].id, reason)
    assert workshops.by_code(doubtful.code).checks[0].reason is None


def test_a_check_that_is_not_the_workshops_cannot_be_answered(
    workshops: Workshops, doubtful: Workshop
) -> None:
    with pytest.raises(WorkshopError, match="not one of this workshop's"):
        workshops.answer_check(doubtful.code, "options are fine", "A reason that is long enough.")
