"""A text area for writing prose in: soft-wrapped, quick, and safe to show anybody's text in."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from learnlog.text import visible
from learnlog.tui.fields.keys import unreserved
from learnlog.tui.fields.paste import LARGEST, TakesPaste, broken, several_lines, too_large
from learnlog.tui.fields.spelt import Spelt
from learnlog.tui.text_at_hand import AskSpelling, MarkSpelling, WriteElsewhere

_ONLY_READ = "This can only be read here, so nothing was written."
_BROKEN = "A very long line was broken, so that typing stays quick. Every word is there."


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
        Binding(
            "ctrl+o,alt+e",
            "elsewhere",
            "Own editor",
            id="prose.elsewhere",
            show=False,
            tooltip="Write this in your own editor, the one VISUAL or EDITOR names",
        ),
        Binding(
            "alt+u",
            "spelling",
            "Spelling",
            id="prose.spelling",
            show=False,
            tooltip="Go to the next word that is not in the dictionary, with what may have been meant",
        ),
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
        self.spelt = Spelt(self)
        # Looking for the other bracket reads the whole text at a key, and prose has no need of it.
        self.match_cursor_bracket = False
        self.set_class(short, "-short")
        self.set_class(read_only, "-read-only")  # Textual only says so when it changes

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn: nothing in it can drive the terminal, and every offset stays true."""
        text = self.document.get_line(line_index)
        line = Text(visible(text), end="", no_wrap=True)
        self.spelt.mark(line_index, text, line)
        return line

    @property
    def pointer(self) -> Offset:
        """Where the cursor stands. Textual's own is that of the width before, where lines were broken anew since."""
        at = self.wrapped_document.location_to_offset(self.cursor_location)
        return at - Offset(int(self.scroll_x), int(self.scroll_y))

    def on_mount(self) -> None:
        """Have unknown words marked, where that is wanted."""
        if not self.read_only:
            self.post_message(MarkSpelling(self))

    def on_text_area_changed(self) -> None:
        """Look new words up, in a moment."""
        self.spelt.look_soon()

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
            self._remark(_BROKEN)

    def on_resize(self) -> None:
        """Keep the line that is being written in sight: what stands around it may leave it less room at any time."""
        if self.has_focus:
            self.call_after_refresh(self.scroll_cursor_visible)

    def rewrite(self, text: str) -> None:
        """Make this the text, as one change that can be taken back; the cursor goes behind what differs."""
        short = broken(text)
        old = self.text
        if short == old or self.read_only:
            return
        start = _alike(old, short)
        end = _alike(old[start:][::-1], short[start:][::-1])
        where = (_location(old, at) for at in (start, len(old) - end))
        result = self._replace_via_keyboard(short[start : len(short) - end], *where)
        if result is not None:
            self.move_cursor(result.end_location)
        if short != text:
            self._remark(_BROKEN)

    def select_piece(self, row: int, start: int, end: int) -> None:
        """Select a piece of one line, and have it in sight."""
        self.selection = Selection((row, start), (row, end))
        self.scroll_cursor_visible()

    def replace_piece(self, row: int, start: int, end: int, text: str) -> None:
        """Put another text in place of a piece of one line, with the cursor behind it."""
        result = self._replace_via_keyboard(text, (row, start), (row, end))
        if result is not None:
            self.move_cursor(result.end_location)

    def action_spelling(self) -> None:
        """Ask about the next unknown word."""
        self.post_message(AskSpelling(self))

    def action_elsewhere(self) -> None:
        """Write this in the trainee's own editor."""
        self.post_message(WriteElsewhere(self))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer an editor and spelling only where something can be written."""
        return not self.read_only if action in ("elsewhere", "spelling") else super().check_action(action, parameters)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Take every letter, also where this can only be read: who takes it for writing must not be led elsewhere."""
        return character is not None and character.isprintable()

    async def _on_key(self, event: events.Key) -> None:
        if self.read_only and self.check_consume_key(event.key, event.character):
            event.stop()
            event.prevent_default()
            self._remark(_ONLY_READ)

    def _remark(self, text: str) -> None:
        self.post_message(self.Remarked(self, text))


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (mine, theirs) in enumerate(pairs) if mine != theirs), min(len(one), len(other)))


def _location(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)
