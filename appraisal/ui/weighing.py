"""Swing weighting on a laptop, for a table or for somebody who wants to weigh in depth."""

from collections.abc import Mapping

import streamlit as st

from appraisal.charts import display_weights
from appraisal.errors import AppraisalError
from appraisal.option_sets import Criterion
from appraisal.ui import memory
from appraisal.ui.frame import Frame, show_problem
from appraisal.ui.words import plain
from appraisal.workshops import Workshop
from appraisal.workshops.drafts import Draft, Standing, standing


def weigh(page: Frame) -> None:
    """Find the workshop and the person, and take them through the three steps."""
    code = st.query_params.get("workshop")
    if not code:
        st.write("Open this page from your ballot, or join with the code on the screen.")
        st.link_button("Join with a code", "/b", type="primary")
        return
    try:
        workshop = page.workshops.by_code(code)
    except AppraisalError as error:
        show_problem(error)
        return
    secret = page.visitor.ballot_secret(workshop.code)
    if secret is None or page.workshops.participant(workshop.code, secret) is None:
        st.write("Join first, so that your ballot can find you again. Then open this page anew.")
        st.link_button("Join", f"/b/{workshop.code}", type="primary")
        return
    Weighing(page, workshop, secret).ask()


class Weighing:
    """One person's ballot on this page, in the round that is open now."""

    def __init__(self, page: Frame, workshop: Workshop, secret: str) -> None:
        self._workshops = page.workshops
        self._workshop = workshop
        self._secret = secret
        self._criteria = {one.id: one for one in workshop.criteria}
        current = workshop.current
        self._open = current.number if current and current.status == "open" else None

    def ask(self) -> None:
        """The three steps, as far as the answers go."""
        st.markdown(f"**{plain(self._workshop.option_set.question)}**")
        if self._workshop.rehearsal:
            st.warning("Rehearsal: these votes do not count.")
        self._bring_over_what_was_typed()
        if self._open is None:
            st.info("No round is open just now. Your answers are kept.")
            st.link_button("Go to your ballot", f"/b/{self._workshop.code}")
            return
        here = standing(self._workshops, self._workshop, self._secret)
        if here.earlier:
            st.write(f"These are your answers from round {here.earlier}. Change what you like.")
        most = self._first_step(here.draft)
        if most is None:
            return
        swings = self._second_step(most, here.draft)
        self._keep(self._open, most, swings, here)
        if len(swings) == len(self._criteria):
            self._third_step(self._open, swings)
        else:
            st.info("Answer them all to see what they mean.")

    def _bring_over_what_was_typed(self) -> None:
        """Keep what stood on the page when its round closed, and say what became of it.

        What was typed last arrives with the press of a button, perhaps after the round closed.
        """
        place = f"weighing_{self._workshop.code}"
        drawn = memory.recall(place)
        memory.keep(place, self._open)
        if drawn is None or drawn == self._open:
            return
        most = memory.recall(self._key("most", drawn))
        if most in self._criteria:
            swings = {name: memory.recall(self._key(name, drawn)) for name in self._criteria}
            here = standing(self._workshops, self._workshop, self._secret)
            given = {name: swing for name, swing in swings.items() if swing is not None}
            self._keep(drawn, most, {**given, most: 100.0}, here)
        if memory.recall(self._key("cast", drawn)):
            st.warning(
                f"Round {drawn} closed before your ballot arrived, so it was not counted. "
                "Your answers are kept: look through them before you cast again."
            )
        else:
            st.info(f"Round {drawn} has closed. Your answers are kept.")

    def _first_step(self, draft: Draft) -> str | None:
        st.subheader(
            "1. If only one of these could move from worst to best, which would you choose?",
            anchor=False,
        )
        return st.radio(
            "Which move matters most to you?",
            list(self._criteria),
            index=list(self._criteria).index(draft.most) if draft.most else None,
            format_func=lambda name: plain(self._criteria[name].name),
            captions=[plain(_move(one)) for one in self._criteria.values()],
            key=self._key("most", self._open),
            label_visibility="collapsed",
        )

    def _second_step(self, most: str, draft: Draft) -> dict[str, float]:
        """The swings that have been given; the one that matters most is 100."""
        name = self._criteria[most].name
        st.subheader(
            plain(f"2. “{name}” is 100. How much does each other move matter beside it?"),
            anchor=False,
        )
        st.write("50 means half as much. 0 means not at all.")
        given: dict[str, float | None] = {}
        for one in self._criteria.values():
            # Empty to begin with: a number that stands there already sways the answer.
            given[one.id] = 100.0 if one.id == most else self._number(one, draft)
        return {name: swing for name, swing in given.items() if swing is not None}

    def _number(self, one: Criterion, draft: Draft) -> float | None:
        swing = st.number_input(
            plain(one.name),
            min_value=0.0,
            max_value=100.0,
            value=_usable(draft.swings.get(one.id)),
            step=5.0,
            format="%g",
            placeholder="0 to 100",
            key=self._key(one.id, self._open),
        )
        st.caption(plain(_move(one)))
        return swing

    def _keep(self, number: int, most: str, swings: Mapping[str, float], here: Standing) -> None:
        """Keep the answers as a draft, so that a reload, the next round or the phone finds them.

        What stood beside the move that is now the first is kept too, should it be moved back.
        """
        typed = {name: f"{swing:g}" for name, swing in swings.items() if name != most}
        kept = {**here.draft.swings, **typed}
        same_answers = here.draft.most == most and dict(here.draft.swings) == kept
        if same_answers and here.draft.round == number:
            return
        seen = here.ballot.version if here.ballot and here.ballot.round == number else 0
        draft = Draft(number, step="swings", most=most, swings=kept, at=here.draft.at, seen=seen)
        try:
            self._workshops.save_draft(self._workshop.code, self._secret, draft.kept())
        except AppraisalError as error:
            show_problem(error)

    def _third_step(self, number: int, swings: Mapping[str, float]) -> None:
        st.subheader("3. What that means", anchor=False)
        total = sum(swings.values())
        shares = {name: swing / total for name, swing in swings.items()}
        (shown,) = display_weights(shares)
        for name in sorted(shares, key=lambda one: -shares[one]):
            words = f"{self._criteria[name].name}: {shown[name]}"
            st.progress(shares[name], text=plain(words))
        st.write("You can change your ballot until the round closes. It is kept without your name.")
        # The round is in the key: a press meant for one round must not cast in the next.
        if st.button("Cast my ballot", type="primary", key=self._key("cast", number)):
            try:
                self._workshops.cast_ballot(self._workshop.code, self._secret, number, swings)
            except AppraisalError as error:
                show_problem(error)
            else:
                st.success("Your ballot is in.")

    def _key(self, what: str, number: int | None) -> str:
        return f"weigh_{self._workshop.code}_{number}_{what}"


def _usable(typed: str | None) -> float | None:
    """A kept answer as a number, if it is one that this page can show."""
    try:
        number = float(typed or "")
    except ValueError:
        return None
    return number if 0 <= number <= 100 else None


def _move(criterion: Criterion) -> str:
    return f"Worst: {criterion.worst_words}. Best: {criterion.best_words}."
