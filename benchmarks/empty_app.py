"""The reference for whatever opens on the screen: a Textual app that shows one word."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """One Static, no style sheet, no bindings of its own; ctrl+q leaves it."""

    def compose(self) -> ComposeResult:
        yield Static("empty")


if __name__ == "__main__":
    EmptyApp().run()
