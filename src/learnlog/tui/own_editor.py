"""Long text written in the trainee's own editor, which has the terminal for that while."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from textual.app import App, SuspendNotSupported

from learnlog.editing import EditorFailed, Loan, editor_of, left_to_the_editor
from learnlog.text import one_line, visible
from learnlog.tui.dialogs import ConfirmDialog
from learnlog.tui.fields.prose_area import ProseArea

LAST_PATIENCE = 2.0
"""Seconds for what an editor had saved to come back, when learnlog must end."""

_NONE = (
    "No editor of your own is named. Your text is as it was. Name one in the variable VISUAL or EDITOR, such as "
    "EDITOR=nano, and start learnlog again."
)
_NOT_HERE = "The terminal learnlog runs in cannot be lent to another program. Your text is as it was: go on here."


@runtime_checkable
class Settling(Protocol):
    """A screen that keeps what is written on it."""

    async def settle(self) -> None:
        """Put every word where a crash cannot reach it."""


class OwnEditor:
    """Lends the terminal and a text to an editor, one at a time.

    Args:
        app: whose terminal it is.
        folder: where the file is that the editor opens.
        environ: names the editor.
        lend: lends a text; for a test to put another in its place.
    """

    def __init__(
        self,
        app: App[Any],
        folder: Path,
        environ: Mapping[str, str] = os.environ,
        lend: Callable[[str, Sequence[str], Path], Loan] = Loan,
    ) -> None:
        self._app = app
        self._folder = folder
        self._environ = environ
        self._lend = lend
        self._loan: Loan | None = None
        self._back = asyncio.Event()

    async def write(self, area: ProseArea) -> None:
        """Have the text of an area written in the editor, and put it back there; what fails is said."""
        if self._loan is not None:
            return
        command = editor_of(self._environ)
        if command is None:
            self._say(_NONE)
            return
        if isinstance(area.screen, Settling):
            await area.screen.settle()
        self._loan = self._lend(area.text, command, self._folder)
        self._back.clear()
        try:
            text = await self._lent(self._loan)
        except SuspendNotSupported:
            self._say(_NOT_HERE)
        except EditorFailed as failed:
            self._ask(failed, area)
        else:
            area.rewrite(text)
        finally:
            self._loan = None
            self._back.set()

    async def end(self) -> None:
        """Have an editor that is open end, and what it had saved put back: learnlog must end."""
        loan = self._loan
        if loan is None:
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAST_PATIENCE):
                await asyncio.to_thread(loan.end)
                await self._back.wait()

    async def _lent(self, loan: Loan) -> str:
        failed: Exception | None = None
        text = ""
        # What changes on the screen meanwhile is drawn when the terminal is back.
        with self._app.batch_update(), self._app.suspend(), left_to_the_editor():
            try:
                text = await asyncio.to_thread(loan.run)
            except Exception as error:  # Textual takes the terminal again only where nothing is raised
                failed = error
        if failed is not None:
            raise failed
        return text

    def _ask(self, failed: EditorFailed, area: ProseArea) -> None:
        written = failed.written
        if written is None:
            self._say(failed.message)
            return
        words = f"{len(written.split()):,} words" if written.strip() else "an empty text"
        question = (
            f"{failed.happened} What it had saved is {words}; your text here is as it was before.\n\n"
            "Which of the two goes on? What you take can be taken back with Ctrl+Z."
        )

        def decided(take: bool | None) -> None:
            if take:
                area.rewrite(written)
            failed.forget()

        self._app.push_screen(
            ConfirmDialog(
                "Your editor did not end well",
                visible(question),
                yes="Take what it saved",
                no="Keep it as it was",
                careful=True,
            ),
            decided,
        )

    def _say(self, text: str) -> None:
        self._app.notify(one_line(text), severity="warning", timeout=20, markup=False)
