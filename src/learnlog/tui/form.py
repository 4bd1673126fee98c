"""What all screens have in common that stand before another and ask something."""

from __future__ import annotations

from typing import TypeVar

from textual.binding import Binding
from textual.screen import ModalScreen

from learnlog.tui.sized import Sized

T = TypeVar("T")


class Form(Sized, ModalScreen[T]):
    """A screen in front of another, with lines, lists and buttons that Tab leads through.

    The footer names that key: the app's own are out of reach here, and nothing else would say how to go on.
    """

    BINDINGS = [
        Binding("tab", "next_field", "Next", id="form.next", key_display="Tab", tooltip="To the next line or button"),
        Binding("escape", "never_mind", "Cancel", id="dialog.cancel", tooltip="Leave everything as it is"),
        Binding("f1,ctrl+g", "app.help", "Help", id="dialog.help", tooltip="What is asked here, and the keys"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Name Tab only where it leads from one thing to another."""
        if action == "next_field":
            return len(self.focus_chain) > 1
        return super().check_action(action, parameters)

    def action_next_field(self) -> None:
        """Go to the next line, list or button."""
        self.focus_next()

    async def action_never_mind(self) -> None:
        """Close and change nothing."""
        self.dismiss(None)
