"""An entry in one state of it that is not the one in the log: how it reads, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from learnlog.journal.entry import Entry
from learnlog.text import one_line, visible
from learnlog.tui.compare import Action
from learnlog.tui.entry_pieces import EntryPieces
from learnlog.tui.entry_view import EntryView
from learnlog.tui.fields.push import Push
from learnlog.tui.footer import KeyFooter
from learnlog.tui.sized import Sized


class AsItWasScreen(Sized, Screen[str | None]):
    """Shows an entry to read; gives back the name of the action that was chosen, or None.

    Args:
        entry: as it was.
        what: which state it is, such as ``an earlier version``.
        note: a sentence above it.
        actions: what can be done.
    """

    HELP = """
    # An entry as it was

    This is not the entry as your log has it now; the line at the top says what it is. Nothing is changed by looking.

    | Key | What it does |
    | --- | --- |
    | ↑ ↓, Page Up and Page Down | scroll |
    | Tab | to the buttons; Enter presses one |
    | Escape | back, with nothing changed |
    """

    BINDINGS = [
        Binding("escape", "close", "Back", id="as-it-was.close", tooltip="Back, with nothing changed"),
    ]

    DEFAULT_CSS = """
    AsItWasScreen {
        & > #was-trail { height: 1; background: $surface; padding: 0 2; }
        & #was-title { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        & #was-what { width: auto; color: $text-muted; }
        & > #was-note { height: auto; padding: 0 2; background: $panel; }
        & > #was-page { height: 1fr; padding: 1 2 0 2; align-horizontal: center; scrollbar-size-vertical: 1; }
        & > #was-page:focus { outline-left: heavy $border; }
        & > #was-ways { height: 1; padding: 0 2; background: $panel; }
    }
    """

    def __init__(self, entry: Entry, what: str, note: str, actions: Sequence[Action]) -> None:
        super().__init__()
        self._entry = entry
        self._what = what
        self._note = note
        self._actions = tuple(actions)

    def compose(self) -> ComposeResult:
        """What it is, how it reads, the ways on, the keys."""
        with Horizontal(id="was-trail"):
            title = one_line(self._entry.title) or "Untitled"
            yield Static(Content.assemble(("Your log › ", "$text-muted"), (title, "bold")), id="was-title")
            yield Static(Content(one_line(self._what)), id="was-what")
        yield Static(Content(visible(self._note)), id="was-note")
        with VerticalScroll(id="was-page"):
            yield EntryView(EntryPieces(self._entry))
        with Horizontal(id="was-ways"):
            for at, action in enumerate(self._actions):
                yield Push(action.label, id=f"was-way-{at}")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Scroll with the keyboard at once."""
        self.query_one("#was-page").focus()

    @on(Button.Pressed, "#was-ways Button")
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(self._actions[int((event.button.id or "").rpartition("-")[2])].name)

    def action_close(self) -> None:
        """Give back nothing."""
        self.dismiss(None)

    async def leave(self) -> None:
        """Give back nothing, also where another room is opened."""
        self.dismiss(None)
