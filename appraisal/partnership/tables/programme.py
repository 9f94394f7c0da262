"""The programme behind the figures: milestones, events, documents and what they state."""

from appraisal.partnership.schema import Column, Table

MILESTONE_KINDS = (
    "sign_up",
    "event",
    "data",
    "analysis",
    "draft",
    "decision",
    "approval",
    "go_live",
    "review",
)

MILESTONE = Table(
    "milestone",
    "Milestones",
    "What is to happen when, who leads, what it waits for and what pays for it.",
    (
        Column("milestone_id", "id", "A short code."),
        Column("plan_id", "id", "The plan it belongs to."),
        Column("title", "text", "What is to happen."),
        Column("kind", "id", "What kind of step.", one_of=MILESTONE_KINDS),
        Column("planned", "date", "When it is planned.", optional=True),
        Column("actual", "date", "When it happened.", optional=True),
        Column("lead_role", "text", "The role that leads, never a person's name."),
        Column("funding", "money", "What it costs.", unit="£", optional=True),
        Column(
            "funding_status",
            "id",
            "Whether the money is found.",
            one_of=("found", "to_identify", "unknown"),
        ),
        Column(
            "depends_on",
            "id",
            "The milestone that must come first.",
            optional=True,
            refers_to="milestone.milestone_id",
        ),
    ),
    key=("milestone_id",),
)

EVENT = Table(
    "event",
    "Events",
    "The workshops and briefings of the programme.",
    (
        Column("event_id", "id", "A short code."),
        Column(
            "kind",
            "id",
            "What kind of event.",
            one_of=("briefing", "options", "decision", "final", "board_wide"),
        ),
        Column("month", "whole", "The month of the programme.", unit="month"),
        Column("date", "date", "The day.", optional=True),
    ),
    key=("event_id",),
)

PATHWAY_STEP = Table(
    "pathway_step",
    "Steps of a pathway",
    "The steps as each view of the pathway lists them; ids are text, so that 4a can be one.",
    (
        Column("pathway_id", "id", "The pathway."),
        Column("view", "id", "Which list of its steps, such as chain or table."),
        Column("step_id", "id", "The step, as the source numbers it."),
        Column("title", "text", "What is done."),
    ),
    key=("pathway_id", "view", "step_id"),
)

DOCUMENT = Table(
    "document",
    "Documents",
    "Reports that rest on sources, with their own date.",
    (
        Column("document_id", "id", "A short code."),
        Column("title", "text", "The report's title."),
        Column("date", "date", "Its date."),
        Column(
            "sources_listed",
            "whole",
            "How many background papers it says it has.",
            unit="papers",
            optional=True,
        ),
    ),
    key=("document_id",),
)

CITATION = Table(
    "citation",
    "Citations",
    "Which document relies on which source, and where.",
    (
        Column("document_id", "id", "The document.", refers_to="document.document_id"),
        Column("source_id", "id", "The source.", refers_to="source.source_id"),
        Column("at", "id", "The paragraph, as text: 2.10 is not 2.1."),
    ),
    key=("document_id", "source_id", "at"),
)

PARTNER_USE = Table(
    "partner_use",
    "Partners named in documents",
    "Which partner a document or a plan names, and for what date.",
    (
        Column("document_id", "id", "The document.", refers_to="document.document_id"),
        Column("partner_id", "id", "The partner.", refers_to="partner.partner_id"),
        Column("role", "text", "As what it is named."),
        Column("on_date", "date", "The date that the statement is about."),
    ),
    key=("document_id", "partner_id", "role"),
)

STATED_FIGURE = Table(
    "stated_figure",
    "Figures as stated",
    "A figure that a document states, with what it was worked out from.",
    (
        Column("figure_id", "id", "A short code."),
        Column("document_id", "id", "The document.", refers_to="document.document_id"),
        Column("text", "text", "What is stated, in our words."),
        Column(
            "kind",
            "id",
            "How the figure can be checked.",
            one_of=(
                "share_of_population",  # value = share x people of `of`
                "share_of_figure",  # value = share x base
                "count_of_rows",  # value = rows of the table `of`
            ),
        ),
        Column("of", "id", "adults, 65+, all; or a table, such as event or pathway_step:ID:VIEW."),
        Column("value", "number", "The figure stated, or worked out and not rounded."),
        Column("share", "share", "The share stated.", optional=True),
        Column("base", "number", "The figure that the share is of.", optional=True),
        Column("year", "year", "The year it is for.", optional=True),
        Column("at", "id", "Where in the document.", optional=True),
    ),
    key=("figure_id",),
)

WAIVER = Table(
    "waiver",
    "Waivers",
    "Warnings that somebody has looked at and accepts, with the reason.",
    (
        Column("code", "id", "The check's code, such as D05."),
        Column("table_name", "id", "The table that the warning is about."),
        Column("owner", "text", "The role that accepts it, never a person's name."),
        Column("reason", "text", "Why."),
        Column("until", "date", "Until when.", optional=True),
    ),
    key=("code", "table_name"),
)

PROGRAMME = (
    MILESTONE,
    EVENT,
    PATHWAY_STEP,
    DOCUMENT,
    CITATION,
    PARTNER_USE,
    STATED_FIGURE,
    WAIVER,
)
