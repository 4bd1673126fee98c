"""Short questions about an entry, each a screen that gives back one typed answer, or None for "never mind"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from learnlog.text import normalise, one_line, visible
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push
from learnlog.tui.footer import KeyFooter
from learnlog.tui.form import Form
from learnlog.tui.pointed import PointedList
from learnlog.tui.typeset import Paragraph, Passage, Piece

T = TypeVar("T")


class Dialog(Form[T]):
    """A box in the middle of the screen: a title, what it asks, and two ways out.

    ``dialog-box`` holds everything; ``dialog-buttons`` the ways out.
    """

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        & > #dialog-box {
            width: 76; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; background: $surface;
            border: round $border-blurred;
        }
        & #dialog-title { text-style: bold; color: $primary; margin-bottom: 1; }
        & #dialog-text { height: auto; }
        & .dialog-note { color: $text-muted; height: auto; }
        & #dialog-buttons { height: 1; margin-top: 1; }
        & OptionList {
            height: auto; max-height: 60vh; padding: 0; background: transparent; scrollbar-size-vertical: 1;
            &, &:focus { border: none; }
        }
        & ProseArea, & LineInput { background: $surface; }
        & ProseArea { height: 12; }
        &.-short ProseArea { height: 6; min-height: 6; }
    }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """The box, and the keys."""
        with Vertical(id="dialog-box"):
            yield Static(Content(one_line(self._title)), id="dialog-title")
            yield from self.compose_question()
        yield KeyFooter()

    def compose_question(self) -> ComposeResult:
        """What it asks."""
        raise NotImplementedError

    @on(Button.Pressed, "#dialog-no")
    async def _press_no(self) -> None:
        await self.action_never_mind()


def lines(text: str) -> list[Piece]:
    """Set text line by line; a point of a list hangs from its mark."""
    return [
        Paragraph(Content(line[2:]), "• ", "  ", close=True)
        if line.startswith("• ")
        else Paragraph(Content(line), close=True)
        for line in visible(text).split("\n")
    ]


class ConfirmDialog(Dialog[bool]):
    """Yes or no. Escape is no.

    Args:
        title, text: what it is about.
        yes, no: what the two buttons say they do.
        careful: whether Enter is no, because yes cannot be undone.
    """

    HELP = """
    # A question

    Tab goes from button to button, Enter presses one. Escape changes nothing.
    """

    def __init__(self, title: str, text: str, *, yes: str, no: str = "Cancel", careful: bool = False) -> None:
        super().__init__(title)
        self._careful = careful
        self._text = text
        self._yes = yes
        self._no = no

    def compose_question(self) -> ComposeResult:
        """The text and two buttons."""
        with VerticalScroll(id="dialog-text", can_focus=False):
            yield Passage(lines(self._text))
        with Horizontal(id="dialog-buttons"):
            yield Push(self._yes, id="dialog-yes")
            yield Push(self._no, id="dialog-no")

    def on_mount(self) -> None:
        """Enter is yes, unless that has to be thought about."""
        self.query_one("#dialog-no" if self._careful else "#dialog-yes").focus()

    @on(Button.Pressed, "#dialog-yes")
    def _press_yes(self) -> None:
        self.dismiss(True)

    async def action_never_mind(self) -> None:
        """No."""
        self.dismiss(False)


class MessageDialog(Dialog[None]):
    """Something to read in full."""

    HELP = """
    # A message

    ↑ and ↓ scroll. Escape or Enter closes it.
    """

    BINDINGS = [Binding("escape", "never_mind", "Close", id="dialog.cancel", tooltip="Back to where you were")]

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title)
        self._text = text

    def compose_question(self) -> ComposeResult:
        """The text and a button."""
        with VerticalScroll(id="dialog-text", can_focus=False):
            yield Passage(lines(self._text))
        with Horizontal(id="dialog-buttons"):
            yield Push("Close", id="dialog-no")

    def on_mount(self) -> None:
        """Enter closes."""
        self.query_one(Button).focus()


class TagsDialog(Dialog[tuple[str, ...]]):
    """An entry's tags; gives back all of them.

    Args:
        title: of the entry.
        tags: what it has.
        known: tags of other entries, to take over.
    """

    HELP = """
    # Tags

    A few words of your own to find an entry by, with commas between them. Enter keeps them; Escape leaves
    everything as it was.
    """

    def __init__(self, title: str, tags: Sequence[str], known: Sequence[str] = ()) -> None:
        super().__init__(f"Tags: {title}")
        self._tags = tags
        self._known = known

    def compose_question(self) -> ComposeResult:
        """One line, and the tags there are."""
        yield Static("With commas between them", classes="dialog-note")
        yield LineInput(", ".join(self._tags), placeholder="autism, year 9")
        if self._known:
            used = ", ".join(one_line(tag) for tag in self._known[:20])
            yield Static(Content(f"Used before: {used}"), classes="dialog-note")
        with Horizontal(id="dialog-buttons"):
            yield Push("Keep", id="dialog-keep")
            yield Push("Cancel", id="dialog-no")

    def on_mount(self) -> None:
        """Begin behind the last tag."""
        self.query_one(LineInput).focus()

    @on(LineInput.Submitted)
    @on(Button.Pressed, "#dialog-keep")
    def _keep(self) -> None:
        value = self.query_one(LineInput).value
        if value == ", ".join(self._tags):
            self.dismiss(tuple(self._tags))  # untouched, a tag that was written by hand with a comma in it stays one
            return
        written = normalise(value)
        tags = (tag.strip().removeprefix("#") for tag in written.split(","))
        self.dismiss(tuple(dict.fromkeys(tag for tag in tags if tag)))


class PickDialog(Dialog[str]):
    """One of several; gives back its id.

    Args:
        title: what is picked.
        options: ids and words.
        picked: the id that is picked now.
    """

    HELP = """
    # Choose one

    ↑ and ↓ move, Enter chooses, Escape leaves everything as it was.
    """

    def __init__(self, title: str, options: Sequence[tuple[str, str]], picked: str) -> None:
        super().__init__(title)
        self._options = options
        self._picked = picked

    def compose_question(self) -> ComposeResult:
        """The list."""
        yield PointedList(
            *(Option(self._line(id_, words)) for id_, words in self._options),
            markup=False,
        )

    def _line(self, id_: str, words: str) -> Content:
        return Content(f"{'(x)' if id_ == self._picked else '( )'} {one_line(words)}")

    def on_mount(self) -> None:
        """Begin at what is picked."""
        options = self.query_one(OptionList)
        options.highlighted = next((at for at, (id_, _) in enumerate(self._options) if id_ == self._picked), 0)
        options.focus()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._options[event.option_index][0])
