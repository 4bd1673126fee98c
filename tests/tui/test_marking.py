"""Marks stay whatever is searched for, and nothing is handed in from a room that is being left."""

from __future__ import annotations

from dataclasses import replace

from textual.app import App
from textual.message import Message
from textual.screen import Screen

from learnlog.search import NOTHING_ASKED
from learnlog.tui.finding import Answer
from learnlog.tui.marking import Marking
from learnlog.tui.navigation import HandIn
from tests.tui.log_room import NOW, entry_id, note, settled, workspace


class Room(Screen[None]):
    """A screen that notes what is asked from it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[HandIn] = []
        self.shown = 0

    def post_message(self, message: Message) -> bool:
        if isinstance(message, HandIn):
            self.asked.append(message)
            return True
        return super().post_message(message)

    def show(self) -> None:
        self.shown += 1


async def test_what_is_marked_is_handed_in_in_order_and_without_a_mark_all_that_is_found() -> None:
    desk = workspace(note(1, "A walk"), note(2, "A talk"), note(3, "A game"))
    view = desk.current_view()
    found = view.find(NOTHING_ASKED, NOW.date())
    answer = Answer("", NOTHING_ASKED, found, False, 3, (), "", {}, True, NOW.date())
    app: App[None] = App()
    async with app.run_test() as pilot:
        room, going = Room(), list[bool]()
        await app.push_screen(room)
        marking = Marking(room, desk, room.show, lambda: bool(going))
        marking.turn(entry_id(3))
        marking.turn(entry_id(1))
        marking.hand_in(answer)
        await settled(pilot)
        assert room.asked[-1].entries == (entry_id(1), entry_id(3)) and room.asked[-1].title == "2 entries"
        marking.turn(entry_id(3))
        marking.hand_in(answer)
        await settled(pilot)
        assert room.asked[-1].title == "1 entry"
        # Also those that were not found yet.
        some, more = view.glance(NOTHING_ASKED, NOW.date(), 2)
        marking.mark_all(replace(answer, found=some, more=more))
        await settled(pilot)
        assert len(some) == 2 and marking.ids == {entry_id(1), entry_id(2), entry_id(3)}
        marking.forget(entry_id(2))
        assert marking.ids == {entry_id(1), entry_id(3)} and room.shown == 4
        marking.clear()
        marking.hand_in(answer)
        await settled(pilot)
        assert room.asked[-1].title == "3 entries" and len(room.asked) == 3
        going.append(True)
        marking.hand_in(answer)
        await settled(pilot)
        assert len(room.asked) == 3
