"""Option sets: the YAML file that holds everything an appraisal needs before it is weighted."""

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
from appraisal.option_sets.problems import OptionSetError, Problem, Reading, format_problem
from appraisal.option_sets.reader import read_option_set, read_option_set_text
from appraisal.option_sets.schema import json_schema
from appraisal.option_sets.sections import sounds_like_users
from appraisal.option_sets.template import new_option_set_text
from appraisal.option_sets.text import spreadsheet_safe

__all__ = [
    "PICTURES",
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
    "Reading",
    "Score",
    "Source",
    "format_problem",
    "json_schema",
    "new_option_set_text",
    "read_option_set",
    "read_option_set_text",
    "sounds_like_users",
    "spreadsheet_safe",
]
