"""The app: it opens the log behind the first frame and passes on where somebody asks to go. It only wires."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
import threading
from collections.abc import Awaitable, Callable, Iterable, Sequence
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
from learnlog.text import one_line, visible
from learnlog.tui import navigation
from learnlog.tui.behind import work_behind
from learnlog.tui.comfort import use
from learnlog.tui.fitting import fit
from learnlog.tui.home import HomeScreen
from learnlog.tui.key_names import key_name, key_on
from learnlog.tui.looks import dress
from learnlog.tui.manner import PLAIN
from learnlog.tui.real_cursor import RealCursorApp
from learnlog.tui.rooms import Rooms
from learnlog.tui.undisturbed import Undisturbed

if TYPE_CHECKING:
    from learnlog.search.log_view import LogView
    from learnlog.store.protocol import CatchUp
    from learnlog.tui.keyboard import Keyboard
    from learnlog.tui.own_editor import OwnEditor
    from learnlog.tui.own_settings import OwnSettings
    from learnlog.tui.spelling import Spelling
    from learnlog.workspace import Workspace

LAST_RESORT = 2.0
"""Seconds the screen has to close after a signal, before the process ends without it."""

LAST_PATIENCE = 10.0
"""Seconds a backup may still take once the screen is closed."""


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
        self._picture = opening.last_overview()
        self._resume = resume
        self._loading: asyncio.Future[Workspace] | None = None
        self._workspace: Workspace | None = None
        self._look: CatchUp | None = None
        self._rooms: Rooms | None = None
        self._own: OwnSettings | None = None
        self._keyboard: Keyboard | None = None
        self._refusal = ""
        self.manner = PLAIN
        self._editor: OwnEditor | None = None
        self._spelling: Spelling | None = None
        # Before the first frame, not on mount: a theme that changes later has every style worked out anew.
        kept = opening.environ.get("LEARNLOG_THEME", "") or (self._picture.theme if self._picture else "")
        self._looks = dress(self, kept, os.environ)
        self.stylesheet.set_variables(self.get_css_variables())

    # -- opening

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
        self._loading = asyncio.get_running_loop().create_future()
        self.screen_change_signal.subscribe(self, lambda screen: fit(screen, self), immediate=True)
        self._heed_signals()
        self.call_after_refresh(self._load_behind)

    def _load_behind(self) -> None:
        work_behind(self, self._load, group="opening")

    async def _load(self) -> None:
        assert self._loading is not None, "made on mount"
        try:
            workspace = await asyncio.to_thread(self._opening.workspace)
        except Exception as error:
            # Whoever waits for the log must hear of it: a room that was asked for meanwhile keeps every key waiting.
            self._loading.set_exception(error)
            self._loading.exception()
            if not isinstance(error, LearnlogError):
                raise
            self._say_closed(error)
            return
        _heed_garbage()
        from learnlog.tui.keyboard import Keyboard
        from learnlog.tui.own_settings import OwnSettings

        self._workspace, self._rooms = workspace, Rooms(self, workspace)
        self._own = own = OwnSettings(self, workspace, self._survey_if_home)
        self._keyboard = keyboard = Keyboard(self, workspace)
        self._loading.set_result(workspace)
        if not self.is_running:  # closed while the log was being opened
            return
        workspace.tell = self._tell
        use(self, workspace.settings)
        self.theme_changed_signal.subscribe(self, lambda theme: own.change(theme=theme.name))
        for said in workspace.outside.troubles:
            self.notify(said, severity="warning", timeout=20)
        await keyboard.load()
        view = await self._survey()
        from learnlog.tui.arrival import Arrival

        await Arrival(self, workspace, self._survey, self._begin).look(view)

    async def _begin(self) -> None:
        """Do what is done by itself once the log is open."""
        from learnlog.editing import left_behind

        work_behind(self, self._look_closely, group="look")
        for place in await asyncio.to_thread(left_behind, self._opening.folders.drafts):
            said = f"A text was open in your editor when learnlog was ended. What the editor had saved is in {place}"
            self.notify(said, severity="warning", timeout=30, markup=False)
        if self._resume:
            self.post_message(navigation.GoOn())
        else:
            await self._in_rooms(lambda rooms: rooms.ask_about_drafts(self._welcome))

    async def _welcome(self) -> None:
        if (await self.workspace()).is_first_time:
            await self.action_welcome()

    def _tell(self, text: str) -> None:
        """Tell something from another thread. Whoever has closed learnlog by now need not hear it."""
        with contextlib.suppress(RuntimeError):
            self.call_from_thread(
                self.notify, one_line(text), title="Backup", severity="warning", timeout=20, markup=False
            )

    def _say_closed(self, error: LearnlogError) -> None:
        """Say why the log cannot be opened, and close when that is read."""
        from learnlog.tui.dialogs import MessageDialog

        self._refusal = visible(error.message)
        self.push_screen(
            MessageDialog("Your log could not be opened", "\n".join(error.lines)), lambda _: self.action_quit()
        )

    async def _survey(self) -> LogView:
        """Catch up with the log, show Home as it stands now, and return what is known of the log."""
        from learnlog.survey import survey

        workspace = await self.workspace()

        def progress(done: int, total: int) -> None:
            self.call_from_thread(self.home.show_progress, done, total)

        view = await asyncio.to_thread(workspace.current_view, progress)
        overview = await asyncio.to_thread(survey, workspace, view)
        self.home.show(overview)
        await asyncio.to_thread(self._opening.remember, overview)
        return view

    async def _look_closely(self) -> None:
        """See what a quick look at the folders cannot: files that another program changed in their place."""
        self._look = (await self.workspace()).catch_up()
        if await asyncio.to_thread(self._look.run) and self.is_running:
            await self._survey()

    async def workspace(self) -> Workspace:
        """Return the workspace, once it is loaded; the error that says why where that cannot be."""
        assert self._loading is not None, "made on mount"
        return await asyncio.shield(self._loading)

    async def _in_rooms(self, go: Callable[[Rooms], Awaitable[object]]) -> None:
        """Go somewhere, once there is somewhere to go. Where the log cannot be opened that is said already."""
        with contextlib.suppress(LearnlogError):
            await self.workspace()
        if self._rooms is not None:
            await go(self._rooms)

    @property
    def home(self) -> HomeScreen:
        """The Home screen, at the bottom of the stack."""
        home = self.screen_stack[0]
        assert isinstance(home, HomeScreen), "Home is the default screen"
        return home

    # -- going somewhere

    async def action_back(self) -> None:
        """Leave the room in front; what was written in it is saved."""
        if len(self.screen_stack) > 1:
            await self._in_rooms(lambda rooms: rooms.leave())
            self._survey_if_home()

    async def action_home(self) -> None:
        """Go Home."""
        await self._in_rooms(lambda rooms: rooms.leave_to_home())
        self._survey_if_home()

    def _survey_if_home(self) -> None:
        from learnlog.tui.help import TooSmallScreen

        at_home = all(isinstance(screen, TooSmallScreen) for screen in self.screen_stack[1:])
        if at_home and self._workspace is not None:
            work_behind(self, self._survey, group="survey", exclusive=True)

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

    def action_free(self) -> None:
        """Write a free entry."""
        self.post_message(navigation.BeginFreeEntry())

    @on(navigation.GoOn)
    async def _go_on(self) -> None:
        await self._in_rooms(lambda rooms: rooms.go_on())

    @on(navigation.Recover)
    async def _recover(self, message: navigation.Recover) -> None:
        await self._in_rooms(lambda rooms: rooms.recover(message.entry))

    @on(navigation.OpenUnit)
    async def _open_unit(self, message: navigation.OpenUnit) -> None:
        await self._in_rooms(lambda rooms: rooms.open_unit(message.unit, message.place))

    @on(navigation.OpenLog)
    async def _open_log(self, message: navigation.OpenLog) -> None:
        await self._in_rooms(lambda rooms: rooms.open_log(message.entry, message.file))

    @on(navigation.OpenActions)
    async def _open_actions(self, message: navigation.OpenActions) -> None:
        await self._in_rooms(lambda rooms: rooms.open_actions(message.key))

    @on(navigation.OpenPictures)
    async def _open_pictures(self, message: navigation.OpenPictures) -> None:
        await self._in_rooms(lambda rooms: rooms.open_pictures(message.name, message.unit))

    @on(navigation.OpenBin)
    async def _open_bin(self) -> None:
        await self._in_rooms(lambda rooms: rooms.open_bin())

    @on(navigation.ReadEntry)
    async def _read_entry(self, message: navigation.ReadEntry) -> None:
        await self._in_rooms(lambda rooms: rooms.read_entry(message.entry, message.query))

    @on(navigation.ShowThenAndNow)
    async def _then_and_now(self, message: navigation.ShowThenAndNow) -> None:
        await self._in_rooms(lambda rooms: rooms.then_and_now(message.entry, message.title))

    @on(navigation.LeaveAlone)
    async def _leave_alone(self, message: navigation.LeaveAlone) -> None:
        await self._in_rooms(lambda rooms: rooms.leave_alone(message.entry, message.review, self._survey_if_home))

    @on(navigation.EditEntry)
    async def _edit_entry(self, message: navigation.EditEntry) -> None:
        await self._in_rooms(lambda rooms: rooms.edit_entry(message.entry, message.step, message.field, message.part))

    @on(navigation.OpenTask)
    async def _open_task(self, message: navigation.OpenTask) -> None:
        await self._in_rooms(lambda rooms: rooms.open_task(message.unit, message.task, message.step))

    @on(navigation.BeginTask)
    async def _begin_task(self, message: navigation.BeginTask) -> None:
        await self._in_rooms(lambda rooms: rooms.begin_task(message.unit, message.task, message.step))

    @on(navigation.BeginFreeEntry)
    async def _begin_free(self) -> None:
        await self._in_rooms(lambda rooms: rooms.begin_free())

    def action_hand_in(self) -> None:
        """Hand in the whole unit."""
        self.post_message(navigation.HandIn())

    @on(navigation.HandIn)
    async def _hand_in(self, message: navigation.HandIn) -> None:
        await self._in_rooms(lambda rooms: rooms.hand_in(message.entries, message.title))

    @on(navigation.Present)
    async def _present(self, message: navigation.Present) -> None:
        await self._in_rooms(lambda rooms: rooms.present(message.deck, message.step))

    @on(navigation.GatherEvaluations)
    async def _gather(self, message: navigation.GatherEvaluations) -> None:
        await self._in_rooms(lambda rooms: rooms.gather_evaluations(message.entry))

    def action_hand_ins(self) -> None:
        """Show everything that was handed in."""
        self.post_message(navigation.OpenHandIns())

    @on(navigation.OpenHandIns)
    async def _open_hand_ins(self, message: navigation.OpenHandIns) -> None:
        await self._in_rooms(lambda rooms: rooms.open_hand_ins(message.entry, message.unit))

    def action_take_comments(self) -> None:
        """Take a tutor's comments in from a file."""
        self.post_message(navigation.TakeComments())

    @on(navigation.TakeComments)
    async def _take_comments(self) -> None:
        await self._in_rooms(lambda rooms: rooms.take_comments())

    @on(navigation.TurnRuler)
    def _turn_ruler(self) -> None:
        if self._own is not None and self._workspace is not None:
            self._own.change(ruler=not self._workspace.settings.ruler)

    @on(navigation.LogChanged)
    def _log_changed(self) -> None:
        self._survey_if_home()

    @on(navigation.KeepCopy)
    async def _keep_copy(self) -> None:
        await self._in_rooms(lambda rooms: rooms.keep_copy())

    @on(navigation.TakeIn)
    async def _take_in(self) -> None:
        await self._in_rooms(lambda rooms: rooms.take_in(self._survey_if_home))

    # -- lending the terminal

    @on(navigation.WriteElsewhere)
    def _write_elsewhere(self, message: navigation.WriteElsewhere) -> None:
        from learnlog.tui.own_editor import OwnEditor

        if self._editor is None:
            self._editor = OwnEditor(self, self._opening.folders.drafts)
        work_behind(self, partial(self._editor.write, message.area), group="editor")

    # -- spelling

    @on(navigation.MarkSpelling)
    async def _mark_spelling(self, message: navigation.MarkSpelling) -> None:
        if self._workspace is not None and self._workspace.settings.spelling:
            work_behind(self, partial(self._spell(self._workspace).mark, message.area), group="spelling")

    @on(navigation.AskSpelling)
    async def _ask_spelling(self, message: navigation.AskSpelling) -> None:
        if self._workspace is not None:
            work_behind(self, partial(self._spell(self._workspace).ask, message.area), group="spelling")

    def _spell(self, workspace: Workspace) -> Spelling:
        from learnlog.tui.spelling import Spelling

        if self._spelling is None:
            self._spelling = Spelling(self, workspace, self._keep_words)
        return self._spelling

    def _keep_words(self, words: tuple[str, ...]) -> None:
        self.post_message(navigation.ChangeSettings({"words": words}))

    # -- the trainee

    async def _in_own(self, do: Callable[[OwnSettings], object]) -> None:
        """Do something about the trainee's settings, once there are any."""
        with contextlib.suppress(LearnlogError):
            await self.workspace()
        if self._own is not None:
            do(self._own)

    @on(navigation.ChangeSettings)
    async def _change_settings(self, message: navigation.ChangeSettings) -> None:
        await self._in_own(lambda own: own.change(**message.values))

    async def action_settings(self) -> None:
        """Show everything that can be chosen, over whatever is in front."""
        await self._in_rooms(lambda rooms: rooms.open_settings(self._own))

    async def action_keys(self) -> None:
        """Show every action with its keys, and change them."""
        await self._in_rooms(lambda rooms: rooms.open_keys(self._keyboard))

    async def action_names(self) -> None:
        """Change the list of real names that are looked for before anything is handed in."""
        await self._in_own(lambda own: own.ask_names())

    @on(navigation.ChangeTerms)
    async def action_terms(self) -> None:
        """Change the trainee's terms, and whether old entries come back."""
        await self._in_own(lambda own: own.ask_terms())

    async def action_profile(self) -> None:
        """Change name, setting and area of need."""
        await self._in_own(lambda own: own.ask_profile())

    async def action_tour(self) -> None:
        """Show the tour of a task: in the one in front, else in the next that is opened."""
        await self._in_rooms(lambda rooms: rooms.tour(self._own))

    async def action_welcome(self) -> None:
        """Show the welcome once more."""
        await self._in_own(lambda own: own.welcome())

    async def action_backups(self) -> None:
        """Show where backups go, and change it."""
        await self._in_own(lambda own: own.ask_backups())

    async def action_hand_in_folder(self) -> None:
        """Change the folder that is proposed for what is handed in."""
        await self._in_own(lambda own: own.ask_hand_in_folder())

    async def action_where_is_log(self) -> None:
        """Say where the log is, and how to move it."""
        await self._in_own(lambda own: own.say_where())

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

        workspace = await self.workspace()
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
        seen: set[str] = set()
        for node, binding, enabled, tooltip in screen.active_bindings.values():
            if binding.id is None or not enabled or binding.description in seen:
                continue
            seen.add(binding.description)
            run = partial(self.run_action, binding.action, node)
            about = f"{tooltip or binding.tooltip} ({self.get_key_display(binding)})"
            yield SystemCommand(binding.description, about, run)
        if "About you" not in seen:
            yield SystemCommand("About you", "Your name, setting and area of need", self.action_profile)
        if "Backups" not in seen:
            yield SystemCommand("Backups", "Where backups of your log go, and one made now", self.action_backups)
        if "Handed in" not in seen:
            yield SystemCommand("Handed in", "Everything you handed in, as it was", self.action_hand_ins)
        if "Take in comments" not in seen:
            yield SystemCommand(
                "Take in comments", "What your tutor wrote into a file for comments", self.action_take_comments
            )
        terms = "When your terms are, for reviews; whether old entries come back"
        yield SystemCommand("Terms and coming back", terms, self.action_terms)
        yield SystemCommand("Names to look for", "Real names that must not be handed in", self.action_names)
        copy, take_in = (
            partial(self.post_message, navigation.KeepCopy()),
            partial(self.post_message, navigation.TakeIn()),
        )
        yield SystemCommand("Keep a copy of the whole log", "One file, for another computer of yours", copy)
        yield SystemCommand("Take in a log", "From another computer; nothing is overwritten", take_in)
        yield SystemCommand("Keys", "Every action with its keys, to give it others", self.action_keys)
        yield SystemCommand("Tour of a task", "How a task works, in five sentences", self.action_tour)
        yield SystemCommand("The welcome", "The three screens of the first start, once more", self.action_welcome)
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)

    def action_change_theme(self) -> None:
        """Choose one of learnlog's themes, by the name it has for people."""
        from learnlog.tui.dialogs import PickDialog
        from learnlog.tui.theme import PALETTES

        if not isinstance(self.screen, PickDialog):
            dialog = PickDialog("Theme", [(one.name, one.title) for one in PALETTES], self.theme)
            self.push_screen(dialog, self._use_theme)

    def _use_theme(self, name: str | None) -> None:
        if name:
            self.post_message(navigation.ChangeSettings({"theme": name}))

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
        if not await self._save():
            return  # the room that cannot save says so, and how to close all the same
        if self._look is not None:
            self._look.cancel()
        if self._workspace is not None:
            await asyncio.to_thread(self._keep_picture, self._workspace)
        if self._refusal:
            self.exit(1, message=self._refusal)
        else:
            self.exit(0)

    def finish(self) -> None:
        """Let the backup of the day be made to its end, once the screen is gone. Call it after ``run``."""
        super().finish()
        if self._workspace is not None:
            self._workspace.finish_backup(LAST_PATIENCE)

    def _keep_picture(self, workspace: Workspace) -> None:
        from learnlog.survey import survey

        if self._opening.last_overview() is None:
            self._opening.remember(survey(workspace, workspace.current_view()))

    async def _save(self) -> bool:
        if self._own is not None:
            await self._own.settle()
        return self._rooms is None or await self._rooms.save_all()

    def _handle_exception(self, error: Exception) -> None:
        # Once it closes, with everything saved, a screen that was just opening misses what is already taken down.
        if not self._exit:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Say plainly that learnlog is at fault; Textual's own way prints local variables, so a trainee's words."""
        from rich.text import Text

        from learnlog.tui.crash import crash_note

        self.panic(Text(crash_note(self._exception or Exception())))

    def _heed_signals(self) -> None:
        """Save when the terminal is closed or the system ends us; Textual alone would lose the words."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                # Windows has neither a SIGHUP nor handlers in its loop; a closed window there ends the console.
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._end_by_signal, 128 + int(number))

    def _end_by_signal(self, code: int) -> None:
        work_behind(self, partial(self._end_for_good, code), group="end")

    async def _end_for_good(self, code: int) -> None:
        if self._editor is not None:
            await self._editor.end()
        await self._save()
        self.exit(code)
        # With the terminal gone, closing the screen can wait for ever on writes nobody reads. All is saved by now.
        last_resort = threading.Timer(LAST_RESORT, os._exit, (code,))
        last_resort.daemon = True
        last_resort.start()


def _heed_garbage() -> None:
    """Look for garbage from now on, where opening went without, but never among what is loaded by now.

    All of that stays to the end, and looking through it takes a tenth of a second, in which a key would wait.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
