"""Short questions about an entry, each a screen that gives back one typed answer, or None for "never mind"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Footer, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from learnlog.text import normalise, one_line, visible, word_count
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.prose_area import ProseArea

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A box in the middle of the screen: a title, what it asks, and two ways out.

    ``dialog-box`` holds everything; ``dialog-buttons`` the ways out.
    """

    BINDINGS = [Binding("escape", "never_mind", "Cancel", id="dialog.cancel", tooltip="Leave everything as it is")]

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        & > #dialog-box {
            width: 76; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; background: $surface;
            border: round $border;
        }
        & #dialog-title { text-style: bold; color: $primary; margin-bottom: 1; }
        & #dialog-text { height: auto; }
        & .dialog-note { color: $text-muted; height: auto; }
        & #dialog-buttons { height: auto; margin-top: 1; }
        & Button { margin-right: 2; }
        & OptionList {
            height: auto; max-height: 60vh; border: round $border-blurred; background: transparent; padding: 0 1;
            &:focus { border: round $border; }
        }
        & ProseArea { height: 12; }
        & Button:focus { text-style: bold underline; }
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
        yield Footer(show_command_palette=False)

    def compose_question(self) -> ComposeResult:
        """What it asks."""
        raise NotImplementedError

    def action_never_mind(self) -> None:
        """Close and change nothing."""
        self.dismiss(None)

    @on(Button.Pressed, "#dialog-no")
    def _press_no(self) -> None:
        self.action_never_mind()


class ConfirmDialog(Dialog[bool]):
    """Yes or no. Escape is no.

    Args:
        title, text: what it is about.
        yes, no: what the two buttons say they do.
    """

    HELP = """
    # A question

    Tab goes from button to button, Enter presses one. Escape changes nothing.
    """

    def __init__(self, title: str, text: str, *, yes: str, no: str = "Cancel") -> None:
        super().__init__(title)
        self._text = text
        self._yes = yes
        self._no = no

    def compose_question(self) -> ComposeResult:
        """The text and two buttons."""
        with VerticalScroll(id="dialog-text", can_focus=False):
            yield Static(Content(visible(self._text)))
        with Horizontal(id="dialog-buttons"):
            yield Button(Content(self._yes), variant="primary", id="dialog-yes")
            yield Button(Content(self._no), id="dialog-no")

    def on_mount(self) -> None:
        """Enter is yes."""
        self.query_one("#dialog-yes").focus()

    @on(Button.Pressed, "#dialog-yes")
    def _press_yes(self) -> None:
        self.dismiss(True)

    def action_never_mind(self) -> None:
        """No."""
        self.dismiss(False)


class MessageDialog(Dialog[None]):
    """Something to read in full."""

    HELP = """
    # A message

    ↑ and ↓ scroll. Escape or Enter closes it.
    """

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title)
        self._text = text

    def compose_question(self) -> ComposeResult:
        """The text and a button."""
        with VerticalScroll(id="dialog-text", can_focus=False):
            yield Static(Content(visible(self._text)))
        with Horizontal(id="dialog-buttons"):
            yield Button("Close", variant="primary", id="dialog-no")

    def on_mount(self) -> None:
        """Enter closes."""
        self.query_one(Button).focus()


class FollowUpDialog(Dialog[str]):
    """Text to add to an entry; gives back what was written, never empty.

    Args:
        title: of the entry.
        text: what was begun earlier.
        keep: told every change, so that a dialog that is closed by mistake loses nothing.
    """

    HELP = """
    # Follow up

    What you write here is added under the entry with today's date. The entry itself stays as it was.
    **Ctrl+S** adds it. If you leave with Escape, what you have written is here again when you come back.
    """

    BINDINGS = [Binding("ctrl+s", "add", "Add it", id="dialog.add", priority=True, tooltip="Add it to the entry")]

    def __init__(self, title: str, text: str = "", *, keep: Callable[[str], None]) -> None:
        super().__init__(f"Follow up: {title}")
        self._begun = text
        self._keep = keep

    def compose_question(self) -> ComposeResult:
        """A place to write."""
        yield Static("What has come of it since? What do you see differently now?", classes="dialog-note")
        yield ProseArea(normalise(self._begun))
        yield Static("", id="follow-up-words", classes="dialog-note")
        with Horizontal(id="dialog-buttons"):
            yield Button("Add to the entry", variant="primary", id="dialog-add")
            yield Button("Not now", id="dialog-no")

    def on_mount(self) -> None:
        """Go on writing where it was left."""
        area = self.query_one(ProseArea)
        area.focus()
        area.move_cursor(area.document.end)
        self._say_words()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._keep(event.text_area.text)
        self._say_words()

    @on(ProseArea.Remarked)
    def _remarked(self, message: ProseArea.Remarked) -> None:
        message.stop()
        self.notify(message.text, markup=False)

    def _say_words(self) -> None:
        words = word_count(self.query_one(ProseArea).text)
        said = "Nothing written yet" if not words else "1 word" if words == 1 else f"{words:,} words"
        self.query_one("#follow-up-words", Static).update(Content(said))

    @on(Button.Pressed, "#dialog-add")
    def action_add(self) -> None:
        """Add it to the entry."""
        text = normalise(self.query_one(ProseArea).text)
        if text.strip():
            self.dismiss(text)
        else:
            self.query_one("#follow-up-words", Static).update("Write something first, or leave with Escape.")


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
            yield Button("Keep", variant="primary", id="dialog-keep")
            yield Button("Cancel", id="dialog-no")

    def on_mount(self) -> None:
        """Begin behind the last tag."""
        self.query_one(LineInput).focus()

    @on(LineInput.Submitted)
    @on(Button.Pressed, "#dialog-keep")
    def _keep(self) -> None:
        written = normalise(self.query_one(LineInput).value)
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
        yield OptionList(
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
