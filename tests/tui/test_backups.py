"""Where backups go is chosen in the app, with a clear answer where a folder cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from learnlog.store.backup_folder import trouble_with
from learnlog.store.folders import Folders
from learnlog.tui.backups import BackupsDialog
from learnlog.tui.fields.line_input import LineInput
from tests.tui.driving import Trainee, sitting_down
from tests.tui.test_odd_files import saved


def flat(trainee: Trainee) -> str:
    return " ".join(trainee.text.replace("│", " ").split())


async def type_folder(trainee: Trainee, folder: Path | str) -> None:
    trainee.screen(BackupsDialog).query_one(LineInput).value = str(folder)
    await trainee.press("enter")


async def test_a_folder_is_chosen_and_has_todays_backup_at_once(tmp_path: Path) -> None:
    home, stick = tmp_path / "log", tmp_path / "stick"
    saved(home)
    stick.mkdir()
    async with sitting_down(home, size=(120, 40)) as trainee:
        await trainee.press("b")
        assert "There is none yet." in flat(trainee)
        await type_folder(trainee, stick)
        assert [path.name for path in stick.iterdir()] == ["learnlog-2026-11-23.zip"]
        assert "From now on backups go there" in flat(trainee)
        assert "the newest was made as you began to write on 23 November 2026 and holds 1 entry" in flat(trainee)
        await trainee.push("#backups-now")
        assert len(list(stick.iterdir())) == 2 and "1 entry and all that belongs to them" in flat(trainee)
        assert "the newest is of 23 November 2026" in flat(trainee)
        await trainee.press("escape")
    async with sitting_down(home) as trainee:
        await trainee.press("b")
        assert trainee.one("LineInput", LineInput).value == str(stick)


async def test_a_folder_that_is_not_there_is_not_taken(tmp_path: Path) -> None:
    saved(tmp_path / "log")
    async with sitting_down(tmp_path / "log", size=(120, 40)) as trainee:
        await trainee.press("b")
        await type_folder(trainee, tmp_path / "unplugged")
        assert "There is no folder" in flat(trainee) and "Nothing was changed." in flat(trainee)
        assert (await trainee.app.opened()).workspace.settings.now.backup_folder == ""
        assert not (tmp_path / "unplugged").exists()


async def test_settings_that_cannot_be_read_keep_their_folder(tmp_path: Path) -> None:
    home = tmp_path / "log"
    saved(home)
    (home / "settings.toml").write_bytes(b"welcomed = maybe\n")
    async with sitting_down(home, size=(120, 40)) as trainee:
        await trainee.press("b")
        await type_folder(trainee, tmp_path)
        assert "settings.toml" in flat(trainee)
        assert (home / "settings.toml").read_bytes() == b"welcomed = maybe\n"


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("", ""),
        ("  ", ""),
        ("{stick}", ""),
        ("stick", "Write the whole path"),
        ("{stick}/gone", "There is no folder"),
        ("{stick}/file", "is a file, not a folder"),
        ("{home}", "inside the log itself"),
        ("{home}/entries", "inside the log itself"),
        ("~nobody-of-that-name/x", "cannot be used|whole path|no folder"),
        ("/\0", "cannot be used|no folder"),
        ("/" + "x" * 5000, "cannot be used|no folder"),
    ],
)
def test_what_is_the_matter_with_a_folder(tmp_path: Path, folder: str, said: str) -> None:
    folders = Folders.find(tmp_path / "log", {})
    (folders.home / "entries").mkdir(parents=True)
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "file").touch()
    named = folder.replace("{stick}", str(tmp_path / "stick")).replace("{home}", str(folders.home))
    found = trouble_with(folders, named)
    assert any(part in found for part in said.split("|")) and bool(found) == bool(said)
