"""The colours of every chart, chosen so that nobody needs to see colour to read one.

The first nine criterion colours are Paul Tol's "muted" scheme, made to stay apart under the common
kinds of colour blindness; the tenth is a grey. No set of forty colours stays apart, and several
of these are too light against white for 3:1, so colour never stands alone: segments have white
gaps between them, criteria from the ninth on carry a pattern, every value is written beside its
mark, and every chart comes with its table.
"""

from dataclasses import dataclass
from functools import lru_cache

INK = "#0b1f33"  # words and values; 16:1 on white
MUTED = "#425466"  # asides, reasons, axis words; 7:1 on white
GREY = "#7b8a99"  # marks that stand back, such as a weight before it moved; 3:1 on white
LINE = "#d5dde5"  # rules and axes
FAINT = "#f0f4f7"  # grid lines, and the cells that weigh nothing
PAPER = "#ffffff"
ACCENT = "#0b5cab"  # the one colour that means "look here"; 6.8:1 on white

CRITERION_COLOURS = (
    "#332288",  # indigo
    "#88ccee",  # cyan
    "#44aa99",  # teal
    "#117733",  # green
    "#999933",  # olive
    "#ddcc77",  # sand
    "#cc6677",  # rose
    "#882255",  # wine
    "#aa4499",  # purple
    "#5b6670",  # grey
)
PLAIN_CRITERIA = 8  # as many as a weighting workshop should have; these carry no pattern
PATTERNS = ("/", "x", ".", "-")  # one for each run through the ten colours: forty looks in all

GROUP_COLOURS = (ACCENT, "#882255", "#117733", "#5b6670", "#cc6677", "#332288", "#7a7a1f")
CHANGE = "#a61b29"  # where the leader changes, always with words beside it; 7.5:1 on white

# The lines of options other than the leader, whose line is the accent. Each has its own dashes too.
OPTION_COLOURS = (
    "#882255",
    "#117733",
    "#a65300",
    "#332288",
    "#1b7a70",
    "#b0436a",
    "#6b6b1a",
    "#5b6670",
    "#7a3e9d",
    "#3d2b1f",
)
OPTION_DASHES = ("dash", "dot", "longdash", "dashdot", "longdashdot")

GROUP_SYMBOLS = ("circle", "diamond", "square", "triangle-up", "x", "star", "pentagon", "cross")

SCALE_LOW = "#f3f7fb"  # a value of 0 in the performance matrix
SCALE_HIGH = "#0b4f94"  # a value of 100


@dataclass(frozen=True)
class Swatch:
    """How one criterion looks in every chart: a colour and, from the ninth on, a pattern."""

    colour: str
    pattern: str  # a Plotly pattern shape; "" for none


def swatch(place: int) -> Swatch:
    """The look of the criterion at a place in the option set, counted from 0.

    The first forty differ from one another; beyond that they repeat.

    >>> swatch(0)
    Swatch(colour='#332288', pattern='')
    >>> swatch(8).pattern, swatch(10).pattern
    ('/', 'x')
    """
    pattern = PATTERNS[(place // len(CRITERION_COLOURS)) % len(PATTERNS)]
    return Swatch(
        colour=CRITERION_COLOURS[place % len(CRITERION_COLOURS)],
        pattern="" if place < PLAIN_CRITERIA else pattern,
    )


def value_colour(value: float) -> str:
    """The cell colour of a value from 0 to 100, on a single-hue scale.

    >>> value_colour(0) == SCALE_LOW, value_colour(100) == SCALE_HIGH
    (True, True)
    """
    share = min(max(value / 100, 0.0), 1.0)
    pairs = zip(_channels(SCALE_LOW), _channels(SCALE_HIGH), strict=True)
    return "#" + "".join(f"{round(low + share * (high - low)):02x}" for low, high in pairs)


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=1024)
def text_on(colour: str) -> str:
    """A text colour with a contrast of at least 4.5:1 on a colour: ink, white, or else black.

    Black is for the few mid-tones on which neither ink nor white reaches 4.5:1.

    >>> text_on("#ffffff") == INK, text_on("#332288") == PAPER
    (True, True)
    """
    for candidate in (INK, PAPER):
        if contrast(candidate, colour) >= 4.5:
            return candidate
    return "#000000"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    parts = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
