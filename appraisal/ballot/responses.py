"""Answers: pages with their security headers, compressed where that is welcome."""

import gzip
from typing import Any

import brotli
from starlette.requests import Request
from starlette.responses import Response

from appraisal.ballot.rendering import CONTENT_SECURITY_POLICY, render

COOKIE_AGE = 180 * 24 * 3600

_WORTH_COMPRESSING = 1024
# On pages of 10 kB, higher qualities cost several times as much and save a few hundred bytes.
_BROTLI_QUALITY = 2
_GZIP_LEVEL = 4

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept-Encoding",
}


def html(request: Request, template: str, page: Any, status: int = 200) -> Response:
    """A page. `template` is its name without the ending."""
    body, encoding = _compressed(request, render(template, page).encode())
    headers = _HEADERS if encoding is None else {**_HEADERS, "Content-Encoding": encoding}
    return Response(body, status, headers, media_type="text/html")


def sentence(text: str, status: int) -> Response:
    """A plain sentence, for whoever asked without a page to show it on."""
    return Response(text, status, _HEADERS, media_type="text/plain")


def nothing() -> Response:
    """Done, and nothing to say."""
    return Response(status_code=204, headers={"Cache-Control": "no-store"})


def see(address: str) -> Response:
    """Go and look there: a form was taken, and reloading must not send it again."""
    return Response(
        status_code=303,
        headers={
            "Location": address,
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
        },
    )


def picture(svg: bytes) -> Response:
    """An SVG picture."""
    return Response(svg, headers=_HEADERS, media_type="image/svg+xml")


def keep_secret(response: Response, request: Request, code: str, secret: str) -> None:
    """Give the browser the cookie that brings this person back to this workshop."""
    response.set_cookie(
        cookie_name(code),
        secret,
        max_age=COOKIE_AGE,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def cookie_name(code: str) -> str:
    """The name of a workshop's cookie."""
    return f"ballot_{code}"


def _compressed(request: Request, body: bytes) -> tuple[bytes, str | None]:
    accepted = request.headers.get("accept-encoding", "")
    if len(body) < _WORTH_COMPRESSING:
        return body, None
    if "br" in accepted:
        return brotli.compress(body, quality=_BROTLI_QUALITY), "br"
    if "gzip" in accepted:
        return gzip.compress(body, _GZIP_LEVEL, mtime=0), "gzip"
    return body, None
