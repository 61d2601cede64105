"""How the invitations to an event were answered, in words."""

from collections.abc import Sequence

from ccm_tui.words import _


def answers_in_words(answers: Sequence[str | None]) -> str:
    """``12 invited, 7 accepted, 2 declined, 3 no answer``; None is no answer yet."""
    said = (
        (len(answers), _("{n} invited")),
        (answers.count("accepted"), _("{n} accepted")),
        (answers.count("tentative"), _("{n} tentative")),
        (answers.count("declined"), _("{n} declined")),
        (answers.count(None), _("{n} no answer")),
    )
    return ", ".join(words.format(n=count) for count, words in said if count)
