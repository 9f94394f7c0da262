"""The one way in for every request: methods, errors and other sites, answered in sentences."""

import logging
from collections.abc import Awaitable, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from appraisal.ballot.forms import RequestError, refuse_other_sites
from appraisal.ballot.pages import CodePage, MessagePage
from appraisal.ballot.responses import html, sentence
from appraisal.errors import AppraisalError
from appraisal.workshops import LedgerError, WorkshopError
from appraisal.workshops.drafts import Problem

Handler = Callable[[Request], Awaitable[ASGIApp]]

_log = logging.getLogger("appraisal.ballot")

NOT_SAVED = (
    "The server could not save this, so it is not counted yet. What was saved before is safe. "
    "Tell the facilitator, and try again in a minute."
)
_FAULT = (
    "Something went wrong on the server, and it has been written down there. What was saved "
    "before is safe. Go back and try again, or tell the facilitator."
)


class Door:
    """Hands a request to its method's handler. `plain` answers errors without a page."""

    def __init__(
        self, get: Handler | None = None, post: Handler | None = None, plain: bool = False
    ) -> None:
        self._handlers = {"GET": get, "HEAD": get, "POST": post}
        self._plain = plain

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; whatever happens, with a sentence and never a traceback."""
        request = Request(scope, receive)
        try:
            answer = await self._answer(request)
        except ClientDisconnect:
            return
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> ASGIApp:
        handler = self._handlers.get(request.method)
        if handler is None:
            return self._wrong_method(request)
        try:
            if request.method == "POST":
                refuse_other_sites(request)
            return await handler(request)
        except ClientDisconnect:
            raise
        except LedgerError:
            _log.exception("The ledger did not take a change.")
            return self._error(request, "This was not saved", NOT_SAVED, 503)
        except WorkshopError as error:
            return self._no_workshop(request, str(error))
        except AppraisalError as error:
            status = error.status if isinstance(error, RequestError) else 400
            return self._error(request, "This was not taken", str(error), status)
        except Exception:
            # The last resort: a phone gets a sentence, and the log the rest.
            _log.exception("%s %s failed.", request.method, request.url.path)
            return self._error(request, "Something went wrong", _FAULT, 500)

    def _no_workshop(self, request: Request, text: str) -> Response:
        if self._plain:
            return sentence(text, 404)
        typed = request.path_params.get("code", "")
        page = CodePage(base_of(request), (Problem(text, "code"),), typed[:20])
        return html(request, "code", page, 404)

    def _error(self, request: Request, heading: str, text: str, status: int) -> Response:
        if self._plain:
            return sentence(text, status)
        code = request.path_params.get("code")
        link = f"{base_of(request)}/b/{code}" if code else f"{base_of(request)}/b"
        return html(request, "message", MessagePage(heading, text, link), status)

    def _wrong_method(self, request: Request) -> Response:
        allowed = [method for method, handler in self._handlers.items() if handler]
        text = f"This address takes {' and '.join(allowed)}, not {request.method[:20]}."
        answer = self._error(request, "This was not taken", text, 405)
        answer.headers["Allow"] = ", ".join(allowed)
        return answer


def base_of(request: Request) -> str:
    """What every address on this server begins with, if it is served under a path."""
    return str(request.scope.get("root_path", "")).rstrip("/")
