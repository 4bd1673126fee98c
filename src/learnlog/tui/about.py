"""The facts about an entry that every kind of entry has: when it happened, how long it took, its tags."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label

from learnlog.journal.entry import Entry
from learnlog.journal.readback import long_date
from learnlog.text import one_line
from learnlog.tui.fields.date import read_date


class AboutEntry(Vertical):
    """Day, hours and tags, in one row.

    Args:
        entry: whose facts.
        read_only: whether they can only be looked at.
    """

    DEFAULT_CSS = """
    AboutEntry {
        height: auto;
        margin: 1 0;
        & Horizontal { height: auto; }
        & Vertical { height: auto; width: 1fr; margin-right: 2; }
        & #hours-box { width: 12; }
        & #day-box { width: 24; }
        & Label { color: $text-muted; }
        & Input { border: round $border-blurred; height: 3; padding: 0 1; background: transparent; }
        & Input:focus { border: round $border; }
    }
    """

    class Changed(Message):
        """A fact changed; None for one that did not or cannot be read yet."""

        def __init__(self, day: date | None, hours: float | None, tags: tuple[str, ...] | None) -> None:
            super().__init__()
            self.day = day
            self.hours = hours
            self.tags = tags

    def __init__(self, entry: Entry, *, read_only: bool = False) -> None:
        super().__init__()
        self._entry = entry
        self._read_only = read_only

    def compose(self) -> ComposeResult:
        """Three labelled inputs side by side."""
        entry = self._entry
        hours = f"{entry.hours:g}" if entry.hours else ""
        with Horizontal():
            with Vertical(id="day-box"):
                yield Label("It happened on")
                yield Input(long_date(entry.happened_on), id="day", disabled=self._read_only)
            with Vertical(id="hours-box"):
                yield Label("Hours")
                yield Input(hours, id="hours", placeholder="1.5", disabled=self._read_only)
            with Vertical():
                yield Label("Tags, with commas between")
                yield Input(
                    one_line(", ".join(entry.tags)),
                    id="tags",
                    placeholder="autism, year 9",
                    disabled=self._read_only,
                )

    @on(Input.Changed)
    def _tell(self, event: Input.Changed) -> None:
        event.stop()
        if not self.is_mounted:
            return
        text = event.value.strip()
        if event.input.id == "day":
            self.post_message(self.Changed(read_date(text, self._entry.happened_on), None, None))
        elif event.input.id == "hours":
            self.post_message(self.Changed(None, _hours(text), None))
        else:
            self.post_message(self.Changed(None, None, tuple(part for part in text.split(",") if part.strip())))


def _hours(text: str) -> float | None:
    """Return hours for ``1.5``, ``1,5`` or nothing at all (0); None for what is no number of hours."""
    try:
        hours = float(text.replace(",", ".")) if text else 0.0
    except ValueError:
        return None
    return hours if 0 <= hours <= 10_000 else None
