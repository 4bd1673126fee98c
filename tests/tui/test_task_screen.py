"""What the task screen says about saving is true; nothing typed is lost, and nothing leaves no trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Button, OptionList

from learnlog.errors import SaveFailed
from learnlog.journal.answers import LineAnswer
from learnlog.journal.entry import Entry
from learnlog.opening import Opening
from learnlog.status import Status
from learnlog.store.contents import Draft
from learnlog.store.drafts import Drafts
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.protocol import JournalStore
from learnlog.store.toml import TomlStore
from learnlog.tui import autosave
from learnlog.tui.about import AboutEntry
from learnlog.tui.fields.line import LineWidget
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.prose import ProseWidget
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.home import HomeScreen
from learnlog.tui.task import TaskScreen
from tests.tui.driving import Clock, Trainee, sitting_down
from tests.variations import the_first

UNIT = "unit-5"

CAUSE = "the disk is full"


class Refusing(TomlStore):
    """A log on a disk that can be full."""

    def __init__(self, folders: Folders) -> None:
        super().__init__(folders)
        self.full = False
        self.drafts = RefusingDrafts(self)

    def save(self, entry: Entry, version: str, *, keep_old: bool = True) -> str:
        if self.full:
            raise SaveFailed(CAUSE)
        return super().save(entry, version, keep_old=keep_old)


class RefusingDrafts(Drafts):
    """Its drafts."""

    def __init__(self, store: Refusing) -> None:
        super().__init__(store.folders.drafts, store.folders.bin, Files(), store.session)
        self._store = store

    def keep(self, draft: Draft, *, durable: bool) -> None:
        if self._store.full:
            raise SaveFailed(CAUSE)
        super().keep(draft, durable=durable)


class OnFullDisk(Opening):
    """A log that is opened on such a disk."""

    def store(self) -> Refusing:
        return Refusing(self.folders)


def disk(trainee: Trainee) -> Refusing:
    store: JournalStore = trainee.task.workspace.store
    assert isinstance(store, Refusing)
    return store


def status(trainee: Trainee) -> str:
    return trainee.says("#trail-status")


def files(trainee: Trainee) -> list[str]:
    """Return every file of the log that holds words."""
    folders = trainee.folders
    return [folder.name for folder in (folders.drafts, folders.entries) for _ in folder.rglob("*.toml")]


async def audience(trainee: Trainee, text: str) -> None:
    """Write in the line of the first step of Task 3, as keys do, without waiting for the autosave."""
    field = trainee.field("audience")
    assert isinstance(field, LineWidget)
    field.input.value = text
    await trainee.pilot.pause()


async def type_first(trainee: Trainee, text: str = "Tutors") -> str:
    """Begin Task 3 with a few words; return the entry's id."""
    await trainee.open_task(UNIT, "task-3")
    await audience(trainee, text)
    return trainee.task.sitting.entry.id


# -- what is said, and when


async def test_saved_is_said_only_when_the_disk_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "QUICK", 1_000.0)
    monkeypatch.setattr(autosave, "durable_after", lambda within: 1_000.0)
    clock = Clock()
    async with sitting_down(tmp_path, clock) as trainee:
        await trainee.open_task(UNIT, "task-3")
        saving = trainee.task._autosave
        assert status(trainee) == "Nothing written yet"
        await audience(trainee, "Tutors")
        assert files(trainee) == []

        saving._write_quickly()
        await trainee.settle()
        assert files(trainee) == ["drafts"]
        assert status(trainee) == "Writing …", "in the draft, and not yet proven"

        clock.on(seconds=2)
        saving._write_durably()
        await trainee.settle()
        assert status(trainee) == f"Saved {clock():%H:%M:%S}"
        assert files(trainee) == ["drafts"]

        clock.on(seconds=5)
        await trainee.next()
        assert status(trainee) == f"Saved {clock():%H:%M:%S}"
        assert files(trainee) == ["entries"], "the entry is the newest, and its draft is dropped"


async def test_a_draft_is_there_by_itself_within_the_quick_interval(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        entry_id = await type_first(trainee)
        await trainee.until(lambda: trainee.drafts() == [entry_id])
        draft = TomlStore(trainee.folders).drafts.newest_of(entry_id)
        assert draft is not None
        answer = draft.entry.answers[0]
        assert isinstance(answer, LineAnswer) and answer.text == "Tutors"
    assert autosave.QUICK < 0.1
    assert all(0 < autosave.durable_after(within) < within for within in range(1, 11))


async def test_leaving_a_field_proves_what_was_written_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "QUICK", 1_000.0)
    monkeypatch.setattr(autosave, "durable_after", lambda within: 1_000.0)
    async with sitting_down(tmp_path) as trainee:
        entry_id = await type_first(trainee)
        assert trainee.drafts() == []
        await trainee.press("tab")
        assert trainee.drafts() == [entry_id]
        assert status(trainee).startswith("Saved ")


async def test_a_full_disk_is_said_and_tried_again_until_it_takes_the_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(autosave, "RETRY", 0.05)
    async with sitting_down(tmp_path, clock, opening=OnFullDisk) as trainee:
        await trainee.open_task(UNIT, "task-3")
        store = disk(trainee)
        store.full = True
        await audience(trainee, "Tutors")
        await trainee.next()
        await trainee.until(lambda: status(trainee) == "NOT SAVED")
        banner = trainee.task.query_one("#banner")
        assert banner.has_class("-shown")
        for words in (CAUSE, "Your words are still on this screen", "learnlog tries again by itself"):
            assert words in trainee.says("#banner")
        assert files(trainee) == []
        trainee.task.show_status(Status("writing"))
        assert banner.has_class("-shown"), "and it stays while the next words are on their way"

        await trainee.press("f7")
        field = trainee.field("audience")
        assert isinstance(field, LineWidget) and field.input.value == "Tutors"
        await audience(trainee, "Tutors and assistants")
        await trainee.taken()
        assert status(trainee) == "NOT SAVED", "newer words do not hide that the disk refuses"

        clock.on(seconds=30)
        store.full = False
        await trainee.until(lambda: status(trainee) == f"Saved {clock():%H:%M:%S}")
        assert not banner.has_class("-shown")
        entry_id = trainee.task.sitting.entry.id
        assert files(trainee) == ["entries"], "the save that was refused is made up for"
        await trainee.press("f2")
        answer = trainee.kept(entry_id).answers[0]
        assert isinstance(answer, LineAnswer) and answer.text == "Tutors and assistants"


@pytest.mark.parametrize("key", the_first(2, ["escape", "ctrl+q", "f2", "f3", "f5"]))
async def test_words_the_disk_refuses_are_not_left_behind_unasked(tmp_path: Path, key: str) -> None:
    async with sitting_down(tmp_path, Clock(), opening=OnFullDisk) as trainee:
        await trainee.open_task(UNIT, "task-3")
        task, store = trainee.task, disk(trainee)
        store.full = True
        await audience(trainee, "Tutors")
        await trainee.press(key)
        assert trainee.app.screen is task, "the words are still here"
        assert "Leave once more" in trainee.says("#banner") and CAUSE in trainee.says("#banner")
        store.full = False
        await trainee.press("ctrl+s")
        assert trainee.says("#banner").strip() == ""
        await trainee.press(key)
        assert files(trainee) == ["entries"]


async def test_leaving_twice_closes_what_cannot_be_saved(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, Clock(), opening=OnFullDisk) as trainee:
        await trainee.open_task(UNIT, "task-3")
        disk(trainee).full = True
        await audience(trainee, "Tutors")
        await trainee.press("escape")
        await trainee.press("escape")
        assert trainee.app.screen is trainee.app.home


async def test_ctrl_s_saves_the_entry_itself(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await type_first(trainee)
        await trainee.press("ctrl+s")
        assert files(trainee) == ["entries"]
        assert any(one.startswith("Saved ") for one in trainee.notifications)


@pytest.mark.parametrize("key", the_first(2, ["escape", "ctrl+q", "f2", "f3", "f4"]))
async def test_every_way_out_saves_without_a_question(tmp_path: Path, key: str) -> None:
    async with sitting_down(tmp_path) as trainee:
        entry_id = await type_first(trainee)
        await trainee.press(key)
        assert files(trainee) == ["entries"]
        answer = trainee.kept(entry_id).answers[0]
        assert isinstance(answer, LineAnswer) and answer.text == "Tutors"


async def test_an_entry_changed_by_something_else_is_never_overwritten(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        entry_id = await type_first(trainee)
        await trainee.press("ctrl+s")
        path = trainee.entry_file(entry_id)
        path.write_bytes(path.read_bytes().replace(b"Tutors", b"Nobody"))
        await audience(trainee, "Everybody")
        await trainee.press("f8")
        assert status(trainee) == "Changed elsewhere"
        assert "changed on disk by something else" in trainee.says("#banner")
        await trainee.press("f2")
        assert b"Nobody" in path.read_bytes()
        draft = TomlStore(trainee.folders).drafts.newest_of(entry_id)
        assert draft is not None
        answer = draft.entry.answers[0]
        assert isinstance(answer, LineAnswer) and answer.text == "Everybody"


# -- two windows


async def test_a_second_window_is_told_at_once_and_can_only_read(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        entry_id = await type_first(trainee)
        await trainee.press("ctrl+s")
        first = TomlStore(trainee.folders)
        await trainee.press("f2")
        held = first.hold(entry_id)  # another window writes in it
        await trainee.open_task(UNIT, "task-3")
        assert status(trainee) == "Read only"
        assert "This entry is open in another learnlog window." in trainee.says("#banner")
        await trainee.jump("occasion")
        field = trainee.field("audience")
        assert isinstance(field, LineWidget)
        await trainee.press("x", "y")
        assert field.input.value == "Tutors"
        before = trainee.entry_file(entry_id).read_bytes()
        await trainee.next()
        await trainee.press("f2")
        assert trainee.entry_file(entry_id).read_bytes() == before and trainee.drafts() == []

        held.release()
        await trainee.open_task(UNIT, "task-3")
        assert not trainee.task.read_only


# -- no trace of nothing


async def test_a_new_entry_left_empty_leaves_no_file(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, "task-4")
        await trainee.next()
        await trainee.press("f7", "escape")
        assert trainee.screen(HomeScreen)
        assert files(trainee) == []
        assert "not started" in trainee.says(f"#task-{UNIT}-task-4")


async def test_taking_all_words_out_again_leaves_no_trace(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        entry_id = await type_first(trainee)
        await trainee.until(lambda: trainee.drafts() == [entry_id])
        await audience(trainee, "")
        await trainee.press("escape")
        assert files(trainee) == []


# -- complete, and open again


async def free_entry(trainee: Trainee) -> str:
    """Write a free entry and complete it; return its id."""
    await trainee.press("f5")
    await trainee.write("title", "A quiet lunchtime")
    await trainee.write("text", "Nobody sat alone.")
    await trainee.next()
    await trainee.complete()
    return trainee.task.sitting.entry.id


async def test_a_complete_entry_is_read_only_until_it_is_reopened(tmp_path: Path) -> None:
    clock = Clock()
    async with sitting_down(tmp_path, clock) as trainee:
        entry_id = await free_entry(trainee)
        assert trainee.kept(entry_id).completed == clock()
        assert "Completed on 23 November 2026" in trainee.text
        assert not trainee.task.query_one("#banner").display, "it tells the way to where one is"
        assert str(trainee.one("#next", Button).label) == "Done  F8"
        assert all(one.read_only for one in trainee.task.query_one(AboutEntry).query(LineInput))
        await trainee.press("f7")
        assert "This entry is complete." in trainee.says("#banner")
        text = trainee.field("text")
        assert isinstance(text, ProseWidget)
        text.go_to()
        screen = trainee.app.screen
        await trainee.press(*"xa q,1")
        assert text.area.text == "Nobody sat alone."
        assert trainee.app.screen is screen, "letters lead nowhere where one may take them for writing"
        await trainee.until(lambda: "nothing was written" in trainee.text)

        await trainee.review()
        clock.on(hours=1)
        await trainee.push("#reopen")
        await trainee.until(lambda: bool(trainee.task.query("#complete")))
        kept = trainee.kept(entry_id)
        assert (kept.state, kept.completed, kept.updated) == ("draft", None, clock())
        await trainee.press("f7")
        text = trainee.field("text")
        assert isinstance(text, ProseWidget)
        text.go_to()
        await trainee.press("x")
        assert text.area.text == "xNobody sat alone."


async def test_complete_waits_for_what_is_missing(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f5")
        await trainee.next()
        assert trainee.one("#complete", Button).disabled
        assert "One thing is still missing." in trainee.says("#gaps-title")
        assert trainee.has_focus(trainee.one("#gaps", OptionList))


async def test_the_facts_of_an_entry_are_kept_with_it(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f5")
        await trainee.write("text", "Nobody sat alone.")
        await trainee.next()
        day, hours, tags = trainee.task.query_one(AboutEntry).query(LineInput)
        day.value, hours.value = "20 Novemb 26", "an hour"
        await trainee.settle()
        assert "not a date yet" in trainee.text and "not a number of hours yet" in trainee.text
        day.value, hours.value, tags.value = "20 November 2026", "1,5", "autism, year 9, autism"
        await trainee.settle()
        assert "Friday 20 November 2026" in trainee.text and "not a number" not in trainee.text
        entry_id = trainee.task.sitting.entry.id
        await trainee.press("f2")
        kept = trainee.kept(entry_id)
        assert (kept.happened_on.isoformat(), kept.hours, kept.tags) == ("2026-11-20", 1.5, ("autism", "year 9"))


# -- moving about


async def test_the_list_of_steps_leads_to_any_of_them(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        await trainee.open_task(UNIT, "task-3")
        await trainee.press("f9")
        steps = trainee.one("#steps", OptionList)
        assert trainee.has_focus(steps)
        await trainee.press("down", "down", "enter")
        await trainee.until(lambda: trainee.key == "tool")
        planning = trainee.field("planning")
        assert isinstance(planning, ProseWidget) and trainee.has_focus(planning.area)
        assert "Step 3 of 11" in trainee.says("#ways-where")
        await trainee.press("f9", "f9")
        assert planning in (trainee.app.focused or steps).ancestors_with_self


async def test_back_from_the_first_step_leaves_and_so_does_on_from_the_last(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        await trainee.open_task(UNIT, "task-4")
        assert "Leave" in str(trainee.one("#back", Button).label)
        await trainee.press("f7")
        assert trainee.screen(HomeScreen)
        await trainee.open_task(UNIT, "task-4")
        await trainee.review()
        on = trainee.one("#next", Button)
        assert str(on.label) == "Leave as a draft  F8"
        await trainee.pilot.pause()
        assert on.content_size.width >= len("Leave as a draft  F8")
        await trainee.press("f8")
        assert trainee.screen(HomeScreen)


async def test_what_the_unit_says_stands_beside_the_step(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        await trainee.open_task(UNIT, "task-4")
        assert "From the unit: Four" in trainee.text
        await trainee.press("f6")
        assert "From the unit" not in trainee.text
        await trainee.press("f6")
        assert "From the unit" in trainee.text
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, "task-4")
        assert "From the unit" not in trainee.text
        await trainee.press("f6")
        assert "From the unit: Four" in trainee.text
        await trainee.press("f8")
        assert "From the unit" not in trainee.text


async def test_a_second_task_closes_the_first(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        entry_id = await type_first(trainee)
        await trainee.press("f5")
        assert trainee.task.sitting.task.id == "free"
        assert sum(isinstance(screen, TaskScreen) for screen in trainee.app.screen_stack) == 1
        assert trainee.kept(entry_id).answers
        TomlStore(trainee.folders).hold(entry_id).release()  # nobody writes in it any more


async def test_the_gaps_are_counted_anew_when_what_was_typed_is_saved(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f5")
        await trainee.write("title", "A quiet lunchtime")
        assert "1 gap" in trainee.says("#ways-where")
        text = trainee.field("text")
        text.go_to()
        await trainee.press("x", "ctrl+s")
        await trainee.until(lambda: "nothing missing" in trainee.says("#ways-where"))


async def test_the_field_one_writes_in_stays_in_sight_in_a_window_of_another_size(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(100, 30)) as trainee:
        await trainee.open_task("unit-5", "task-4")
        trainee.field("move-on").go_to()
        await trainee.settle()
        for size in ((40, 10), (80, 24), (120, 22), (60, 20)):
            await trainee.pilot.resize_terminal(*size)
            await trainee.settle()
        await trainee.press("x")
        field = trainee.app.focused
        assert isinstance(field, ProseArea) and field.text == "x"
        assert trainee.task.panel.region.contains_region(field.region)
