"""P01: nothing that names or describes a person may be loaded.

A finding says where and how many, and never what was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from appraisal.partnership.findings import Finding
from appraisal.partnership.personal import heading_says
from appraisal.partnership.reading.naming import plain_name
from appraisal.partnership.scanning import Place, texts_of
from appraisal.partnership.schema import Table
from appraisal.partnership.staging import Cells, Rows, Staging
from appraisal.partnership.statements import sql
from appraisal.partnership.tables import TABLES

LONGEST_TEXT_ABOUT_PEOPLE = 60
LONGEST_TEXT = 500
MOST_WORDS_SELDOM_SAID = 5
SELDOM = 3
"""Words of a list are few, or stand in this many rows; what one person alone has is a story."""

_HOLDS = {
    "nhs": ("has_nhs_number(t)", "an NHS number"),
    "ni": ("is_text AND has_ni_number(t)", "a National Insurance number"),
    "postcode": (
        "(is_text AND has_postcode(t)) OR (is_words AND has_small_postcode(t))",
        "a postcode",
    ),
    "email": ("is_text AND has_email(t)", "an e-mail address"),
    "telephone": ("is_text AND has_telephone(t)", "a telephone number"),
    "title": ("is_text AND has_title(t)", "a person's name"),
    "born": ("is_text AND has_birth_date(t)", "a date of birth"),
    "day": (
        "about_people AND ((is_text AND has_day(t)) OR (is_words AND has_written_day(t)))",
        "a date, as a date of birth would be",
    ),
    "address": ("is_words AND about_people AND has_address(t)", "an address"),
}
_LONG = (
    f"length(t) > CASE WHEN about_people THEN {LONGEST_TEXT_ABOUT_PEOPLE} ELSE {LONGEST_TEXT} END"
)
PERSONAL: Final = {
    **{what: condition for what, (condition, _) in _HOLDS.items()},
    "free": f"is_text AND {_LONG}",
    "seldom": (
        f"is_text AND about_people AND NOT ({_LONG}) AND times < {SELDOM} AND NOT is_ordinary(t) "
        f"AND (count_of_words(t) > {MOST_WORDS_SELDOM_SAID} OR says_he_or_she(t))"
    ),
    "called": (
        "is_text AND about_people AND (looks_called(t) OR begins_with_first_name(t)) "
        "AND NOT is_ordinary(t)"
    ),
    "role": "is_role AND is_no_role(t)",
}
"""What tells of a person, as conditions of `scanning.scan`."""


def personal_columns(staging: Staging) -> Iterator[Finding]:
    """P01: rows about people without leave, and columns that by their headings are about them."""
    for cells in staging.cells.values():
        yield from _leave(staging, cells)
        yield from _other_columns(staging, cells)


def personal_cells(staging: Staging, place: Place, found: dict[str, Rows]) -> Iterator[Finding]:
    """P01: what the scan found in one column."""
    for what, (_, words) in _HOLDS.items():
        if what in found and not (what == "day" and "born" in found):
            yield _holds(place, words, found[what])
    if "free" in found:
        yield _free_text(place, found["free"])
    named = "title" in found
    for what, say in (("seldom", _seldom_said), ("called", _called), ("role", _no_role)):
        if what in found and not (named and what != "seldom"):
            rows = _unlisted(staging, place, what)
            if rows.count:
                yield say(place, rows)


def _list_words(staging: Staging) -> None:
    """The words and names of the reference lists, which are not names of people."""
    staging.run("CREATE OR REPLACE TEMP TABLE listed_text(value VARCHAR)")
    for table in TABLES:
        cells = staging.cells.get(table.name)
        if cells is None or table.about_people:
            continue
        for column in table.columns:
            if column.kind in ("id", "text") and column.name in cells.columns:
                given = cells.columns[column.name]
                staging.run(
                    sql(
                        "INSERT INTO listed_text SELECT DISTINCT {given} FROM {view} "
                        "WHERE length({given}) <= {longest}",
                        given=given,
                        view=cells.view,
                        longest=LONGEST_TEXT_ABOUT_PEOPLE,
                    )
                )


def _leave(staging: Staging, cells: Cells) -> Iterator[Finding]:
    """Rows about people need the partnership's leave, and no mixing of real and invented."""
    table = cells.given.table
    if not table.about_people or not cells.rows:
        return
    allowed, synthetic = _partnership(staging)
    if not allowed:
        yield _block(
            table,
            f"{table.name} has one row a person or placement "
            f"({Rows(cells.rows).counted('row')}), and the partnership does not allow such files.",
            "Give counts alone (register_agg), or agree it and set allow_person_level to yes in "
            "partnership.",
            Rows(cells.rows),
        )
    given = cells.columns.get("is_synthetic")
    if given and synthetic:
        for rows in staging.where(cells.view, {"real": f"yes_no({given}) = false"}).values():
            yield _block(
                table,
                f"{rows.counted('row')} of {table.name} "
                f"{'is' if rows.count == 1 else 'are'} marked as real, in a partnership whose "
                "people are all invented.",
                "Take real people out, or say in partnership that is_synthetic is no.",
                rows,
                "is_synthetic",
            )


def _partnership(staging: Staging) -> tuple[bool, bool]:
    """Whether rows about people are allowed, and whether everybody is said to be invented."""
    cells = staging.cells.get("partnership")
    if cells is None or "allow_person_level" not in cells.columns:
        return False, False
    rows = staging.rows(
        sql(
            "SELECT bool_and(coalesce(yes_no({allow}), false)), "
            "bool_or(coalesce(yes_no({synthetic}), false)) FROM {view}",
            allow=cells.columns["allow_person_level"],
            synthetic=cells.columns.get("is_synthetic", "NULL"),
            view=cells.view,
        )
    )
    ((allowed, invented),) = rows
    return bool(allowed), bool(invented)


def _other_columns(staging: Staging, cells: Cells) -> Iterator[Finding]:
    table = cells.given.table
    for (number, heading), column in cells.unknown.items():
        shown = cells.shown(number, heading)
        says = heading_says(plain_name(heading))
        filled = staging.where(cells.view, {"some": f"{column} IS NOT NULL"}).get("some")
        if says:
            # The heading is one of our own words, so it can be quoted.
            yield _block(
                table,
                f"{table.name} has a column '{plain_name(heading)}', which by its heading holds "
                f"{says}.",
                "Take the column away.",
                filled or Rows(),
                plain_name(heading),
            )
        elif table.about_people and (filled or heading):
            dates = staging.where(
                cells.view, {"other": f"{column} IS NOT NULL AND day({column}) IS NULL"}
            )
            holds = "dates, such as those of birth" if filled and not dates else "anything"
            yield _block(
                table,
                f"{table.name} is about people and has a column that is not of it, {shown}: it "
                f"may hold {holds}.",
                "Take the column away.",
                filled or Rows(),
                heading if shown.startswith("'") else f"column {number}",
            )


def _unlisted(staging: Staging, place: Place, what: str) -> Rows:
    """The rows of what was found, without those whose cell is a name or words of a list."""
    _list_words(staging)
    texts = sql(
        "(SELECT * FROM ({texts}) WHERE is_role OR t NOT IN (FROM listed_text))",
        texts=texts_of(place),
    )
    return staging.where(texts, {what: PERSONAL[what]}).get(what, Rows())


def _called(place: Place, rows: Rows) -> Finding:
    return _holds(place, "what looks like a person's name", rows)


def _no_role(place: Place, rows: Rows) -> Finding:
    return _holds(
        place,
        "what looks like a person's name, where a role belongs",
        rows,
        "Give the role that has the task, such as Finance lead.",
    )


_TAKE_OUT = "Take it out of the file. Use a random code where rows must be told apart."


def _holds(place: Place, what: str, rows: Rows, to_do: str = _TAKE_OUT) -> Finding:
    noun = "cell" if rows.count == 1 else "cells"
    return _block(
        place.table,
        f"{rows.count:,} {noun} of '{place.name}' in {place.table.name}: each holds {what}.",
        to_do,
        rows,
        place.name,
    )


def _free_text(place: Place, rows: Rows) -> Finding:
    noun = "cell" if rows.count == 1 else "cells"
    longest = LONGEST_TEXT_ABOUT_PEOPLE if place.table.about_people else LONGEST_TEXT
    return _block(
        place.table,
        f"{rows.count:,} {noun} of '{place.name}' in {place.table.name}: each is longer than "
        f"{longest} characters, as free text is.",
        "Use words from a list, and no sentences about people.",
        rows,
        place.name,
    )


def _seldom_said(place: Place, rows: Rows) -> Finding:
    noun = "cell" if rows.count == 1 else "cells"
    return _block(
        place.table,
        f"{rows.count:,} {noun} of '{place.name}' in {place.table.name}: each holds words that "
        f"stand in fewer than {SELDOM} rows and read as free text.",
        f"Use words from a list, of {MOST_WORDS_SELDOM_SAID} words or fewer, without he or she.",
        rows,
        place.name,
    )


def _block(table: Table, message: str, to_do: str, rows: Rows, column: str = "") -> Finding:
    return Finding("P01", "block", table.name, message, to_do, rows.count, column, rows.shown)
