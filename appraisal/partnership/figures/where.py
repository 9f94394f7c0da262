"""What a page's figures are narrowed to: a locality, a client group, a year."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.disclosure.errors import meant
from appraisal.errors import AppraisalError
from appraisal.partnership.database import PartnershipData
from appraisal.partnership.releases import categories


class FilterError(AppraisalError):
    """A filter that the partnership's data do not know."""


@dataclass(frozen=True)
class Where:
    """A page's filters, by id; None is everything. `year` is a calendar year."""

    locality: str | None = None
    client_group: str | None = None
    year: int | None = None

    @property
    def chosen(self) -> dict[str, str]:
        """The filters that are set, by the dimension that each is one category of."""
        both = {"locality": self.locality, "client_group": self.client_group}
        return {name: word for name, word in both.items() if word is not None}


EVERYTHING = Where()


def check_where(data: PartnershipData, where: Where) -> None:
    """Raise FilterError where a locality or client group is not one of the partnership's."""
    for dimension, word in where.chosen.items():
        known = [category.id for category in categories(data, dimension)]
        if word not in known:
            title = dimension.replace("_", " ")
            raise FilterError(f"There is no {title} '{word}'.{meant(word, known)}")
