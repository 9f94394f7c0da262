"""Results as plain text for a terminal."""

from appraisal.plain_text.agreement import agreement_text
from appraisal.plain_text.comparison import comparison_text
from appraisal.plain_text.layout import counted, plain_spaces, table
from appraisal.plain_text.progress import progress_line
from appraisal.plain_text.robustness import robustness_text
from appraisal.plain_text.scores import score_text, weights_text
from appraisal.plain_text.sensitivity import sensitivity_text

__all__ = [
    "agreement_text",
    "comparison_text",
    "counted",
    "plain_spaces",
    "progress_line",
    "robustness_text",
    "score_text",
    "sensitivity_text",
    "table",
    "weights_text",
]
