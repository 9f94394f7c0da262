"""Records: mappings whose keys the format fixes, with a kind of value for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from appraisal.option_sets.entries import Entry
from appraisal.option_sets.kinds import Kind, Schema


@dataclass(frozen=True)
class Field:
    """One key of a record, and what it is for."""

    kind: Kind
    about: str
    required: bool = False


@dataclass(frozen=True)
class Record:
    """A mapping with keys that the format fixes; `noun` is what one is called."""

    noun: str
    fields: Mapping[str, Field]

    def read(self, entry: Entry) -> dict[str, Any] | None:
        """A value for every field, None where it is blank, absent or at fault."""
        found = entry.entries(f"Write the keys of {self.noun} here.")
        if found is None:
            return None
        for name, below in found.items():
            if name not in self.fields:
                below.report_key(f"is not a key of {self.noun}.{self._hint(below)}")
        return {name: self._value(name, entry, found.get(name)) for name in self.fields}

    def _hint(self, unknown: Entry) -> str:
        """What to do about an unknown key; words without a value are the rest of cut text."""
        if " " in unknown.name and unknown.is_blank:
            return " In curly brackets a comma ends a value: put text that holds one in quotes."
        return unknown.notes.hint(unknown.name, self.fields.keys())

    def _value(self, name: str, entry: Entry, found: Entry | None) -> Any:
        spec = self.fields[name]
        if found is not None and not found.is_blank:
            return spec.kind.read(found)
        if not spec.required:
            return None
        if found is not None:
            found.report_key("is blank. Fill it in.")
        elif entry.path:
            entry.report_key(f"has no {name}. Add '{name}:'.")
        else:
            entry.report_key(f"The file has no {name}. Add '{name}:'.")
        return None

    @property
    def schema(self) -> Schema:
        """The JSON Schema of the mapping."""
        properties = {
            name: {"description": spec.about, **_nullable(spec)}
            for name, spec in self.fields.items()
        }
        required = [name for name, spec in self.fields.items() if spec.required]
        schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**schema, "required": required} if required else schema


def _nullable(spec: Field) -> Schema:
    """A field that may be left blank may be null as well."""
    return spec.kind.schema if spec.required else {"anyOf": [spec.kind.schema, {"type": "null"}]}
