"""Help for the screen in front, and the note shown when the window is too small."""

from __future__ import annotations

from inspect import cleandoc

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from learnlog.tui.footer import KeyFooter
from learnlog.tui.sized import Sized

SMALLEST = (60, 20)
"""Columns and rows below which learnlog asks for a larger window."""

EVERYWHERE = """
### Everywhere

| Key | What it does |
| --- | --- |
| F1 or ? | this help |
| F2 or 1 | Home |
| F3 or 2 | the unit, to read |
| F4 or 3 | your log |
| F10, a or 4 | your actions |
| F5 or Ctrl+N | write a free entry |
| F12 or 5 | pictures of what you rated and wrote |
| Escape | back |
| Ctrl+P | every command by name |
| Ctrl+Q | quit; everything is saved |

Digits, letters and the question mark work where you are not typing.
"""


class HelpScreen(Sized, ModalScreen[None]):
    """What the screen in front is for, and its keys.

    Args:
        text: the screen's own ``HELP``, Markdown.
    """

    BINDINGS = [Binding("escape,f1,q", "dismiss", "Close", id="help.close", tooltip="Back to where you were")]

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & > VerticalScroll {
            width: 76; max-width: 100%; height: 90%; padding: 1 2; background: $surface; border: round $border;
            scrollbar-size-vertical: 1;
        }
    }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = cleandoc(text)

    def compose(self) -> ComposeResult:
        """The screen's help, then what holds everywhere."""
        # Imported late: the size of the window is looked at before the first frame, and this would hold that up.
        from learnlog.tui.key_table import set_help
        from learnlog.tui.typeset import Passage

        with VerticalScroll():
            yield Passage(set_help(f"{self._text}\n{EVERYWHERE}"))
        yield KeyFooter()

    def on_mount(self) -> None:
        """Scroll with the keyboard at once."""
        self.query_one(VerticalScroll).focus()


class TooSmallScreen(Sized, ModalScreen[None]):
    """Shown while the window is smaller than learnlog can be read in; everything behind it stays as it is."""

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
