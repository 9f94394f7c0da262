"""The ballot's addresses. Each handler asks the workshops, and shows a page or says where to go."""

from collections.abc import Callable
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from appraisal.ballot.door import Door, base_of
from appraisal.ballot.filling import Filling
from appraisal.ballot.forms import RequestError, read_form, read_form_or_json
from appraisal.ballot.outcomes import outcome_page
from appraisal.ballot.pages import CodePage, join_page, step_page, waiting_page
from appraisal.ballot.qr import qr_code
from appraisal.ballot.responses import cookie_name, html, nothing, picture, see
from appraisal.ballot.stream import EventStream
from appraisal.workshops import BallotError, LiveFeed, Workshop, WorkshopError, Workshops
from appraisal.workshops.drafts import Problem, moment_of, round_of, standing, step_of, written

_NO_COOKIE = (
    "This browser did not keep the cookie that brings you back to your answers. Allow cookies "
    "for this site, or use another browser, then join again."
)


def routes(workshops: Callable[[], Workshops], feed: Callable[[], LiveFeed]) -> list[Route]:
    """The routes of the phone ballot, the live feed and the QR code.

    Both arguments are asked at each request: neither exists before the server has started.
    """
    desk = _Desk(workshops, feed)
    code, ballot = Door(desk.ask_code, desk.take_code), Door(desk.show, desk.take)
    return [
        Route("/b", code),
        Route("/b/", code),
        Route("/b/{code}", ballot),
        Route("/b/{code}/", ballot),
        Route("/b/{code}/draft", Door(post=desk.keep_draft, plain=True)),
        Route("/live/{code}", Door(desk.live, plain=True)),
        Route("/qr/{code}.svg", Door(desk.qr, plain=True)),
    ]


class _Desk:
    def __init__(self, workshops: Callable[[], Workshops], feed: Callable[[], LiveFeed]) -> None:
        self._workshops = workshops
        self._feed = feed

    async def ask_code(self, request: Request) -> Response:
        return html(request, "code", CodePage(base_of(request)))

    async def take_code(self, request: Request) -> Response:
        typed = (await read_form(request)).get("code", "")
        try:
            code = self._workshops().by_code(typed).code
        except WorkshopError as error:
            page = CodePage(base_of(request), (Problem(str(error), "code"),), typed[:20])
            return html(request, "code", page, 404)
        return see(f"{base_of(request)}/b/{code}")

    async def show(self, request: Request) -> Response:
        workshops = self._workshops()
        workshop, base = workshops.by_code(request.path_params["code"]), base_of(request)
        secret = secret_of(request, workshop)
        if not secret or not workshops.participant(workshop.code, secret):
            problems = (Problem(_NO_COOKIE),) if "joined" in request.query_params else ()
            return html(request, "join", join_page(base, workshop, problems))
        if workshop.current is None:
            return html(request, "waiting", waiting_page(base, workshop))
        here = standing(workshops, workshop, secret)
        if workshop.current.status == "open" and (here.writing or not here.ballot):
            return html(request, *step_page(base, workshop, here))
        results = workshops.results(workshop.code, workshop.current.number)
        return html(request, "outcome", outcome_page(base, workshop, here, results))

    async def take(self, request: Request) -> Response:
        workshops = self._workshops()
        workshop = workshops.by_code(request.path_params["code"])
        form = await read_form(request)
        filling = Filling(request, workshops, workshop, form, secret_of(request, workshop))
        return await filling.answer()

    async def keep_draft(self, request: Request) -> Response:
        workshops = self._workshops()
        workshop = workshops.by_code(request.path_params["code"])
        form = await read_form_or_json(request)
        secret = secret_of(request, workshop)
        if not secret or not workshops.participant(workshop.code, secret):
            raise RequestError(403, "You have not joined this workshop on this device. Join first.")
        here = standing(workshops, workshop, secret)
        number = round_of(form, here.draft.round)
        if number < here.draft.round and (here.writing or here.ballot):
            raise RequestError(
                409,
                f"Round {here.draft.round} has begun, and you have answers there. "
                "Reload the page to go on with them.",
            )
        if number > here.draft.round:
            raise RequestError(409, f"Round {number} has not begun. Reload the page.")
        draft, problems = written(here.draft, form, workshop.criteria)
        if problems:
            raise BallotError("\n".join(problem.text for problem in problems))
        if 0 < moment_of(form) <= here.draft.at:
            # A copy that was overtaken on its way: what is kept is the same or later.
            return nothing()
        step = step_of(form, here.draft.step)
        seen = here.ballot.version if here.ballot else 0
        draft = replace(draft, round=number, step=step, seen=seen)
        await workshops.save_draft_soon(workshop.code, secret, draft.kept())
        return nothing()

    async def live(self, request: Request) -> ASGIApp:
        code = self._workshops().by_code(request.path_params["code"]).code
        return EventStream(self._feed().messages(code))

    async def qr(self, request: Request) -> Response:
        code = self._workshops().by_code(request.path_params["code"]).code
        return picture(qr_code(f"{str(request.base_url).rstrip('/')}/b/{code}"))


def secret_of(request: Request, workshop: Workshop) -> str | None:
    """The secret that this browser holds for a workshop, if any."""
    return request.cookies.get(cookie_name(workshop.code))
