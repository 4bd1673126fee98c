"""Opening rooms: which screen it is, what it is given, and what it stands in front of."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import App

from learnlog.errors import LearnlogError
from learnlog.tui.choosing import ChangeSettings
from learnlog.tui.leaving import leave_to_home
from learnlog.tui.navigation import EditEntry, LogChanged
from learnlog.tui.sittings import Sittings

if TYPE_CHECKING:
    from learnlog.export.slides import Deck
    from learnlog.journal.settings import Place
    from learnlog.search import Query
    from learnlog.tui.keyboard import Keyboard
    from learnlog.workspace import Workspace


class Rooms:
    """Opens rooms on an app's screen stack.

    Screens are imported when they are first opened: the first frame needs none of them.

    Args:
        app: whose stack it is.
        workspace: what the rooms work on.
        keyboard: the keys, to be shown and changed.

    Attributes:
        sittings: opens the rooms that one writes in.
    """

    def __init__(self, app: App[int], workspace: Workspace, keyboard: Keyboard) -> None:
        self._app = app
        self._workspace = workspace
        self._keyboard = keyboard
        self.sittings = Sittings(app, workspace)

    async def go_on(self) -> None:
        """Go on where the trainee stopped, or begin where the first unit does."""
        place = await asyncio.to_thread(lambda: self._workspace.bookmarks.place)
        if place is not None and await self._open_place(place):
            return
        units = self._workspace.catalog.units
        if units:
            await self.open_unit(units[0].id, units[0].order[0])
        else:
            await self.sittings.begin_free()

    async def _open_place(self, place: Place) -> bool:
        if place.room == "unit":
            return await self.open_unit(place.unit, place.screen, place.at[0], place.part)
        if place.room == "log":
            await self.open_log(place.entry)
            return True
        return await self.sittings.edit(place.entry, place.step, place.field, place.part, place.at)

    async def open_unit(self, unit_id: str = "", place: str = "", scroll: int = 0, browsing: str = "") -> bool:
        """Open the Unit room: at a place of the order, or where it was left, or at the beginning."""
        from learnlog.tui.unit import UnitScreen

        last = await asyncio.to_thread(lambda: self._workspace.bookmarks.place)
        if not place and last and last.room == "unit" and unit_id in ("", last.unit):
            unit_id, place, scroll, browsing = last.unit, last.screen, last.at[0], last.part
        units = self._workspace.catalog.units
        unit = next((one for one in units if one.id == unit_id), units[0] if units else None)
        if unit is None:
            self._say("There is no unit that can be opened. Home says why.")
            return False
        states = await asyncio.to_thread(self._workspace.task_states, unit)
        if await leave_to_home(self._app):
            await self._app.push_screen(
                UnitScreen(self._workspace, unit, place, scroll, browsing=browsing, states=states)
            )
        return True

    async def open_log(self, entry: str = "", file: str = "") -> None:
        """Open the Log room, with an entry selected if one is named, or with a file shown that is no entry."""
        from learnlog.tui.log import LogScreen

        if await leave_to_home(self._app):
            await self._app.push_screen(LogScreen(self._workspace, entry or file, show_file=bool(file)))

    async def open_actions(self, key: str = "") -> None:
        """Open the Actions room, with an action highlighted if one is named."""
        from learnlog.tui.actions import ActionsScreen

        if await leave_to_home(self._app):
            await self._app.push_screen(ActionsScreen(self._workspace, key))

    async def open_pictures(self, name: str = "", unit: str = "") -> None:
        """Open the Picture room, with a picture in front if one is named."""
        from learnlog.tui.picture import PictureScreen

        if await leave_to_home(self._app):
            await self._app.push_screen(PictureScreen(self._workspace, name, unit))

    async def open_keys(self) -> None:
        """Show every action with its keys, over whatever is in front."""
        from learnlog.tui.keys import KeysScreen

        if not any(isinstance(one, KeysScreen) for one in self._app.screen_stack):
            await self._app.push_screen(KeysScreen(self._keyboard))

    def tour(self) -> None:
        """Show the tour of a task: in the one in front, else in the next that is opened."""
        from learnlog.tui.task import TaskScreen

        if isinstance(self._app.screen, TaskScreen):
            self._app.screen.show_tour()
        else:
            self._app.post_message(ChangeSettings({"tour": True}))
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

    async def leave_alone(self, entry: str, review: bool) -> None:
        """Ask how long an entry that came back by itself is to be left alone."""
        from learnlog.tui.leaving_alone import LeavingAlone

        LeavingAlone(self._app, self._workspace).ask(entry, review)

    async def open_task(self, unit: str, task: str, step: str = "") -> None:
        """Work on a task: its newest draft; read its newest entry where all are complete; else begin one."""
        latest = await asyncio.to_thread(self._workspace.latest, unit, task)
        if latest is None:
            await self.sittings.begin(unit, task, step)
        elif latest.state == "complete" and not step:
            await self.read_entry(latest.id)
        else:
            await self.sittings.edit(latest.id, step)

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

        if await leave_to_home(self._app):
            TakingComments(self._app, self._workspace).ask()

    async def keep_copy(self) -> None:
        """Ask for a folder, and write the whole log into it."""
        from learnlog.handing_in import usual_folder
        from learnlog.tui.carrying import KeepCopyDialog

        if self._workspace.carrier is not None:
            await self._app.push_screen(KeepCopyDialog(self._workspace.carrier, usual_folder(self._workspace)))

    async def take_in(self) -> None:
        """Ask for an archive, over Home: no entry is open while others come."""
        from learnlog.tui.carrying import TakeInDialog

        def closed(_: None) -> None:
            self._workspace.look_again()
            self._app.post_message(LogChanged())

        if self._workspace.carrier is not None and await leave_to_home(self._app):
            await self._app.push_screen(TakeInDialog(self._workspace.carrier), closed)

    def _say(self, message: str) -> None:
        self._app.notify(message, severity="warning", timeout=12, markup=False)
