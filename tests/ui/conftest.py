"""A facilitator's desk on a real DuckDB file, and pages opened from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from appraisal.places import PAGES
from appraisal.ui import visitor
from appraisal.workshops import Workshop, Workshops, held, held_workshops, let_go
from tests.ui.pages import SALFORD, Opens


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workshops]:
    monkeypatch.setenv(held.FOLDER_VARIABLE, str(tmp_path / "data"))
    yield held_workshops()
    let_go()


@pytest.fixture
def workshop(desk: Workshops) -> Workshop:
    return desk.open_workshop("Harrowmere, first event", SALFORD)


@pytest.fixture
def open_page(desk: Workshops, monkeypatch: pytest.MonkeyPatch) -> Opens:
    secret = desk.make_facilitator_link()

    def opens(
        name: str, *, cookies: dict[str, str] | None = None, code: str = "", **address: str
    ) -> AppTest:
        held_cookies = {visitor.FACILITATOR_COOKIE: secret} if cookies is None else cookies
        monkeypatch.setattr(visitor, "browser_cookies", lambda: held_cookies)
        page = AppTest.from_file(str(PAGES / f"{name}.py"), default_timeout=30)
        if code:
            page.query_params["workshop"] = code
        for key, value in address.items():
            page.query_params[key] = value
        return page.run()

    return opens
