"""What a browser sent: bodies read up to a limit, and other sites' forms refused."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

from appraisal.errors import AppraisalError

BODY_LIMIT = 64 * 1024
"""Bytes: more than any ballot of 40 criteria needs."""

_DRAINED = 16 * 1024 * 1024
_MOST_FIELDS = 200
_FORM = "application/x-www-form-urlencoded"


class RequestError(AppraisalError):
    """A request that cannot be taken as it is; `status` is the HTTP status to answer with."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def refuse_other_sites(request: Request) -> None:
    """Raise `RequestError` where another site's page sent this.

    The cookie's SameSite=Lax already keeps other sites' posts out; this says so as well. A
    browser sends `Origin: null` from our own pages, because they ask for no referrer, so null
    counts as absent; over plain http it sends no Sec-Fetch-Site at all.
    """
    site = request.headers.get("sec-fetch-site")
    if site is None:
        origin = request.headers.get("origin", "null")
        ours = {request.headers.get("host"), request.headers.get("x-forwarded-host")}
        elsewhere = origin != "null" and urlsplit(origin).netloc not in ours
    else:
        elsewhere = site not in ("same-origin", "none")
    if elsewhere:
        raise RequestError(
            403,
            "This was sent from another website, so it was not taken. Open the ballot with the "
            "code on the screen and send it from there.",
        )


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a form; of a field sent twice, the last."""
    _must_be(request, _FORM)
    return _fields(await _body(request))


async def read_form_or_json(request: Request) -> dict[str, str]:
    """The fields of a draft, sent as a form or as JSON with the swings in a mapping."""
    kind = _must_be(request, _FORM, "application/json")
    body = await _body(request)
    return _fields(body) if kind == _FORM else _fields_of_json(body)


def _must_be(request: Request, *kinds: str) -> str:
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in kinds:
        raise RequestError(
            415,
            f"This was sent as '{kind[:60]}', which the ballot does not read. Send {kinds[0]}.",
        )
    return kind


async def _body(request: Request) -> bytes:
    """The body, if it is small; a larger one is read on and thrown away.

    A server that answers and hangs up in mid-upload is shown by browsers as a broken
    connection, and nobody reads the sentence.
    """
    kept, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= BODY_LIMIT:
            kept += chunk
        elif size > _DRAINED:
            break
    if size > BODY_LIMIT:
        raise RequestError(
            413, "That is more than a ballot can hold (64 kB). Reload the page and try again."
        )
    return bytes(kept)


def _fields(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise RequestError(
            400, f"A ballot has at most {_MOST_FIELDS} fields. Reload the page and try again."
        ) from error
    return dict(pairs)


def _fields_of_json(body: bytes) -> dict[str, str]:
    # Deep nesting is stopped by the parser with RecursionError.
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        given = None
    swings = given.get("swings", {}) if isinstance(given, dict) else None
    if not isinstance(swings, dict) or len(swings) > _MOST_FIELDS:
        raise RequestError(
            400, 'A draft is JSON such as {"round": 1, "most": "a", "swings": {"b": "50"}}.'
        )
    return {
        **_words(given, ("round", "step", "most", "at")),
        **{f"swing-{name}": word for name, word in _words(swings, swings).items()},
    }


def _words(given: Mapping[str, Any], names: Any) -> dict[str, str]:
    found = {name: given[name] for name in names if given.get(name) is not None}
    for name, value in found.items():
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise RequestError(400, f"'{name[:64]}' in a draft is a number or text, nothing else.")
    return {name: str(value) for name, value in found.items()}
