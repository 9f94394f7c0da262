"""One press of a button on the ballot: what was sent, what is kept of it, and what comes next."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from appraisal.ballot.door import NOT_SAVED, base_of
from appraisal.ballot.pages import RATHER_NOT_SAY, join_page, step_page, waiting_page
from appraisal.ballot.responses import html, keep_secret, see
from appraisal.workshops import BallotError, LedgerError, Workshop, WorkshopError, Workshops
from appraisal.workshops.drafts import (
    Draft,
    Problem,
    Standing,
    Step,
    round_of,
    standing,
    step_of,
    written,
    wrong_swings,
)

_log = logging.getLogger("appraisal.ballot")

_ANSWERS = ("round", "step", "most", "at")
_CHOOSE_ONE = "Choose the one that you would move first."
_CHOOSE_GROUP = "Choose your group, or 'Rather not say'."


class Filling:
    """Somebody's form, on its way to becoming a draft or a ballot."""

    def __init__(
        self,
        request: Request,
        workshops: Workshops,
        workshop: Workshop,
        form: Mapping[str, str],
        secret: str | None,
    ) -> None:
        self._request = request
        self._base = base_of(request)
        self._workshops = workshops
        self._workshop = workshop
        self._form = form
        self._secret = secret or ""

    async def answer(self) -> Response:
        """Take the form: go on to the next page, or show this one again with what was typed."""
        if not self._workshops.participant(self._workshop.code, self._secret):
            return await self._join()
        here = standing(self._workshops, self._workshop, self._secret)
        match self._form.get("go"):
            case "most" | "swings" | "review" | "cast" as to:
                return await self._write(here, to)
            case "change":
                return await self._change(here)
            case "keep":
                return await self._keep_ballot(here)
            case _:
                # Joined already, in another tab or by a second tap: show where they stand.
                return self._see()

    async def _join(self) -> Response:
        carried = {
            name: value
            for name, value in self._form.items()
            if name in _ANSWERS or name.startswith("swing-")
        }
        group = self._form.get("group")
        has_groups = bool(self._workshop.option_set.groups)
        if self._form.get("go") != "join":
            text = "This browser no longer knows you, so join again. Your answers come with you."
            return self._join_page(Problem(text), group, carried, 403)
        if has_groups and group is None:
            return self._join_page(Problem(_CHOOSE_GROUP, "group"), group, carried, 400)
        try:
            secret = await self._workshops.join_soon(
                self._workshop.code, None if group in (None, RATHER_NOT_SAY) else group
            )
            await self._bring_along(secret, carried)
        except WorkshopError as error:
            return self._join_page(Problem(str(error), "group"), group, carried, 400)
        except LedgerError:
            _log.exception("Somebody could not join %s.", self._workshop.code)
            return self._join_page(Problem(NOT_SAVED), group, carried, 503)
        response = see(f"{self._base}/b/{self._workshop.code}?joined")
        keep_secret(response, self._request, self._workshop.code, secret)
        return response

    async def _bring_along(self, secret: str, carried: Mapping[str, str]) -> None:
        """Keep the answers that arrived before the person had a cookie again."""
        if "most" not in carried or self._workshop.current is None:
            return
        draft, _ = written(Draft(self._workshop.current.number), carried, self._workshop.criteria)
        step: Step = "swings" if draft.most else "most"
        kept = replace(draft, step=step).kept()
        await self._workshops.save_draft_soon(self._workshop.code, secret, kept)

    async def _change(self, here: Standing) -> Response:
        """Begin to change a ballot that is in: it counts until another is cast."""
        if here.ballot and not here.writing:
            await self._save(replace(here.draft, step="most"))
        return self._see()

    async def _keep_ballot(self, here: Standing) -> Response:
        if here.ballot and here.writing:
            await self._save(replace(here.draft, seen=-1))
        return self._see()

    async def _write(self, here: Standing, to: str) -> Response:
        """Take the answers in; then go to a step or cast, or show what stands in the way."""
        draft, problems = written(here.draft, self._form, self._workshop.criteria)
        seen = here.ballot.version if here.ballot else 0
        draft = replace(draft, seen=seen)
        step, more = self._as_far_as(draft, to)
        problems += more
        if problems:
            return await self._again(here, replace(draft, step=step), problems, 400)
        number = round_of(self._form, draft.round)
        if to == "cast":
            return await self._cast(here, replace(draft, step=step), number)
        closed = self._why_closed(number)
        if closed:
            step = step_of(self._form, draft.step)
            return await self._again(here, replace(draft, step=step), [Problem(closed)], 409)
        return await self._on(here, replace(draft, step=step))

    async def _on(self, here: Standing, draft: Draft) -> Response:
        try:
            await self._save(draft)
        except LedgerError:
            _log.exception("A draft could not be kept in %s.", self._workshop.code)
            was = replace(draft, step=step_of(self._form, here.draft.step))
            return self._page(replace(here, draft=was), [Problem(NOT_SAVED)], 503)
        return self._see()

    async def _cast(self, here: Standing, draft: Draft, number: int) -> Response:
        code, answers = self._workshop.code, draft.answers()
        try:
            await self._workshops.cast_ballot_soon(code, self._secret, number, answers)
        except BallotError as error:
            return await self._again(here, draft, [Problem(str(error))], 409)
        except LedgerError:
            _log.exception("A ballot could not be cast in %s.", code)
            return self._page(replace(here, draft=draft), [Problem(NOT_SAVED)], 503)
        return self._see()

    def _as_far_as(self, draft: Draft, to: str) -> tuple[Step, list[Problem]]:
        """The step to go to, or the first one on the way there with what is wrong on it."""
        if to == "most":
            return "most", []
        if draft.most is None:
            return "most", [Problem(_CHOOSE_ONE, "most")]
        if to == "swings" and len(self._workshop.criteria) > 1:
            return "swings", []
        wrong = wrong_swings(draft, self._workshop.criteria)
        return ("swings", wrong) if wrong else ("review", [])

    def _why_closed(self, number: int) -> str | None:
        """Why a step of that round can no longer be taken, or None where it can."""
        current = self._workshop.current
        if current is None:
            return "No round is open yet. Your answers are kept until one is."
        if current.status != "open":
            return (
                f"Round {current.number} has closed. Your answers are kept, and you can use them "
                "if another round opens."
            )
        if current.number != number:
            return (
                f"Round {current.number} has begun. Your answers are kept: look through them "
                "and go on."
            )
        return None

    async def _again(
        self, here: Standing, draft: Draft, problems: Sequence[Problem], status: int
    ) -> Response:
        """The page once more, with what was typed, which is kept."""
        try:
            await self._save(draft)
        except LedgerError:
            _log.exception("A draft could not be kept in %s.", self._workshop.code)
            problems, status = [*problems, Problem(NOT_SAVED)], 503
        # A round may have closed or opened while we waited.
        self._workshop = self._workshops.by_code(self._workshop.code)
        return self._page(replace(here, draft=draft), problems, status)

    def _page(self, here: Standing, problems: Sequence[Problem], status: int) -> Response:
        current = self._workshop.current
        if current is None:
            page = waiting_page(self._base, self._workshop, problems)
            return html(self._request, "waiting", page, status)
        if here.draft.round != current.number:
            here = replace(here, draft=replace(here.draft, round=current.number))
        return html(
            self._request, *step_page(self._base, self._workshop, here, problems), status=status
        )

    def _join_page(
        self, problem: Problem, group: str | None, carried: Mapping[str, str], status: int
    ) -> Response:
        page = join_page(self._base, self._workshop, [problem], group, carried)
        return html(self._request, "join", page, status)

    async def _save(self, draft: Draft) -> None:
        await self._workshops.save_draft_soon(self._workshop.code, self._secret, draft.kept())

    def _see(self) -> Response:
        return see(f"{self._base}/b/{self._workshop.code}")
