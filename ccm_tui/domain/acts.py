"""What a person did in one go, in words."""

from typing import Final

from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.words import N_

VERBS: Final = Vocabulary(
    "verb",
    (
        ("add", N_("written")),
        ("edit", N_("changed")),
        ("delete", N_("deleted")),
        ("undo", N_("undone")),
        ("redo", N_("done again")),
        ("seed", N_("with the program")),
        ("demo", N_("made up")),
        ("join", N_("joined")),
        ("decide", N_("decided")),
        ("erase", N_("erased")),
        ("write", N_("written by another program")),
    ),
)
