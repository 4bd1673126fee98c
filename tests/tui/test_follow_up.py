"""A follow-up being written: kept behind the typing, and added only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from textual.app import App
from textual.screen import ModalScreen, Screen
from textual.widgets import TextArea

from learnlog.errors import LearnlogError, SaveFailed
from learnlog.journal.entry import Entry
from learnlog.store.memory import MemoryStore, MemoryUnsent
from learnlog.tui.entry import EntryScreen
from learnlog.tui.follow_up import FollowUpDialog
from learnlog.tui.leaving import save_all
from learnlog.workspace import Workspace
from tests.tui.driving import until
from tests.tui.log_room import (
    NARROW,
    NASTY,
    NOW,
    WIDE,
    Shell,
    entry_id,
    in_front,
    log,
    press,
    room,
    screen_text,
    settled,
)
from tests.variations import the_first

FIFTH = entry_id(5)


@dataclass
class Full(MemoryStore):
    """A log on a disk that can be full.

    Attributes:
        durable: for each write of a follow-up, whether it was to be proven.
    """

    full: bool = False
    durable: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.unsent = FullUnsent(self)


class FullUnsent(MemoryUnsent):
    """The follow-ups in it that are not added yet."""

    def __init__(self, store: Full) -> None:
        super().__init__(store.disk)
        self._store = store

    def keep(self, entry_id: str, text: str, *, durable: bool) -> None:
        if self._store.full:
            raise SaveFailed("the disk is full")
        self._store.durable.append(durable)
        super().keep(entry_id, text, durable=durable)


def desk_on(store: MemoryStore) -> Workspace:
    """The log of the tests on another store."""
    desk, _, _ = room()
    for entry in log():
        store.save(entry, "")
    return Workspace(desk.catalog, store, lambda: NOW, lambda now, after: entry_id(999))


def page(desk: Workspace) -> tuple[EntryScreen, Shell]:
    screen = EntryScreen(desk, FIFTH)
    return screen, Shell(lambda: screen)


def area(app: App[None]) -> TextArea:
    return app.screen.query_one(TextArea)


async def test_it_is_added_and_kept_when_it_is_left() -> None:
    desk, screen, app = room(*log())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        assert isinstance(app.screen, FollowUpDialog)
        area(app).text = "It went on.\nAnd on."
        await settled(pilot)
        await press(pilot, "escape", "f")
        assert area(app).text == "It went on.\nAnd on."
        assert area(app).cursor_location == (1, 7)
        assert "Kept, not added yet" in screen_text(app)
        await press(pilot, "ctrl+s")
        assert in_front(app, screen)
        assert [one.text for one in desk.read_entry(FIFTH).follow_ups] == ["It went on.\nAnd on."]
        assert desk.store.unsent.text(FIFTH) == ""
        await press(pilot, "f")
        assert area(app).text == ""
        await press(pilot, "escape")
        assert desk.store.unsent.text(FIFTH) == ""


async def test_every_key_is_kept_at_once_and_soon_proven() -> None:
    store = Full()
    desk = desk_on(store)
    _, app = page(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "f", "x")
        await until(pilot, lambda: desk.store.unsent.text(FIFTH) == "x")
        assert store.durable == [False]
        assert "Keeping …" in screen_text(app)
        assert "not added yet" not in screen_text(app)
        await until(pilot, lambda: "Kept 19:02:11, not added yet" in screen_text(app))
        assert store.durable == [False, True]
        assert "1 word" in screen_text(app)
        await press(pilot, "backspace")
        await until(pilot, lambda: desk.store.unsent.text(FIFTH) == "")
        await settled(pilot)
        assert "Kept" not in screen_text(app)
        assert not desk.read_entry(FIFTH).follow_ups


@pytest.mark.parametrize("how", ["quit", "help over it"])
async def test_when_the_app_ends_everything_typed_is_proven(how: str) -> None:
    store = Full()
    desk = desk_on(store)
    _, app = page(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        if how == "help over it":
            app.push_screen(ModalScreen[None]())
            await pilot.pause()
        app.screen_stack[-1 if how == "quit" else -2].query_one(TextArea).text = "Typed\r\nthis moment"
        await save_all(app)
        assert store.durable[-1]
        assert desk.store.unsent.text(FIFTH) == "Typed\nthis moment"
        assert desk.bookmarks.place is not None
        assert desk.bookmarks.place.entry == FIFTH
        store.unsent.hold(FIFTH).release()
        await save_all(app)
        assert desk.store.unsent.text(FIFTH) == "Typed\nthis moment"


async def test_the_entry_says_that_one_is_waiting() -> None:
    desk = desk_on(Full())
    _, app = page(desk)
    waiting = "An unsent follow-up is waiting: press f"
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert waiting not in screen_text(app)
        await press(pilot, "f", "x", "escape")
        assert waiting in screen_text(app)
        app.set_keymap({"entry.follow-up": "K"})
        await press(pilot, "K", "escape")
        assert f"{waiting[:-1]}K" in screen_text(app)
        app.set_keymap({})
        await press(pilot, "f", "escape")
        await press(pilot, "d")
        assert waiting not in screen_text(app)
        await press(pilot, "u")
        assert waiting in screen_text(app)
        await press(pilot, "f", "ctrl+s")
        assert waiting not in screen_text(app)
        assert "Followed up" in screen_text(app)


async def test_it_is_never_empty() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        assert "Nothing written yet" in screen_text(app)
        area(app).text = " \n"
        await press(pilot, "ctrl+s")
        assert not in_front(app, screen)
        assert "Write something first" in screen_text(app)


async def test_an_entry_open_elsewhere_leaves_the_words_on_the_screen_and_kept() -> None:
    desk, screen, app = room(*log())
    held = desk.store.hold(FIFTH)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "f", "x", "ctrl+s")
        assert "This entry is open in another learnlog window." in screen_text(app)
        assert area(app).text == "x"
        assert desk.store.unsent.text(FIFTH) == "x"
        assert not desk.read_entry(FIFTH).follow_ups
        held.release()
        await press(pilot, "!")
        await pilot.click("#dialog-add")
        await settled(pilot)
        assert in_front(app, screen)
        assert [one.text for one in desk.read_entry(FIFTH).follow_ups] == ["x!"]


async def test_a_full_disk_is_told_before_anything_is_lost() -> None:
    store = Full()
    screen, app = page(desk_on(store))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        store.full = True
        await press(pilot, "x", "escape")
        assert not in_front(app, screen)
        assert "NOT KEPT" in screen_text(app)
        assert "the disk is full" in screen_text(app)
        assert "Escape once more" in screen_text(app)
        store.full = False
        await press(pilot, "escape")
        assert in_front(app, screen)
        assert store.unsent.text(FIFTH) == "x"
        await press(pilot, "f")
        store.full = True
        await press(pilot, "y", "escape", "escape")
        assert in_front(app, screen)
        assert store.unsent.text(FIFTH) == "x"


async def test_two_windows_write_no_follow_up_over_each_other() -> None:
    store = Full()
    desk = desk_on(store)
    first = desk.changes.begin_follow_up(FIFTH)
    screen, app = page(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        assert in_front(app, screen)
        assert app.said[0].startswith("A follow-up to this entry is being written in another learnlog window.")
        first.write("From there.")
        first.close()
        await press(pilot, "f")
        assert area(app).text == "From there."


async def test_one_that_cannot_be_read_is_left_as_it_is() -> None:
    store = Full()
    desk = desk_on(store)
    store.unsent.keep(FIFTH, "Words.", durable=True)
    half = store.disk.unsent[FIFTH] = store.disk.unsent[FIFTH][:-30]
    screen, app = page(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "The unsent follow-up cannot be read." in screen_text(app)
        await press(pilot, "f")
        assert in_front(app, screen)
        assert "its last line is missing" in app.said[0]
        assert store.disk.unsent[FIFTH] == half
    store.unsent.hold(FIFTH).release()


async def test_what_stands_over_it_is_not_closed_in_its_place() -> None:
    desk, screen, app = room(*log())
    over: Screen[None] = Screen()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "f", "x")
        dialog = app.screen
        assert isinstance(dialog, FollowUpDialog)
        app.push_screen(over)
        await pilot.pause()
        await dialog.action_add()
        await settled(pilot)
        assert in_front(app, over)
        app.pop_screen()
        await settled(pilot)
        assert in_front(app, screen)
        assert len(desk.read_entry(FIFTH).follow_ups) == 1


@pytest.mark.parametrize("size", the_first(1, [(60, 20), (80, 24), (120, 40)]))
async def test_text_is_only_text_and_the_buttons_are_in_sight(size: tuple[int, int]) -> None:
    desk = desk_on(Full())
    desk.store.unsent.keep(FIFTH, "\n".join([*("line" for _ in range(50)), NASTY]), durable=True)
    unsent = desk.changes.begin_follow_up(FIFTH)
    _, app = page(desk)
    async with app.run_test(size=size) as pilot:
        app.push_screen(FollowUpDialog(NASTY, unsent))
        await settled(pilot)
        text = screen_text(app)
        assert text.count("not bold[/]") == 2
        assert "\x1b" not in text
        assert "Add to the entry" in text
        assert "Not now" in text
        assert "54 words" in text
        assert app.screen.HELP


# -- the words by themselves


def begun(store: MemoryStore) -> tuple[Workspace, Callable[[], str]]:
    desk = desk_on(store)
    return desk, lambda: desk.store.unsent.text(FIFTH)


def test_words_go_where_they_are_kept_and_stay_ahead_of_it() -> None:
    desk, there = begun(store := Full())
    unsent = desk.changes.begin_follow_up(FIFTH)
    assert unsent.keep(durable=True).kind == "empty"
    assert store.durable == []
    unsent.write("One\r\ntwo")
    assert unsent.status.kind == "writing"
    assert unsent.keep(durable=False).kind == "writing"
    assert there() == "One\ntwo"
    assert unsent.keep(durable=True).kind == "saved"
    unsent.write("Other")
    unsent.write("One\ntwo")
    assert unsent.keep(durable=False).kind == "saved"
    assert store.durable == [False, True]
    unsent.write(" \n")
    assert unsent.keep(durable=False).kind == "empty"
    assert there() == ""


def test_what_the_disk_refused_is_written_again_whatever_it_was() -> None:
    desk, there = begun(store := Full())
    unsent = desk.changes.begin_follow_up(FIFTH)
    unsent.write("One")
    unsent.keep(durable=True)
    store.full = True
    unsent.write("One, two")
    assert unsent.keep(durable=True).kind == "failed"
    unsent.write("One")
    assert unsent.status.kind == "failed"
    store.full = False
    assert unsent.keep(durable=True).kind == "saved"
    assert store.durable == [True, True]
    assert there() == "One"


def test_what_is_added_is_kept_no_longer_and_written_no_more() -> None:
    desk, there = begun(store := Full())
    unsent = desk.changes.begin_follow_up(FIFTH)
    unsent.write("One")
    unsent.keep(durable=True)
    store.full = True  # only what is kept beside the entry is refused
    entry = unsent.add()
    assert isinstance(entry, Entry)
    assert [one.text for one in desk.read_entry(FIFTH).follow_ups] == ["One"]
    store.full = False
    unsent.write("Two")
    unsent.close()
    assert there() == "One"
    again = desk.changes.begin_follow_up(FIFTH)
    assert again.text == "One"
    with pytest.raises(LearnlogError, match="another learnlog window"):
        desk.changes.begin_follow_up(FIFTH)
