"""The templates, read once, with the one style and the one script written into each page."""

import base64
import hashlib
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_HERE = Path(__file__).parent


def _short(source: str) -> str:
    """A style or script without its indentation and whole-line comments, which phones pay for.

    >>> _short("a {\\n  b: c;\\n}\\n// why\\n/* why */\\n")
    'a {\\nb: c;\\n}'
    """
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


def _hashed(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


_STYLE = _short((_HERE / "ballot.css").read_text(encoding="utf-8"))
_SCRIPT = _short((_HERE / "ballot.js").read_text(encoding="utf-8"))

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src {_hashed(_STYLE)}",
        f"script-src {_hashed(_SCRIPT)}",
        "connect-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Only our own style and script, known by their hashes: nothing in an option set can run."""

_environment = Environment(
    loader=FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
_environment.globals.update(style=Markup(_STYLE), script=Markup(_SCRIPT))  # noqa: S704
_templates = {
    name.removesuffix(".html"): _environment.get_template(name)
    for name in _environment.list_templates(extensions=["html"])
}


def render(template: str, page: Any) -> str:
    """A page as HTML; the template sees `page`."""
    return _templates[template].render(page=page)
