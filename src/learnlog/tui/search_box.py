"""The box above a list that searches it as one types."""

from __future__ import annotations

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input


class SearchBox(Input):
    """One line to search with. Escape clears it, and leaves it once it is empty."""

    BINDINGS = [
        Binding("escape", "clear_or_leave", "Clear", id="search.clear", tooltip="Clear the search, then leave it"),
        Binding("down", "leave", "To the list", id="search.leave", tooltip="Go to what was found"),
    ]

    DEFAULT_CSS = """
    SearchBox {
        height: 3;
        border: round $border-blurred;
        background: transparent;
        padding: 0 1;
        &:focus { border: round $border; }
    }
    """

    class Left(Message):
        """Somebody is done typing and wants what was found."""

    def __init__(self, placeholder: str, *, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, id=id)

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
