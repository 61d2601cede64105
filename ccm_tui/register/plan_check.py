"""The plan check: open questions and their decisions, and what can be computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccm_tui.errors import NotFound
from ccm_tui.register.naming import Names
from ccm_tui.store.driver import our_errors
from ccm_tui.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccm_tui.domain.checks import Checked
    from ccm_tui.domain.questions import Question


class PlanCheck(Names):
    """What the plan in use leaves open."""

    def questions(self, plan: str | None = None) -> Sequence[Question]:
        """The open questions of a plan (a uid; None: the one in use), decided or not."""
        from ccm_tui.store import questions

        with our_errors(self.path):
            return questions.questions(self._connection, plan or self.plan)

    def question(self, text: str) -> Question:
        """The question that a number of the plan in use, or a uid, names; raises NotFound."""
        known = self.questions()
        wanted = text.strip().casefold()
        for one in known:
            if one.code.casefold() == wanted:
                return one
        from ccm_tui.store import records

        try:
            uid = self.find("doubt", text)
        except NotFound:
            raise _no_question(text, [one.code for one in known]) from None
        with our_errors(self.path):
            plan = records.stored(self._connection, self.entity("doubt"), uid)["plan"]
        found = [one for one in self.questions(plan) if one.uid == uid]
        if not found:
            raise NotFound(_("The open question {text} was deleted.").format(text=text))
        return found[0]

    def settle(self, question: str, value: str, reason: str) -> str:
        """Decide an open question, and what follows from it: one act; the decision's uid.

        Raises NotFound, and Refused where nobody is named or no reason given.
        """
        from ccm_tui.store import questions

        found = self.question(question)
        with our_errors(self.path):
            return questions.decide(self._saver, self.entities, found, value, reason)

    def plan_checks(self, plan: str | None = None) -> Sequence[Checked]:
        """The computed checks of a plan (a uid; None: the one in use)."""
        from ccm_tui.domain.checks import checked
        from ccm_tui.store.plan_facts import plan_facts

        with our_errors(self.path):
            wanted = plan or self.plan
            return checked(plan_facts(self._connection, wanted, self.today)) if wanted else ()

    def undecided(self, code: str, plan: str | None = None) -> str:
        """What of the plan's record ``code`` is undecided, in words; empty: nothing."""
        from ccm_tui.domain.questions import undecided_in_words

        return undecided_in_words(self.questions(plan), code)


def _no_question(text: str, codes: Sequence[str]) -> NotFound:
    from difflib import get_close_matches

    near = get_close_matches(text.strip(), codes, n=3, cutoff=0)
    return NotFound(
        _("There is no open question “{text}”.").format(text=text),
        _("Nearest: {names}. “ccm-tui plan check” lists them.").format(names=", ".join(near)),
        near,
    )
