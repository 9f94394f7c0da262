"""Clusters of opinion: what each puts its weight on, and which option that would put first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from appraisal.analysis.agreement import Agreement, Cluster
from appraisal.charts.chart import Chart
from appraisal.charts.findings import name_of, sentences, short, shown_values
from appraisal.charts.frame import SizeName
from appraisal.charts.groups import group_weights
from appraisal.charts.notices import notice
from appraisal.charts.text import opening
from appraisal.option_sets import OptionSet
from appraisal.scoring import Scores, score
from appraisal.wording import listed

_LEAST = 0.0005  # of all the weight; less is no difference to a reader
_NUMBERS = ("no", "one", "two", "three", "four", "five")


def opinion_clusters(
    agreement: Agreement,
    option_set: OptionSet,
    names: Mapping[str, str],
    *,
    size: SizeName = "page",
) -> Chart:
    """A mark for each cluster's mean weight on each criterion, each cluster with its own symbol.

    A cluster is called by what sets it apart from the others. The table's last row says who leads
    under each cluster's mean weights.
    """
    clusters = agreement.clusters
    if not clusters:
        why = agreement.why_no_clusters or "There are too few ballots."
        return notice("No clusters of opinion are shown.", why, size=size)
    marks = _marks_apart(clusters)
    called = [_called(cluster, mark, names) for cluster, mark in zip(clusters, marks, strict=True)]
    drawn = group_weights(
        [_Drawn(name, cluster.mean) for name, cluster in zip(called, clusters, strict=True)],
        names,
        size=size,
    )
    results = [score(option_set, dict(cluster.mean)) for cluster in clusters]
    title = _finding(clusters, marks, results, names)
    said = [
        f"{name}: {_leader(result)} under their mean weights."
        for name, result in zip(called, results, strict=True)
    ]
    return replace(
        drawn,
        title=title,
        alt=drawn.alt.replace(
            f"A mark for each group on each criterion. {drawn.title}",
            sentences("A mark for each cluster of ballots on each criterion.", title, *said),
            1,
        ),
        table=_with_leaders(drawn.table, results),
    )


@dataclass(frozen=True)
class _Drawn:
    name: str
    weights: Mapping[str, float]
    hidden: bool = False


@dataclass(frozen=True)
class _Mark:
    """What sets a cluster apart: a criterion, and whether most of its weight is there."""

    criterion: str
    most: bool
    share: float


def _marks_apart(clusters: Sequence[Cluster]) -> list[_Mark]:
    """For each cluster the criterion that it weights furthest above the others, each once."""
    taken: set[str] = set()
    marks: dict[int, _Mark] = {}
    gaps = [
        (_above_others(place, criterion, clusters), place, criterion)
        for place, cluster in enumerate(clusters)
        for criterion in cluster.mean
    ]
    for _, place, criterion in sorted(gaps, key=lambda gap: -gap[0]):
        free = criterion not in taken or len(taken) == len(clusters[place].mean)
        if place not in marks and free:
            mean = clusters[place].mean
            marks[place] = _Mark(
                criterion, mean[criterion] >= max(mean.values()) - _LEAST, mean[criterion]
            )
            taken.add(criterion)
    return [marks[place] for place in range(len(clusters))]


def _above_others(place: int, criterion: str, clusters: Sequence[Cluster]) -> float:
    others = [cluster for other, cluster in enumerate(clusters) if other != place]
    if not others:
        return clusters[place].mean[criterion]
    ballots = sum(cluster.n for cluster in others)
    elsewhere = sum(cluster.n * cluster.mean.get(criterion, 0.0) for cluster in others) / ballots
    return clusters[place].mean[criterion] - elsewhere


def _called(cluster: Cluster, mark: _Mark, names: Mapping[str, str]) -> str:
    more = "most weight" if mark.most else "more weight than the others"
    return f"{cluster.n} ballots that put {more} on “{name_of(names, mark.criterion)}”"


def _finding(
    clusters: Sequence[Cluster],
    marks: Sequence[_Mark],
    results: Sequence[Scores],
    names: Mapping[str, str],
) -> str:
    count = _NUMBERS[len(clusters)] if len(clusters) < len(_NUMBERS) else str(len(clusters))
    parts = listed(
        [
            f"{cluster.n} ballots lean to “{name_of(names, mark.criterion)}”"
            for cluster, mark in zip(clusters, marks, strict=True)
        ]
    )
    leaders = [tuple(option.id for option in result.leaders) for result in results]
    if len(set(leaders)) == 1:
        each = "both" if len(clusters) == 2 else "all of them"
        led = f"{opening(_who_leads(results[0]))} under {each}."
    else:
        led = f"The leader differs: {'; '.join(_who_leads(result) for result in results)}."
    return f"Opinion falls into {count} clusters: {parts}. {led}"


def _who_leads(scores: Scores) -> str:
    who = [short(option) for option in scores.leaders]
    if not who:
        return "no option takes a rank"
    return f"{who[0]} leads" if len(who) == 1 else f"{listed(who)} are joint first"


def _leader(scores: Scores) -> str:
    at = [f" at {shown_values(scores)[option.id]}" for option in scores.leaders[:1]]
    return "".join([_who_leads(scores), *at])


def _with_leaders(table: pd.DataFrame, results: Sequence[Scores]) -> pd.DataFrame:
    row = ["Under these weights", *(_leader(result) for result in results)]
    records = [*table.to_numpy().tolist(), row]
    return pd.DataFrame(records, columns=table.columns, dtype=object)
