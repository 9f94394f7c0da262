"""Doors of Streamlit's that stand open to everybody, closed to those who do not need them."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from appraisal.ui.visitor import FACILITATOR_COOKIE
from appraisal.workshops import held_workshops

_UPLOADS = "/_stcore/upload_file"


class UploadsForFacilitators:
    """Lets only the facilitator upload: Streamlit keeps what anybody sends in memory."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse an upload without the facilitator's cookie; pass everything else on."""
        if scope["type"] == "http" and scope["path"].startswith(_UPLOADS):
            secret = Request(scope).cookies.get(FACILITATOR_COOKIE)
            if not held_workshops().is_facilitator(secret):
                refused = PlainTextResponse("Only the facilitator may upload files.", 403)
                await refused(scope, receive, send)
                return
        await self._app(scope, receive, send)
