"""Writes ``keys.md`` from the keys as the program declares them: ``python docs/keys.py``."""

from pathlib import Path
from typing import Final

from textual.binding import Binding

from ccm_tui.errors import CcmError
from ccm_tui.register import Register
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.key_places import PLACES, Act, class_at, own_acts
from ccm_tui.visits import Visits

PAGE: Final = Path(__file__).with_name("keys.md")

_INTRODUCTION: Final = """\
# All keys

`F1` shows the keys of the place you are in. This page is made from the program itself by
`docs/keys.py`.

![The keys of the outreach log, as F1 shows them](pictures/help.svg)

## Going somewhere

`ctrl+p` finds every action and every State by name, every record by its words, rows of the plan by
their codes, views and templates.

![Records found by the beginning of a word](pictures/palette.svg)

`F3` (or `;` where no text is typed) puts a letter on everything you can go to: type it, and you are
there. `[` goes back to where you were, `]` forward again.

![Letters on Today](pictures/letters.svg)

## The mouse

A click selects, two open. A click on a heading sorts by that column, where the list can, and
another one the other way. The keys in the last line, the sections and the underlined words in the
first one can be clicked; so can the words of a list in a form. The wheel scrolls whatever it is
over.

## What is copied

`y` copies the marked rows, the record, or the text beside a list (`tab` goes there). Not every
terminal lets a program copy: `Y` writes the same to a file that you name, which only you may read.

## Other keys

Keys can be changed in the file of settings that `ccm-tui where` names. Each action has a name, in
the last column below:

```toml
[keys]
app.drafts = "f8,D"      # two keys for the drafts
section.sort = "o"
undo = "U"               # without a place: wherever there is an undo and no text is typed
```

A key is a letter or sign, a name (`f5`, `enter`, `esc`, `space`, `pgup`, `comma`), or one held with
`ctrl`, `alt` or `shift`: `ctrl+k`, `alt+left`. What is named replaces all keys the action had.

The program says at the start what cannot be, names the reason, and goes on with the usual key:
a name that no action has, a key that does not exist, one that terminals cannot tell from another
(`ctrl+i` is `tab`), one that another action has in the same place, and a letter where letters are
text. An action whose usual keys are all letters and signs works only where no text is typed, also
under another key. Help, the palette and the last line show the keys as they are; sentences such as
“u brings it back” go on naming the usual ones.
"""


class _NoSettings:
    """The settings of an app that is never run."""

    theme = ""
    config = PAGE
    backups = PAGE.parent
    trouble: CcmError | None = None
    keys: object = None
    visits = Visits(None)

    def remember(self, **settings: str) -> None:
        """Nothing to keep."""


def page() -> str:
    """The page ``keys.md``, whole."""

    def never() -> Register:
        raise AssertionError("the app is asked for the names of its keys and not run")

    app = CcmApp(never, _NoSettings())
    parts = [_INTRODUCTION]
    for place in PLACES:
        if acts := own_acts(class_at(place.where)):
            rows = "\n".join(_row(app, act) for act in acts)
            head = "| key | word | what it does | name |\n|---|---|---|---|"
            parts.append(f"## {place.words}\n\n{head}\n{rows}\n")
    return "\n".join(parts)


def _row(app: CcmApp, act: Act) -> str:
    shown = [app.get_key_display(Binding(key, "")) for key in act.keys]
    keys = " ".join(f"`{key}`" for key in dict.fromkeys(shown))
    return f"| {keys} | {act.word} | {act.does} | `{act.id}` |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
