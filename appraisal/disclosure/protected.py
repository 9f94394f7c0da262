"""What may be shown of a release: the one place where figures about people are looked up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from appraisal.disclosure.errors import DisclosureError, meant
from appraisal.disclosure.figures import Money, Share, Shown
from appraisal.disclosure.grid import TOTAL, Figure, Grid
from appraisal.disclosure.knowledge import POUNDS
from appraisal.disclosure.lattice import Lattice
from appraisal.disclosure.profiles import Profile
from appraisal.wording import counted, listed


@dataclass(frozen=True, eq=False)
class Protected:
    """The figures of a release as they may be shown, decided once for all that can be asked.

    It holds no true figure that is hidden. `people` are the rounded counts by place in the
    lattice (-1 where hidden); `money` the rounded amounts (NaN where hidden or not held).
    `left_open` marks the hidden counts of which not even the reason may be known.
    """

    profile: Profile
    lattice: Lattice
    people: NDArray[np.int64]
    money: Mapping[str, NDArray[np.float64]]
    held: Mapping[str, NDArray[np.bool_]]
    left_open: NDArray[np.bool_]
    assessment: str = ""

    @property
    def name(self) -> str:
        """The name of the release."""
        return self.lattice.name

    @property
    def dimensions(self) -> Mapping[str, tuple[str, ...]]:
        """Every dimension's categories."""
        return self.lattice.dimensions

    def cell(self, **where: str) -> Shown:
        """The people in the categories named, as they may be shown; `cell()` is everybody.

        Raises DisclosureError for what is no part of the release.
        """
        return self._people(where)

    def amount(self, amount: str, **where: str) -> Money:
        """The sum of an amount over the people in the categories named, to the nearest £10.

        Hidden where their count is, and where it would give a small group's money away.
        """
        return self._money(amount, where)

    def mean(self, amount: str, **where: str) -> Money:
        """The amount a person, from the amount and the count as they are shown.

        A mean of the true figures would undo the rounding of the count, so that of few people is
        rough: `least` and `most` of what is returned hold the true one. Hidden where the amount
        or the count is, and missing where nobody is.
        """
        return self._mean(amount, where)

    def share(
        self, of: Mapping[str, str] | None = None, *, amount: str | None = None, **where: str
    ) -> Share:
        """The share that the people (or the amount) in `where` have of those in `of`.

        `of` is everybody unless given, and its categories hold for the part too: of
        `{"locality": "north"}` and `need="high"`, the share of the north's people with high need.
        Worked out from the figures as they are shown, and hidden where either is hidden.
        """
        whole = dict(of or {})
        return self._share(amount, {**whole, **where}, whole)

    def table(self, rows: str, columns: str | None = None, **where: str) -> Grid[Shown]:
        """The people by one or two dimensions, among those in `where`, with totals."""
        return self._grid(self._people, "People", rows, columns, where)

    def amounts(
        self, amount: str, rows: str, columns: str | None = None, **where: str
    ) -> Grid[Money]:
        """An amount by one or two dimensions, among those in `where`, with totals."""
        return self._grid(lambda at: self._money(amount, at), "Amount", rows, columns, where)

    def means(
        self, amount: str, rows: str, columns: str | None = None, **where: str
    ) -> Grid[Money]:
        """An amount a person by one or two dimensions, among those in `where`, with totals."""
        return self._grid(lambda at: self._mean(amount, at), "Mean", rows, columns, where)

    def shares(
        self, rows: str, columns: str | None = None, *, amount: str | None = None, **where: str
    ) -> Grid[Share]:
        """Each row's shares of its own total; without `columns`, each row's share of all rows."""
        across = columns or rows

        def share(at: Mapping[str, str]) -> Share:
            whole = {name: word for name, word in at.items() if name != across or name in where}
            return self._share(amount, at, whole)

        return self._grid(share, "Share", rows, columns, where)

    def statement(self) -> str:
        """What was done to the figures, in sentences: for the foot of a page or of a report."""
        hidden = int((self.people < 0).sum())
        figures = counted(self.lattice.size, "figure")
        verb = "is" if hidden == 1 else "are"
        said = [
            f"Small numbers: {self.profile.title}. {self.profile.says}",
            f"Of {figures} about {self.name}, {hidden:,} {verb} hidden.",
        ]
        if self.money:
            said.append(
                f"Money is shown to the nearest £{POUNDS}, and hidden where its people are."
            )
        if self.assessment:
            said.append(f"Assessment: {self.assessment}")
        return " ".join(said)

    def _people(self, where: Mapping[str, str]) -> Shown:
        count = int(self.people[self.lattice.place(where)])
        return Shown(None, hidden=True) if count < 0 else Shown(count)

    def _money(self, amount: str, where: Mapping[str, str]) -> Money:
        if amount not in self.money:
            raise DisclosureError(
                f"The release '{self.name}' has no amount '{amount}'.{meant(amount, self.money)}"
            )
        place = self.lattice.place(where)
        if not self.held[amount][place]:
            raise DisclosureError(
                f"The release '{self.name}' holds no amount '{amount}' by {listed(list(where))}."
                " Add it to the table that crosses them."
            )
        value = float(self.money[amount][place])
        if np.isnan(value):
            return Money(None, hidden=True)
        half = POUNDS / 2 if value > 0 or self.people[place] != 0 else 0.0
        return Money(value, least=max(0.0, value - half), most=value + half)

    def _mean(self, amount: str, where: Mapping[str, str]) -> Money:
        people, money = self._people(where), self._money(amount, where)
        if people.value is None or money.value is None:
            return Money(None, hidden=True)
        if people.value == 0:
            return Money(None)
        half = self.profile.rounds_to // 2
        fewest = max(people.value - half, self.profile.hides_up_to + 1)
        least = (money.least or 0.0) / (people.value + half)
        return Money(money.value / people.value, least=least, most=(money.most or 0.0) / fewest)

    def _share(
        self, amount: str | None, part: Mapping[str, str], whole: Mapping[str, str]
    ) -> Share:
        some, everything = (
            self._people(at) if amount is None else self._money(amount, at) for at in (part, whole)
        )
        if some.value is None or everything.value is None:
            return Share(None, hidden=True)
        # Parts and whole are rounded one by one, so a part can come out above its whole.
        return Share(min(1.0, some.value / everything.value) if everything.value else None)

    def _grid(
        self,
        figure: Callable[[Mapping[str, str]], Figure],
        heading: str,
        rows: str,
        columns: str | None,
        where: Mapping[str, str],
    ) -> Grid[Figure]:
        down = self._line(rows, where)
        across: dict[str, dict[str, str]] = self._line(columns, where) if columns else {heading: {}}
        return Grid(
            rows,
            columns,
            tuple(down),
            tuple(across),
            tuple(
                tuple(figure({**where, **row, **column}) for column in across.values())
                for row in down.values()
            ),
        )

    def _line(self, dimension: str, where: Mapping[str, str]) -> dict[str, dict[str, str]]:
        self.lattice.key({**where, dimension: ""})
        words = [where[dimension]] if dimension in where else self.dimensions[dimension]
        line = {word: {dimension: word} for word in words}
        return line if dimension in where else {**line, TOTAL: {}}
