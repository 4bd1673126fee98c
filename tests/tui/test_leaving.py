"""Rooms are left only after they have saved what they hold; Home is never left."""

from __future__ import annotations

from textual.app import App
from textual.screen import Screen

from learnlog.tui.leaving import leave, leave_to_home, save_all


class Room(Screen[None]):
    """A room that notes when it saves, and may refuse to go."""

    def __init__(self, saved: list[str], called: str, *, may_go: bool = True) -> None:
        super().__init__()
        self.saved = saved
        self.called = called
        self.may_go = may_go

    async def leave(self) -> bool:
        """Save."""
        self.saved.append(self.called)
        return self.may_go


async def test_a_room_that_cannot_save_stays_and_so_do_those_behind_it() -> None:
    saved: list[str] = []
    app: App[None] = App()
    async with app.run_test():
        rooms = [Room(saved, "first"), Room(saved, "second", may_go=False), Room(saved, "third")]
        for room in rooms:
            await app.push_screen(room)
        assert not await leave_to_home(app)
        assert app.screen is rooms[1] and saved == ["third", "second"]
        rooms[1].may_go = True
        assert await leave_to_home(app)
        assert len(app.screen_stack) == 1 and saved == ["third", "second", "second", "first"]


async def test_home_is_never_left() -> None:
    app: App[None] = App()
    async with app.run_test():
        assert await leave(app)
        assert len(app.screen_stack) == 1


async def test_at_the_end_every_room_saves_though_one_cannot() -> None:
    saved: list[str] = []
    app: App[None] = App()
    async with app.run_test():
        for room in (Room(saved, "first"), Room(saved, "second", may_go=False), Room(saved, "third")):
            await app.push_screen(room)
        assert not await save_all(app)
        assert saved == ["third", "second", "first"]
        assert len(app.screen_stack) == 4, "what is on the screen is for the app to take away"
