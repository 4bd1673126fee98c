"""Files of the log that are no entries: named on Home and in the log, with what can be done one key away."""

from __future__ import annotations

from pathlib import Path

from learnlog.journal.entry import Entry
from learnlog.journal.settings import Settings
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from learnlog.tui.as_it_was import AsItWasScreen
from learnlog.tui.bin import BinScreen
from learnlog.tui.compare import CompareScreen
from learnlog.tui.dialogs import MessageDialog
from learnlog.tui.entry_list import EntryList
from learnlog.tui.home import HomeScreen
from learnlog.tui.line import Line
from learnlog.tui.log import LogScreen
from learnlog.tui.navigation import OpenBin
from learnlog.tui.odd_files import DamagedDialog
from tests.entries import entry
from tests.store.samples import new_id
from tests.tui.driving import Trainee, sitting_down
from tests.tui.log_room import prose

NUL = b'format = 1\ntitle = "'


def saved(home: Path, text: str = "As it was.") -> tuple[Entry, Path]:
    """Save an entry as a sitting does, and return it with its file."""
    store = TomlStore(Folders.find(home, {}))
    store.records.save_settings(Settings(welcomed=True))
    one = entry(prose(text), id=new_id(1), unit="", task="free", title="A walk")
    store.save(one, "")
    store.keep_version(one.id)
    return one, Path(store.path_of(one.id))


async def from_home(trainee: Trainee) -> None:
    """Press Enter on the file that Home names."""
    trainee.screen(HomeScreen).query_one("#file-0", Line).focus()
    await trainee.press("enter")
    await trainee.until(lambda: not isinstance(trainee.app.screen, (HomeScreen, LogScreen)))


async def test_the_last_good_version_is_one_key_from_home_and_put_back_with_two_more(tmp_path: Path) -> None:
    one, file = saved(tmp_path)
    file.write_bytes(NUL)
    async with sitting_down(tmp_path) as trainee:
        assert "line 2" in trainee.text and "Enter shows what can be done" in " ".join(trainee.text.split())
        await from_home(trainee)
        trainee.screen(DamagedDialog)
        assert "Its last good version is of 23 November 2026, 12:00 and has 3 words." in trainee.text
        await trainee.press("enter")
        trainee.screen(AsItWasScreen)
        assert "As it was." in trainee.text
        await trainee.press("tab", "enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, LogScreen))
        assert trainee.kept(one.id) == one
        assert "1 entry" in trainee.text and "cannot be read" not in trainee.says("#trail-count")
        assert [path.read_bytes() for path in trainee.folders.unreadable.iterdir()] == [NUL]
        await trainee.press("f2")
        assert not trainee.app.home.query(".file")


async def test_without_a_good_version_it_says_where_else_to_look(tmp_path: Path) -> None:
    _, file = saved(tmp_path)
    for version in (tmp_path / "history").rglob("*.toml"):
        version.unlink()
    file.write_bytes(NUL)
    async with sitting_down(tmp_path) as trainee:
        await from_home(trainee)
        assert "learnlog restore" in trainee.text and not trainee.app.screen.query("#damaged-back")
        await trainee.press("enter")
        trainee.screen(LogScreen)
        assert file.read_bytes() == NUL


async def test_a_conflicted_copy_is_shown_compared_and_brought_together(tmp_path: Path) -> None:
    one, file = saved(tmp_path)
    copy = file.with_name(f"{file.stem} (Ada's conflicted copy).toml")
    copy.write_bytes(file.read_bytes().replace(b"As it was.", b"As it was on the other laptop."))
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        assert "A copy of “A walk”" in trainee.text
        await from_home(trainee)
        trainee.screen(CompareScreen)
        assert "[+" in trainee.text and "other laptop" in trainee.text
        await trainee.push("#compare-way-0")
        await trainee.until(lambda: "left to decide" in trainee.text)
        await trainee.press("b", "ctrl+s")
        await trainee.until(lambda: isinstance(trainee.app.screen, LogScreen))
        assert trainee.kept(one.id).answers == (prose("As it was.\n\nAs it was on the other laptop."),)
        assert not copy.exists() and "copy" not in trainee.says("#trail-count")


async def test_a_copy_put_away_leaves_the_entry_and_is_in_the_bin(tmp_path: Path) -> None:
    one, file = saved(tmp_path)
    copy = file.with_name("notes from the other laptop.toml")
    copy.write_bytes(file.read_bytes())
    async with sitting_down(tmp_path) as trainee:
        await from_home(trainee)
        assert "It is just as your entry was earlier" in " ".join(trainee.text.split())
        await trainee.press("tab", "enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, LogScreen))
        assert not copy.exists() and trainee.kept(one.id) == one
        await trainee.press("b")
        assert "A copy put away" in trainee.text
        await trainee.press("u")
        await trainee.until(copy.exists)


async def test_a_file_without_its_entry_is_put_into_the_log(tmp_path: Path) -> None:
    one, file = saved(tmp_path)
    file.rename(file.with_name("renamed.toml"))
    async with sitting_down(tmp_path) as trainee:
        await from_home(trainee)
        trainee.screen(AsItWasScreen)
        await trainee.press("tab", "enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, LogScreen))
        assert trainee.kept(one.id) == one and trainee.entry_file(one.id) == file


async def test_home_names_two_and_counts_the_others(tmp_path: Path) -> None:
    _, file = saved(tmp_path)
    for number in range(5):
        file.with_name(f"copy {number}.toml").write_bytes(file.read_bytes())
    async with sitting_down(tmp_path) as trainee:
        assert len(trainee.app.home.query(".file")) == 3
        assert "3 more files like this" in str(trainee.app.home.query_one("#more-files").render())


async def test_keys_pressed_twice_in_a_hurry_open_one_of_each(tmp_path: Path) -> None:
    _, file = saved(tmp_path)
    file.with_name("copy.toml").write_bytes(file.read_bytes())
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f4")
        trainee.app.post_message(OpenBin())
        trainee.app.post_message(OpenBin())
        await trainee.until(lambda: isinstance(trainee.app.screen, BinScreen))
        await trainee.press("escape")
        screen = trainee.screen(LogScreen)
        await trainee.press("home")
        screen.query_one(EntryList).action_select()
        screen.query_one(EntryList).action_select()
        await trainee.until(lambda: isinstance(trainee.app.screen, CompareScreen))
        await trainee.press("escape")
        trainee.screen(LogScreen)
        await trainee.press("end")
        screen.action_versions()
        screen.action_versions()
        await trainee.until(lambda: isinstance(trainee.app.screen, MessageDialog))
        await trainee.press("escape")
        trainee.screen(LogScreen)
