"""When it is looked whether something has changed outside."""

from __future__ import annotations

import asyncio

from textual.app import App
from textual.pilot import Pilot

from learnlog.tui.looking import OFTEN, QUIET, SELDOM, Looking, Rhythm
from tests.tui.driving import until


def test_often_while_somebody_is_here_and_seldom_when_nobody_is_and_it_takes_long() -> None:
    rhythm = Rhythm(looked=100.0, heard=100.0, took=1.0)
    assert not rhythm.due(100 + OFTEN - 0.1, in_front=True)
    assert rhythm.due(100 + OFTEN, in_front=True)
    assert not rhythm.due(100 + OFTEN, in_front=False)
    assert rhythm.due(100 + SELDOM, in_front=False)
    rhythm.looked = 100 + QUIET
    assert not rhythm.due(100 + QUIET + OFTEN, in_front=True)
    rhythm.heard = 100 + QUIET
    assert rhythm.due(100 + QUIET + OFTEN, in_front=True)
    assert OFTEN < 3


def test_what_costs_little_is_looked_at_often_though_another_window_is_in_front() -> None:
    rhythm = Rhythm(looked=100.0, heard=100.0, took=0.01)
    assert not rhythm.due(100 + OFTEN - 0.1, in_front=False)
    assert rhythm.due(100 + OFTEN, in_front=False)
    rhythm.looked = 100 + QUIET
    assert rhythm.due(100 + QUIET + OFTEN, in_front=True)
    rhythm.took = 0.2
    assert not rhythm.due(100 + QUIET + OFTEN, in_front=True)
    assert rhythm.due(100 + QUIET + 6, in_front=True)


class Watch:
    """A room that looks, as long as somebody lets it, on a clock that goes on when it is told to."""

    def __init__(self, app: App[None], pilot: Pilot[None]) -> None:
        self.time, self.looks = 1000.0, 0
        self.let = asyncio.Event()
        self.let.set()
        self._pilot = pilot
        self.looking = Looking(app.screen, self._look, lambda: self.time)

    async def _look(self) -> None:
        self.looks += 1
        await self.let.wait()

    async def has_looked(self, often: int) -> None:
        """Wait until it has looked so often and looks no more."""
        await until(self._pilot, lambda: self.looks >= often and not self.looking._looking)
        assert self.looks == often


async def test_asked_while_it_looks_it_looks_once_more_and_no_more_than_that() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        watch = Watch(app, pilot)
        watch.let.clear()
        watch.looking.now()
        await until(pilot, lambda: watch.looks == 1)
        for _ in range(3):
            watch.looking.now()
        watch.let.set()
        await watch.has_looked(2)


async def test_between_two_looks_there_is_the_time_there_is_to_be() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        watch = Watch(app, pilot)
        watch.time += OFTEN
        watch.let.clear()
        watch.looking.tick()
        await until(pilot, lambda: watch.looks == 1)
        watch.time += OFTEN
        watch.looking.tick()  # it looks still
        watch.let.set()
        await watch.has_looked(1)
        watch.looking.tick()
        await watch.has_looked(1)
        watch.time += OFTEN
        watch.looking.tick()
        await watch.has_looked(2)


async def test_it_begins_at_once_unless_there_is_something_to_show_first_and_somebody_is_there() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        watch = Watch(app, pilot)
        watch.time += QUIET
        watch.looking.start(at_once=False)
        assert not watch.looking._looking and watch.looking._rhythm.heard == watch.time
        watch.looking.start()
        await watch.has_looked(1)


async def test_when_the_terminal_gets_the_focus_back_it_looks_at_once_while_its_room_is_in_front() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        watch = Watch(app, pilot)
        watch.looking.start(at_once=False)
        app.app_focus = False
        watch.time += OFTEN / 2  # too soon for a look that nobody asked for
        app.app_focus = True
        await watch.has_looked(1)
        assert watch.looking._rhythm.heard == watch.time
        watch.looking.stop()
        app.app_focus = False
        app.app_focus = True
        await pilot.pause()
        await watch.has_looked(1)


class Turning:
    """A clock that goes on by so much whenever it is asked."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 0.5
        return self.now


async def test_how_long_it_took_is_noted() -> None:
    looked: list[bool] = []

    async def look() -> None:
        looked.append(True)

    app: App[None] = App()
    async with app.run_test() as pilot:
        looking = Looking(app.screen, look, Turning())
        looking.now()
        await until(pilot, lambda: bool(looked) and not looking._looking)
        assert looking._rhythm.took == 0.5
