"""The parts of a Word document that python-docx has no words for."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from itertools import count

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.text.paragraph import Paragraph


class Bookmarks:
    """Places in a document that its contents lead to."""

    def __init__(self) -> None:
        self._ids = count(1)

    def mark(self, paragraph: Paragraph, name: str) -> None:
        """Let links lead to this paragraph by the name."""
        identity = str(next(self._ids))
        start = element("w:bookmarkStart", {"w:id": identity, "w:name": name})
        paragraph._p.append(element("w:bookmarkEnd", {"w:id": identity}))
        properties = paragraph._p.pPr
        paragraph._p.insert(0 if properties is None else 1, start)


def element(tag: str, attributes: dict[str, str]) -> BaseOxmlElement:
    """An XML element with attributes, both named with their prefix."""
    made: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    return made


def link(paragraph: Paragraph, text: str, bookmark: str, *, bold: bool = False) -> None:
    """Add words to a paragraph that lead to a bookmark."""
    run = paragraph.add_run(text)
    run.bold = bold
    held = element("w:hyperlink", {"w:anchor": bookmark, "w:history": "1"})
    held.append(run._r)
    paragraph._p.append(held)


def field(paragraph: Paragraph, code: str) -> None:
    """Add a field, such as PAGE; readers fill it in by themselves."""
    for kind in ("begin", None, "separate", "shown", "end"):
        run = paragraph.add_run("1" if kind == "shown" else "")
        if kind is None:
            words: BaseOxmlElement = OxmlElement("w:instrText")
            words.set(qn("xml:space"), "preserve")
            words.text = f" {code} "
            run._r.append(words)
        elif kind != "shown":
            run._r.append(element("w:fldChar", {"w:fldCharType": kind}))


def describe(picture: InlineShape, title: str, alt: str) -> None:
    """Give a picture its name and its words for those who do not see it."""
    properties = picture._inline.docPr
    properties.set("title", title)
    properties.set("descr", alt)
    properties.set("name", title)


def set_properties(document: Document, *, title: str, author: str, day: date) -> None:
    """Name the document, and date it by its data, so that it is the same whenever it is made."""
    held, moment = document.core_properties, datetime(day.year, day.month, day.day)
    held.title, held.author, held.last_modified_by = title, author, author
    held.language, held.comments, held.keywords = "en-GB", "", ""
    held.created = held.modified = moment
    held.revision = 1


def saved(document: Document, day: date) -> bytes:
    """The file of the document: the same bytes whenever it is written."""
    package = document.part.package
    # The template's own preview, of an empty page.
    for identity, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.rels.pop(identity)
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as held, zipfile.ZipFile(fixed, "w") as made:
        for one in held.infolist():
            entry = zipfile.ZipInfo(
                one.filename, (max(day.year, 1980), day.month, day.day, 0, 0, 0)
            )
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            made.writestr(entry, held.read(one))
    return fixed.getvalue()
