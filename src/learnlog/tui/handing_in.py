"""The way from a key to a document that is handed in: the question, and then where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.app import App

from learnlog.content.unit import Unit
from learnlog.export.formats import Format
from learnlog.handed_in import since
from learnlog.handing_in import (
    Finished,
    HandIn,
    entries_to_hand_in,
    finish,
    keep_folder,
    sought,
    unit_to_hand_in,
    usual_folder,
)
from learnlog.store.protocol import Progress
from learnlog.tui.desktop import open_path
from learnlog.tui.hand_in import HandInDialog, Make
from learnlog.tui.navigation import LogChanged
from learnlog.tui.written import Written, WrittenDialog
from learnlog.workspace import Workspace


class HandingIn:
    """Asks how to hand in, and then says where the document is.

    Args:
        app, workspace: where to ask, and what is handed in.
    """

    def __init__(self, app: App[Any], workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace

    def unit(self, unit: Unit) -> None:
        """Hand in a whole unit."""
        self._ask(unit.name, lambda progress: unit_to_hand_in(self._workspace, unit, progress))

    def entries(self, ids: Sequence[str], title: str) -> None:
        """Hand in some entries, the one that happened first first."""
        self._ask(title, lambda progress: entries_to_hand_in(self._workspace, list(ids), progress, in_time=True))

    def _ask(self, title: str, make: Make) -> None:
        folder = usual_folder(self._workspace)

        def made(progress: Progress) -> HandIn:
            found = make(progress)
            return replace(found, since=since(self._workspace, found.entries))

        def closed(_: None) -> None:
            self._app.post_message(LogChanged())

        def done(written: Written | None) -> None:
            if written is None:
                return
            if written.folder != folder:
                keep_folder(self._workspace, written.folder)
            self._app.push_screen(WrittenDialog(written, open_path), closed)

        def finished(
            found: HandIn, written_as: Format, path: Path, by: Mapping[str, str], for_comment: bool
        ) -> Finished:
            return finish(self._workspace, found, written_as, path, by, for_comment=for_comment)

        dialog = HandInDialog(title, made, folder, sought(self._workspace), finished)
        self._app.push_screen(dialog, done)
