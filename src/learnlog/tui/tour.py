"""The tour of a task: five short tips on a strip of its own. It covers nothing and takes no key away."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from learnlog.tui.fields.push import Push
from learnlog.tui.key_names import key_on

TIPS = (
    "Each step asks one thing. Write as much or as little as you like: everything is saved as you type, and the corner "
    "at the top says when.",
    "{task.next} goes on to the next step, {task.back} to the one before, Tab to the next field of a step. Nothing has "
    "to be filled in to go on.",
    "{task.beside} shows what the unit says about this step, or hides it again.",
    "{task.steps} lists all steps, to jump to one. The last one, Review, shows how it reads and what is still missing.",
    "Escape leaves whenever you like, and Home leads back to the very word. {app.help} names every key and has this "
    "tour again.",
)
"""What is told, one after the other; keys by the ids of their bindings."""

_KEYS = ("task.next", "task.back", "task.beside", "task.steps", "app.help", "task.tour")


class Tour(Vertical):
    """The strip. Posts :class:`Ended` after the last tip, or when it is ended."""

    DEFAULT_CSS = """
    Tour {
        height: auto; padding: 0 2; background: $panel; border-top: hkey $primary;
        & > #tour-tip { height: auto; }
        & > Horizontal { height: 1; }
        & #tour-count { width: 1fr; color: $text-muted; }
    }
    """

    class Ended(Message):
        """The tour is over."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 0

    def compose(self) -> ComposeResult:
        """The tip, and below it how many there are and two buttons."""
        yield Static(id="tour-tip")
        with Horizontal():
            yield Static(id="tour-count")
            yield Push("Next tip", id="tour-next")
            yield Push("End the tour", id="tour-end")

    def on_mount(self) -> None:
        """Begin."""
        self._show()

    def go_on(self) -> None:
        """Show the next tip; after the last, end."""
        self._at += 1
        if self._at < len(TIPS):
            self._show()
        else:
            self.post_message(self.Ended())

    def _show(self) -> None:
        keys = {id_: key_on(self, id_) for id_ in _KEYS}
        tip = TIPS[self._at]
        for id_, key in keys.items():
            tip = tip.replace(f"{{{id_}}}", key)
        last = self._at == len(TIPS) - 1
        self.query_one("#tour-tip", Static).update(Content(tip))
        on = "ends it" if last else "shows the next one"
        count = f"Tip {self._at + 1} of {len(TIPS)}. {keys['task.tour']} {on}."
        self.query_one("#tour-count", Static).update(Content(count))
        self.query_one("#tour-next", Push).display = not last

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "tour-next":
            self.go_on()
        else:
            self.post_message(self.Ended())
