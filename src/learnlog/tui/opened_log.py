"""What there is once the log is open: the workspace, and everything that works on it for the whole app."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from learnlog.tui.keyboard import Keyboard
from learnlog.tui.own_settings import OwnSettings
from learnlog.tui.rooms import Rooms
from learnlog.tui.surveying import Surveying

if TYPE_CHECKING:
    from learnlog.opening import Opening
    from learnlog.tui.own_editor import OwnEditor
    from learnlog.tui.real_cursor import RealCursorApp
    from learnlog.tui.spelling import Spelling
    from learnlog.workspace import Workspace


class OpenedLog:
    """An open log, and what messages of the app are answered by. It comes into being whole, and stays to the end.

    Args:
        app: the running app.
        opening: by which the log was opened.
        workspace: the log.

    Attributes:
        keyboard, own, rooms, surveying: one of each.
    """

    def __init__(self, app: RealCursorApp[int], opening: Opening, workspace: Workspace) -> None:
        self._app = app
        self._drafts = opening.folders.drafts
        self._editor: OwnEditor | None = None
        self.workspace = workspace
        self.keyboard = Keyboard(app, workspace)
        self.own = OwnSettings(app, workspace)
        self.rooms = Rooms(app, workspace, self.keyboard)
        self.surveying = Surveying(app, opening, workspace)

    @cached_property
    def spelling(self) -> Spelling:
        """Which words are known; loaded where that is asked first."""
        from learnlog.tui.spelling import Spelling

        return Spelling(self._app, self.workspace)

    @property
    def editor(self) -> OwnEditor:
        """The trainee's own editor; loaded where it is asked for first."""
        from learnlog.tui.own_editor import OwnEditor

        if self._editor is None:
            self._editor = OwnEditor(self._app, self._drafts)
        return self._editor

    async def end_editor(self) -> None:
        """Have an editor that is open end: learnlog must end."""
        if self._editor is not None:
            await self._editor.end()
