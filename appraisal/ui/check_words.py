"""Method checks as a reader of a page understands them: names in place of paths and ids."""

import re

from appraisal.option_sets import OptionSet
from appraisal.ui.words import written_date
from appraisal.workshops import MethodCheck

_FOLLOWED = re.compile(r"([a-z0-9_-]+)(?= \(-?[01]\.[0-9]{2}\))")
_OPTION = re.compile(r"options\.([a-z0-9_-]+)")
_DATE = re.compile(r"\b[0-9]{4}(?:-[0-9]{2}){0,2}\b")
_ONLY = re.compile(r"are only ([0-9]+)\. (.+)")
_TO_WEIGH = re.compile(r"have ([0-9]+) to weigh\. (.+)")
_NO_BASELINE = "have no baseline. "


def check_subject(check: MethodCheck, option_set: OptionSet) -> str:
    """What a check is about, as part of a sentence: "the options", "option 3", "“Ready soon”"."""
    kind, _, name = check.path.partition(".")
    if not name:
        return f"the {kind}"
    last = name.rpartition(".")[2]
    if kind == "options":
        return _option(last, option_set)
    if kind == "sources":
        return next((f"“{one.title}”" for one in option_set.sources if one.id == last), last)
    return _criterion(last, option_set)


def check_in_words(check: MethodCheck, option_set: OptionSet) -> str:
    """A check as sentences without a path or an id; one of an unknown kind as it stands."""
    subject, message = check_subject(check, option_set), check.message
    if check.path == "options" and message.startswith(_NO_BASELINE):
        return "No option is marked as going on as now, so there is nothing to compare change with."
    if only := _ONLY.fullmatch(message):
        count = "is only 1 option" if only[1] == "1" else f"are only {only[1]} options"
        return f"There {count}. {only[2]}"
    if to_weigh := _TO_WEIGH.fullmatch(message):
        return f"There are {to_weigh[1]} criteria to weigh. {to_weigh[2]}"
    message = _FOLLOWED.sub(lambda found: _criterion(found[1], option_set), message)
    message = _OPTION.sub(lambda found: _option(found[1], option_set), message)
    if check.path.startswith("sources."):
        message = _DATE.sub(lambda found: written_date(found[0]), message)
    return f"{subject[:1].upper()}{subject[1:]} {message}"


def _criterion(name: str, option_set: OptionSet) -> str:
    return next((f"“{node.name}”" for node in option_set.nodes if node.id == name), name)


def _option(name: str, option_set: OptionSet) -> str:
    return next((f"option {one.label}" for one in option_set.options if one.id == name), name)
