"""Numbers as the ballot writes them, and the widths of its bars."""

import math


def percent(share: float) -> str:
    """A share of 1 as a whole percentage; never 0 unless it is.

    >>> percent(0.125), percent(0.004), percent(0)
    ('13\\xa0%', 'under 1\\xa0%', '0\\xa0%')
    """
    whole = math.floor(round(100 * share, 7) + 0.5)
    return f"{'under 1' if share > 0 and whole == 0 else whole}\N{NO-BREAK SPACE}%"


def points(value: float | None) -> str:
    """An overall value to one decimal, as every screen shows it; a dash where there is none.

    >>> points(68.75), points(64), points(None)
    ('68.8', '64.0', '\\u2013')
    """
    if value is None:
        return "\N{EN DASH}"
    return f"{math.floor(10 * round(value, 7) + 0.5) / 10:.1f}"


def bar(share: float, top: float) -> str:
    """The width of a bar where `top` is the longest, which takes 90 of 100 of its track.

    >>> bar(0.1, 0.2), bar(0, 0)
    ('45.0%', '0.0%')
    """
    return f"{90 * share / top if top > 0 else 0:.1f}%"


def place(rank: int | None, ties: int) -> str:
    """A rank as a place; ties are joint.

    >>> place(1, 0), place(2, 1), place(13, 0), place(22, 0), place(None, 0)
    ('1st', 'joint 2nd', '13th', '22nd', 'not ranked')
    """
    if rank is None:
        return "not ranked"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    ordinal = f"{rank}{'th' if rank % 100 in (11, 12, 13) else ending}"
    return f"joint {ordinal}" if ties else ordinal


def turnout_words(cast: int, joined: int) -> str:
    """Turnout as a sentence.

    >>> turnout_words(12, 40), turnout_words(1, 40)
    ('12 of 40 have voted.', '1 of 40 has voted.')
    """
    return f"{cast} of {joined} {'has' if cast == 1 else 'have'} voted."
