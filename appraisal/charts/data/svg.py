"""A drawing as the text of an SVG picture that needs nothing beside itself.

Written out plainly, so that the same drawing is the same bytes on every machine, several pictures
can stand in one HTML page without their styles and names meeting, and their words stay words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Final
from xml.sax.saxutils import escape

from appraisal.charts.data.drawing import Area, Box, Dot, Drawing, Line, Mark, Words
from appraisal.charts.data.looks import Look, Pattern
from appraisal.charts.data.paper import Sheet, blended
from appraisal.charts.palette import PAPER

_FONTS: Final = "'Source Sans 3','Source Sans Pro',Arial,'Liberation Sans',Helvetica,sans-serif"
_FONT_SHARE = 0.95  # of the size laid out: not every reader has a font as narrow as Source Sans
_PATTERN_OPACITY = 0.4
_ANCHORS: Final = {"left": "start", "centre": "middle", "right": "end"}
_DASHES: Final = {"solid": "", "dash": "9 5", "dot": "2 4"}
_PATTERNS: Final[dict[Pattern, str]] = {
    "/": "M-2 2L2 -2M0 8L8 0M6 10L10 6",
    "x": "M0 8L8 0M0 0L8 8",
    ".": "M3 4h2",
    "-": "M0 4H8",
}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg(drawing: Drawing, width: float, title: str, described: str) -> str:
    """The drawing as SVG text, `width` pixels wide unless its page says otherwise."""
    sheet = Sheet(drawing, width)
    name = _name(drawing, title, described)
    used = _patterned(drawing)
    patterns = {look: f"{name}-{number}" for number, look in enumerate(used)}
    height = _number(drawing.height)
    drawn = "\n".join(_mark(mark, sheet, patterns) for mark in sheet.marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{_number(width)}" '
        f'height="{height}" viewBox="0 0 {_number(width)} {height}" '
        f'aria-labelledby="{name}-title {name}-desc" font-family="{_FONTS}">\n'
        f'<title id="{name}-title">{_text(title)}</title>\n'
        f'<desc id="{name}-desc">{_text(described)}</desc>\n'
        f"{_definitions(patterns)}"
        f'<rect width="{_number(width)}" height="{height}" fill="{PAPER}"/>\n'
        f"{drawn}\n</svg>\n"
    )


def _name(drawing: Drawing, title: str, described: str) -> str:
    # Pictures of one page must not share names; the same picture has the same ones every time.
    return "c" + sha256(repr((drawing, title, described)).encode()).hexdigest()[:10]


def _patterned(drawing: Drawing) -> Sequence[Look]:
    looks = [mark.look for mark in drawing.marks if isinstance(mark, Box) and mark.look.pattern]
    return list(dict.fromkeys(looks))


def _definitions(patterns: dict[Look, str]) -> str:
    if not patterns:
        return ""
    held = "".join(
        f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{look.fill}"/>'
        f'<path d="{_PATTERNS[look.pattern]}" fill="none" stroke-width="1.6" '
        f'stroke="{blended(look.pattern_colour, look.fill, _PATTERN_OPACITY)}"/></pattern>'
        for look, name in patterns.items()
    )
    return f"<defs>{held}</defs>\n"


def _mark(mark: Mark, sheet: Sheet, patterns: dict[Look, str]) -> str:
    match mark:
        case Box():
            return _box(mark, sheet, patterns)
        case Area():
            return f'<path d="{_path(mark.points, sheet)}Z" fill="{mark.colour}"/>'
        case Line():
            dash = _DASHES[mark.dash]
            dashed = f' stroke-dasharray="{dash}"' if dash else ""
            return (
                f'<path d="{_path(mark.points, sheet)}" fill="none" stroke="{mark.colour}" '
                f'stroke-width="{_number(mark.width)}"{dashed}/>'
            )
        case Dot():
            return _dot(mark, sheet)
        case Words():
            return _words(mark, sheet)


def _box(box: Box, sheet: Sheet, patterns: dict[Look, str]) -> str:
    look = box.look
    fill = f"url(#{patterns[look]})" if look.pattern else look.fill or "none"
    left, right = sheet.x(box.left), sheet.x(box.right)
    return (
        f'<rect x="{_number(left)}" y="{_number(box.top)}" width="{_number(right - left)}" '
        f'height="{_number(box.bottom - box.top)}" fill="{fill}" stroke="{look.outline}" '
        f'stroke-width="{_number(look.outline_width)}"/>'
    )


def _dot(dot: Dot, sheet: Sheet) -> str:
    x, y, r = sheet.x(dot.x), dot.y, dot.size / 2
    shared = f'fill="{dot.colour}" stroke="{PAPER}" stroke-width="1.5"/>'
    if dot.symbol == "circle":
        return f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(r)}" {shared}'
    r *= 1.2
    points = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
    corners = " ".join(f"{_number(a)},{_number(b)}" for a, b in points)
    return f'<polygon points="{corners}" {shared}'


def _words(words: Words, sheet: Sheet) -> str:
    bold = ' font-weight="bold"' if words.bold else ""
    shared = (
        f'font-size="{_number(words.font * _FONT_SHARE)}" fill="{words.colour}" '
        f'text-anchor="{_ANCHORS[words.align]}"{bold}'
    )
    return "\n".join(
        f'<text x="{_number(x)}" y="{_number(y)}" {shared}>{_text(line)}</text>'
        for line, x, y in sheet.lines(words)
    )


def _path(points: Sequence[tuple[float, float]], sheet: Sheet) -> str:
    return "M" + "L".join(f"{_number(sheet.x(x))} {_number(y)}" for x, y in points)


def _number(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))
