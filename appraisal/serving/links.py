"""Private links: each swaps its secret for a cookie, so that no secret stays in an address."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from appraisal.ui.visitor import BOARD_COOKIE, FACILITATOR_COOKIE
from appraisal.workshops import held_workshops

_THIRTY_DAYS = 30 * 24 * 3600


async def facilitator_link(request: Request) -> Response:
    """Let the holder of the private link in as facilitator."""
    secret = request.path_params["secret"]
    if not held_workshops().is_facilitator(secret):
        return _refused("facilitator", "printed where the server was started")
    return _let_in(request, "/", FACILITATOR_COOKIE, secret)


async def board_link(request: Request) -> Response:
    """Let the holder of a board link read its workshop."""
    secret = request.path_params["secret"]
    code = held_workshops().board_workshop(secret)
    if code is None:
        return _refused("board", "made by the facilitator on the page 'Run the round'")
    return _let_in(request, f"/results?workshop={code}", f"{BOARD_COOKIE}_{code}", secret)


def _let_in(request: Request, to: str, cookie: str, secret: str) -> Response:
    response = RedirectResponse(to, status_code=303)
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    response.set_cookie(
        cookie,
        secret,
        max_age=_THIRTY_DAYS,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


def _refused(whose: str, where: str) -> Response:
    return PlainTextResponse(
        f"This is not a {whose} link of this server. Use the one {where}.", status_code=404
    )
