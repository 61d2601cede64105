"""The keys of the list. Descriptions are message ids, translated by whoever shows them."""

from typing import Final

from textual.binding import Binding

from ccm_tui.words import N_

BINDINGS: Final = (
    Binding("enter", "open", N_("Open"), id="list.open", tooltip=N_("Open this record")),
    Binding(
        "space",
        "mark",
        N_("Mark"),
        show=False,
        id="list.mark",
        tooltip=N_("Mark this row, or take the mark away, and go to the next one"),
    ),
    Binding(
        "y",
        "copy",
        N_("Copy"),
        show=False,
        id="list.copy",
        tooltip=N_("Copy the marked rows, or this one, as lines of text"),
    ),
    Binding(
        "Y",
        "to_file",
        N_("Copy to a file"),
        show=False,
        id="list.to_file",
        tooltip=N_("Write the same lines to a file, where the terminal does not copy"),
    ),
    Binding("up", "move(-1)", N_("Up"), show=False, id="list.up", tooltip=N_("One row up")),
    Binding("down", "move(1)", N_("Down"), show=False, id="list.down", tooltip=N_("One row down")),
    Binding(
        "pageup",
        "page(-1)",
        N_("Page up"),
        show=False,
        id="list.page_up",
        tooltip=N_("One screen up"),
    ),
    Binding(
        "pagedown",
        "page(1)",
        N_("Page down"),
        show=False,
        id="list.page_down",
        tooltip=N_("One screen down"),
    ),
    Binding(
        "home,ctrl+home",
        "home",
        N_("Top"),
        show=False,
        id="list.home",
        tooltip=N_("Go to the first row"),
    ),
    Binding(
        "end,ctrl+end",
        "end",
        N_("End"),
        show=False,
        id="list.end",
        tooltip=N_("Go to the last row"),
    ),
)
