"""How far a room agrees, as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.analysis.agreement import Agreement
from appraisal.analysis.agreement_words import agreement_figures, agreement_sentence
from appraisal.plain_text.layout import first_rows, percentage, prose, table, wide_table


def agreement_text(result: Agreement) -> str:
    """The sentence, Kendall's W, then spreads, groups, where they part and clusters in tables."""
    sentence = agreement_sentence(result)
    notes = [note for note in result.notes if note != sentence]
    if result.why_no_clusters:
        notes.append(result.why_no_clusters)
    said = (sentence, *filter(None, [agreement_figures(result)]))
    return "\n\n".join(filter(None, [prose(*said), *_tables(result), prose(*notes)]))


def _tables(result: Agreement) -> Iterator[str]:
    if result.criteria:
        yield f"Weights of {result.ballots} ballots\n{_spreads(result)}"
    if result.groups:
        yield f"Groups\n{_groups(result)}"
    if means := _means(result):
        yield f"Mean weights\n{wide_table(means, names=(0,))}"
    if result.partings:
        yield _partings(result)
    if result.clusters:
        yield f"Clusters of opinion: mean weights\n{wide_table(_clusters(result), names=(0,))}"


def _spreads(result: Agreement) -> str:
    rows = [["Criterion", "Mean", "Median", "Middle half", "Lowest", "Highest"]]
    rows += [
        [
            one.criterion,
            percentage(one.mean),
            percentage(one.median),
            f"{percentage(one.lower)} to {percentage(one.upper)}",
            percentage(one.min),
            percentage(one.max),
        ]
        for one in result.criteria
    ]
    return table(rows, right=range(1, 6), names=(0,))


def _groups(result: Agreement) -> str:
    rows = [["Group", "Ballots", ""]]
    rows += [[one.name, str(one.n), "kept private" * one.hidden] for one in result.groups]
    return table(rows, right=(1,))


def _means(result: Agreement) -> list[list[str]]:
    """The means as columns, criteria as rows; empty where none may be shown."""
    columns = [
        ("Each person the same", result.per_person),
        ("Each group the same", result.per_group),
        *((group.name, group.mean) for group in result.groups),
    ]
    shown = [(name, mean) for name, mean in columns if mean is not None]
    if not shown:
        return []
    criteria = list(shown[0][1])
    return [
        ["Criterion", *(name for name, _ in shown)],
        *([one, *(percentage(mean[one]) for _, mean in shown)] for one in criteria),
    ]


def _partings(result: Agreement) -> str:
    rows = [
        [
            one.criterion,
            f"{percentage(one.high_weight)} ({one.high})",
            f"{percentage(one.low_weight)} ({one.low})",
        ]
        for one in result.partings
    ]
    shown, more = first_rows(rows)
    head = ["Criterion", "Most", "Least"]
    return "\n".join(
        ["Where groups part, the widest first", table([head, *shown], names=(0,)), *more]
    )


def _clusters(result: Agreement) -> list[list[str]]:
    criteria = list(result.clusters[0].mean)
    return [
        ["Criterion", *(f"{one.n} ballots" for one in result.clusters)],
        *([name, *(percentage(one.mean[name]) for one in result.clusters)] for name in criteria),
    ]
