"""Every command by name: Textual's palette, which must not fall over a list that is still empty."""

from __future__ import annotations

from textual.binding import Binding
from textual.command import CommandList, CommandPalette

from learnlog.tui.sized import Sized


class Palette(Sized, CommandPalette):
    """Textual's command palette. A key for the list is heeded only while there is something in it."""

    HELP = """
    # Commands

    Every command by its name: type a few letters of it, ↑ and ↓ move, **Enter** does it, **Escape** leads back. Behind
    each stands its key, if it has one.
    """

    BINDINGS = [
        # In front of a dialog the app's own keys are out of reach.
        Binding("f1,ctrl+g", "app.help", "Help", id="dialog.help", tooltip="What is asked here, and the keys"),
    ]

    def _action_command_list(self, action: str) -> None:
        # Textual 8.2.8 turns a page of nothing into a KeyError, as when PageDown comes before the first command does.
        if any(commands.option_count for commands in self.query(CommandList)):
            super()._action_command_list(action)
