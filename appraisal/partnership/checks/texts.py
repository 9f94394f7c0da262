"""S03: whether texts are safe to keep and to show: no markup, nothing that runs or hides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from appraisal.partnership.findings import Finding
from appraisal.partnership.reading.cleaning import LONGEST_CELL
from appraisal.partnership.scanning import Place
from appraisal.partnership.staging import Rows

_MARKUP = r"<\s*[/!?]?\s*[a-zA-Z][^<]*>|<\s*(script|iframe|object|embed|svg|img|style|!--)"
_RUN_BY_LINKS = r"^\s*(javascript|vbscript|data|file)\s*:"
_UNSEEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}\x{fffd}]"

UNSAFE: Final = {
    "long": f"length(t) > {LONGEST_CELL}",
    "markup": (
        f"CASE WHEN is_text AND contains(t, '<') THEN regexp_matches(t, '{_MARKUP}', 'i') "
        "ELSE false END"
    ),
    "link": (
        f"CASE WHEN is_text AND contains(t, ':') THEN regexp_matches(t, '{_RUN_BY_LINKS}', 'i') "
        "ELSE false END"
    ),
    "formula": "is_text AND (starts_with(t, '=') OR starts_with(t, '@'))",
    "unseen": f"is_text AND regexp_matches(t, '{_UNSEEN}')",
}
"""What no cell may hold, as conditions of `scanning.scan`."""

_WORDS = {
    "long": (f"is longer than {LONGEST_CELL:,} characters", "Shorten it."),
    "markup": ("holds HTML", "Write plain text, without < and > round words."),
    "link": (
        "holds a link that would run something",
        "Give an address that begins with https://.",
    ),
    "formula": (
        "begins as a formula does",
        "Begin it with a letter or a figure: a spreadsheet runs what begins with = or @.",
    ),
    "unseen": (
        "holds characters that cannot be seen, or that were lost when the file was saved",
        "Type the cell anew, and save the file as UTF-8.",
    ),
}


def unsafe_texts(place: Place, found: dict[str, Rows]) -> Iterator[Finding]:
    """What the scan found in one column, as findings."""
    for what, (said, to_do) in _WORDS.items():
        if what in found:
            rows = found[what]
            yield Finding(
                "S03",
                "error",
                place.table.name,
                f"{rows.count:,} {'cell' if rows.count == 1 else 'cells'} of '{place.name}' in "
                f"{place.table.name}: each {said}.",
                to_do,
                rows.count,
                place.name,
                rows.shown,
            )
