"""A list of things to choose that shows what is chosen in marks, not by colour alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.widget import Widget

from learnlog.content.unit import Item
from learnlog.text import one_line
from learnlog.tui.fields.hanging import hanging, stacked

ONE = ("( )", "(x)")
SEVERAL = ("[ ]", "[x]")


class OptionMark(Widget):
    """One thing to choose: its mark, its name and, where the unit gives one, its meaning."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    OptionMark { height: auto; }
    OptionMark.-chosen { text-style: bold; }
    OptionMark:hover { background: $panel; }
    """

    class Clicked(Message):
        """An option was clicked."""

        def __init__(self, option: OptionMark) -> None:
            super().__init__()
            self.option = option

    def __init__(self, item: Item, marks: tuple[str, str], *, gone: bool = False) -> None:
        super().__init__()
        self.item = item
        self._marks = marks
        self._gone = gone

    def lines(self, width: int) -> list[Content]:
        """Return the option wrapped to a width, further lines standing under the name."""
        pointer = "› " if self.has_class("-cursor") and self._listed_focus else "  "
        lead = Content(f"{pointer}{self._marks[self.has_class('-chosen')]} ")
        texts = self.item.texts
        mark = f"{one_line(texts['mark'])} " if "mark" in texts else ""
        name = mark + one_line(self.item.name)
        if self._gone:
            name += " (no longer among the choices)"
        lines = hanging(lead, Content(name), width)
        if meaning := one_line(texts.get("meaning", "")):
            said = Content.styled(meaning, "$text-muted not bold")
            lines += hanging(Content(" " * lead.cell_length), said, width)
        return lines

    @property
    def _listed_focus(self) -> bool:
        return isinstance(self.parent, Widget) and self.parent.has_focus

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the text takes."""
        return len(self.lines(width))

    def render(self) -> Content:
        """The mark, the name, the meaning."""
        return stacked(self.lines(self.content_size.width))

    def on_click(self) -> None:
        """Choose it, or take it back."""
        self.post_message(self.Clicked(self))


class OptionMarks(Vertical, can_focus=True, inherit_bindings=False):
    """The list: one focus, a cursor that moves by arrow keys, and Space or Enter to choose.

    It says what was pressed and leaves it to its owner to decide what is chosen then.

    Args:
        items: what can be chosen.
        chosen: ids of what is.
        gone: chosen earlier, and no longer among the choices.
        marks: what stands before a thing that is not chosen and one that is.
        read_only: can be looked through, but not changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("home", "move(-1000)", "First", show=False),
        Binding("end", "move(1000)", "Last", show=False),
        Binding("space,enter", "press", "Choose", key_display="Space"),
        Binding("backspace,delete", "take_back", "Take back", show=False),
    ]

    DEFAULT_CSS = """
    OptionMarks {
        height: auto;
        &:focus > .-cursor { background: $panel; }
    }
    """

    class Pressed(Message):
        """An option was pressed: by key, by mouse, or, with ``back``, to take it back if it is chosen."""

        def __init__(self, item: Item, *, back: bool) -> None:
            super().__init__()
            self.item = item
            self.back = back

    def __init__(
        self,
        items: Sequence[Item],
        chosen: Collection[str],
        *,
        gone: Sequence[Item] = (),
        marks: tuple[str, str] = SEVERAL,
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self.read_only = read_only
        missing = {item.id for item in gone}
        self.options = [OptionMark(item, marks, gone=item.id in missing) for item in (*items, *gone)]
        self.cursor = next((at for at, one in enumerate(self.options) if one.item.id in chosen), 0)
        self.show_chosen(chosen)
        self._show_cursor(scroll=False)

    def compose(self) -> ComposeResult:
        """The options, or a word that there are none."""
        yield from self.options

    def show_chosen(self, chosen: Collection[str]) -> None:
        """Mark what is chosen."""
        for option in self.options:
            option.set_class(option.item.id in chosen, "-chosen")
            option.refresh()

    @property
    def item(self) -> Item | None:
        """What the cursor stands on."""
        return self.options[self.cursor].item if self.options else None

    @property
    def pointer(self) -> Offset:
        """The option the cursor stands on."""
        if not self.options:
            return Offset(0, 0)
        return self.options[self.cursor].content_region.offset - self.content_region.offset

    def move_to(self, item_id: str) -> None:
        """Put the cursor on an item, if it is there."""
        for at, option in enumerate(self.options):
            if option.item.id == item_id:
                self.cursor = at
                self._show_cursor()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor = max(0, min(self.cursor + by, len(self.options) - 1))
        self._show_cursor()

    def action_press(self) -> None:
        """Choose what the cursor stands on, or take it back."""
        self._press(back=False)

    def action_take_back(self) -> None:
        """Take back what the cursor stands on."""
        self._press(back=True)

    def _press(self, *, back: bool) -> None:
        if self.item is not None and not self.read_only:
            self.post_message(self.Pressed(self.item, back=back))

    def on_option_mark_clicked(self, message: OptionMark.Clicked) -> None:
        """A click moves the cursor and presses."""
        message.stop()
        self.move_to(message.option.item.id)
        self._press(back=False)

    def on_focus(self, event: events.Focus) -> None:
        """Show where the cursor is."""
        self._show_cursor()

    def on_blur(self, event: events.Blur) -> None:
        """Hide the cursor."""
        self._show_cursor(scroll=False)

    def _show_cursor(self, *, scroll: bool = True) -> None:
        for at, option in enumerate(self.options):
            option.set_class(at == self.cursor, "-cursor")
            option.refresh()
        if scroll and self.options and self.is_attached:
            self.options[self.cursor].scroll_visible(animate=False)
