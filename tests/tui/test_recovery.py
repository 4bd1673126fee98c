"""Words a window left behind: what the trainee is asked, and what becomes of them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from learnlog.journal.entry import Entry
from learnlog.journal.settings import Settings
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from learnlog.tui.compare import CompareScreen
from learnlog.tui.home import HomeScreen
from learnlog.tui.line import Line
from learnlog.tui.log import LogScreen
from learnlog.tui.navigation import Recover
from learnlog.tui.recovery import RecoverDialog
from learnlog.tui.task import TaskScreen
from tests.entries import entry
from tests.store.samples import new_id
from tests.tui.driving import Clock, Trainee, keys_named, screen_text, sitting_down
from tests.tui.log_room import prose

WRITTEN = Clock()() - timedelta(minutes=62)


def left_behind(home: Path, number: int = 1, *, saved: str = "", typed: str = "Words nobody saved.") -> Entry:
    """Leave a draft of a free entry as a window does that was killed; return the entry as it is in the draft."""
    store = TomlStore(Folders.find(home, {}))
    store.records.save_settings(Settings(welcomed=True))
    one = entry(id=new_id(number), unit="", task="free", title=f"Walk {number}")
    base = store.save(one.with_answer(prose(saved)), "") if saved else ""
    draft = one.with_answer(prose(typed))
    store.drafts.keep(Draft(draft, WRITTEN - timedelta(minutes=number), base), durable=True)
    return draft


async def asked(trainee: Trainee) -> RecoverDialog:
    await trainee.until(lambda: isinstance(trainee.app.screen, RecoverDialog))
    screen = trainee.app.screen
    assert isinstance(screen, RecoverDialog)
    return screen


async def choose(trainee: Trainee, button: str) -> None:
    dialog = await asked(trainee)
    dialog.query_one(f"#{button}").focus()
    await trainee.press("enter")
    await trainee.until(lambda: trainee.app.screen is not dialog)


def store_of(trainee: Trainee) -> TomlStore:
    return TomlStore(trainee.folders)


async def test_recovering_opens_the_words_and_saves_them(tmp_path: Path) -> None:
    draft = left_behind(tmp_path, saved="As it was.")
    async with sitting_down(tmp_path, welcome=True) as trainee:
        await asked(trainee)
        said = screen_text(trainee.app)
        assert "Walk 1, 3 words from 17:59 not yet in your log." in said and "23 November 2026, 12:00" in said
        await trainee.press("enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        assert trainee.task.sitting.entry.answers == draft.answers
        await trainee.press("f2")
        await trainee.until(lambda: isinstance(trainee.app.screen, HomeScreen))
        assert store_of(trainee).load(draft.id).entry.answers == draft.answers
        assert store_of(trainee).drafts.all() == ()
        assert not trainee.app.screen.query(".waiting")


async def test_later_leaves_it_on_home_from_where_it_is_asked_again(tmp_path: Path) -> None:
    draft = left_behind(tmp_path, saved="As it was.")
    async with sitting_down(tmp_path) as trainee:  # pressed Escape
        (line,) = trainee.screen(HomeScreen).query(".waiting").results(Line)
        assert "Not yet in your log: Walk 1, 3 words from 17:59" in screen_text(trainee.app)
        assert store_of(trainee).drafts.newest_of(draft.id) is not None
        line.action_choose()
        await choose(trainee, "recover")
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))


async def test_keeping_the_saved_one_moves_the_words_to_the_bin_and_opens_it(tmp_path: Path) -> None:
    draft = left_behind(tmp_path, saved="As it was.")
    async with sitting_down(tmp_path) as trainee:
        trainee.screen(HomeScreen).query_one(".waiting", Line).action_choose()
        await choose(trainee, "keep")
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        assert trainee.task.sitting.entry == store_of(trainee).load(draft.id).entry != draft
        assert store_of(trainee).drafts.all() == ()
        (aside,) = trainee.folders.bin.iterdir()
        assert b"Words nobody saved." in aside.read_bytes()


async def test_at_the_start_nothing_can_be_set_aside(tmp_path: Path) -> None:
    left_behind(tmp_path, saved="As it was.")
    async with sitting_down(tmp_path, welcome=True) as trainee:
        dialog = await asked(trainee)
        assert [button.id for button in dialog.query("Push")] == ["recover", "compare", "dialog-no"]
        assert "Escape Later" in keys_named(trainee.app)


async def test_both_are_compared_and_the_choice_is_there_too(tmp_path: Path) -> None:
    draft = left_behind(tmp_path, saved="Words somebody saved.")
    async with sitting_down(tmp_path, welcome=True) as trainee:
        await choose(trainee, "compare")
        assert isinstance(trainee.app.screen, CompareScreen)
        said = screen_text(trainee.app)
        assert "nobody" in said and "somebody" in said and "In your log" in said
        await trainee.press("escape")
        await choose(trainee, "compare")
        trainee.app.screen.query_one("#compare-way-0").focus()
        await trainee.press("enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        assert trainee.task.sitting.entry.answers == draft.answers


async def test_several_are_asked_about_one_after_the_other_the_newest_first(tmp_path: Path) -> None:
    for number in (2, 1, 3):
        left_behind(tmp_path, number)
    async with sitting_down(tmp_path, welcome=True) as trainee:
        for number in (1, 2, 3):
            dialog = await asked(trainee)
            assert f"({number} of 3)" in screen_text(trainee.app) and f"Walk {number}," in screen_text(trainee.app)
            assert not dialog.query("#compare"), "there is nothing to compare with"
            await trainee.press("escape")
            await trainee.until(lambda dialog=dialog: trainee.app.screen is not dialog)  # type: ignore[misc]
        assert len(store_of(trainee).drafts.all()) == 3


async def test_opening_the_entry_from_the_log_asks_first(tmp_path: Path) -> None:
    draft = left_behind(tmp_path, saved="As it was.")
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f4")
        await trainee.until(lambda: isinstance(trainee.app.screen, LogScreen))
        await trainee.settle()
        await trainee.press("e")
        await choose(trainee, "recover")
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        assert trainee.task.sitting.entry.id == draft.id


async def test_where_no_words_are_left_behind_any_more_the_entry_is_opened_all_the_same(tmp_path: Path) -> None:
    draft = left_behind(tmp_path, saved="As it was.")
    async with sitting_down(tmp_path) as trainee:
        (left,) = store_of(trainee).drafts.all()
        store_of(trainee).drafts.set_aside(left)  # by another window, meanwhile
        trainee.app.post_message(Recover(draft.id))
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        assert trainee.task.sitting.entry.id == draft.id


async def test_words_of_a_window_that_still_runs_are_not_asked_about(tmp_path: Path) -> None:
    draft = left_behind(tmp_path)
    hold = TomlStore(Folders.find(tmp_path, {})).hold(draft.id)
    async with sitting_down(tmp_path) as trainee:
        assert isinstance(trainee.app.screen, HomeScreen) and not trainee.app.screen.query(".waiting")
    hold.release()


async def test_changing_an_entry_from_the_log_leaves_what_waits_alone(tmp_path: Path) -> None:
    draft = left_behind(tmp_path, saved="As it was.")
    async with sitting_down(tmp_path) as trainee:
        workspace = (await trainee.app.opened()).workspace
        workspace.changes.tag(draft.id, ("autumn",))
        changed = store_of(trainee).load(draft.id).entry
        assert changed.tags == ("autumn",) and changed.answers != draft.answers
        assert store_of(trainee).drafts.newest_of(draft.id) is not None
