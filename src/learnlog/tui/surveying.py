"""Home kept true: the log looked over anew when something has changed, and the picture of it kept for next time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import ModalScreen, Screen

from learnlog.survey import survey
from learnlog.tui.behind import work_behind
from learnlog.tui.help import TooSmallScreen
from learnlog.tui.home import HomeScreen, home_of
from learnlog.tui.looking import Looking

if TYPE_CHECKING:
    from learnlog.opening import Opening
    from learnlog.search.log_view import LogView
    from learnlog.store.protocol import CatchUp
    from learnlog.workspace import Workspace


class Surveying:
    """Shows Home how everything stands.

    Args:
        app: at the bottom of whose stack Home is.
        opening: keeps the picture for the next first frame.
        workspace: the log.
    """

    def __init__(self, app: App[int], opening: Opening, workspace: Workspace) -> None:
        self._app = app
        self._opening = opening
        self._workspace = workspace
        self._day = workspace.today
        self._look: CatchUp | None = None
        self._looking: Looking | None = None

    async def survey(self) -> LogView:
        """Catch up with the log, show Home as it stands now, and return what is known of the log."""

        def progress(done: int, total: int) -> None:
            self._app.call_from_thread(home_of(self._app).show_progress, done, total)

        view = await asyncio.to_thread(self._workspace.current_view, progress)
        # Asked first: should the day turn meanwhile, the next look sees that it is another.
        self._day = self._workspace.today
        overview = await asyncio.to_thread(survey, self._workspace, view)
        home_of(self._app).show(overview, self._day)
        await asyncio.to_thread(self._opening.remember, overview)
        return view

    def if_at_home(self) -> None:
        """Survey behind what goes on, where Home is in front. Elsewhere that follows on the way back to it."""
        if all(isinstance(screen, TooSmallScreen) for screen in self._app.screen_stack[1:]):
            work_behind(self._app, self.survey, group="survey", exclusive=True)

    def begin(self) -> None:
        """Look at every file from now on, again and again, while Home is in front."""
        self._looking = Looking(home_of(self._app), self._look_closely)
        self._app.screen_change_signal.subscribe(self._app, self.follow)
        self.follow(self._app.screen)

    def follow(self, screen: Screen[Any]) -> None:
        """Look while Home is in front, or a dialog before it; the rooms look themselves where they show the log."""
        if self._looking is not None and isinstance(screen, HomeScreen):
            self._looking.start()
        elif not isinstance(screen, ModalScreen):
            self.give_way()

    def give_way(self) -> None:
        """Look no further: somebody goes elsewhere, and would wait for it."""
        if self._looking is not None:
            self._looking.stop()
        if self._look is not None:
            self._look.cancel()

    async def _look_closely(self) -> None:
        """See what a quick look at the folders cannot: files that another program changed in their place.

        The day counts as well: learnlog may stay open over midnight, and with the day goes what is due and comes back.
        """
        self._look = self._workspace.catch_up()
        changed = await asyncio.to_thread(self._look.run)
        if (changed or self._day != self._workspace.today) and self._app.is_running:
            await self.survey()

    async def end(self) -> None:
        """Look no further, and keep how Home stands now, where the picture there is is no longer true."""
        self.give_way()
        await asyncio.to_thread(self._keep_picture)

    def _keep_picture(self) -> None:
        if self._opening.last_overview() is None:
            self._opening.remember(survey(self._workspace, self._workspace.current_view()))
