"""What was decided once is found again, for the same figures only, and holds nothing hidden."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from appraisal.disclosure import DisclosureError, Release, Table, profile_called, protect
from appraisal.partnership.releases.kept import FOLDER, forget_others, key, protected_once

PROFILE = profile_called("nhs_secondary")


def release(few: int = 3) -> Release:
    counts = np.array([[40, few], [22, 31]])
    money = {"weekly": counts * 800.0}
    words = {"locality": ("north", "south"), "need": ("low", "high")}
    return Release("everybody", (Table("place by need", words, counts, money),))


def kept(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).iterdir())


def test_what_was_kept_is_what_was_decided(tmp_path: Path) -> None:
    decided = protected_once(tmp_path, release(), PROFILE, "")
    found = protected_once(tmp_path, release(), PROFILE, "")
    fresh = protect(release(), PROFILE)
    for one in (decided, found):
        assert one.people.tolist() == fresh.people.tolist()
        assert one.amount("weekly", locality="north") == fresh.amount("weekly", locality="north")
        assert one.statement() == fresh.statement()
    assert len(kept(tmp_path)) == 1


def test_what_was_kept_is_read_and_not_decided_again(tmp_path: Path) -> None:
    protected_once(tmp_path, release(), PROFILE, "")
    (path,) = kept(tmp_path)
    before = path.stat().st_mtime_ns
    protected_once(tmp_path, release(), PROFILE, "")
    assert path.stat().st_mtime_ns == before


def test_no_hidden_figure_is_kept(tmp_path: Path) -> None:
    decided = protected_once(tmp_path, release(), PROFILE, "")
    (path,) = kept(tmp_path)
    with np.load(path, allow_pickle=False) as arrays:
        people, money = arrays["people"], arrays["money:weekly"]
    hidden = [
        decided.cell(locality=place, need=need).hidden
        for place in ("north", "south")
        for need in ("low", "high")
    ]
    assert any(hidden)
    assert 3 not in people
    assert 2400 not in money
    assert np.isnan(money).sum() >= sum(hidden)


@pytest.mark.parametrize(
    ("other", "profile", "assessment"),
    [
        (release(4), "nhs_secondary", ""),
        (release(), "lt5_secondary", ""),
        (release(), "lt10_assess", "By the data protection officer, 3 October 2026"),
    ],
)
def test_another_figure_or_another_rule_is_another_decision(
    other: Release, profile: str, assessment: str
) -> None:
    assert key(other, profile_called(profile), assessment) != key(release(), PROFILE, "")


def test_a_damaged_file_is_decided_anew(tmp_path: Path) -> None:
    protected_once(tmp_path, release(), PROFILE, "")
    (path,) = kept(tmp_path)
    path.write_bytes(path.read_bytes()[:50])
    assert protected_once(tmp_path, release(), PROFILE, "").cell().value == 95


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way")
    assert protected_once(tmp_path, release(), PROFILE, "").cell().value == 95


def test_a_profile_that_needs_an_assessment_shows_nothing_without_one(tmp_path: Path) -> None:
    with pytest.raises(DisclosureError, match="assessment"):
        protected_once(tmp_path, release(), profile_called("lt10_assess"), "")


def test_what_belongs_to_older_loads_is_forgotten(tmp_path: Path) -> None:
    protected_once(tmp_path, release(3), PROFILE, "")
    protected_once(tmp_path, release(4), PROFILE, "")
    forget_others(tmp_path, [key(release(4), PROFILE, "")])
    assert [path.stem for path in kept(tmp_path)] == [key(release(4), PROFILE, "")]
