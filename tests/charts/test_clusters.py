from dataclasses import replace

import pytest

from appraisal.analysis.agreement import Agreement, Cluster
from appraisal.charts import opinion_clusters
from appraisal.option_sets import OptionSet
from tests.charts.compared import room
from tests.charts.results import CRITERIA, ROOM, trace

PACE = dict.fromkeys(CRITERIA, 0.5 / 7) | {"ready": 0.5}
VOICE = dict.fromkeys(CRITERIA, 0.5 / 7) | {"voice": 0.5}


def _clustered(*clusters: Cluster) -> Agreement:
    return replace(room([ROOM] * 4), clusters=clusters, why_no_clusters=None)


def test_a_cluster_is_called_by_what_sets_it_apart(salford: OptionSet) -> None:
    agreed = _clustered(Cluster(19, PACE), Cluster(12, VOICE))
    chart = opinion_clusters(agreed, salford, CRITERIA)
    assert list(chart.table.columns) == [
        "Criterion",
        "19 ballots that put most weight on “Ready soon”",
        "12 ballots that put most weight on “Everyone's voice”",
    ]
    assert chart.title == (
        "Opinion falls into two clusters: 19 ballots lean to “Ready soon” and 12 ballots lean to "
        "“Everyone's voice”. The leader differs: 3 leads; 1(b) leads."
    )


def test_the_table_says_who_leads_under_each_clusters_weights(salford: OptionSet) -> None:
    chart = opinion_clusters(_clustered(Cluster(19, PACE), Cluster(12, VOICE)), salford, CRITERIA)
    assert chart.table.iloc[-1].tolist() == [
        "Under these weights",
        "3 leads at 57.1",
        "1(b) leads at 78",
    ]


def test_a_cluster_without_the_most_weight_there_is_said_to_put_more(salford: OptionSet) -> None:
    rather = {**ROOM, "ready": 0.15, "voice": 0.12}
    chart = opinion_clusters(_clustered(Cluster(9, rather), Cluster(20, ROOM)), salford, CRITERIA)
    heads = list(chart.table.columns)
    assert heads[2] == "20 ballots that put most weight on “Everyone's voice”"
    assert chart.title.endswith("1(b) leads under both.")
    tilted = {**ROOM, "ready": 0.12, "demo": 0.06}
    chart = opinion_clusters(_clustered(Cluster(9, tilted), Cluster(20, ROOM)), salford, CRITERIA)
    assert chart.table.columns[1] == (
        "9 ballots that put more weight than the others on “Ready soon”"
    )


def test_no_two_clusters_share_a_name(salford: OptionSet) -> None:
    stronger = dict.fromkeys(CRITERIA, 0.4 / 7) | {"ready": 0.6}
    agreed = _clustered(Cluster(9, PACE), Cluster(9, stronger), Cluster(9, VOICE))
    chart = opinion_clusters(agreed, salford, CRITERIA)
    assert len({head.split("“")[1] for head in list(chart.table.columns)[1:]}) == 3


def test_clusters_differ_by_symbol_as_well_as_by_colour(salford: OptionSet) -> None:
    chart = opinion_clusters(_clustered(Cluster(19, PACE), Cluster(12, VOICE)), salford, CRITERIA)
    first, second = (trace(chart, f"group-{n}")["marker"] for n in (0, 1))
    assert first["symbol"] != second["symbol"]


@pytest.mark.parametrize("ballots", [0, 4])
def test_where_there_are_no_clusters_a_sentence_says_why(salford: OptionSet, ballots: int) -> None:
    chart = opinion_clusters(room([ROOM] * ballots), salford, CRITERIA)
    assert chart.title == "No clusters of opinion are shown."
    assert "from 15 ballots on" in chart.alt
