"""The browser's scripts and styles compressed with brotli, which Streamlit itself does not do."""

import asyncio
from pathlib import Path

import brotli
import streamlit
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from appraisal.places import PLOTLY_ADDRESS, PLOTLY_SCRIPT

_STATIC = Path(streamlit.__file__).parent / "static"
_KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
_YEAR = "public, max-age=31536000, immutable"
_QUALITY = 6


class CompressedStatic:
    """Answers `/static/*.js`, `*.css` and Plotly's script with a copy compressed on first use.

    The names of Streamlit's files carry a hash of their content, so browsers may keep them for
    good. Whatever does not accept brotli falls through to the routes behind.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._compressed: dict[str, bytes] = {}
        # Only files that lie there at start-up can be asked for: no path is put together here.
        self._files = {
            f"/static/{path.relative_to(_STATIC / 'static').as_posix()}": path
            for path in (_STATIC / "static").rglob("*")
            if path.suffix in _KINDS
        } | {PLOTLY_ADDRESS: PLOTLY_SCRIPT}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a known file compressed; pass everything else on."""
        path = self._files.get(scope["path"]) if scope["type"] == "http" else None
        if path is None or "br" not in Headers(scope=scope).get("accept-encoding", ""):
            await self._app(scope, receive, send)
            return
        if scope["path"] not in self._compressed:
            self._compressed[scope["path"]] = await asyncio.to_thread(_compress, path)
        response = Response(
            self._compressed[scope["path"]],
            media_type=_KINDS[path.suffix],
            headers={
                "Content-Encoding": "br",
                "Cache-Control": _YEAR,
                "Vary": "Accept-Encoding",
                "X-Content-Type-Options": "nosniff",
            },
        )
        await response(scope, receive, send)


def _compress(path: Path) -> bytes:
    return bytes(brotli.compress(path.read_bytes(), quality=_QUALITY))


async def plotly_script(_request: Request) -> Response:
    """Plotly's own script, for the projector's moving bars."""
    return FileResponse(PLOTLY_SCRIPT, media_type=_KINDS[".js"], headers={"Cache-Control": _YEAR})
