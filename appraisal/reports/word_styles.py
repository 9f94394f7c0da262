"""How a Word document looks: one typeface, the colours of the charts, British English."""

from __future__ import annotations

from typing import Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from appraisal.charts.palette import ACCENT, CHANGE, FAINT, INK, LINE, MUTED

FONT: Final = "Arial"
TABLE_STYLE: Final = "Report table"
SOURCE: Final = "Report source"
BANNER: Final = "Report banner"
WARNING: Final = "Report warning"
COMMAND: Final = "Report command"
CELL: Final = "Report cell"
CONTENTS: Final = "Report contents"
TEXT_WIDTH: Final = Cm(16)

_MARGIN = Cm(2.5)
_HEADINGS = (("Title", 30), ("Subtitle", 16), ("Heading 1", 20), ("Heading 2", 14.5))


def set_styles(document: Document) -> None:
    """Give an empty document its page, its styles and its language."""
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = _MARGIN
        section.top_margin = section.bottom_margin = Cm(2.2)
    _one_typeface(document)
    _british(document)
    _own_styles(document)
    document.styles.element.append(parse_xml(_TABLE_STYLE_XML))


def colour(value: str) -> RGBColor:
    """A colour of the palette as Word has it."""
    return RGBColor.from_string(value.removeprefix("#").upper())


def _one_typeface(document: Document) -> None:
    # A style's typeface by theme would go before the one that we name.
    for fonts in list(document.styles.element.iter(qn("w:rFonts"))):
        fonts.getparent().remove(fonts)
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults.insert(
        0,
        parse_xml(
            f'<w:rFonts {nsdecls("w")} w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" '
            f'w:eastAsia="{FONT}"/>'
        ),
    )


def _british(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "en-GB")
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-GB")


def _own_styles(document: Document) -> None:
    normal = _paragraph(document, "Normal", 11, INK, after=6)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    normal.paragraph_format.line_spacing = 1.15
    for name, size in _HEADINGS:
        style = _paragraph(document, name, size, INK, after=6)
        style.font.italic = False
        for spread in list(style.element.iter(qn("w:spacing"), qn("w:kern"))):
            if spread.getparent().tag == qn("w:rPr"):
                spread.getparent().remove(spread)
        style.paragraph_format.keep_with_next = True
    _paragraph(document, "Heading 3", 11.5, ACCENT, after=4)
    _without_rule(_style(document, "Title"))
    for name, before in (("Heading 1", 26), ("Heading 2", 12), ("Heading 3", 14)):
        held = _style(document, name)
        held.font.bold = True
        held.paragraph_format.space_before = Pt(before)
        held.paragraph_format.keep_with_next = True
    _paragraph(document, "Caption", 9.5, MUTED, after=4).font.bold = False
    _paragraph(document, SOURCE, 9, MUTED, after=4).paragraph_format.space_before = Pt(4)
    _paragraph(document, CELL, 9, INK, after=0).paragraph_format.line_spacing = 1.0
    _paragraph(document, CONTENTS, 10, INK, after=2)
    _paragraph(document, COMMAND, 10, INK, after=2).font.name = "Courier New"
    _boxed(_paragraph(document, BANNER, 11, INK, after=8), FAINT, ACCENT)
    _boxed(_paragraph(document, WARNING, 11, CHANGE, after=8), "#fdf1f2", CHANGE)


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    return style


def _paragraph(
    document: Document, name: str, size: float, ink: str, *, after: float
) -> ParagraphStyle:
    if name not in document.styles:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _style(document, name).base_style = document.styles["Normal"]
    style = _style(document, name)
    style.font.size = Pt(size)
    style.font.color.rgb = colour(ink)
    style.paragraph_format.space_after = Pt(after)
    return style


def _boxed(style: ParagraphStyle, paper: str, edge: str) -> None:
    """Give the paragraphs of a style a ground, and a bar at their left."""
    held = style.element.get_or_add_pPr()
    # Before the spacing: Word minds the order.
    held.insert(0, parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{paper[1:]}"/>'))
    held.insert(
        0,
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="36" w:space="8" '
            f'w:color="{edge[1:]}"/></w:pBdr>'
        ),
    )


def _without_rule(style: ParagraphStyle) -> None:
    for rule in list(style.element.iter(qn("w:pBdr"))):
        rule.getparent().remove(rule)


_TABLE_STYLE_XML = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ReportTable">
  <w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
  <w:tblPr><w:tblBorders>
    <w:top w:val="single" w:sz="8" w:color="{INK[1:]}"/>
    <w:bottom w:val="single" w:sz="8" w:color="{INK[1:]}"/>
    <w:insideH w:val="single" w:sz="4" w:color="{LINE[1:]}"/>
  </w:tblBorders><w:tblCellMar>
    <w:top w:w="45" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>
    <w:bottom w:w="45" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>
  </w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>
    <w:tcBorders><w:bottom w:val="single" w:sz="8" w:color="{INK[1:]}"/></w:tcBorders>
    <w:shd w:val="clear" w:fill="{FAINT[1:]}"/>
  </w:tcPr></w:tblStylePr>
</w:style>"""
