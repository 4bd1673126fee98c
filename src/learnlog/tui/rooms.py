"""Opening and leaving rooms. Home stays at the bottom; a room is left only after it has saved what it holds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.app import App

from learnlog.errors import LearnlogError
from learnlog.tui.behind import Doing
from learnlog.tui.caught_up import caught_up

if TYPE_CHECKING:
    from learnlog.export.slides import Deck
    from learnlog.journal.settings import Place
    from learnlog.search import Query
    from learnlog.sitting import Sitting
    from learnlog.tui.keyboard import Keyboard
    from learnlog.tui.own_settings import OwnSettings
    from learnlog.tui.recovery import Recovery
    from learnlog.workspace import Workspace


@runtime_checkable
class Leavable(Protocol):
    """A screen that has something to save before it goes."""

    async def leave(self) -> bool | None:
        """Save everything; False if that cannot be done and the screen should stay. Leaving twice does no harm."""


class Rooms:
    """Opens rooms on an app's screen stack.

    Screens are imported when they are first opened: the first frame needs none of them.

    Args:
        app: whose stack it is.
        workspace: what the rooms work on.
    """

    def __init__(self, app: App[int], workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace

    # -- leaving

    async def leave(self) -> bool:
        """Leave the room in front, unless it cannot save what it holds; Home is never left."""
        screen = self._app.screen
        if isinstance(screen, Leavable) and await screen.leave() is False:
            return False
        if len(self._app.screen_stack) > 1 and self._app.screen is screen:
            await self._app.pop_screen()
        return True

    async def leave_to_home(self) -> bool:
        """Leave every room; stop at one that cannot save what it holds."""
        while len(self._app.screen_stack) > 1:
            if not await self.leave():
                return False
        return True

    async def save_all(self) -> bool:
        """Save what every room holds, because the app must end; return whether all of it was saved."""
        await caught_up(self._app.screen)
        saved = True
        for screen in reversed(self._app.screen_stack):
            if isinstance(screen, Leavable) and await screen.leave() is False:
                saved = False
        return saved

    # -- opening

    async def go_on(self) -> None:
        """Go on where the trainee stopped, or begin where the first unit does."""
        place = await asyncio.to_thread(lambda: self._workspace.bookmarks.place)
        if place is not None and await self._open_place(place):
            return
        units = self._workspace.catalog.units
        if units:
            await self.open_unit(units[0].id, units[0].order[0])
        else:
            await self.sit(self._workspace.sittings.begin_free)

    async def _open_place(self, place: Place) -> bool:
        row, column = (*place.cursor, 0, 0)[:2]
        if place.room == "unit":
            return await self.open_unit(place.unit, place.screen, row, place.part)
        if place.room == "log":
            await self.open_log(place.entry)
            return True
        return await self._sit_in(place.entry, place.step, place.field, place.part, (row, column))

    async def open_unit(self, unit_id: str = "", place: str = "", scroll: int = 0, browsing: str = "") -> bool:
        """Open the Unit room: at a place of the order, or where it was left, or at the beginning."""
        from learnlog.tui.unit import UnitScreen

        last = await asyncio.to_thread(lambda: self._workspace.bookmarks.place)
        if not place and last and last.room == "unit" and unit_id in ("", last.unit):
            unit_id, place, scroll, browsing = last.unit, last.screen, (*last.cursor, 0)[0], last.part
        units = self._workspace.catalog.units
        unit = next((one for one in units if one.id == unit_id), units[0] if units else None)
        if unit is None:
            self._say("There is no unit that can be opened. Home says why.")
            return False
        states = await asyncio.to_thread(self._workspace.task_states, unit)
        if await self.leave_to_home():
            await self._app.push_screen(
                UnitScreen(self._workspace, unit, place, scroll, browsing=browsing, states=states)
            )
        return True

    async def open_log(self, entry: str = "", file: str = "") -> None:
        """Open the Log room, with an entry selected if one is named, or with a file shown that is no entry."""
        from learnlog.tui.log import LogScreen

        if await self.leave_to_home():
            await self._app.push_screen(LogScreen(self._workspace, entry or file, show_file=bool(file)))

    async def open_actions(self, key: str = "") -> None:
        """Open the Actions room, with an action highlighted if one is named."""
        from learnlog.tui.actions import ActionsScreen

        if await self.leave_to_home():
            await self._app.push_screen(ActionsScreen(self._workspace, key))

    async def open_pictures(self, name: str = "", unit: str = "") -> None:
        """Open the Picture room, with a picture in front if one is named."""
        from learnlog.tui.picture import PictureScreen

        if await self.leave_to_home():
            await self._app.push_screen(PictureScreen(self._workspace, name, unit))

    async def open_settings(self, own: OwnSettings | None) -> None:
        """Open the Settings room, over whatever is in front: what is chosen is seen on the way back."""
        from learnlog.tui.settings import SettingsScreen

        if own is not None and not any(isinstance(one, SettingsScreen) for one in self._app.screen_stack):
            await self._app.push_screen(SettingsScreen(self._workspace, own.status))

    async def open_keys(self, keyboard: Keyboard | None) -> None:
        """Show every action with its keys, over whatever is in front."""
        from learnlog.tui.keys import KeysScreen

        if keyboard is not None and not any(isinstance(one, KeysScreen) for one in self._app.screen_stack):
            await self._app.push_screen(KeysScreen(keyboard))

    async def tour(self, own: OwnSettings | None) -> None:
        """Show the tour of a task: in the one in front, else in the next that is opened."""
        from learnlog.tui.task import TaskScreen

        if isinstance(self._app.screen, TaskScreen):
            self._app.screen.show_tour()
        elif own is not None:
            own.change(tour=True)
            self._say("The tour is shown in the next task you open.")

    async def open_bin(self) -> None:
        """Open the bin, over whatever is in front."""
        from learnlog.tui.bin import BinScreen

        if not isinstance(self._app.screen, BinScreen):
            await self._app.push_screen(BinScreen(self._workspace))

    async def read_entry(self, entry: str, query: Query | None = None) -> None:
        """Show an entry as it reads, at the first place where what was searched for stands in it."""
        from learnlog.tui.entry import EntryScreen

        await self._app.push_screen(EntryScreen(self._workspace, entry, query))

    async def then_and_now(self, entry: str, title: str) -> None:
        """Show the ratings of an entry then and now, over whatever is in front."""
        from learnlog.tui.then_and_now import ThenAndNow

        ThenAndNow(self._app, self._workspace).show(entry, title)

    async def leave_alone(self, entry: str, review: bool, done: Callable[[], None]) -> None:
        """Ask how long an entry that came back by itself is to be left alone; ``done`` is called after that."""
        from learnlog.tui.leaving_alone import LeavingAlone

        LeavingAlone(self._app, self._workspace, done).ask(entry, review)

    async def open_task(self, unit: str, task: str, step: str = "") -> None:
        """Work on a task: its newest draft; read its newest entry where all are complete; else begin one."""
        latest = await asyncio.to_thread(self._workspace.latest, unit, task)
        if latest is not None and latest.state == "complete" and not step:
            await self.read_entry(latest.id)
        elif latest is not None:
            await self._sit_in(latest.id, step)
        else:
            await self.begin_task(unit, task, step)

    async def begin_task(self, unit: str, task: str, step: str = "") -> None:
        """Begin another entry for a task."""
        await self.sit(lambda: self._workspace.sittings.begin(unit, task), step=step)

    async def edit_entry(self, entry: str, step: str = "", field: str = "", part: str = "") -> None:
        """Open an entry for writing."""
        await self._sit_in(entry, step, field, part)

    async def recover(self, entry: str) -> None:
        """Ask what becomes of the words a window left behind in an entry."""
        await self._recovery().ask_before(entry, partial(self.edit_entry, entry))

    async def ask_about_drafts(self, then: Doing) -> None:
        """Ask about all words that windows left behind; ``then`` follows unless some are recovered."""
        # What asks is a screen like any other: it is loaded where there is something to ask.
        if await asyncio.to_thread(self._workspace.sittings.waiting):
            await self._recovery().ask_all(then)
        else:
            await then()

    def _recovery(self) -> Recovery:
        from learnlog.tui.recovery import Recovery

        return Recovery(self._app, self._workspace, self._open_draft)

    async def _open_draft(self, entry_id: str) -> None:
        place = await asyncio.to_thread(lambda: self._workspace.bookmarks.place)
        how = partial(self._workspace.sittings.open, entry_id)
        if place is None or place.room != "task" or place.entry != entry_id:
            await self.sit(how)
            return
        row, column = (*place.cursor, 0, 0)[:2]
        await self.sit(how, step=place.step, field=place.field, part=place.part, cursor=(row, column))

    async def _sit_in(
        self, entry_id: str, step: str = "", field: str = "", part: str = "", cursor: tuple[int, int] | None = None
    ) -> bool:
        """Open an entry for writing, or ask first what becomes of words left behind in it."""
        if await asyncio.to_thread(self._workspace.sittings.waiting, entry_id):
            again = partial(self._sit_in, entry_id, step, field, part, cursor)
            if await self._recovery().ask_before(entry_id, again):
                return True
        open_entry = partial(self._workspace.sittings.open, entry_id)
        return await self.sit(open_entry, step=step, field=field, part=part, cursor=cursor)

    async def hand_in(self, entries: Sequence[str], title: str) -> None:
        """Hand in some entries, or, where none are named, a whole unit."""
        from learnlog.tui.dialogs import PickDialog
        from learnlog.tui.handing_in import HandingIn

        handing_in = HandingIn(self._app, self._workspace)
        units = {one.id: one for one in self._workspace.catalog.units}
        if entries:
            handing_in.entries(entries, title)
        elif len(units) > 1:
            options = [(one.id, one.name) for one in units.values()]
            dialog = PickDialog("Hand in which unit?", options, next(iter(units)))
            self._app.push_screen(dialog, lambda unit: handing_in.unit(units[unit]) if unit else None)
        elif units:
            handing_in.unit(next(iter(units.values())))
        else:
            self._say("There is no unit to hand in. An entry can be handed in from your log.")

    async def present(self, deck: Deck, step: str) -> None:
        """Present a deck, over whatever is in front, from the slide of a step on."""
        from learnlog.tui.present import PresentScreen

        slide = deck.of_step(step) if step else None
        start = deck.shown.index(slide) if slide in deck.shown else 0
        await self._app.push_screen(PresentScreen(deck, self._workspace.clock, start))

    async def gather_evaluations(self, entry_id: str) -> None:
        """Show what colleagues said of an entry's presentation, over whatever is in front."""
        from learnlog.export.gathered import gathered
        from learnlog.tui.evaluations import EvaluationsScreen
        from learnlog.tui.navigation import EditEntry

        try:
            entry = await asyncio.to_thread(self._workspace.read_entry, entry_id)
        except LearnlogError as error:
            self._say(error.message)
            return
        found = self._workspace.catalog.task_of(entry)
        said = gathered(entry, found[1]) if found else None
        if found and said and found[1].deck and found[1].deck.evaluations:
            step, _, field = found[1].deck.evaluations.field.partition(".")
            await self._app.push_screen(EvaluationsScreen(entry.title, said, EditEntry(entry_id, step, field)))

    async def open_hand_ins(self, entry: str = "", unit: str = "") -> None:
        """Show what was handed in: of an entry or of a whole unit, if one is named."""
        from learnlog.tui.hand_ins import HandedInRoom

        HandedInRoom(self._app, self._workspace).show(entry, unit)

    async def take_comments(self) -> None:
        """Take comments in from a file. No entry may be open meanwhile."""
        from learnlog.tui.take_comments import TakingComments

        if await self.leave_to_home():
            TakingComments(self._app, self._workspace).ask()

    async def keep_copy(self) -> None:
        """Ask for a folder, and write the whole log into it."""
        from learnlog.handing_in import usual_folder
        from learnlog.tui.carrying import KeepCopyDialog

        if self._workspace.carrier is not None:
            await self._app.push_screen(KeepCopyDialog(self._workspace.carrier, usual_folder(self._workspace)))

    async def take_in(self, done: Callable[[], None]) -> None:
        """Ask for an archive, over Home: no entry is open while others come. ``done`` is called at the end."""
        from learnlog.tui.carrying import TakeInDialog

        def closed(_: None) -> None:
            self._workspace.look_again()
            done()

        if self._workspace.carrier is not None and await self.leave_to_home():
            await self._app.push_screen(TakeInDialog(self._workspace.carrier), closed)

    async def begin_free(self) -> None:
        """Begin a free entry."""
        await self.sit(self._workspace.sittings.begin_free)

    async def sit(
        self,
        how: Callable[[], Sitting],
        *,
        step: str = "",
        field: str = "",
        part: str = "",
        cursor: tuple[int, int] | None = None,
    ) -> bool:
        """Open a sitting on a task screen. Where that cannot be, say why and return False."""
        from learnlog.tui.task import TaskScreen

        # One entry at a time: the one in front is saved and closed before another is opened.
        if isinstance(self._app.screen, TaskScreen) and not await self.leave():
            return False
        try:
            sitting = await asyncio.to_thread(how)
        except LearnlogError as error:
            self._say(error.message)
            return False
        await self._app.push_screen(
            TaskScreen(self._workspace, sitting, step=step, field=field, part=part, cursor=cursor)
        )
        return True

    def _say(self, message: str) -> None:
        self._app.notify(message, severity="warning", timeout=12, markup=False)
