"""A log is carried to another computer in the app: written, looked at, taken in, and compared where it differs."""

from __future__ import annotations

from pathlib import Path

from learnlog.store.carrying import write_log
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from learnlog.tui.carrying import KeepCopyDialog, TakeInDialog
from learnlog.tui.compare import CompareScreen
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push
from learnlog.tui.home import HomeScreen
from learnlog.tui.navigation import KeepCopy, TakeIn
from tests.entries import NOON, entry
from tests.store.samples import new_id
from tests.tui.driving import Trainee, sitting_down
from tests.tui.log_room import prose
from tests.tui.test_backups import flat
from tests.tui.test_odd_files import from_home, saved

ARCHIVE = "learnlog-whole-log-2026-11-23.zip"


async def ask(trainee: Trainee, message: KeepCopy | TakeIn) -> None:
    trainee.app.post_message(message)
    await trainee.until(lambda: isinstance(trainee.app.screen, (KeepCopyDialog, TakeInDialog)))


async def name(trainee: Trainee, path: Path | str) -> None:
    line = trainee.one("LineInput", LineInput)
    line.focus()
    line.value = str(path)
    await trainee.press("enter")


async def test_a_copy_is_kept_and_never_written_over_unasked(tmp_path: Path) -> None:
    saved(tmp_path / "log")
    (tmp_path / "stick").mkdir()
    written = tmp_path / "stick" / ARCHIVE
    async with sitting_down(tmp_path / "log", size=(120, 40)) as trainee:
        await ask(trainee, KeepCopy())
        assert ARCHIVE in trainee.text and "not to be handed in" in flat(trainee)
        await name(trainee, tmp_path / "unplugged")
        assert "There is no folder" in flat(trainee) and "Nothing was written." in flat(trainee)
        await name(trainee, tmp_path / "stick")
        assert "1 entry and all that belongs to them" in flat(trainee)
        before = written.read_bytes()
        saved_again = TomlStore(Folders.find(tmp_path / "log", {}))
        saved_again.save(entry(prose("More."), id=new_id(2)), "")
        await trainee.push("#copy-write")
        assert "it was left as it is" in flat(trainee) and written.read_bytes() == before
        await trainee.press("enter")
        assert "2 entries" in flat(trainee) and written.read_bytes() != before
        await trainee.press("escape")
        trainee.screen(HomeScreen)


async def test_a_log_is_looked_at_taken_in_and_compared(tmp_path: Path) -> None:
    mine, file = saved(tmp_path / "log", "Mine.")
    theirs = TomlStore(Folders.find(tmp_path / "theirs", {}))
    theirs.save(mine.changed(answers=(prose("Theirs."),)), "")
    new = entry(prose("New words."), id=new_id(2), unit="", task="free", title="[red]New")
    theirs.save(new, "")
    archive = tmp_path / ARCHIVE
    write_log(archive, theirs.folders, NOON)
    before = file.read_bytes()
    async with sitting_down(tmp_path / "log", size=(120, 40)) as trainee:
        await ask(trainee, TakeIn())
        await name(trainee, tmp_path / "nothing.zip")
        assert "There is no file" in flat(trainee) and trainee.one("#take-in-do", Push).disabled
        await name(trainee, f"'{archive}'")
        assert "New: 1 entry." in flat(trainee) and "[red]New" in flat(trainee)
        assert "1 differs from yours, which stay as they are." in flat(trainee)
        assert not list((tmp_path / "log").rglob(f"*{new.id}.toml")), "looking adds nothing"
        await trainee.press("enter")
        assert "Taken in: 1 entry." in flat(trainee) and "1 copy stands beside your own entries" in flat(trainee)
        await trainee.press("enter")
        assert "[red]New" in trainee.text
        assert trainee.kept(new.id) == new and file.read_bytes() == before
        await from_home(trainee)
        trainee.screen(CompareScreen)
        assert "Mine" in trainee.text and "Theirs" in trainee.text and "Bring both together" in trainee.text
        await trainee.press("escape", "f2")
        await ask(trainee, TakeIn())
        await name(trainee, archive)
        assert "There is nothing to take in." in flat(trainee)
