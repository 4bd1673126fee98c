"""A text area for writing prose in: soft-wrapped, quick, and safe to show anybody's text in."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from learnlog.text import visible
from learnlog.tui.fields.keys import unreserved
from learnlog.tui.fields.paste import LARGEST, TakesPaste, broken, several_lines, too_large


class ProseArea(TakesPaste, TextArea, inherit_bindings=False):
    """Text of any length. Tab leaves it; it grows with the text up to a limit, then scrolls.

    Args:
        text: the text to begin with; it comes out exactly so.
        placeholder: shown while it is empty.
        short: starts two lines high, for inputs that stand close together.
        read_only: can be scrolled and copied from, but not changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *unreserved(TextArea.BINDINGS),
        Binding("alt+z", "undo", "Undo", show=False),  # a shell and some terminals keep Ctrl+Z for themselves
    ]

    DEFAULT_CSS = """
    ProseArea {
        height: auto;
        min-height: 8;
        max-height: 18;
        padding: 0 1;
        background: $background;
        border: round $border-blurred;
        &:focus { border: heavy $border; }
        &.-read-only:focus { border: heavy $foreground; }
        & .text-area--cursor { color: $input-cursor-foreground; background: $input-cursor-background; }
        &.-read-only:focus .text-area--cursor {
            color: $foreground; background: transparent; text-style: underline;
        }
        &.-short { min-height: 4; max-height: 12; }
        & .text-area--cursor-line { background: transparent; }
        & .text-area--placeholder { color: $text-disabled; }
    }
    """

    class Remarked(Message):
        """Something about a paste that the writer should know."""

        def __init__(self, area: ProseArea, text: str) -> None:
            super().__init__()
            self.area = area
            self.text = text

        @property
        def control(self) -> ProseArea:
            """The area that was pasted into."""
            return self.area

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        short: bool = False,
        read_only: bool = False,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            read_only=read_only,
            highlight_cursor_line=False,
            placeholder=Content(visible(placeholder)),
            classes=classes,
        )
        # Looking for the other bracket reads the whole text at a key, and prose has no need of it.
        self.match_cursor_bracket = False
        self.set_class(short, "-short")
        self.set_class(read_only, "-read-only")  # Textual only says so when it changes

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn: nothing in it can drive the terminal, and every offset stays true."""
        return Text(visible(self.document.get_line(line_index)), end="", no_wrap=True)

    def insert_pasted(self, text: str) -> None:
        """Put a paste in, cleaned, and with lines that stay quick to type in."""
        if self.read_only:
            return
        clean = several_lines(text)
        there = len(self.text) - len(self.selected_text)
        if refusal := too_large(clean, there, LARGEST):
            self.notify(refusal, severity="warning", timeout=20, markup=False)
            return
        short = broken(clean)
        result = self._replace_via_keyboard(short, *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)
        if short != clean:
            self._remark("A very long line was broken, so that typing stays quick. Every word is there.")

    def _remark(self, text: str) -> None:
        self.post_message(self.Remarked(self, text))
