"""learnlog as a program of its own, sound or weak on purpose in one way: ``python -m tests.faults.app NAME --home …``.

With ``--apart`` it runs in a session of its own, as in a container or below a program that starts others: where its
terminal vanishes the system tells it nothing.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.driver import Driver

import learnlog.tui.app
from learnlog.cli import main
from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.tui.app import LearnlogApp
from learnlog.tui.ending import Ending

if TYPE_CHECKING:
    from .mutants import LateDrafts

SOUND = "sound"

CUT_AT = 200_000
"""Characters of a paste that the app which cuts pastes lets through."""


class LateOpening(Opening):
    """Opens a log whose drafts are late."""

    def store(self) -> LateDrafts:
        from .mutants import LateDrafts

        return LateDrafts(self.folders)


class WeakApp(LearnlogApp):
    """What the weak apps have in common."""

    CSS_PATH = str(Path(learnlog.tui.app.__file__).with_name("app.tcss"))


class Unheeding(Ending):
    """An end that no signal brings about."""

    def heed_signals(self) -> None:
        """Heed none."""


class Deaf(WeakApp):
    """Does not heed the signals that end it."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self._ending = Unheeding(self, self._start)


class Unsteady(WeakApp):
    """Goes Textual's own way to the terminal."""

    def get_driver_class(self) -> type[Driver]:
        return App.get_driver_class(self)


class Cutting(WeakApp):
    """Cuts a large paste short, and says nothing of it."""

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Paste):
            event.text = event.text[:CUT_AT]
        await super().on_event(event)


class Forgetful(WeakApp):
    """Draws the room in front anew at another size, as it was when it was opened."""

    def on_resize(self, event: events.Resize) -> None:
        if len(self.screen_stack) > 1:
            self.pop_screen()


class Restless(WeakApp):
    """Looks for something to do all the time."""

    def on_mount(self) -> None:
        self.set_interval(1 / 1000, self.refresh_bindings)


APPS: dict[str, Callable[[Folders], LearnlogApp]] = {
    "deaf to signals": lambda folders: Deaf(Opening(folders)),
    "Textual's own driver": lambda folders: Unsteady(Opening(folders)),
    "late drafts": lambda folders: LearnlogApp(LateOpening(folders)),
    "cuts pastes": lambda folders: Cutting(Opening(folders)),
    "begins anew at another size": lambda folders: Forgetful(Opening(folders)),
    "never idle": lambda folders: Restless(Opening(folders)),
}
"""The weak apps by the names that tests give them."""


def run(name: str, arguments: list[str]) -> int:
    """Run one of the apps and return its exit code."""
    if name == SOUND:
        return main(arguments)
    _, home = arguments
    app = APPS[name](Folders.find(Path(home), {}))
    result = app.run()
    app.finish()
    return app.return_code or result or 0


def go_apart() -> None:
    """Go on in a session of its own. What is left in this one passes the exit code on."""
    child = os.fork()
    if child:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        _, status = os.waitpid(child, 0)
        sys.exit(os.waitstatus_to_exitcode(status) % 256)
    os.setsid()


if __name__ == "__main__":
    _, name, *arguments = sys.argv
    if "--apart" in arguments:
        arguments.remove("--apart")
        go_apart()
    sys.exit(run(name, arguments))
