"""One figure as it may be shown: a number of people, an amount of money, a share."""

from dataclasses import dataclass

from appraisal.wording import fixed, percent

HIDDEN = "*"
NONE = "-"


@dataclass(frozen=True)
class Shown:
    """A number of people as it may be shown; `value` is None where it is hidden.

    >>> Shown(1135).text, Shown(0).text, Shown(None, hidden=True).text
    ('1,135', '0', '*')
    """

    value: int | None
    hidden: bool = False

    @property
    def text(self) -> str:
        """The number as people read it, `*` where it is hidden."""
        return HIDDEN if self.value is None else f"{self.value:,}"


@dataclass(frozen=True)
class Money:
    """An amount in pounds as it may be shown; `value` is None where hidden or where nobody is.

    `least` and `most` hold the truth, for all that rounding hides.

    >>> Money(766850.0).text, Money(None, hidden=True).text, Money(None).text
    ('£766,850', '*', '-')
    """

    value: float | None
    hidden: bool = False
    least: float | None = None
    most: float | None = None

    @property
    def text(self) -> str:
        """The amount as people read it, `*` where it is hidden, a dash where there is none."""
        if self.value is None:
            return HIDDEN if self.hidden else NONE
        return f"£{int(fixed(self.value)):,}"


@dataclass(frozen=True)
class Share:
    """A part of a whole, 0 to 1, from figures as shown; None where hidden or of nobody.

    >>> Share(0.138).text, Share(None, hidden=True).text
    ('14\\xa0%', '*')
    """

    value: float | None
    hidden: bool = False

    @property
    def text(self) -> str:
        """The share as a whole percentage, `*` where it is hidden, a dash where there is none."""
        if self.value is None:
            return HIDDEN if self.hidden else NONE
        return percent(self.value)
