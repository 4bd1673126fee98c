"""Help for the screen in front, and the note shown when the window is too small."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from learnlog.tui.choosing import OpenSettings
from learnlog.tui.footer import KeyFooter
from learnlog.tui.navigation import OpenKeys, ShowTour
from learnlog.tui.sized import Sized

SMALLEST = (60, 20)
"""Columns and rows below which learnlog asks for a larger window."""

_WHILE_TYPING = "Digits, letters and signs work where you are not typing."


_LEADS: dict[str, type[Message]] = {"tour": ShowTour, "keys": OpenKeys, "settings": OpenSettings}
"""Where the help leads on to, and what asks for it."""


class HelpScreen(Sized, ModalScreen[None]):
    """What the screen in front is for, and its keys as they are now.

    Args:
        screen: the screen it is about.
    """

    HELP = """
    # Help

    What the screen behind this is for, and its keys. ↑ and ↓ scroll, Escape leads back to it.
    """

    BINDINGS = [
        Binding("escape,f1,ctrl+g,q", "dismiss", "Close", id="help.close", tooltip="Back to where you were"),
        Binding("t", "lead('tour')", "Tour of a task", id="help.tour", tooltip="How a task works, in five sentences"),
        Binding("k", "lead('keys')", "Keys", id="help.keys", tooltip="Every action with its keys, to give it others"),
        Binding("comma", "lead('settings')", "Settings", id="help.settings", tooltip="Colours, reading, keys …"),
    ]

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & > VerticalScroll {
            width: 76; max-width: 100%; height: 90%; padding: 1 2; background: $surface; border: round $border;
            scrollbar-size-vertical: 1;
        }
    }
    """

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._about = screen
        # Asked before this stands in front: the keys are those of what has the focus there.
        from learnlog.tui.help_text import keys_everywhere, keys_here, with_keys

        text = cleandoc(screen.HELP or "# learnlog")
        dialog = isinstance(screen, ModalScreen)
        everywhere = "" if dialog else f"{keys_everywhere(screen.app)}\n{_WHILE_TYPING}\n"
        self._text = f"{with_keys(text, screen)}\n{keys_here(screen, text)}{everywhere}"

    def compose(self) -> ComposeResult:
        """The screen's help, then the keys it does not mention, then what holds everywhere."""
        # Imported late: the size of the window is looked at before the first frame, and this would hold that up.
        from learnlog.tui.key_table import set_help
        from learnlog.tui.typeset import Passage

        with VerticalScroll():
            yield Passage(set_help(self._text))
        yield KeyFooter()

    def on_mount(self) -> None:
        """Scroll with the keyboard at once."""
        self.query_one(VerticalScroll).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Lead on only from a room: what a dialog asks is to be answered first."""
        if action == "lead":
            return not isinstance(self._about, ModalScreen)
        return super().check_action(action, parameters)

    async def action_lead(self, where: str) -> None:
        """Close, and go where the help leads on to; ``where`` is one of the three."""
        self.dismiss()
        self.app.post_message(_LEADS[where]())


class TooSmallScreen(Sized, ModalScreen[None]):
    """Shown while the window is smaller than learnlog can be read in; everything behind it stays as it is."""

    HELP = """
    # Too small

    Make the window larger, or its letters smaller. What was in front stands there again then, with every word.
    """

    DEFAULT_CSS = """
    TooSmallScreen {
        align: center middle;
        background: $background;
        /* Named here: what a screen in front of the very first frame inherits has no colour yet. */
        & Static { width: auto; text-align: center; color: $foreground; }
    }
    """

    def compose(self) -> ComposeResult:
        """One polite sentence."""
        columns, rows = SMALLEST
        yield Static(f"This window is too small for learnlog.\nIt needs {columns} × {rows}.\nYour words are safe.")

    def on_screen_resume(self) -> None:
        """Go, where what stood in front until now was there when the window grew."""
        if self.app.size.width >= SMALLEST[0] and self.app.size.height >= SMALLEST[1]:
            self.dismiss()
