"""The documents name only pictures and files that are there."""

import re
from pathlib import Path

import pytest

HOME = Path(__file__).parent.parent
PAGES = [
    HOME / "README.md",
    HOME / "CHANGELOG.md",
    HOME / "GLOSSARY.md",
    *sorted((HOME / "docs").rglob("*.md")),
    *sorted((HOME / "scenarios").glob("*.md")),
    *sorted((HOME / "data").rglob("*.md")),
]
_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(HOME)))
def test_what_a_document_links_to_is_there(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link]
    missing = [link for link in inside if not (page.parent / link).exists()]
    assert missing == []
