"""An input of one line that is safe to paste into and to show anybody's text in."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.widgets import Input

from learnlog.text import visible
from learnlog.tui.fields.keys import unreserved
from learnlog.tui.fields.paste import LARGEST_ON_ONE_LINE, TakesPaste, single_line, too_large

_ON_ONE_LINE = {0x0A: "␊", 0x09: " "}


class LineInput(TakesPaste, Input, inherit_bindings=False):
    """One line of text. Enter goes on to the next input.

    Where something is proposed it is shown while nothing is written, and → writes it.

    Args:
        value: the text to begin with; it comes out exactly so, even if it holds line ends.
        placeholder: shown while it is empty.
        proposed: likewise, and taken with →.
        bare: one line high, without a frame, for inputs that stand close together.
        read_only: can be focused, scrolled and copied from, but not changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *unreserved(Input.BINDINGS),
        Binding("alt+w", "delete_left_word", "Delete word", show=False),  # a browser closes its tab at Ctrl+W
    ]

    DEFAULT_CSS = """
    LineInput {
        background: $background;
        border: round $border-blurred;
        padding: 0 1;
        &:focus { border: heavy $border; background-tint: transparent; }
        &.-read-only:focus { border: heavy $foreground; }
        &.-bare {
            height: 1;
            border: none;
            border-left: vkey $border-blurred;
            padding: 0 1 0 0;
            background: $panel;
            &:focus { border: none; border-left: outer $border; background: $panel; }
            &.-read-only { background: $background; border-left: blank; }
            &.-read-only:focus { background: $background; border-left: outer $foreground; }
        }
    }
    """

    # Textual lays the whole screen out anew at each key in an input, though only one that is as wide as its text moves
    # anything else, for which it has a layout of its own.
    virtual_size = Reactive(Size(0, 0))

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        proposed: str = "",
        bare: bool = False,
        read_only: bool = False,
        classes: str | None = None,
    ) -> None:
        # Selecting everything on focus would let the next key replace all that was written.
        super().__init__(value, visible(placeholder), select_on_focus=False, classes=classes)
        self.read_only = read_only
        self.proposed = "" if read_only else proposed
        if self.proposed:
            self.placeholder = proposes(self.proposed)
        self.set_class(bare, "-bare")
        self.set_class(read_only, "-read-only")

    @property
    def _value(self) -> Text:
        # One character shown for one typed, so that the cursor stays true; Text alone would drop some of them.
        return Text(self._shown(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(self._shown(self.value[:position]))

    @staticmethod
    def _shown(text: str) -> str:
        return visible(text).translate(_ON_ONE_LINE)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a range of the text: every edit by key, paste or cut comes through here."""
        if not self.read_only:
            super().replace(text, start, end)

    def insert_pasted(self, text: str) -> None:
        """Put all lines of a paste in, joined by spaces, instead of the first alone."""
        line = single_line(text)
        there = len(self.value) - len(self.selected_text)
        if refusal := too_large(line, there, LARGEST_ON_ONE_LINE):
            self.notify(refusal, severity="warning", timeout=20, markup=False)
        elif line:
            self.replace(line, *self.selection)

    def on_focus(self) -> None:
        """Have the cursor in sight: Textual shows the beginning of a long text, with the cursor at its end."""
        cursor = Region(self._cursor_offset, 0, 1, 1)
        self.call_after_refresh(self.scroll_to_region, cursor, force=True, animate=False)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move on; where nothing is written, take what is proposed."""
        if self.proposed and not self.value:
            self.replace(self.proposed, 0, 0)
        else:
            super().action_cursor_right(select)

    async def action_submit(self) -> None:
        """Go on to the next input, as Enter does in a form; who wants to know is told."""
        await super().action_submit()
        self.screen.focus_next()


def proposes(text: str) -> str:
    """Return how an empty input shows what it proposes."""
    return f"{visible(text)} (→)"
