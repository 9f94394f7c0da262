"""A small partnership in a real file, spoilt as a test says, and what the checks find in it."""

from collections.abc import Callable, Iterator

import pytest

from appraisal.partnership.findings import Finding
from tests.partnership.checks.small import Change, Held, checked


@pytest.fixture(scope="session")
def right_one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """The partnership in which everything is right, in one file for all tests."""
    held = Held(tmp_path_factory.mktemp("small") / "partnership.duckdb")
    yield held
    held.connection.close()


@pytest.fixture
def held(right_one: Held) -> Callable[..., Held]:
    """Holds the small partnership with the changes made to it."""
    return right_one.spoil


@pytest.fixture
def findings(held: Callable[..., Held]) -> Callable[..., list[Finding]]:
    """Everything that the checks find once the changes are made."""

    def find(*changes: Change) -> list[Finding]:
        return checked(held(*changes))

    return find


@pytest.fixture
def only(findings: Callable[..., list[Finding]]) -> Callable[..., Finding]:
    """The one finding that the changes lead to."""

    def one(*changes: Change) -> Finding:
        (found,) = findings(*changes)
        return found

    return one
