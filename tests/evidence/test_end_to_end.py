"""A changed figure, from the partnership's files to the score: load, change, load again."""

from pathlib import Path

import pytest

from appraisal.commands import score_command
from appraisal.evidence.files import changes_in, with_evidence_in
from appraisal.option_sets import read_option_set
from appraisal.scoring import score
from appraisal.workshops import Workshops
from tests.evidence.harrowmere import DEARER, SCENARIO, database, put


def test_dearer_care_out_of_area_changes_scores_but_no_past_result(tmp_path: Path) -> None:
    put(database(), tmp_path)
    scored = score_command(SCENARIO, data=tmp_path)
    workshops = Workshops(tmp_path)
    as_loaded = with_evidence_in(read_option_set(SCENARIO), tmp_path).option_set
    code = workshops.open_workshop("Before", as_loaded).code
    before = score(workshops.by_code(code).option_set)
    assert scored["options"][0]["value"] == before.options[0].value

    put(database(DEARER), tmp_path)
    scored_again = score_command(SCENARIO, data=tmp_path)
    spent = [one["evidence"][0]["value"] for one in (scored, scored_again)]
    assert spent[1] == pytest.approx(float(DEARER) * spent[0], rel=0.001)
    values = [one["options"][0]["value"] for one in (scored, scored_again)]
    assert values[0] - values[1] == pytest.approx((spent[1] - spent[0]) / 40_000 / 7)

    kept = workshops.by_code(code).option_set
    assert score(kept) == before
    said = changes_in(kept, tmp_path)
    assert said["as-now", "away"] == (
        f"The data loaded now (as at 30 September 2026, {scored_again_data(scored_again)}) give "
        f"£{spent[1]:,.0f}; this workshop keeps £{spent[0]:,.0f}."
    )
    assert not any(criterion == "pooled" for _, criterion in said)

    now = with_evidence_in(read_option_set(SCENARIO), tmp_path).option_set
    new = workshops.open_workshop("After", now)
    assert score(new.option_set).options[0].value == values[1]
    workshops.close()


def scored_again_data(scored: dict[str, list[dict[str, dict[str, str]]]]) -> str:
    """The start of the checksum of the data that a figure came from."""
    return scored["evidence"][0]["provenance"]["data"][:8]
