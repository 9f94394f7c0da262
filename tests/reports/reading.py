"""What a reader finds in the two documents: headings, tables with their captions, pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

Heading = tuple[int, str]
_HEADING_STYLES = {"Title": 1, "Heading 1": 2, "Heading 2": 3, "Heading 3": 4}


@dataclass
class FoundTable:
    """A table as a reader finds it: the headings above it, its caption, and its cells."""

    under: tuple[str, ...]
    caption: str
    rows: list[list[str]] = field(default_factory=list)


def word_headings(document: Document) -> list[Heading]:
    """The headings of a Word document with their levels, the title's 1."""
    return [
        (_HEADING_STYLES[style], paragraph.text)
        for paragraph in document.paragraphs
        if (style := paragraph.style.name if paragraph.style else None) in _HEADING_STYLES
    ]


def word_tables(document: Document) -> list[FoundTable]:
    """The tables of a Word document."""
    under, caption, found = {}, "", []
    for element in document.element.body.iterchildren():
        if element.tag == qn("w:p"):
            paragraph = Paragraph(element, document)
            style = paragraph.style.name if paragraph.style else ""
            if style in _HEADING_STYLES:
                level = _HEADING_STYLES[style]
                under = {held: text for held, text in under.items() if held < level}
                under[level] = paragraph.text
            caption = paragraph.text if style == "Caption" else ""
        elif element.tag == qn("w:tbl"):
            rows = [[cell.text for cell in row.cells] for row in WordTable(element, document).rows]
            found.append(FoundTable(tuple(under.values()), caption, rows))
    return found


class Page(HTMLParser):
    """An HTML page read once: its headings, tables, tags with their attributes, and words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[Heading] = []
        self.tables: list[FoundTable] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._open: list[str] = []
        self._under: dict[int, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)
        if tag in ("h1", "h2", "h3", "h4"):
            level = int(tag[1])
            self.headings.append((level, ""))
        elif tag == "table":
            self.tables.append(FoundTable(tuple(self._under.values()), ""))
        elif tag == "tr":
            self.tables[-1].rows.append([])
        elif tag in ("th", "td"):
            self.tables[-1].rows[-1].append("")
        if tag in ("meta", "rect", "path", "circle", "polygon", "br", "link"):
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h1", "h2", "h3", "h4"):
            level, text = self.headings[-1]
            self._under = {held: said for held, said in self._under.items() if held < level}
            self._under[level] = text
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "style" in self._open or "svg" in self._open:
            return
        self.words += data
        if any(tag in ("h1", "h2", "h3", "h4") for tag in self._open):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)
        if "caption" in self._open:
            self.tables[-1].caption += data
        elif self._open and any(tag in ("th", "td") for tag in self._open):
            self.tables[-1].rows[-1][-1] += data
