"""What was read, and where one stopped, are kept in order, however slow the disk."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Collection

from textual.app import App

from learnlog.journal.settings import Place
from learnlog.tui.read_so_far import ReadSoFar
from tests.tui.driving import PATIENCE, settled


class Slow:
    """A log whose first write takes until it is let go."""

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.begun = threading.Event()
        self.written: list[str] = []

    def read_screens(self, unit: str) -> Collection[str]:
        return ("readings/one",)

    def mark_read(self, unit: str, place: str) -> None:
        self.written.append(f"read {unit} {place}")

    def stop_at(self, place: Place) -> None:
        if not self.begun.is_set():
            self.begun.set()
            assert self.let_go.wait(PATIENCE)
        self.written.append(f"at {place.screen}")


async def test_an_older_place_never_replaces_a_newer_one() -> None:
    slow = Slow()
    app: App[None] = App()
    async with app.run_test() as pilot:
        read = ReadSoFar(app.screen, slow, "unit-5")  # type: ignore[arg-type]
        read.stop_at(Place(room="unit", screen="first"))
        await asyncio.to_thread(slow.begun.wait, PATIENCE)
        read.mark("readings/two")
        leaving = asyncio.create_task(read.stop_now(Place(room="unit", screen="last")))
        await pilot.pause()
        assert slow.written == [] and not leaving.done()
        slow.let_go.set()
        await leaving
        await settled(pilot)
        assert slow.written[0] == "at first" and slow.written[-1] == "at last"
        assert "read unit-5 readings/two" in slow.written


async def test_what_was_read_before_counts_and_what_is_read_now_does_at_once() -> None:
    slow = Slow()
    app: App[None] = App()
    async with app.run_test() as pilot:
        read = ReadSoFar(app.screen, slow, "unit-5")  # type: ignore[arg-type]
        await read.load()
        read.mark("readings/two")
        assert read.places == {"readings/one", "readings/two"}
        await settled(pilot)
        assert slow.written == ["read unit-5 readings/two"]
