"""Who is looking at a page, read from the cookies that the private links and the ballot set."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from appraisal.workshops import Workshops

FACILITATOR_COOKIE = "appraisal_facilitator"
BOARD_COOKIE = "appraisal_board"
BALLOT_COOKIE = "ballot"


@dataclass(frozen=True)
class Visitor:
    """A visitor's rights: everything, or some workshops to read, or neither."""

    facilitator: bool
    boards: frozenset[str]
    cookies: Mapping[str, str]

    def may_read(self, code: str) -> bool:
        """Whether this visitor may read a workshop's pages."""
        return self.facilitator or code in self.boards

    def ballot_secret(self, code: str) -> str | None:
        """The secret under which this browser joined a workshop, if it did."""
        return self.cookies.get(f"{BALLOT_COOKIE}_{code}")


def visitor(workshops: Workshops) -> Visitor:
    """Who is asking, by this browser's cookies; every secret is checked against the ledger."""
    cookies = browser_cookies()
    boards = (
        workshops.board_workshop(secret)
        for name, secret in cookies.items()
        if name.startswith(f"{BOARD_COOKIE}_")
    )
    return Visitor(
        facilitator=workshops.is_facilitator(cookies.get(FACILITATOR_COOKIE)),
        boards=frozenset(code for code in boards if code),
        cookies=cookies,
    )


def browser_cookies() -> dict[str, str]:
    """The cookies with which this browser opened the page."""
    return dict(st.context.cookies)
