"""The Picture room, as a trainee uses it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from textual.widgets import OptionList

from learnlog.picture.counts import Progress, Weeks
from learnlog.picture.svg import to_svg
from learnlog.picturing import pictures
from learnlog.tui.entry import EntryScreen
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.home import HomeScreen
from learnlog.tui.log import LogScreen
from learnlog.tui.picture import PictureScreen, way_from
from learnlog.tui.picture_table import FactsTable, fitted
from learnlog.tui.save_picture import SavePictureDialog
from learnlog.tui.task import TaskScreen
from learnlog.tui.unit import UnitScreen
from learnlog.workspace import Workspace
from tests.picture.drawn import habits, progress, table_1, two_values
from tests.tui.driving import Trainee, sitting_down
from tests.units import write_unit


async def with_log(trainee: Trainee) -> Workspace:
    workspace = (await trainee.app.opened()).workspace
    # Ids sort by time, so a later one is the newer entry.
    for number, one in enumerate((two_values(listening="weak"), two_values(listening="strong"), table_1())):
        workspace.store.save(one.changed(id=f"01kar0000000000000000000{number:02d}"), "")
    return workspace


async def open_pictures(trainee: Trainee, shown: str) -> PictureScreen:
    await trainee.press("5")
    await trainee.until(lambda: shown in trainee.text)
    return trainee.screen(PictureScreen)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
async def test_from_home_through_every_picture_to_its_entry_and_back(tmp_path: Path, size: tuple[int, int]) -> None:
    async with sitting_down(tmp_path, size=size) as trainee:
        await with_log(trainee)
        await trainee.press("f4", "f2")  # Home is drawn anew from the log as it is now
        await trainee.until(lambda: bool(trainee.app.home.query("#pictures")))
        await trainee.choose_line("pictures")
        await trainee.until(lambda: "10 rated" in trainee.text)
        room = trainee.screen(PictureScreen)
        assert "Pictures › Task 2: Two values in your setting" in trainee.text and "1 of 6" in trainee.text
        assert "From the entry of 23 November 2026, draft." in trainee.text
        assert room.picture and room.picture.origin and room.picture.origin.entries == 2
        wide = size[0] == 120
        assert isinstance(trainee.app.focused, OptionList) == wide
        titles = []
        for _ in range(6):
            assert room.picture is not None
            titles.append(room.picture.name)
            await trainee.press("down" if wide and len(titles) < 6 else "n")
        assert titles == ["task-2", "task-4", "outcomes", "continua", "progress", "weeks"]
        assert room.picture and room.picture.name == "task-2"  # after the last comes the first
        await trainee.press("p", "p", "p")
        assert "●─────┼" in trainee.text and "Same objectives for all" in trainee.text
        await trainee.press("enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, EntryScreen))
        await trainee.press("escape")
        await trainee.until(lambda: trainee.app.screen is room)
        assert room.picture and room.picture.name == "continua" and trainee.app.focused is not None
        await trainee.press("escape")
        assert isinstance(trainee.app.screen, HomeScreen)


async def test_the_same_facts_are_a_table_on_one_key_and_fit_the_window(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await with_log(trainee)
        room = await open_pictures(trainee, "10 rated")
        await trainee.press("t")
        table = trainee.one("FactsTable", FactsTable)
        assert trainee.has_focus(table) and table.row_count == 16 and not table.show_horizontal_scrollbar
        assert "Part of" in trainee.text and "listening to people" in trainee.text and "● strong" in trainee.text
        await trainee.press("down", "n", "n", "n")
        assert room.picture and room.picture.name == "continua"
        assert table.row_count == 6 and "At one end" in trainee.text and not table.show_horizontal_scrollbar
        await trainee.press("p", "p")
        assert "Nothing to show yet" in trainee.text and "The place for it is" in trainee.text
        await trainee.press("n", "n", "enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, EntryScreen))
        await trainee.press("escape")
        await trainee.until(lambda: trainee.app.screen is room)
        assert trainee.has_focus(table)
        await trainee.pilot.resize_terminal(120, 40)
        await trainee.settle()
        assert "At one end" in trainee.text and room.query_one(OptionList).display
        await trainee.press("t")
        assert "At one end" not in trainee.text and "●─────┼" in trainee.text
        await trainee.pilot.resize_terminal(80, 24)
        await trainee.settle()
        assert trainee.app.focused is not None and trainee.app.focused.id == "picture-page"
        await trainee.press("pagedown")
        assert trainee.one("#picture-page", type(room.query_one("#picture-page"))).scroll_y > 0


async def test_a_picture_is_saved_where_it_says_and_never_over_another_file_unasked(tmp_path: Path) -> None:
    folder = tmp_path / "for the tutor"
    folder.mkdir()
    async with sitting_down(tmp_path / "log") as trainee:
        workspace = await with_log(trainee)
        room = await open_pictures(trainee, "10 rated")
        await trainee.press("s")
        assert isinstance(trainee.app.screen, SavePictureDialog)
        name = "learnlog-unit-5-task-2-2026-11-23.svg"
        assert f"As {name}" in trainee.text
        trainee.one("LineInput", LineInput).value = str(tmp_path / "nowhere")
        await trainee.push("#save-write")
        assert "There is no folder" in trainee.text
        trainee.one("LineInput", LineInput).value = str(folder)
        await trainee.push("#save-write")
        await trainee.until(lambda: "Saved:" in trainee.text)
        path = folder / name
        picture = pictures(workspace)[0]
        assert path.read_bytes() == to_svg(picture) and ElementTree.parse(path).getroot().get("role") == "img"
        path.write_bytes(b"mine")
        await trainee.push("#save-write")
        assert "There is a file of this name already" in trainee.text and path.read_bytes() == b"mine"
        await trainee.push("#save-write")
        await trainee.until(lambda: "Saved:" in trainee.text)
        assert path.read_bytes() == to_svg(picture)
        await trainee.press("escape")
        assert trainee.screen(PictureScreen) is room and workspace.settings.now.hand_in_folder == str(folder)
        assert sorted(one.name for one in folder.iterdir()) == [name]
        await trainee.press("n", "s")  # nothing is rated in Task 4, so there is nothing to save
        assert trainee.screen(PictureScreen) is room


async def test_where_nothing_is_rated_enter_leads_to_the_task_and_what_is_rated_is_drawn_on_the_way_back(
    tmp_path: Path,
) -> None:
    async with sitting_down(tmp_path) as trainee:
        room = await open_pictures(trainee, "Nothing is rated here yet.")
        assert "Enter leads there." in trainee.text
        await trainee.press("n", "n", "n")
        await trainee.press("enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        assert trainee.key == "place"
        await trainee.write("ratings", {"objectives": "clearly-personalisation"})
        await trainee.press("escape")
        await trainee.until(lambda: trainee.app.screen is room)
        await trainee.until(lambda: "├─────┼─────┼─────┼─────●" in trainee.text)
        assert "Learning objectives: ▶ clearly personalisation" in trainee.text
        await trainee.press("n")
        assert isinstance(room.picture, Progress) and "0 of 18 screens read" in trainee.text
        await trainee.press("enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, UnitScreen))
        await trainee.press("f12")
        await trainee.until(lambda: isinstance(trainee.app.screen, PictureScreen) and "1 of 6" in trainee.text)
        await trainee.press("p")
        assert isinstance(trainee.screen(PictureScreen).picture, Weeks)
        await trainee.press("enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, LogScreen))


async def test_a_second_unit_has_its_pictures_under_its_own_name(tmp_path: Path) -> None:
    write_unit(tmp_path / "units" / "listening")
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        workspace = (await trainee.app.opened()).workspace
        workspace.store.save(habits(), "")
        room = await open_pictures(trainee, "1 of 10")
        assert "Unit L: Listening to readers" in trainee.text
        await trainee.press(*["n"] * 5)
        assert room.picture and (room.picture.unit, room.picture.name) == ("listening", "notice")
        assert (
            "Waiting" in trainee.text and "○ never" in trainee.text and "readers who correct themselves" in trainee.text
        )


def test_columns_give_way_to_fit_the_widest_first() -> None:
    rows = [["a" * 10, "b" * 60, "c" * 30]]
    assert fitted(["x", "y", "z"], rows, 120) == [10, 60, 30]
    assert fitted(["x", "y", "z"], rows, 86) == [10, 40, 30]
    assert fitted(["x", "y", "z"], rows, 46) == [10, 15, 15]
    assert max(fitted(["x", "y", "z"], rows, 10)) <= 10


def test_a_picture_leads_to_what_makes_it() -> None:
    way = way_from(progress())
    assert type(way).__name__ == "OpenUnit"
