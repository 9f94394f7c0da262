"""The JSON Schema is a real one, and never stricter than the reader."""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from appraisal.option_sets import (
    PICTURES,
    json_schema,
    new_option_set_text,
    read_option_set_text,
)

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
FORMAT_DECISION = ROOT / "docs" / "decisions" / "0005-additions-to-the-option-set-format.md"


class EditorLoader(yaml.SafeLoader):
    """Reads as editors do (YAML 1.2): dates stay text, and so do `yes` and `no`."""


EditorLoader.yaml_implicit_resolvers = {
    first: [each for each in resolvers if not each[0].endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)


def as_editors_see_it(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema())


def test_the_schema_is_json_schema_2020_12():
    assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_the_schema_accepts_a_whole_file(validator, library):
    validator.validate(as_editors_see_it(library))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_schema_accepts_every_shipped_option_set(validator, path):
    validator.validate(as_editors_see_it(path.read_text(encoding="utf-8")))


def test_the_schema_accepts_a_new_file(validator):
    validator.validate(as_editors_see_it(new_option_set_text("new-one", 30, 40)))


BROKEN = [
    ("format: 1", "format: 2"),
    ("format: 1\n", ""),
    ("title: When", "titel: When"),
    ("scale: global", "scale: worldwide"),
    ("id: library-hours", "id: Library Hours"),
    ("date: 2026-04\n", "date: 2026-13\n"),
    ("https://example", "javascript:example"),
    ("  weekend:", "  The weekend:"),
    ("    name: People reached\n", ""),
    ("label: 2", "lable: 2"),
    ("baseline: true", "baseline: yes"),
    ("rota: 80", "rota: high"),
    ("rota: 80", "rota: '80'"),
    ("basis: stated", "basis: said"),
    ("effect: helps", "effect: hinders"),
    ("{safe: pass}", "{safe: true}"),
    ("[20, 70]", "[20, 170]"),
    ("[20, 70]", "[20]"),
    ("worst: 2, best: 28", "worst: 2"),
    ("      points: [[", "      worst: 5\n      points: [["),
    ("    name: Work for staff", "    name: Work\n    worst: Too much"),
    ("scorable_by: [readers]", "scorable_by: readers"),
    ("picture: clock", "picture: clack"),
    ("work: 30", "work: -30"),
    ("{annual: 9000, one_off: 1500}", "{}"),
    ("status: longlisted", "status: listed"),
    ("unit: days, ", ""),
]


@pytest.mark.parametrize(("old", "new"), BROKEN)
def test_what_the_schema_refuses_the_reader_refuses(validator, spoilt, old, new):
    text = spoilt(old, new)
    assert not validator.is_valid(as_editors_see_it(text))
    assert read_option_set_text(text).errors


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("label: 2", "label:"),
        ("summary: Open until nine.", "summary: 9"),
        ("rota: 80", "rota: "),
        ("value: 60, low: 50", "value: 60, low: "),
        ("date: 2026-04\n", "date: 2026\n"),
        ("    cost: {annual: 9000, one_off: 1500}\n", "    cost:\n"),
        ("hurdles: {safe: pass}", "hurdles: {safe: }"),
        ("preferred: late", "preferred:"),
    ],
)
def test_what_the_reader_accepts_the_schema_accepts(validator, spoilt, old, new):
    text = spoilt(old, new)
    assert read_option_set_text(text).errors == ()
    validator.validate(as_editors_see_it(text))


def test_every_key_of_the_format_says_what_it_is_for():
    def records(schema: Any) -> Any:
        if isinstance(schema, dict):
            if "properties" in schema and schema.get("type") == "object":
                yield schema
            for value in schema.values():
                yield from records(value)
        elif isinstance(schema, list):
            for value in schema:
                yield from records(value)

    found = list(records(json_schema()))
    assert len(found) >= 12
    for record in found:
        assert record["additionalProperties"] is False
        assert all(each.get("description") for each in record["properties"].values())


def test_the_pictures_are_the_same_in_the_schema_and_in_the_decision_that_fixed_them(validator):
    picture = validator.schema["$defs"]["criteria"]["additionalProperties"]["properties"]["picture"]
    assert picture["anyOf"][0] == {"enum": list(PICTURES)}
    listed = re.search(r"sixteen names.*?: (.*?)\.", FORMAT_DECISION.read_text(), re.DOTALL)
    assert re.split(r",\s+", listed[1]) == list(PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_s_name_can_be_used(spoilt, name):
    reading = read_option_set_text(spoilt("picture: clock", f"picture: {name}"))
    assert reading.option_set.leaves[0].picture == name


def test_who_may_score_is_not_said_to_be_who_may_weight(validator):
    known = validator.schema["$defs"]["criteria"]["additionalProperties"]["properties"]
    assert "score" in known["scorable_by"]["description"]
    assert "weight" not in known["scorable_by"]["description"]
