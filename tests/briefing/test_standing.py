"""What is said of the data first: whose they are, of which date, and whether persons are real."""

from pathlib import Path

import pytest

from appraisal.briefing.standing import Standing, standing
from appraisal.partnership.database import PartnershipData, partnership_data
from tests.partnership.figures.databases import build

REAL = "UPDATE partnership SET is_synthetic = false"


def said_of(folder: Path, *changes: str, without: tuple[str, ...] = ()) -> Standing:
    build(folder, changes=changes, without=without)
    data = partnership_data(folder)
    assert data is not None
    return standing(data)


def test_invented_people_are_said_to_be_invented(data: PartnershipData) -> None:
    said = standing(data)
    assert said.people == "invented"
    assert said.about_people == "Every person in these data is invented."
    assert said.as_at == "30 September 2026"
    assert "shown as *" in said.profile


def test_real_people_are_warned_of_with_the_tables_that_hold_them(tmp_path: Path) -> None:
    said = said_of(tmp_path, REAL)
    assert said.people == "real"
    assert "people on the register, packages of care and placements out of area" in (
        said.about_people
    )


def test_counts_alone_hold_nobody(tmp_path: Path) -> None:
    said = said_of(tmp_path, REAL, without=("ld_register", "package", "placement_out_of_area"))
    assert said.people == "counted"
    assert said.about_people == "These data hold numbers of people and no person."


@pytest.mark.parametrize("profile", ["round5_only", "opensafely"])
def test_the_profile_is_the_partnerships_own(profile: str, tmp_path: Path) -> None:
    said = said_of(tmp_path, f"UPDATE partnership SET disclosure_profile = '{profile}'")
    assert said.profile.startswith({"round5_only": "Rounded", "opensafely": "Open"}[profile])
