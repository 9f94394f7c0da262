"""The format, declared once: every record, its keys and their kinds.

The reader reads by these tables and the JSON Schema is made from them.
"""

from __future__ import annotations

from appraisal.option_sets.kinds import (
    Kind,
    address,
    calendar_date,
    choice,
    flag,
    listed,
    name_of,
    number,
    option_set_id,
    part,
    query_name,
    reference,
    text,
)
from appraisal.option_sets.records import Field, Record

FORMAT = 1
EASY_READ_WORDS = 15
BASES = ("stated", "inferred", "silent")
STATUSES = ("longlisted", "shortlisted", "parked", "rejected")
SCALES = ("global", "local")
RESULTS = ("pass", "fail")
PICTURES = (
    "bridge",
    "calendar",
    "clock",
    "coins",
    "compass",
    "doors",
    "handshake",
    "heart",
    "house",
    "ladder",
    "map",
    "megaphone",
    "people",
    "scales",
    "shield",
    "star",
)
"""What `picture` may name. Only the names are fixed: the drawings come with Easy Read."""

A_SOURCE, A_GROUP, A_HURDLE = "a source", "a group", "a hurdle"
A_CRITERION, AN_OPTION = "a criterion", "an option"

_WHY = Field(text(), "Why, in a sentence.")
_SOURCE = Field(reference(A_SOURCE), "The id of the source that it rests on.")
_AT = Field(text(), "Where in the source: a page, paragraph or table.")


def _name(of: str) -> Field:
    return Field(text(one_line=True), f"What {of} is called.", required=True)


SOURCE = Record(
    A_SOURCE,
    {
        "title": Field(text(), "What the document is called.", required=True),
        "date": Field(calendar_date(), "When it was published: YYYY, YYYY-MM or YYYY-MM-DD."),
        "url": Field(address(), "Where to find it."),
    },
)
GROUP = Record(
    A_GROUP,
    {
        "name": _name("the group"),
        "uses_services": Field(
            flag(),
            "Whether it is people who use services or care for them; small groups of them are "
            "kept from view up to 8 people rather than 5.",
        ),
    },
)
MEASURE = Record(
    "a measure",
    {
        "unit": Field(text(one_line=True), "The unit, such as weeks.", required=True),
        "worst": Field(number(), "The measure that is worth 0."),
        "best": Field(number(), "The measure that is worth 100."),
        "points": Field(
            part("points"),
            "In place of worst and best: pairs of a measure and its value from 0 to 100.",
        ),
        "query": Field(
            query_name(),
            "The name of a query over the partnership data; it gives each option its amount.",
        ),
        "assume": Field(
            part("assumptions"), "What the query assumes, where an option does not say otherwise."
        ),
    },
)
CRITERION = Record(
    A_CRITERION,
    {
        "name": _name("the criterion"),
        "question": Field(text(), "What it asks of an option."),
        "worst": Field(text(), "What the bottom of the scale looks like."),
        "best": Field(text(), "What the top of the scale looks like."),
        "easy_read": Field(
            text(most_words=EASY_READ_WORDS), f"In easy words, at most {EASY_READ_WORDS}."
        ),
        "picture": Field(
            name_of("a picture", PICTURES), "The picture that will stand beside it in Easy Read."
        ),
        "scorable_by": Field(
            listed(reference(A_GROUP), "Write the ids of groups, as in [carers, staff]."),
            "The groups that may score it; everybody where it is left out.",
        ),
        "measure": Field(part("measure"), "A natural unit in place of scores from 0 to 100."),
        "criteria": Field(part("criteria"), "The criteria below this one, which is a branch."),
    },
)
HURDLE = Record(
    A_HURDLE,
    {
        "name": _name("the hurdle"),
        "question": Field(text(), "What an option must answer to pass."),
    },
)
HURDLE_RESULT = Record(
    "a hurdle's result",
    {
        "result": Field(choice(RESULTS), "Whether the option passes.", required=True),
        "because": _WHY,
        "source": _SOURCE,
        "at": _AT,
    },
)
EVIDENCE = Record(
    "a piece of evidence",
    {
        "criterion": Field(reference(A_CRITERION), "The criterion that it speaks to."),
        "effect": Field(
            choice(("helps", "harms")), "Whether it helps or harms the option.", required=True
        ),
        "strength": Field(
            choice(("hedged", "plain", "emphatic")), "How firmly the source puts it."
        ),
        "text": Field(text(), "What the source says, in your own words.", required=True),
        "source": _SOURCE,
        "at": _AT,
    },
)
COST = Record(
    "a cost",
    {
        "annual": Field(number(), "Pounds a year."),
        "one_off": Field(number(), "Pounds once."),
    },
)
OPTION = Record(
    AN_OPTION,
    {
        "name": _name("the option"),
        "label": Field(text(one_line=True), "What charts show; the name where it is left out."),
        "summary": Field(text(), "The option in a sentence or two."),
        "baseline": Field(flag(), "Whether this is doing nothing, or business as usual."),
        "scores": Field(part("scores"), "A score or measure for each leaf criterion."),
        "evidence": Field(part("evidence"), "What the sources say for and against it."),
        "hurdles": Field(part("results"), "Whether it passes each hurdle."),
        "cost": Field(part("cost"), "What it costs, kept beside the scores."),
        "status": Field(choice(STATUSES), "shortlisted where it is left out."),
        "status_because": Field(text(), "Why it is parked or rejected, or when to look again."),
    },
)
PERSPECTIVE = Record(
    "a perspective",
    {
        "name": _name("the perspective"),
        "weights": Field(
            part("weights"), "Weights on any positive scale, on branches or leaves.", required=True
        ),
        "because": _WHY,
        "source": _SOURCE,
    },
)


def score_record(amount: Kind) -> Record:
    """A cell written as a mapping; `amount` is the kind of number that its criterion takes."""
    return Record(
        "a score",
        {
            "value": Field(amount, "The score or measure; blank where nobody knows."),
            "low": Field(amount, "The lowest that it could plausibly be."),
            "high": Field(amount, "The highest that it could plausibly be."),
            "basis": Field(choice(BASES), "Whether the source states it, or it is inferred."),
            "because": _WHY,
            "source": _SOURCE,
            "at": _AT,
            "assume": Field(
                part("assumptions"),
                "In place of a value, on a criterion with a query: what it assumes of this option.",
            ),
        },
    )


OPTION_SET = Record(
    "an option set",
    {
        "format": Field(
            number(FORMAT, FORMAT, f"Write {FORMAT}."), "The version of the format.", required=True
        ),
        "id": Field(option_set_id(), "A short id, unique among option sets.", required=True),
        "title": Field(text(one_line=True), "What the appraisal is called.", required=True),
        "question": Field(text(), "What is to be decided; the title where it is left out."),
        "scale": Field(choice(SCALES), "global (worst and best plausible) or local (in the set)."),
        "date": Field(calendar_date(), "The date of the paper: YYYY, YYYY-MM or YYYY-MM-DD."),
        "sources": Field(part("sources"), "The documents that scores and evidence rest on."),
        "groups": Field(part("groups"), "Who is in the room; a participant picks one."),
        "criteria": Field(part("criteria"), "The value tree.", required=True),
        "hurdles": Field(part("hurdles"), "Pass or fail, never traded off by weight."),
        "options": Field(part("options"), "What is being chosen between.", required=True),
        "perspectives": Field(part("perspectives"), "Named weightings."),
        "preferred": Field(reference(AN_OPTION), "The option that the paper recommended, if any."),
    },
)
