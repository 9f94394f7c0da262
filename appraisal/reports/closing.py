"""How somebody else makes the same report again from the same data."""

from __future__ import annotations

from importlib.metadata import version
from shlex import quote

from appraisal.partnership.database import PartnershipData
from appraisal.reports.content import Part


def how_to_make_it_again(data: PartnershipData) -> Part:
    """The two commands, the version and the checksum by which it is told to be the same."""
    folder = data.fact("source") or "DIR"
    return Part(
        key="again",
        label="",
        finding="The same data give the same figures, tables and charts.",
        paragraphs=(
            f"Written by Appraisal {version('appraisal')} from data with the SHA-256 checksum "
            f"{data.version}.",
            "Install that version, put the files of the data in a folder, and type the lines "
            "below. The first load checks everything and says its checksum; where that is the one "
            "above, the report is this one again.",
            "The options themselves, their scores and the evidence behind each are in the option "
            "sets, and not here.",
        ),
        commands=(
            f"appraisal load {quote(folder)} --data our-data",
            "appraisal report --data our-data",
        ),
    )
