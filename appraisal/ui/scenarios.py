"""Scenarios by short, readable ids, so that an address opens the same view again.

`equal` is every criterion the same; `r2` everybody's weights in round 2; `r2-carers` a group's;
`pace-first` a perspective. One of another workshop has its code in front (`K7M4QX.r1`), one of
another option set the id of that set (`clinic-hours.equal`).
"""

import re

import streamlit as st

from appraisal.analysis.comparison import Scenario
from appraisal.errors import AppraisalError
from appraisal.option_sets import OptionSet
from appraisal.scoring import EQUAL, Scores, score
from appraisal.small_groups import SMALLEST_ROOM
from appraisal.ui.figures import with_figures
from appraisal.ui.frame import Frame, show_problem
from appraisal.ui.library import loaded_option_sets, shipped_option_sets
from appraisal.wording import distinct
from appraisal.workshops import GroupResult, RoundResults, Workshop, tidy_code

_ROUND = re.compile(r"r([1-9][0-9]{0,2})(?:-(.+))?")
_NO_GROUP = "rather-not-say"
_EQUAL_TITLE = "Every criterion the same"


class ScenarioError(AppraisalError):
    """A scenario that is not there, or may not be seen."""


def scenario(page: Frame, workshop: Workshop, name: str) -> Scenario:
    """The scenario of that id, as seen from a workshop; ScenarioError says why there is none."""
    where, dot, what = name.rpartition(".")
    if not dot:
        return _of_workshop(page, workshop, what, name, "")
    other = _other_workshop(page, where)
    if other is not None:
        return _of_workshop(page, other, what, name, other.title)
    # Those that ship with the app are anybody's; a loaded one is for whoever loads them.
    sets = loaded_option_sets() if page.visitor.facilitator else shipped_option_sets()
    option_set = sets.get(where)
    if option_set is None:
        raise ScenarioError(
            f"'{name[:80]}' is of a workshop or an option set that is not here, or not yours to "
            "see. Choose another."
        )
    return _of_option_set(with_figures(option_set), what, name, option_set.title)


def scenarios_here(page: Frame, workshop: Workshop) -> dict[str, str]:
    """The ids and titles of this workshop's scenarios: rounds, the latest first, then the rest."""
    found: dict[str, str] = {}
    for one in reversed(workshop.rounds):
        results = page.workshops.results(workshop.code, one.number)
        if results.visible:
            found[f"r{one.number}"] = _round_title(one.number)
            found |= {
                _group_id(results, group): _group_title(results, group)
                for group in results.groups
                if not group.hidden
            }
    return found | _titles(workshop.option_set)


def scenarios_elsewhere(page: Frame, workshop: Workshop) -> dict[str, str]:
    """The ids and titles of scenarios of other workshops and option sets."""
    found: dict[str, str] = {}
    for other in page.workshops.list():
        if other.code != workshop.code and page.visitor.may_read(other.code):
            titles = {**_rounds_to_see(other), **_titles(other.option_set)}
            found |= {
                f"{other.code}.{name}": f"{title} · {other.title} ({other.code})"
                for name, title in titles.items()
            }
    sets = loaded_option_sets() if page.visitor.facilitator else shipped_option_sets()
    for option_set in sets.values():
        if option_set.sha256 != workshop.sha256:
            found |= {
                f"{option_set.id}.{name}": f"{title} · {option_set.title}"
                for name, title in _titles(option_set).items()
            }
    return found


def choose_scenario(page: Frame, workshop: Workshop, label: str = "Whose weights") -> Scenario:
    """One of this workshop's scenarios, kept in the address as `weights`."""
    titles = told_apart(scenarios_here(page, workshop))
    asked = st.query_params.get("weights")
    if asked is not None and asked not in titles:
        show_problem(ScenarioError(f"There are no weights '{asked[:80]}' to be seen here."))
        asked = None
    names = list(titles)
    first = names.index(asked) if asked in titles else 0
    # The key is what the widget is known by: `index` follows the address, and so every choice.
    chosen = st.selectbox(
        label, names, index=first, format_func=titles.__getitem__, key=f"weights_{workshop.code}"
    )
    st.query_params["weights"] = chosen
    return scenario(page, workshop, chosen)


def told_apart(titles: dict[str, str]) -> dict[str, str]:
    """The same titles by id, those that are alike followed by their ids."""
    names = list(titles)
    return dict(zip(names, distinct([titles[name] for name in names], names), strict=True))


def without_own_place(workshop: Workshop, name: str) -> str:
    """The id of a scenario as it is known here, where the workshop itself stands in front."""
    where, dot, what = name.rpartition(".")
    return what if dot and tidy_code(where) == workshop.code else name


def _rounds_to_see(workshop: Workshop) -> dict[str, str]:
    """A workshop's rounds that look as if they may be seen, without working out any result."""
    return {
        f"r{one.number}": _round_title(one.number)
        for one in reversed(workshop.rounds)
        if one.cast >= SMALLEST_ROOM and (one.mode == "live" or one.status == "revealed")
    }


def _other_workshop(page: Frame, where: str) -> Workshop | None:
    code = tidy_code(where)
    readable = (one for one in page.workshops.list() if page.visitor.may_read(one.code))
    return next((one for one in readable if one.code == code), None)


def _of_workshop(page: Frame, workshop: Workshop, what: str, name: str, where: str) -> Scenario:
    asked = _ROUND.fullmatch(what)
    if not asked:
        return _of_option_set(workshop.option_set, what, name, where)
    results = page.workshops.results(workshop.code, int(asked[1]))
    if results.scores is None:
        raise ScenarioError(f"Round {results.round}: {results.why_hidden}")
    if asked[2] is None:
        return Scenario(
            name, _round_title(results.round), where, workshop.option_set, results.scores
        )
    group = next((one for one in results.groups if _group_name(one) == asked[2]), None)
    if group is None or group.scores is None:
        raise ScenarioError(
            f"Round {results.round} shows no group '{asked[2][:64]}': it has no ballots, or too "
            "few to be shown apart."
        )
    return Scenario(name, _group_title(results, group), where, workshop.option_set, group.scores)


def _of_option_set(option_set: OptionSet, what: str, name: str, where: str) -> Scenario:
    titles = _titles(option_set)
    if what not in titles:
        raise ScenarioError(f"There is no weighting '{what[:64]}' of '{option_set.title}'.")
    return Scenario(name, titles[what], where, option_set, _scores(option_set, what))


def _scores(option_set: OptionSet, what: str) -> Scores:
    return score(option_set, None if what == EQUAL else option_set.perspective(what).weights)


def _titles(option_set: OptionSet) -> dict[str, str]:
    """The weightings that the option set brings with it; one named like a round gives way."""
    return {EQUAL: _EQUAL_TITLE} | {
        one.id: one.name
        for one in option_set.perspectives
        if one.id != EQUAL and not _ROUND.fullmatch(one.id)
    }


def _round_title(number: int) -> str:
    return f"Everybody, round {number}"


def _group_title(results: RoundResults, group: GroupResult) -> str:
    return f"{group.name}, round {results.round}"


def _group_id(results: RoundResults, group: GroupResult) -> str:
    return f"r{results.round}-{_group_name(group)}"


def _group_name(group: GroupResult) -> str:
    return group.id or _NO_GROUP
