"""The bin: what was deleted is found again, brought back, or deleted for good."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from learnlog.errors import EntryMissing
from learnlog.journal.bin_days import BinDays, Since
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.memory import MemoryStore
from learnlog.store.toml import TomlStore
from learnlog.tui.as_it_was import AsItWasScreen
from learnlog.tui.bin import BinScreen
from learnlog.tui.desk import Desk
from learnlog.tui.dialogs import ConfirmDialog
from learnlog.tui.navigation import OpenBin
from learnlog.workspace import Workspace
from tests.tui.driving import Clock, sitting_down
from tests.tui.log_room import (
    NARROW,
    NASTY,
    NOW,
    WIDE,
    Shell,
    entry_id,
    log,
    press,
    prose,
    room,
    screen_text,
    settled,
    shown_keys,
    workspace,
)


def binned(*numbers: int) -> tuple[Workspace, BinScreen, Shell]:
    """Return the bin of a log with these entries deleted."""
    desk = workspace(*log())
    for number in numbers:
        desk.changes.delete(entry_id(number))
        Desk.of(desk).deleted.append(entry_id(number))
    screen = BinScreen(desk)
    return desk, screen, Shell(lambda: screen)


async def test_what_was_deleted_is_read_and_brought_back() -> None:
    desk, screen, app = binned(1, 3)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "2 things" in screen_text(app) and "A quiet lunchtime" in screen_text(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, AsItWasScreen)
        assert "You deleted this entry." in screen_text(app)
        await press(pilot, "escape", "u")
        assert desk.read_entry(entry_id(1)).title == "A quiet lunchtime"
        assert app.said == ["“A quiet lunchtime” is back in your log."]
        assert Desk.of(desk).deleted == [entry_id(3)], "the key that undoes has nothing to do with it any more"
        await press(pilot, "enter", "tab", "enter")
        assert desk.read_entry(entry_id(3)).state == "complete"
        assert "The bin is empty." in screen_text(app)
        assert not shown_keys(screen) & {"u", "d"}


async def test_a_key_pressed_twice_in_a_hurry_brings_back_once() -> None:
    desk, _, app = binned(1, 3)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "u", "u", "u")
        assert all("is back in your log" in said for said in app.said), app.said
        assert desk.read_entry(entry_id(3)).state == "complete"


async def test_deleting_for_good_has_to_be_meant() -> None:
    desk, _, app = binned(1)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "d", "enter")
        assert [one.entry_id for one in desk.care.bin.binned()] == [entry_id(1)], "Enter alone keeps it"
        await press(pilot, "d", "shift+tab", "enter")
        assert desk.care.bin.binned() == () and Desk.of(desk).deleted == []
        assert app.said == ["It is deleted for good."]
        with pytest.raises(EntryMissing):
            desk.changes.undelete(entry_id(1))


async def test_what_could_not_be_reached_is_named() -> None:
    desk = workspace(*log())
    desk.changes.delete(entry_id(1))
    reached = Workspace(desk.catalog, desk.store, desk.clock, lambda *_: "", forget=lambda one: (f"Not in {NASTY}.",))
    app = Shell(lambda: BinScreen(reached))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "d", "shift+tab", "enter")
        assert "Deleted, but not everywhere" in screen_text(app) and "[bold]not bold[/]" in screen_text(app)
        assert "\x1b" not in screen_text(app)


async def test_words_set_aside_come_back_to_wait_but_do_not_go_alone() -> None:
    desk = workspace(*log())
    assert isinstance(desk.store, MemoryStore)
    draft = Draft(desk.read_entry(entry_id(1)).with_answer(prose("Aside.")), NOW, "")
    MemoryStore(desk.store.disk).drafts.keep(draft, durable=True)
    desk.sittings.set_aside(desk.sittings.waiting()[0])
    app = Shell(lambda: BinScreen(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "Words set aside" in screen_text(app)
        await press(pilot, "d")
        assert not isinstance(app.screen, ConfirmDialog)
        await press(pilot, "u")
        assert [one.draft.entry for one in desk.sittings.waiting()] == [draft.entry]
        assert "wait on Home" in app.said[0]


async def test_the_bin_is_one_key_from_the_log() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "b" in shown_keys(screen)
        await press(pilot, "b")
        assert isinstance(app.asked[0], OpenBin)


async def test_the_bin_is_emptied_by_hand_when_that_is_meant() -> None:
    desk, screen, app = binned(1, 3)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert "2 things, kept for 30 days" in screen_text(app) and "until 23 December 2026" in screen_text(app)
        await press(pilot, "x")
        assert "2 entries go from your disk" in screen_text(app)
        await press(pilot, "enter")
        assert len(desk.care.bin.binned()) == 2, "Enter alone keeps them"
        await press(pilot, "x", "shift+tab", "enter")
        assert desk.care.bin.binned() == () and Desk.of(desk).deleted == []
        assert app.said == ["The bin is empty. What was in it is deleted for good."]
        assert "x" not in shown_keys(screen)


async def test_a_start_tells_what_has_gone_and_what_goes_next(tmp_path: Path) -> None:
    store, clock = TomlStore(Folders.find(tmp_path / "log", {})), Clock()
    today = clock().date()
    for number, one in enumerate(log()[:2]):
        store.save(one, "")
        store.bin.put(one.id)
        since = Since(name=one.id, day=today - timedelta(days=31 - number))
        store.records.save_bin_days(
            BinDays(looked=today - timedelta(days=1), since=(*store.records.bin_days().since, since))
        )
    async with sitting_down(tmp_path / "log", clock) as trainee:
        (said,) = [one for one in trainee.notifications if "bin" in one]
        assert "1 thing that had been in the bin for 30 days is deleted for good." in said
        assert "1 thing has been in the bin for 30 days and goes for good when you open learnlog on another day" in said
        assert [one.entry_id for one in store.bin.all()] == [log()[1].id]
