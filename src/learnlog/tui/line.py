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
        not_now: makes the message that asks to be left alone with it, where it comes by itself.
    """

    DEFAULT_CSS = """
    Line {
        height: 1;
        padding: 0 1 0 0;
        border-left: blank;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &:hover { background: $panel; }
        &:focus { background: $block-cursor-background; border-left: outer $primary; text-style: bold; }
    }
    """

    BINDINGS = [
        Binding("enter,space", "choose", "Open", key_display="Enter"),
        Binding("z", "not_now", "Not now", id="line.not-now", tooltip="Leave this alone for a month, or for good"),
        Binding("down,j", "app.focus_next", "Next line", show=False),
        Binding("up,k", "app.focus_previous", "Line before", show=False),
    ]

    def __init__(
        self,
        text: Content,
        leads_to: Callable[[], Message],
        *,
        not_now: Callable[[], Message] | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(text, id=id, classes=classes, markup=False)
        self._leads_to = leads_to
        self._not_now = not_now

    def action_not_now(self) -> None:
        """Ask how long what the line is about is to be left alone."""
        if self._not_now is not None:
            self.post_message(self._not_now())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to be left alone only where that is for the trainee to say."""
        if action == "not_now":
            return self._not_now is not None
        return super().check_action(action, parameters)

    def action_choose(self) -> None:
        """Lead on to where the line says."""
        self.post_message(self._leads_to())

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        event.stop()
        self.action_choose()
