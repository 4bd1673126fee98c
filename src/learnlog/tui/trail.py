"""The top of a task: where one is, what is true about saving, and, in a banner, what has to be known."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from learnlog.status import Status
from learnlog.text import visible


class Trail(Vertical):
    """A line, and a banner below it while there is something to say.

    It is told after every write, so it redraws only what reads otherwise now.
    """

    DEFAULT_CSS = """
    Trail {
        height: auto;
        & > #trail { height: 1; background: $surface; padding: 0 2; }
        & #trail-where { width: 1fr; }
        & #trail-status { width: 19; text-align: right; color: $text-muted; }
        & #trail-status.-failed { color: $error; text-style: bold; }
        & > #banner { height: auto; padding: 0 2; background: $panel; color: $warning; display: none; }
        & > #banner.-shown { display: block; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._where = Static(id="trail-where")
        self._status = Static(id="trail-status")
        self._banner = Static(id="banner")
        self._said = self._bannered = ""

    def compose(self) -> ComposeResult:
        """Where and status side by side, the banner below."""
        with Horizontal(id="trail"):
            yield self._where
            yield self._status
        yield self._banner

    def show_where(self, unit: str, name: str) -> None:
        """Name the unit, if the entry belongs to one, and what is being worked on."""
        above = f"{visible(unit)} › " if unit else ""
        self._where.update(Content.assemble((above, "$text-muted"), (visible(name), "bold")), layout=False)

    def show_status(self, status: Status) -> None:
        """Say what is true about saving, in a few words."""
        if status.line != self._said:
            self._said = status.line
            # Its width is fixed: laying out the whole screen anew at every word would make the keys wait.
            self._status.update(Content(status.line), layout=False)
            self._status.set_class(status.kind in ("failed", "unproven", "changed"), "-failed")

    def show_banner(self, text: str) -> None:
        """Say what has to be known; nothing takes the banner away."""
        if text != self._bannered:
            self._bannered = text
            self._banner.update(Content(visible(text)))
            self._banner.set_class(bool(text), "-shown")
