"""D15 and D16: figures that documents state follow from what they were worked out from.

Neither code is in the first list of checks: both come from the papers that the product was made
for. D15: 75 % of 1,537 people, which is no whole number of people (N9). D16: a pathway of 7 steps
that lists 8 (N18), 3 workshops among 4 events (N19), and two views of one pathway (N20).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from appraisal.partnership.checks.check import Check, Staged
from appraisal.partnership.checks.said import number
from appraisal.partnership.findings import Finding
from appraisal.partnership.tables import BY_NAME
from appraisal.wording import counted, fixed, listed

HALF: Final = 0.5
"""How far a figure may be from its share of the base: it may be rounded to one."""
_SHARE_ROUNDED: Final = 1e-6  # a share has six decimals, so that a ninth is not quite a ninth

_SHARES = """
SELECT _row, text, "of", value, share::DOUBLE, base FROM stated_figure
WHERE kind = 'share_of_figure' AND share IS NOT NULL AND base IS NOT NULL ORDER BY _row
"""
_COUNTS = """
SELECT _row, text, "of", value FROM stated_figure WHERE kind = 'count_of_rows' ORDER BY _row
"""
_STEPS = """
SELECT pathway_id, "view", list(step_id ORDER BY _row) FROM pathway_step
GROUP BY ALL ORDER BY pathway_id, min(_row)
"""
_PEOPLE = ("adults", "65+", "all")


def _finding(code: str, line: int, message: str, to_do: str) -> Finding:
    return Finding(
        code,
        "warning",
        "stated_figure",
        message,
        to_do,
        rows=1,
        column="value",
        examples=(f"row {line}",),
    )


def _shares(staged: Staged) -> Iterator[Finding]:
    for line, text, of, value, share, base in staged.rows(_SHARES):
        part, slack = share * base, _SHARE_ROUNDED * abs(base)
        sum_of_it = f"{number(100 * share)}\u00a0% of {number(base)} is {number(part)}"
        if abs(value - part) > HALF + slack:
            yield _finding(
                "D15",
                line,
                f"'{text}' is given as {number(value)}, where {sum_of_it}.",
                "Correct the figure, the share, or what it is a share of.",
            )
        elif of in _PEOPLE and abs(part - round(part)) > slack + 1e-9:
            yield _finding(
                "D15",
                line,
                f"'{text}': {sum_of_it}, which is no whole number of people.",
                f"Keep the share as it is stated, and show {number(float(fixed(part)))} as derived "
                "and rounded, or ask for the count itself.",
            )


def _counts(staged: Staged) -> Iterator[Finding]:
    for line, text, of, value in staged.rows(_COUNTS):
        query = _count_query(of)
        if query is None:
            yield _finding(
                "D16",
                line,
                f"'{text}' is said to count the rows of '{of}', which is no table.",
                "Name a table, such as event, or a view of a pathway, such as "
                "pathway_step:individual:chain.",
            )
        elif of.partition(":")[0] in staged.present:
            yield from _against_rows(staged, query, (line, text, of, value))


def _count_query(of: str) -> str | None:
    """The query that counts the rows; it takes a pathway and a view where those are named."""
    table, *view = of.split(":")
    if table not in BY_NAME or (view and (table != "pathway_step" or len(view) != 2)):
        return None
    if view:
        return 'SELECT count(*) FROM pathway_step WHERE pathway_id = ? AND "view" = ?'
    return f'SELECT count(*) FROM "{table}"'  # noqa: S608 - the name of a table of ours


def _against_rows(staged: Staged, query: str, row: tuple[Any, ...]) -> Iterator[Finding]:
    line, text, of, value = row
    ((found,),) = staged.rows(query, of.split(":")[1:])
    if found != value:
        yield _finding(
            "D16",
            line,
            f"'{text}' states {number(value)}, where {counted(found, 'row')} of '{of}' "
            f"{'is' if found == 1 else 'are'} listed.",
            "Correct the figure, or say which of the rows it leaves out and why.",
        )


def _views(staged: Staged) -> Iterator[Finding]:
    pathways: dict[str, dict[str, list[str]]] = {}
    for pathway, view, steps in staged.rows(_STEPS):
        pathways.setdefault(pathway, {})[view] = steps
    for pathway, views in pathways.items():
        yield from _told_apart(pathway, views)


def _told_apart(pathway: str, views: dict[str, list[str]]) -> Iterator[Finding]:
    every = list(dict.fromkeys(step for steps in views.values() for step in steps))
    lacking = {view: [step for step in every if step not in steps] for view, steps in views.items()}
    if any(lacking.values()):
        said = [f"'{view}' lacks {listed(steps)}" for view, steps in lacking.items() if steps]
        yield Finding(
            "D16",
            "warning",
            "pathway_step",
            f"The views of pathway {pathway} differ: {listed(said)}.",
            "Show both views under their own names, or settle which steps there are.",
            rows=sum(map(len, lacking.values())),
            column="step_id",
            examples=tuple(_examples(lacking)),
        )


def _examples(lacking: dict[str, Any]) -> list[str]:
    return [f"{view}: {step}" for view, steps in lacking.items() for step in steps][:5]


STATED: Final = (
    Check("D15", "Stated shares follow from their figures", "warning", ("stated_figure",), _shares),
    Check("D16", "Stated numbers are those listed", "warning", ("stated_figure",), _counts),
    Check("D16", "Views of a pathway agree", "warning", ("pathway_step",), _views),
)
