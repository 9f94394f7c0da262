"""The data loaded into a folder, asked by the names of queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from appraisal.errors import AppraisalError
from appraisal.evidence.answers import Answer, Answers, EvidenceError
from appraisal.evidence.naming import wrong_with
from appraisal.evidence.resolving import NOT_LOADED, Resolved, resolved
from appraisal.option_sets import OptionSet
from appraisal.partnership.database import PartnershipData, partnership_data
from appraisal.partnership.queries import NAMED_QUERIES, run_query


@dataclass(frozen=True)
class LoadedData:
    """One load of a partnership's data; what it answered is kept with it."""

    data: PartnershipData

    def ask(self, query: str, assume: Mapping[str, float]) -> Answer:
        """The figure that a named query gives under those assumptions.

        Raises EvidenceError where the query or an assumption is not one that there is, and
        AppraisalError where the data do not hold the figure or may not show it.
        """
        wrong = wrong_with(query, assume)
        if wrong:
            raise EvidenceError(" ".join(wrong))
        key = ("evidence", query, tuple(sorted(assume.items())))
        return self.data.once(key, lambda: _answer(self.data, query, assume))


def _answer(data: PartnershipData, query: str, assume: Mapping[str, float]) -> Answer:
    named = NAMED_QUERIES[query]
    result = run_query(data, query, assume)
    defaults = {one.name: one.default for one in named.parameters}
    return Answer(
        title=named.title,
        value=result.value,
        unit=result.unit,
        words=result.words,
        data=result.data_version,
        as_at=result.as_at,
        assume={**defaults, **assume},
    )


@dataclass(frozen=True)
class DataFolder:
    """What a data folder has to answer with: one load of data, or nothing, and why."""

    answers: LoadedData | None
    why_none: str = NOT_LOADED

    def resolve(self, option_set: OptionSet) -> Resolved:
        """The option set with its figures; the same object again while the data stay the same."""
        if self.answers is None:
            return _without_data(option_set, self.why_none)
        answers = self.answers
        key = ("resolved", option_set)
        return answers.data.once(key, lambda: resolved(option_set, answers))


def data_in(folder: Path) -> DataFolder:
    """The data loaded into a folder, as they are now; data that cannot be read are none."""
    try:
        data = partnership_data(folder)
    except AppraisalError as error:
        return DataFolder(None, str(error))
    return DataFolder(LoadedData(data) if data else None)


def with_evidence(option_set: OptionSet, data: PartnershipData | None) -> Resolved:
    """An option set with the figures that its queries give over these data."""
    answers: Answers | None = LoadedData(data) if data else None
    return resolved(option_set, answers)


@lru_cache(maxsize=64)
def _without_data(option_set: OptionSet, why_none: str) -> Resolved:
    return resolved(option_set, None, why_none)
