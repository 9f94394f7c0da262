"""The short sections: sources, groups, hurdles and perspectives."""

from __future__ import annotations

import re

from appraisal.option_sets.criteria import Tree
from appraisal.option_sets.entries import Entry
from appraisal.option_sets.form import GROUP, HURDLE, PERSPECTIVE, SOURCE
from appraisal.option_sets.kinds import number, text
from appraisal.option_sets.model import Criterion, Group, Hurdle, Perspective, Source
from appraisal.option_sets.nodes import Scalar

_USES_SERVICES = re.compile(
    r"\bcarers?\b|service[\s_-]?users?|people who use|patient|famil(?:y|ies)"
    r"|lived[\s_-]experience|people supported",
    re.IGNORECASE,
)
_NAME = text(one_line=True)
_WEIGHT = number(0, None, "Weights are 0 or more.")


def read_sources(entries: dict[str, Entry]) -> tuple[Source, ...]:
    """The sources in file order."""
    read = [(entry, SOURCE.read(entry)) for entry in entries.values()]
    return tuple(
        Source(id=entry.name, **{**values, "title": values["title"] or ""})
        for entry, values in read
        if values is not None
    )


def read_groups(entries: dict[str, Entry]) -> tuple[Group, ...]:
    """The groups in file order, each a name or a mapping."""
    return tuple(_read_group(entry) for entry in entries.values())


def _read_group(entry: Entry) -> Group:
    if entry.is_blank:
        entry.report_key("is blank. Write what the group is called.")
        return Group(entry.name, entry.name)
    if isinstance(entry.node, Scalar):
        name = _NAME.read(entry) or entry.name
        return Group(entry.name, name, sounds_like_users(entry.name, name))
    values = GROUP.read(entry) or dict.fromkeys(GROUP.fields)
    name = values["name"] or entry.name
    uses_services = values["uses_services"]
    if uses_services is None:
        uses_services = sounds_like_users(entry.name, name)
    return Group(entry.name, name, uses_services)


def sounds_like_users(*words: str) -> bool:
    """Whether a group of that name may be people who use services or care for somebody who does."""
    return any(_USES_SERVICES.search(each.replace("_", " ")) for each in words)


def read_hurdles(entries: dict[str, Entry]) -> tuple[Hurdle, ...]:
    """The hurdles in file order."""
    read = [(entry, HURDLE.read(entry)) for entry in entries.values()]
    return tuple(
        Hurdle(id=entry.name, **{**values, "name": values["name"] or ""})
        for entry, values in read
        if values is not None
    )


def read_perspectives(entries: dict[str, Entry], tree: Tree | None) -> tuple[Perspective, ...]:
    """The perspectives in file order; weights go unchecked where there is no value tree."""
    return tuple(_read_perspective(entry, tree) for entry in entries.values())


def _read_perspective(entry: Entry, tree: Tree | None) -> Perspective:
    values = PERSPECTIVE.read(entry) or dict.fromkeys(PERSPECTIVE.fields)
    weights = _read_weights(values["weights"], tree) if values["weights"] else {}
    name = values["name"] or entry.name
    return Perspective(entry.name, name, weights, values["because"], values["source"])


def _read_weights(entry: Entry, tree: Tree | None) -> dict[str, float]:
    entries = entry.entries("Write weights here, each as 'criterion: number'.")
    if entries is None:
        return {}
    weights = {name: _read_weight(each, tree) for name, each in entries.items()}
    read = {name: weight for name, weight in weights.items() if weight is not None}
    if len(read) < len(weights):
        return read
    if not any(read.values()):
        entry.report_key("gives no weight above 0. Give at least one criterion more than 0.")
    elif tree is not None:
        _check_shares(entry, tree, read)
    return read


def _read_weight(entry: Entry, tree: Tree | None) -> float | None:
    if tree is not None and entry.name not in tree.nodes:
        entry.report_key(f"is not a criterion.{entry.notes.hint(entry.name, tree.nodes.keys())}")
        return None
    entry.check_id_key()
    if entry.is_blank:
        entry.report_key("is blank. Write a weight, or take it out.")
        return None
    weight: float | None = _WEIGHT.read(entry)
    return weight


def _check_shares(entry: Entry, tree: Tree, weights: dict[str, float]) -> None:
    """Report a branch that has weight to share among criteria that all weigh 0."""
    if _total(tree.top, weights) == 0:
        entry.report_key("leaves every criterion at the top of the tree with no weight.")
    for name, weight in weights.items():
        below = tree.nodes[name].criteria
        if weight > 0 and below and _total(below, weights) == 0:
            branch = entry.below(name)
            if branch is not None:
                branch.report_key(
                    "has weight to share, but every criterion below it that is named weighs 0. "
                    "Give one of them more than 0, or name none of them."
                )


def _total(siblings: tuple[Criterion, ...], weights: dict[str, float]) -> float | None:
    """What the siblings weigh together; None where nothing there is named."""
    named = [_weight(sibling, weights) for sibling in siblings]
    found = [weight for weight in named if weight is not None]
    return sum(found) if found else None


def _weight(criterion: Criterion, weights: dict[str, float]) -> float | None:
    own = weights.get(criterion.id)
    return own if own is not None else _total(criterion.criteria, weights)
