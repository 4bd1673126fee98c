"""A line that can be chosen: focus, Enter, Space or a click. Home is made of them."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Line(Static, can_focus=True):
    """One focusable line of text.

    Args:
        text: what it says, already safe to show.
        leads_to: makes the message that choosing it posts.
    """

    DEFAULT_CSS = """
    Line {
        height: 1;
        padding: 0 1 0 0;
        border-left: blank;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &:hover { background: $panel; }
        &:focus { background: $primary 25%; border-left: outer $primary; text-style: bold; }
    }
    """

    BINDINGS = [
        Binding("enter,space", "choose", "Open", show=False),
        Binding("down,j", "app.focus_next", "Next line", show=False),
        Binding("up,k", "app.focus_previous", "Line before", show=False),
    ]

    def __init__(
        self, text: Content, leads_to: Callable[[], Message], *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(text, id=id, classes=classes, markup=False)
        self._leads_to = leads_to

    def action_choose(self) -> None:
        """Lead on to where the line says."""
        self.post_message(self._leads_to())

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        event.stop()
        self.action_choose()
