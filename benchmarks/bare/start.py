"""A Textual app with a header, a footer and a line of text: the floor for opening learnlog."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static


class Start(App[None]):
    """Shows ``Ready`` and waits."""

    BINDINGS = [("ctrl+q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Three widgets."""
        yield Header()
        yield Static("Ready")
        yield Footer()


if __name__ == "__main__":
    Start().run()
