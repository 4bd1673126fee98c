"""What can be done with a text while it is written, beside writing. Text areas post these; the app has it done.

This module imports no models: settings are used, and areas asked to mark words, before any text is on the screen.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from learnlog.tui.fields.prose_area import ProseArea
    from learnlog.tui.opened_log import OpenedLog


class TextAtHand(Message):
    """Asks for something to be done with the text of an area. The app hears it, and has it done behind the typing."""

    def __init__(self, area: ProseArea) -> None:
        super().__init__()
        self.area = area

    @abstractmethod
    async def work(self, log: OpenedLog) -> None:
        """Do it."""


class MarkSpelling(TextAtHand):
    """Mark the unknown words of an area, where the settings say so."""

    async def work(self, log: OpenedLog) -> None:
        """Mark them."""
        if log.workspace.settings.now.spelling:  # asked first: what marks words is loaded only where it is wanted
            await log.spelling.mark(self.area)


class AskSpelling(TextAtHand):
    """Ask about the next unknown word of an area."""

    async def work(self, log: OpenedLog) -> None:
        """Ask about it."""
        await log.spelling.ask(self.area)


class WriteElsewhere(TextAtHand):
    """Write the text of an area in the trainee's own editor."""

    async def work(self, log: OpenedLog) -> None:
        """Lend it to the editor."""
        await log.editor.write(self.area)
