"""One of a few, chosen on a single line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.widget import Widget

from learnlog.text import one_line


@dataclass(frozen=True)
class Pick:
    """One thing to pick. ``apart`` stands a little away from the others."""

    id: str
    name: str
    mark: str = ""
    apart: bool = False


@dataclass(frozen=True)
class Chip:
    """A pick as it stands on the line: its words, and where."""

    pick: Pick
    text: str
    x: int
    y: int


class Picker(Widget, can_focus=True, inherit_bindings=False):
    """Picks on a line: Left and Right or a digit choose, Backspace takes back, a click does either.

    With marks, as on a scale, the chosen one stands in brackets, and where there is no room the others show their
    mark alone. Without marks each has ``( )`` or ``(x)`` before it, and what doesn't fit goes to the next line.

    Args:
        picks: what can be picked.
        chosen: the id of what is, or empty.
        nothing: what stands there while there is nothing to pick; the focus passes over it then.
        read_only: can be looked at, but not changed.
    """

    ALLOW_SELECT = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Choose", key_display="← →"),
        Binding("right", "step(1)", "Choose", show=False),
        Binding("home", "end(0)", "First", show=False),
        Binding("end", "end(-1)", "Last", show=False),
        Binding(
            "backspace,delete",
            "clear",
            "Take back",
            key_display="Backspace",
            id="picker.clear",
            tooltip="Take the choice back",
        ),
    ]

    DEFAULT_CSS = """
    Picker {
        height: auto;
        &:focus { background: $panel; }
    }
    """

    class Picked(Message):
        """Something was picked, or taken back."""

        def __init__(self, picker: Picker) -> None:
            super().__init__()
            self.picker = picker

        @property
        def control(self) -> Picker:
            """The picker."""
            return self.picker

    class Words(Message):
        """Words were typed or pasted where only a pick can be: they are meant for what stands below it."""

        def __init__(self, picker: Picker, text: str) -> None:
            super().__init__()
            self.picker = picker
            self.text = text

        @property
        def control(self) -> Picker:
            """The picker."""
            return self.picker

    def __init__(self, picks: Sequence[Pick], chosen: str = "", *, nothing: str = "", read_only: bool = False) -> None:
        super().__init__()
        self.picks = tuple(picks)
        self.can_focus = bool(self.picks)
        self._nothing = Content.styled(nothing, "$text-muted")
        self.chosen = chosen
        self.read_only = read_only

    @property
    def pick(self) -> Pick | None:
        """What is picked."""
        return next((one for one in self.picks if one.id == self.chosen), None)

    @property
    def pointer(self) -> Offset:
        """The chosen pick, or where the first stands."""
        chips = self.chips(self.content_size.width)
        chip = next((one for one in chips if one.pick.id == self.chosen), None)
        return Offset(chip.x, chip.y) if chip else Offset(0, 0)

    def choose(self, pick_id: str) -> None:
        """Pick something, or with an empty id nothing."""
        if self.read_only or pick_id == self.chosen:
            return
        self.chosen = pick_id
        self.refresh(layout=len({chip.y for chip in self.chips(self.content_size.width)}) > 1)
        self.post_message(self.Picked(self))

    def offer(self, picks: Sequence[Pick]) -> None:
        """Show other picks; what is chosen stays chosen."""
        self.picks = tuple(picks)
        self.can_focus = bool(self.picks)
        self.refresh(layout=True)

    # -- drawing

    def chips(self, width: int) -> list[Chip]:
        """Return the picks as they stand on lines of this width."""
        if not all(pick.mark for pick in self.picks):
            return self._placed("boxes", width)
        for form in ("full", "short"):
            chips = self._placed(form, width)
            if all(chip.y == 0 for chip in chips):
                return chips
        return self._placed("full", width)

    def _placed(self, form: Literal["full", "short", "boxes"] | str, width: int) -> list[Chip]:
        chips: list[Chip] = []
        x, y = 2, 0
        for pick in self.picks:
            text = self._text(pick, form)
            length = Content(text).cell_length
            if pick.apart and chips:
                x += 2
            if x + length > width and x > 2:
                x, y = 2, y + 1
            chips.append(Chip(pick, text, x, y))
            x += length + (2 if form == "boxes" else 1)
        return chips

    def _text(self, pick: Pick, form: str) -> str:
        name, mark, on = one_line(pick.name), one_line(pick.mark), pick.id == self.chosen
        if form == "boxes":
            return f"{'(x)' if on else '( )'} {name}"
        if on:
            return f"[{mark} {name}]"
        return f" {mark} {name} " if form == "full" else f" {mark} "

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the picks take."""
        if not self.picks:
            return max(len(self._nothing.wrap(max(width, 1))), 1)
        return max((chip.y for chip in self.chips(width)), default=0) + 1

    def render(self) -> Content:
        """The picks, the chosen one in brackets and bold, and a pointer while the keys go here."""
        if not self.picks:
            return self._nothing
        lines: list[list[str | tuple[str, str]]] = []
        at = 0
        for chip in self.chips(self.content_size.width):
            while len(lines) <= chip.y:
                lines.append(["› " if self.has_focus and not lines else "  "])
                at = 2
            gap = " " * (chip.x - at)
            style = "bold" if chip.pick.id == self.chosen else "$text-muted"
            lines[chip.y] += [gap, (chip.text, style)]
            at = chip.x + Content(chip.text).cell_length
        return Content("\n").join(Content.assemble(*parts) for parts in lines)

    # -- keys and mouse

    def on_focus(self, event: events.Focus) -> None:
        """Show the pointer."""
        self.refresh()

    def on_blur(self, event: events.Blur) -> None:
        """Hide the pointer."""
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """A digit picks by place; a letter is the beginning of words."""
        character = event.character or ""
        if character and character in "123456789" and int(character) <= len(self.picks):
            event.stop()
            self.choose(self.picks[int(character) - 1].id)
        elif event.is_printable and character.isalpha():
            event.stop()
            self.post_message(self.Words(self, character))

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is words."""
        event.stop()
        self.post_message(self.Words(self, event.text))

    def on_click(self, event: events.Click) -> None:
        """Pick what was clicked; the picked one is taken back."""
        at = event.get_content_offset(self)
        if at is None:
            return
        for chip in self.chips(self.content_size.width):
            if chip.y == at.y and chip.x <= at.x < chip.x + Content(chip.text).cell_length:
                self.choose("" if chip.pick.id == self.chosen else chip.pick.id)

    def action_step(self, by: int) -> None:
        """Pick the neighbour; from nothing, the first or the last."""
        if not self.picks:
            return
        pick = self.pick
        if pick is None:
            self.action_end(0 if by > 0 else -1)
        else:
            at = max(0, min(self.picks.index(pick) + by, len(self.picks) - 1))
            self.choose(self.picks[at].id)

    def action_end(self, at: int) -> None:
        """Pick the first or the last."""
        if self.picks:
            self.choose(self.picks[at].id)

    def action_clear(self) -> None:
        """Take back what is picked."""
        self.choose("")
