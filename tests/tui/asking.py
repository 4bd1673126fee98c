"""An app that asks one question, for tests of dialogs alone."""

from __future__ import annotations

from typing import Any

from textual.app import App

from learnlog.tui.dialogs import Dialog

UNANSWERED = object()


class Asker(App[None]):
    """Asks one question and keeps the answer."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    def __init__(self, dialog: Dialog[Any]) -> None:
        super().__init__()
        self._dialog = dialog
        self.answer: object = UNANSWERED

    def on_mount(self) -> None:
        self.push_screen(self._dialog, self._keep)

    def _keep(self, answer: object) -> None:
        self.answer = answer
