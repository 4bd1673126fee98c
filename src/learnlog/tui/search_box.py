"""The box above a list that searches it as one types."""

from __future__ import annotations

from textual.binding import Binding
from textual.message import Message

from learnlog.tui.fields.line_input import LineInput


class SearchBox(LineInput):
    """One line to search with. Escape clears it, and leaves it once it is empty."""

    BINDINGS = [
        Binding("escape", "clear_or_leave", "Clear", id="search.clear", tooltip="Clear the search, then leave it"),
        Binding("down", "leave", "To the list", id="search.leave", tooltip="Go to what was found"),
    ]

    DEFAULT_CSS = """
    SearchBox {
        height: 3;
    }
    """

    class Left(Message):
        """Somebody is done typing and wants what was found."""

    def action_clear_or_leave(self) -> None:
        """Clear the search; leave the box if it is clear."""
        if self.value:
            self.value = ""
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Go to what was found."""
        self.post_message(self.Left())

    async def action_submit(self) -> None:
        """Enter goes to what was found: the search itself needs no key."""
        self.action_leave()
