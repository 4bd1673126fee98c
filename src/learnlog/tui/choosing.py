"""What a person chooses for themselves. Widgets and screens post these; the app alone has it changed, or asked.

This module imports no models, because Home needs it for the first frame.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from learnlog.tui.own_settings import OwnSettings


class Choosing(Message):
    """Asks for something of one's own settings. The app hears it, and calls ``ask`` once the log is open."""

    @abstractmethod
    async def ask(self, own: OwnSettings) -> None:
        """Have it changed, or open what asks for it."""


class ChangeSettings(Choosing):
    """Use other values, by the names of settings, from now on, and keep them."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__()
        self.values = values

    async def ask(self, own: OwnSettings) -> None:
        """Change them."""
        own.change(**self.values)


class TurnRuler(Choosing):
    """Use the reading ruler, or put it away, wherever text is read."""

    async def ask(self, own: OwnSettings) -> None:
        """Turn it."""
        own.turn_ruler()


class OpenSettings(Choosing):
    """Show everything that can be chosen, over whatever is in front."""

    async def ask(self, own: OwnSettings) -> None:
        """Open the Settings room."""
        await own.show()


class ChangeProfile(Choosing):
    """Change name, setting and area of need."""

    async def ask(self, own: OwnSettings) -> None:
        """Ask for them."""
        own.ask_profile()


class ChangeTerms(Choosing):
    """Change the trainee's terms, and whether old entries come back."""

    async def ask(self, own: OwnSettings) -> None:
        """Ask for them."""
        own.ask_terms()


class ChangeNames(Choosing):
    """Change the list of real names that are looked for before anything is handed in."""

    async def ask(self, own: OwnSettings) -> None:
        """Ask for them."""
        own.ask_names()


class ChangeTheme(Choosing):
    """Choose one of learnlog's themes."""

    async def ask(self, own: OwnSettings) -> None:
        """Ask which."""
        own.ask_theme()


class ChangeBackups(Choosing):
    """Show where backups go, and change it."""

    async def ask(self, own: OwnSettings) -> None:
        """Show it."""
        own.ask_backups()


class ChangeHandInFolder(Choosing):
    """Change the folder that is proposed for what is handed in."""

    async def ask(self, own: OwnSettings) -> None:
        """Ask for it."""
        own.ask_hand_in_folder()


class SayWhere(Choosing):
    """Say where the log is, and how to move it."""

    async def ask(self, own: OwnSettings) -> None:
        """Say it."""
        own.say_where()


class Welcome(Choosing):
    """Show the welcome once more."""

    async def ask(self, own: OwnSettings) -> None:
        """Show it."""
        own.welcome()
