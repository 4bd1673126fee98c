"""The app: it draws the first frame, has the log opened behind it, and passes on what is asked. It only wires."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import SystemCommand
from textual.binding import Binding
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen

from learnlog.errors import LearnlogError
from learnlog.opening import Opening
from learnlog.text import visible
from learnlog.tui import choosing, navigation
from learnlog.tui.behind import work_behind
from learnlog.tui.ending import Ending
from learnlog.tui.fitting import fit
from learnlog.tui.home import HomeScreen, home_of
from learnlog.tui.key_names import key_name, key_on
from learnlog.tui.leaving import leave, leave_to_home
from learnlog.tui.looks import dress
from learnlog.tui.manner import PLAIN
from learnlog.tui.real_cursor import RealCursorApp
from learnlog.tui.start import Start
from learnlog.tui.text_at_hand import TextAtHand
from learnlog.tui.undisturbed import Undisturbed

if TYPE_CHECKING:
    from learnlog.tui.opened_log import OpenedLog


class LearnlogApp(RealCursorApp[int]):
    """learnlog in the terminal.

    Args:
        opening: the log to open.
        resume: whether to go straight on where the trainee stopped, instead of to Home.
    """

    CSS_PATH = "app.tcss"
    TITLE = "learnlog"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    BINDINGS = [
        Binding(
            "f1,question_mark,ctrl+g", "help", "Help", id="app.help", tooltip="What this screen is for, and its keys"
        ),
        Binding("f2,1", "home", "Home", id="app.home", tooltip="Where to go on, and how everything stands"),
        Binding("f3,2", "unit", "Unit", id="app.unit", tooltip="Read the unit"),
        Binding("f4,3", "log", "Log", id="app.log", tooltip="Everything you have written"),
        Binding("f10,a,4", "actions", "Actions", id="app.actions", tooltip="What you planned to do, to tick it off"),
        Binding(
            "f12,5", "pictures", "Pictures", id="app.pictures", show=False, tooltip="What you rated and wrote, drawn"
        ),
        Binding("6,comma", "settings", "Settings", id="app.settings", show=False, tooltip="Colours, reading, keys …"),
        Binding("f5,ctrl+n", "free", "New", id="app.free", tooltip="Write something tied to no task"),
        Binding(
            "ctrl+p,alt+p",
            "command_palette",
            "Commands",
            id="app.palette",
            show=False,
            priority=True,
            tooltip="Every command by name",
        ),
        Binding("escape", "back", "Leave", id="app.back", show=False, tooltip="Back to where you came from"),
        Binding(
            "alt+k",
            "save_copied",
            "Save what was copied",
            id="app.save-copied",
            show=False,
            tooltip="Write what you copied last into a file",
        ),
        Binding("ctrl+q", "quit", "Quit", id="app.quit", priority=True, tooltip="Save everything and close learnlog"),
    ]

    def __init__(self, opening: Opening, *, resume: bool = False) -> None:
        super().__init__()
        self._opening = opening
        self._start = Start(self, opening, resume=resume)
        self._ending = Ending(self, self._start)
        self._picture = opening.last_overview()
        self.manner = PLAIN
        # Before the first frame, not on mount: a theme that changes later has every style worked out anew.
        kept = opening.environ.get("LEARNLOG_THEME", "") or (self._picture.theme if self._picture else "")
        self._looks = dress(self, kept, os.environ)
        self.stylesheet.set_variables(self.get_css_variables())

    # -- the first frame

    def get_driver_class(self) -> type[Driver]:
        """The way to the terminal: Textual's, or ours where Textual would take its own for Linux and macOS."""
        usual = super().get_driver_class()
        if sys.platform != "win32":
            from textual.drivers.linux_driver import LinuxDriver

            from learnlog.tui.steady_driver import SteadyDriver

            if usual is LinuxDriver:
                return SteadyDriver
        return usual

    def get_default_screen(self) -> Screen[None]:
        """Home, with the picture of it that was drawn last if it is still true."""
        home = HomeScreen(self._picture, self._opening.clock().date())
        fit(home, self)
        return home

    def on_mount(self) -> None:
        """Show the first frame, then load everything else behind it."""
        self.screen_change_signal.subscribe(self, lambda screen: fit(screen, self), immediate=True)
        self._ending.heed_signals()
        self.call_after_refresh(work_behind, self, self._start.open, group="opening")

    async def opened(self) -> OpenedLog:
        """Return what there is once the log is open; raise the error that says why where that cannot be."""
        return await self._start.opened()

    @property
    def home(self) -> HomeScreen:
        """The Home screen, at the bottom of the stack."""
        return home_of(self)

    # -- what is asked

    @on(navigation.Going)
    async def _go(self, message: navigation.Going) -> None:
        if (log := await self._once_open()) is not None:
            log.surveying.give_way()
            await message.go(log.rooms)
            log.surveying.follow(self.screen)

    @on(choosing.Choosing)
    async def _choose(self, message: choosing.Choosing) -> None:
        if (log := await self._once_open()) is not None:
            await message.ask(log.own)

    @on(TextAtHand)
    async def _work_on_text(self, message: TextAtHand) -> None:
        if (log := await self._once_open()) is not None:
            work_behind(self, partial(message.work, log), group="text")

    @on(navigation.LogChanged)
    def _show_home_anew(self) -> None:
        if self._start.log is not None:
            self._start.log.surveying.if_at_home()

    async def _once_open(self) -> OpenedLog | None:
        """Return the log once it is open; None where it cannot be opened, which is said already."""
        with contextlib.suppress(LearnlogError):
            return await self.opened()
        return None

    async def action_back(self) -> None:
        """Leave the room in front; what was written in it is saved."""
        if len(self.screen_stack) > 1 and await self._once_open() is not None:
            await leave(self)
            self._show_home_anew()

    async def action_home(self) -> None:
        """Go Home."""
        if await self._once_open() is not None:
            await leave_to_home(self)
            self._show_home_anew()

    def action_unit(self) -> None:
        """Go to the Unit room."""
        self.post_message(navigation.OpenUnit())

    def action_log(self) -> None:
        """Go to the Log room."""
        self.post_message(navigation.OpenLog())

    def action_actions(self) -> None:
        """Go to the Actions room."""
        self.post_message(navigation.OpenActions())

    def action_pictures(self) -> None:
        """Go to the Picture room."""
        self.post_message(navigation.OpenPictures())

    def action_settings(self) -> None:
        """Show everything that can be chosen, over whatever is in front."""
        self.post_message(choosing.OpenSettings())

    def action_free(self) -> None:
        """Write a free entry."""
        self.post_message(navigation.BeginFreeEntry())

    def action_hand_in(self) -> None:
        """Hand in the whole unit."""
        self.post_message(navigation.HandIn())

    def action_hand_ins(self) -> None:
        """Show everything that was handed in."""
        self.post_message(navigation.OpenHandIns())

    def action_take_comments(self) -> None:
        """Take a tutor's comments in from a file."""
        self.post_message(navigation.TakeComments())

    def action_profile(self) -> None:
        """Change name, setting and area of need."""
        self.post_message(choosing.ChangeProfile())

    def action_backups(self) -> None:
        """Show where backups go, and change it."""
        self.post_message(choosing.ChangeBackups())

    # -- what is shown

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Whatever a screen shows, nothing in it drives the terminal, and the terminal can show it."""
        return [*super().get_line_filters(), *self._looks]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something in passing: as it is written, whoever wrote it, and never as markup."""
        if self.screen_stack and isinstance(self.screen, Undisturbed):
            again = partial(self.notify, message, title=title, severity=severity, timeout=timeout)
            self.screen.hold_back(again)
            return
        super().notify(visible(message), title=visible(title), severity=severity, timeout=timeout, markup=False)

    # -- copying

    def copy_to_clipboard(self, text: str) -> None:
        """Copy, and say what to do if it does not arrive: no terminal tells whether it has a clipboard."""
        super().copy_to_clipboard(text)
        if text:
            key = key_on(self.screen, "app.save-copied")
            said = f"Copied. If it is not there when you paste it, {key} writes it into a file."
            self.notify(said, timeout=8, markup=False)

    def action_help_quit(self) -> None:
        """Ctrl+C where nothing is selected: who copies and who wants to close are both told how."""
        self.notify(f"Nothing is selected, so nothing was copied. {key_on(self.screen, 'app.quit')} closes learnlog.")

    async def action_save_copied(self) -> None:
        """Write what was copied last into a file of its own."""
        from learnlog.tui.copying import save_copied

        workspace = (await self.opened()).workspace
        try:
            said = await asyncio.to_thread(save_copied, self.clipboard, workspace)
        except LearnlogError as error:
            said = error.message
        self.notify(said, timeout=20, markup=False)

    # -- help, commands, size

    def action_help(self) -> None:
        """Show help for the screen in front."""
        from learnlog.tui.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def get_key_display(self, binding: Binding) -> str:
        """Return how a key is called everywhere."""
        return binding.key_display or key_name(binding.key)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every action of the screen in front, by name, and what belongs to the whole app."""
        from learnlog.tui.commands import commands

        return commands(self, screen)

    def action_command_palette(self) -> None:
        """Show every command by name."""
        from learnlog.tui.palette import Palette

        # Its help may stand in front of it; a second one of the same id would be the end of the app.
        if not any(isinstance(one, Palette) for one in self.screen_stack):
            self.push_screen(Palette(id="--command-palette"))

    def on_resize(self, event: events.Resize) -> None:
        """Ask for a larger window where there is no room to read; what is behind stays as it is."""
        from learnlog.tui.help import SMALLEST, TooSmallScreen

        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small and not isinstance(self.screen, TooSmallScreen):
            self.push_screen(TooSmallScreen())
        elif not small and isinstance(self.screen, TooSmallScreen):
            self.pop_screen()

    # -- the end

    async def action_quit(self) -> None:
        """Save everything, keep how Home stands now for the next first frame, and close."""
        await self._ending.quit()

    def finish(self) -> None:
        """Let the backup of the day be made to its end, once the screen is gone. Call it after ``run``."""
        super().finish()
        self._ending.finish()

    def _handle_exception(self, error: Exception) -> None:
        # Once it closes, with everything saved, a screen that was just opening misses what is already taken down.
        if not self._exit:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Say plainly that learnlog is at fault; Textual's own way prints local variables, so a trainee's words."""
        from rich.text import Text

        from learnlog.tui.crash import crash_note

        self.panic(Text(crash_note(self._exception or Exception())))
