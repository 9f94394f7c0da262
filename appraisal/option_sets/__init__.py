"""Option sets: the YAML file that holds everything an appraisal needs before it is weighted."""

from appraisal.option_sets.figures import Provenance, Query
from appraisal.option_sets.filling import Cell, is_own_figure, queried_cells, with_scores
from appraisal.option_sets.form import PICTURES
from appraisal.option_sets.model import (
    Cost,
    Criterion,
    Evidence,
    Group,
    Hurdle,
    HurdleResult,
    Measure,
    Option,
    OptionSet,
    Perspective,
    Score,
    Source,
)
from appraisal.option_sets.paths import criterion_path, score_path
from appraisal.option_sets.problems import OptionSetError, Problem, Reading, format_problem
from appraisal.option_sets.reader import (
    method_warnings,
    problems_at,
    read_option_set,
    read_option_set_text,
)
from appraisal.option_sets.schema import json_schema
from appraisal.option_sets.sections import sounds_like_users
from appraisal.option_sets.template import new_option_set_text
from appraisal.option_sets.text import spreadsheet_safe

__all__ = [
    "PICTURES",
    "Cell",
    "Cost",
    "Criterion",
    "Evidence",
    "Group",
    "Hurdle",
    "HurdleResult",
    "Measure",
    "Option",
    "OptionSet",
    "OptionSetError",
    "Perspective",
    "Problem",
    "Provenance",
    "Query",
    "Reading",
    "Score",
    "Source",
    "criterion_path",
    "format_problem",
    "is_own_figure",
    "json_schema",
    "method_warnings",
    "new_option_set_text",
    "problems_at",
    "queried_cells",
    "read_option_set",
    "read_option_set_text",
    "score_path",
    "sounds_like_users",
    "spreadsheet_safe",
    "with_scores",
]
