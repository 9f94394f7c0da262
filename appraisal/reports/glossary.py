"""Ten words that the report needs, as the project's glossary has them."""

from __future__ import annotations

from typing import Final

from appraisal.briefing import TextTable

WORDS: Final[tuple[tuple[str, str], ...]] = (
    ("register", "the people whom services know, counted"),
    ("prevalence", "the share of people expected to have a need, known to services or not"),
    ("band of need", "from 1, low, to 4, complex"),
    (
        "package",
        "one service that one person has, with what it costs a week and who pays what share",
    ),
    ("out of area", "provided outside the partnership's localities"),
    ("tier", "from 0, everyday life, to 4, high dependency and secure"),
    ("pooled fund", "one budget that partners pay into and spend from together"),
    ("aligned", "managed beside the pool and not yet in it"),
    ("risk share", "the rule by which partners bear an overspend or keep an underspend"),
    (
        "hidden",
        "not shown, because few people are counted or because it would give away a figure that is",
    ),
)


def glossary() -> TextTable:
    """The words with what they mean."""
    return TextTable("words", "Ten words, and what they mean here.", ("Word", "Means"), WORDS)
