"""Handing in from a screen: format, folder, file, and what is said when it cannot be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from learnlog.errors import EntryUnreadable, SaveFailed
from learnlog.export.formats import FORMATS, Format
from learnlog.export.names import Find, Sought
from learnlog.handed_in import Changed, Since
from learnlog.handing_in import Finished, HandIn
from learnlog.journal.compare import compare
from learnlog.journal.settings import KnownName
from learnlog.store.protocol import Progress
from learnlog.tui.choosing import ChangeNames
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.fields.push import Push
from learnlog.tui.hand_in import HandInDialog, Make
from learnlog.tui.names import FoundDialog, NamesDialog
from learnlog.tui.navigation import HandIn as AskToHandIn
from learnlog.tui.written import Written, WrittenDialog
from tests.export.decks import written as slides
from tests.export.documents import saying, texts_of
from tests.tui.asking import UNANSWERED, Asker
from tests.tui.driving import PATIENCE, keys_named, sitting_down, until
from tests.tui.log_room import NOW, WIDE, log, note, room, screen_text
from tests.tui.log_room import settled as log_settled

TODAY = date(2026, 12, 4)
NOBODY = Sought((), "", TODAY)
JAMIE = Sought((KnownName(name="Jamie Lee", alias="Pupil J"), KnownName(name="Ben [/]", alias="")), "", TODAY)


def made(*texts: str, unreadable: tuple[EntryUnreadable, ...] = ()) -> Make:
    """Return what makes a document of one entry that says this."""
    return lambda progress: HandIn(saying(*texts_of(*texts)), "task-2", (note(1, "A walk"),), unreadable)


found = made("It rained.")


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def state(app: App[None]) -> str:
    shown = app.screen.query_one("#hand-in-state", Static)
    return str(shown.render()) if shown.has_class("-shown") else ""


async def test_space_on_a_format_and_write_puts_the_document_into_the_folder(tmp_path: Path) -> None:
    app = Asker(HandInDialog("Task 2", found, str(tmp_path), NOBODY))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "learnlog-task-2-2026-12-04.html · 1 entry in it." in screen_text(app)
        formats = app.screen.query_one(OptionList)
        formats.highlighted = list(FORMATS).index("md")
        assert keys_named(app)[:2] == ["Space Choose", "Tab Next"]
        await pilot.press("space")
        await settled(pilot)
        assert "(x) Markdown" in screen_text(app) and "learnlog-task-2-2026-12-04.md" in screen_text(app)
        await pilot.press("tab", "tab", "tab", "enter")
        await settled(pilot)
    path = tmp_path / "learnlog-task-2-2026-12-04.md"
    assert app.answer == Written(path, str(tmp_path))
    assert "It rained." in path.read_text(encoding="utf-8")


async def test_a_file_that_is_there_is_replaced_only_when_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "learnlog-task-2-2026-12-04.html"
    path.write_text("mine")
    app = Asker(HandInDialog("Task 2", found, str(tmp_path), NOBODY))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert "already, and it was left as it is" in state(app)
        assert path.read_text() == "mine"
        assert "Replace it" in str(app.screen.query_one("#hand-in-write", Push).label)
        app.screen.query_one(LineInput).value += "/"
        await settled(pilot)
        assert "Write it" in str(app.screen.query_one("#hand-in-write", Push).label), "another place, another question"
        await pilot.click("#hand-in-write")
        await settled(pilot)
        assert path.read_text() == "mine"
        await pilot.click("#hand-in-write")
        await settled(pilot)
    assert isinstance(app.answer, Written)
    assert "It rained." in path.read_text(encoding="utf-8")


async def test_a_folder_that_is_not_there_is_said_and_nothing_is_made(tmp_path: Path) -> None:
    app = Asker(HandInDialog("Task 2", found, str(tmp_path / "gone"), NOBODY))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert "There is no folder" in state(app) and "Nothing was written." in state(app)
        assert list(tmp_path.iterdir()) == []
        await pilot.press("escape")
    assert app.answer is None


@pytest.mark.parametrize("named", ["x" * 300, "~nobody-of-that-name", "a\0b"])
async def test_what_cannot_be_the_name_of_a_folder_is_no_folder(tmp_path: Path, named: str) -> None:
    app = Asker(HandInDialog("Task 2", found, str(tmp_path), NOBODY))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.query_one(LineInput).value = named
        await pilot.click("#hand-in-write")
        await settled(pilot)
        assert "There is no folder" in state(app) and "Nothing was written." in state(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_all_of_it_can_be_reached_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    then, now = note(1, "A walk", "It rained."), note(1, "A walk", "It snowed.")
    again = Since((Changed(NOW, then, now, compare(then, now)),), 12)
    broken = EntryUnreadable("/log/entries/2026/x.toml", "the file is empty")

    def full(progress: Progress) -> HandIn:
        return replace(made("Jamie sang.", unreadable=(broken,))(progress), since=again)

    app = Asker(HandInDialog("Task 2: Two values in your setting", full, str(tmp_path), JAMIE))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        button = app.screen.query_one("#hand-in-write", Push)
        assert button.region.bottom <= size[1] - 1 and button.region.height == 1
        comments = tmp_path / "learnlog-task-2-2026-12-04.comments.toml"
        comments.write_text("the tutor's words")
        await pilot.click("#hand-in-comments")
        await pilot.click("#hand-in-write")
        await settled(pilot)
        await pilot.click("#found-go-on")
        await settled(pilot)
        assert "take those comments in first" in " ".join(screen_text(app).replace("│", " ").split())
        assert button.region.bottom <= size[1] - 1


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_slides_are_offered_where_a_task_makes_them_and_what_they_lack_is_told(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    deck = HandIn(slides(), "task-3", (note(1, "A walk"),))
    app = Asker(HandInDialog("Task 3", lambda progress: deck, str(tmp_path), NOBODY, chosen="md"))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        formats = app.screen.query_one(OptionList)
        assert formats.highlighted == list(FORMATS).index("md")
        formats.highlighted = list(FORMATS).index("slides")
        await pilot.press("enter")
        await settled(pilot)
        assert "Not every slide is ready" in str(app.screen.query_one("#hand-in-name", Static).render())
        button = app.screen.query_one("#hand-in-write", Push)
        assert button.region.bottom <= size[1] - 1 and button.region.height == 1
        await pilot.press("tab", "enter")
        await settled(pilot)
    assert isinstance(app.answer, Written)
    assert app.answer.path.name == "learnlog-task-3-2026-12-04.slides.md"
    assert any("“Respect”: Too full" in one for one in app.answer.told)


async def test_entries_that_cannot_be_read_are_told_before_anything_is_written(tmp_path: Path) -> None:
    broken = EntryUnreadable("/log/entries/2026/x.toml", "the file is empty")
    app = Asker(HandInDialog("Task 2", made("It rained.", unreadable=(broken,)), str(tmp_path), NOBODY))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert "One file cannot be read and is left out" in str(app.screen.query_one("#hand-in-name", Static).render())


async def test_a_log_that_cannot_be_read_is_said_and_nothing_can_be_written(tmp_path: Path) -> None:
    def refuse(progress: Progress) -> HandIn:
        raise SaveFailed("the disk is full")

    app = Asker(HandInDialog("Task 2", refuse, str(tmp_path), NOBODY))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "the disk is full" in state(app)
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert list(tmp_path.iterdir()) == [] and app.answer is UNANSWERED


async def test_where_the_document_is_and_how_to_see_it(tmp_path: Path) -> None:
    opened: list[Path] = []
    path = tmp_path / "unit[b].html"

    def open_path(path: Path) -> str:
        opened.append(path)
        return "" if len(opened) == 1 else "There is no desktop here."

    app = Asker(WrittenDialog(Written(path, "", tmp_path / "unit[b].comments.toml", ("It was not kept.",)), open_path))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "unit[b].html" in screen_text(app)
        assert "Send unit[b].comments.toml along" in screen_text(app) and "It was not kept." in screen_text(app)
        await pilot.click("#written-open")
        await settled(pilot)
        assert "opened in another window" in screen_text(app)
        await pilot.click("#written-folder")
        await settled(pilot)
        assert opened == [path, tmp_path]
        assert "There is no desktop here." in screen_text(app)
        await pilot.press("escape")
    assert app.answer is None


about_jamie = made("It rained. Jamie sang.", "Jamie saw Ben [/].")


async def test_names_are_asked_about_before_anything_is_written(tmp_path: Path) -> None:
    app = Asker(HandInDialog("A walk", about_jamie, str(tmp_path), JAMIE, chosen="md"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "2 texts in it may tell who somebody is" in str(app.screen.query_one("#hand-in-name", Static).render())
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FoundDialog)
        text = screen_text(app)
        assert "[x] “Jamie” becomes “Pupil J”" in text and "Jamie sang. (and 1 more)" in text
        assert "[x] “Ben [/]” becomes “Pupil A”" in text
        assert list(tmp_path.iterdir()) == []
        assert "Space Choose" in keys_named(app)
        await pilot.press("down", "space")
        assert "[ ] “Ben [/]” stays" in screen_text(app)
        await pilot.press("enter")
        assert "[x] “Ben [/]” becomes" in screen_text(app)
        await pilot.press("enter")
        assert "[ ] “Ben [/]” stays" in screen_text(app)
        await pilot.press("tab", "enter")
        await settled(pilot)
    assert isinstance(app.answer, Written)
    page = app.answer.path.read_text(encoding="utf-8")
    assert "Jamie" not in page and "Pupil J sang." in page and "Ben" in page


async def test_back_from_the_names_writes_nothing(tmp_path: Path) -> None:
    app = Asker(HandInDialog("A walk", about_jamie, str(tmp_path), JAMIE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "enter")
        await pilot.pause()
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HandInDialog)
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_many_names_scroll_and_the_way_on_stays_in_sight(size: tuple[int, int]) -> None:
    finds = [Find("name", f"Name {number}", f"Name {number} sang.", "A walk", "Pupil A") for number in range(40)]
    app = Asker(FoundDialog(finds))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        button = app.screen.query_one("#found-go-on", Push)
        assert button.region.bottom <= size[1] - 1 and button.region.height == 1


async def test_the_list_of_names_is_one_on_a_line_with_what_is_written_instead() -> None:
    app = Asker(NamesDialog((KnownName(name="Jamie Lee", alias="Pupil J"), KnownName(name="Ben"))))
    async with app.run_test(size=(80, 24)) as pilot:
        area = app.screen.query_one(ProseArea)
        assert area.text == "Jamie Lee = Pupil J\nBen"
        area.text = " Jamie Lee=Pupil K \n\n= nobody\nZoë\n"
        await pilot.click("#names-keep")
        await pilot.pause()
    assert app.answer == (KnownName(name="Jamie Lee", alias="Pupil K"), KnownName(name="Zoë"))


async def test_while_it_reads_it_says_how_far_that_has_come(tmp_path: Path) -> None:
    go_on = Event()

    def slow(progress: Progress) -> HandIn:
        progress(3, 1200)
        assert go_on.wait(PATIENCE)
        return found(progress)

    app = Asker(HandInDialog("Task 2", slow, str(tmp_path), NOBODY))
    async with app.run_test(size=(80, 24)) as pilot:
        try:
            await until(pilot, lambda: "Reading your entries: 3 of 1,200" in screen_text(app))
        finally:
            go_on.set()
        await until(pilot, lambda: "1 entry in it." in screen_text(app))


async def test_a_file_for_comments_goes_along_and_one_that_is_there_is_left_alone_unasked(tmp_path: Path) -> None:
    asked: list[tuple[str, bool]] = []

    def finish(found: HandIn, written_as: Format, path: Path, by: Mapping[str, str], for_comment: bool) -> Finished:
        asked.append((path.name, for_comment))
        return Finished(path.with_suffix(".comments.toml"), ("That it was handed in could not be kept: no room.",))

    comments = tmp_path / "learnlog-task-2-2026-12-04.comments.toml"
    comments.write_text("the tutor's words")
    dialog = HandInDialog("Task 2", found, str(tmp_path), NOBODY, finish)
    app = Asker(dialog)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.click("#hand-in-comments")
        assert "[x] With a file for comments" in screen_text(app)
        await pilot.click("#hand-in-write")
        await settled(pilot)
        assert "take those comments in first (c on Home)" in state(app)
        assert [path.name for path in tmp_path.iterdir()] == [comments.name] and asked == []
        formats = app.screen.query_one(OptionList)
        formats.focus()
        formats.highlighted = list(FORMATS).index("json")
        await pilot.press("enter")
        assert dialog.query_one("#hand-in-comments", Push).disabled, "that is no document a tutor reads"
        formats.highlighted = list(FORMATS).index("html")
        await pilot.press("enter")
        await pilot.click("#hand-in-write")
        await settled(pilot)
        await pilot.click("#hand-in-write")
        await settled(pilot)
    assert asked == [("learnlog-task-2-2026-12-04.html", True)]
    assert isinstance(app.answer, Written) and app.answer.comments == comments
    assert app.answer.told == ("That it was handed in could not be kept: no room.",)


async def test_a_table_for_a_spreadsheet_does_not_count_as_handed_in(tmp_path: Path) -> None:
    def finish(*about: object) -> Finished:
        raise AssertionError("it was written, not handed in")

    app = Asker(HandInDialog("Task 2", found, str(tmp_path), NOBODY, finish, "actions"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.click("#hand-in-write")
        await settled(pilot)
    assert isinstance(app.answer, Written) and app.answer.comments is None


# From the screens


async def test_from_home_the_whole_unit_is_handed_in_and_the_folder_kept(tmp_path: Path) -> None:
    folder = tmp_path / "for the tutor"
    folder.mkdir()
    async with sitting_down(tmp_path / "log") as trainee:
        await trainee.press("h")
        dialog = trainee.screen(HandInDialog)
        await trainee.until(lambda: "0 entries in it." in trainee.text)
        dialog.query_one(LineInput).value = str(folder)
        await trainee.press("tab", "tab", "tab", "enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, WrittenDialog))
        (path,) = folder.iterdir()
        assert path.name.startswith("learnlog-unit-5-") and path.name in trainee.text
        await trainee.press("enter", "h")
        await trainee.until(lambda: isinstance(trainee.app.screen, HandInDialog))
        assert trainee.app.screen.query_one(LineInput).value == str(folder)


async def test_from_the_log_one_entry_or_all_shown_are_handed_in() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await log_settled(pilot)
        await pilot.press("h")
        await pilot.press("slash", *"creche", "enter", "H")
        await log_settled(pilot)
        asked = [one for one in app.asked if isinstance(one, AskToHandIn)]
        assert [len(one.entries) for one in asked] == [1, 1]
        await pilot.press("x", "H")
        await log_settled(pilot)
        assert [one for one in app.asked if isinstance(one, AskToHandIn)][-1].title == "5 entries"
        assert screen.is_current


async def test_the_list_of_names_is_kept_in_the_settings(tmp_path: Path) -> None:
    async with sitting_down(tmp_path / "log") as trainee:
        trainee.app.post_message(ChangeNames())
        await trainee.until(lambda: isinstance(trainee.app.screen, NamesDialog))
        trainee.app.screen.query_one(ProseArea).text = "Jamie Lee = Pupil J"
        await trainee.pilot.click("#names-keep")
        workspace = (await trainee.app.opened()).workspace
        await trainee.until(lambda: workspace.settings.now.names == (KnownName(name="Jamie Lee", alias="Pupil J"),))
    assert "Jamie Lee" in (tmp_path / "log" / "settings.toml").read_text(encoding="utf-8")
