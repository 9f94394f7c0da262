"""How far ballots agree: one order of the criteria, the spread of each weight, clusters of opinion.

Axes are always ballots x criteria. A ballot may be on any positive scale: its shares count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from appraisal.method.checks import WeightError
from appraisal.method.values import TIE

FEWEST_FOR_CLUSTERS = 15
"""Clusters are looked for from so many ballots on: fewer make patterns by chance."""

MOST_FOR_CLUSTERS = 2000
"""Clusters are looked for in up to so many ballots: every pair of them has to be compared."""

MOST_CLUSTERS = 5

LEAST_SILHOUETTE = 0.25
"""Below this a split shows no substantial structure (Kaufman and Rousseeuw 1990, chapter 2)."""


@dataclass(frozen=True)
class Concordance:
    """Kendall's W, 0 to 1, and its p-value; both None where there is no order to agree on."""

    w: float | None
    p_value: float | None


@dataclass(frozen=True)
class Spreads:
    """How far the ballots lie apart on each criterion, in shares of 1; one figure a criterion.

    `lower` and `upper` are the quartiles by straight line between neighbours (numpy's `linear`,
    definition 7 of Hyndman and Fan 1996).
    """

    mean: NDArray[np.float64]
    median: NDArray[np.float64]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    iqr: NDArray[np.float64]
    min: NDArray[np.float64]
    max: NDArray[np.float64]


@dataclass(frozen=True)
class Clustering:
    """One way to split the ballots: which cluster each is in, and how clear the split is.

    Clusters are numbered from 0, the largest first. `silhouette` is the mean over ballots of the
    silhouette width (Rousseeuw 1987), -1 to 1.
    """

    labels: NDArray[np.int64]
    silhouette: float


def kendalls_w(weights: ArrayLike) -> Concordance:
    """Kendall's coefficient of concordance of the orders that ballots put the criteria in.

    Each ballot ranks its criteria by weight; weights within 1e-9 of each other share the mean of
    their ranks, and W is corrected for that (Kendall and Babington Smith 1939; Siegel and
    Castellan 1988, section 9.6). W compares orders only, not how far apart the weights are. The
    p-value takes m (n - 1) W as chi-square on n - 1 degrees of freedom, for m ballots and n
    criteria. Both are None for fewer than two ballots or two criteria, and where no ballot puts
    one criterion before another. Raises WeightError for a ballot that cannot be used.

    >>> kendalls_w([[5, 3, 2], [6, 3, 1], [50, 30, 20]]).w
    1.0
    >>> kendalls_w([[1, 1], [2, 2]])
    Concordance(w=None, p_value=None)
    """
    shares = _shares(weights)
    m, n = shares.shape
    if m < 2 or n < 2:
        return Concordance(None, None)
    doubled, ties = _doubled_ranks(shares)
    # Whole numbers throughout, rounded once at the end: W cannot pass 1 in the last digit.
    apart = sum((total - m * (n + 1)) ** 2 for total in doubled.sum(axis=0).tolist())
    most = m * (m * (n**3 - n) - ties)
    if most == 0:
        return Concordance(None, None)
    w = 3 * apart / most
    return Concordance(w, _p_value(m * (n - 1) * w, n - 1))


def mean_weights(weights: ArrayLike) -> NDArray[np.float64]:
    """The mean over ballots of each criterion's share; at least one ballot.

    The sums are exact and rounded once, so the order of the ballots changes no digit.

    >>> mean_weights([[1, 1], [3, 1]]).tolist()
    [0.625, 0.375]
    """
    shares = _shares(weights)
    return np.array([fsum(column) / len(shares) for column in shares.T.tolist()])


def spreads(weights: ArrayLike) -> Spreads:
    """The spread of each criterion's share over the ballots; at least one ballot.

    >>> found = spreads([[1, 9], [2, 8], [3, 7], [6, 4]])
    >>> found.median.round(3).tolist(), found.iqr.round(3).tolist()
    ([0.25, 0.75], [0.2, 0.2])
    """
    shares = _shares(weights)
    lower, median, upper = np.quantile(shares, (0.25, 0.5, 0.75), axis=0, method="linear")
    least, most = shares.min(axis=0), shares.max(axis=0)
    return Spreads(
        # A mean may round to just beyond a value that every ballot shares.
        mean=np.clip(mean_weights(shares), least, most),
        median=median,
        lower=lower,
        upper=upper,
        iqr=upper - lower,
        min=least,
        max=most,
    )


def clusterings(weights: ArrayLike, smallest: int = 5) -> tuple[Clustering, ...]:
    """The ways to split the ballots into 2 to 5 clusters that are worth showing, clearest first.

    Ward's method on the shares (Ward 1963), cut at each number of clusters; a cut counts where
    its mean silhouette is 0.25 or more and each cluster has `smallest` ballots or more. Empty
    for fewer than 15 or more than 2,000 ballots. The same ballots give the same clusters,
    in whatever order they come.
    """
    # Ballots that differ by rounding alone are one opinion.
    shares = np.round(_shares(weights), 9)
    m = len(shares)
    if not FEWEST_FOR_CLUSTERS <= m <= MOST_FOR_CLUSTERS or m < 2 * smallest:
        return ()
    opinions = len(np.unique(shares, axis=0))
    if opinions < 2:
        return ()
    found = list(_cuts(shares, min(MOST_CLUSTERS, opinions), smallest))
    clear = [one for one in found if one.silhouette >= LEAST_SILHOUETTE]
    # Sorting is stable: of two that are as clear, the one with fewer clusters comes first.
    return tuple(sorted(clear, key=lambda one: -one.silhouette))


def _shares(weights: ArrayLike) -> NDArray[np.float64]:
    given = np.asarray(weights, dtype=float)
    if given.ndim != 2:
        raise WeightError("Ballots come as a table: a row a ballot, a column a criterion.")
    if not np.isfinite(given).all() or (given < 0).any():
        raise WeightError("A ballot holds a weight that is no number of 0 or more. Correct it.")
    if given.size == 0:
        return given
    largest = given.max(axis=1, keepdims=True)
    if not largest.all():
        raise WeightError("A ballot has no weight above 0. Give a criterion some, or drop it.")
    # Over the largest first: the sum of very large weights would be too large for a float.
    scaled = given / largest
    return np.asarray(scaled / scaled.sum(axis=1, keepdims=True), dtype=float)


def _doubled_ranks(shares: NDArray[np.float64]) -> tuple[NDArray[np.int64], int]:
    """Twice each rank, so that half ranks are whole, and the sum of t^3 - t over the ties."""
    m, n = shares.shape
    order = np.argsort(-shares, axis=1, kind="stable")
    descending = np.take_along_axis(shares, order, axis=1)
    place = np.broadcast_to(np.arange(1, n + 1), (m, n))
    falls = -np.diff(descending, axis=1) > TIE
    edge = np.ones((m, 1), dtype=bool)
    starts = np.hstack([edge, falls])
    ends = np.hstack([falls, edge])
    first = np.maximum.accumulate(np.where(starts, place, 0), axis=1)
    last = np.minimum.accumulate(np.where(ends, place, n)[:, ::-1], axis=1)[:, ::-1]
    doubled = np.empty((m, n), dtype=np.int64)
    np.put_along_axis(doubled, order, first + last, axis=1)
    # Each of t criteria that tie adds t^2 - 1; together they add t^3 - t.
    return doubled, int(((last - first + 1) ** 2 - 1).sum())


def _p_value(chi_square: float, degrees: int) -> float:
    # Here, for the start-up's sake. The same figure as scipy.stats.chi2.sf, which loads longer.
    from scipy.special import chdtrc

    return float(chdtrc(degrees, chi_square))


def _cuts(shares: NDArray[np.float64], most: int, smallest: int) -> Iterator[Clustering]:
    """The tree cut into 2, 3, ... clusters, less the cuts with a cluster that is too small."""
    # Here, not above: these two take a second to load.
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.metrics import pairwise_distances, silhouette_score

    m = len(shares)
    # Where distances tie, the tree depends on the order of the rows.
    order = np.lexsort(shares.T[::-1])
    ordered = shares[order]
    tree = AgglomerativeClustering(n_clusters=2, linkage="ward", compute_full_tree=True)
    merges: list[list[int]] = tree.fit(ordered).children_.tolist()
    distances = pairwise_distances(ordered)
    tops = [2 * m - 2]
    while len(tops) < most:
        # Clusters are numbered as they merge: the latest merge is the first to undo.
        latest = max(tops)
        tops.remove(latest)
        tops += merges[latest - m]
        clusters = sorted((_ballots_under(top, merges, m) for top in tops), key=_largest_first)
        if len(clusters[-1]) < smallest:
            continue
        labels = np.empty(m, dtype=np.int64)
        for number, members in enumerate(clusters):
            labels[members] = number
        width = float(silhouette_score(distances, labels, metric="precomputed"))
        given_order = np.empty(m, dtype=np.int64)
        given_order[order] = labels
        yield Clustering(given_order, width)


def _largest_first(members: list[int]) -> tuple[int, int]:
    return -len(members), min(members)


def _ballots_under(top: int, merges: list[list[int]], m: int) -> list[int]:
    waiting, ballots = [top], []
    while waiting:
        node = waiting.pop()
        if node < m:
            ballots.append(node)
        else:
            waiting += merges[node - m]
    return ballots
