"""The format as JSON Schema, so that editors complete and check it."""

from __future__ import annotations

from typing import Any

from appraisal.option_sets.entries import ID_PATTERN, LONGEST_ID, QUERY_NAME_PATTERN
from appraisal.option_sets.form import (
    COST,
    CRITERION,
    EVIDENCE,
    FORMAT,
    GROUP,
    HURDLE,
    HURDLE_RESULT,
    MEASURE,
    OPTION,
    OPTION_SET,
    PERSPECTIVE,
    RESULTS,
    SOURCE,
    score_record,
)
from appraisal.option_sets.kinds import Schema, number, text
from appraisal.option_sets.limits import MOST_ENTRIES, MOST_LEAVES

_NOTHING: Schema = {"type": "null"}
_WEIGHT: Schema = {"type": "number", "minimum": 0}
_POINT: Schema = {
    "type": "array",
    "prefixItems": [{"type": "number"}, {"type": "number", "minimum": 0, "maximum": 100}],
    "items": False,
    "minItems": 2,
}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of an option set.

    It checks the shape of a file. What needs the whole of it, such as whether a score's criterion
    exists and its measure is in range, `appraisal validate` checks.

    >>> json_schema()["required"]
    ['format', 'id', 'title', 'criteria', 'options']
    """
    whole = OPTION_SET.schema
    whole["properties"]["format"] = {"description": "The version of the format.", "const": FORMAT}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Appraisal option set",
        "description": "Everything an appraisal needs before anybody has weighted anything.",
        **whole,
        "$defs": _definitions(),
    }


def _definitions() -> dict[str, Schema]:
    cell = score_record(number()).schema
    word_or_record = {"anyOf": [text().schema, GROUP.schema]}
    return {
        "sources": _keyed(SOURCE.schema),
        "groups": _keyed(word_or_record, most=MOST_ENTRIES["groups"]),
        "criteria": _keyed(_criterion(), least=1, most=MOST_LEAVES),
        "measure": _measure(),
        "assumptions": _keyed({"type": "number"}, pattern=QUERY_NAME_PATTERN),
        "points": {"type": "array", "items": _POINT, "minItems": 2},
        "hurdles": _keyed(HURDLE.schema),
        "options": _keyed(OPTION.schema, least=1, most=MOST_ENTRIES["options"]),
        "scores": _keyed({"anyOf": [{"type": "number"}, cell, _NOTHING]}),
        "evidence": {"type": "array", "items": EVIDENCE.schema},
        "results": _keyed({"anyOf": [{"enum": list(RESULTS)}, HURDLE_RESULT.schema, _NOTHING]}),
        "cost": {**COST.schema, "minProperties": 1},
        "perspectives": _keyed(PERSPECTIVE.schema, most=MOST_ENTRIES["perspectives"]),
        "weights": _keyed(_WEIGHT, least=1),
    }


def _keyed(
    value: Schema, least: int = 0, most: int | None = None, pattern: str = ID_PATTERN
) -> Schema:
    """A mapping whose keys are ids, or names of another pattern."""
    schema: Schema = {
        "type": "object",
        "propertyNames": {"pattern": f"^{pattern}$", "maxLength": LONGEST_ID},
        "additionalProperties": value,
    }
    if least:
        schema["minProperties"] = least
    if most is not None:
        schema["maxProperties"] = most
    return schema


def _criterion() -> Schema:
    """A branch holds criteria, so it has no scale of its own."""
    is_branch = {"required": ["criteria"], "properties": {"criteria": {"type": "object"}}}
    no_scale = {"properties": dict.fromkeys(("worst", "best", "measure"), _NOTHING)}
    return {**CRITERION.schema, "if": is_branch, "then": no_scale}


def _measure() -> Schema:
    """A range is given by its ends or by points, never both."""
    ends: Schema = {"required": ["worst", "best"], "properties": {"points": _NOTHING}}
    points: Schema = {
        "required": ["points"],
        "properties": {"worst": _NOTHING, "best": _NOTHING},
    }
    return {**MEASURE.schema, "oneOf": [ends, points]}
