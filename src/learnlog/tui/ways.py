"""The ways out of a step: back and on, with where one is between them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from learnlog.guide import Guide
from learnlog.tui.key_names import key_on


class Ways(Horizontal):
    """Two buttons that name their keys, and a line that counts steps and gaps. The screen answers the buttons."""

    DEFAULT_CSS = """
    Ways {
        height: 1;
        padding: 0 2;
        margin-top: 1;
        & > #back, & > #next {
            height: 1; border: none; min-width: 15; padding: 0 1; background: $panel;
            &:hover { border: none; }
        }
        & > #back:focus, & > #next:focus {
            background: $primary; background-tint: transparent; color: $background; text-style: bold underline;
        }
        & > #ways-where { width: 1fr; content-align: center middle; color: $text-muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._back = Button(id="back")
        self._where = Static(id="ways-where")
        self._next = Button(id="next")
        self._said = ""
        self._labels = ("", "")

    def compose(self) -> ComposeResult:
        """Back, where, on."""
        yield self._back
        yield self._where
        yield self._next

    def show(self, guide: Guide, here: str) -> None:
        """Say which step this is, what is missing in all, and where the two ways lead."""
        gaps = len(guide.gaps)
        left = "complete" if guide.entry.state == "complete" else "nothing missing"
        if gaps:
            left = f"{gaps} gap{'s' if gaps > 1 else ''}"
        where = f"Step {guide.keys.index(here) + 1} of {len(guide.keys)} · {left}"
        on, back = key_on(self, "task.next"), key_on(self, "task.back")
        # The last step completes nothing by being left, and must not sound as if it did.
        last = "Done" if guide.entry.state == "complete" else "Leave as a draft"
        labels = (
            f"{back}  ← Leave" if guide.back(here) is None else f"{back}  ← Back",
            f"{last}  {on}" if guide.next(here) is None else f"Next →  {on}",
        )
        # Asked after every save, so what reads as before is left alone, and nothing is laid out for a number.
        if where != self._said:
            self._said = where
            self._where.update(Content(where), layout=False)
        if labels != self._labels:
            self._labels = labels
            for button, label in zip((self._back, self._next), labels, strict=True):
                button.label = Content(label)
            self._next.refresh(layout=True)  # a button does not grow with its label by itself
