"""When it is looked whether something has changed outside."""

from __future__ import annotations

from textual.app import App

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
