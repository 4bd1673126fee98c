"""A screen that has one size at a time."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import App


class Sized:
    """Heeds no size but the window's own, as it is now. Stands before Textual's class in every screen.

    Each time a screen of Textual 8.2.8 is laid out at another size it tells itself so, and is laid out at that size
    again. Two sizes shortly after one another, as when the edge of a window is dragged, can so take turns for ever:
    the app is busy with nothing else, and no key comes through any more.
    """

    app: App[Any]

    async def _on_resize(self, event: events.Resize) -> None:
        """Pass a size over that the window no longer has; the one it has is under way."""
        if event.size != self.app.size:
            event.prevent_default()
            event.stop()
