"""What was written the last time, a line above a task that is begun again."""

from __future__ import annotations

import asyncio
import contextlib

from textual.content import Content
from textual.message import Message

from learnlog.errors import LearnlogError
from learnlog.journal.readback import long_date
from learnlog.journal.rhythm import how_long_ago
from learnlog.journal.summary import Summary
from learnlog.returning import last_time
from learnlog.sitting import Sitting
from learnlog.text import one_line
from learnlog.tui.behind import work_behind
from learnlog.tui.line import Line
from learnlog.tui.navigation import LeaveAlone, ReadEntry
from learnlog.workspace import Workspace


class LastTime(Line):
    """Says when the same task was answered last and how that began; Enter reads it. Hidden where there is nothing.

    It looks only where an entry is new and nothing is written in it yet, and never takes the focus by itself.

    Args:
        workspace: the log.
        sitting: the entry that is begun.
    """

    DEFAULT_CSS = """
    LastTime { display: none; background: $panel; padding: 0 2 0 1; color: $text-muted; &.-shown { display: block; } }
    """

    def __init__(self, workspace: Workspace, sitting: Sitting) -> None:
        super().__init__(Content(""), self._read, not_now=self._leave_alone)
        self._workspace = workspace
        self._sitting = sitting
        self._entry = ""

    def on_mount(self) -> None:
        """Look behind what goes on: a large log must not make the first key wait."""
        if self._sitting.status.kind == "empty":
            work_behind(self, self._look, group="last time")

    async def _look(self) -> None:
        with contextlib.suppress(LearnlogError):
            found = await asyncio.to_thread(self._found)
            if found is not None and self.is_attached:
                self._show(found)

    def _found(self) -> Summary | None:
        return last_time(self._workspace, self._workspace.current_view(), self._sitting.entry)

    def _show(self, found: Summary) -> None:
        self._entry = found.id
        day = found.created.date()
        when = f"Last time, {long_date(day)} ({how_long_ago(day, self._workspace.today)}): "
        self.update(Content.assemble("↶ ", when, f"“{one_line(found.excerpt)}”"))
        self.add_class("-shown")

    def _read(self) -> Message:
        return ReadEntry(self._entry)

    def _leave_alone(self) -> Message:
        return LeaveAlone(self._entry)
