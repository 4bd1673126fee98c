"""The actions of the log as a room has them: read when it comes to the front, and again when they are others."""

from __future__ import annotations

from datetime import timedelta

from textual.app import App
from textual.pilot import Pilot

from learnlog.acting import tick
from learnlog.journal.planned import PlannedAction
from learnlog.tui.action_log import ActionLog
from learnlog.workspace import Workspace
from tests.planned import planned, row
from tests.tui.driving import until
from tests.tui.log_room import NOW, entry_id, workspace


class Room:
    """A room of actions, without anything that shows them."""

    def __init__(self, app: App[None], pilot: Pilot[None], desk: Workspace) -> None:
        self.shown: list[tuple[str, ...]] = []
        self.to_do: list[tuple[str, ...]] = []
        self.log = ActionLog(app.screen, desk, self._show)
        self._pilot = pilot

    def _show(self) -> None:
        self.shown.append(tuple(one.what for one in self.log.now.actions))
        self.to_do.append(tuple(one.what for one in self.log.now.actions if one.done is None))

    async def looked(self) -> None:
        """Look, and wait until that is over."""
        self.log._looking.now()
        await self.rested()

    async def rested(self) -> None:
        await until(self._pilot, lambda: self.log.is_read and not self.log._looking._looking)


class Nothing:
    """A look at the files that finds nothing new."""

    done = total = 0

    def __init__(self, pause: object = None) -> None:
        pass

    def run(self) -> bool:
        return False

    def cancel(self) -> None:
        pass


def desk() -> Workspace:
    made = workspace(planned(row("r1", "Ask"), id=entry_id(1)))
    made.clock = lambda: NOW
    return made


def one_more(log: Workspace) -> None:
    """Plan something in another entry."""
    log.store.save(planned(row("r1", "Wait"), id=entry_id(2)), "")


async def test_they_are_shown_once_and_again_only_when_they_are_others() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        log = desk()
        room = Room(app, pilot, log)
        room.log.follow()
        await room.rested()
        await room.looked()
        assert room.shown == [("Ask",)]
        room.log.rest()
        one_more(log)
        room.log.follow()
        await until(pilot, lambda: len(room.shown) == 2)
        assert room.shown[1] == ("Wait", "Ask"), "whatever was changed while another room was in front"


async def test_they_are_shown_again_on_another_day() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        log = desk()
        room = Room(app, pilot, log)
        room.log.follow()
        await room.rested()
        log.clock = lambda: NOW + timedelta(days=1)
        await room.looked()
        assert room.log.now.today == log.today and len(room.shown) == 2


async def test_what_is_changed_here_while_they_are_read_is_not_taken_back() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        log = desk()
        room = Room(app, pilot, log)
        view = log.current_view()
        action = view.all_actions()[0]
        room.log.follow()
        await room.rested()
        room.log.rest()
        one_more(log)
        view = log.current_view()
        log.catch_up = Nothing  # type: ignore[method-assign]

        class Slow:
            """What was known of the log, until the room has changed an action."""

            def all_actions(self) -> tuple[PlannedAction, ...]:
                before = view.all_actions()
                log.current_view = current_view  # type: ignore[method-assign]
                done = tick(log, action)
                room.log.changed(action.entry, done.now)
                return before

        current_view, log.current_view = log.current_view, lambda progress=None: Slow()  # type: ignore
        room.log.follow()
        await room.rested()
        assert room.to_do == [("Ask",), ("Wait",)], "as it was before it is not shown for a moment"
        assert not room.log._stale, "it was read once more"
