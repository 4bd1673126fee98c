"""Gives an action other keys: press them, and each is checked before it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from learnlog.keymap import KEPT, Action, read_key, spoken
from learnlog.text import visible
from learnlog.tui.dialogs import Dialog
from learnlog.tui.fields.push import Push
from learnlog.tui.key_names import key_name


class KeyCatcher(Widget, can_focus=True, inherit_bindings=False):
    """Takes any key that is pressed while it has the focus, but those that lead on and out.

    Args:
        keys: as they are.
    """

    BINDINGS = [
        Binding("enter", "done", "Keep", id="catcher.done", tooltip="Keep these keys"),
        Binding("backspace", "back", "Take back", id="catcher.back", tooltip="Take the last key away"),
    ]

    DEFAULT_CSS = """
    KeyCatcher {
        height: 3; padding: 0 1; border: round $border-blurred; text-style: bold;
        &:focus { border: heavy $border; }
    }
    """

    class Caught(Message):
        """A key was pressed; ``key`` is empty where it is one that is not told apart from others."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Back(Message):
        """The last key is to go."""

    class Done(Message):
        """Enter was pressed."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__()
        self._keys = tuple(keys)

    def show(self, keys: Sequence[str]) -> None:
        """Show other keys."""
        self._keys = tuple(keys)
        self.refresh()

    def render(self) -> Content:
        """The keys, or that there is none yet."""
        return Content(",  ".join(map(key_name, self._keys)) or "no key yet")

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Every key but those that lead on and out, and the one that takes a key away."""
        return key not in (*KEPT, "backspace")

    def on_key(self, event: events.Key) -> None:
        """Catch it."""
        if self.check_consume_key(event.key, event.character):
            event.stop()
            event.prevent_default()
            self.post_message(self.Caught(read_key(event.key)))

    def action_done(self) -> None:
        """All keys are pressed."""
        self.post_message(self.Done())

    def action_back(self) -> None:
        """The last key is to go."""
        self.post_message(self.Back())


class PressKeyDialog(Dialog[tuple[str, ...]]):
    """Asks for the keys of an action; gives back what it is to have.

    Args:
        action: which one.
        keys: as they are.
        problem: returns why it cannot have some keys, or nothing.
    """

    HELP = """
    # Other keys

    Press a key, and this action has it as well. **Backspace** takes the last one away, **Enter** keeps what stands
    there, **Escape** leaves everything as it was. Tab leads to the buttons.

    A key that does something else in the same room is refused, and the other action is named: give that one another
    key first. Tab, Shift+Tab, Enter and Escape stay what they are. What a terminal keeps for itself cannot be pressed
    here; it would not reach learnlog later either.
    """

    DEFAULT_CSS = """
    PressKeyDialog {
        & #keys-about { height: auto; margin-bottom: 1; }
        & #keys-said { height: 3; margin-top: 1; color: $warning; }
    }
    """

    def __init__(self, action: Action, keys: Sequence[str], problem: Callable[[str, Sequence[str]], str]) -> None:
        super().__init__(f"Keys for “{action.label}”")
        self._action = action
        self._keys = list(keys)
        self._problem = problem

    def compose_question(self) -> ComposeResult:
        """What the action does, its keys, what is the matter, and the ways out."""
        about = f"{self._action.about}. Press a key to add it; Backspace takes the last one away; Enter keeps them."
        yield Static(Content(visible(about)), id="keys-about")
        yield KeyCatcher(self._keys)
        yield Static(id="keys-said")
        with Horizontal(id="dialog-buttons"):
            yield Push("Keep", id="dialog-keep")
            yield Push(f"As usual: {', '.join(map(key_name, self._action.keys))}", id="keys-usual")
            yield Push("Cancel", id="dialog-no")

    def on_mount(self) -> None:
        """Wait for a key at once."""
        self.query_one(KeyCatcher).focus()

    @on(KeyCatcher.Caught)
    def _catch(self, message: KeyCatcher.Caught) -> None:
        if not message.key:
            self._say("This key cannot be told apart from others in every terminal. Take another one.")
        elif message.key in self._keys:
            self._say(f"It has {spoken(message.key)} already.")
        elif said := self._problem(self._action.id, [*self._keys, message.key]):
            self._say(said)
        else:
            self._show([*self._keys, message.key])

    @on(KeyCatcher.Back)
    def _take_back(self) -> None:
        if not self._keys:
            return
        if self._keys[-1] in KEPT:
            self._say(f"{spoken(self._keys[-1])} stays: there would be no way on or out without it.")
        else:
            self._show(self._keys[:-1])

    def _show(self, keys: list[str]) -> None:
        self._keys = keys
        self.query_one(KeyCatcher).show(keys)
        self._say("")

    def _say(self, text: str) -> None:
        self.query_one("#keys-said", Static).update(Content(visible(text)))

    @on(KeyCatcher.Done)
    @on(Button.Pressed, "#dialog-keep")
    def _keep(self) -> None:
        if said := self._problem(self._action.id, self._keys):
            self._say(said)
        else:
            self.dismiss(tuple(self._keys))

    @on(Button.Pressed, "#keys-usual")
    def _usual(self) -> None:
        if said := self._problem(self._action.id, self._action.keys):
            self._say(said)
        else:
            self.dismiss(self._action.keys)
