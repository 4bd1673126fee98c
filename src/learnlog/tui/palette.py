"""Every command by name: Textual's palette, which must not fall over a list that is still empty."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette

from learnlog.tui.sized import Sized


class Palette(Sized, CommandPalette):
    """Textual's command palette. A key for the list is heeded only while there is something in it."""

    def _action_command_list(self, action: str) -> None:
        # Textual 8.2.8 turns a page of nothing into a KeyError, as when PageDown comes before the first command does.
        if any(commands.option_count for commands in self.query(CommandList)):
            super()._action_command_list(action)
