"""What was handed in, on the screens: kept, listed, opened again, compared."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList

from learnlog.tui.as_it_was import AsItWasScreen
from learnlog.tui.compare import CompareScreen
from learnlog.tui.dialogs import MessageDialog
from learnlog.tui.entry import EntryScreen
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.hand_in import HandInDialog
from learnlog.tui.hand_ins import HandInsDialog
from learnlog.tui.navigation import OpenHandIns, ReadEntry
from learnlog.tui.written import WrittenDialog
from tests.tui.driving import Trainee, sitting_down
from tests.tui.log_room import NARROW, Shell, entry_id, log, note, press, prose, room, screen_text, settled, workspace


async def hand_in(trainee: Trainee, folder: Path) -> None:
    await trainee.press("h")
    await trainee.until(lambda: isinstance(trainee.app.screen, HandInDialog) and " in it." in trainee.text)
    trainee.app.screen.query_one(LineInput).value = str(folder)
    await trainee.push("#hand-in-comments")
    await trainee.push("#hand-in-write")
    await trainee.until(lambda: isinstance(trainee.app.screen, WrittenDialog))
    await trainee.press("enter")


async def test_what_was_handed_in_is_listed_opened_compared_and_told_the_next_time(tmp_path: Path) -> None:
    folder = tmp_path / "for the tutor"
    folder.mkdir()
    async with sitting_down(tmp_path / "log") as trainee:
        trainee.app.set_keymap({"home.hand-in": "K"})
        await trainee.press("i")
        assert isinstance(trainee.app.screen, MessageDialog)
        assert "Nothing was handed in yet. K writes a document" in trainee.text
        trainee.app.set_keymap({})
        await trainee.press("escape")
        desk = (await trainee.app.opened()).workspace
        sitting = desk.sittings.begin("unit-5", "task-1")
        one = sitting.entry.with_answer(prose("It rained."))
        sitting.close()
        version = desk.store.save(one, "")
        await hand_in(trainee, folder)
        assert {path.suffix for path in folder.iterdir()} == {".html", ".toml"}
        await trainee.until(lambda: "Handed in  23 November 2026, 19:02, as Web page" in trainee.text)
        desk.store.save(one.with_answer(prose("It snowed.")), version)
        await trainee.press("h")
        await trainee.until(lambda: "handed this in on 23 November 2026, 19:02: 1 answer changed." in trainee.text)
        await trainee.press("f2")
        assert isinstance(trainee.app.screen, CompareScreen) and "[−rained]" in trainee.text
        await trainee.press("escape", "escape")
        trainee.app.post_message(ReadEntry(one.id))
        await trainee.until(lambda: isinstance(trainee.app.screen, EntryScreen))
        await trainee.until(lambda: "Handed in 23 November 2026, 19:02, as Web page" in trainee.text)
        await trainee.press("i")
        await trainee.until(lambda: isinstance(trainee.app.screen, HandInsDialog))
        await trainee.press("enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, AsItWasScreen))
        assert "It rained." in trainee.text and "as it was handed in" in trainee.text
        await trainee.push("#was-way-0")
        await trainee.until(lambda: isinstance(trainee.app.screen, CompareScreen))
        assert "[+snowed]" in trainee.text
        await trainee.press("escape")
        await trainee.until(lambda: isinstance(trainee.app.screen, AsItWasScreen))
        await trainee.press("escape")
        await trainee.until(lambda: isinstance(trainee.app.screen, HandInsDialog))
        desk.store.erase(one.id)
        await trainee.press("enter")
        await trainee.until(lambda: "deleted for good" in trainee.text)


async def test_entries_are_marked_and_handed_in_together() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "space", "down", "m")
        assert "5 entries · 2 marked" in screen_text(app)
        assert screen_text(app).count("[x] ") == 2
        await press(pilot, "H", "i")
        asked = app.asked[-2]
        assert getattr(asked, "entries", ()) == (entry_id(3), entry_id(5)), "the one that happened first stands first"
        assert getattr(asked, "title", "") == "2 entries"
        last = app.asked[-1]
        assert isinstance(last, OpenHandIns) and last.entry
        await press(pilot, "slash", *"creche", "enter", "space")
        assert "1 of 1 found · 1 marked" in screen_text(app), "a mark is taken away as it was made"
        await press(pilot, "x", "M")
        assert "marked" not in screen_text(app) and "[x] " not in screen_text(app)
        assert screen.is_current


async def test_a_key_for_marks_is_a_letter_in_the_search_box() -> None:
    _, _, app = room(*log())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "slash", "m", "space", "m")
        assert "marked" not in screen_text(app)


async def test_a_record_that_cannot_be_read_is_named_below_the_others() -> None:
    from learnlog.errors import EntryUnreadable
    from learnlog.tui.hand_ins import HandInsDialog as Listed
    from tests.tui.asking import Asker

    dialog = Listed("Handed in", (), (EntryUnreadable("/log/hand-ins/x.toml", "the file is empty"),))
    app = Asker(dialog)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert "! /log/hand-ins/x.toml: the file is empty." in screen_text(app)
        assert dialog.query_one(OptionList).highlighted is None
        await pilot.press("enter", "escape")
    assert app.answer is None


async def test_the_page_of_an_entry_says_how_often_it_was_handed_in() -> None:
    desk = workspace(note(1, "A walk"))
    for _ in range(3):
        desk.keep_hand_in([desk.read_entry(entry_id(1))], what="free", unit="", written_as="Word", file="a.docx")
        desk._new_id = lambda now, after: f"{int(after) + 1:026}"
    screen = EntryScreen(desk, entry_id(1))
    app = Shell(lambda: screen)
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert "Handed in 23 November 2026, 19:02, as Word, and 2 times before" in screen_text(app)
