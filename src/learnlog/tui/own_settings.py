"""The trainee's own settings while the app runs: asked for, used at once, and kept behind that."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from learnlog.errors import LearnlogError, SaveFailed, SaveUnproven
from learnlog.status import Status
from learnlog.tui.behind import work_behind
from learnlog.tui.comfort import use
from learnlog.tui.navigation import LogChanged

if TYPE_CHECKING:
    from learnlog.journal.settings import Profile, Settings
    from learnlog.tui.real_cursor import RealCursorApp
    from learnlog.workspace import Workspace

RETRY = 3.0
"""Seconds until settings the disk refused are written again."""

_MOVING = (
    "Everything that is yours is in this folder. To have it elsewhere, close learnlog, move the whole folder, and open "
    "learnlog with\n\n    learnlog --home FOLDER\n\nor set the variable LEARNLOG_HOME to it, once and for all. "
    "Nothing is moved by itself, so that no half of it stays behind."
)


@runtime_checkable
class ShowsSettings(Protocol):
    """A screen that shows settings. It is told whenever one is another, or is on the disk."""

    def show_settings(self, settings: Settings, status: Status) -> None:
        """Show these settings, and what is true about keeping them."""


class OwnSettings:
    """Changes settings, and opens the dialogs for those that are more than a choice.

    A change counts at once; it is written in a thread, one at a time, so no key waits for the disk.

    Args:
        app: which is to follow the settings.
        workspace: which has them.

    Attributes:
        status: what is true about keeping them.
    """

    def __init__(self, app: RealCursorApp[Any], workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace
        self._writing = asyncio.Lock()
        self._said = ""
        self.status = Status("empty")

    # -- changing

    def change(self, **values: Any) -> None:
        """Use these values, by the names of settings, from now on, and keep them. The same value changes nothing."""
        settings = self._workspace.settings.now
        values = {name: value for name, value in values.items() if getattr(settings, name) != value}
        if not values:
            return
        self._workspace.settings.take(**values)
        use(self._app, self._workspace.settings.now)
        self._tell(Status("writing"))
        work_behind(self._app, self._keep, group="settings")

    def turn_ruler(self) -> None:
        """Use the reading ruler, or put it away."""
        self.change(ruler=not self._workspace.settings.now.ruler)

    async def settle(self) -> None:
        """Wait until what was changed is on the disk, or the disk has refused it. Called when the app ends."""
        if self.status.kind == "writing" or self.status.trouble:
            await self._keep()

    async def _keep(self) -> None:
        async with self._writing:
            try:
                await asyncio.to_thread(self._workspace.settings.keep)
                status = Status("saved", self._workspace.clock())
            except LearnlogError as error:
                status = Status("unproven" if isinstance(error, SaveUnproven) else "failed", problem=_problem(error))
                if isinstance(error, SaveFailed) and self._app.is_running:
                    self._app.set_timer(RETRY, self._again)
        self._tell(status)
        if not status.problem:
            self._said = ""
        elif status.problem != self._said and not isinstance(self._app.screen, ShowsSettings):
            self._said = status.problem  # once, not at every attempt
            self._app.notify(status.problem, severity="warning", timeout=12, markup=False)

    def _again(self) -> None:
        if self.status.trouble:
            work_behind(self._app, self._keep, group="settings")

    def _tell(self, status: Status) -> None:
        self.status = status
        for screen in self._app.screen_stack:
            if isinstance(screen, ShowsSettings) and screen.is_attached:
                screen.show_settings(self._workspace.settings.now, status)

    # -- what is more than a choice

    async def show(self) -> None:
        """Open the Settings room, over whatever is in front: what is chosen is seen on the way back."""
        from learnlog.tui.settings import SettingsScreen

        if not any(isinstance(one, SettingsScreen) for one in self._app.screen_stack):
            await self._app.push_screen(SettingsScreen(self._workspace, self.status))

    def ask_theme(self) -> None:
        """Choose one of learnlog's themes, by the name it has for people."""
        from learnlog.tui.dialogs import PickDialog
        from learnlog.tui.theme import PALETTES

        if not isinstance(self._app.screen, PickDialog):
            dialog = PickDialog("Theme", [(one.name, one.title) for one in PALETTES], self._app.theme)
            self._app.push_screen(dialog, lambda name: self.change(theme=name) if name else None)

    def ask_names(self) -> None:
        """Change the list of real names that are looked for before anything is handed in."""
        from learnlog.tui.names import NamesDialog

        self._app.push_screen(
            NamesDialog(self._workspace.settings.now.names),
            lambda kept: None if kept is None else self.change(names=kept),
        )

    def ask_terms(self) -> None:
        """Change the trainee's terms, and whether old entries come back."""
        from learnlog.tui.terms import Chosen, TermsDialog

        if isinstance(self._app.screen, TermsDialog):
            return

        def keep(chosen: Chosen | None) -> None:
            if chosen is not None:
                self.change(terms=chosen.terms, look_back=chosen.look_back)
                self._app.post_message(LogChanged())

        settings = self._workspace.settings.now
        self._app.push_screen(TermsDialog(settings.terms, settings.look_back, lambda: self._workspace.today), keep)

    def ask_profile(self) -> None:
        """Change name, setting and area of need."""
        from learnlog.tui.profile import ProfileScreen

        def keep(profile: Profile | None) -> None:
            if profile is not None:
                self.change(welcomed=True, profile=profile)
                self._app.post_message(LogChanged())

        self._app.push_screen(ProfileScreen(self._workspace.settings.now.profile, self._workspace.catalog.areas), keep)

    def welcome(self) -> None:
        """Welcome somebody who is here for the first time, or wants to be welcomed once more."""
        from learnlog.tui.welcome import WelcomeScreen

        def done(profile: Profile | None) -> None:
            first = not self._workspace.settings.now.welcomed
            self.change(
                welcomed=True,
                tour=first or self._workspace.settings.now.tour,
                profile=profile or self._workspace.settings.now.profile,
            )
            self._app.post_message(LogChanged())

        if isinstance(self._app.screen, WelcomeScreen):
            return
        self._app.push_screen(WelcomeScreen(self._workspace, self._workspace.store.home), done)

    def ask_backups(self) -> None:
        """Show where backups go, and change it."""
        from learnlog.tui.backups import BackupsDialog

        workspace = self._workspace
        if workspace.backups is not None and not isinstance(self._app.screen, BackupsDialog):
            folder, keep = workspace.settings.now.backup_folder, workspace.settings.choose_backup_folder
            self._app.push_screen(BackupsDialog(workspace.backups, folder, keep), lambda _: self._tell(self.status))

    def say_where(self) -> None:
        """Say where the log is, and how to move it."""
        from learnlog.tui.dialogs import MessageDialog

        where = self._workspace.store.home
        self._app.push_screen(MessageDialog("Your log", f"{where}\n\n{_MOVING}"))

    def ask_hand_in_folder(self) -> None:
        """Change the folder that is proposed for what is handed in."""
        from learnlog.tui.folder import FolderDialog

        folder = self._workspace.settings.now.hand_in_folder
        self._app.push_screen(
            FolderDialog(folder), lambda chosen: None if chosen is None else self.change(hand_in_folder=chosen)
        )


def _problem(error: LearnlogError) -> str:
    if isinstance(error, SaveFailed):
        return f"Your settings count, but are not on the disk: {error.cause}. learnlog tries again by itself."
    return f"This counts until you close learnlog, no longer. {error.message}"
